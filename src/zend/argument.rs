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

    /// Returns the argument at `index`, from 0.
    #[inline]
    fn get(self, index: u32) -> Option<Value<'a>> {
        // SAFETY: below `count` there is an argument, which the frame keeps alive.
        (index < self.count).then(|| unsafe { self.get_required(index) })
    }

    /// # Safety
    /// `index` is below the number of arguments given.
    #[inline]
    unsafe fn get_required(self, index: u32) -> Value<'a> {
        // SAFETY: the caller's.
        unsafe { Value::new(NonNull::new_unchecked(self.first.as_ptr().add(index as usize))) }
    }
}

/// A parameter's type.
pub trait Argument<'a>: Copy {
    /// The type in the stub that this one accepts, and how it is passed there. Of a parameter that
    /// says another the build fails: see [`super::handler::call`].
    const TYPE: Type;
    const PASS: Pass = Pass::Value;

    /// Whether the parameter may be left out. A required one may not stand where PHP lets it be
    /// missing; the compiler sees to that.
    const OPTIONAL: bool;

    /// Converts the argument at `index` (from 0). `None`: an exception is pending.
    ///
    /// # Safety
    /// `index` is below the number of arguments given, or the type is [`Self::OPTIONAL`].
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self>;

    /// See [`FromValue::subject`].
    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        Ok(None)
    }
}

/// A type that an argument is converted to. So it is a required parameter's, and an `Option` of it
/// is that of one that may be null or left out.
pub trait FromValue<'a>: Copy {
    const TYPE: Type;
    const PASS: Pass = Pass::Value;

    /// Converts the argument at `index`. `None`: an exception is pending, whose message says that
    /// null would do as well, if `or_null`.
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self>;

    /// Returns whether the argument counts as left out.
    #[inline]
    fn is_null(value: Value<'a>) -> bool {
        value.is_null()
    }

    /// Looks at the first argument once more when all are converted; user code may have run since.
    /// Returns the code that errors of the call are recorded in, where it is about a Socket: then
    /// EAGAIN and EINPROGRESS cause no warning.
    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        Ok(None)
    }
}

impl<'a, T: FromValue<'a>> Argument<'a> for T {
    const TYPE: Type = T::TYPE;
    const PASS: Pass = T::PASS;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        T::from_value(unsafe { frame.get_required(index) }, index, false)
    }

    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        FromValue::subject(self)
    }
}

impl<'a, T: FromValue<'a>> Argument<'a> for Option<T> {
    const TYPE: Type = T::TYPE.or(Type::NULL);
    const PASS: Pass = T::PASS;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        match frame.get(index) {
            Some(value) if !T::is_null(value) => T::from_value(value, index, true).map(Some),
            _ => Some(None),
        }
    }

    /// Such a call is not about that Socket alone.
    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        self.map_or(Ok(None), |value| FromValue::subject(value).map(|_| None))
    }
}

/// A parameter that may be left out but may not be null.
#[derive(Clone, Copy)]
pub struct Optional<T>(pub Option<T>);

impl<'a, T: FromValue<'a>> Argument<'a> for Optional<T> {
    const TYPE: Type = T::TYPE;
    const PASS: Pass = T::PASS;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        match frame.get(index) {
            Some(value) => T::from_value(value, index, false).map(|value| Self(Some(value))),
            None => Some(Self(None)),
        }
    }
}

/// An optional integer parameter whose default is `DEFAULT`.
#[derive(Clone, Copy)]
pub struct IntOr<const DEFAULT: i64>(pub i64);

impl<'a, const DEFAULT: i64> Argument<'a> for IntOr<DEFAULT> {
    const TYPE: Type = Type::INT;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        match frame.get(index) {
            Some(value) => i64::from_value(value, index, false).map(Self),
            None => Some(Self(DEFAULT)),
        }
    }
}

/// An optional integer parameter that must fit C's `int`, and whose default is `DEFAULT`. Only as
/// the last one: it is checked when it is read.
#[derive(Clone, Copy)]
pub struct NativeIntOr<const DEFAULT: c_int>(pub c_int);

