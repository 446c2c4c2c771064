//! Multicast options: interfaces, groups and sources.

use super::options_array;
use super::set::{UNABLE, done};
use crate::classes::socket::Socket;
use crate::functions::host;
use crate::zend::error::{check_pending, throw_value_error, warn};
use crate::zend::{Failure, Outcome, Table, Value};
use kernel::address::SocketAddress;
use kernel::{Error, multicast, resolver};
use nix::libc;

/// An interface's index: an int is one, anything else is the interface's name. References are not
/// deref, as PHP does not: an int behind one is a name.
pub(super) fn interface(value: Value<'_>) -> Outcome<u32> {
    if let Some(index) = value.as_int() {
        let index = u32::try_from(index);
        return index.map_err(|_| {
            throw_value_error(format_args!("Index must be between 0 and {}", u32::MAX))
        });
    }
    let name = value.to_str().ok_or(Failure::Thrown)?;
    check_pending()?;
    if let Some(index) = resolver::interface_index(name.as_str().bytes()) {
        return Ok(index);
    }
    host::no_interface(name.as_str().bytes())?;
    Err(Failure::Silent)
}

/// `IP_MULTICAST_IF`: the kernel wants an address of the interface. (It would take the index, but
/// then does not tell which one it was.)
pub(super) fn set_inet_interface(
    socket: &Socket,
    level: i64,
    option: i64,
    value: Value<'_>,
) -> Outcome<bool> {
    let index = interface(value)?;
    match multicast::address_of(socket, index) {
        Ok(address) => {
            let s_addr = u32::from(address).to_be();
            done(kernel::sockopt::set(socket, level, option, &libc::in_addr { s_addr }))
        }
        Err(error @ (Error::CLOSED | Error::BADF)) => Err(Failure::of_call(UNABLE, error)),
        Err(error) => {
            warn(format_args!(
                "Failed obtaining address for interface {index}: error {}",
                error.code()
            ))?;
            Err(Failure::Silent)
        }
    }
}

/// `MCAST_JOIN_GROUP`, `MCAST_LEAVE_GROUP`: `["group", "interface"]`.
pub(super) fn group(
    socket: &Socket,
    level: i64,
    option: i64,
    name: &str,
    value: Value<'_>,
) -> Outcome<bool> {
    let request = options_array(value, name, cfg!(php85))?;
    let group = address(socket, request.as_ref(), "group")?;
    let interface = optional_interface(request.as_ref())?;
    done(multicast::group(socket, level, option, interface, &group))
}

/// The options on a source in a group: `["group", "source", "interface"]`.
pub(super) fn group_source(
    socket: &Socket,
    level: i64,
    option: i64,
    name: &str,
    value: Value<'_>,
) -> Outcome<bool> {
    let request = options_array(value, name, cfg!(php85))?;
    let group = address(socket, request.as_ref(), "group")?;
    let source = address(socket, request.as_ref(), "source")?;
    let interface = optional_interface(request.as_ref())?;
    done(multicast::group_source(socket, level, option, interface, &group, &source))
}

/// The address under a key: of the Socket's family, a number or a name to look up.
fn address(socket: &Socket, request: Option<&Table<'_>>, key: &str) -> Outcome<SocketAddress> {
    let Some(element) = request.and_then(|request| request.get(key)) else {
        return Err(throw_value_error(format_args!("No key \"{key}\" passed in optval")));
    };
    let text = element.to_owned_value().value().to_str().ok_or(Failure::Thrown)?;
    check_pending()?;
    let address = match socket.domain() {
        libc::AF_INET => SocketAddress::inet(host::inet_address(text.as_str())?, 0),
        libc::AF_INET6 => {
            let (address, scope_id) = host::inet6_address(text.as_str())?;
            SocketAddress::inet6(address, 0, 0, scope_id)
        }
        _ => return Err(unexpected()),
    };
    Ok(address)
}

/// A Socket of a family without IP addresses.
#[cold]
fn unexpected() -> Failure {
    let text = format_args!("IP address used in the context of an unexpected type of socket");
    if cfg!(php85) {
        return throw_value_error(text);
    }
    warn(text).err().unwrap_or(Failure::Silent)
}

/// The interface under its key: without one, any.
fn optional_interface(request: Option<&Table<'_>>) -> Outcome<u32> {
    let element = request.and_then(|request| request.get_as_is("interface"));
    element.map_or(Ok(0), |element| interface(element.to_owned_value().value()))
}
