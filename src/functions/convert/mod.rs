//! What stands in message arrays and in `IPV6_PKTINFO`, by the rules that these arrays have of
//! their own: an integer may be a float, a numeric string or an object that becomes one, but no
//! null and no bool; a text may be anything that has one. References are followed, at each place.
//! What cannot be converted is refused with a warning that says where it stands: see [`path`].
//!
//! All of it may run user code (`__toString`, an error handler).

pub mod addr;
pub mod ancillary;
pub mod extended_error;
pub mod keys;
pub mod msg_name;
pub mod path;
pub mod pktinfo;
pub mod time;

use crate::classes::socket::{OwnedSocket, Socket};
use crate::zend::{Array, Failure, Kept, Number, Outcome, OwnedStr, Str, Value};
use path::ConversionPath;
use std::fmt::Display;

/// A conversion that is under way. It lives as long as the call: what it keeps may run user code
/// when it is dropped.
pub struct Conversion<'a> {
    /// Whose message it is.
    pub socket: &'a Socket,
    kept: Kept,
}

impl<'a> Conversion<'a> {
    /// For a call about that Socket.
    #[inline]
    pub const fn new(socket: &'a Socket) -> Self {
        Self { socket, kept: Kept::new() }
    }

    /// The value itself, where `value` is a reference. It stays what it is and alive, whatever user
    /// code assigns to the variable.
    #[inline]
    pub fn deref<'v>(&'v self, value: Value<'v>) -> Value<'v> {
        if value.is_reference() { self.kept.keep(value) } else { value }
    }

    /// The array that stands at `path`.
    #[inline]
    pub fn array<'v>(&'v self, value: Value<'v>, path: &ConversionPath<'_>) -> Outcome<Array<'v>> {
        self.deref(value).as_array().ok_or_else(|| path.expected_array())
    }

    /// The text of a value, which stays alive.
    #[inline]
    pub fn text<'v>(&'v self, value: Value<'v>) -> Outcome<Str<'v>> {
        match value.as_str() {
            Some(text) => Ok(text),
            None => self.kept.keep(text(value)?).as_str().ok_or(Failure::Silent),
        }
    }

    /// Keeps a Socket alive. `None`: it is none.
    pub fn keep(&self, socket: OwnedSocket) -> Option<&Socket> {
        Socket::from_value(self.kept.keep(socket))
    }
}

/// The integer that stands at `path`.
#[inline]
pub fn integer(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<i64> {
    value.as_int().map_or_else(|| integer_of(value.deref(), path), Ok)
}

#[cold]
fn integer_of(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<i64> {
    if let Some(number) = value.as_int() {
        return Ok(number);
    }
    let number = if let Some(number) = value.as_float() {
        Number::Float(number)
    } else if value.as_str().is_some() || value.is_object() {
        let text = text(value)?;
        text.as_str().as_number().ok_or_else(|| {
            let expected = "expected an integer, but got a non numeric string \
                (possibly from a converted object): '";
            path.refuse_text(format_args!("{expected}"), text.as_str().bytes(), "'")
        })?
    } else {
        return Err(path.refuse(format_args!(
            "expected an integer, either of a PHP integer type or of a convertible type"
        )));
    };
    number.to_int()
}

/// The integer that stands at `path`, as a type of C's, which the warning calls `name`.
#[inline]
pub fn native<T: TryFrom<i64>>(
    value: Value<'_>,
    path: &ConversionPath<'_>,
    name: impl Display,
) -> Outcome<T> {
    T::try_from(integer(value, path)?)
        .map_err(|_| path.refuse(format_args!("given PHP integer is out of bounds for {name}")))
}

/// What [`native`] calls a C `int`.
pub const INT: &str = "a native int";
/// What [`native`] calls 8 bits.
pub const UNSIGNED_8: &str = "an unsigned 8-bit integer";
/// What [`native`] calls 16 bits.
pub const UNSIGNED_16: &str = "an unsigned 16-bit integer";
/// What [`native`] calls 32 bits.
pub const UNSIGNED_32: &str = "an unsigned 32-bit integer";

/// The text of a value, references followed.
pub fn text(value: Value<'_>) -> Outcome<OwnedStr> {
    value.deref().to_str()
}
