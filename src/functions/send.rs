//! Sending: write, send, sendto.

use super::args::{
    PACKET_FAMILIES, PLAIN_FAMILIES, check_port, clamp, count_result, port as port_number,
};
use super::host::{internet_address, unix_address};
use crate::classes::socket::Socket;
use crate::zend::error::throw_argument_value;
use crate::zend::{Failure, OrFail, Outcome, Str};
use kernel::address::SocketAddress;
use kernel::send_recv;
use nix::libc;

/// `socket_write`: hands `data`, or its first `length` bytes, to `write(2)`, and returns how many
/// it took, which may be fewer.
pub fn socket_write(socket: &Socket, data: Str<'_>, length: Option<i64>) -> Outcome<i64> {
    let data = clamp(data, length, 3)?;
    send_recv::write(socket, data).or_fail("unable to write to socket").map(count_result)
}

/// `socket_send`: hands `data`, or its first `length` bytes, to `send(2)` with `flags` (`MSG_*`),
/// and returns how many it took.
pub fn socket_send(socket: &Socket, data: Str<'_>, length: i64, flags: i64) -> Outcome<i64> {
    let data = clamp(data, Some(length), 3)?;
    send_recv::send(socket, data, kernel::int(flags)).or_fail(UNABLE).map(count_result)
}

/// `socket_sendto`: hands `data`, or its first `length` bytes, to `sendto(2)` with `flags`
/// (`MSG_*`) and the receiver's address.
///
/// On `AF_PACKET` (PHP 8.6; here in every version) `port` is the interface's index, and `address`
/// is not looked at.
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
        (libc::AF_UNIX, _) => unix_address(address, 5)?,
        (libc::AF_INET, None) => return Err(port_is_null("AF_INET")),
        (libc::AF_INET6, None) => return Err(port_is_null("AF_INET6")),
        (libc::AF_PACKET, None) => return Err(port_is_null("AF_PACKET")),
        (libc::AF_PACKET, Some(interface)) => SocketAddress::packet(kernel::int(interface), 0),
        (_, port) => {
            internet_address(socket, address, port_number(port.unwrap_or(0)), SENDTO_FAMILIES)?
        }
    };
    send_recv::send_to(socket, data, kernel::int(flags), &address).or_fail(UNABLE).map(count_result)
}

/// The families that the `ValueError`s of `socket_sendto` name.
const SENDTO_FAMILIES: &str = if cfg!(php86) { PACKET_FAMILIES } else { PLAIN_FAMILIES };

#[cold]
fn port_is_null(family: &str) -> Failure {
    throw_argument_value(6, format_args!("cannot be null when the socket type is {family}"))
}

/// What the warnings of `socket_send` and `socket_sendto` say.
const UNABLE: &str = "Unable to write to socket";
