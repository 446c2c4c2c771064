//! `Kept`: what stays alive for the time of a call.
//!
//! Dropping it runs user code, the destructors of what it kept: after the call's last system call,
//! and ask for an exception after that.

use super::{IntoResult, Value, memory};
use ext_php_rs::ffi;
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::ptr::{NonNull, null_mut};

/// Values that are kept alive together. In the engine's memory: a fatal error frees it.
pub struct Kept {
    newest: Cell<*mut Node>,
}

struct Node {
    value: MaybeUninit<ffi::zval>,
    older: *mut Node,
}

impl Kept {
    #[inline]
    pub const fn new() -> Self {
        Self { newest: Cell::new(null_mut()) }
    }

    /// Keeps one more. It stays where it is.
    #[inline(never)] // most calls keep nothing
    pub fn keep(&self, value: impl IntoResult) -> Value<'_> {
        // SAFETY: the node is new, and of that size; a zeroed zval is the engine's "undefined",
        // which a result may be written over. Nobody frees or changes it before `drop`.
        unsafe {
            let node: *mut Node = memory::allocate(size_of::<Node>()).cast();
            node.write(Node { value: MaybeUninit::zeroed(), older: self.newest.get() });
            let slot = (&raw mut (*node).value).cast::<ffi::zval>();
            value.write(slot);
            self.newest.set(node);
            Value::new(NonNull::new_unchecked(slot))
        }
    }
}

impl Drop for Kept {
    #[inline]
    fn drop(&mut self) {
        while let Some(node) = NonNull::new(self.newest.get()) {
            // SAFETY: `keep` made the node, and it is in the list no more when it goes.
            unsafe {
                self.newest.set((*node.as_ptr()).older);
                ffi::zval_ptr_dtor((*node.as_ptr()).value.as_mut_ptr());
                memory::free(node.as_ptr().cast());
            }
        }
    }
}
