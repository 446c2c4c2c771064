//! Parameters: how a call's arguments become Rust values, with PHP's own rules and messages.
//!
//! The common case of each type is checked inline; everything else (weak mode, strict mode, null to
//! scalar, messages) is the engine's own code. It may run user code (`__toString`, an error
//! handler) that changes or closes what earlier parameters are; so a parameter that can go stale is
//! looked at once more, by [`Argument::subject`], when all are converted.

use super::table::{Pass, Type};
use super::{Array, ByRef, ByRefArray, Outcome, Str, Value, error};
use ext_php_rs::ffi;
use std::cell::Cell;
use std::ffi::c_int;
use std::mem::size_of;
use std::ptr::NonNull;

/// The arguments of the call that is running.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    first: Value<'a>,
    count: u32,
}

/// Where the engine puts a frame's arguments: right behind it, in units of a zval.
const FRAME_SLOTS: usize = size_of::<ffi::zend_execute_data>().div_ceil(size_of::<ffi::zval>());

impl<'a> Frame<'a> {
    /// # Safety
    /// `call` is the frame of an internal function that is running.
    #[inline]
    pub(super) unsafe fn new(call: *mut ffi::zend_execute_data) -> Self {
        // SAFETY: the engine lays a frame out like this, and keeps the number of arguments in the
        // spare word of `This`.
        unsafe {
            let first =
                Value::new(NonNull::new_unchecked(call.cast::<ffi::zval>().add(FRAME_SLOTS)));
            Self { first, count: (*call).This.u2.num_args }
        }
    }

    /// Returns how many arguments the caller gave.
    #[inline]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Converts the argument at `index`, from 0. `None`: an exception is pending.
    #[inline]
    pub fn parse<T: Argument<'a>>(self, index: u32) -> Option<T> {
        if index >= self.count {
            return T::LEFT_OUT;
        }
        // SAFETY: below `count` there is an argument, which the frame keeps alive.
        let value = unsafe { self.first.as_ptr().add(index as usize) };
        // SAFETY: as above; it is not null.
        T::from_value(unsafe { Value::new(NonNull::new_unchecked(value)) }, index, false)
    }
}

/// A parameter's type. That of a parameter that may be left out or be null is an `Option`.
pub trait Argument<'a>: Copy {
    /// The type in the stub that this one accepts, and how it is passed there. Where the stub says
    /// another the build fails: see [`super::handler::call`].
    const TYPE: Type;
    const PASS: Pass = Pass::Value;

    /// The value of a parameter that the caller leaves out. `None`: it is required, and the
    /// compiler sees to it that the stub requires it as well.
    const LEFT_OUT: Option<Self> = None;

    /// Converts the argument at `index`, from 0. `None`: an exception is pending, whose message
    /// says that null would do as well, if `or_null`.
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self>;

    /// Returns whether a parameter that may be null is.
    #[inline]
    fn is_null(value: Value<'a>) -> bool {
        value.is_null()
    }

    /// Looks at the first argument once more when all are converted: user code may have run since.
    /// Returns the code that errors of the call are recorded in, where it is about a Socket: then
    /// EAGAIN and EINPROGRESS cause no warning.
    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        Ok(None)
    }
}

impl<'a, T: Argument<'a>> Argument<'a> for Option<T> {
    const TYPE: Type = T::TYPE.or(Type::NULL);
    const PASS: Pass = T::PASS;
    const LEFT_OUT: Option<Self> = Some(None);

    #[inline]
    fn from_value(value: Value<'a>, index: u32, _or_null: bool) -> Option<Self> {
        if T::is_null(value) { Some(None) } else { T::from_value(value, index, true).map(Some) }
    }

    /// Looks at the Socket, if there is one. The call is not about that Socket alone.
    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        self.map_or(Ok(None), |value| value.subject().map(|_| None))
    }
}

/// A parameter that may be left out but may not be null.
#[derive(Clone, Copy)]
pub struct Optional<T>(pub Option<T>);

impl<'a, T: Argument<'a>> Argument<'a> for Optional<T> {
    const TYPE: Type = T::TYPE;
    const PASS: Pass = T::PASS;
    const LEFT_OUT: Option<Self> = Some(Self(None));

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        T::from_value(value, index, or_null).map(|value| Self(Some(value)))
    }
}

/// An optional integer parameter whose default is `DEFAULT`.
#[derive(Clone, Copy)]
pub struct IntOr<const DEFAULT: i64>(pub i64);

impl<'a, const DEFAULT: i64> Argument<'a> for IntOr<DEFAULT> {
    const TYPE: Type = Type::INT;
    const LEFT_OUT: Option<Self> = Some(Self(DEFAULT));

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        i64::from_value(value, index, or_null).map(Self)
    }
}

/// An optional integer parameter that must fit C's `int`, and whose default is `DEFAULT`. It can
/// only be the last one, for it is checked as soon as it is read.
#[derive(Clone, Copy)]
pub struct NativeIntOr<const DEFAULT: c_int>(pub c_int);

