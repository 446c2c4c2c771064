//! Multicast options: interfaces, groups and sources.

use super::{SocketOption, UNABLE_TO_SET, elements};
use crate::classes::socket::Socket;
use crate::functions::host;
use crate::zend::error::{throw_value_error, warn};
use crate::zend::{Failure, OrFail, Outcome, OwnedValue, Value};
use kernel::address::SocketAddress;
use kernel::{Error, multicast, resolver};
use nix::libc;
use std::net::Ipv4Addr;

/// Returns an interface's index: an int is one, anything else is the interface's name.
pub(super) fn interface(value: Value<'_>) -> Outcome<u32> {
    if let Some(index) = value.as_int() {
        let index = u32::try_from(index);
        return index.map_err(|_| throw_value_error(("Index must be between 0 and ", u32::MAX)));
    }
    let name = value.to_str()?;
    if let Some(index) = resolver::interface_index(name.as_str().bytes()) {
        return Ok(index);
    }
    host::no_interface(name.as_str().bytes())?;
    Err(Failure::Silent)
}

/// `IP_MULTICAST_IF`: the kernel goes by the index, and gives back the address that came with it.
/// Two interfaces may have one address, and one may have none; so the Socket notes both.
pub(super) fn set_inet_interface(option: SocketOption<'_>, value: Value<'_>) -> Outcome<()> {
    let index = interface(value)?;
    let address = match multicast::address_of(option.socket, index) {
        Ok(address) => address,
        Err(Error(libc::EADDRNOTAVAIL)) => Ipv4Addr::UNSPECIFIED,
        Err(error @ Error::BADF) => return Err(Failure::of_call(UNABLE_TO_SET, error)),
        Err(Error(code)) => {
            warn(("Failed obtaining address for interface ", index, ": error ", code))?;
            return Err(Failure::Silent);
        }
    };
    option.set(libc::ip_mreqn {
        imr_multiaddr: libc::in_addr { s_addr: 0 },
        imr_address: libc::in_addr { s_addr: u32::from(address).to_be() },
        imr_ifindex: index.cast_signed(),
    })?;
    option.socket.note_multicast_interface(index, address);
    Ok(())
}

/// `MCAST_*`: `["group", "interface"]`, and `source` where the option is on one.
pub(super) fn set_membership(
    option: SocketOption<'_>,
    on_source: bool,
    value: Value<'_>,
) -> Outcome<()> {
    let SocketOption { socket, level, number, .. } = option;
    let keys = ["group", "source", "interface"];
    let [group, source, interface] = elements(option, value, cfg!(php85), keys)?;
    let group = address(socket, group.as_ref(), "group")?;
    let source = on_source.then(|| address(socket, source.as_ref(), "source")).transpose()?;
    let index = interface.as_ref().map_or(Ok(0), |element| self::interface(element.value()))?;
    multicast::set_membership(socket, (level, number), index, &group, source.as_ref())
        .or_fail(UNABLE_TO_SET)
}

/// Returns the address under a key: of the Socket's family, a number or a name to look up.
fn address(socket: &Socket, element: Option<&OwnedValue>, key: &str) -> Outcome<SocketAddress> {
    let Some(element) = element else {
        return Err(throw_value_error(("No key \"", key, "\" passed in optval")));
    };
    let text = element.value().to_str()?;
    match socket.domain() {
        libc::AF_INET | libc::AF_INET6 => host::internet_address(socket, text.as_str(), 0, ""),
        _ => Err(unexpected()),
    }
}

/// Fails for a Socket of a family without IP addresses.
#[cold]
fn unexpected() -> Failure {
    let text = "IP address used in the context of an unexpected type of socket";
    if cfg!(php85) {
        return throw_value_error(text);
    }
    warn(text).err().unwrap_or(Failure::Silent)
}
