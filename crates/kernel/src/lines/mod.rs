//! Reading lines (`PHP_NORMAL_READ`): up to and with the first `\r` or `\n`, without ever taking
//! from the kernel what belongs to the next line.
//!
//! A line is looked for with `recv(2)` and `MSG_PEEK`, and just the line is then taken. When the
//! kernel has only the beginning of one, that beginning is taken and kept ([`ReadAhead`]) until the
//! rest comes, however many calls that needs: a signal, a time-out or a non-blocking socket loses
//! nothing.

mod experience;

pub use experience::Experience;

use super::address::SocketAddress;
use super::errno::{Error, Result, check};
use super::fd::{TryAsFd, is_blocking, raw};
use super::send_recv::{next_message_length, recv_from};
use super::sockopt;
use super::wait::{Direction, pause, wait_for};
use experience::Transport;
use memchr::memchr2;
use nix::libc;
use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::time::{Duration, Instant};

/// The most that is looked at in one go: the least length of the window of [`next_line`]. Longer
/// lines take several looks.
pub const WINDOW: usize = 16 * 1024;

/// The least that is looked at.
const LEAST: usize = 64;

/// Where bytes lie that were taken from the kernel before anybody asked for them: the beginning of
/// a line, or the rest of a message.
pub trait ReadAhead {
    /// Returns the bytes.
    fn bytes(&self) -> &[u8];

    /// Returns how many of the first of them are known to have no line end.
    fn searched(&self) -> usize;

    /// Notes that so many of the first of them have no line end.
    fn set_searched(&mut self, count: usize);

    /// Room for `count` more bytes behind them. May leave by longjmp.
    ///
    /// # Errors
    /// ENOMEM.
    fn room(&mut self, count: usize) -> Result<&mut [MaybeUninit<u8>]>;

    /// Adds the first bytes of the room. Of a message it is known who has sent it.
    ///
    /// # Safety
    /// The first `count` bytes of the room that was asked for last are written.
    unsafe fn add(&mut self, count: usize, sender: Option<SocketAddress>);
}

/// What a line read found.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The next line is the first so many bytes of [`ReadAhead::bytes`]; the caller consumes them.
    /// 0 is the end of the stream, or an empty message, on a non-blocking socket.
    ReadAhead(usize),
    /// The next line is exactly the next so many bytes that [`super::send_recv::read`] gives.
    Ready(usize),
}

/// Returns the length of the line that begins `bytes`, if it ends there.
fn line_end(bytes: &[u8]) -> Option<usize> {
    memchr2(b'\r', b'\n', bytes).map(|end| end + 1)
}

/// How long a call waits for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Until there is a whole one, whatever the socket's mode and `SO_RCVTIMEO`.
    Endless,
    /// As the socket's mode and `SO_RCVTIMEO` say.
    Strict,
}

/// What a line read is asked.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The most bytes, at least 1.
    pub limit: usize,
    /// How long to wait.
    pub patience: Patience,
    /// Whether the socket is known to be non-blocking. If that is wrong, nothing but the number of
    /// system calls and `SO_RCVLOWAT` depend on it.
    pub nonblocking: bool,
}

/// Finds the next line. At the end of a stream the last line has no terminator. On sockets that
/// keep message boundaries, the end of a message ends the line as well, and empty messages are
/// passed over. `window` is memory to look at bytes in, of [`WINDOW`] bytes.
///
/// # Errors
/// Those of `recv(2)`; ECONNRESET also at the end of a stream, when the last line was taken and the
/// socket is blocking. EAGAIN (only with [`Patience::Strict`]) and EINTR: what there is of the line
/// is kept for the next call. Those of [`ReadAhead::room`].
pub fn next_line(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    experience: &mut Experience,
    window: &mut [MaybeUninit<u8>],
    wanted: Wanted,
) -> Result<Line> {
    let transport = experience.transport(socket)?;
    let mut single_bytes = experience.single_bytes();
    loop {
        if let Some(length) = kept_line(ahead, transport, wanted.limit) {
            experience.note(ahead.bytes().get(..length).unwrap_or_default());
            return Ok(Line::ReadAhead(length));
        }
        let found = match transport {
            Transport::Messages => next_message(socket, ahead, wanted)?,
            Transport::Stream if single_bytes == 0 => {
                look(socket, ahead, experience, window, wanted)?
            }
            Transport::Stream | Transport::UnseenStream => {
                let count = std::mem::take(&mut single_bytes).max(1);
                next_bytes(socket, ahead, experience, count, wanted)?
            }
        };
        if let Some(line) = found {
            return Ok(line);
        }
    }
}

