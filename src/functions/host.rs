//! Host names in arguments: what [`kernel::resolver`] finds, with PHP's warnings.

use super::args::unknown_family;
use crate::classes::socket::Socket;
use crate::zend::{Failure, Outcome, Str, error};
use kernel::address::{PathError, SocketAddress, UNIX_PATH_MAX};
use kernel::resolver;
use nix::libc;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Returns the IPv4 address of `host`: a number, or a name to look up.
///
/// # Errors
/// The resolver's code, with the warning `Host lookup failed`.
#[inline]
pub fn inet_address(host: Str<'_>) -> Outcome<Ipv4Addr> {
    resolver::inet(host.bytes()).map_err(unknown)
}

/// Returns the IPv6 address of `host` and its `sin6_scope_id`: a number, or a name to look up,
/// which may map an IPv4 address in; then `%` and a scope, perhaps.
///
/// A scope that no interface has warns and counts as 0. That runs user code, which may close the
/// Socket.
///
/// # Errors
/// The resolver's code, with the warning `Host lookup failed`; `Thrown`, when the handler of the
/// warning threw.
#[inline]
pub fn inet6_address(host: Str<'_>) -> Outcome<(Ipv6Addr, u32)> {
    let scoped = resolver::inet6(host.bytes()).map_err(unknown)?;
    if let Some(name) = scoped.unknown_interface {
        no_interface(name)?;
    }
    Ok((scoped.address, scoped.scope_id))
}

/// Warns that no interface has that name. Runs user code.
///
/// # Errors
/// `Thrown`, when the handler of the warning threw.
pub fn no_interface(name: &[u8]) -> Outcome<()> {
    error::warn(("No interface with name \"", name, "\" could be found"))
}

/// Returns the address of `host` and `port` in the family of `socket`, which is `AF_INET` or
/// `AF_INET6`. `families` are the ones that the caller's ValueError names.
///
/// # Errors
/// Those of [`inet_address`] and [`inet6_address`]; ValueError for any other family; Error, when
/// user code closed the Socket meanwhile.
#[inline]
pub fn internet_address(
    socket: &Socket,
    host: Str<'_>,
    port: u16,
    families: &str,
) -> Outcome<SocketAddress> {
    match socket.domain() {
        libc::AF_INET => Ok(SocketAddress::inet(inet_address(host)?, port)),
        libc::AF_INET6 => {
            let (address, scope_id) = inet6_address(host)?;
            Ok(SocketAddress::inet6(address, port, 0, scope_id))
        }
        _ => Err(unknown_family(families)),
    }
}

/// Returns the `AF_VSOCK` address of a context ID in decimal, the argument `number`, and a port,
/// the next one.
///
/// # Errors
/// ValueError: one of them is no number of 32 bits.
pub fn vsock_address(
    cid: Str<'_>,
    number: u32,
    port: i64,
    port_number: u32,
) -> Outcome<SocketAddress> {
    let digits = str::from_utf8(cid.bytes()).ok().filter(|text| !text.starts_with('+'));
    let cid = digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| {
        error::throw_argument_value(
            number,
            ("must be a numeric context ID between 0 and ", u32::MAX),
        )
    })?;
    let port = u32::try_from(port)
        .map_err(|_| error::throw_argument_range(port_number, 0, u32::MAX.into()))?;
    Ok(SocketAddress::vsock(cid, port))
}

/// Returns the `AF_UNIX` address of `path`, the argument `number`.
///
/// # Errors
/// ValueError: it is too long, or has a NUL within, where the kernel would end it.
#[inline]
pub fn unix_address(path: Str<'_>, number: u32) -> Outcome<SocketAddress> {
    SocketAddress::unix(path.bytes()).map_err(|error| match error {
        PathError::TooLong => {
            error::throw_argument_value(number, ("must be less than ", UNIX_PATH_MAX))
        }
        PathError::Nul => error::throw_argument_value(number, "must not contain any null bytes"),
    })
}

fn unknown(error: kernel::Error) -> Failure {
    Failure::Errno("Host lookup failed", error)
}
