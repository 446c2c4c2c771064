//! What the next line of a socket is probably like.

use super::{LEAST, WINDOW};
use crate::errno::Result;
use crate::fd::{TryAsFd, keeps_messages, raw};
use crate::sockopt;
use nix::libc;
use std::os::fd::RawFd;
use std::time::Instant;

/// What is known of a socket and its lines from the lines before. It only makes the next one fast.
///
/// To look at bytes and to take the line is two calls, however long the line. To take byte after
/// byte, as PHP's own extension does, is faster for the shortest lines; for how many depends on
/// what a look costs, which for an `AF_UNIX` socket is the more the more messages wait.
#[derive(Debug, Clone, Copy, Default)]
pub struct Experience {
    /// What the socket is, if its descriptor still has this number.
    socket: Option<(RawFd, Transport)>,
    /// How long the last line was.
    pub(super) length: usize,
    /// The last byte was a `\r`, so that a `\n` may come alone.
    carriage_return: bool,
    /// How long a look took, in nanoseconds.
    look: u32,
    /// And to take one byte.
    byte: u32,
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

impl Experience {
    /// With a socket that nothing is known of.
    pub fn forget_socket(&mut self) {
        self.socket = None;
    }

    /// Returns whether the socket keeps message boundaries.
    ///
    /// # Errors
    /// Those of `getsockopt(2)`.
    pub fn keeps_messages(&mut self, socket: &impl TryAsFd) -> Result<bool> {
        self.transport(socket).map(|transport| transport == Transport::Messages)
    }

    pub(super) fn transport(&mut self, socket: &impl TryAsFd) -> Result<Transport> {
        let fd = raw(socket)?;
        if let Some((known, transport)) = self.socket
            && known == fd
        {
            return Ok(transport);
        }
        let transport = if keeps_messages(socket)? {
            Transport::Messages
        } else {
            match sockopt::get_int(socket, libc::SOL_SOCKET.into(), libc::SO_PEEK_OFF.into()) {
                Ok(0..) => Transport::UnseenStream,
                Ok(_) | Err(_) => Transport::Stream,
            }
        };
        self.socket = Some((fd, transport));
        Ok(transport)
    }

    /// Returns how much to look at first.
    pub(super) fn window(&self) -> usize {
        self.length.saturating_mul(2).clamp(LEAST, WINDOW)
    }

    /// Returns how many bytes to take one by one before a look.
    pub(super) fn single_bytes(&self) -> usize {
        /// What a system call takes, until it is measured.
        const CALL: u32 = 500;
        if self.carriage_return {
            return 1;
        }
        let look = self.look as usize;
        let byte = if self.byte == 0 { CALL } else { self.byte } as usize;
        let faster = self.is_short() && self.length * byte <= look + byte;
        if faster { self.length } else { 0 }
    }

    /// Returns whether lines are so short that it is worth knowing what a look costs.
    pub(super) fn is_short(&self) -> bool {
        self.length < LEAST
    }

    pub(super) fn note_look(&mut self, start: Instant) {
        self.look = nanoseconds(start, 1, 50_000);
    }

    pub(super) fn note_bytes(&mut self, start: Instant, count: u32) {
        if count > 0 {
            // A call that had to wait says little.
            self.byte = nanoseconds(start, count, 1_000);
            // A look may be cheaper by now: it is tried again from time to time.
            self.look -= self.look / 64;
        }
    }

    /// Learns from a line.
    pub(super) fn note(&mut self, line: &[u8]) {
        // The second half of a CRLF says nothing about lines.
        if !(self.carriage_return && line == b"\n") {
            self.length = line.len();
        }
        self.carriage_return = line.last() == Some(&b'\r');
    }
}

fn nanoseconds(start: Instant, calls: u32, most: u32) -> u32 {
    u32::try_from(start.elapsed().as_nanos()).map_or(most, |time| most.min(time / calls))
}
