//! Reading lines (`PHP_NORMAL_READ`): up to and with the first `\r` or `\n`, without ever taking
//! from the kernel what belongs to the next line.
//!
//! A line is looked for with `recv(2)` and `MSG_PEEK`, and just the line is then taken. When the
//! kernel has only the beginning of one, that beginning is taken and kept ([`ReadAhead`]) until the
//! rest comes, however many calls that needs: a signal, a time-out or a non-blocking socket loses
//! nothing.

use super::address::SocketAddress;
use super::errno::{Error, Result, check};
use super::fd::keeps_messages;
use super::fd::{TryAsFd, raw};
use super::mode::is_blocking;
use super::send_recv::recv_from;
use super::sockopt;
use memchr::memchr2;
use nix::libc;
use std::ffi::c_int;
use std::mem::MaybeUninit;

/// How much is looked at in one go. Longer lines take several.
const WINDOW: usize = 16 * 1024;

/// Bytes that were taken from the kernel but not yet given to the caller: the beginning of a line,
/// or the rest of a message. Each socket has one, and few ever need it: it has memory only while
/// there are bytes.
#[derive(Debug, Default)]
pub struct ReadAhead(Option<Box<Ahead>>);

#[derive(Debug, Default)]
struct Ahead {
    bytes: Vec<u8>,
    /// What of `bytes` was given out already.
    given: usize,
    /// The bytes are the rest of a message (datagram, sequenced packet): there is something to
    /// read. The beginning of a line is not that.
    message: bool,
    /// The bytes are known to have no line end.
    unfinished: bool,
    /// Who sent the last of `bytes`.
    sender: Option<SocketAddress>,
}

impl Ahead {
    #[inline]
    fn bytes(&self) -> &[u8] {
        self.bytes.get(self.given..).unwrap_or_default()
    }
}

impl ReadAhead {
    /// Nothing.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// The bytes.
    #[inline]
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_deref().map_or(&[], Ahead::bytes)
    }

    /// Whether a call that reads would return something of this at once: what `socket_select` wants
    /// to know.
    #[inline]
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.0.as_ref().is_some_and(|ahead| ahead.message && !ahead.bytes().is_empty())
    }

    /// Who sent the bytes; no address at all, where nobody knows.
    #[must_use]
    pub fn sender(&self) -> SocketAddress {
        self.0.as_ref().and_then(|ahead| ahead.sender).unwrap_or(SocketAddress::NONE)
    }

    /// Whether there is nothing.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes().is_empty()
    }

    /// Takes bytes over that somebody else has read ahead. `message`: they are the rest of one or
    /// more messages.
    pub fn append(&mut self, bytes: &[u8], message: bool) {
        let ahead = self.0.get_or_insert_default();
        ahead.bytes.extend_from_slice(bytes);
        ahead.message |= message;
        ahead.unfinished = false;
    }

    /// Whether the bytes are the beginning of a line for whose end a caller has waited in vain.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.0.as_ref().is_some_and(|ahead| ahead.unfinished)
    }

    /// Notes that the bytes are that, as [`Self::is_unfinished`] said of the same bytes before.
    pub fn set_unfinished(&mut self) {
        if let Some(ahead) = &mut self.0 {
            ahead.unfinished = !ahead.message;
        }
    }

    /// Counts the first `count` bytes as given out.
    pub fn consume(&mut self, count: usize) {
        if let Some(ahead) = &mut self.0 {
            ahead.given += count;
        }
        if self.is_empty() {
            self.clear();
        }
    }

    /// Throws everything away.
    #[inline]
    pub fn clear(&mut self) {
        #[cold]
        #[inline(never)]
        fn free(ahead: Box<Ahead>) {
            drop(ahead);
        }
        if let Some(ahead) = self.0.take() {
            free(ahead);
        }
    }

    /// The length of the first line within `limit` bytes, if there is a whole one, or if the limit
    /// cuts it.
    fn line(&self, limit: usize) -> Option<usize> {
        let bytes = self.bytes();
        let window = bytes.get(..limit).unwrap_or(bytes);
        let searched = if self.is_unfinished() { &[] } else { window };
        line_end(searched).or_else(|| (bytes.len() >= limit).then_some(limit))
    }
}

