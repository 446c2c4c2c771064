//! Parameters: how a call's arguments become Rust values, with PHP's own rules and messages.
//!
//! The common case of each type is checked inline; everything else (weak mode, strict mode, null to
//! scalar, messages) is the engine's own code. It may run user code (`__toString`, an error
//! handler) that changes or closes what earlier parameters are; so a parameter that can go stale is
//! looked at once more, by [`Argument::check`], when all are converted.

use super::table::{Pass, Type};
use super::{Array, ByRef, ByRefArray, Outcome, Str, Value, error};
use ext_php_rs::ffi;
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

    /// How many arguments the caller gave.
    #[inline]
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// The argument at `index`, from 0.
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
    /// See [`Self::TYPE`].
    const PASS: Pass = Pass::Value;

    /// Whether the parameter may be left out. A required one may not stand where PHP lets it be
    /// missing; the compiler sees to that.
    const OPTIONAL: bool;

    /// Converts the argument at `index` (from 0). `None`: an exception is pending.
    ///
    /// # Safety
    /// `index` is below the number of arguments given, or the type is [`Self::OPTIONAL`].
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self>;

    /// Looks at the value once more when all are converted; user code may have run since.
    ///
    /// # Errors
    /// What the call fails with.
    #[inline]
    fn check(self, _index: u32) -> Outcome<()> {
        Ok(())
    }

    /// Whether errors of the call are recorded here, and EAGAIN and EINPROGRESS cause no warning.
    #[inline]
    fn is_subject(self) -> bool {
        false
    }

    /// Records an error of the call, when this is what the call is about.
    #[inline]
    fn record(self, _error: kernel::Error) {}

    /// Tidies up after the call, however it ended, before anything is reported.
    #[inline]
    fn finish(self) {}
}

/// An optional integer parameter whose default is `DEFAULT`.
#[derive(Clone, Copy)]
pub struct IntOr<const DEFAULT: i64>(pub i64);

/// An optional integer parameter that must fit C's `int`, and whose default is `DEFAULT`. Only as
/// the last one: it is checked when it is read.
#[derive(Clone, Copy)]
pub struct NativeIntOr<const DEFAULT: c_int>(pub c_int);

/// A parameter that may be left out but may not be null.
#[derive(Clone, Copy)]
pub struct Optional<T>(pub Option<T>);

/// The engine's conversion to an integer.
#[cold]
fn parse_int_slowly(
    value: Value<'_>,
    index: u32,
    expected: ffi::zend_expected_type,
) -> Option<i64> {
    let mut number = 0;
    // SAFETY: the argument is valid; arguments are numbered from 1.
    unsafe {
        if ffi::zend_parse_arg_long_slow(value.as_ptr(), &raw mut number, index + 1) {
            return Some(number);
        }
        ffi::zend_wrong_parameter_type_error(index + 1, expected, value.as_ptr());
    }
    None
}

/// The engine's conversion to a string, which replaces the argument in the frame.
#[cold]
fn parse_str_slowly(
    value: Value<'_>,
    index: u32,
    expected: ffi::zend_expected_type,
) -> Option<Str<'_>> {
    // SAFETY: the argument is valid; the engine keeps the converted string in the frame, so it
    // lives as long as the argument.
    unsafe {
        #[cfg(php86)]
        let string = ffi::zend_parse_arg_str_slow(value.as_ptr(), index + 1);
        #[cfg(not(php86))]
        let string = {
            let mut string = std::ptr::null_mut();
            ffi::zend_parse_arg_str_slow(value.as_ptr(), &raw mut string, index + 1);
            string
        };
        if let Some(string) = NonNull::new(string) {
            return Some(Str::new(string));
        }
        ffi::zend_wrong_parameter_type_error(index + 1, expected, value.as_ptr());
    }
    None
}

/// The engine's TypeError for an argument that is no array.
#[cold]
fn not_an_array(value: Value<'_>, index: u32, expected: ffi::zend_expected_type) {
    // SAFETY: the argument is valid; arguments are numbered from 1.
    unsafe { ffi::zend_wrong_parameter_type_error(index + 1, expected, value.as_ptr()) }
}

impl<'a> Argument<'a> for i64 {
    const TYPE: Type = Type::INT;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        let value = unsafe { frame.get_required(index) };
        value
            .as_int()
            .or_else(|| parse_int_slowly(value, index, ffi::_zend_expected_type_Z_EXPECTED_LONG))
    }
}

impl<'a, const DEFAULT: i64> Argument<'a> for IntOr<DEFAULT> {
    const TYPE: Type = Type::INT;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        if frame.get(index).is_none() {
            return Some(Self(DEFAULT));
        }
        // SAFETY: just looked.
        unsafe { i64::parse(frame, index) }.map(Self)
    }
}

impl<'a, const DEFAULT: c_int> Argument<'a> for NativeIntOr<DEFAULT> {
    const TYPE: Type = Type::INT;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        if frame.get(index).is_none() {
            return Some(Self(DEFAULT));
        }
        // SAFETY: just looked.
        let number = unsafe { i64::parse(frame, index) }?;
        native_int(number, index + 1).ok().map(Self)
    }
}

/// The argument `number` (from 1) as C's `int`.
///
/// # Errors
/// ValueError: it does not fit.
#[inline]
pub fn native_int(value: i64, number: u32) -> Outcome<c_int> {
    c_int::try_from(value).map_err(|_| {
        error::throw_argument_value(
            number,
            format_args!("must be between {} and {}", c_int::MIN, c_int::MAX),
        )
    })
}

