//! What was read ahead of a Socket's caller: the beginning of a line, or the rest of a message.
//!
//! It has one owner. While a stream owns the descriptor, that is the stream's buffer, where the
//! stream's own functions look as well: bytes come in their order, whichever of the two is asked.
//! (The beginning of a line lies beside that buffer, for `stream_select` looks there.) Else it is
//! the Socket itself.

use super::socket::Socket;
use crate::zend::stream::{self, BufferPosition, OpenStream};
use crate::zend::{ByteQueue, OwnedStr, is_exhausted, new_plain, recv_buffer};
use kernel::address::SocketAddress;
use kernel::lines::{self, Experience, Line, LineReader, Patience};
use kernel::{Error, connection, fd, send_recv};
use nix::libc;
use std::cell::Cell;
use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

/// What few Sockets have: those that lines are read from.
#[derive(Default)]
pub(super) struct State {
    queue: ByteQueue,
    /// How many bytes there were, and where in the stream's buffer, when the rest was noted.
    length: Cell<usize>,
    position: Cell<Option<BufferPosition>>,
    /// How many of them are known to have no line end.
    searched: Cell<usize>,
    /// Who sent the last of them.
    sender: Cell<Option<SocketAddress>>,
    experience: Experience,
}

/// A Socket's [`State`], in the engine's memory, once there is one.
#[derive(Default)]
pub(super) struct Slot(Cell<Option<NonNull<State>>>);

impl Slot {
    #[inline]
    fn get(&self) -> Option<&State> {
        // SAFETY: it lives until `free`, which the Socket's end and its closing call; nobody holds
        // a reference across user code, which alone leads there.
        self.0.get().map(|state| unsafe { state.as_ref() })
    }

    /// Returns the state, which is made if there is none. May end in a fatal error.
    #[inline]
    fn get_or_new(&self) -> &State {
        self.get().unwrap_or_else(|| self.fill())
    }

    #[cold]
    #[inline(never)]
    fn fill(&self) -> &State {
        let state = new_plain(State::default());
        self.0.set(Some(state));
        // SAFETY: as above.
        unsafe { state.as_ref() }
    }

    /// Throws everything away.
    #[inline]
    pub(super) fn free(&self) {
        if let Some(state) = self.0.take() {
            free_state(state);
        }
    }
}

#[cold]
#[inline(never)]
fn free_state(state: NonNull<State>) {
    // SAFETY: it came from `new_plain`, and its slot has given it up.
    unsafe {
        state.as_ref().queue.free();
        crate::zend::free_plain(state);
    }
}

/// A Socket's bytes. Look at them anew after anything that may run user code.
pub struct ReadAhead<'a> {
    socket: &'a Socket,
    stream: Option<OpenStream<'a>>,
}

