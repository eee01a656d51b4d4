//! Notices what the page adds or changes. The observer only collects; the work is done in slices when
//! the browser is idle, over added nodes only. On a still page nothing runs: no timer, no callback.
//!
//! A page that changes faster than can be followed costs a bounded amount: the queue has an end, and
//! what does not fit is made up for by one look at the site's roots, at most every two seconds.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Set, WeakSet};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IdleRequestOptions, MutationObserver, MutationObserverInit, MutationRecord, Node,
    TreeWalker, Window,
};

use super::dom;
use super::listen::Timer;

/// Time that one slice may take, in milliseconds.
const SLICE_MS: f64 = 4.0;

/// Texts that one slice may judge.
const SLICE_TEXTS: u32 = 64;

/// Latest start of a slice after a change, in milliseconds, on a page that is never idle.
const IDLE_MS: u32 = 60;

/// Most nodes that wait; more lead to a look at the roots.
const QUEUE: u32 = 1_024;

/// Most records that are read in one call of the observer.
const RECORDS: u32 = 2_048;

/// Least time between two looks at the roots, in milliseconds.
const RESCAN_MS: f64 = 2_000.0;

/// Most text nodes of one look at the roots.
const RESCAN_NODES: u32 = 20_000;

/// What the watch has found.
pub enum Found {
    /// A text node that is new or changed.
    Text(Node),
    /// A picture with a description.
    Picture(Element),
    /// An element that lost a child.
    Touched(Element),
}

/// What the watch is handed.
pub struct Hooks {
    /// Looks at one find; true when it cost a judgement.
    pub found: Box<dyn Fn(Found) -> bool>,
    /// Called at the end of every slice.
    pub settled: Box<dyn Fn()>,
    /// Called when something changed, before any work.
    pub noticed: Box<dyn Fn()>,
    /// Whether work may go on now.
    pub open: Box<dyn Fn() -> bool>,
}

type OnRecords = Closure<dyn FnMut(Array)>;

struct Walk {
    texts: Option<TreeWalker>,
    pictures: Vec<Element>,
    left: u32,
}

struct State {
    added: Set,
    touched: Set,
    walk: Option<Walk>,
    roots: Vec<Element>,
    overflow: bool,
    last_rescan: f64,
    pause: Option<Timer>,
}

/// The running watch; dropping it ends everything it started.
pub struct Watch {
    window: Window,
    root: Element,
    scan_roots: String,
    ours: WeakSet,
    hooks: Hooks,
    state: RefCell<State>,
    scheduled: Cell<Option<u32>>,
    idle: bool,
    observer: RefCell<Option<MutationObserver>>,
    on_records: RefCell<Option<OnRecords>>,
    on_slice: RefCell<Option<Closure<dyn FnMut()>>>,
    me: Weak<Watch>,
}

impl Watch {
    /// Begins to collect under `root`. Nodes in `ours` are not looked at; `scan_roots` selects where a
    /// look at everything begins.
    pub fn start(
        window: &Window,
        root: &Element,
        scan_roots: &str,
        ours: WeakSet,
        hooks: Hooks,
    ) -> Rc<Watch> {
        let has_idle = js_sys::Reflect::has(window, &"requestIdleCallback".into()).unwrap_or(false);
        let watch = Rc::new_cyclic(|me: &Weak<Watch>| Watch {
            window: window.clone(),
            root: root.clone(),
            scan_roots: scan_roots.to_owned(),
            ours,
            hooks,
            state: RefCell::new(State {
                added: Set::new(&JsValue::UNDEFINED),
                touched: Set::new(&JsValue::UNDEFINED),
                walk: None,
                roots: Vec::new(),
                overflow: false,
                last_rescan: f64::MIN,
                pause: None,
            }),
            scheduled: Cell::new(None),
            idle: has_idle,
            observer: RefCell::new(None),
            on_records: RefCell::new(None),
            on_slice: RefCell::new(None),
            me: me.clone(),
        });
        let me = Rc::downgrade(&watch);
        let on_slice = Closure::new(move || {
            if let Some(watch) = me.upgrade() {
                watch.slice();
            }
        });
        let me = Rc::downgrade(&watch);
        let on_records: OnRecords = Closure::new(move |records: Array| {
            if let Some(watch) = me.upgrade() {
                watch.collect(&records);
            }
        });
        if let Ok(observer) = MutationObserver::new(on_records.as_ref().unchecked_ref()) {
            let options = MutationObserverInit::new();
            options.set_child_list(true);
            options.set_subtree(true);
            options.set_character_data(true);
            options.set_attributes(true);
            options.set_attribute_filter(&Array::of1(&"alt".into()));
            let _ = observer.observe_with_options(root, &options);
            *watch.observer.borrow_mut() = Some(observer);
        }
        *watch.on_slice.borrow_mut() = Some(on_slice);
        *watch.on_records.borrow_mut() = Some(on_records);
        watch
    }

