//! Builders of the static tables that the engine reads when it starts the module: argument info,
//! functions, constants.
//!
//! The build script writes the tables themselves from the stub. Everything here is `const`, so that
//! the tables are plain data in the library and starting the module computes nothing. The shapes
//! are those of the engine's headers `zend_API.h`, `zend_compile.h` and `zend_type_info.h`.

use std::ffi::{CStr, c_char};
use std::ptr;

use ext_php_rs::ffi::{
    _ZEND_SEND_MODE_SHIFT, IS_ARRAY, IS_FALSE, IS_LONG, IS_NULL, IS_STRING, IS_VOID, MAY_BE_BOOL,
    ZEND_SEND_BY_REF, ZEND_SEND_BY_VAL, zend_execute_data, zend_function_entry, zend_ini_entry_def,
    zend_internal_arg_info, zend_type, zval,
};

/// The bit in a type's mask that says: the pointer beside it is a class name, a C string.
#[cfg(php83)]
use ext_php_rs::ffi::_ZEND_TYPE_LITERAL_NAME_BIT as CLASS_NAME;
#[cfg(not(php83))]
use ext_php_rs::ffi::_ZEND_TYPE_NAME_BIT as CLASS_NAME;

/// What the engine calls for a PHP function.
pub type Handler = unsafe extern "C" fn(call: *mut zend_execute_data, result: *mut zval);

/// The declared type of a parameter or of a result: some of PHP's own types and at most one class.
#[derive(Clone, Copy)]
pub struct Type {
    mask: u32,
    class: Option<&'static CStr>,
}

impl Type {
    /// No declaration: any value will do.
    pub const UNTYPED: Self = Self::of(0);
    /// `null`, or the `?` of a nullable type.
    pub const NULL: Self = Self::of(1 << IS_NULL);
    /// `false` alone, as in `int|false`.
    pub const FALSE: Self = Self::of(1 << IS_FALSE);
    pub const BOOL: Self = Self::of(MAY_BE_BOOL);
    pub const INT: Self = Self::of(1 << IS_LONG);
    pub const STRING: Self = Self::of(1 << IS_STRING);
    pub const ARRAY: Self = Self::of(1 << IS_ARRAY);
    pub const VOID: Self = Self::of(1 << IS_VOID);

    const fn of(mask: u32) -> Self {
        Self { mask, class: None }
    }

    pub const fn class(name: &'static CStr) -> Self {
        Self { mask: CLASS_NAME, class: Some(name) }
    }

    /// Returns the union of both types. Of two classes the first stays: the build refuses a stub
    /// that has such a union. What is untyped stays so.
    pub const fn or(self, other: Self) -> Self {
        if self.mask == 0 {
            return self;
        }
        let class = if self.class.is_some() { self.class } else { other.class };
        Self { mask: self.mask | other.mask, class }
    }

    pub const fn equals(self, other: Self) -> bool {
        if self.mask != other.mask {
            return false;
        }
        match (self.class, other.class) {
            (None, None) => true,
            (Some(class), Some(other)) => {
                let (class, other) = (class.to_bytes(), other.to_bytes());
                let mut index = 0;
                while index < class.len() && index < other.len() && class[index] == other[index] {
                    index += 1;
                }
                index == class.len() && index == other.len()
            }
            _ => false,
        }
    }

    /// Returns the engine's form, with how the value is passed in the bits above the types.
    const fn zend(self, passing: u32) -> zend_type {
        zend_type {
            ptr: optional(self.class).cast_mut().cast(),
            type_mask: self.mask | passing << _ZEND_SEND_MODE_SHIFT,
        }
    }
}

/// How an argument reaches a function.
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Pass {
    /// A value: `$name`.
    Value = ZEND_SEND_BY_VAL,
    /// A reference to the caller's variable: `&$name`.
    Reference = ZEND_SEND_BY_REF,
}

/// A row of one of the engine's tables.
pub trait Row {}
impl Row for zend_internal_arg_info {}
impl Row for zend_function_entry {}
impl Row for zend_ini_entry_def {}

/// A static table that the engine reads.
#[repr(transparent)]
pub struct Table<R, const N: usize>([R; N]);

// SAFETY: the pointers in the rows are null or lead to what lives as long as the library and is not
// written to; the engine copies what it wants to change.
unsafe impl<R: Row, const N: usize> Sync for Table<R, N> {}

impl<R: Row, const N: usize> Table<R, N> {
    pub const fn new(rows: [R; N]) -> Self {
        Self(rows)
    }

    /// Returns the first row.
    pub const fn as_ptr(&self) -> *const R {
        self.0.as_ptr()
    }
}

/// The signature of a function with `N - 1` parameters: [`result`] first, then [`parameter`]s.
pub type Signature<const N: usize> = Table<zend_internal_arg_info, N>;

/// The functions of a module: [`function`]s, then [`END`].
pub type Functions<const N: usize> = Table<zend_function_entry, N>;

/// Returns the first row of a signature: the result's type, and how many arguments a call must have
/// at least.
pub const fn result(declared: Type, required: usize) -> zend_internal_arg_info {
    zend_internal_arg_info {
        // The engine reads this row as a `zend_internal_function_info`, where the name's place
        // holds that number.
        name: ptr::without_provenance(required),
        type_: declared.zend(ZEND_SEND_BY_VAL),
        default_value: ptr::null(),
    }
}

/// Returns a further row of a signature: one parameter, whose `default` is PHP source text.
pub const fn parameter(
    name: &'static CStr,
    declared: Type,
    pass: Pass,
    default: Option<&'static CStr>,
) -> zend_internal_arg_info {
    zend_internal_arg_info {
        name: name.as_ptr(),
        type_: declared.zend(pass as u32),
        default_value: optional(default),
    }
}

const fn optional(text: Option<&'static CStr>) -> *const c_char {
    match text {
        Some(text) => text.as_ptr(),
        None => ptr::null(),
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a signature has a handful of rows")]
pub const fn function<const N: usize>(
    name: &'static CStr,
    handler: Handler,
    signature: &'static Signature<N>,
) -> zend_function_entry {
    zend_function_entry {
        fname: name.as_ptr(),
        handler: Some(handler),
        arg_info: signature.as_ptr(),
        num_args: (N - 1) as u32,
        ..END
    }
}

/// The row that closes the function table.
pub const END: zend_function_entry = zend_function_entry {
    fname: ptr::null(),
    handler: None,
    arg_info: ptr::null(),
    num_args: 0,
    flags: 0,
    #[cfg(php84)]
    frameless_function_infos: ptr::null(),
    #[cfg(php84)]
    doc_comment: ptr::null(),
};

/// Returns the value of a constant. `literal` is what the stub tells its human readers; on the
/// platform that it was written for the build fails if it is not the `value`.
pub const fn constant(value: i64, literal: i64) -> i64 {
    if cfg!(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu")) {
        assert!(value == literal, "the stub's literal is not the constant's value");
    }
    value
}

/// What the stub says of a class.
pub struct Class {
    pub name: &'static CStr,
    /// The engine's `ZEND_ACC_*` flags.
    pub flags: u32,
}
