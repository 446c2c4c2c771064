//! Address information: `getaddrinfo(3)`'s results as objects, to connect to or to bind to.

use super::args::close_on_exec;
use super::retry;
use crate::classes::address_info::AddressInfo;
use crate::classes::socket::{OwnedSocket, Socket};
use crate::constants::{AF_INET, AF_INET6, AF_UNSPEC, EAI_NONAME, EAI_SERVICE};
use crate::zend::error;
use crate::zend::{
    Array, ByRef, Failure, Key, Optional, OrFail, Outcome, OwnedArray, OwnedStr, Str, Value,
    guarded,
};
use kernel::address::{Name, SocketAddress};
use kernel::getaddrinfo::{Address, Addresses};
use kernel::{Error, connection, presentation};
use std::ffi::c_int;

/// `socket_addrinfo_lookup`: what `getaddrinfo(3)` finds for a host, and for a service or a port,
/// as a list of `AddressInfo`.
///
/// A failure is false, without a warning and without an error code but the resolver's (`EAI_*`),
/// which `error_code` gets then. That parameter came with PHP 8.6 and is here on every version. A
/// NUL in a name fails like any name that nobody has.
pub fn socket_addrinfo_lookup(
    host: Str<'_>,
    service: Option<Str<'_>>,
    hints: Optional<Array<'_>>,
    error_code: Option<ByRef<'_>>,
) -> Outcome<OwnedArray> {
    let hints = read_hints(hints.0)?;
    match look_up(host, service, &hints) {
        Ok(mut found) => guarded(&mut found, |found| list(found), Addresses::free),
        Err(code) => {
            if let Some(variable) = error_code {
                variable.assign(i64::from(code))?;
            }
            Err(Failure::Silent)
        }
    }
}

/// Returns what is found; or the resolver's code.
fn look_up(host: Str<'_>, service: Option<Str<'_>>, hints: &Address) -> Result<Addresses, c_int> {
    let host = host.c_str().ok_or(EAI_NONAME)?;
    let service = service.map(|service| service.c_str().ok_or(EAI_SERVICE)).transpose()?;
    Addresses::look_up(host, service, hints)
}

fn list(found: &Addresses) -> Outcome<OwnedArray> {
    let mut list = OwnedArray::with_capacity(0);
    for (address, canonical_name) in found.iter() {
        list.push(AddressInfo::with(address, canonical_name)?);
    }
    Ok(list)
}

/// `$hints`: integers under the keys that C's structure has.
///
/// PHP 8.5 looks closer: it refuses integer keys (before they were passed over), values that are no
/// numbers, and numbers out of range (before the lower 32 bits counted).
fn read_hints(array: Option<Array<'_>>) -> Outcome<Address> {
    let mut hints = Address::default();
    let Some(array) = array else {
        return Ok(hints);
    };
    #[cfg(php85)]
    if array.is_packed() {
        return Err(unknown_key()); // a list, also one that has become empty
    }
    for (key, value) in array.iter() {
        let name = match key {
            Key::Name(name) => name.bytes(),
            #[cfg(not(php85))]
            Key::Index(_) => continue,
            #[cfg(php85)]
            Key::Index(_) => return Err(unknown_key()),
        };
        match name {
            b"ai_flags" => hints.flags = hint(value, "ai_flags")?,
            b"ai_socktype" => hints.ty = hint(value, "ai_socktype")?,
            b"ai_protocol" => hints.protocol = hint(value, "ai_protocol")?,
            b"ai_family" => hints.family = hint_family(value)?,
            _ => return Err(unknown_key()),
        }
    }
    Ok(hints)
}

#[cold]
fn unknown_key() -> Failure {
    error::throw_argument_value(
        3,
        "must only contain array keys \"ai_flags\", \"ai_socktype\", \"ai_protocol\", or \
        \"ai_family\"",
    )
}

/// Returns a hint's number, which is at least 0 since PHP 8.5.
fn hint(value: Value<'_>, name: &str) -> Outcome<c_int> {
    let number = hint_number(value, name)?;
    if cfg!(php85) && !(0..=c_int::MAX.into()).contains(&number) {
        let text = ("\"", name, "\" key must be between 0 and ", c_int::MAX);
        return Err(error::throw_argument_value(3, text));
    }
    Ok(kernel::int(number))
}

