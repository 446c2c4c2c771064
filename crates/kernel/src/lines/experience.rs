//! What the next line of a socket is probably like, from what the lines before were like.

use super::{LEAST, WINDOW};
use crate::errno::Result;
use crate::fd::{TryAsFd, keeps_messages, raw};
use crate::sockopt;
use crate::wait::Instant;
use nix::libc;
use std::cell::Cell;
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicU32, Ordering};

/// What the lines before have shown of a socket and its lines. It does nothing but make the next
/// line fast.
///
/// To look at bytes and to take the line is two calls, however long the line is. To take byte after
/// byte, as PHP's own extension does, is faster for the shortest lines. For which, depends on what
/// a look costs: for an `AF_UNIX` socket it costs the more, the more messages wait.
#[derive(Debug)]
pub struct Experience {
    /// The descriptor, the value of [`PEEK_OFFSETS`], and what the socket is as long as neither
    /// changes. A negative descriptor means that nothing is known.
    socket: Cell<(RawFd, u32, Transport)>,
    /// How long the last line was.
    length: Cell<usize>,
    /// Whether the last byte was a `\r`, so that a `\n` may come alone.
    carriage_return: Cell<bool>,
    /// How long a look took, in nanoseconds.
    pub(super) look: Cell<u32>,
    /// How long it took to take one byte, in nanoseconds.
    pub(super) byte: Cell<u32>,
    /// Counts the times when one of the two might be measured.
    turn: Cell<u8>,
}

/// How lines can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transport {
    /// A stream.
    Stream,
    /// A stream with `SO_PEEK_OFF`: what is peeked at does not begin with the next byte.
    UnseenStream,
    /// Message boundaries are kept.
    Messages,
}

impl Default for Experience {
    fn default() -> Self {
        Self {
            socket: Cell::new((-1, 0, Transport::Stream)),
            length: Cell::default(),
            carriage_return: Cell::default(),
            look: Cell::default(),
            byte: Cell::default(),
            turn: Cell::default(),
        }
    }
}

/// Counts how often the process has set `SO_PEEK_OFF`. Nothing is known of the sockets for which it
/// was set, for a file may have several descriptors and owners.
static PEEK_OFFSETS: AtomicU32 = AtomicU32::new(0);

/// Notes that `SO_PEEK_OFF` was set. Before the next line of a socket the kernel is asked anew what
/// the socket is.
pub fn note_peek_offset() {
    PEEK_OFFSETS.fetch_add(1, Ordering::Relaxed);
}

impl Experience {
    /// Returns whether the socket keeps message boundaries.
    ///
    /// # Errors
    /// Those of `getsockopt(2)`.
    pub fn keeps_messages(&self, socket: &impl TryAsFd) -> Result<bool> {
        self.transport(socket).map(|transport| transport == Transport::Messages)
    }

    #[inline]
    pub(super) fn transport(&self, socket: &impl TryAsFd) -> Result<Transport> {
        let fd = raw(socket)?;
        let (known, offsets, transport) = self.socket.get();
        if known == fd && offsets == PEEK_OFFSETS.load(Ordering::Relaxed) {
            Ok(transport)
        } else {
            self.ask_transport(socket, fd)
        }
    }

    #[cold]
    fn ask_transport(&self, socket: &impl TryAsFd, fd: RawFd) -> Result<Transport> {
        let offsets = PEEK_OFFSETS.load(Ordering::Relaxed);
        let transport = if keeps_messages(socket)? {
            Transport::Messages
        } else {
            match sockopt::of_socket(socket, libc::SO_PEEK_OFF) {
                Ok(0..) => Transport::UnseenStream,
                Ok(_) | Err(_) => Transport::Stream,
            }
        };
        self.socket.set((fd, offsets, transport));
        Ok(transport)
    }

    /// Returns how many bytes to look at.
    #[inline]
    pub(super) fn window(&self) -> usize {
        let length = self.length.get();
        if length < LEAST { LEAST.max(length * 2) } else { WINDOW.min(length * 2) }
    }

    /// Returns how many bytes to take one by one before a look: the length of a line for which that
    /// is faster than a look, or 0.
    #[inline]
    pub(super) fn single_bytes(&self) -> usize {
        /// What a system call takes, until it is measured.
        const CALL: u32 = 500;
        let length = self.length.get();
        if self.carriage_return.get() {
            return 1;
        }
        if length >= LEAST {
            return 0;
        }
        let byte = if self.byte.get() == 0 { CALL } else { self.byte.get() } as usize;
        if length * byte <= self.look.get() as usize + byte { length } else { 0 }
    }

    /// Returns the time, if something is to be measured whose time is `known` or 0: always as long
    /// as it is not known, and then every so many calls. To ask the clock for each line would cost
    /// as much as the line.
    pub(super) fn start(&self, known: &Cell<u32>) -> Option<Instant> {
        self.turn.update(|turn| turn.wrapping_add(1));
        (known.get() == 0 || u32::from(self.turn.get()) % EVERY == 0).then(Instant::now)
    }

    /// Notes that a look is over.
    pub(super) fn after_look(&self, start: Instant) {
        self.look.set(nanoseconds(start, 1, 50_000));
    }

    /// Notes that so many bytes were taken one by one.
    pub(super) fn after_bytes(&self, start: Instant, count: u32) {
        if count > 0 {
            // A call that had to wait says little.
            self.byte.set(nanoseconds(start, count, 1_000));
            // A look may be cheaper by now, so it is tried again from time to time.
            self.look.update(|look| look - look / EVERY);
        }
    }

    /// Learns from a line.
    pub(super) fn note(&self, line: &[u8]) {
        // The second half of a CRLF says nothing about lines.
        if !(self.carriage_return.get() && line == b"\n") {
            self.length.set(line.len());
        }
        self.carriage_return.set(line.last() == Some(&b'\r'));
    }

    /// Learns that a line is so long at least.
    #[cold]
    pub(super) fn note_beginning(&self, length: usize) {
        self.length.update(|known| known.max(length));
    }
}

/// One of so many calls is measured.
const EVERY: u32 = 8;

fn nanoseconds(start: Instant, calls: u32, most: u32) -> u32 {
    u32::try_from(start.elapsed()).map_or(most, |time| most.min(time / calls))
}