/// What a line read found.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The next line is the first so many bytes of [`ReadAhead::bytes`]; the caller consumes them.
    /// 0 is the end of the stream, or an empty message, on a non-blocking socket.
    ReadAhead(usize),
    /// The next line is exactly the next so many bytes that [`super::send_recv::read`] gives.
    Ready(usize),
    /// More than so many bytes would have to be kept until the line's end comes.
    Long(usize),
}

/// The length of the line that begins `bytes`, if it ends there.
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

/// Finds the next line, of at most `limit` bytes (at least 1). At the end of a stream the last line
/// has no terminator. On sockets that keep message boundaries, the end of a message ends the line
/// as well, and empty messages are passed over. Of a line's beginning no more than `most` bytes are
/// kept.
///
/// # Errors
/// Those of `recv(2)`; ECONNRESET also at the end of a stream, when the last line was taken and the
/// socket is blocking. EAGAIN (only with [`Patience::Strict`]) and EINTR: what there is of the line
/// is kept for the next call. ENOMEM.
pub fn next_line(
    socket: &impl TryAsFd,
    unread: &mut ReadAhead,
    limit: usize,
    most: usize,
    patience: Patience,
) -> Result<Line> {
    let line = look_for_line(socket, unread, limit, most, patience);
    if line.is_err() {
        unread.set_unfinished();
    }
    line
}

#[inline(never)] // its window is not for the stack of those who read bytes
fn look_for_line(
    socket: &impl TryAsFd,
    unread: &mut ReadAhead,
    limit: usize,
    most: usize,
    patience: Patience,
) -> Result<Line> {
    if !unread.is_empty() {
        if let Some(length) = unread.line(limit) {
            return Ok(Line::ReadAhead(length));
        }
        if unread.is_ready() {
            return Ok(Line::ReadAhead(unread.bytes().len()));
        }
    }
    let mut window = [MaybeUninit::uninit(); WINDOW];
    let mut empty = 0;
    loop {
        let seen = peek(socket, &mut window, patience)?;
        let room = limit - unread.bytes().len();
        let within = seen.get(..room).unwrap_or(seen);
        let whole = line_end(within).or_else(|| (within.len() == room).then_some(room));
        // The usual case, a line and nothing behind it, is the same for a stream and a message. No
        // need to ask which.
        if let Some(length) = whole
            && length == seen.len()
            && length < WINDOW
            && unread.is_empty()
        {
            return Ok(Line::Ready(length));
        }
        if keeps_messages(socket)? {
            if seen.is_empty() && is_blocking(socket)? {
                // An empty message, or the end: nothing tells them apart.
                receive(socket, &mut [], 0)?;
                empty += 1;
                if empty > MOST_EMPTY {
                    return Err(Error(libc::ECONNRESET));
                }
                continue;
            }
            return next_message(socket, unread, limit);
        }
        if seen.is_empty() {
            return end(socket, unread);
        }
        match whole {
            Some(length) if unread.is_empty() => return Ok(Line::Ready(length)),
            Some(length) => {
                take(socket, unread, length)?;
                return Ok(Line::ReadAhead(unread.bytes().len()));
            }
            None if unread.bytes().len() + within.len() > most => return Ok(Line::Long(most)),
            None => take(socket, unread, within.len())?,
        }
    }
}

/// So many empty messages in a row are the end of a connection.
const MOST_EMPTY: usize = 200;

/// The end of the stream: first what there is of a last line.
fn end(socket: &impl TryAsFd, unread: &ReadAhead) -> Result<Line> {
    if unread.is_empty() && is_blocking(socket)? {
        return Err(Error(libc::ECONNRESET));
    }
    Ok(Line::ReadAhead(unread.bytes().len()))
}

/// Takes the next message whole and finds its first line.
fn next_message(socket: &impl TryAsFd, unread: &mut ReadAhead, limit: usize) -> Result<Line> {
    let length = receive(socket, &mut [], libc::MSG_PEEK | libc::MSG_TRUNC)?;
    take(socket, unread, length)?;
    if let Some(ahead) = &mut unread.0 {
        ahead.message = true;
    }
    Ok(Line::ReadAhead(unread.line(limit).unwrap_or(unread.bytes().len())))
}

