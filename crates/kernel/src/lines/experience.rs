//! What the next line of a socket is probably like.

use super::{LEAST, WINDOW};
use crate::errno::Result;
use crate::fd::{TryAsFd, keeps_messages, raw};
use crate::sockopt;
use crate::wait::Instant;
use nix::libc;
use std::cell::Cell;
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicU32, Ordering};

/// What is known of a socket and its lines from the lines before. It only makes the next one fast.
///
/// To look at bytes and to take the line is two calls, however long the line. To take byte after
/// byte, as PHP's own extension does, is faster for the shortest lines; for how many depends on
/// what a look costs, which for an `AF_UNIX` socket is the more the more messages wait.
#[derive(Debug)]
pub struct Experience {
    /// What the socket is, if its descriptor still has this number, and as long as this is
    /// [`PEEK_OFFSETS`]. Negative: nothing is known.
    socket: Cell<(RawFd, u32, Transport)>,
    /// How long the last line was.
    length: Cell<usize>,
    /// The last byte was a `\r`, so that a `\n` may come alone.
    carriage_return: Cell<bool>,
    /// How long a look took, in nanoseconds.
    look: Cell<u32>,
    /// And to take one byte.
    byte: Cell<u32>,
    /// Counts the times when either might be measured.
    turn: Cell<u8>,
}

/// How lines can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transport {
    /// A stream.
    Stream,
    /// A stream with `SO_PEEK_OFF`: to peek tells nothing about the next byte.
    UnseenStream,
    /// Message boundaries are kept.
    Messages,
}

/// How the next line is to be looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// How many bytes to take one by one before a look.
    pub single_bytes: usize,
    /// How much to look at.
    pub window: usize,
    /// Lines are so short that it is worth knowing what a look costs.
    pub is_short: bool,
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

/// Counts how often the process has set `SO_PEEK_OFF`: of what socket is not known, for a file may
/// have several descriptors and owners.
static PEEK_OFFSETS: AtomicU32 = AtomicU32::new(0);

/// Notes that `SO_PEEK_OFF` was set: what sockets are is asked anew, before their next line.
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
            match sockopt::get_int(socket, libc::SOL_SOCKET.into(), libc::SO_PEEK_OFF.into()) {
                Ok(0..) => Transport::UnseenStream,
                Ok(_) | Err(_) => Transport::Stream,
            }
        };
        self.socket.set((fd, offsets, transport));
        Ok(transport)
    }

    /// Returns how to look for the next line.
    #[inline]
    pub(super) fn plan(&self) -> Plan {
        let length = self.length.get();
        let is_short = length < LEAST;
        let single_bytes = match self.carriage_return.get() {
            true => 1,
            false if is_short => self.single_bytes(length),
            false => 0,
        };
        let window = if is_short { LEAST.max(length * 2) } else { WINDOW.min(length * 2) };
        Plan { single_bytes, window, is_short }
    }

    /// Returns for how many bytes it is faster to take them one by one: for such a line, or for
    /// none.
    fn single_bytes(&self, length: usize) -> usize {
        /// What a system call takes, until it is measured.
        const CALL: u32 = 500;
        let look = self.look.get() as usize;
        let byte = match self.byte.get() {
            0 => CALL,
            byte => byte,
        } as usize;
        if length * byte <= look + byte { length } else { 0 }
    }

    /// Returns the time, if a look is to be measured.
    pub(super) fn before_look(&self) -> Option<Instant> {
        self.before(self.look.get())
    }

    pub(super) fn after_look(&self, start: Instant) {
        self.look.set(nanoseconds(start, 1, 50_000));
    }

    /// Returns the time, if single bytes are to be measured.
    pub(super) fn before_bytes(&self) -> Option<Instant> {
        self.before(self.byte.get())
    }

    pub(super) fn after_bytes(&self, start: Instant, count: u32) {
        if count > 0 {
            // A call that had to wait says little.
            self.byte.set(nanoseconds(start, count, 1_000));
            // A look may be cheaper by now: it is tried again from time to time.
            self.look.update(|look| look - look / EVERY);
        }
    }

    /// Returns the time, where nothing is known yet, and then for every so many calls: to ask the
    /// clock for each line would cost as much as the line.
    fn before(&self, known: u32) -> Option<Instant> {
        self.turn.update(|turn| turn.wrapping_add(1));
        (known == 0 || u32::from(self.turn.get()) % EVERY == 0).then(Instant::now)
    }

    /// Learns from a line.
    pub(super) fn note(&self, line: &[u8]) {
        // The second half of a CRLF says nothing about lines.
        if !(self.carriage_return.get() && line == b"\n") {
            self.length.set(line.len());
        }
        self.carriage_return.set(line.last() == Some(&b'\r'));
    }

    /// Learns from the beginning of a line that it is so long at least.
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
