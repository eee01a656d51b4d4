//! Which element is a text of its own, and whose it is: text first, then upwards by roles and lasting
//! attributes, never by class names. Knows elements, never their words.

use web_sys::Element;

use super::dom;
use crate::catalogue::Site;

/// How far a block may grow upwards.
const CLIMB: usize = 12;

/// Most paragraphs of one block.
const PARAGRAPHS: usize = 200;

/// Shortest description of a picture that is read, in UTF-16 units.
const ALT_MIN: usize = 12;

/// Pictures up to this size in CSS pixels are avatars and interface.
const SMALL: u32 = 48;

/// Inside a block nothing of this belongs to the text.
const INSIDE: &str =
    "[aria-hidden=\"true\"],button,time,form,[role=\"toolbar\"],[role=\"heading\"]";

/// A block ends where one of these stands beside it.
const CHROME: &str = "button,form,time,header,h1,h2,h3,h4,h5,h6,video,table,[role=\"toolbar\"],[role=\"heading\"],[role=\"link\"] svg,[contenteditable],[role=\"textbox\"],textarea,input";

const PRESSED: &str = "a,button,[role=\"button\"],[role=\"link\"]";

/// The element that holds the innermost text.
const INNERMOST: &str =
    "[dir=\"auto\"],p,div,li,td,blockquote,h1,h2,h3,h4,h5,h6,figcaption,section,article,main";

/// A place that ends every climb when no unit does.
const LANDMARK: &str = "main,[role=\"main\"],[role=\"dialog\"],[role=\"feed\"],section,body";

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A post's message.
    Post,
    /// An answer to a post.
    Comment,
    /// The text under a picture or reel.
    Caption,
    /// The words in a picture.
    Picture,
}

impl Kind {
    /// The word in the status.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Post => "post",
            Kind::Comment => "comment",
            Kind::Caption => "caption",
            Kind::Picture => "picture",
        }
    }
}

/// One text on the page.
#[derive(Clone)]
pub struct Block {
    /// Largest element that holds this text and nothing else; the picture itself for a picture.
    pub element: Element,
    /// What it belongs to, where a lasting mark tells.
    pub unit: Option<Element>,
    /// Whose text it is.
    pub kind: Kind,
    /// It stands in the site's own message slot.
    pub slot: bool,
}

/// A site's marks, joined once so that each question is one call of the browser.
pub struct Reader {
    /// The data.
    pub site: Site,
    units: String,
    picture_units: String,
    messages: String,
    never: String,
    /// Subtrees of a block that are not its text.
    pub skip_inside: String,
    /// Units that could hold text, for the count in the status.
    pub roots: String,
}

impl Reader {
    /// Joins the selectors.
    pub fn new(site: Site) -> Reader {
        let units = site
            .units
            .iter()
            .map(|unit| unit.css.as_str())
            .collect::<Vec<_>>()
            .join(",");
        let never = site.never_read.join(",");
        let picture_units = if site.picture_units.is_empty() {
            units.clone()
        } else {
            site.picture_units.join(",")
        };
        let skip_inside = [INSIDE, &never, &units].join(",");
        let roots = site.roots.join(",");
        Reader {
            units,
            picture_units,
            messages: site.messages.join(","),
            never,
            skip_inside,
            roots,
            site,
        }
    }

    /// The units' selector.
    pub fn units(&self) -> &str {
        &self.units
    }

    /// Whether anything around the element forbids reading it.
    fn is_forbidden(&self, element: &Element, unit: Option<&Element>) -> bool {
        if dom::closest(element, &self.never).is_some() {
            return true;
        }
        // An app outlet that is hidden behind a dialog must not count; only what is hidden inside.
        let inside = unit.cloned().or_else(|| dom::closest(element, LANDMARK));
        match (dom::closest(element, "[aria-hidden=\"true\"]"), inside) {
            (Some(hidden), Some(inside)) => hidden != inside && inside.contains(Some(&hidden)),
            _ => false,
        }
    }

