//! Numbers in strings, as the engine reads them.

use super::{Outcome, Str, Value};
use ext_php_rs::ffi;
use std::ffi::{c_char, c_int};
use std::mem::MaybeUninit;
use std::ptr::{NonNull, null_mut};

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

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    /// PHP's `(int)` cast. From PHP 8.5 on it warns of a float that no integer is near, which runs
    /// user code.
    pub fn to_int(self) -> Outcome<i64> {
        match self {
            Self::Int(number) => Ok(number),
            Self::Float(number) => {
                let mut value = MaybeUninit::<ffi::zval>::zeroed();
                // SAFETY: a zeroed zval is the engine's "undefined", over which a float may be
                // written. It lives as long as the call.
                unsafe {
                    (*value.as_mut_ptr()).value.dval = number;
                    (*value.as_mut_ptr()).u1.type_info = ffi::IS_DOUBLE;
                    Value::new(NonNull::new_unchecked(value.as_mut_ptr())).to_int()
                }
            }
        }
    }
}

impl Str<'_> {
    /// Returns the number that the string says: with space around it perhaps, but with nothing
    /// else. No user code, no messages.
    pub fn as_number(self) -> Option<Number> {
        let text = self.bytes();
        let mut int = 0;
        let mut float = 0.0;
        // SAFETY: the text has that length, and a NUL behind; the engine writes to the place of the
        // kind that it returns.
        let kind = unsafe {
            _is_numeric_string_ex(
                text.as_ptr().cast(),
                text.len(),
                &raw mut int,
                &raw mut float,
                false,
                null_mut(),
                null_mut(),
            )
        };
        match kind.into() {
            ffi::IS_LONG => Some(Number::Int(int)),
            ffi::IS_DOUBLE => Some(Number::Float(float)),
            _ => None,
        }
    }
}
