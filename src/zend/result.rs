//! Results: how a Rust value becomes a zval. That never runs user code.

use ext_php_rs::ffi::{self, zend_value};
use std::mem::MaybeUninit;

/// What a function may return to PHP.
pub trait IntoResult: Sized {
    /// Returns the engine's value, with the count that is given away, and its type word
    /// (`IS_LONG`, `IS_STRING_EX`).
    fn into_parts(self) -> (zend_value, u32);

    /// Writes the value, with its count, over `slot`.
    ///
    /// # Safety
    /// `slot` is a zval that nobody reads meanwhile and that holds nothing counted.
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        let (value, type_info) = self.into_parts();
        // SAFETY: the caller's.
        unsafe {
            (*slot).value = value;
            (*slot).u1.type_info = type_info;
        }
    }
}

/// Returns a value as a zval whose count is to be given away. (The engine's own type would release
/// it when dropped.)
#[inline]
pub(crate) fn zval_of(value: impl IntoResult) -> MaybeUninit<ffi::zval> {
    let mut slot = MaybeUninit::zeroed();
    // SAFETY: a zeroed zval is the engine's "undefined", over which a result may be written.
    unsafe { value.write(slot.as_mut_ptr()) };
    slot
}

/// What stands beside a type word that says everything: no value at all, for the engine does not
/// look.
// SAFETY: a union of plain data needs no value.
const NOTHING: zend_value = unsafe { MaybeUninit::uninit().assume_init() };

impl IntoResult for () {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (NOTHING, ffi::IS_NULL)
    }
}

impl IntoResult for bool {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (NOTHING, if self { ffi::IS_TRUE } else { ffi::IS_FALSE })
    }
}

impl IntoResult for i64 {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (zend_value { lval: self }, ffi::IS_LONG)
    }
}

impl IntoResult for f64 {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (zend_value { dval: self }, ffi::IS_DOUBLE)
    }
}

/// `None` is null.
impl<T: IntoResult> IntoResult for Option<T> {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        self.map_or((NOTHING, ffi::IS_NULL), T::into_parts)
    }
}