/// Returns the length of the first line within `limit` of the bytes that are there, if it is whole,
/// or cut by the limit or by the end of a message.
fn kept_line(ahead: &mut impl ReadAhead, transport: Transport, limit: usize) -> Option<usize> {
    let bytes = ahead.bytes();
    let within = bytes.get(..limit).unwrap_or(bytes);
    let searched = ahead.searched().min(within.len());
    let end = line_end(within.get(searched..).unwrap_or_default()).map(|end| searched + end);
    let whole = within.len() == limit || transport == Transport::Messages && !within.is_empty();
    let length = end.or_else(|| whole.then_some(within.len()));
    if length.is_none() {
        let count = within.len();
        ahead.set_searched(count);
    }
    length
}

/// Looks for the rest of the line in the kernel; takes what there is of it, if it is not whole.
fn look(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    experience: &mut Experience,
    window: &mut [MaybeUninit<u8>],
    wanted: Wanted,
) -> Result<Option<Line>> {
    let room = wanted.limit - ahead.bytes().len();
    let mut size = experience.window();
    let (seen, whole) = loop {
        let start = experience.is_short().then(Instant::now);
        let seen = peek(socket, window.get_mut(..size.min(room)).unwrap_or_default(), wanted)?;
        if let Some(start) = start {
            experience.note_look(start);
        }
        let whole = line_end(seen).or_else(|| (seen.len() == room).then_some(room));
        if whole.is_some() || seen.len() < size || size == WINDOW {
            break (seen, whole);
        }
        // What a longer line costs more is little against what a window costs that is too long.
        size = size.saturating_mul(8).min(WINDOW);
    };
    if seen.is_empty() {
        return end(socket, ahead).map(Some);
    }
    match whole {
        Some(length) if ahead.bytes().is_empty() => {
            experience.note(seen.get(..length).unwrap_or_default());
            Ok(Some(Line::Ready(length)))
        }
        whole => {
            // So long at least.
            experience.length = experience.length.max(seen.len());
            let count = whole.unwrap_or(seen.len());
            let room = ahead.room(count)?;
            let count = receive(socket, room, 0)?.min(count);
            // SAFETY: the kernel wrote that many bytes.
            unsafe { ahead.add(count, None) };
            Ok(None)
        }
    }
}

/// Takes at most `count` bytes, one by one, up to a line's end.
fn next_bytes(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    experience: &mut Experience,
    count: usize,
    wanted: Wanted,
) -> Result<Option<Line>> {
    let count = count.min(wanted.limit - ahead.bytes().len());
    let start = Instant::now();
    let mut taken = 0;
    let mut last = Ok(1);
    for byte in ahead.room(count)? {
        last =
            patiently(socket, wanted.patience, || receive(socket, std::slice::from_mut(byte), 0));
        if last != Ok(1) {
            break;
        }
        taken += 1;
        // SAFETY: the kernel wrote it.
        if line_end(&[unsafe { byte.assume_init() }]).is_some() {
            break;
        }
    }
    // SAFETY: the kernel wrote these.
    unsafe { ahead.add(taken, None) };
    experience.note_bytes(start, u32::try_from(taken).unwrap_or(u32::MAX));
    if last != Ok(1) {
        let count = ahead.bytes().len();
        ahead.set_searched(count);
    }
    if last? == 0 { end(socket, ahead).map(Some) } else { Ok(None) }
}

