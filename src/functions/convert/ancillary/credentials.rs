//! `SCM_CREDENTIALS`: an array with the keys `pid`, `uid` and `gid`.

use crate::functions::convert::Conversion;
use crate::functions::convert::keys::{GID, PID, UID};
use crate::functions::convert::path::ConversionPath;
use crate::zend::{KeyedArray, Outcome, Value};
use nix::libc;
use std::num::TryFromIntError;

/// Converts the array at `path`.
pub fn from_value(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<libc::ucred> {
    let fields = cx.fields(value, path)?;
    Ok(libc::ucred {
        pid: fields.native::<Process>(&PID, "a pid_t value")?.0,
        uid: fields.native(&UID, "a uid_t value")?,
        gid: fields.native(&GID, "a uid_t value")?,
    })
}

/// Converts a process id; there are no negative ones.
struct Process(i32);

impl TryFrom<i64> for Process {
    type Error = TryFromIntError;

    fn try_from(number: i64) -> Result<Self, TryFromIntError> {
        u32::try_from(number)?.try_into().map(Self)
    }
}

/// Builds the same array.
pub fn to_array(credentials: libc::ucred) -> KeyedArray {
    let mut array = KeyedArray::new();
    array.add(&PID, i64::from(credentials.pid));
    array.add(&UID, i64::from(credentials.uid));
    array.add(&GID, i64::from(credentials.gid));
    array
}
