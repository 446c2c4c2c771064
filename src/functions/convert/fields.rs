//! Arrays with known keys, and the integers in them.

use super::path::ConversionPath;
use super::text;
use crate::zend::{Array, Failure, InternedStr, Outcome, Value};

/// An array, and where it stands. Where one of its elements stands is put together only when that
/// is refused.
#[derive(Clone, Copy)]
pub struct Fields<'a, 'p> {
    array: Array<'a>,
    path: &'p ConversionPath<'p>,
}

impl<'a, 'p> Fields<'a, 'p> {
    /// `array`, at `path`.
    #[inline]
    pub const fn new(array: Array<'a>, path: &'p ConversionPath<'p>) -> Self {
        Self { array, path }
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.array.is_empty()
    }

    /// Returns the path of the element under `key`.
    #[inline]
    pub const fn path(self, key: &'static InternedStr) -> ConversionPath<'p> {
        self.path.key(key)
    }

    /// Returns the element under `key`, if there is one.
    #[inline]
    pub fn find(self, key: &'static InternedStr) -> Option<Value<'a>> {
        self.array.find(key)
    }

    /// Does the same where null is nothing, too.
    #[inline]
    pub fn find_non_null(self, key: &'static InternedStr) -> Option<Value<'a>> {
        self.find(key).filter(|value| !value.deref().is_null())
    }

    /// Returns the element under `key`.
    #[inline]
    pub fn required(self, key: &'static InternedStr) -> Outcome<Value<'a>> {
        self.find(key).ok_or_else(|| is_required(self.path, key))
    }

    /// Returns the integer under `key`. `None`: there is nothing.
    #[inline]
    pub fn find_integer(self, key: &'static InternedStr) -> Outcome<Option<i64>> {
        self.find(key).map(|value| integer(value, self.path, key)).transpose()
    }

    /// Returns the integer under `key`.
    #[inline(never)] // for structures, each of which has several, and none is often asked for
    pub fn integer(self, key: &'static InternedStr) -> Outcome<i64> {
        integer(self.required(key)?, self.path, key)
    }

    /// Returns the integer under `key`, as a type of C's, which the warning calls
    /// `name`. `None`: there is nothing.
    #[inline]
    pub fn find_native<T: TryFrom<i64>>(
        self,
        key: &'static InternedStr,
        name: &'static str,
    ) -> Outcome<Option<T>> {
        self.find(key).map(|value| native(value, self.path, key, name)).transpose()
    }

    /// Returns the integer under `key`, as a type of C's.
    pub fn native<T: TryFrom<i64>>(
        self,
        key: &'static InternedStr,
        name: &'static str,
    ) -> Outcome<T> {
        in_bounds(self.integer(key)?, self.path, key, name)
    }
}

/// What the warnings call the types of [`native`].
pub const INT: &str = "a native int";
pub const UNSIGNED_8: &str = "an unsigned 8-bit integer";
pub const UNSIGNED_16: &str = "an unsigned 16-bit integer";
pub const UNSIGNED_32: &str = "an unsigned 32-bit integer";

/// Returns the integer `value`, which stands under `key` of the array at `path`, as a type of C's.
#[inline]
pub fn native<T: TryFrom<i64>>(
    value: Value<'_>,
    path: &ConversionPath<'_>,
    key: &'static InternedStr,
    name: &'static str,
) -> Outcome<T> {
    in_bounds(integer(value, path, key)?, path, key, name)
}

#[inline]
fn in_bounds<T: TryFrom<i64>>(
    number: i64,
    path: &ConversionPath<'_>,
    key: &'static InternedStr,
    name: &'static str,
) -> Outcome<T> {
    T::try_from(number).map_err(|_| is_out_of_bounds(path, key, name))
}

#[inline]
fn integer(value: Value<'_>, path: &ConversionPath<'_>, key: &'static InternedStr) -> Outcome<i64> {
    match value.as_int() {
        Some(number) => Ok(number),
        None => to_integer(value.deref(), path, key),
    }
}

#[cold]
fn to_integer(
    value: Value<'_>,
    path: &ConversionPath<'_>,
    key: &'static InternedStr,
) -> Outcome<i64> {
    let path = path.key(key);
    if value.as_int().is_some() || value.is_float() {
        return value.to_int();
    }
    if value.as_str().is_none() && !value.is_object() {
        return Err(path
            .refuse("expected an integer, either of a PHP integer type or of a convertible type"));
    }
    let text = text(value)?;
    let number = text.as_str().as_number().ok_or_else(|| {
        let expected = "expected an integer, but got a non numeric string \
            (possibly from a converted object): '";
        path.refuse((expected, text.as_str().bytes(), "'"))
    })?;
    number.value().to_int()
}

#[cold]
fn is_required(path: &ConversionPath<'_>, key: &'static InternedStr) -> Failure {
    path.refuse(("The key '", key.text(), "' is required"))
}

#[cold]
fn is_out_of_bounds(
    path: &ConversionPath<'_>,
    key: &'static InternedStr,
    name: &'static str,
) -> Failure {
    path.key(key).refuse(("given PHP integer is out of bounds for ", name))
}