impl Socket {
    /// Returns what was read ahead of the caller. Every function that reads looks here first.
    #[inline]
    pub fn read_ahead(&self) -> ReadAhead<'_> {
        let stream = if self.has_stream() { self.read_stream() } else { None };
        ReadAhead { socket: self, stream }
    }

    /// Returns the stream, if it is open, with all its bytes in one place.
    #[cold]
    #[inline(never)]
    fn read_stream(&self) -> Option<OpenStream<'_>> {
        stream::of(self.stream()).inspect(|&stream| stream::join(stream))
    }

    /// Returns whether a call that reads would return at once, whatever the kernel has. The
    /// beginning of a line that somebody waits for is not that.
    #[inline(always)]
    #[allow(clippy::inline_always)] // select asks every socket; nearly all have nothing
    pub fn is_ready(&self) -> bool {
        (self.has_stream() || self.may_have_read_ahead()) && self.has_ready_bytes()
    }

    /// Returns whether the Socket itself may have read ahead: else only its stream can make it
    /// ready.
    #[inline]
    pub fn may_have_read_ahead(&self) -> bool {
        self.slot().0.get().is_some()
    }

    #[cold]
    #[inline(never)]
    fn has_ready_bytes(&self) -> bool {
        self.read_ahead().is_ready()
    }

    /// Returns whether the socket keeps message boundaries.
    pub fn keeps_messages(&self) -> bool {
        let Some(state) = self.slot().get() else {
            return fd::keeps_messages(self).unwrap_or(false);
        };
        state.experience.keeps_messages(self).unwrap_or(false)
    }

    /// Finds the next line, of at most `limit` bytes: see [`LineReader::next_line`].
    ///
    /// # Errors
    /// As told there; ENOMEM also when the memory limit was reached, and the engine will say so.
    #[inline]
    pub fn next_line(&self, limit: usize, patience: Patience) -> kernel::Result<Line> {
        let state = self.slot().get_or_new();
        let reader = LineReader { socket: self, experience: &state.experience, limit, patience };
        reader.next_line(&mut self.read_ahead(), recv_buffer())
    }

    /// Forgets the bytes that the stream, which owns the descriptor now, has got.
    pub(super) fn hand_over(&self, known: Known) {
        if let Some(state) = self.slot().get() {
            state.queue.free();
            self.read_ahead().leave(known);
        }
    }

    /// Returns what `read`, with these flags (`MSG_*`), receives into a buffer of `limit` bytes, of
    /// which it tells the number, and what else it says. Where there is no memory for so much, it
    /// is a whole message all the same.
    ///
    /// # Errors
    /// What `read` returns; ENOMEM, and nothing is lost.
    #[inline]
    pub fn receive<T>(
        &self,
        limit: usize,
        flags: c_int,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(usize, T)>,
    ) -> kernel::Result<(OwnedStr, T)> {
        OwnedStr::receive(
            limit,
            read,
            |most| send_recv::next_length(self, flags, most),
            !self.has_stream(),
            |bytes| self.rescue(bytes, flags),
        )
    }

    /// Keeps what was received although there is no memory for the caller's string.
    #[cold]
    fn rescue(&self, bytes: &[u8], flags: c_int) {
        const NOT_TAKEN: c_int = libc::MSG_PEEK | libc::MSG_OOB | libc::MSG_ERRQUEUE;
        if flags & NOT_TAKEN == 0 {
            self.slot().get_or_new().queue.rescue(bytes);
            self.read_ahead().note(Known::default(), bytes.len());
        }
    }
}

