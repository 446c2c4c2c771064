//! Transfer: write, read.

use crate::socket::Socket;
use crate::sys::lines::{self, Line};
use crate::sys::transfer;
use crate::zend::error::argument_value;
use crate::zend::{Failure, IntOr, NewStr, Outcome, Str};

/// `$mode` of `socket_read` that reads lines. Any other number reads bytes.
const NORMAL_READ: i64 = 1;
const BINARY_READ: i64 = 2;

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

fn read_line(socket: &Socket, length: usize) -> crate::sys::Result<NewStr> {
    let line = lines::next_line(socket.fd(), &mut socket.unread().borrow_mut(), length)?;
    match line {
        Line::Unread(length) => Ok(socket.take_unread(length).unwrap_or_else(|| NewStr::copy(b""))),
        Line::Ready(length) => NewStr::fill(length, |buffer| transfer::read(socket.fd(), buffer)),
    }
}

/// `data`, or its first `length` bytes. A negative `length`, the argument `number`, is a ValueError.
fn clamp(data: Str<'_>, length: Option<i64>, number: u32) -> Outcome<&[u8]> {
    let data = data.bytes();
    match length.map(usize::try_from) {
        None => Ok(data),
        Some(Ok(length)) => Ok(data.get(..length).unwrap_or(data)),
        Some(Err(_)) => Err(argument_value(number, format_args!("must be greater than or equal to 0"))),
    }
}

/// A byte count as PHP's integer. No allocation is larger than `i64::MAX`.
#[allow(clippy::cast_possible_wrap)]
fn count_result(count: usize) -> i64 {
    count as i64
}
