//! Names: the addresses of a socket's two ends.

use super::args::{PACKET_FAMILIES, PLAIN_FAMILIES};
use super::sockname;
use crate::classes::socket::Socket;
use crate::zend::{ByRef, OrFail, Outcome};
use kernel::connection;

/// `socket_getsockname`: the address of this end, with `getsockname(2)`.
///
/// `AF_UNIX`: the path, the abstract name with its leading NUL, or `""`; `port` stays as it
/// is. A link-local IPv6 address ends with `%` and the number of its scope. `AF_PACKET`: the name
/// and the index of the interface.
pub fn socket_getsockname(
    socket: &Socket,
    address: ByRef<'_>,
    port: Option<ByRef<'_>>,
) -> Outcome<bool> {
    let families = if cfg!(php85) { PACKET_FAMILIES } else { PLAIN_FAMILIES };
    let local = connection::local_name(socket).or_fail("unable to retrieve socket name")?;
    sockname::assign(&local, socket.domain(), address, port, families)?;
    Ok(true)
}

/// `socket_getpeername`: the address of the other end, with `getpeername(2)`; as
/// [`socket_getsockname`].
pub fn socket_getpeername(
    socket: &Socket,
    address: ByRef<'_>,
    port: Option<ByRef<'_>>,
) -> Outcome<bool> {
    let peer = connection::peer_name(socket).or_fail("unable to retrieve peer name")?;
    sockname::assign(&peer, socket.domain(), address, port, PLAIN_FAMILIES)?;
    Ok(true)
}
