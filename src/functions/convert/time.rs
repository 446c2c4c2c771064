//! Points in time: an array with the keys `sec` and `usec`, or `sec` and `nsec`.

use super::Conversion;
use super::keys::{NSEC, SEC, USEC};
use super::path::ConversionPath;
use crate::zend::{InternedStr, KeyedArray, Outcome, Value};
use kernel::cmsg::Unit;
use nix::libc;

/// Returns the key of the fraction.
const fn key(unit: Unit) -> &'static InternedStr {
    match unit {
        Unit::Microseconds => &USEC,
        Unit::Nanoseconds => &NSEC,
    }
}

/// Converts the array at `path`.
pub fn from_value(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
    unit: Unit,
) -> Outcome<libc::timespec> {
    let fields = cx.fields(value, path)?;
    Ok(libc::timespec { tv_sec: fields.integer(&SEC)?, tv_nsec: fields.integer(key(unit))? })
}

/// Builds the same array.
pub fn to_array(time: libc::timespec, unit: Unit) -> KeyedArray {
    let mut array = KeyedArray::new();
    array.add(&SEC, time.tv_sec);
    array.add(key(unit), time.tv_nsec);
    array
}
