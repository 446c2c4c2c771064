//! The `name` of a message: an address, with the keys `family`, `addr` and `port`, `flowinfo` and
//! `scope_id`, or `path`.

use crate::classes::socket::Socket;
use crate::functions::convert::addr::{inet_host, inet6_host};
use crate::functions::convert::fields::{Fields, INT, UNSIGNED_16, UNSIGNED_32, native};
use crate::functions::convert::keys::{ADDR, FAMILY, FLOWINFO, PATH, PORT, SCOPE_ID};
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, text as text_of};
use crate::zend::{Failure, KeyedArray, Outcome, OwnedStr, Value};
use kernel::address::{Name, PathError, SocketAddress, UNIX_PATH_MAX};
use kernel::presentation;
use nix::libc;
use std::ffi::c_int;

/// Returns the address to send to. Its family is the socket's, unless it says another. What is left
/// out is 0; without a path it is the abstract name without a name.
pub fn address(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<SocketAddress> {
    let fields = cx.fields(value, path)?;
    match family(fields.find_native(&FAMILY, INT)?, path, cx.socket)? {
        libc::AF_UNIX => unix(fields),
        libc::AF_INET => Ok(SocketAddress::inet(inet_host(cx, fields, &ADDR)?, port(fields)?)),
        _ => inet6(cx, fields),
    }
}

/// Checks the `name` that asks for the sender: only its family counts, and null is none.
#[inline]
pub fn wanted(cx: &Conversion<'_>, value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<()> {
    let fields = cx.fields(value, path)?;
    if fields.is_empty() {
        return family(None, path, cx.socket).map(drop); // the usual case
    }
    let asked = fields.find_non_null(&FAMILY).map(|value| native(value, path, &FAMILY, INT));
    family(asked.transpose()?, path, cx.socket).map(drop)
}

/// Returns the family that a name asks for, which the socket must take.
#[inline]
fn family(asked: Option<c_int>, path: &ConversionPath<'_>, socket: &Socket) -> Outcome<c_int> {
    let family = asked.unwrap_or(socket.domain());
    match (family, socket.domain()) {
        (libc::AF_UNIX, libc::AF_UNIX)
        // IPv6 sockets take IPv4 addresses as they are, too.
        | (libc::AF_INET, libc::AF_INET | libc::AF_INET6)
        | (libc::AF_INET6, libc::AF_INET6) => Ok(family),
        _ => Err(unsupported(family, path)),
    }
}

#[cold]
fn unsupported(family: c_int, path: &ConversionPath<'_>) -> Failure {
    let known = match family {
        libc::AF_UNIX => "AF_UNIX",
        libc::AF_INET => "number 2", // stock has no name for it here
        libc::AF_INET6 => "AF_INET6",
        _ => {
            return path
                .refuse("the only families currently supported are AF_INET, AF_INET6 and AF_UNIX");
        }
    };
    path.refuse(("the specified family (", known, ") is not supported on this socket"))
}

fn unix(fields: Fields<'_, '_>) -> Outcome<SocketAddress> {
    let path = fields.path(&PATH);
    let Some(value) = fields.find(&PATH) else {
        return SocketAddress::unix(b"\0").map_err(|_| Failure::Silent);
    };
    let name = text_of(value)?;
    let name = name.as_str().bytes();
    if name.is_empty() {
        #[cfg(php84)]
        let text = "the path is must not be empty";
        #[cfg(not(php84))]
        let text = "the path is cannot be empty";
        return Err(path.refuse(text));
    }
    SocketAddress::unix(name).map_err(|error| match error {
        PathError::TooLong => path
            .refuse(("the path is too long, the maximum permitted length is ", UNIX_PATH_MAX - 1)),
        PathError::Nul => path.refuse("the path must not contain any null bytes"),
    })
}

fn inet6(cx: &Conversion<'_>, fields: Fields<'_, '_>) -> Outcome<SocketAddress> {
    let (address, scope) = inet6_host(cx, fields, &ADDR)?;
    let port = port(fields)?;
    let flowinfo = fields.find_native(&FLOWINFO, UNSIGNED_32)?.unwrap_or(0);
    let scope = fields.find_native(&SCOPE_ID, UNSIGNED_32)?.unwrap_or(scope);
    Ok(SocketAddress::inet6(address, port, flowinfo, scope))
}

fn port(fields: Fields<'_, '_>) -> Outcome<u16> {
    fields.find_native(&PORT, UNSIGNED_16).map(Option::unwrap_or_default)
}

/// Returns an address as the same array. `None`: it is none of these, or of an unnamed socket.
#[inline]
pub fn to_array(address: &SocketAddress) -> Option<KeyedArray> {
    // The peer of a connected socket has no name.
    if address.is_none() { None } else { named(address) }
}

fn named(address: &SocketAddress) -> Option<KeyedArray> {
    let of_family = |family: c_int| KeyedArray::of_numbers(&[(&FAMILY, family.into())]);
    match address.name() {
        Name::Unix(path) if !path.is_empty() => {
            let mut array = of_family(libc::AF_UNIX);
            array.add(&PATH, OwnedStr::copy(path));
            Some(array)
        }
        Name::Inet { address, port } => {
            let mut array = of_family(libc::AF_INET);
            array.add(&ADDR, OwnedStr::copy(presentation::inet(address).bytes()));
            array.add(&PORT, i64::from(port));
            Some(array)
        }
        Name::Inet6 { address, port, flowinfo, scope_id } => {
            let mut array = of_family(libc::AF_INET6);
            array.add(&ADDR, OwnedStr::copy(presentation::inet6(address, 0).bytes()));
            array.add(&PORT, i64::from(port));
            array.add(&FLOWINFO, i64::from(flowinfo));
            array.add(&SCOPE_ID, i64::from(scope_id));
            Some(array)
        }
        _ => None,
    }
}