impl<'a, const DEFAULT: c_int> Argument<'a> for NativeIntOr<DEFAULT> {
    const TYPE: Type = Type::INT;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        let Some(value) = frame.get(index) else { return Some(Self(DEFAULT)) };
        native_int(i64::from_value(value, index, false)?, index + 1).ok().map(Self)
    }
}

/// Returns the argument `number` (from 1) as C's `int`.
#[inline]
pub fn native_int(value: i64, number: u32) -> Outcome<c_int> {
    c_int::try_from(value)
        .map_err(|_| error::throw_argument_range(number, c_int::MIN.into(), c_int::MAX.into()))
}

impl<'a> FromValue<'a> for i64 {
    const TYPE: Type = Type::INT;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        if let Some(number) = value.as_int() {
            return Some(number);
        }
        let mut number = 0;
        int_by_engine(value, index, or_null, &mut number).then_some(number)
    }
}

impl<'a> FromValue<'a> for Str<'a> {
    const TYPE: Type = Type::STRING;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        value.as_str().or_else(|| str_by_engine(value, index, or_null))
    }
}

impl<'a> FromValue<'a> for Array<'a> {
    const TYPE: Type = Type::ARRAY;

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        value.as_array().or_else(|| no_array(value, index, or_null))
    }
}

impl<'a> FromValue<'a> for ByRefArray<'a> {
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

impl<'a> FromValue<'a> for Value<'a> {
    const TYPE: Type = Type::UNTYPED;

    #[inline]
    fn from_value(value: Value<'a>, _index: u32, _or_null: bool) -> Option<Self> {
        Some(value)
    }
}

impl<'a> FromValue<'a> for ByRef<'a> {
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

/// Lets the engine convert to an integer; returns whether it could.
#[cold]
fn int_by_engine(value: Value<'_>, index: u32, or_null: bool, number: &mut i64) -> bool {
    // SAFETY: the argument is valid; arguments are numbered from 1.
    if unsafe { ffi::zend_parse_arg_long_slow(value.as_ptr(), number, index + 1) } {
        return true;
    }
    let or_null = or_null.then_some(ffi::_zend_expected_type_Z_EXPECTED_LONG_OR_NULL);
    wrong_type(value, index, or_null.unwrap_or(ffi::_zend_expected_type_Z_EXPECTED_LONG));
    false
}

/// Returns the engine's conversion to a string, which replaces the argument in the frame: it lives
/// as long.
#[cold]
fn str_by_engine(value: Value<'_>, index: u32, or_null: bool) -> Option<Str<'_>> {
    // SAFETY: the argument is valid; arguments are numbered from 1.
    #[cfg(php86)]
    let string = unsafe { ffi::zend_parse_arg_str_slow(value.as_ptr(), index + 1) };
    #[cfg(not(php86))]
    let string = {
        let mut string = std::ptr::null_mut();
        // SAFETY: as above.
        unsafe { ffi::zend_parse_arg_str_slow(value.as_ptr(), &raw mut string, index + 1) };
        string
    };
    if let Some(string) = NonNull::new(string) {
        // SAFETY: the frame keeps the string.
        return Some(unsafe { Str::new(string) });
    }
    let or_null = or_null.then_some(ffi::_zend_expected_type_Z_EXPECTED_STRING_OR_NULL);
    wrong_type(value, index, or_null.unwrap_or(ffi::_zend_expected_type_Z_EXPECTED_STRING));
    None
}

#[cold]
fn no_array<T>(value: Value<'_>, index: u32, or_null: bool) -> Option<T> {
    let or_null = or_null.then_some(ffi::_zend_expected_type_Z_EXPECTED_ARRAY_OR_NULL);
    wrong_type(value, index, or_null.unwrap_or(ffi::_zend_expected_type_Z_EXPECTED_ARRAY));
    None
}

/// Throws the engine's TypeError, unless the conversion has thrown.
fn wrong_type(value: Value<'_>, index: u32, expected: ffi::zend_expected_type) {
    // SAFETY: the argument is valid; arguments are numbered from 1.
    unsafe { ffi::zend_wrong_parameter_type_error(index + 1, expected, value.as_ptr()) };
}
