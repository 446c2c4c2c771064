//! Reading lines (`PHP_NORMAL_READ`): up to and with the first `\r` or `\n`, without ever taking
//! from the kernel what belongs to the next line.
//!
//! `recv(2)` with `MSG_PEEK` looks for a line, and then just the line is taken. When the kernel has
//! only the beginning of one, that beginning is taken and kept ([`ReadAhead`]) until the rest
//! comes, however many calls that needs: a signal, a time-out or a non-blocking socket loses
//! nothing.

mod experience;
mod search;

pub use experience::{Experience, note_peek_offset};

use super::address::SocketAddress;
use super::errno::{Error, Result};
use super::fd::{TryAsFd, is_blocking};
use super::poll::{Interest, poll};
use super::recv_buffer::RecvBuffer;
use super::send_recv::{next_message_length, recv_count, recv_from};
use super::sockopt;
use super::wait::wait_for;
use experience::Transport;
use nix::libc;
use search::{ends_line, whole_line};
use std::mem::MaybeUninit;
use std::time::Duration;

/// The most that is looked at in one go. Longer lines take several looks.
const WINDOW: usize = 16 * 1024;

/// The least that is looked at in one go.
const LEAST: usize = 64;

/// Where bytes lie that were taken from the kernel before anybody asked for them: the beginning of
/// a line, or the rest of a message.
pub trait ReadAhead {
    /// Returns the bytes.
    fn bytes(&self) -> &[u8];

    /// Returns how many bytes at the beginning are known to have no line end among them.
    fn searched(&self) -> usize;

    /// Notes that so many bytes at the beginning have no line end among them.
    fn set_searched(&mut self, count: usize);

    /// Returns room for `count` more bytes behind them. May leave by longjmp.
    ///
    /// # Errors
    /// ENOMEM.
    fn room(&mut self, count: usize) -> Result<&mut [MaybeUninit<u8>]>;

    /// Adds the first `count` bytes of the room. The sender is known if they are a message.
    ///
    /// # Safety
    /// The first `count` bytes of the room that was asked for last are written.
    unsafe fn add(&mut self, count: usize, sender: Option<SocketAddress>);
}

/// What a line read found.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The next line is so many bytes at the beginning of [`ReadAhead::bytes`], which the caller
    /// consumes. On a non-blocking socket 0 is the end of the stream, or an empty message.
    ReadAhead(usize),
    /// The next line is exactly the so many bytes that [`super::send_recv::read`] gives next.
    Ready(usize),
}

/// How long a call waits for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Until there is a whole line, whatever the socket's mode and `SO_RCVTIMEO`.
    Endless,
    /// As the socket's mode and `SO_RCVTIMEO` say.
    Strict {
        /// Whether the socket is known to be non-blocking. If that is wrong, there are more system
        /// calls, or the kernel waits for `SO_RCVLOWAT`, and nothing else changes.
        nonblocking: bool,
    },
}

/// Looks for the next line of a socket.
pub struct LineReader<'a, S> {
    /// The socket.
    pub socket: &'a S,
    /// What is known from earlier lines.
    pub experience: &'a Experience,
    /// The most bytes of a line, at least 1.
    pub limit: usize,
    /// How long to wait.
    pub patience: Patience,
}

