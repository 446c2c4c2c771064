//! Connections: create, bind, listen, accept, connect.

use super::shared::host::{internet_address, unix_address};
use super::shared::{PACKET_FAMILIES, PLAIN_FAMILIES, check_port, find_domain, port as port_number, socket_type};
use crate::socket::{NewSocket, Socket};
use crate::sys::address::SocketAddress;
use crate::sys::{self, connection, resolver};
use crate::zend::error::argument_value;
use crate::zend::{Failure, IntOr, Outcome, Str};
use nix::libc;
use std::ffi::c_int;
use std::net::Ipv4Addr;
use std::os::fd::{AsRawFd, OwnedFd};

/// The default backlog of `socket_create_listen`.
const BACKLOG: i64 = if cfg!(php84) { libc::SOMAXCONN as i64 } else { 128 };

/// What accepted sockets get besides their mode: since PHP 8.4 they are closed by `exec`.
const ACCEPT_FLAGS: c_int = if cfg!(php84) { libc::SOCK_CLOEXEC } else { 0 };

/// The families that the `ValueError`s of `socket_bind` name.
const BIND_FAMILIES: &str = if cfg!(php85) { PACKET_FAMILIES } else { PLAIN_FAMILIES };

/// `socket_create`: a new socket, with `socket(2)`.
///
/// `$domain` and `$type` are checked first; the kernel decides the rest. With `AF_PACKET` (PHP 8.5; here in every version) `$protocol` is one
/// of `ETH_P_*`, in the host's byte order.
pub fn socket_create(domain: i64, kind: i64, protocol: i64) -> Outcome<NewSocket> {
    let known = [libc::AF_UNIX, libc::AF_PACKET, libc::AF_INET6, libc::AF_INET];
    let domain = find_domain(domain, &known).ok_or_else(unknown_domain)?;
    let kind = socket_type(kind)?;
    let protocol = match domain {
        libc::AF_PACKET => port_number(protocol).to_be().into(),
        _ => sys::int(protocol),
    };
    let socket = NewSocket::allocate()?;
    let fd = connection::socket(domain, kind, protocol).map_err(|error| Failure::Errno("Unable to create socket", error))?;
    socket.socket().adopt(fd, domain, true);
    Ok(socket)
}

/// `AF_PACKET` is taken in every version; its name is in the text since PHP 8.5, as in PHP's own.
#[cold]
fn unknown_domain() -> Failure {
    let families = if cfg!(php85) {
        "AF_UNIX, AF_PACKET, AF_INET6, or AF_INET"
    } else {
        "AF_UNIX, AF_INET6, or AF_INET"
    };
    argument_value(1, format_args!("must be one of {families}"))
}

/// `socket_create_listen`: a TCP socket that listens on all IPv4 addresses of the host, on `port` (0: one of the kernel's choice).
pub fn socket_create_listen(port: i64, backlog: IntOr<BACKLOG>) -> Outcome<NewSocket> {
    check_port(1, port)?;
    let socket = NewSocket::allocate()?;
    let fd = listener(port_number(port), sys::int(backlog.0))?;
    socket.socket().adopt(fd, libc::AF_INET, true);
    Ok(socket)
}

fn listener(port: u16, backlog: c_int) -> Outcome<OwnedFd> {
    let failed = |text| move |error| Failure::Errno(text, error);
    let fd = connection::socket(libc::AF_INET, libc::SOCK_STREAM, 0).map_err(failed("unable to create listening socket"))?;
    let any = SocketAddress::inet(Ipv4Addr::UNSPECIFIED, port);
    connection::bind(fd.as_raw_fd(), &any).map_err(failed("unable to bind to given address"))?;
    connection::listen(fd.as_raw_fd(), backlog).map_err(failed("unable to listen on socket"))?;
    Ok(fd)
}

