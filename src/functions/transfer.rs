//! Transfer: write, read, send, sendto. Its other half is in [`super::receive`].

use super::shared::host::{internet_address, unix_address};
use super::shared::{PACKET_FAMILIES, PLAIN_FAMILIES, check_port, clamp, count_result, port as port_number};
use crate::socket::Socket;
use crate::sys::address::SocketAddress;
#[cfg(not(php84))]
use crate::sys::address::UNIX_PATH_MAX;
use crate::sys::lines::{self, Line};
use crate::sys::{self, constants, transfer};
use crate::zend::error::argument_value;
use crate::zend::{Failure, IntOr, NewStr, Outcome, Room, Str};
use nix::libc;

/// `$mode` of `socket_read` that reads lines. Any other number reads bytes.
const NORMAL_READ: i64 = constants::PHP_NORMAL_READ as i64;
const BINARY_READ: i64 = constants::PHP_BINARY_READ as i64;

/// `socket_write`: hands `data`, or its first `length` bytes, to `write(2)`, and returns how many it took, which may be fewer.
pub fn socket_write(socket: &Socket, data: Str<'_>, length: Option<i64>) -> Outcome<i64> {
    let data = clamp(data, length, 3)?;
    match transfer::write(socket.fd(), data) {
        Ok(count) => Ok(count_result(count)),
        Err(error) => Err(Failure::Errno("unable to write to socket", error)),
    }
}

/// `socket_read`: at most `length` bytes with `read(2)`; `""` is the end of the stream. With `PHP_NORMAL_READ` at most one line: see
/// [`crate::sys::lines`].
///
/// A `length` of 0 or less gives false and sets no error code. What a huge one costs depends on what arrives, not on what was asked for.
pub fn socket_read(socket: &Socket, length: i64, mode: IntOr<BINARY_READ>) -> Outcome<NewStr> {
    let Some(length) = usize::try_from(length).ok().filter(|length| *length > 0) else {
        return Err(Failure::False);
    };
    let unable = |error| Failure::Errno("unable to read from socket", error);
    if mode.0 == NORMAL_READ {
        return read_line(socket, length).map_err(unable);
    }
    if let Some(data) = socket.take_unread(length) {
        return Ok(data);
    }
    NewStr::receive(length, |buffer| transfer::read(socket.fd(), buffer)).map_err(unable)
}

/// So much of a line's beginning is kept without asking whether PHP's memory limit allows it.
const KEPT: usize = 1024 * 1024;

fn read_line(socket: &Socket, length: usize) -> crate::sys::Result<NewStr> {
    let mut most = KEPT;
    loop {
        let line = lines::next_line(socket.fd(), &mut socket.unread().borrow_mut(), length, most)?;
        match line {
            Line::Unread(length) => return Ok(socket.take_unread(length).unwrap_or_else(|| NewStr::copy(b""))),
            Line::Ready(length) => return NewStr::fill(length, |buffer| transfer::read(socket.fd(), buffer)),
            Line::Long(kept) => {
                most = kept.saturating_mul(2);
                // Beyond the memory limit this ends the script, as if the line were kept there.
                drop(Room::<u8>::new(most));
            }
        }
    }
}

/// `socket_send`: hands `data`, or its first `length` bytes, to `send(2)` with `flags` (`MSG_*`), and returns how many it took.
pub fn socket_send(socket: &Socket, data: Str<'_>, length: i64, flags: i64) -> Outcome<i64> {
    let data = clamp(data, Some(length), 3)?;
    match transfer::send(socket.fd(), data, sys::int(flags)) {
        Ok(count) => Ok(count_result(count)),
        Err(error) => Err(unable_to_write(error)),
    }
}

/// `socket_sendto`: hands `data`, or its first `length` bytes, to `sendto(2)` with `flags` (`MSG_*`) and the receiver's address.
///
/// On `AF_PACKET` (PHP 8.6; here in every version) `port` is the interface's index, and `address` is not looked at.
pub fn socket_sendto(
    socket: &Socket,
    data: Str<'_>,
    length: i64,
    flags: i64,
    address: Str<'_>,
    port: Option<i64>,
) -> Outcome<i64> {
    let domain = socket.domain();
    if let Some(port) = port.filter(|_| domain != libc::AF_PACKET) {
        check_port(6, port)?;
    }
    let data = clamp(data, Some(length), 3)?;
    let address = match (domain, port) {
        (libc::AF_UNIX, _) => receiver(address)?,
        (libc::AF_INET, None) => return Err(port_is_null("AF_INET")),
        (libc::AF_INET6, None) => return Err(port_is_null("AF_INET6")),
        (libc::AF_PACKET, None) => return Err(port_is_null("AF_PACKET")),
        (libc::AF_PACKET, Some(interface)) => SocketAddress::packet(sys::int(interface), 0),
        (_, port) => internet_address(socket, address, port_number(port.unwrap_or(0)), SENDTO_FAMILIES)?,
    };
    match transfer::send_to(socket.fd(), data, sys::int(flags), &address) {
        Ok(count) => Ok(count_result(count)),
        Err(error) => Err(unable_to_write(error)),
    }
}

/// The families that the `ValueError`s of `socket_sendto` name.
const SENDTO_FAMILIES: &str = if cfg!(php86) { PACKET_FAMILIES } else { PLAIN_FAMILIES };

/// An `AF_UNIX` address. Up to PHP 8.3 a path that is too long is cut.
#[inline]
fn receiver(path: Str<'_>) -> Outcome<SocketAddress> {
    #[cfg(not(php84))]
    if let Some(cut) = path.bytes().get(..UNIX_PATH_MAX - 1).and_then(SocketAddress::unix) {
        return Ok(cut);
    }
    unix_address(path, 5)
}

#[cold]
fn port_is_null(family: &str) -> Failure {
    argument_value(6, format_args!("cannot be null when the socket type is {family}"))
}

fn unable_to_write(error: sys::Error) -> Failure {
    Failure::Errno("Unable to write to socket", error)
}
