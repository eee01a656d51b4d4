//! Where a note finds room: right after the message's own box, inside the post's width, never inside
//! the innermost text, never in a place that the page clips or lays out sideways. Inserts one element
//! and moves nothing.

use web_sys::{Element, Window};

use super::dom;
use super::site::{Block, Kind};

/// Most steps upwards.
const CLIMB: usize = 14;

/// Least width of a note that can be read, in CSS pixels.
const MIN_WIDTH: f64 = 120.0;

/// Beyond these nothing is placed.
const EDGE: &str = "main,[role=\"main\"],[role=\"feed\"],[role=\"dialog\"],body,html";

/// A link or button in a link or button cannot be reached.
const PRESSED: &str = "a,button,[role=\"button\"],[role=\"link\"],label,object,h1,h2,h3,h4,h5,h6";

/// Inserts `host` for `block` and answers after which element it stands.
pub fn insert(window: &Window, block: &Block, host: &Element) -> Option<Element> {
    let mut anchor = match block.kind {
        Kind::Picture => around_picture(block),
        _ => block.element.clone(),
    };
    let mut first: Option<Element> = None;
    for _ in 0..CLIMB {
        if fits(window, block, &anchor) {
            put_after(&anchor, host);
            if is_seen(window, block, host) {
                return Some(anchor);
            }
            if first.is_none() {
                first = Some(anchor.clone());
            }
            host.remove();
        }
        match above(block, &anchor) {
            Some(parent) => anchor = parent,
            None => break,
        }
    }
    // No place is good: the first that lays out downwards, else the end of the post's own box.
    if let Some(anchor) = first {
        put_after(&anchor, host);
        return Some(anchor);
    }
    let last = block.unit.as_ref().and_then(Element::last_element_child);
    let anchor = last.unwrap_or_else(|| block.element.clone());
    put_after(&anchor, host);
    host.is_connected().then_some(anchor)
}

/// Puts `host` right after `anchor`.
pub fn put_after(anchor: &Element, host: &Element) {
    if let Some(parent) = anchor.parent_node() {
        let _ = parent.insert_before(host, anchor.next_sibling().as_ref());
    }
}

/// One step upwards, while that stays inside the unit.
fn above(block: &Block, anchor: &Element) -> Option<Element> {
    let parent = anchor.parent_element()?;
    match &block.unit {
        Some(unit) => (parent != *unit && unit.contains(Some(&parent))).then_some(parent),
        None => (!dom::matches(&parent, EDGE)).then_some(parent),
    }
}

/// The largest box that holds this picture and nothing else.
fn around_picture(block: &Block) -> Element {
    let mut at = block.element.clone();
    while let Some(parent) = above(block, &at) {
        let alone = parent
            .query_selector_all("img:not([alt=\"\"]),video,form,textarea,input")
            .is_ok_and(|list| list.length() <= 1);
        if !alone
            || parent
                .text_content()
                .is_some_and(|text| !text.trim().is_empty())
        {
            break;
        }
        // A row of buttons under the picture is not the picture's box.
        if dom::find(&parent, "section,[role=\"toolbar\"]").is_some() {
            break;
        }
        at = parent;
    }
    at
}

/// Whether a block after `anchor` would be laid out under it.
fn fits(window: &Window, block: &Block, anchor: &Element) -> bool {
    let Some(parent) = anchor.parent_element() else {
        return false;
    };
    if dom::matches(&parent, "html,ul,ol,table,tbody,tr")
        || block
            .unit
            .as_ref()
            .is_some_and(|unit| !unit.contains(Some(&parent)))
    {
        return false;
    }
    let within = |element: &Element| {
        block
            .unit
            .as_ref()
            .is_none_or(|unit| unit != element && unit.contains(Some(element)))
    };
    if dom::closest(&parent, PRESSED).is_some_and(|pressed| within(&pressed)) {
        return false;
    }
    let (Some(own), Some(mut outer)) = (dom::style(window, anchor), dom::style(window, &parent))
    else {
        return false;
    };
    if matches!(dom::value(&own, "position").as_str(), "absolute" | "fixed")
        || dom::value(&own, "float") != "none"
    {
        return false;
    }
    // A parent without a box of its own lays out as the one around it does.
    let mut around = parent.clone();
    while dom::value(&outer, "display") == "contents" {
        let Some(next) = around.parent_element() else {
            return false;
        };
        let Some(style) = dom::style(window, &next) else {
            return false;
        };
        around = next;
        outer = style;
    }
    let clamp = dom::value(&outer, "-webkit-line-clamp");
    if !(clamp.is_empty() || clamp == "none") {
        return false;
    }
    let downwards = match dom::value(&outer, "display").as_str() {
        "block" | "flow-root" | "list-item" | "inline-block" | "table-cell" => true,
        "flex" | "inline-flex" => dom::value(&outer, "flex-direction") == "column",
        _ => false,
    };
    // In the middle of a running line a block would tear the line apart.
    let running = block.kind != Kind::Picture
        && dom::value(&own, "display").starts_with("inline")
        && anchor.next_element_sibling().is_some_and(|next| {
            dom::style(window, &next)
                .is_some_and(|style| dom::value(&style, "display").starts_with("inline"))
        });
    downwards && !running
}

/// Whether the inserted note can be seen: has a size, and nothing around it cuts it off.
fn is_seen(window: &Window, block: &Block, host: &Element) -> bool {
    let rect = host.get_bounding_client_rect();
    if rect.width() < MIN_WIDTH || rect.height() < 12.0 {
        return false;
    }
    // Slides lie over one another: a note beside one would lie on the picture.
    let picture = block.element.get_bounding_client_rect();
    if block.kind == Kind::Picture
        && picture.height() > 0.0
        && rect.bottom() > picture.top()
        && rect.top() < picture.top() + picture.height() * 0.8
    {
        return false;
    }
    let mut at = host.parent_element();
    for _ in 0..CLIMB {
        let Some(element) = at else { break };
        if dom::matches(&element, EDGE) {
            break;
        }
        let Some(style) = dom::style(window, &element) else {
            break;
        };
        let clips = |name: &str| !matches!(dom::value(&style, name).as_str(), "visible" | "");
        if clips("overflow-y") || clips("overflow-x") {
            let around = element.get_bounding_client_rect();
            if rect.bottom() > around.bottom() + 1.0 || rect.right() > around.right() + 1.0 {
                return false;
            }
        }
        if block.unit.as_ref() == Some(&element) {
            break;
        }
        at = element.parent_element();
    }
    true
}

/// Whether what the note is about can be seen by a person.
pub fn is_readable(window: &Window, block: &Block, main: Option<&Element>) -> bool {
    let main = main.unwrap_or(&block.element);
    if !dom::is_shown(main) {
        return false;
    }
    if block.kind == Kind::Picture {
        let rect = main.get_bounding_client_rect();
        // A picture that is not loaded yet has no size, or the size of its description.
        return !(1.0..=48.0).contains(&rect.height()) || rect.width() > 48.0;
    }
    let range = block
        .element
        .owner_document()
        .and_then(|document| document.create_range().ok());
    let Some(range) = range else { return true };
    if range.select_node_contents(main).is_err() {
        return true;
    }
    let rect = range.get_bounding_client_rect();
    let left = window.scroll_x().unwrap_or(0.0);
    rect.width() >= 2.0 && rect.height() >= 2.0 && rect.right() + left > 0.0
}