/// `socket_bind`: the local address, with `bind(2)`.
///
/// On `AF_UNIX` `address` is a path, an abstract name (it begins with a NUL), or `""` for a name of the kernel's choice. On `AF_PACKET` it is an
/// interface's name; one that does not exist stands for all interfaces.
pub fn socket_bind(socket: &Socket, address: Str<'_>, port: IntOr<0>) -> Outcome<bool> {
    check_port(3, port.0)?;
    let address = match socket.domain() {
        libc::AF_UNIX => unix_address(address, 2)?,
        // Protocol 0 leaves the one that the socket was created with.
        libc::AF_PACKET => SocketAddress::packet(interface_index(address)?, 0),
        _ => internet_address(socket, address, port_number(port.0), BIND_FAMILIES)?,
    };
    connection::bind(socket.fd(), &address).map_err(|error| Failure::Errno(UNABLE_TO_BIND, error))?;
    Ok(true)
}

/// The index of an interface. A name that none has counts as 0, which is all of them, as in PHP; but not one with a NUL, which says
/// something else to whoever has checked it.
fn interface_index(name: Str<'_>) -> Outcome<c_int> {
    if name.bytes().contains(&0) {
        return Err(Failure::Errno(UNABLE_TO_BIND, sys::Error(libc::ENODEV)));
    }
    let index = resolver::interface_index(name.bytes()).unwrap_or(0);
    Ok(index.cast_signed())
}

const UNABLE_TO_BIND: &str = "Unable to bind address";

/// `socket_listen`: lets a socket accept connections, with `listen(2)`.
pub fn socket_listen(socket: &Socket, backlog: IntOr<0>) -> Outcome<bool> {
    connection::listen(socket.fd(), sys::int(backlog.0)).map_err(|error| Failure::Errno("unable to listen on socket", error))?;
    Ok(true)
}

/// `socket_accept`: the next connection of a listening socket, with `accept4(2)`. It is blocking; since PHP 8.5 it is like its listener.
pub fn socket_accept(socket: &Socket) -> Outcome<NewSocket> {
    let blocking = cfg!(not(php85)) || socket.blocking();
    let flags = if blocking {
        ACCEPT_FLAGS
    } else {
        ACCEPT_FLAGS | libc::SOCK_NONBLOCK
    };
    let accepted = NewSocket::allocate()?;
    let fd =
        connection::accept(socket.fd(), flags).map_err(|error| Failure::Errno("unable to accept incoming connection", error))?;
    // It counts as blocking in either case, as PHP's own does: its stream waits.
    accepted.socket().adopt(fd, socket.domain(), true);
    Ok(accepted)
}

/// `socket_connect`: connects a socket, with `connect(2)`; of a datagram socket it sets the peer.
pub fn socket_connect(socket: &Socket, address: Str<'_>, port: Option<i64>) -> Outcome<bool> {
    let address = match (socket.domain(), port) {
        (libc::AF_UNIX, _) => unix_address(address, 2)?,
        (libc::AF_INET, None) => return Err(port_is_null("AF_INET")),
        (libc::AF_INET6, None) => return Err(port_is_null("AF_INET6")),
        (_, port) => internet_address(socket, address, port_number(port.unwrap_or(0)), PLAIN_FAMILIES)?,
    };
    connection::connect(socket.fd(), &address).map_err(|error| Failure::Errno("unable to connect", error))?;
    Ok(true)
}

#[cold]
fn port_is_null(family: &str) -> Failure {
    argument_value(3, format_args!("cannot be null when the socket type is {family}"))
}

/// `socket_atmark` (PHP 8.3; here in every version): whether the next byte to read is the one behind the out-of-band mark.
pub fn socket_atmark(socket: &Socket) -> Outcome<bool> {
    let at_mark = connection::at_mark(socket.fd()).map_err(|error| Failure::Errno("Unable to apply sockmark", error))?;
    // What was read ahead of the caller comes before it.
    Ok(at_mark && socket.unread().borrow().is_empty())
}
