//! The `name` of a message: an address, with the keys `family`, `addr` and `port`, `flowinfo` and `scope_id`, or `path`.

use crate::functions::conversion::host::{inet_host, inet6_host};
use crate::functions::conversion::keys::{ADDR, FAMILY, FLOWINFO, PATH, PORT, SCOPE_ID};
use crate::functions::conversion::place::Place;
use crate::functions::conversion::{INT, UNSIGNED_16, UNSIGNED_32, native, text as text_of};
use crate::socket::Socket;
use crate::sys::address::{Name, SocketAddress, UNIX_PATH_MAX};
use crate::sys::text;
use crate::zend::{Array, Failure, NewArray, NewStr, Outcome, Value};
use nix::libc;
use std::ffi::c_int;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The address to send to. Its family is the socket's, unless it says another. What is left out is 0; without a path it is the abstract name without a name.
pub fn address(value: Value<'_>, place: &Place<'_>, socket: &Socket) -> Outcome<SocketAddress> {
    let array = place.array(value)?;
    let asked = array.find(&FAMILY);
    match family(asked, place, socket)? {
        libc::AF_UNIX => unix(array, place),
        libc::AF_INET => {
            let address = match array.find(&ADDR) {
                Some(value) => inet_host(value, &place.key(&ADDR), socket)?,
                None => Ipv4Addr::UNSPECIFIED,
            };
            Ok(SocketAddress::inet(address, port(array, place)?))
        }
        _ => inet6(array, place, socket),
    }
}

/// Checks the `name` that asks for the sender: only its family counts, and null is none.
pub fn wanted(value: Value<'_>, place: &Place<'_>, socket: &Socket) -> Outcome<()> {
    let asked = place.array(value)?.find(&FAMILY).filter(|family| !family.is_null());
    family(asked, place, socket).map(drop)
}

/// The family that a name asks for, which the socket must take.
fn family(asked: Option<Value<'_>>, place: &Place<'_>, socket: &Socket) -> Outcome<c_int> {
    let family = match asked {
        Some(value) => native(value, &place.key(&FAMILY), INT)?,
        None => socket.domain(),
    };
    let known = match family {
        libc::AF_UNIX => "AF_UNIX",
        libc::AF_INET => "number 2", // stock has no name for it here
        libc::AF_INET6 => "AF_INET6",
        _ => {
            return Err(place.refuse(format_args!(
                "the only families currently supported are AF_INET, AF_INET6 and AF_UNIX"
            )));
        }
    };
    // IPv6 sockets take IPv4 addresses as they are, too.
    let fits = family == socket.domain() || (family, socket.domain()) == (libc::AF_INET, libc::AF_INET6);
    if !fits {
        return Err(place.refuse(format_args!("the specified family ({known}) is not supported on this socket")));
    }
    Ok(family)
}

fn unix(array: Array<'_>, place: &Place<'_>) -> Outcome<SocketAddress> {
    let place = place.key(&PATH);
    let Some(value) = array.find(&PATH) else {
        return SocketAddress::unix(b"\0").ok_or(Failure::False);
    };
    let path = text_of(value)?;
    let path = path.as_str().bytes();
    if path.is_empty() {
        #[cfg(php84)]
        let text = format_args!("the path is must not be empty");
        #[cfg(not(php84))]
        let text = format_args!("the path is cannot be empty");
        return Err(place.refuse(text));
    }
    SocketAddress::unix(path).ok_or_else(|| {
        place.refuse(format_args!(
            "the path is too long, the maximum permitted length is {}",
            UNIX_PATH_MAX - 1
        ))
    })
}

fn inet6(array: Array<'_>, place: &Place<'_>, socket: &Socket) -> Outcome<SocketAddress> {
    let number = |key| {
        array
            .find(key)
            .map(|value| native(value, &place.key(key), UNSIGNED_32))
            .transpose()
    };
    let (address, scope) = match array.find(&ADDR) {
        Some(value) => inet6_host(value, &place.key(&ADDR), socket)?,
        None => (Ipv6Addr::UNSPECIFIED, 0),
    };
    let port = port(array, place)?;
    let flowinfo = number(&FLOWINFO)?.unwrap_or(0);
    let scope = number(&SCOPE_ID)?.unwrap_or(scope);
    Ok(SocketAddress::inet6(address, port, flowinfo, scope))
}

fn port(array: Array<'_>, place: &Place<'_>) -> Outcome<u16> {
    match array.find(&PORT) {
        Some(value) => native(value, &place.key(&PORT), UNSIGNED_16),
        None => Ok(0),
    }
}

/// The sender of a message, as an array; `None`: it has no name, or nobody asked.
pub fn sender(address: Option<&SocketAddress>) -> Option<NewArray> {
    let name = address?.name();
    let mut array = NewArray::with_capacity(5);
    match name {
        Name::Unix(path) if !path.is_empty() => {
            array.add(&FAMILY, i64::from(libc::AF_UNIX));
            array.add(&PATH, NewStr::copy(path));
        }
        Name::Inet { address, port } => {
            array.add(&FAMILY, i64::from(libc::AF_INET));
            array.add(&ADDR, NewStr::copy(text::inet(address).bytes()));
            array.add(&PORT, i64::from(port));
        }
        Name::Inet6 {
            address,
            port,
            flowinfo,
            scope_id,
        } => {
            array.add(&FAMILY, i64::from(libc::AF_INET6));
            array.add(&ADDR, NewStr::copy(text::inet6(address, 0).bytes()));
            array.add(&PORT, i64::from(port));
            array.add(&FLOWINFO, i64::from(flowinfo));
            array.add(&SCOPE_ID, i64::from(scope_id));
        }
        _ => return None,
    }
    Some(array)
}
