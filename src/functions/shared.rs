//! Checks that several families make, with the same texts.

pub mod host;

use crate::socket::Socket;
use crate::sys;
use crate::zend::{Argument, Outcome, error};
use nix::libc;
use std::ffi::c_int;

/// `$domain` of the functions that create sockets.
///
/// # Errors
/// ValueError for a family that PHP does not take.
pub fn check_domain(domain: i64) -> Outcome<c_int> {
    // AF_PACKET came with PHP 8.5; it is here on every version, and 8.5's text names it.
    let known = [libc::AF_UNIX, libc::AF_PACKET, libc::AF_INET6, libc::AF_INET];
    known.into_iter().find(|known| i64::from(*known) == domain).ok_or_else(|| {
        #[cfg(php85)]
        let text = format_args!("must be one of AF_UNIX, AF_PACKET, AF_INET6, or AF_INET");
        #[cfg(not(php85))]
        let text = format_args!("must be one of AF_UNIX, AF_INET6, or AF_INET");
        error::argument_value(1, text)
    })
}

/// A socket type as `socket(2)` takes it, and the mode that it asks for.
#[derive(Clone, Copy)]
pub struct SocketType {
    /// The number, flags included.
    pub number: c_int,
    /// Whether the socket will be blocking: not with `SOCK_NONBLOCK`.
    pub blocking: bool,
}

/// `$type` of the functions that create sockets: a type, perhaps with `SOCK_CLOEXEC` and `SOCK_NONBLOCK` (which came with PHP 8.4 and are
/// here on every version). Only numbers above the known types are refused; negative ones reach the kernel.
///
/// # Errors
/// ValueError.
pub fn socket_type(kind: i64) -> Outcome<SocketType> {
    const LARGEST: i64 = 10;
    let flags = i64::from(libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK);
    if kind & !flags > LARGEST {
        #[cfg(php84)]
        let text = format_args!(
            "must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK"
        );
        #[cfg(not(php84))]
        let text = format_args!("must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM");
        return Err(error::argument_value(2, text));
    }
    let number = sys::int(kind);
    Ok(SocketType {
        number,
        blocking: number & libc::SOCK_NONBLOCK == 0,
    })
}

/// Looks at the Socket, the first argument, once more, after something that may have run user code.
///
/// # Errors
/// Error: it was closed.
pub fn still_open(socket: &Socket) -> Outcome<()> {
    socket.check(0)
}
