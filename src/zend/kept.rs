//! `Kept`: what stays alive for the time of a call.
//!
//! Dropping it runs user code, the destructors of what it kept: after the call's last system call,
//! and ask for an exception after that.

use super::{IntoResult, OwnedValue, Value, free_plain, new_plain};
use std::cell::Cell;
use std::ptr::NonNull;

/// Values that are kept alive together, in the engine's memory: a fatal error frees it.
pub struct Kept {
    newest: Cell<Option<NonNull<Node>>>,
}

struct Node {
    value: OwnedValue,
    older: Option<NonNull<Node>>,
}

impl Kept {
    #[inline]
    pub const fn new() -> Self {
        Self { newest: Cell::new(None) }
    }

    /// Keeps one more value, and returns it where it stays.
    #[inline(never)] // most calls keep nothing
    pub fn keep(&self, value: impl IntoResult) -> Value<'_> {
        let node = new_plain(Node { value: OwnedValue::of(value), older: self.newest.get() });
        self.newest.set(Some(node));
        // SAFETY: nobody frees or changes the node before `drop`.
        unsafe { node.as_ref() }.value.value()
    }
}

impl Drop for Kept {
    #[inline]
    fn drop(&mut self) {
        while let Some(node) = self.newest.get() {
            // SAFETY: `keep` made the node, and it is in the list no more when its value goes.
            let Node { value, older } = unsafe { node.read() };
            self.newest.set(older);
            drop(value);
            // SAFETY: as above.
            unsafe { free_plain(node) }
        }
    }
}
