//! Sending: write, send, sendto.

use super::args::{
    PACKET_FAMILIES, PLAIN_FAMILIES, check_port, clamp, count_result, port as port_number,
    required_port,
};
use super::host::{internet_address, unix_address, vsock_address};
use super::retry::retrying;
use crate::classes::socket::Socket;
use crate::zend::{OrFail, Outcome, Str};
use kernel::address::SocketAddress;
use kernel::poll::Interest;
use kernel::send_recv;
use nix::libc;

/// `socket_write`: hands `data`, or its first `length` bytes, to `write(2)`, and returns how many
/// it took, which may be fewer.
pub fn socket_write(socket: &Socket, data: Str<'_>, length: Option<i64>) -> Outcome<i64> {
    let data = clamp(data, length, 3)?;
    retrying!(socket, Interest::Write, send_recv::write(socket, data))
        .or_fail("unable to write to socket")
        .map(count_result)
}

/// `socket_send`: hands `data`, or its first `length` bytes, to `send(2)` with `flags` (`MSG_*`),
/// and returns how many it took.
pub fn socket_send(socket: &Socket, data: Str<'_>, length: i64, flags: i64) -> Outcome<i64> {
    let data = clamp(data, Some(length), 3)?;
    let flags = kernel::int(flags);
    retrying!(socket, Interest::Write, send_recv::send(socket, data, flags, None))
        .or_fail(UNABLE)
        .map(count_result)
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
    if let Some(port) = port.filter(|_| !matches!(domain, libc::AF_PACKET | libc::AF_VSOCK)) {
        check_port(6, port)?;
    }
    let data = clamp(data, Some(length), 3)?;
    let address = match (domain, port) {
        (libc::AF_UNIX, _) => unix_address(address, 5)?,
        (libc::AF_VSOCK, port) => vsock_address(address, 5, required_port(6, domain, port)?, 6)?,
        (libc::AF_PACKET, port) => {
            SocketAddress::packet(kernel::int(required_port(6, domain, port)?), 0)
        }
        (_, port) => {
            let port = port_number(required_port(6, domain, port)?);
            internet_address(socket, address, port, SENDTO_FAMILIES)?
        }
    };
    let flags = kernel::int(flags);
    retrying!(socket, Interest::Write, send_recv::send(socket, data, flags, Some(&address)))
        .or_fail(UNABLE)
        .map(count_result)
}

/// The families that the `ValueError`s of `socket_sendto` name.
const SENDTO_FAMILIES: &str = if cfg!(php86) { PACKET_FAMILIES } else { PLAIN_FAMILIES };

/// What the warnings of `socket_send` and `socket_sendto` say.
const UNABLE: &str = "Unable to write to socket";
