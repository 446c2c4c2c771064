//! Receiving: read, recv, recvfrom.
//!
//! What `PHP_NORMAL_READ` read ahead of the caller is given out first, and without the kernel; but
//! not for `MSG_OOB` and `MSG_ERRQUEUE`, which ask for something else. With `MSG_TRUNC` the result
//! is a message's whole length; the data is never more than `$length` bytes.

use super::args::{PACKET_FAMILIES, PLAIN_FAMILIES, count_result, unknown_family};
use super::read_ahead::{self, Chunk};
use super::retry::{self, retrying};
use super::sockname;
use crate::classes::socket::Socket;
use crate::constants;
use crate::zend::error::{throw_argument_count, throw_argument_value};
use crate::zend::interrupt::run_pending_handlers;
use crate::zend::settings::{self, Setting};
use crate::zend::{ByRef, Failure, IntOr, OrFail, Outcome, OwnedStr};
use kernel::Error;
use kernel::address::SocketAddress;
use kernel::lines::{Line, Patience};
use kernel::poll::Interest;
use kernel::send_recv::{self, Received};
use kernel::wait::Instant;
use nix::libc;
use std::ffi::c_int;
use std::mem::MaybeUninit;

/// `$mode` of `socket_read` that reads lines. Any other number reads bytes.
const NORMAL_READ: i64 = constants::PHP_NORMAL_READ as i64;
const BINARY_READ: i64 = constants::PHP_BINARY_READ as i64;

/// `socket_read`: at most `length` bytes with `recv(2)`; `""` is the end of the stream. With
/// `PHP_NORMAL_READ` at most one line: see [`kernel::lines`].
///
/// A `length` of 0 or less gives false and sets no error code. What a huge one costs depends on
/// what arrives, not on what was asked for.
pub fn socket_read(socket: &Socket, length: i64, mode: IntOr<BINARY_READ>) -> Outcome<OwnedStr> {
    const UNABLE: &str = "unable to read from socket";
    let length = positive(length)?;
    if mode.0 == NORMAL_READ {
        return read_line(socket, length).or_fail(UNABLE);
    }
    retrying!(
        socket,
        Interest::Read,
        match socket.read_ahead().take(length) {
            Some(data) => Ok(data),
            None => socket
                .receive(length, 0, |buffer| send_recv::read(socket, buffer)
                    .map(|count| (count, ())))
                .map(|(data, ())| data),
        }
    )
    .or_fail(UNABLE)
}

fn read_line(socket: &Socket, length: usize) -> kernel::Result<OwnedStr> {
    let (patience, began) = if settings::is_on(Setting::StrictNormalRead) {
        (Patience::Strict { nonblocking: !socket.blocking() }, retry::now())
    } else {
        (Patience::Endless, None)
    };
    loop {
        match find_line(socket, length, patience) {
            Ok(line) => return Ok(line),
            Err(error) => go_on(socket, error, patience, began)?,
        }
    }
}

/// Lets a line be looked for again that `error` has prevented: after a signal, where that is
/// wanted.
///
/// # Errors
/// `error`; those of [`retry::resume`].
#[cold]
fn go_on(
    socket: &Socket,
    error: Error,
    patience: Patience,
    began: Option<Instant>,
) -> kernel::Result<()> {
    match (error, began) {
        (Error::INTR, Some(began)) => retry::resume(socket, Interest::Read, began),
        (Error::INTR, None) if patience == Patience::Endless && retry::is_wanted() => {
            run_pending_handlers()
        }
        _ => Err(error),
    }
}

fn find_line(socket: &Socket, length: usize, patience: Patience) -> kernel::Result<OwnedStr> {
    match socket.next_line(length, patience)? {
        Line::ReadAhead(length) => {
            Ok(socket.read_ahead().take(length).unwrap_or_else(|| OwnedStr::copy(b"")))
        }
        Line::Ready(length) => OwnedStr::fill(length, |buffer| send_recv::read(socket, buffer)),
    }
}

/// `socket_recv`: at most `length` bytes with `recv(2)` and `flags` (`MSG_*`).
///
/// When there are none, at the end of a stream, for an empty message, or after an error, `data` is
/// null. A `length` of 0 or less gives false and changes nothing.
pub fn socket_recv(socket: &Socket, data: ByRef<'_>, length: i64, flags: i64) -> Outcome<i64> {
    let length = positive(length)?;
    let flags = kernel::int(flags);
    let received = retrying!(
        socket,
        Interest::Read,
        match take_ahead(socket, length, flags) {
            Some(chunk) => chunk,
            None => receive(socket, length, flags, |buffer| {
                send_recv::recv(socket, buffer, flags)
                    .map(|received| (received, SocketAddress::NONE))
            }),
        }
    );
    match received {
        Ok(chunk) => {
            data.assign((chunk.result > 0).then_some(chunk.bytes))?;
            Ok(count_result(chunk.result))
        }
        Err(error) => {
            // The call has failed, whatever becomes of the assignment.
            let _ = data.assign(());
            Err(Failure::of_call("Unable to read from socket", error))
        }
    }
}

