//! The kernel's structures in control messages, as arrays.

use crate::functions::convert::fields::{UNSIGNED_8, UNSIGNED_32};
use crate::functions::convert::keys::{
    CODE, DATA, ERRNO, GID, INFO, NSEC, OFFENDER, ORIGIN, PID, SEC, TYPE, UID, USEC,
};
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, msg_name};
use crate::zend::{InternedStr, KeyedArray, Outcome, Value};
use kernel::address::SocketAddress;
use kernel::cmsg::Unit;
use nix::libc;
use std::num::TryFromIntError;

/// Converts `SCM_CREDENTIALS`: an array with the keys `pid`, `uid` and `gid`.
pub fn credentials(
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
pub fn credentials_array(credentials: libc::ucred) -> KeyedArray {
    let libc::ucred { pid, uid, gid } = credentials;
    KeyedArray::of_numbers(&[(&PID, pid.into()), (&UID, uid.into()), (&GID, gid.into())])
}

const fn fraction(unit: Unit) -> &'static InternedStr {
    match unit {
        Unit::Microseconds => &USEC,
        Unit::Nanoseconds => &NSEC,
    }
}

/// Converts a point in time: an array with the keys `sec` and `usec`, or `sec` and `nsec`.
pub fn time(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
    unit: Unit,
) -> Outcome<libc::timespec> {
    let fields = cx.fields(value, path)?;
    Ok(libc::timespec { tv_sec: fields.integer(&SEC)?, tv_nsec: fields.integer(fraction(unit))? })
}

/// Builds the same array.
pub fn time_array(time: libc::timespec, unit: Unit) -> KeyedArray {
    KeyedArray::of_numbers(&[(&SEC, time.tv_sec), (fraction(unit), time.tv_nsec)])
}

/// Converts `IP_RECVERR` and `IPV6_RECVERR`, what the error queue (`MSG_ERRQUEUE`) has: an array
/// with the keys `errno`, `origin` (`SO_EE_ORIGIN_*`), `type`, `code`, `info` and `data`, and
/// `offender`, the address of who sent the error, or null. The kernel takes none, and says so.
pub fn extended_error(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<(libc::sock_extended_err, SocketAddress)> {
    let fields = cx.fields(value, path)?;
    let byte = |key| fields.native::<u8>(key, UNSIGNED_8);
    let word = |key| fields.native::<u32>(key, UNSIGNED_32);
    let error = libc::sock_extended_err {
        ee_errno: word(&ERRNO)?,
        ee_origin: byte(&ORIGIN)?,
        ee_type: byte(&TYPE)?,
        ee_code: byte(&CODE)?,
        ee_pad: 0,
        ee_info: word(&INFO)?,
        ee_data: word(&DATA)?,
    };
    let offender = match fields.find_non_null(&OFFENDER) {
        Some(value) => msg_name::address(cx, value, &fields.path(&OFFENDER))?,
        None => SocketAddress::NONE,
    };
    Ok((error, offender))
}

/// Builds the same array. `offender` is the address in the kernel's form.
pub fn extended_error_array(error: libc::sock_extended_err, offender: &[u8]) -> KeyedArray {
    let mut array = KeyedArray::of_numbers(&[
        (&ERRNO, error.ee_errno.into()),
        (&ORIGIN, error.ee_origin.into()),
        (&TYPE, error.ee_type.into()),
        (&CODE, error.ee_code.into()),
        (&INFO, error.ee_info.into()),
        (&DATA, error.ee_data.into()),
    ]);
    array.add(&OFFENDER, msg_name::to_array(&SocketAddress::from_bytes(offender)));
    array
}