impl<S: TryAsFd> LineReader<'_, S> {
    /// Finds the next line. At the end of a stream the last line has no terminator. On sockets that
    /// keep message boundaries, the end of a message ends the line as well, and empty messages are
    /// passed over. Where more than a little memory is needed to look at bytes, `buffer` has it.
    ///
    /// # Errors
    /// Those of `recv(2)`; ECONNRESET also at the end of a stream, when the last line was taken and
    /// the socket is blocking. EAGAIN (only with [`Patience::Strict`]) and EINTR: what there is of
    /// the line is kept for the next call. Those of [`ReadAhead::room`].
    #[inline]
    pub fn next_line(self, ahead: &mut impl ReadAhead, buffer: &RecvBuffer) -> Result<Line> {
        /// A window so short costs nothing.
        const SHORT: usize = 256;
        /// A search is fastest where a vector begins.
        #[repr(align(16))]
        struct Aligned([MaybeUninit<u8>; SHORT]);

        let empty = ahead.bytes().is_empty();
        let transport = self.experience.transport(self.socket)?;
        let single_bytes = self.experience.single_bytes();
        let size = self.experience.window();
        // Mostly a whole line waits in the kernel, and there is nothing else to do.
        if empty && transport == Transport::Stream && single_bytes == 0 && size <= SHORT {
            let mut window = Aligned([const { MaybeUninit::uninit() }; SHORT]);
            if let Some(line) = self.look(ahead, 0, size, &mut window.0)? {
                return Ok(line);
            }
        }
        let no_less = || Err(Error::NOMEM);
        buffer
            .with(WINDOW, no_less, |window| self.find_line(ahead, window, transport, single_bytes))
    }

    /// Does the same, until there is a line. First takes so many single bytes.
    #[inline(never)]
    fn find_line(
        &self,
        ahead: &mut impl ReadAhead,
        window: &mut [MaybeUninit<u8>],
        transport: Transport,
        mut single_bytes: usize,
    ) -> Result<Line> {
        loop {
            let kept = ahead.bytes().len();
            if let Some(length) = self.kept_line(ahead, transport) {
                self.experience.note(ahead.bytes().get(..length).unwrap_or_default());
                return Ok(Line::ReadAhead(length));
            }
            let found = match transport {
                Transport::Messages => self.next_message(ahead)?,
                Transport::Stream if single_bytes == 0 => {
                    self.look(ahead, kept, self.experience.window(), window)?
                }
                Transport::Stream | Transport::UnseenStream => {
                    self.next_bytes(ahead, kept, std::mem::take(&mut single_bytes).max(1))?
                }
            };
            if let Some(line) = found {
                return Ok(line);
            }
        }
    }

    /// Returns the length of the first line of the bytes that are there, if it is whole, or cut by
    /// the limit or by the end of a message.
    fn kept_line(&self, ahead: &mut impl ReadAhead, transport: Transport) -> Option<usize> {
        let bytes = ahead.bytes();
        if bytes.is_empty() {
            return None;
        }
        let within = bytes.get(..self.limit).unwrap_or(bytes);
        let count = within.len();
        let searched = ahead.searched().min(count);
        let end = whole_line(within.get(searched..).unwrap_or_default());
        let is_cut = count == self.limit || transport == Transport::Messages;
        let length = end.map(|rest| searched + rest.len()).or(is_cut.then_some(count));
        if length.is_none() {
            ahead.set_searched(count);
        }
        length
    }

    /// Looks at the next `size` bytes in the kernel for the rest of the line, of which `kept` bytes
    /// are there already. Returns `None` if the kernel has not all of it, and what it has was
    /// taken; or if the line is longer than the window, and the next look has a longer one.
    #[inline(always)]
    #[allow(clippy::inline_always)] // into the loop, and where the loop is not needed
    fn look(
        &self,
        ahead: &mut impl ReadAhead,
        kept: usize,
        size: usize,
        window: &mut [MaybeUninit<u8>],
    ) -> Result<Option<Line>> {
        let (experience, room) = (self.experience, self.limit - kept);
        let start = if size < 2 * LEAST { experience.start(&experience.look) } else { None };
        let seen = self.peek(window.get_mut(..size.min(room)).unwrap_or_default())?;
        if let Some(start) = start {
            experience.after_look(start);
        }
        match whole_line(seen).or_else(|| (seen.len() == room).then_some(seen)) {
            Some(line) if kept == 0 => {
                experience.note(line);
                Ok(Some(Line::Ready(line.len())))
            }
            Some(line) => self.take(ahead, line.len()),
            None if seen.is_empty() => self.end(ahead).map(Some),
            None if seen.len() < size || size == WINDOW => {
                experience.note_beginning(seen.len());
                self.take(ahead, seen.len())
            }
            None => {
                // A window that is too short costs another look. One that is too long costs little.
                experience.note_beginning(seen.len() * 4);
                Ok(None)
            }
        }
    }

    /// Takes `count` bytes, which are there.
    #[cold]
    fn take(&self, ahead: &mut impl ReadAhead, count: usize) -> Result<Option<Line>> {
        let count = recv_count(self.socket, ahead.room(count)?, 0)?.min(count);
        // SAFETY: the kernel wrote that many bytes.
        unsafe { ahead.add(count, None) };
        Ok(None)
    }

    /// Takes at most `count` bytes behind those that were `kept`, one by one, up to a line's end.
    fn next_bytes(
        &self,
        ahead: &mut impl ReadAhead,
        kept: usize,
        count: usize,
    ) -> Result<Option<Line>> {
        let (socket, patience, experience) = (self.socket, self.patience, self.experience);
        let count = count.min(self.limit - kept);
        let start = experience.start(&experience.byte);
        let (mut taken, mut last, mut ended) = (0, Ok(1), false);
        for byte in ahead.room(count)? {
            last =
                patiently(socket, patience, || recv_count(socket, std::slice::from_mut(byte), 0));
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
        if last? == 0 { self.end(ahead).map(Some) } else { Ok(None) }
    }

    /// Takes the next message whole. One that is a line alone needs nothing else.
    fn next_message(&self, ahead: &mut impl ReadAhead) -> Result<Option<Line>> {
        /// The number of empty messages in a row that are taken for the end of a connection.
        const MOST_EMPTY: usize = 200;
        let socket = self.socket;
        for _ in 0..=MOST_EMPTY {
            let length = patiently(socket, self.patience, || next_message_length(socket, 0))?;
            let (received, sender) = recv_from(socket, ahead.room(length)?, 0)?;
            // SAFETY: the kernel wrote that many bytes.
            unsafe { ahead.add(received.stored.min(length), Some(sender)) };
            if length > 0 {
                return Ok(None);
            }
            // This was an empty message, or it is the end: nothing tells them apart.
            if !is_blocking(socket)? {
                return Ok(Some(Line::ReadAhead(0)));
            }
        }
        Err(Error(libc::ECONNRESET))
    }

    /// Returns what the end of the stream is: first what there is of a last line.
    #[cold]
    fn end(&self, ahead: &impl ReadAhead) -> Result<Line> {
        if ahead.bytes().is_empty() && is_blocking(self.socket)? {
            return Err(Error(libc::ECONNRESET));
        }
        Ok(Line::ReadAhead(ahead.bytes().len()))
    }

    /// Looks at what is there without taking it. Waits for one byte only: for more, the kernel
    /// might wait until there is so much (`SO_RCVLOWAT`), unless the socket does not wait anyway.
    #[inline]
    fn peek<'w>(&self, window: &'w mut [MaybeUninit<u8>]) -> Result<&'w [u8]> {
        let known = self.patience == Patience::Strict { nonblocking: true };
        let at_once = if known { 0 } else { libc::MSG_DONTWAIT };
        let count = match recv_count(self.socket, window, libc::MSG_PEEK | at_once) {
            Err(Error::AGAIN) if !known => self.wait_and_peek(window)?,
            result => result?,
        };
        // SAFETY: the kernel wrote that many bytes.
        Ok(unsafe { window.get(..count).unwrap_or(window).assume_init_ref() })
    }

    /// Waits for the first byte, and returns how many there are then. (Another thread or process
    /// may have taken them; then it waits again.)
    #[cold]
    fn wait_and_peek(&self, window: &mut [MaybeUninit<u8>]) -> Result<usize> {
        loop {
            let first = window.get_mut(..1).unwrap_or_default();
            let peek = || recv_count(self.socket, first, libc::MSG_PEEK);
            patiently(self.socket, self.patience, peek)?;
            match recv_count(self.socket, window, libc::MSG_PEEK | libc::MSG_DONTWAIT) {
                Err(Error::AGAIN) => {}
                result => return result,
            }
        }
    }
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
                    poll(&mut [], Some(PAUSE))?;
                }
                in_vain = wait(socket)?;
            }
            result => return result,
        }
    }
}

/// How long to wait where the kernel does not tell when there is something to read.
const PAUSE: Duration = Duration::from_millis(10);

/// Waits until there is something to read. The kernel does not tell of less than `SO_RCVLOWAT`, so
/// where that is more than a byte this is but a pause. Returns whether the kernel has told
/// anything. That may be a message in the socket's queue of errors, or a byte out of band, which
/// `MSG_PEEK` passes over, and the kernel would tell of it again at once.
fn wait(socket: &impl TryAsFd) -> Result<bool> {
    let low_water = sockopt::of_socket(socket, libc::SO_RCVLOWAT)?;
    let time = (low_water > 1).then_some(PAUSE);
    wait_for(socket, Interest::Read, time).map(|ready| ready != 0)
}

#[cfg(test)]
mod tests;