impl ReadAhead<'_> {
    fn state(&self) -> Option<&State> {
        self.socket.slot().get()
    }

    #[inline]
    pub fn bytes(&self) -> &[u8] {
        match self.stream {
            Some(stream) => stream::buffered(stream),
            None => self.state().map_or(&[], |state| state.queue.bytes()),
        }
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.bytes().is_empty()
    }

    fn is_ready(&self) -> bool {
        self.known().searched < self.bytes().len()
    }

    /// Returns how many bytes the stream has given out since something was noted of them. `None`:
    /// they are not those any more.
    fn given(&self, state: &State) -> Option<usize> {
        let given = match self.stream {
            Some(stream) => BufferPosition::of(stream)?.since(state.position.get()?)?,
            None => 0,
        };
        (given < state.length.get()).then_some(given)
    }

    /// Returns who sent the bytes; no address at all, where nobody knows.
    pub fn sender(&self) -> SocketAddress {
        self.state()
            .filter(|state| self.given(state).is_some())
            .and_then(|state| state.sender.get().or_else(|| self.peer()))
            .unwrap_or(SocketAddress::NONE)
    }

    /// Returns who sends a stream: only `AF_UNIX` tells when it is received, as in
    /// `getpeername(2)`.
    fn peer(&self) -> Option<SocketAddress> {
        let unix = self.socket.domain() == libc::AF_UNIX && !self.socket.keeps_messages();
        if unix { connection::peer_name(self.socket).ok() } else { None }
    }

    /// Returns what is known of the bytes. To be asked before they change.
    #[inline]
    fn known(&self) -> Known {
        let given = self.state().and_then(|state| Some((state, self.given(state)?)));
        given.map_or(Known::default(), |(state, given)| Known {
            searched: state.searched.get().saturating_sub(given),
            sender: true,
        })
    }

    /// Notes what is known of the bytes when a call leaves them: `stream_select` is not to see the
    /// beginning of a line.
    #[inline]
    fn leave(&self, known: Known) {
        let length = self.bytes().len();
        if let Some(stream) = self.stream {
            stream::set_aside(stream, length > 0 && known.searched >= length);
        }
        self.note(known, length);
    }

    /// Notes what is known of the bytes as they are now, `length` of them.
    #[inline]
    fn note(&self, known: Known, length: usize) {
        if let Some(state) = self.state() {
            state.length.set(length);
            state.position.set(self.stream.and_then(BufferPosition::of));
            state.searched.set(known.searched);
            if !known.sender {
                state.sender.set(None);
            }
        }
    }

    /// Counts the first `count` bytes as given out: not, when the call is to end in the memory
    /// limit's error, and its result is lost.
    pub fn consume(&self, count: usize) {
        if is_exhausted() {
            return;
        }
        let Known { searched, sender } = self.known();
        match (self.stream, self.state()) {
            (Some(stream), _) => stream::consume(stream, count),
            (None, Some(state)) => state.queue.consume(count),
            (None, None) => (),
        }
        self.leave(Known { searched: searched.saturating_sub(count), sender });
    }

    /// Returns the first bytes, at most `length`, which stay there. May end in a fatal error.
    pub fn peek(&self, length: usize) -> OwnedStr {
        OwnedStr::copy(self.bytes().get(..length).unwrap_or(self.bytes()))
    }

    /// Returns the first bytes, at most `length`. `None`: there are none.
    #[inline]
    pub fn take(&self, length: usize) -> Option<OwnedStr> {
        if self.is_empty() {
            return None;
        }
        // Nothing counts as given before the copy is made.
        let bytes = self.peek(length);
        self.consume(bytes.as_str().bytes().len());
        Some(bytes)
    }

    /// Copies the bytes to the buffer of a stream that is about to own the descriptor; returns
    /// what is known of them, for [`Socket::hand_over`]. May end in a fatal error.
    pub(super) fn copy_to(&self, stream: OpenStream<'_>) -> Known {
        let bytes = self.bytes();
        if !bytes.is_empty() {
            stream::append(stream, bytes);
        }
        self.known()
    }
}

/// What is known of bytes.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    /// How many of the first of them have no line end.
    searched: usize,
    /// Whether it is noted who sent them.
    sender: bool,
}

impl lines::ReadAhead for ReadAhead<'_> {
    fn bytes(&self) -> &[u8] {
        ReadAhead::bytes(self)
    }

    fn searched(&self) -> usize {
        self.known().searched
    }

    fn set_searched(&mut self, count: usize) {
        self.leave(Known { searched: count, ..self.known() });
    }

    fn room(&mut self, count: usize) -> kernel::Result<&mut [MaybeUninit<u8>]> {
        let room = match self.stream {
            Some(stream) => {
                let (known, length) = (self.known(), self.bytes().len());
                let room = stream::room(stream, count);
                self.note(known, length);
                room
            }
            None => self.socket.slot().get_or_new().queue.room(count),
        };
        if is_exhausted() { Err(Error(libc::ENOMEM)) } else { Ok(room) }
    }

    unsafe fn add(&mut self, count: usize, sender: Option<SocketAddress>) {
        let searched = self.known().searched;
        // SAFETY: the caller's.
        unsafe {
            match (self.stream, self.state()) {
                (Some(stream), _) => stream::add(stream, count),
                (None, Some(state)) => state.queue.add(count),
                (None, None) => (),
            }
        }
        self.note(Known { searched, sender: false }, self.bytes().len());
        if let (Some(state), Some(sender)) = (self.state(), sender) {
            state.sender.set(Some(sender));
        }
    }
}
