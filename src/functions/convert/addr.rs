//! Hosts in message arrays: a number, or a name to look up.

use super::path::ConversionPath;
use super::text;
use crate::classes::socket::Socket;
use crate::functions::host::{inet_address, inet6_address};
use crate::zend::{Failure, Outcome, Str, Value, handler};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Returns an IPv4 address.
///
/// # Errors
/// Refused: nobody has that name; `Thrown`; Error, when user code closed the Socket meanwhile.
pub fn inet_host(
    value: Value<'_>,
    path: &ConversionPath<'_>,
    socket: &Socket,
) -> Outcome<Ipv4Addr> {
    let host = text(value)?;
    inet_address(host.as_str())
        .map_err(|failure| unresolved(failure, host.as_str(), path, socket, "AF_INET"))
}

/// Returns an IPv6 address and the scope that was written with it.
pub fn inet6_host(
    value: Value<'_>,
    path: &ConversionPath<'_>,
    socket: &Socket,
) -> Outcome<(Ipv6Addr, u32)> {
    let host = text(value)?;
    inet6_address(host.as_str())
        .map_err(|failure| unresolved(failure, host.as_str(), path, socket, "AF_INET6"))
}

/// Raises the resolver's warning, with its codes, and then refuses the host.
#[cold]
fn unresolved(
    failure: Failure,
    host: Str<'_>,
    path: &ConversionPath<'_>,
    socket: &Socket,
    family: &str,
) -> Failure {
    if failure == Failure::Thrown {
        return failure;
    }
    if let Err(thrown) = handler::raise(failure, Some(socket.error_code())) {
        return thrown;
    }
    let after = match family {
        "AF_INET" => "' to get an AF_INET address",
        _ => "' to get an AF_INET6 address",
    };
    path.refuse_text(format_args!("could not resolve address '"), host.bytes(), after)
}
