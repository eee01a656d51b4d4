//! Listeners and timers as values that undo themselves when they are dropped.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget, Window};

/// A listener that leaves when it is dropped.
pub struct Listener {
    target: EventTarget,
    kinds: &'static [&'static str],
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens for all `kinds` on `target`, passively unless `active` says that events may be stopped.
    pub fn new(
        target: &EventTarget,
        kinds: &'static [&'static str],
        active: bool,
        call: impl FnMut(Event) + 'static,
    ) -> Listener {
        let call = Closure::new(call);
        let options = AddEventListenerOptions::new();
        options.set_passive(!active);
        for kind in kinds {
            let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
                kind,
                call.as_ref().unchecked_ref(),
                &options,
            );
        }
        Listener {
            target: target.clone(),
            kinds,
            call,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for kind in self.kinds {
            let _ = self
                .target
                .remove_event_listener_with_callback(kind, self.call.as_ref().unchecked_ref());
        }
    }
}

/// A single call after some time, which does not come when the value is dropped before.
pub struct Timer {
    window: Window,
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls once after `ms` milliseconds.
    pub fn new(window: &Window, ms: i32, call: impl FnMut() + 'static) -> Option<Timer> {
        let call = Closure::new(call);
        let id = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                call.as_ref().unchecked_ref(),
                ms,
            )
            .ok()?;
        Some(Timer {
            window: window.clone(),
            id,
            _call: call,
        })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.id);
    }
}