    /// The text that an element with text of its own belongs to, or `None` when it is not to be read.
    pub fn block(&self, from: &Element) -> Option<Block> {
        let unit = dom::closest(from, &self.units);
        if self.is_forbidden(from, unit.as_ref()) {
            return None;
        }
        let within = |element: &Element| {
            unit.as_ref()
                .is_none_or(|unit| unit.contains(Some(element)))
        };
        let mut slot = dom::closest(from, &self.messages).filter(|slot| within(slot));
        while let Some(outer) = slot
            .as_ref()
            .and_then(|slot| slot.parent_element())
            .and_then(|parent| dom::closest(&parent, &self.messages))
            .filter(|outer| within(outer) && dom::closest(outer, &self.units) == unit)
        {
            slot = Some(outer);
        }
        // A slot that holds the unit itself is the slot of another text.
        if let Some(slot) = slot.filter(|slot| unit.as_ref() != Some(slot)) {
            let element = self.grow_alone(&slot, unit.as_ref());
            let kind = self.kind(&element, unit.as_ref());
            return Some(Block {
                element,
                kind,
                unit,
                slot: true,
            });
        }
        let base = dom::closest(from, INNERMOST)?;
        if !self.is_base(from, &base, unit.as_ref()) {
            return None;
        }
        let element = self.grow(base, unit.as_ref());
        // Cards, names and times are links as a whole.
        if dom::closest(&element, "a").is_some_and(|link| within(&link)) {
            return None;
        }
        let kind = self.kind(&element, unit.as_ref());
        Some(Block {
            element,
            kind,
            unit,
            slot: false,
        })
    }

    /// Whether the innermost box holds one text and not a whole post with its names and buttons.
    fn is_base(&self, from: &Element, base: &Element, unit: Option<&Element>) -> bool {
        if unit.is_some_and(|unit| base.contains(Some(unit)) && !dom::matches(base, "li"))
            || dom::matches(base, LANDMARK)
        {
            return false;
        }
        // A link or button in a text does not stand for the text; one beside a text belongs to nobody.
        if dom::closest(from, PRESSED)
            .is_some_and(|link| link != *base && base.contains(Some(&link)))
        {
            return false;
        }
        dom::matches(base, "[dir=\"auto\"],p,h1")
            || (dom::find(base, CHROME).is_none()
                && dom::find(base, "[dir=\"auto\"],p").is_none()
                && dom::find(base, &self.messages).is_none()
                && dom::find(base, &self.units).is_none())
    }

    /// Climbs while the parent holds nothing but this text.
    fn grow(&self, base: Element, unit: Option<&Element>) -> Element {
        let mut block = base;
        for _ in 0..CLIMB {
            if unit == Some(&block) {
                break;
            }
            let Some(parent) = block.parent_element() else {
                break;
            };
            if unit == Some(&parent)
                || dom::matches(&parent, LANDMARK)
                || dom::matches(&parent, &self.units)
            {
                break;
            }
            if !self.is_one_text(&parent, &block) {
                break;
            }
            block = parent;
        }
        block
    }

    /// Climbs over wrappers that hold the slot alone.
    fn grow_alone(&self, slot: &Element, unit: Option<&Element>) -> Element {
        let mut block = slot.clone();
        for _ in 0..3 {
            let Some(parent) = block.parent_element() else {
                break;
            };
            if unit == Some(&parent)
                || parent.child_element_count() != 1
                || dom::matches(&parent, LANDMARK)
                || dom::matches(&parent, &self.units)
                || !dom::matches(&parent, "[dir=\"auto\"]")
            {
                break;
            }
            block = parent;
        }
        block
    }

    /// Whether all that stands in `parent` belongs to the text of `block`, one of its children.
    fn is_one_text(&self, parent: &Element, block: &Element) -> bool {
        let raw = dom::nodes(parent).take(PARAGRAPHS).any(|node| {
            node.node_type() == web_sys::Node::TEXT_NODE && !dom::text(&node, 40).trim().is_empty()
        });
        if raw {
            // The block is a piece of a running line (a mention, a styled word).
            return !dom::matches(parent, LANDMARK) && dom::find(parent, CHROME).is_none();
        }
        if parent.child_element_count() as usize > PARAGRAPHS {
            return false;
        }
        let mut before = true;
        for child in dom::children(parent) {
            if child == *block {
                if is_link_only(&child) && parent.child_element_count() > 1 {
                    return false;
                }
                before = false;
            } else if !self.is_paragraph(&child, before) {
                return false;
            }
        }
        true
    }