/// Moves up to `count` bytes from the kernel to `unread`.
fn take(socket: &impl TryAsFd, unread: &mut ReadAhead, count: usize) -> Result<()> {
    let Ahead { bytes, given, unfinished, sender, .. } = &mut **unread.0.get_or_insert_default();
    bytes.drain(..std::mem::take(given));
    bytes.try_reserve(count).map_err(|_| Error(libc::ENOMEM))?;
    *unfinished = false;
    let buffer = bytes.spare_capacity_mut().get_mut(..count).unwrap_or_default();
    let (received, from) = recv_from(socket, buffer, 0)?;
    *sender = Some(from);
    let length = bytes.len() + received.stored.min(count);
    // SAFETY: the kernel wrote that many bytes behind the old end.
    unsafe { bytes.set_len(length) };
    Ok(())
}

/// Looks at what is there without taking it. Waits for one byte only: for more, the kernel might
/// wait until there is so much (`SO_RCVLOWAT`).
fn peek<'a>(
    socket: &impl TryAsFd,
    window: &'a mut [MaybeUninit<u8>],
    patience: Patience,
) -> Result<&'a [u8]> {
    let count = loop {
        match receive(socket, window, libc::MSG_PEEK | libc::MSG_DONTWAIT) {
            Err(Error::AGAIN) => {
                match receive(socket, window.get_mut(..1).unwrap_or_default(), libc::MSG_PEEK) {
                    Err(Error::AGAIN) if patience == Patience::Endless => wait(socket)?,
                    count => drop(count?),
                }
            }
            count => break count?.min(window.len()),
        }
    };
    // SAFETY: the kernel wrote that many bytes.
    Ok(unsafe { std::slice::from_raw_parts(window.as_ptr().cast(), count) })
}