impl<'a> Argument<'a> for Option<i64> {
    const TYPE: Type = Type::INT.or(Type::NULL);
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        match frame.get(index) {
            Some(value) if !value.is_null() => value
                .as_int()
                .or_else(|| {
                    parse_int_slowly(value, index, ffi::_zend_expected_type_Z_EXPECTED_LONG_OR_NULL)
                })
                .map(Some),
            _ => Some(None),
        }
    }
}

impl<'a> Argument<'a> for Str<'a> {
    const TYPE: Type = Type::STRING;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        let value = unsafe { frame.get_required(index) };
        value
            .as_str()
            .or_else(|| parse_str_slowly(value, index, ffi::_zend_expected_type_Z_EXPECTED_STRING))
    }
}

impl<'a> Argument<'a> for Option<Str<'a>> {
    const TYPE: Type = Type::STRING.or(Type::NULL);
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        match frame.get(index) {
            Some(value) if !value.is_null() => value
                .as_str()
                .or_else(|| {
                    parse_str_slowly(
                        value,
                        index,
                        ffi::_zend_expected_type_Z_EXPECTED_STRING_OR_NULL,
                    )
                })
                .map(Some),
            _ => Some(None),
        }
    }
}

impl<'a> Argument<'a> for Array<'a> {
    const TYPE: Type = Type::ARRAY;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        let value = unsafe { frame.get_required(index) };
        if value.as_array().is_none() {
            not_an_array(value, index, ffi::_zend_expected_type_Z_EXPECTED_ARRAY);
        }
        value.as_array()
    }
}

impl<'a> Argument<'a> for ByRefArray<'a> {
    const TYPE: Type = Type::ARRAY;
    const PASS: Pass = Pass::Reference;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        let value = unsafe { frame.get_required(index) };
        let array = value.deref().as_array();
        if array.is_none() {
            not_an_array(value.deref(), index, ffi::_zend_expected_type_Z_EXPECTED_ARRAY);
        }
        array.map(|array| Self::new(ByRef::new(value), array))
    }
}

impl<'a> Argument<'a> for Option<ByRefArray<'a>> {
    const TYPE: Type = Type::ARRAY.or(Type::NULL);
    const PASS: Pass = Pass::Reference;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        let Some(value) = frame.get(index).filter(|value| !value.deref().is_null()) else {
            return Some(None);
        };
        let array = value.deref().as_array();
        if array.is_none() {
            not_an_array(value.deref(), index, ffi::_zend_expected_type_Z_EXPECTED_ARRAY_OR_NULL);
        }
        array.map(|array| Some(ByRefArray::new(ByRef::new(value), array)))
    }
}

impl<'a> Argument<'a> for Value<'a> {
    const TYPE: Type = Type::UNTYPED;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        Some(unsafe { frame.get_required(index) })
    }
}

impl<'a> Argument<'a> for ByRef<'a> {
    const TYPE: Type = Type::UNTYPED;
    const PASS: Pass = Pass::Reference;
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's.
        Some(Self::new(unsafe { frame.get_required(index) }))
    }
}

impl<'a> Argument<'a> for Option<ByRef<'a>> {
    const TYPE: Type = Type::UNTYPED;
    const PASS: Pass = Pass::Reference;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        Some(frame.get(index).map(ByRef::new))
    }
}

impl<'a, T: Argument<'a>> Argument<'a> for Optional<T> {
    const TYPE: Type = T::TYPE;
    const PASS: Pass = T::PASS;
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        if frame.get(index).is_none() {
            return Some(Self(None));
        }
        // SAFETY: just looked.
        unsafe { T::parse(frame, index) }.map(|value| Self(Some(value)))
    }
}

/// An argument that must be an object of exactly one class: what `Socket` and `AddressInfo`
/// parameters are made of.
///
/// # Safety
/// `index` is below the number of arguments given, and `class` is a class of the engine's.
#[inline]
pub(crate) unsafe fn parse_object(
    frame: Frame<'_>,
    index: u32,
    class: *const ffi::zend_class_entry,
    name: &'static std::ffi::CStr,
) -> Option<NonNull<ffi::zend_object>> {
    // SAFETY: the caller's; an object always has a class.
    unsafe {
        let value = frame.get_required(index);
        let object = value.as_object().filter(|object| std::ptr::eq((*object.as_ptr()).ce, class));
        if object.is_none() {
            ffi::zend_wrong_parameter_class_error(index + 1, name.as_ptr(), value.as_ptr());
        }
        object
    }
}

/// The same where null is allowed. `None`: an exception is pending; `Some(None)`: null, or left
/// out.
///
/// # Safety
/// `class` is a class of the engine's.
#[inline]
#[allow(clippy::option_option)] // refused, absent, present: the trait's own shape
pub(crate) unsafe fn parse_object_or_null(
    frame: Frame<'_>,
    index: u32,
    class: *const ffi::zend_class_entry,
    name: &'static std::ffi::CStr,
) -> Option<Option<NonNull<ffi::zend_object>>> {
    let Some(value) = frame.get(index).filter(|value| !value.is_null()) else {
        return Some(None);
    };
    // SAFETY: the caller's; an object always has a class.
    unsafe {
        let object = value.as_object().filter(|object| std::ptr::eq((*object.as_ptr()).ce, class));
        if object.is_none() {
            ffi::zend_wrong_parameter_class_or_null_error(index + 1, name.as_ptr(), value.as_ptr());
        }
        object.map(Some)
    }
}
