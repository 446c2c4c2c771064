//! Reading lines (`PHP_NORMAL_READ`): up to and with the first `\r` or `\n`, without ever taking
//! from the kernel what belongs to the next line.
//!
//! A line is looked for with `recv(2)` and `MSG_PEEK`, and just the line is then taken. When the
//! kernel has only the beginning of one, that beginning is taken and kept ([`ReadAhead`]) until the
//! rest comes, however many calls that needs: a signal, a time-out or a non-blocking socket loses
//! nothing.

mod experience;
mod search;

pub use experience::{Experience, note_peek_offset};

use super::address::SocketAddress;
use super::errno::{Error, Result};
use super::fd::{TryAsFd, is_blocking};
use super::poll::Interest;
use super::recv_buffer::RecvBuffer;
use super::send_recv::{next_message_length, recv_count, recv_from};
use super::sockopt;
use super::wait::{pause, wait_for};
use experience::{Plan, Transport};
use nix::libc;
use search::{ends_line, whole_line};
use std::mem::MaybeUninit;
use std::time::Duration;

/// The most that is looked at in one go. Longer lines take several looks.
const WINDOW: usize = 16 * 1024;

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

/// How long a call waits for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Until there is a whole one, whatever the socket's mode and `SO_RCVTIMEO`.
    Endless,
    /// As the socket's mode and `SO_RCVTIMEO` say.
    Strict {
        /// Whether the socket is known to be non-blocking. If that is wrong, nothing but the number
        /// of system calls and `SO_RCVLOWAT` depend on it.
        nonblocking: bool,
    },
}

/// What a line read is asked.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The most bytes, at least 1.
    pub limit: usize,
    /// How long to wait.
    pub patience: Patience,
}

/// Finds the next line. At the end of a stream the last line has no terminator. On sockets that
/// keep message boundaries, the end of a message ends the line as well, and empty messages are
/// passed over. Where more than a little memory is needed to look at bytes, `buffer` has it.
///
/// # Errors
/// Those of `recv(2)`; ECONNRESET also at the end of a stream, when the last line was taken and the
/// socket is blocking. EAGAIN (only with [`Patience::Strict`]) and EINTR: what there is of the line
/// is kept for the next call. Those of [`ReadAhead::room`].
#[inline]
pub fn next_line(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    experience: &Experience,
    wanted: Wanted,
    buffer: &RecvBuffer,
) -> Result<Line> {
    /// A window so short costs nothing.
    const SHORT: usize = 256;
    /// A search is fastest where a vector begins.
    #[repr(align(16))]
    struct Aligned([MaybeUninit<u8>; SHORT]);

    let empty = ahead.bytes().is_empty();
    let transport = experience.transport(socket)?;
    let plan = experience.plan();
    // Mostly a whole line waits in the kernel, and nothing else is to be seen to.
    if empty && transport == Transport::Stream && plan.single_bytes == 0 && plan.window <= SHORT {
        let mut window = Aligned([const { MaybeUninit::uninit() }; SHORT]);
        if let Some(line) = look(socket, ahead, 0, experience, plan, &mut window.0, wanted)? {
            return Ok(line);
        }
    }
    let no_less = || Err(Error::NOMEM);
    buffer.with(WINDOW, no_less, |window| {
        find_line(socket, ahead, experience, window, wanted, (transport, plan.single_bytes))
    })
}

