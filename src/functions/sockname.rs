//! Socket addresses in results: `&$address` and `&$port`.

use super::args::unknown_family;
use crate::zend::{ByRef, Failure, Outcome, OwnedStr, Text, error};
use kernel::address::{Name, SocketAddress};
use kernel::presentation;
use kernel::resolver::interface_name;
use nix::libc;
use std::ffi::c_int;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Assigns what `name` says: the address's text, and its port, which `AF_UNIX` leaves alone. Of
/// `AF_PACKET` it is the interface's name and index. Where there is no address at all, it is the
/// empty one of the Socket's `domain`. `families` are the ones that the caller's ValueError names.
///
/// Either assignment may run user code; both are made, whatever becomes of the first.
///
/// # Errors
/// `Thrown`, when an assignment threw or was refused; ValueError for a family that PHP does not
/// know; Error for an interface that is gone.
#[inline]
pub fn assign(
    name: &SocketAddress,
    domain: c_int,
    address: ByRef<'_>,
    port: Option<ByRef<'_>>,
    families: &str,
) -> Outcome<()> {
    let (text, number): (_, i64) = match or_empty(name.name(), domain) {
        Name::Unix(path) => return address.assign(OwnedStr::copy(path)),
        Name::Inet { address, port } => {
            (OwnedStr::copy(presentation::inet(address).bytes()), port.into())
        }
        Name::Inet6 { address, port, scope_id, .. } => {
            (OwnedStr::copy(presentation::inet6(address, scope_id).bytes()), port.into())
        }
        Name::Vsock { cid, port } => (OwnedStr::copy(cid.into_message().as_slice()), port.into()),
        Name::Packet { interface, .. } => (interface_text(interface)?, interface.into()),
        Name::None | Name::Other(_) => return Err(unknown_family(families)),
    };
    let address = address.assign(text);
    let port = port.map_or(Ok(()), |port| port.assign(number));
    address.and(port)
}

/// Returns all zeroes for no address, as PHP does: a connected stream socket tells no sender.
fn or_empty(name: Name<'_>, domain: c_int) -> Name<'_> {
    match (name, domain) {
        (Name::None, libc::AF_UNIX) => Name::Unix(b""),
        (Name::None, libc::AF_INET) => Name::Inet { address: Ipv4Addr::UNSPECIFIED, port: 0 },
        (Name::None, libc::AF_INET6) => {
            Name::Inet6 { address: Ipv6Addr::UNSPECIFIED, port: 0, flowinfo: 0, scope_id: 0 }
        }
        (Name::None, libc::AF_VSOCK) => Name::Vsock { cid: 0, port: 0 },
        _ => name,
    }
}

fn interface_text(index: c_int) -> Outcome<OwnedStr> {
    let mut buffer = [0; libc::IFNAMSIZ];
    match interface_name(index, &mut buffer) {
        Some(name) => Ok(OwnedStr::copy(name)),
        None => Err(invalid_interface()),
    }
}

#[cold]
fn invalid_interface() -> Failure {
    error::throw_error("invalid interface index")
}