/// So many empty messages in a row are the end of a connection.
const MOST_EMPTY: usize = 200;

/// Takes the next message whole. (Of one that is a line alone, that is all there is to do.)
fn next_message(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    wanted: Wanted,
) -> Result<Option<Line>> {
    for _ in 0..=MOST_EMPTY {
        let length = patiently(socket, wanted.patience, || next_message_length(socket, 0))?;
        let room = ahead.room(length)?;
        let (received, sender) = recv_from(socket, room, 0)?;
        // SAFETY: the kernel wrote that many bytes.
        unsafe { ahead.add(received.stored.min(length), Some(sender)) };
        if length > 0 {
            return Ok(None);
        }
        // It was an empty message, or is the end: nothing tells them apart.
        if !is_blocking(socket)? {
            return Ok(Some(Line::ReadAhead(0)));
        }
    }
    Err(Error(libc::ECONNRESET))
}

/// Returns the end of the stream: first what there is of a last line.
fn end(socket: &impl TryAsFd, ahead: &impl ReadAhead) -> Result<Line> {
    if ahead.bytes().is_empty() && is_blocking(socket)? {
        return Err(Error(libc::ECONNRESET));
    }
    Ok(Line::ReadAhead(ahead.bytes().len()))
}

/// Looks at what is there without taking it. Waits for one byte only: for more, the kernel might
/// wait until there is so much (`SO_RCVLOWAT`), unless the socket does not wait anyway.
fn peek<'a>(
    socket: &impl TryAsFd,
    window: &'a mut [MaybeUninit<u8>],
    wanted: Wanted,
) -> Result<&'a [u8]> {
    let at_once = if wanted.nonblocking { 0 } else { libc::MSG_DONTWAIT };
    let count = loop {
        match receive(socket, window, libc::MSG_PEEK | at_once) {
            Err(Error::AGAIN) if !(wanted.nonblocking && wanted.patience == Patience::Strict) => {
                let first = window.get_mut(..1).unwrap_or_default();
                patiently(socket, wanted.patience, || receive(socket, first, libc::MSG_PEEK))?;
            }
            count => break count?.min(window.len()),
        }
    };
    // SAFETY: the kernel wrote that many bytes.
    Ok(unsafe { std::slice::from_raw_parts(window.as_ptr().cast(), count) })
}

/// Makes a call again that gave EAGAIN, if the caller wants to wait beyond that.
fn patiently<T>(
    socket: &impl TryAsFd,
    patience: Patience,
    mut call: impl FnMut() -> Result<T>,
) -> Result<T> {
    loop {
        match call() {
            Err(Error::AGAIN) if patience == Patience::Endless => wait(socket)?,
            result => return result,
        }
    }
}

/// Waits until there is something to read. Where the kernel does not tell (below `SO_RCVLOWAT`), or
/// tells something else again and again (an error's message in the socket's queue of errors), it is
/// but a pause.
fn wait(socket: &impl TryAsFd) -> Result<()> {
    const PAUSE: Duration = Duration::from_millis(10);
    let low_water = sockopt::get_int(socket, libc::SOL_SOCKET.into(), libc::SO_RCVLOWAT.into())?;
    let time = (low_water > 1).then_some(PAUSE);
    let ready = wait_for(socket, Direction::Receive, time)?;
    if ready & (libc::POLLIN | libc::POLLHUP) == 0 && time.is_none() {
        pause(PAUSE)?;
    }
    Ok(())
}

/// `recv(2)`.
#[allow(clippy::cast_sign_loss)] // -1 is an Err
fn receive(socket: &impl TryAsFd, buffer: &mut [MaybeUninit<u8>], flags: c_int) -> Result<usize> {
    // SAFETY: the kernel writes at most that many bytes.
    check(unsafe { libc::recv(raw(socket)?, buffer.as_mut_ptr().cast(), buffer.len(), flags) })
        .map(|count| count as usize)
}

#[cfg(test)]
mod tests;
