//! Creating sockets: `socket_create`, `socket_create_listen`, `socket_create_pair`.

use super::args::{check_port, close_on_exec, port as port_number, unknown_family};
use crate::classes::socket::OwnedSocket;
use crate::zend::error::throw_argument_value;
use crate::zend::{ByRef, IntOr, OrFail, Outcome, OwnedArray};
use kernel::address::SocketAddress;
use kernel::connection;
use nix::libc;
use std::ffi::c_int;
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;

/// The default backlog of `socket_create_listen`.
const BACKLOG: i64 = if cfg!(php84) { libc::SOMAXCONN as i64 } else { 128 };

/// `socket_create`: a new socket, with `socket(2)`.
///
/// `$domain` and `$type` are checked first; the kernel decides the rest. With `AF_PACKET` (PHP 8.5;
/// here in every version) `$protocol` is one of `ETH_P_*`, in the host's byte order.
pub fn socket_create(domain: i64, ty: i64, protocol: i64) -> Outcome<OwnedSocket> {
    let known = [libc::AF_UNIX, libc::AF_PACKET, libc::AF_VSOCK, libc::AF_INET6, libc::AF_INET];
    let domain = socket_domain(domain, &known, CREATE_FAMILIES)?;
    let ty = socket_type(ty)?;
    let protocol = match domain {
        libc::AF_PACKET => port_number(protocol).to_be().into(),
        _ => kernel::int(protocol),
    };
    let socket = OwnedSocket::new()?;
    let fd = connection::socket(domain, ty, protocol).or_fail("Unable to create socket")?;
    socket.adopt(fd, domain, true);
    Ok(socket)
}

/// The families that PHP makes pairs of, as its text names them.
const PAIR_FAMILIES: &str = "AF_UNIX, AF_INET6, or AF_INET";
/// `AF_PACKET` and `AF_VSOCK` are taken in every version; the text is PHP's own.
const CREATE_FAMILIES: &str =
    if cfg!(php85) { "AF_UNIX, AF_PACKET, AF_INET6, or AF_INET" } else { PAIR_FAMILIES };

/// `$domain`, if it is one of those that are known; else a ValueError that names `families`.
fn socket_domain(domain: i64, known: &[c_int], families: &str) -> Outcome<c_int> {
    let known = known.iter().copied().find(|known| i64::from(*known) == domain);
    known.ok_or_else(|| unknown_family(families))
}

/// `$type` of the functions that create sockets: a type, perhaps with `SOCK_CLOEXEC` and
/// `SOCK_NONBLOCK` (which came with PHP 8.4 and are here on every version), as `socket(2)` takes
/// it. Only numbers above the known types are refused; negative ones reach the kernel.
///
/// A new Socket counts as blocking even with `SOCK_NONBLOCK`, as PHP's own does: its stream waits,
/// and what its listener accepts is blocking.
fn socket_type(ty: i64) -> Outcome<c_int> {
    const LARGEST: i64 = 10;
    let flags = i64::from(libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK);
    if ty & !flags > LARGEST {
        #[cfg(php84)]
        let text = "must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM \
            optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK";
        #[cfg(not(php84))]
        let text = "must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM";
        return Err(throw_argument_value(2, text));
    }
    Ok(kernel::int(ty) | close_on_exec())
}

/// `socket_create_listen`: a TCP socket that listens on all IPv4 addresses of the host, on `port`
/// (0: one of the kernel's choice).
pub fn socket_create_listen(port: i64, backlog: IntOr<BACKLOG>) -> Outcome<OwnedSocket> {
    check_port(1, port)?;
    let socket = OwnedSocket::new()?;
    let fd = listener(port_number(port), kernel::int(backlog.0))?;
    socket.adopt(fd, libc::AF_INET, true);
    Ok(socket)
}

fn listener(port: u16, backlog: c_int) -> Outcome<OwnedFd> {
    let fd = connection::socket(libc::AF_INET, libc::SOCK_STREAM | close_on_exec(), 0)
        .or_fail("unable to create listening socket")?;
    let any = SocketAddress::inet(Ipv4Addr::UNSPECIFIED, port);
    connection::bind(&fd, &any).or_fail("unable to bind to given address")?;
    connection::listen(&fd, backlog).or_fail("unable to listen on socket")?;
    Ok(fd)
}

/// `socket_create_pair`: makes two connected sockets with `socketpair(2)` and puts them into
/// `pair`, under the keys 0 and 1.
///
/// `$domain` and `$type` are checked first, as `socket_create` does; the kernel decides the rest
/// (on Linux only `AF_UNIX` has pairs). `pair` is assigned when everything else has succeeded,
/// whatever it held before. A typed variable that does not take an array refuses with a TypeError,
/// and both sockets are closed.
pub fn socket_create_pair(domain: i64, ty: i64, protocol: i64, pair: ByRef<'_>) -> Outcome<bool> {
    let known = [libc::AF_UNIX, libc::AF_INET6, libc::AF_INET];
    let domain = socket_domain(domain, &known, PAIR_FAMILIES)?;
    let ty = socket_type(ty)?;
    // Everything that may end in a fatal error comes before the descriptors exist.
    let sockets = [OwnedSocket::new()?, OwnedSocket::new()?];
    let mut array = OwnedArray::list(2);

    let descriptors = kernel::socketpair(domain, ty, kernel::int(protocol))
        .or_fail("Unable to create socket pair")?;
    for (socket, descriptor) in sockets.iter().zip(descriptors) {
        socket.adopt(descriptor, domain, true);
    }
    for socket in sockets {
        array.push(socket);
    }
    pair.assign(array)?;
    Ok(true)
}
