//! `SCM_CREDENTIALS`: an array with the keys `pid`, `uid` and `gid`.

use crate::functions::convert::keys::{GID, PID, UID};
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, integer, native};
use crate::zend::{KeyedArray, Outcome, Value};
use nix::libc;

/// What stands at `path`.
pub fn from_value(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<libc::ucred> {
    let array = cx.array(value, path)?;
    Ok(libc::ucred {
        pid: process(path.required(array, &PID)?, &path.key(&PID))?,
        uid: native(path.required(array, &UID)?, &path.key(&UID), "a uid_t value")?,
        gid: native(path.required(array, &GID)?, &path.key(&GID), "a uid_t value")?,
    })
}

/// A process id; there are no negative ones.
fn process(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<i32> {
    let number = integer(value, path)?;
    i32::try_from(number).ok().filter(|number| *number >= 0).ok_or_else(|| {
        path.refuse(format_args!("given PHP integer is out of bounds for a pid_t value"))
    })
}

/// As the same array.
pub fn to_array(credentials: libc::ucred) -> KeyedArray {
    let mut array = KeyedArray::new();
    array.add(&PID, i64::from(credentials.pid));
    array.add(&UID, i64::from(credentials.uid));
    array.add(&GID, i64::from(credentials.gid));
    array
}
