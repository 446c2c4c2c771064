//! What stands in message arrays and in `IPV6_PKTINFO`, by the rules that these arrays have of
//! their own: an integer may be a float, a numeric string or an object that becomes one, but no
//! null, no bool and no reference; a text may be anything that has one. What cannot be converted is
//! refused with a warning that says where it stands: see [`path`].
//!
//! All of it may run user code (`__toString`, an error handler).

pub mod addr;
pub mod ancillary;
pub mod keys;
pub mod msg_name;
pub mod path;
pub mod pktinfo;

use crate::zend::{Failure, Number, Outcome, OwnedStr, Value, error};
use path::ConversionPath;
use std::fmt::Display;

/// The integer that stands at `path`.
///
/// # Errors
/// Refused: it is no number. `Thrown`.
#[inline]
pub fn integer(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<i64> {
    value.as_int().map_or_else(|| integer_of(value, path), Ok)
}

#[cold]
fn integer_of(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<i64> {
    let number = if let Some(number) = value.as_float() {
        Number::Float(number)
    } else if value.as_str().is_some() || value.as_object().is_some() {
        let text = text(value)?;
        text.as_str().as_number().ok_or_else(|| {
            let expected = "expected an integer, but got a non numeric string (possibly from a converted object): '";
            path.refuse_text(format_args!("{expected}"), text.as_str().bytes(), "'")
        })?
    } else {
        return Err(path.refuse(format_args!(
            "expected an integer, either of a PHP integer type or of a convertible type"
        )));
    };
    let number = number.to_int();
    error::check_pending()?;
    Ok(number)
}

/// The integer that stands at `path`, as a type of C's, which the warning calls `name`.
///
/// # Errors
/// As [`integer`]; refused: it does not fit.
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
/// What [`native`] calls 16 bits.
pub const UNSIGNED_16: &str = "an unsigned 16-bit integer";
/// What [`native`] calls 32 bits.
pub const UNSIGNED_32: &str = "an unsigned 32-bit integer";

/// The text of a value; references are deref.
///
/// # Errors
/// `Thrown`.
pub fn text(value: Value<'_>) -> Outcome<OwnedStr> {
    let text = value.deref().to_str().ok_or(Failure::Thrown)?;
    error::check_pending()?;
    Ok(text)
}
