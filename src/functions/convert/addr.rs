//! Hosts in message arrays: a number, or a name to look up.

use super::path::ConversionPath;
use super::{Conversion, text};
use crate::functions::host;
use crate::zend::{Failure, Outcome, Str, Value, handler};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Returns an IPv4 address.
///
/// # Errors
/// Refused: nobody has that name; `Thrown`; Error, when user code closed the Socket meanwhile.
pub fn inet_host(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<Ipv4Addr> {
    resolved(cx, value, path, host::inet_address, "' to get an AF_INET address")
}

/// Returns an IPv6 address and the scope that was written with it.
pub fn inet6_host(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<(Ipv6Addr, u32)> {
    resolved(cx, value, path, host::inet6_address, "' to get an AF_INET6 address")
}

/// Raises the resolver's warning, with its codes, and then refuses the host.
fn resolved<T>(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
    resolve: fn(Str<'_>) -> Outcome<T>,
    purpose: &str,
) -> Outcome<T> {
    let host = text(value)?;
    resolve(host.as_str()).or_else(|failure| {
        if failure == Failure::Thrown {
            return Err(failure);
        }
        handler::raise(failure, Some(cx.socket.error_code()))?;
        let before = format_args!("could not resolve address '");
        Err(path.refuse_text(before, host.as_str().bytes(), purpose))
    })
}
