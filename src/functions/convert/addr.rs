//! Hosts in message arrays: a number, or a name to look up. One that is left out is no address in
//! particular.

use super::fields::Fields;
use super::{Conversion, text};
use crate::functions::host;
use crate::zend::{Failure, InternedStr, Outcome, Str, handler};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Returns the IPv4 address under `key`.
///
/// # Errors
/// Refused: nobody has that name; `Thrown`; Error, when user code closed the Socket meanwhile.
pub fn inet_host(
    cx: &Conversion<'_>,
    fields: Fields<'_, '_>,
    key: &'static InternedStr,
) -> Outcome<Ipv4Addr> {
    let found = resolved(cx, fields, key, host::inet_address, "' to get an AF_INET address");
    found.map(|address| address.unwrap_or(Ipv4Addr::UNSPECIFIED))
}

/// Returns the IPv6 address under `key`, and the scope that was written with it.
pub fn inet6_host(
    cx: &Conversion<'_>,
    fields: Fields<'_, '_>,
    key: &'static InternedStr,
) -> Outcome<(Ipv6Addr, u32)> {
    let found = resolved(cx, fields, key, host::inet6_address, "' to get an AF_INET6 address");
    found.map(|address| address.unwrap_or((Ipv6Addr::UNSPECIFIED, 0)))
}

/// Raises the resolver's warning, with its codes, and then refuses the host.
fn resolved<T>(
    cx: &Conversion<'_>,
    fields: Fields<'_, '_>,
    key: &'static InternedStr,
    resolve: impl FnOnce(Str<'_>) -> Outcome<T>,
    purpose: &str,
) -> Outcome<Option<T>> {
    let Some(value) = fields.find(key) else { return Ok(None) };
    let host = text(value)?;
    resolve(host.as_str()).map(Some).or_else(|failure| {
        if failure == Failure::Thrown {
            return Err(failure);
        }
        handler::raise(failure, Some(cx.socket.error_code()))?;
        let text = ("could not resolve address '", host.as_str().bytes(), purpose);
        Err(fields.path(key).refuse(text))
    })
}