impl<'a, const DEFAULT: c_int> Argument<'a> for NativeIntOr<DEFAULT> {
    const TYPE: Type = Type::INT;
    const LEFT_OUT: Option<Self> = Some(Self(DEFAULT));

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        native_int(i64::from_value(value, index, or_null)?, index + 1).ok().map(Self)
    }
}

/// Returns the argument `number` (from 1) as C's `int`.
#[inline]
pub fn native_int(value: i64, number: u32) -> Outcome<c_int> {
    c_int::try_from(value)
        .map_err(|_| error::throw_argument_range(number, c_int::MIN.into(), c_int::MAX.into()))
}

impl<'a> Argument<'a> for i64 {
    const TYPE: Type = Type::INT;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        if let Some(number) = value.as_int() {
            return Some(number);
        }
        let mut number = 0; // not the engine's part's result, of which more instructions are made
        int_by_engine(value, index, or_null, &mut number).then_some(number)
    }
}

impl<'a> Argument<'a> for Str<'a> {
    const TYPE: Type = Type::STRING;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        value.as_str().or_else(|| str_by_engine(value, index, or_null))
    }
}

impl<'a> Argument<'a> for Array<'a> {
    const TYPE: Type = Type::ARRAY;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        let array = value.as_array();
        if array.is_none() {
            wrong_type(value, index, or_null, ARRAY);
        }
        array
    }
}

impl<'a> Argument<'a> for ByRefArray<'a> {
    const TYPE: Type = Type::ARRAY;
    const PASS: Pass = Pass::Reference;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        Array::from_value(value.deref(), index, or_null)
            .map(|array| Self::new(ByRef::new(value), array))
    }

    #[inline]
    fn is_null(value: Value<'a>) -> bool {
        value.deref().is_null()
    }
}

impl<'a> Argument<'a> for Value<'a> {
    const TYPE: Type = Type::UNTYPED;

    #[inline]
    fn from_value(value: Value<'a>, _index: u32, _or_null: bool) -> Option<Self> {
        Some(value)
    }
}

impl<'a> Argument<'a> for ByRef<'a> {
    const TYPE: Type = Type::UNTYPED;
    const PASS: Pass = Pass::Reference;

    #[inline]
    fn from_value(value: Value<'a>, _index: u32, _or_null: bool) -> Option<Self> {
        Some(Self::new(value))
    }

    /// A variable that holds null is assigned to like any other.
    #[inline]
    fn is_null(_value: Value<'a>) -> bool {
        false
    }
}

/// What the engine's `TypeError` says it expects: a type, and the same where null would do as well.
type Expected = [ffi::zend_expected_type; 2];
const INT: Expected =
    [ffi::_zend_expected_type_Z_EXPECTED_LONG, ffi::_zend_expected_type_Z_EXPECTED_LONG_OR_NULL];
const STRING: Expected = [
    ffi::_zend_expected_type_Z_EXPECTED_STRING,
    ffi::_zend_expected_type_Z_EXPECTED_STRING_OR_NULL,
];
const ARRAY: Expected =
    [ffi::_zend_expected_type_Z_EXPECTED_ARRAY, ffi::_zend_expected_type_Z_EXPECTED_ARRAY_OR_NULL];

/// Lets the engine convert to an integer; returns whether it could.
#[cold]
fn int_by_engine(value: Value<'_>, index: u32, or_null: bool, number: &mut i64) -> bool {
    // SAFETY: the argument is valid; arguments are numbered from 1.
    let done = unsafe { ffi::zend_parse_arg_long_slow(value.as_ptr(), number, index + 1) };
    if !done {
        wrong_type(value, index, or_null, INT);
    }
    done
}

/// Lets the engine convert to a string, which replaces the argument in the frame: it lives as long.
#[cold]
fn str_by_engine(value: Value<'_>, index: u32, or_null: bool) -> Option<Str<'_>> {
    // SAFETY: the argument is valid; arguments are numbered from 1. The frame keeps the string.
    unsafe {
        #[cfg(php86)]
        let string = ffi::zend_parse_arg_str_slow(value.as_ptr(), index + 1);
        #[cfg(not(php86))]
        let mut string = std::ptr::null_mut();
        #[cfg(not(php86))]
        ffi::zend_parse_arg_str_slow(value.as_ptr(), &raw mut string, index + 1);
        let string = NonNull::new(string).map(|string| Str::new(string));
        if string.is_none() {
            wrong_type(value, index, or_null, STRING);
        }
        string
    }
}

/// Throws the engine's TypeError, unless the conversion has thrown.
#[cold]
fn wrong_type(value: Value<'_>, index: u32, or_null: bool, [plain, nullable]: Expected) {
    let expected = if or_null { nullable } else { plain };
    // SAFETY: the argument is valid; arguments are numbered from 1.
    unsafe { ffi::zend_wrong_parameter_type_error(index + 1, expected, value.as_ptr()) };
}
