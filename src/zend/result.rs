//! Results: how a Rust value becomes a zval.
//!
//! Writing never runs user code.

use super::{OwnedArray, OwnedStr, OwnedValue};
use ext_php_rs::ffi;
use std::mem::{ManuallyDrop, MaybeUninit};

/// What a function may return to PHP.
pub trait IntoResult {
    /// Writes the value, with its count, over `slot`.
    ///
    /// # Safety
    /// `slot` is a zval that nobody reads meanwhile and that holds nothing counted.
    unsafe fn write(self, slot: *mut ffi::zval);
}

/// Returns a value as a zval whose count is to be given away: the engine's type would release it
/// when dropped.
#[inline]
pub(crate) fn zval_of(value: impl IntoResult) -> MaybeUninit<ffi::zval> {
    let mut slot = MaybeUninit::zeroed();
    // SAFETY: a zeroed zval is the engine's "undefined", over which a result may be written.
    unsafe { value.write(slot.as_mut_ptr()) };
    slot
}

/// Sets a slot's type word.
///
/// # Safety
/// `slot` is valid for writes.
#[inline]
pub(crate) unsafe fn set_type(slot: *mut ffi::zval, type_info: u32) {
    // SAFETY: the caller's.
    unsafe { (*slot).u1.type_info = type_info }
}

impl IntoResult for () {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's.
        unsafe { set_type(slot, ffi::IS_NULL) }
    }
}

impl IntoResult for bool {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's.
        unsafe { set_type(slot, if self { ffi::IS_TRUE } else { ffi::IS_FALSE }) }
    }
}

macro_rules! number {
    ($ty:ty, $member:ident, $tag:ident) => {
        impl IntoResult for $ty {
            #[inline]
            unsafe fn write(self, slot: *mut ffi::zval) {
                // SAFETY: the caller's.
                unsafe {
                    (*slot).value.$member = self;
                    set_type(slot, ffi::$tag);
                }
            }
        }
    };
}

number!(i64, lval, IS_LONG);
number!(f64, dval, IS_DOUBLE);

impl IntoResult for OwnedStr {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        let type_info = self.type_info();
        // SAFETY: the caller's; the string's count moves into the slot.
        unsafe {
            (*slot).value.str_ = self.into_raw();
            set_type(slot, type_info);
        }
    }
}

impl IntoResult for OwnedArray {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's; the array's count moves into the slot.
        unsafe {
            (*slot).value.arr = self.into_raw();
            set_type(slot, ffi::IS_ARRAY_EX);
        }
    }
}

/// A value of whatever type.
impl IntoResult for OwnedValue {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        let value = ManuallyDrop::new(self);
        let source = value.value().as_ptr();
        // SAFETY: the caller's; the count moves into the slot.
        unsafe {
            (*slot).value = (*source).value;
            (*slot).u1 = (*source).u1;
        }
    }
}

/// `None` is null.
impl<T: IntoResult> IntoResult for Option<T> {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's.
        unsafe {
            match self {
                Some(value) => value.write(slot),
                None => ().write(slot),
            }
        }
    }
}