    /// Asks for one look at everything under the site's roots.
    pub fn look_at_all(&self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.overflow = true;
            state.last_rescan = f64::MIN;
        }
        self.schedule();
    }

    /// Goes on with what waits, after the tab came back or the gate opened.
    pub fn resume(&self) {
        self.schedule();
    }

    fn collect(&self, records: &Array) {
        {
            let Ok(mut state) = self.state.try_borrow_mut() else {
                return;
            };
            let mut noticed = false;
            if records.length() > RECORDS {
                state.overflow = true;
            }
            for at in 0..records.length().min(RECORDS) {
                if state.added.size() + state.touched.size() >= QUEUE {
                    // Too much to follow: what waits is found again from the roots.
                    state.added.clear();
                    state.touched.clear();
                    state.overflow = true;
                    noticed = true;
                    break;
                }
                let record: MutationRecord = records.get(at).unchecked_into();
                noticed |= self.note(&state, &record);
            }
            if !noticed && !state.overflow {
                return;
            }
        }
        (self.hooks.noticed)();
        self.schedule();
    }

    fn note(&self, state: &State, record: &MutationRecord) -> bool {
        let Some(target) = record.target() else {
            return false;
        };
        if target.node_type() != Node::ELEMENT_NODE || record.attribute_name().is_some() {
            state.added.add(&target);
            return true;
        }
        let mut noticed = false;
        let added = record.added_nodes();
        for at in 0..added.length().min(QUEUE) {
            let Some(node) = added.get(at) else { continue };
            let kind = node.node_type();
            if (kind == Node::ELEMENT_NODE && !self.ours.has(node.unchecked_ref()))
                || kind == Node::TEXT_NODE
            {
                state.added.add(&node);
                noticed = true;
            }
        }
        if record.removed_nodes().length() > 0 {
            state.touched.add(&target);
            noticed = true;
        }
        noticed
    }

    fn schedule(&self) {
        if self.scheduled.get().is_some() || !(self.hooks.open)() {
            return;
        }
        let on_slice = self.on_slice.borrow();
        let Some(call) = on_slice.as_ref() else {
            return;
        };
        let call = call.as_ref().unchecked_ref();
        let id = if self.idle {
            let options = IdleRequestOptions::new();
            options.set_timeout(IDLE_MS);
            self.window
                .request_idle_callback_with_options(call, &options)
                .ok()
        } else {
            self.window
                .set_timeout_with_callback_and_timeout_and_arguments_0(call, 16)
                .ok()
                .map(i32::cast_unsigned)
        };
        self.scheduled.set(id);
    }

    fn slice(&self) {
        self.scheduled.set(None);
        if !(self.hooks.open)() {
            return;
        }
        let start = js_sys::Date::now();
        let clock = self.window.performance();
        let now = || {
            clock
                .as_ref()
                .map_or_else(js_sys::Date::now, web_sys::Performance::now)
        };
        let begun = now();
        let mut judged = 0;
        let mut more = false;
        loop {
            if judged >= SLICE_TEXTS || now() - begun > SLICE_MS {
                more = true;
                break;
            }
            // The borrow ends before the find is looked at.
            let Some(found) = self.next(start) else { break };
            judged += u32::from((self.hooks.found)(found));
        }
        (self.hooks.settled)();
        if more {
            self.schedule();
        }
    }

    /// The next thing to look at.
    fn next(&self, now: f64) -> Option<Found> {
        let mut state = self.state.try_borrow_mut().ok()?;
        loop {
            if let Some(walk) = state.walk.as_mut() {
                let text = walk
                    .texts
                    .as_ref()
                    .and_then(|texts| texts.next_node().ok().flatten());
                if let (Some(text), Some(left)) = (text, walk.left.checked_sub(1)) {
                    walk.left = left;
                    return Some(Found::Text(text));
                }
                // After the texts, so that the first full note stands at the first post.
                if let Some(picture) = walk.pictures.pop() {
                    return Some(Found::Picture(picture));
                }
                state.walk = None;
            }
            if let Some(root) = state.roots.pop() {
                state.walk = Some(self.walk(&root, RESCAN_NODES));
                continue;
            }
            if let Some(node) = first(&state.added) {
                if node.node_type() != Node::ELEMENT_NODE {
                    return Some(Found::Text(node));
                }
                state.walk = dom::element(&node).map(|root| self.walk(root, u32::MAX));
                continue;
            }
            if let Some(node) = first(&state.touched) {
                if let Some(element) = dom::element(&node) {
                    return Some(Found::Touched(element.clone()));
                }
                continue;
            }
            if !state.overflow {
                return None;
            }
            let wait = state.last_rescan + RESCAN_MS - now;
            if wait > 0.0 {
                let me = self.me.clone();
                if state.pause.is_none() {
                    state.pause = Timer::new(&self.window, wait as i32 + 1, move || {
                        if let Some(watch) = me.upgrade() {
                            watch.after_pause();
                        }
                    });
                }
                return None;
            }
            state.overflow = false;
            state.last_rescan = now;
            state.roots = self.roots();
        }
    }

    fn after_pause(&self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.pause = None;
        }
        self.schedule();
    }

    /// The site's roots that do not lie in one another, the last first; else everything.
    fn roots(&self) -> Vec<Element> {
        let mut roots: Vec<Element> = Vec::new();
        if let Ok(list) = self.root.query_selector_all(&self.scan_roots) {
            for at in (0..list.length().min(64)).rev() {
                let Some(root) = list.get(at).map(JsCast::unchecked_into::<Element>) else {
                    continue;
                };
                let inside = root
                    .parent_element()
                    .is_some_and(|parent| dom::closest(&parent, &self.scan_roots).is_some());
                if !inside {
                    roots.push(root);
                }
            }
        }
        if roots.is_empty() {
            roots.push(self.root.clone());
        }
        roots
    }

    fn walk(&self, root: &Element, left: u32) -> Walk {
        let mut pictures = Vec::new();
        if dom::matches(root, "img[alt]") {
            pictures.push(root.clone());
        } else if let Ok(list) = root.query_selector_all("img[alt]") {
            pictures.extend(
                (0..list.length().min(QUEUE))
                    .rev()
                    .filter_map(|at| list.get(at).map(JsCast::unchecked_into::<Element>)),
            );
        }
        // 4 is NodeFilter.SHOW_TEXT.
        let texts = root
            .owner_document()
            .and_then(|document| document.create_tree_walker_with_what_to_show(root, 4).ok());
        Walk {
            texts,
            pictures,
            left,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = self.observer.get_mut() {
            observer.disconnect();
        }
        if let Some(id) = self.scheduled.get() {
            if self.idle {
                self.window.cancel_idle_callback(id);
            } else {
                self.window.clear_timeout_with_handle(id.cast_signed());
            }
        }
    }
}

/// Takes the oldest node out of a set.
fn first(set: &Set) -> Option<Node> {
    let node = set.values().next().ok()?;
    if node.done() {
        return None;
    }
    let value = node.value();
    set.delete(&value);
    Some(value.unchecked_into())
}
