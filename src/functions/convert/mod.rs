//! Conversions of the values in message arrays and in `IPV6_PKTINFO`, which have rules of their
//! own: an integer may be a float, a numeric string or an object that becomes one, but no null and
//! no bool; a text may be anything that has one. References are followed everywhere. What cannot be
//! converted is refused with a warning that says where it stands: see [`path`].
//!
//! All of it may run user code (`__toString`, an error handler).

pub mod addr;
pub mod ancillary;
pub mod fields;
pub mod keys;
pub mod msg_name;
pub mod path;
pub mod pktinfo;

use crate::classes::socket::{OwnedSocket, Socket};
use crate::zend::{Array, Failure, Kept, Outcome, OwnedStr, Str, Value};
use fields::Fields;
use path::ConversionPath;

/// A conversion that is under way. It lives as long as the call: what it keeps may run user code
/// when it is dropped.
pub struct Conversion<'a> {
    /// Whose message it is.
    pub socket: &'a Socket,
    kept: Kept,
}

impl<'a> Conversion<'a> {
    /// Begins one for a call about that Socket.
    #[inline]
    pub const fn new(socket: &'a Socket) -> Self {
        Self { socket, kept: Kept::new() }
    }

    /// Returns the value itself, where `value` is a reference. It stays what it is and alive,
    /// whatever user code assigns to the variable.
    #[inline]
    pub fn deref<'v>(&'v self, value: Value<'v>) -> Value<'v> {
        if value.is_reference() { self.kept.keep(value) } else { value }
    }

    /// Returns the array at `path`.
    #[inline]
    pub fn array<'v>(&'v self, value: Value<'v>, path: &ConversionPath<'_>) -> Outcome<Array<'v>> {
        self.deref(value).as_array().ok_or_else(|| path.expected_array())
    }

    /// Does the same with keys that are known.
    #[inline]
    pub fn fields<'v, 'p>(
        &'v self,
        value: Value<'v>,
        path: &'p ConversionPath<'p>,
    ) -> Outcome<Fields<'v, 'p>> {
        self.array(value, path).map(|array| Fields::new(array, path))
    }

    /// Returns the text of a value, which stays alive.
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

/// Returns the text of a value, references followed.
pub fn text(value: Value<'_>) -> Outcome<OwnedStr> {
    value.deref().to_str()
}
