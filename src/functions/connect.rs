//! Connections: bind, listen, accept, connect, shutdown, and the out-of-band mark.

use super::args::{
    PACKET_FAMILIES, PLAIN_FAMILIES, check_port, close_on_exec, port as port_number, required_port,
};
use super::host::{internet_address, unix_address, vsock_address};
use super::retry::{self, retrying};
use crate::classes::socket::{OwnedSocket, Socket};
use crate::zend::{Failure, IntOr, OrFail, Outcome, Str, globals};
use kernel::address::SocketAddress;
use kernel::poll::Interest;
use kernel::{connection, resolver};
use nix::libc;
use std::ffi::c_int;

/// The families that the `ValueError`s of `socket_bind` name.
const BIND_FAMILIES: &str = if cfg!(php85) { PACKET_FAMILIES } else { PLAIN_FAMILIES };

/// `socket_bind`: the local address, with `bind(2)`.
///
/// On `AF_UNIX` `address` is a path, an abstract name (it begins with a NUL), or `""` for a name of
/// the kernel's choice. On `AF_PACKET` it is an interface's name, or `""` for all of them.
/// On `AF_VSOCK` it is a context ID in decimal.
pub fn socket_bind(socket: &Socket, address: Str<'_>, port: IntOr<0>) -> Outcome<bool> {
    let domain = socket.domain();
    if domain != libc::AF_VSOCK {
        check_port(3, port.0)?;
    }
    let address = match domain {
        libc::AF_UNIX => unix_address(address, 2)?,
        libc::AF_VSOCK => vsock_address(address, 2, port.0, 3)?,
        // Protocol 0 leaves the one that the socket was created with.
        libc::AF_PACKET => SocketAddress::packet(interface_index(address)?, 0),
        _ => internet_address(socket, address, port_number(port.0), BIND_FAMILIES)?,
    };
    connection::bind(socket, &address).or_fail(UNABLE_TO_BIND)?;
    Ok(true)
}

/// Returns the index of an interface; 0, which is all of them, for `""`.
fn interface_index(name: Str<'_>) -> Outcome<c_int> {
    if name.bytes().is_empty() {
        return Ok(0);
    }
    resolver::interface_index(name.bytes())
        .ok_or(Failure::Errno(UNABLE_TO_BIND, kernel::Error(libc::ENODEV)))
        .map(u32::cast_signed)
}

const UNABLE_TO_BIND: &str = "Unable to bind address";

/// `socket_listen`: lets a socket accept connections, with `listen(2)`.
pub fn socket_listen(socket: &Socket, backlog: IntOr<0>) -> Outcome<bool> {
    connection::listen(socket, kernel::int(backlog.0)).or_fail("unable to listen on socket")?;
    Ok(true)
}

/// `socket_accept`: the next connection of a listening socket, with `accept4(2)`. It is blocking;
/// since PHP 8.5 it is like its listener.
pub fn socket_accept(socket: &Socket) -> Outcome<OwnedSocket> {
    let blocking = cfg!(not(php85)) || socket.blocking();
    // Since PHP 8.4 accepted sockets are closed by `exec`.
    let closed = if cfg!(php84) { libc::SOCK_CLOEXEC } else { close_on_exec() };
    let flags = if blocking { closed } else { closed | libc::SOCK_NONBLOCK };
    let accepted = OwnedSocket::new()?;
    let fd = retrying!(socket, Interest::Read, connection::accept(socket, flags))
        .map_err(unable_to_accept)?;
    // It counts as blocking in either case, as PHP's own does: its stream waits.
    accepted.adopt(fd, socket.domain(), true);
    Ok(accepted)
}

/// Fails with a code that the listener does not get: PHP notes it on the Socket that was to be.
#[cold]
fn unable_to_accept(error: kernel::Error) -> Failure {
    if error == kernel::Error::AGAIN {
        globals::set_last_error(error);
        return Failure::Silent;
    }
    Failure::of_call("unable to accept incoming connection", error).global()
}

/// `socket_connect`: connects a socket, with `connect(2)`; of a datagram socket it sets the peer.
pub fn socket_connect(socket: &Socket, address: Str<'_>, port: Option<i64>) -> Outcome<bool> {
    let address = match socket.domain() {
        libc::AF_UNIX => unix_address(address, 2)?,
        domain @ libc::AF_VSOCK => vsock_address(address, 2, required_port(3, domain, port)?, 3)?,
        domain => {
            let port = port_number(required_port(3, domain, port)?);
            internet_address(socket, address, port, PLAIN_FAMILIES)?
        }
    };
    retry::connect(socket, &address).or_fail("unable to connect")?;
    Ok(true)
}

/// `socket_atmark` (PHP 8.3; here in every version): whether the next byte to read is the one
/// behind the out-of-band mark.
pub fn socket_atmark(socket: &Socket) -> Outcome<bool> {
    let at_mark = connection::at_mark(socket).or_fail("Unable to apply sockmark")?;
    // What was read ahead of the caller comes before it.
    Ok(at_mark && socket.read_ahead().is_empty())
}

/// `socket_shutdown`: stops receiving (`$mode` 0), sending (1) or both (2), with `shutdown(2)`.
pub fn socket_shutdown(socket: &Socket, mode: IntOr<2>) -> Outcome<bool> {
    #[cfg(php85)]
    if !(0..=2).contains(&mode.0) {
        return Err(crate::zend::error::throw_argument_value(
            2,
            "must be one of SHUT_RD, SHUT_WR or SHUT_RDWR",
        ));
    }
    kernel::shutdown(socket, kernel::int(mode.0)).or_fail("Unable to shutdown socket")?;
    Ok(true)
}
