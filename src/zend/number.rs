//! Numbers in strings, as the engine reads them.

use super::{OwnedValue, Str};
use ext_php_rs::ffi;
use std::ffi::{c_char, c_int};
use std::ptr::null_mut;

unsafe extern "C" {
    /// `zend_operators.h`, exported by every version (its calling convention is C's on 64-bit
    /// machines): the number that a string says, and its `IS_*` kind, or 0.
    fn _is_numeric_string_ex(
        text: *const c_char,
        length: usize,
        int: *mut i64,
        float: *mut f64,
        allow_errors: bool,
        overflow: *mut c_int,
        trailing_data: *mut bool,
    ) -> u8;
}

impl Str<'_> {
    /// Returns the number that the string says: with space around it perhaps, but with nothing
    /// else. No user code, no messages.
    pub fn as_number(self) -> Option<OwnedValue> {
        let text = self.bytes();
        let mut int = 0;
        let mut float = 0.0;
        let (to_int, to_float) = (&raw mut int, &raw mut float);
        let (start, length) = (text.as_ptr().cast(), text.len());
        // SAFETY: the text has that length, and a NUL behind; the engine writes the number of the
        // kind that it returns.
        let kind = unsafe {
            _is_numeric_string_ex(start, length, to_int, to_float, false, null_mut(), null_mut())
        };
        match kind.into() {
            ffi::IS_LONG => Some(OwnedValue::of(int)),
            ffi::IS_DOUBLE => Some(OwnedValue::of(float)),
            _ => None,
        }
    }
}
