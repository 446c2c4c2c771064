//! `IP_RECVERR` and `IPV6_RECVERR`, what the error queue (`MSG_ERRQUEUE`) has: `struct
//! sock_extended_err` as an array with the keys `errno`, `origin` (`SO_EE_ORIGIN_*`), `type`,
//! `code`, `info` and `data`, and `offender`, the address of who sent the error, or null.

use super::fields::{UNSIGNED_8, UNSIGNED_32};
use super::keys::{CODE, DATA, ERRNO, INFO, OFFENDER, ORIGIN, TYPE};
use super::path::ConversionPath;
use super::{Conversion, msg_name};
use crate::zend::{KeyedArray, Outcome, Value};
use kernel::address::SocketAddress;
use nix::libc;

/// Converts the array at `path`: the error, and the offender. The kernel takes none, and says so.
pub fn from_value(
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
pub fn to_array(error: libc::sock_extended_err, offender: &[u8]) -> KeyedArray {
    let mut array = KeyedArray::new();
    array.add(&ERRNO, i64::from(error.ee_errno));
    array.add(&ORIGIN, i64::from(error.ee_origin));
    array.add(&TYPE, i64::from(error.ee_type));
    array.add(&CODE, i64::from(error.ee_code));
    array.add(&INFO, i64::from(error.ee_info));
    array.add(&DATA, i64::from(error.ee_data));
    array.add(&OFFENDER, msg_name::to_array(&SocketAddress::from_bytes(offender)));
    array
}
