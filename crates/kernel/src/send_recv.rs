//! Sending and receiving: `write(2)`, `sendto(2)`, `recv(2)`, `recvfrom(2)`.

use super::address::SocketAddress;
use super::errno::{Result, check_count};
use super::fd::{TryAsFd, raw};
use super::{sockopt, zerocopy};
use nix::libc;
use std::ffi::c_int;
use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::ptr::null;

/// Sends `data` with `write(2)`. Returns how many bytes were sent.
///
/// # Errors
/// The call's: EAGAIN, EPIPE, ECONNRESET, EINTR, ...
#[inline]
pub fn write(socket: &impl TryAsFd, data: &[u8]) -> Result<usize> {
    // SAFETY: the kernel reads at most that many bytes.
    check_count(unsafe { libc::write(raw(socket)?, data.as_ptr().cast(), data.len()) })
}

/// Reads at most `buffer.len()` bytes with `recv(2)`, which reads from nothing but sockets, unlike
/// `read(2)`. 0 is the end of the stream, or an empty datagram.
///
/// # Errors
/// The call's: EAGAIN, ECONNRESET, ENOTSOCK, EINTR, ...
#[inline]
pub fn read(socket: &impl TryAsFd, buffer: &mut [MaybeUninit<u8>]) -> Result<usize> {
    recv_count(socket, buffer, 0)
}

/// Receives with `recv(2)`, and returns its result.
///
/// # Errors
/// As for [`recv`].
#[inline]
pub(super) fn recv_count(
    socket: &impl TryAsFd,
    buffer: &mut [MaybeUninit<u8>],
    flags: c_int,
) -> Result<usize> {
    let (start, length) = (buffer.as_mut_ptr().cast(), buffer.len());
    // SAFETY: the kernel writes at most that many bytes.
    check_count(unsafe { libc::recv(raw(socket)?, start, length, flags) })
}

/// Sends `data` with `sendto(2)`, to the address `to` or to the peer. Returns how many bytes were
/// sent.
///
/// # Errors
/// The call's: EAGAIN, EPIPE, ENOTCONN, EISCONN, ECONNREFUSED, EMSGSIZE, EINTR, ...
#[inline]
pub fn send(
    socket: &impl TryAsFd,
    data: &[u8],
    flags: c_int,
    to: Option<&SocketAddress>,
) -> Result<usize> {
    let (address, size) = to.map_or((null(), 0), |to| (to.as_ptr(), to.length()));
    let send = |data: &[u8]| {
        let (start, length) = (data.as_ptr().cast(), data.len());
        // SAFETY: the kernel reads at most that many bytes; the address is as long as it says.
        check_count(unsafe { libc::sendto(raw(socket)?, start, length, flags, address, size) })
    };
    if zerocopy::is_wanted(flags) { send_copy(data, send) } else { send(data) }
}

#[cold]
#[inline(never)]
fn send_copy(data: &[u8], send: impl FnOnce(&[u8]) -> Result<usize>) -> Result<usize> {
    zerocopy::send_copy(&[IoSlice::new(data)], |parts| send(parts.first().map_or(&[], |part| part)))
}

/// How much a call received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// How many bytes of the buffer it has written.
    pub stored: usize,
    /// The call's result: with `MSG_TRUNC` it may be more than was stored.
    pub length: usize,
}

/// Receives at most `buffer.len()` bytes with `recv(2)`. 0 is the end of a stream, or an empty
/// message.
///
/// # Errors
/// The call's: EAGAIN, ECONNRESET, ENOTCONN, EOPNOTSUPP, EINTR, ...
#[inline]
pub fn recv(
    socket: &impl TryAsFd,
    buffer: &mut [MaybeUninit<u8>],
    flags: c_int,
) -> Result<Received> {
    let count = recv_count(socket, buffer, flags)?;
    Ok(received(socket, count, buffer.len(), flags))
}

/// Receives at most `buffer.len()` bytes with `recvfrom(2)`, and the sender's address. (There is
/// none if a stream socket is connected.)
///
/// # Errors
/// As for [`recv`].
#[inline]
pub fn recv_from(
    socket: &impl TryAsFd,
    buffer: &mut [MaybeUninit<u8>],
    flags: c_int,
) -> Result<(Received, SocketAddress)> {
    let mut sender = SocketAddress::NONE;
    let count = sender.receive(|address, length| {
        let (start, room) = (buffer.as_mut_ptr().cast(), buffer.len());
        // SAFETY: the kernel writes at most that many bytes of data and of the address, and the
        // address's length.
        check_count(unsafe { libc::recvfrom(raw(socket)?, start, room, flags, address, length) })
    })?;
    Ok((received(socket, count, buffer.len(), flags), sender))
}

/// Returns how much a call has received that returned `length` and had so much room.
#[inline]
pub(super) fn received(
    socket: &impl TryAsFd,
    length: usize,
    room: usize,
    flags: c_int,
) -> Received {
    let is_whole = flags & libc::MSG_TRUNC == 0;
    let stored = if is_whole { length } else { stored_of_truncated(socket, length, room) };
    Received { stored, length }
}

/// `IPPROTO_SMC` of `linux/smc.h`: TCP's interface on shared memory.
const IPPROTO_SMC: c_int = 256;

