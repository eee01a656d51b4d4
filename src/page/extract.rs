//! The words of an element as a person reads them, without asking for layout: line breaks and blocks
//! become line ends, emoji pictures their character; what is hidden, decoy or somebody else's is left
//! out. Knows elements and toggles, never families.

use web_sys::{Element, Node};

use super::dom;
use super::site::Reader;

/// Longest text that is read of one block, in UTF-16 units. Hoaxes are far shorter; a page that
/// sends megabytes costs no more than this.
pub const CAP: u32 = 20_000;

/// Most nodes that are visited in one block.
const NODE_CAP: u32 = 4_000;

/// Longest alternative text of a picture inside text that counts as an emoji, in UTF-16 units.
const EMOJI_CAP: usize = 16;

const BLOCKS: &str = "address,article,blockquote,dd,div,dl,dt,figure,h1,h2,h3,h4,h5,h6,li,ol,p,pre,section,table,tr,ul";

/// What was read.
pub struct Extract {
    /// The words.
    pub text: String,
    /// The text is cut: a "See more" toggle stands in it or behind it, or the cap was met.
    pub partial: bool,
    /// Element that holds the longest piece: where a person would look for the text.
    pub main: Option<Element>,
}

struct Walk<'a> {
    reader: &'a Reader,
    text: String,
    left: u32,
    nodes: u32,
    line: bool,
    space: bool,
    partial: bool,
    longest: u32,
    main: Option<Element>,
}

/// Reads a block.
pub fn read(reader: &Reader, block: &Element) -> Extract {
    let mut walk = Walk {
        reader,
        text: String::new(),
        left: CAP,
        nodes: NODE_CAP,
        line: false,
        space: false,
        partial: false,
        longest: 0,
        main: None,
    };
    walk.children(block, 0);
    let toggle_behind = || {
        let mut at = block.clone();
        // The toggle stands beside the block, or beside an element that holds nothing else.
        (0..3).any(|_| match at.next_element_sibling() {
            Some(next) => reader.is_toggle_beside(&next),
            None => {
                if let Some(parent) = at.parent_element() {
                    at = parent;
                }
                false
            }
        })
    };
    let partial = walk.partial || walk.left == 0 || toggle_behind();
    Extract {
        text: once(walk.text),
        partial,
        main: walk.main,
    }
}

impl Walk<'_> {
    fn children(&mut self, parent: &Node, depth: u32) {
        // Deeper than any real post: a stack that runs out would end the whole script.
        if depth > 200 {
            return;
        }
        for node in dom::nodes(parent) {
            if self.left == 0 || self.nodes == 0 {
                self.partial = true;
                return;
            }
            self.nodes -= 1;
            match node.node_type() {
                Node::TEXT_NODE => self.push(&node, parent),
                Node::ELEMENT_NODE => {
                    if let Some(element) = dom::element(&node) {
                        self.element(element, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &Element, depth: u32) {
        if self.reader.is_toggle(element) {
            self.partial = true;
            return;
        }
        if dom::matches(element, &self.reader.skip_inside) {
            return;
        }
        match element.tag_name().as_str() {
            "BR" => self.line = true,
            "IMG" => {
                let alt = element.get_attribute("alt").unwrap_or_default();
                if alt.encode_utf16().count() <= EMOJI_CAP {
                    self.words(&alt);
                }
            }
            "SVG" | "svg" | "VIDEO" | "AUDIO" | "CANVAS" | "IFRAME" => {}
            _ => {
                let block = dom::matches(element, BLOCKS);
                self.line |= block;
                self.children(element, depth + 1);
                self.line |= block;
            }
        }
    }

    fn push(&mut self, node: &Node, parent: &Node) {
        let len = dom::text_len(node);
        if len > self.longest {
            self.longest = len;
            self.main = dom::element(parent).cloned();
        }
        let words = dom::text(node, self.left);
        self.left = self.left.saturating_sub(len.min(self.left));
        self.words(&words);
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if !self.text.is_empty() {
                if self.line {
                    self.text.push('\n');
                } else if self.space {
                    self.text.push(' ');
                }
            }
            self.line = false;
            self.space = false;
            self.text.push(c);
        }
    }
}

/// A text that stands there twice (a hidden copy for measuring) is read once.
fn once(text: String) -> String {
    let half = text.len() / 2;
    match (text.get(..half), text.get(half..)) {
        (Some(first), Some(rest))
            if !first.is_empty() && rest.strip_prefix('\n') == Some(first) =>
        {
            first.to_owned()
        }
        _ => text,
    }
}