/// Returns `ai_family`, which is one of these since PHP 8.5. `AF_UNSPEC` came with PHP 8.6 and is
/// here on every version.
fn hint_family(value: Value<'_>) -> Outcome<c_int> {
    let number = hint_number(value, "ai_family")?;
    let is_known = [AF_INET, AF_INET6, AF_UNSPEC].map(i64::from).contains(&number);
    if cfg!(php85) && !is_known {
        let text = "\"ai_family\" key must be AF_INET or AF_INET6";
        return Err(error::throw_argument_value(3, text));
    }
    Ok(kernel::int(number))
}

/// Returns a hint's number: anything has one, by PHP's `(int)` cast. Since PHP 8.5 it is as
/// arithmetic would take it.
fn hint_number(value: Value<'_>, name: &str) -> Outcome<i64> {
    let held = value.deref().to_owned_value(); // the conversion warns
    let value = held.value();
    #[cfg(not(php85))]
    let number = Some(value.to_int()?);
    #[cfg(php85)]
    let number = value.to_number()?;
    number.ok_or_else(|| {
        let text = ("\"", name, "\" key must be of type int");
        error::throw_argument_type_given(3, text, value)
    })
}

/// `socket_addrinfo_connect`: a new socket, connected to the address: `socket(2)`, `connect(2)`.
pub fn socket_addrinfo_connect(address: &AddressInfo) -> Outcome<OwnedSocket> {
    open(address, retry::connect, "Unable to connect address")
}

/// `socket_addrinfo_bind`: a new socket, bound to the address: `socket(2)`, `bind(2)`.
pub fn socket_addrinfo_bind(address: &AddressInfo) -> Outcome<OwnedSocket> {
    open(address, connection::bind, "Unable to bind address")
}

/// Returns a new socket of the address's type, which `call` puts to use.
fn open(
    address: &AddressInfo,
    call: impl FnOnce(&Socket, &SocketAddress) -> kernel::Result<()>,
    unable: &'static str,
) -> Outcome<OwnedSocket> {
    let address = address.address();
    let new = OwnedSocket::new()?;
    let socket = connection::socket(address.family, address.ty | close_on_exec(), address.protocol)
        .or_fail("Unable to create socket")?;
    // A handler of a signal's may run meanwhile, and end in a fatal error: the Socket owns it.
    new.adopt(socket, address.family, true);
    call(&new, &address.sockaddr).map_err(|error| match error {
        // As for a Socket, although nobody gets this one.
        Error::AGAIN | Error::INPROGRESS => Failure::Quiet(error),
        _ => Failure::of_call(unable, error),
    })?;
    Ok(new)
}

/// `socket_addrinfo_explain`: what an `AddressInfo` holds, under the names that C's structures
/// have.
pub fn socket_addrinfo_explain(address: &AddressInfo) -> Outcome<OwnedArray> {
    let canonical_name = address.canonical_name();
    let address = address.address();
    let mut array = OwnedArray::with_capacity(6);
    array.insert("ai_flags", i64::from(address.flags));
    array.insert("ai_family", i64::from(address.family));
    array.insert("ai_socktype", i64::from(address.ty));
    array.insert("ai_protocol", i64::from(address.protocol));
    if let Some(name) = canonical_name {
        array.insert("ai_canonname", OwnedStr::copy(name));
    }
    let mut inner = OwnedArray::with_capacity(2);
    match address.sockaddr.name() {
        Name::Inet { address, port } => {
            inner.insert("sin_port", i64::from(port));
            inner.insert("sin_addr", OwnedStr::copy(presentation::inet(address).bytes()));
        }
        Name::Inet6 { address, port, scope_id, .. } => {
            inner.insert("sin6_port", i64::from(port));
            let text = presentation::inet6(address, scope_id);
            inner.insert("sin6_addr", OwnedStr::copy(text.bytes()));
        }
        _ => (), // getaddrinfo(3) finds no others
    }
    array.insert("ai_addr", inner);
    Ok(array)
}