/// Returns how many bytes a call with `MSG_TRUNC` has stored. Its result is the whole length of a
/// message. TCP throws the data away without writing to the buffer, see `tcp(7)`; a raw socket of
/// that protocol does not.
#[cold]
fn stored_of_truncated(socket: &impl TryAsFd, length: usize, room: usize) -> usize {
    match (super::ty(socket), super::protocol(socket)) {
        (Ok(libc::SOCK_STREAM), Ok(libc::IPPROTO_TCP | libc::IPPROTO_MPTCP | IPPROTO_SMC))
        | (Err(_), _)
        | (_, Err(_)) => 0,
        _ => length.min(room),
    }
}

/// Returns how much room a call with these flags needs. For a message it is the message's length,
/// which is waited for as `flags` say; for a stream as much as is there, up to `most`; for a stream
/// that waits for all that is asked for (`MSG_WAITALL`) `usize::MAX`; and 0 for what is not in the
/// socket's queue.
///
/// # Errors
/// As for [`recv`].
#[cold]
pub fn next_length(socket: &impl TryAsFd, flags: c_int, most: usize) -> Result<usize> {
    if flags & (libc::MSG_OOB | libc::MSG_ERRQUEUE) != 0 {
        return Ok(0);
    }
    if super::fd::keeps_messages(socket)? {
        return next_message_length(socket, flags);
    }
    if flags & libc::MSG_WAITALL != 0 {
        return Ok(usize::MAX);
    }
    let mut count: c_int = 0;
    // SAFETY: the kernel writes one int.
    let known = unsafe { libc::ioctl(raw(socket)?, libc::FIONREAD, &raw mut count) };
    Ok(if known == 0 { usize::try_from(count).unwrap_or(0).min(most) } else { 0 })
}

/// Returns the length of the next message. Waits for it, unless `flags` have `MSG_DONTWAIT`. With
/// `SO_PEEK_OFF` the kernel would count from an offset on, so that option is off meanwhile.
///
/// # Errors
/// As for [`recv`].
pub(super) fn next_message_length(socket: &impl TryAsFd, flags: c_int) -> Result<usize> {
    let flags = flags & libc::MSG_DONTWAIT | libc::MSG_PEEK | libc::MSG_TRUNC;
    let peek = || recv_count(socket, &mut [], flags);
    let offset = sockopt::of_socket(socket, libc::SO_PEEK_OFF).unwrap_or(-1);
    if offset < 0 {
        return peek();
    }
    let set =
        |offset| sockopt::set(socket, libc::SOL_SOCKET.into(), libc::SO_PEEK_OFF.into(), offset);
    set(&-1)?;
    let length = peek();
    set(&offset)?;
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{accept, bind, connect, listen, local_name, socket};
    use crate::errno::Error;
    use crate::socketpair;
    use std::net::Ipv4Addr;
    use std::os::fd::OwnedFd;

    /// Two connected TCP sockets.
    fn tcp() -> (OwnedFd, OwnedFd) {
        let listener = socket(libc::AF_INET, libc::SOCK_STREAM, 0).expect("a socket");
        bind(&listener, &SocketAddress::inet(Ipv4Addr::LOCALHOST, 0)).expect("bound");
        listen(&listener, 1).expect("listens");
        let client = socket(libc::AF_INET, libc::SOCK_STREAM, 0).expect("a socket");
        connect(&client, &local_name(&listener).expect("its name")).expect("connected");
        let server = accept(&listener, libc::SOCK_CLOEXEC).expect("a connection");
        (client, server)
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn a_truncated_message_tells_its_length() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        assert_eq!(send(&a, b"0123456789", 0, None), Ok(10));
        let mut buffer = [MaybeUninit::uninit(); 4];
        let received = recv(&b, &mut buffer, libc::MSG_TRUNC);
        assert_eq!(received, Ok(Received { stored: 4, length: 10 }));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn the_next_length_is_whole_with_a_peek_offset() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        let offset = |b: &OwnedFd| sockopt::get_int(b, 1, libc::SO_PEEK_OFF.into());
        sockopt::set(&b, 1, libc::SO_PEEK_OFF.into(), &3).expect("an option");
        assert_eq!(send(&a, b"0123456789", 0, None), Ok(10));
        assert_eq!((next_length(&b, 0, 0), offset(&b)), (Ok(10), Ok(3)));
        assert_eq!(read(&b, &mut [MaybeUninit::uninit(); 10]), Ok(10));
        let empty = next_length(&b, libc::MSG_DONTWAIT, 0);
        assert_eq!((empty, offset(&b)), (Err(Error::AGAIN), Ok(0)));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no bind(2)")]
    fn tcp_discards_what_is_truncated() {
        let (client, server) = tcp();
        assert_eq!(send(&client, b"0123456789", 0, None), Ok(10));
        let mut buffer = [MaybeUninit::uninit(); 4];
        let received = recv(&server, &mut buffer, libc::MSG_TRUNC);
        assert_eq!(received, Ok(Received { stored: 0, length: 4 }));
        let received = recv(&server, &mut buffer, 0);
        assert_eq!(received, Ok(Received { stored: 4, length: 4 }));
    }
}