/// Does what [`next_line`] does, until there is a line.
#[inline(never)]
fn find_line(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    experience: &Experience,
    window: &mut [MaybeUninit<u8>],
    wanted: Wanted,
    (transport, mut single_bytes): (Transport, usize),
) -> Result<Line> {
    loop {
        if let Some(length) = kept_line(ahead, transport, wanted.limit) {
            experience.note(ahead.bytes().get(..length).unwrap_or_default());
            return Ok(Line::ReadAhead(length));
        }
        let found = match transport {
            Transport::Messages => next_message(socket, ahead, wanted)?,
            Transport::Stream if single_bytes == 0 => {
                let kept = ahead.bytes().len();
                look(socket, ahead, kept, experience, experience.plan(), window, wanted)?
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
    if bytes.is_empty() {
        return None;
    }
    let within = bytes.get(..limit).unwrap_or(bytes);
    let searched = ahead.searched().min(within.len());
    let end = whole_line(within.get(searched..).unwrap_or_default());
    let end = end.map(|rest| searched + rest.len());
    let whole = within.len() == limit || transport == Transport::Messages;
    let length = end.or_else(|| whole.then_some(within.len()));
    let count = within.len();
    if length.is_none() {
        ahead.set_searched(count);
    }
    length
}

/// Looks for the rest of the line in the kernel; `kept` bytes of it are there already. `None`: it
/// is not whole there, and what there is of it was taken; or it is longer than the window, and the
/// next look has a longer one.
#[inline(always)]
#[allow(clippy::inline_always)] // into the loop, and where the loop is not needed
fn look(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    kept: usize,
    experience: &Experience,
    plan: Plan,
    window: &mut [MaybeUninit<u8>],
    wanted: Wanted,
) -> Result<Option<Line>> {
    let room = wanted.limit - kept;
    let size = plan.window;
    let start = if plan.is_short { experience.before_look() } else { None };
    let seen = peek(socket, window.get_mut(..size.min(room)).unwrap_or_default(), wanted)?;
    if let Some(start) = start {
        experience.after_look(start);
    }
    match whole_line(seen).or_else(|| (seen.len() == room).then_some(seen)) {
        Some(line) if kept == 0 => {
            experience.note(line);
            Ok(Some(Line::Ready(line.len())))
        }
        Some(line) => take(socket, ahead, line.len()),
        None if seen.is_empty() => end(socket, ahead).map(Some),
        None => {
            if seen.len() < size || size == WINDOW {
                experience.note_beginning(seen.len());
                return take(socket, ahead, seen.len());
            }
            // What a longer line costs more is little against what a window costs that is too long.
            experience.note_beginning(seen.len() * 4);
            Ok(None)
        }
    }
}

/// Takes `count` bytes, which are there.
#[cold]
fn take(socket: &impl TryAsFd, ahead: &mut impl ReadAhead, count: usize) -> Result<Option<Line>> {
    let room = ahead.room(count)?;
    let count = recv_count(socket, room, 0)?.min(count);
    // SAFETY: the kernel wrote that many bytes.
    unsafe { ahead.add(count, None) };
    Ok(None)
}

/// Takes at most `count` bytes, one by one, up to a line's end.
fn next_bytes(
    socket: &impl TryAsFd,
    ahead: &mut impl ReadAhead,
    experience: &Experience,
    count: usize,
    wanted: Wanted,
) -> Result<Option<Line>> {
    let kept = ahead.bytes().len();
    let count = count.min(wanted.limit - kept);
    let start = experience.before_bytes();
    let mut taken = 0;
    let mut last = Ok(1);
    let mut ended = false;
    for byte in ahead.room(count)? {
        last = patiently(socket, wanted.patience, || {
            recv_count(socket, std::slice::from_mut(byte), 0)
        });
        if last != Ok(1) {
            break;
        }
        taken += 1;
        // SAFETY: the kernel wrote it.
        ended = ends_line(unsafe { byte.assume_init() });
        if ended {
            break;
        }
    }
    // SAFETY: the kernel wrote these.
    unsafe { ahead.add(taken, None) };
    if let Some(start) = start {
        experience.after_bytes(start, u32::try_from(taken).unwrap_or(u32::MAX));
    }
    if ended {
        experience.note(ahead.bytes());
        return Ok(Some(Line::ReadAhead(kept + taken)));
    }
    ahead.set_searched(kept + taken);
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
#[cold]
fn end(socket: &impl TryAsFd, ahead: &impl ReadAhead) -> Result<Line> {
    if ahead.bytes().is_empty() && is_blocking(socket)? {
        return Err(Error(libc::ECONNRESET));
    }
    Ok(Line::ReadAhead(ahead.bytes().len()))
}

/// Looks at what is there without taking it. Waits for one byte only: for more, the kernel might
/// wait until there is so much (`SO_RCVLOWAT`), unless the socket does not wait anyway.
#[inline]
fn peek<'a>(
    socket: &impl TryAsFd,
    window: &'a mut [MaybeUninit<u8>],
    wanted: Wanted,
) -> Result<&'a [u8]> {
    let known = wanted.patience == Patience::Strict { nonblocking: true };
    let at_once = if known { 0 } else { libc::MSG_DONTWAIT };
    match recv_count(socket, window, libc::MSG_PEEK | at_once) {
        Err(Error::AGAIN) if !known => peek_later(socket, window, wanted),
        Err(error) => Err(error),
        // SAFETY: the kernel wrote that many bytes.
        Ok(count) => Ok(unsafe { window.get(..count).unwrap_or(window).assume_init_ref() }),
    }
}

/// Waits for the first byte, and looks then.
#[cold]
fn peek_later<'a>(
    socket: &impl TryAsFd,
    window: &'a mut [MaybeUninit<u8>],
    wanted: Wanted,
) -> Result<&'a [u8]> {
    let first = window.get_mut(..1).unwrap_or_default();
    patiently(socket, wanted.patience, || recv_count(socket, first, libc::MSG_PEEK))?;
    peek(socket, window, wanted)
}

/// Makes a call again that gave EAGAIN, if the caller wants to wait beyond that.
fn patiently<T>(
    socket: &impl TryAsFd,
    patience: Patience,
    mut call: impl FnMut() -> Result<T>,
) -> Result<T> {
    let mut in_vain = false;
    loop {
        match call() {
            Err(Error::AGAIN) if patience == Patience::Endless => {
                if in_vain {
                    pause(PAUSE)?;
                }
                in_vain = wait(socket)?;
            }
            result => return result,
        }
    }
}

/// How long to wait where the kernel does not tell when there is something to read.
const PAUSE: Duration = Duration::from_millis(10);

/// Waits until there is something to read; below `SO_RCVLOWAT`, of which the kernel does not tell,
/// it is but a pause. Returns whether the kernel has told anything: it may be an error's message in
/// the socket's queue of errors, or a byte out of band that `MSG_PEEK` passes over, and the kernel
/// would say so again at once.
fn wait(socket: &impl TryAsFd) -> Result<bool> {
    let low_water = sockopt::get_int(socket, libc::SOL_SOCKET.into(), libc::SO_RCVLOWAT.into())?;
    let time = (low_water > 1).then_some(PAUSE);
    wait_for(socket, Interest::Read, time).map(|ready| ready != 0)
}

#[cfg(test)]
mod tests;