/// Waits until there is something to read. Where the kernel does not tell (below `SO_RCVLOWAT`), or
/// tells something else again and again (an error's message in the socket's queue of errors), it is
/// but a pause.
fn wait(socket: &impl TryAsFd) -> Result<()> {
    const PAUSE: c_int = 10;
    let low_water = sockopt::get_int(socket, libc::SOL_SOCKET.into(), libc::SO_RCVLOWAT.into())?;
    let mut entry = libc::pollfd { fd: raw(socket)?, events: libc::POLLIN, revents: 0 };
    let time = if low_water > 1 { PAUSE } else { -1 };
    // SAFETY: the kernel writes one entry's answer, or none.
    unsafe {
        check(libc::poll(&raw mut entry, 1, time))?;
        if entry.revents & (libc::POLLIN | libc::POLLHUP) == 0 && time < 0 {
            check(libc::poll(std::ptr::null_mut(), 0, PAUSE))?;
        }
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
mod tests {
    use super::*;
    use crate::{send_recv, set_blocking, socketpair, sockopt};
    use std::os::fd::OwnedFd;

    fn sockets(kind: c_int) -> [OwnedFd; 2] {
        socketpair(libc::AF_UNIX, kind, 0).expect("a pair")
    }

    /// The next line, as a caller takes it.
    fn line(fd: &OwnedFd, unread: &mut ReadAhead, limit: usize) -> Result<Vec<u8>> {
        match next_line(fd, unread, limit, usize::MAX, Patience::Strict)? {
            Line::ReadAhead(length) => {
                let bytes = unread.bytes()[..length].to_vec();
                unread.consume(length);
                Ok(bytes)
            }
            Line::Ready(length) => {
                let mut buffer = vec![MaybeUninit::uninit(); length];
                let count = send_recv::read(fd, &mut buffer)?;
                Ok(buffer[..count]
                    .iter()
                    .map(
                        // SAFETY: the kernel wrote them.
                        |byte| unsafe { byte.assume_init() },
                    )
                    .collect())
            }
            Line::Long(most) => unreachable!("{most} bytes are no limit"),
        }
    }

    fn write(fd: &OwnedFd, data: &[u8]) {
        assert_eq!(send_recv::write(fd, data), Ok(data.len()));
    }

    #[test]
    fn a_line_ends_after_either_terminator() {
        let [a, b] = sockets(libc::SOCK_STREAM);
        write(&a, b"one\r\ntwo\n\nthree");
        drop(a);
        let mut unread = ReadAhead::new();
        let mut lines = Vec::new();
        loop {
            let line = match line(&b, &mut unread, 100) {
                Err(Error(libc::ECONNRESET)) => break,
                line => line.expect("a line"),
            };
            lines.push(String::from_utf8(line).expect("text"));
        }
        assert_eq!(lines, ["one\r", "\n", "two\n", "\n", "three"]);
    }

    #[test]
    fn the_beginning_of_a_line_waits_for_its_end() {
        let [a, b] = sockets(libc::SOCK_STREAM);
        set_blocking(&b, false).expect("non-blocking");
        let mut unread = ReadAhead::new();
        write(&a, b"half");
        assert_eq!(line(&b, &mut unread, 100), Err(Error::AGAIN));
        assert!(!unread.is_ready());
        write(&a, b" a line\nnext\n");
        assert_eq!(line(&b, &mut unread, 100), Ok(b"half a line\n".to_vec()));
        assert_eq!(line(&b, &mut unread, 100), Ok(b"next\n".to_vec()));
        assert_eq!(line(&b, &mut unread, 100), Err(Error::AGAIN));
    }

    #[test]
    fn the_limit_cuts_a_line_and_loses_nothing() {
        let [a, b] = sockets(libc::SOCK_STREAM);
        let mut unread = ReadAhead::new();
        write(&a, b"abcdefgh\n");
        assert_eq!(line(&b, &mut unread, 3), Ok(b"abc".to_vec()));
        assert_eq!(line(&b, &mut unread, 5), Ok(b"defgh".to_vec()));
        assert_eq!(line(&b, &mut unread, 5), Ok(b"\n".to_vec()));
    }

    #[test]
    fn a_line_may_be_longer_than_the_window() {
        let [a, b] = sockets(libc::SOCK_STREAM);
        let long = [vec![b'x'; 5 * WINDOW], b"\n".to_vec()].concat();
        write(&a, &long);
        write(&a, b"short\n");
        let mut unread = ReadAhead::new();
        assert_eq!(line(&b, &mut unread, usize::MAX), Ok(long));
        assert_eq!(line(&b, &mut unread, usize::MAX), Ok(b"short\n".to_vec()));
    }

    #[test]
    fn no_more_is_kept_than_is_allowed() {
        let [a, b] = sockets(libc::SOCK_STREAM);
        let mut unread = ReadAhead::new();
        write(&a, &vec![b'x'; 3 * WINDOW]);
        let fd = &b;
        assert_eq!(
            next_line(fd, &mut unread, usize::MAX, 2 * WINDOW, Patience::Strict),
            Ok(Line::Long(2 * WINDOW))
        );
        assert_eq!(unread.bytes().len(), 2 * WINDOW);
        write(&a, b"\n");
        assert_eq!(
            next_line(fd, &mut unread, usize::MAX, 4 * WINDOW, Patience::Strict),
            Ok(Line::ReadAhead(3 * WINDOW + 1))
        );
    }

    #[test]
    fn a_line_below_the_low_water_mark_is_a_line() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a listener");
        let mut client = std::net::TcpStream::connect(listener.local_addr().expect("an address"))
            .expect("a connection");
        let server = OwnedFd::from(listener.accept().expect("a connection").0);
        sockopt::set(&server, libc::SOL_SOCKET.into(), libc::SO_RCVLOWAT.into(), &100)
            .expect("an option");
        sockopt::set(
            &server,
            libc::SOL_SOCKET.into(),
            libc::SO_RCVTIMEO.into(),
            &libc::timeval { tv_sec: 5, tv_usec: 0 },
        )
        .expect("an option");
        std::io::Write::write_all(&mut client, b"line\n").expect("no error");
        let mut unread = ReadAhead::new();
        assert_eq!(line(&server, &mut unread, 100), Ok(b"line\n".to_vec()));
        assert!(unread.is_empty());
    }

    #[test]
    fn the_end_of_a_message_ends_a_line() {
        for kind in [libc::SOCK_DGRAM, libc::SOCK_SEQPACKET] {
            let [a, b] = sockets(kind);
            write(&a, b"one\ntwo");
            write(&a, b"three");
            let mut unread = ReadAhead::new();
            assert_eq!(line(&b, &mut unread, 100), Ok(b"one\n".to_vec()));
            assert!(unread.is_ready());
            assert_eq!(line(&b, &mut unread, 2), Ok(b"tw".to_vec()));
            assert_eq!(line(&b, &mut unread, 100), Ok(b"o".to_vec()));
            assert!(!unread.is_ready());
            assert_eq!(line(&b, &mut unread, 100), Ok(b"three".to_vec()));
        }
    }
}