/// `socket_recvfrom`: at most `length` bytes with `recvfrom(2)` and `flags` (`MSG_*`), and the
/// sender's address and port.
///
/// On `AF_INET` and `AF_INET6` `port` is required, before anything is received; `AF_UNIX` does not
/// change it. Nothing is assigned on failure; else `data`, `address` and `port` in that order. A
/// `length` of 0 or less gives false. `AF_PACKET` (PHP 8.6; here in every version): the interface's
/// name and index.
pub fn socket_recvfrom(
    socket: &Socket,
    data: ByRef<'_>,
    length: i64,
    flags: i64,
    address: ByRef<'_>,
    port: Option<ByRef<'_>>,
) -> Outcome<i64> {
    let domain = socket.domain();
    if domain == libc::AF_PACKET {
        check_packet_flags(flags)?;
    }
    let length = positive(length)?;
    match domain {
        libc::AF_UNIX | libc::AF_PACKET | libc::AF_VSOCK => (),
        libc::AF_INET | libc::AF_INET6 if port.is_some() => (),
        libc::AF_INET | libc::AF_INET6 => return Err(port_is_missing()),
        _ => return Err(unknown_family(RECVFROM_FAMILIES)),
    }

    let flags = kernel::int(flags);
    let Chunk { bytes, result, sender } = retrying!(
        socket,
        Interest::Read,
        match take_ahead(socket, length, flags) {
            Some(chunk) => chunk,
            None => {
                receive(socket, length, flags, |buffer| send_recv::recv_from(socket, buffer, flags))
            }
        }
    )
    .or_fail(unable_to_receive(domain))?;
    let data = data.assign(bytes);
    let sender = sockname::assign(&sender, domain, address, port, RECVFROM_FAMILIES);
    data.and(sender)?;
    Ok(count_result(result))
}

/// The families that the `ValueError`s of `socket_recvfrom` name.
const RECVFROM_FAMILIES: &str = if cfg!(php86) { PACKET_FAMILIES } else { PLAIN_FAMILIES };

/// `$length` where it is above 0, and one more is a number, too.
#[inline]
fn positive(length: i64) -> Outcome<usize> {
    if length.wrapping_add(1) < 2 {
        return Err(Failure::Silent);
    }
    usize::try_from(length).map_err(|_| Failure::Silent)
}

/// Of `AF_PACKET` sockets PHP takes only these flags.
fn check_packet_flags(flags: i64) -> Outcome<()> {
    const TAKEN: c_int = libc::MSG_OOB
        | libc::MSG_PEEK
        | libc::MSG_WAITALL
        | libc::MSG_DONTWAIT
        | libc::MSG_ERRQUEUE
        | libc::MSG_CMSG_CLOEXEC;
    if flags & !i64::from(TAKEN) == 0 {
        return Ok(());
    }
    Err(throw_argument_value(
        4,
        "must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, \
            and MSG_CMSG_CLOEXEC for AF_PACKET sockets",
    ))
}

#[cold]
fn port_is_missing() -> Failure {
    throw_argument_count(if cfg!(php86) {
        "socket_recvfrom() expects exactly 6 arguments when argument #1 ($socket) is of type \
            AF_INET or AF_INET6"
    } else {
        "Wrong parameter count for socket_recvfrom()"
    })
}

const fn unable_to_receive(domain: c_int) -> &'static str {
    match domain {
        libc::AF_INET6 | libc::AF_PACKET => "unable to recvfrom",
        _ => "Unable to recvfrom",
    }
}

/// Returns what `call` receives.
#[inline]
fn receive(
    socket: &Socket,
    length: usize,
    flags: c_int,
    call: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(Received, SocketAddress)>,
) -> kernel::Result<Chunk> {
    let (bytes, (result, sender)) = socket.receive(length, flags, |buffer| {
        call(buffer).map(|(received, sender)| (received.stored, (received.length, sender)))
    })?;
    Ok(Chunk { bytes, result, sender })
}

/// Returns the next bytes of what was read ahead of the caller, and the call's result; `None` where
/// there is nothing, or where it is not wanted.
#[inline]
fn take_ahead(socket: &Socket, length: usize, flags: c_int) -> Option<kernel::Result<Chunk>> {
    if read_ahead::is_wanted(socket, flags) { Some(take_some(socket, length, flags)) } else { None }
}

#[cold]
fn take_some(socket: &Socket, length: usize, flags: c_int) -> kernel::Result<Chunk> {
    if flags & (libc::MSG_WAITALL | libc::MSG_PEEK) == libc::MSG_WAITALL
        && socket.read_ahead().bytes().len() < length
        && !socket.keeps_messages()
    {
        return fill_up(socket, length, flags);
    }
    Ok(read_ahead::take(socket, length, flags))
}

/// `MSG_WAITALL`: what was read ahead, and what the kernel has to make it `length` bytes.
///
/// # Errors
/// The kernel's; what was read ahead is still there then. With EAGAIN or EINTR it is given out by
/// itself.
#[cold]
fn fill_up(socket: &Socket, length: usize, flags: c_int) -> kernel::Result<Chunk> {
    let sender = socket.read_ahead().sender();
    let mut given = 0;
    let bytes = OwnedStr::fill(length, |buffer| {
        let unread = socket.read_ahead();
        let ahead = unread.bytes().get(..buffer.len()).unwrap_or(unread.bytes());
        let (first, rest) = buffer.split_at_mut_checked(ahead.len()).unwrap_or_default();
        first.write_copy_of_slice(ahead);
        given = ahead.len();
        match send_recv::recv(socket, rest, flags & !libc::MSG_TRUNC) {
            Ok(received) => Ok(given + received.stored),
            Err(Error::AGAIN | Error::INTR) => Ok(given),
            Err(error) => Err(error),
        }
    })?;
    socket.read_ahead().consume(given);
    let result = bytes.as_str().bytes().len();
    Ok(Chunk { bytes, result, sender })
}
