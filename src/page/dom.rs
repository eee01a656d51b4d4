//! Small questions to elements, none of which throws.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Element, Node, Window};

#[wasm_bindgen]
extern "C" {
    /// An element with the visibility check that all current browsers have.
    type Checked;

    #[wasm_bindgen(method, catch, js_name = checkVisibility)]
    fn check_visibility(this: &Checked, options: &JsValue) -> Result<bool, JsValue>;
}

/// The node as an element, by its type number: `instanceof` is of no use across worlds.
pub fn element(node: &Node) -> Option<&Element> {
    (node.node_type() == Node::ELEMENT_NODE).then(|| node.unchecked_ref())
}

/// Whether a selector fits; a selector that the browser cannot read fits nothing.
pub fn matches(element: &Element, css: &str) -> bool {
    !css.is_empty() && element.matches(css).unwrap_or(false)
}

/// The nearest element from here upwards that fits.
pub fn closest(element: &Element, css: &str) -> Option<Element> {
    if css.is_empty() {
        None
    } else {
        element.closest(css).ok().flatten()
    }
}

/// The first descendant that fits.
pub fn find(element: &Element, css: &str) -> Option<Element> {
    if css.is_empty() {
        None
    } else {
        element.query_selector(css).ok().flatten()
    }
}

/// Element children, in order.
pub fn children(element: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(element.first_element_child(), Element::next_element_sibling)
}

/// Child nodes, in order.
pub fn nodes(parent: &Node) -> impl Iterator<Item = Node> + use<> {
    std::iter::successors(parent.first_child(), Node::next_sibling)
}

/// At most `limit` UTF-16 units of a text node, without reading the rest.
pub fn text(node: &Node, limit: u32) -> String {
    let data: &web_sys::CharacterData = node.unchecked_ref();
    data.substring_data(0, limit).unwrap_or_default()
}

/// Length of a text node in UTF-16 units.
pub fn text_len(node: &Node) -> u32 {
    node.unchecked_ref::<web_sys::CharacterData>().length()
}

/// The computed style.
pub fn style(window: &Window, element: &Element) -> Option<CssStyleDeclaration> {
    window.get_computed_style(element).ok().flatten()
}

/// One value of a style; empty when there is none.
pub fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// Whether the element is shown: has a box, and neither it nor what is around it is made invisible.
pub fn is_shown(element: &Element) -> bool {
    let options = js_sys::Object::new();
    for name in [
        "checkOpacity",
        "checkVisibilityCSS",
        "opacityProperty",
        "visibilityProperty",
    ] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &JsValue::TRUE);
    }
    // A browser without the check has to be believed: a wrongly shown note is the lesser harm.
    element
        .unchecked_ref::<Checked>()
        .check_visibility(&options)
        .unwrap_or(true)
}