    /// Whether a neighbour is a paragraph of the same text, or nothing at all.
    fn is_paragraph(&self, child: &Element, before: bool) -> bool {
        if dom::matches(child, "br,wbr") || self.is_toggle_beside(child) {
            return true;
        }
        if dom::matches(
            child,
            "a,[role=\"button\"],[role=\"link\"],img,svg,ul,ol,[data-0]",
        ) || dom::matches(child, CHROME)
            || dom::matches(child, &self.units)
            || dom::matches(child, &self.messages)
            || dom::matches(child, &self.never)
            || dom::find(child, CHROME).is_some()
            || dom::find(child, &self.units).is_some()
            || dom::find(child, &self.messages).is_some()
        {
            return false;
        }
        if child
            .text_content()
            .is_none_or(|text| text.trim().is_empty())
        {
            return dom::find(child, "img,svg,[role=\"button\"]").is_none();
        }
        if before && is_link_only(child) {
            return false;
        }
        let texts = dom::matches(child, "[dir=\"auto\"],p")
            || dom::find(child, "[dir=\"auto\"],p").is_some();
        texts && dom::find(child, "[role=\"button\"]").is_none_or(|button| self.is_toggle(&button))
    }

    /// The picture's text block, or `None` for avatars and interface.
    pub fn picture(&self, img: &Element) -> Option<Block> {
        let alt = img.get_attribute("alt")?;
        if alt.encode_utf16().take(ALT_MIN).count() < ALT_MIN {
            return None;
        }
        let small = |name| {
            img.get_attribute(name)
                .and_then(|size| size.parse::<u32>().ok())
                .is_some_and(|px| px <= SMALL)
        };
        if small("width")
            || small("height")
            || dom::matches(img, "[role=\"presentation\"],[role=\"none\"]")
        {
            return None;
        }
        if dom::closest(img, "header,h1,h2,h3,h4,h5,h6").is_some() {
            return None;
        }
        let unit = dom::closest(img, &self.picture_units);
        if self.is_forbidden(img, unit.as_ref()) {
            return None;
        }
        Some(Block {
            element: img.clone(),
            unit,
            kind: Kind::Picture,
            slot: false,
        })
    }

    fn kind(&self, element: &Element, unit: Option<&Element>) -> Kind {
        let Some(unit) = unit else {
            return Kind::Caption;
        };
        if dom::matches(unit, &self.site.reply) {
            return Kind::Comment;
        }
        if dom::find(element, "h1").is_some() || dom::matches(element, "h1") {
            return Kind::Caption;
        }
        let rule = self
            .site
            .units
            .iter()
            .find(|rule| dom::matches(unit, &rule.css));
        match rule.map(|rule| rule.kind.as_str()) {
            Some("comment") => Kind::Comment,
            Some("caption") => Kind::Caption,
            _ => Kind::Post,
        }
    }

    /// Whether the element is the toggle of a cut text.
    pub fn is_toggle(&self, element: &Element) -> bool {
        dom::matches(
            element,
            "[role=\"button\"],button,a,span[aria-hidden=\"true\"]",
        ) && short_text(element).is_some_and(|text| self.site.is_see_more(&text))
    }

    /// Whether a neighbour of a text is its toggle, alone or wrapped ("… more").
    pub fn is_toggle_beside(&self, element: &Element) -> bool {
        (self.is_toggle(element) || dom::find(element, "[role=\"button\"],button").is_some())
            && short_text(element).is_some_and(|text| self.site.is_see_more(&text))
    }
}

/// The text of an element when it is short enough for a toggle, without reading a long one whole.
fn short_text(element: &Element) -> Option<String> {
    let mut at: web_sys::Node = element.clone().into();
    for _ in 0..6 {
        at = at.first_child()?;
        if at.node_type() == web_sys::Node::TEXT_NODE {
            if dom::text_len(&at) > 40 {
                return None;
            }
            break;
        }
    }
    element.text_content().filter(|text| text.len() <= 120)
}

/// Whether all text of the element stands in links: a name, a time, a card.
fn is_link_only(element: &Element) -> bool {
    if dom::matches(element, "a") {
        return true;
    }
    let Some(link) = dom::find(element, "a") else {
        return false;
    };
    let (Some(whole), Some(part)) = (element.text_content(), link.text_content()) else {
        return false;
    };
    let part = part.trim();
    // Tags and mentions that make up a line are words of the message.
    whole.trim() == part && !part.starts_with(['#', '@'])
}
