use super::*;
use crate::{send_recv, set_blocking, socketpair, sockopt};
use std::ffi::c_int;
use std::os::fd::OwnedFd;

fn sockets(kind: c_int) -> [OwnedFd; 2] {
    socketpair(libc::AF_UNIX, kind, 0).expect("a pair")
}

/// A socket's lines, and what was read ahead of it.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
    searched: usize,
    experience: Experience,
}

impl ReadAhead for Lines {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn searched(&self) -> usize {
        self.searched
    }

    fn set_searched(&mut self, count: usize) {
        self.searched = count;
    }

    fn room(&mut self, count: usize) -> Result<&mut [MaybeUninit<u8>]> {
        self.bytes.reserve(count);
        Ok(&mut self.bytes.spare_capacity_mut()[..count])
    }

    unsafe fn add(&mut self, count: usize, _sender: Option<SocketAddress>) {
        // SAFETY: the caller's.
        unsafe { self.bytes.set_len(self.bytes.len() + count) }
    }
}

/// The next line, as a caller takes it.
fn line(fd: &OwnedFd, lines: &mut Lines, limit: usize) -> Result<Vec<u8>> {
    let buffer = RecvBuffer::new();
    let patience = Patience::Strict { nonblocking: false };
    let experience = std::mem::take(&mut lines.experience);
    let reader = LineReader { socket: fd, experience: &experience, limit, patience };
    let line = reader.next_line(lines, &buffer);
    // SAFETY: nobody uses it any more.
    unsafe { buffer.release() };
    lines.experience = experience;
    match line? {
        Line::ReadAhead(length) => {
            lines.searched = 0;
            Ok(lines.bytes.drain(..length).collect())
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
    }
}

fn write(fd: &OwnedFd, data: &[u8]) {
    assert_eq!(send_recv::write(fd, data), Ok(data.len()));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no getsockopt(2)")]
fn a_line_ends_after_either_terminator() {
    let [a, b] = sockets(libc::SOCK_STREAM);
    write(&a, b"one\r\ntwo\n\nthree");
    drop(a);
    let mut lines = Lines::default();
    let mut got = Vec::new();
    loop {
        let line = match line(&b, &mut lines, 100) {
            Err(Error(libc::ECONNRESET)) => break,
            line => line.expect("a line"),
        };
        got.push(String::from_utf8(line).expect("text"));
    }
    assert_eq!(got, ["one\r", "\n", "two\n", "\n", "three"]);
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no getsockopt(2)")]
fn the_beginning_of_a_line_waits_for_its_end() {
    let [a, b] = sockets(libc::SOCK_STREAM);
    set_blocking(&b, false).expect("non-blocking");
    let mut lines = Lines::default();
    write(&a, b"half");
    assert_eq!(line(&b, &mut lines, 100), Err(Error::AGAIN));
    assert_eq!(lines.searched, 4);
    write(&a, b" a line\nnext\n");
    assert_eq!(line(&b, &mut lines, 100), Ok(b"half a line\n".to_vec()));
    assert_eq!(line(&b, &mut lines, 100), Ok(b"next\n".to_vec()));
    assert_eq!(line(&b, &mut lines, 100), Err(Error::AGAIN));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no getsockopt(2)")]
fn the_limit_cuts_a_line_and_loses_nothing() {
    let [a, b] = sockets(libc::SOCK_STREAM);
    let mut lines = Lines::default();
    write(&a, b"abcdefgh\n");
    assert_eq!(line(&b, &mut lines, 3), Ok(b"abc".to_vec()));
    assert_eq!(line(&b, &mut lines, 5), Ok(b"defgh".to_vec()));
    assert_eq!(line(&b, &mut lines, 5), Ok(b"\n".to_vec()));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no getsockopt(2)")]
fn a_line_may_be_longer_than_the_window() {
    let [a, b] = sockets(libc::SOCK_STREAM);
    let long = [vec![b'x'; 5 * WINDOW], b"\n".to_vec()].concat();
    write(&a, &long);
    write(&a, b"short\n");
    let mut lines = Lines::default();
    assert_eq!(line(&b, &mut lines, usize::MAX), Ok(long));
    assert_eq!(line(&b, &mut lines, usize::MAX), Ok(b"short\n".to_vec()));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no getsockopt(2)")]
fn what_lines_are_like_changes() {
    let [a, b] = sockets(libc::SOCK_STREAM);
    let text = b"\n\nab\r\n\nabc\rd\r\r\n".as_slice();
    write(&a, text);
    drop(a);
    let mut lines = Lines::default();
    let mut got = Vec::new();
    while let Ok(line) = line(&b, &mut lines, 100) {
        assert_eq!(whole_line(&line), Some(&line[..]));
        got.extend(line);
    }
    assert_eq!(got, text);
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no setsockopt(2)")]
fn a_socket_that_peeks_elsewhere_has_lines() {
    let [a, b] = sockets(libc::SOCK_STREAM);
    sockopt::set(&b, libc::SOL_SOCKET.into(), libc::SO_PEEK_OFF.into(), &2).expect("an option");
    write(&a, b"one\ntwo\n");
    let mut lines = Lines::default();
    assert_eq!(line(&b, &mut lines, 100), Ok(b"one\n".to_vec()));
    assert_eq!(line(&b, &mut lines, 100), Ok(b"two\n".to_vec()));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no setsockopt(2)")]
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
    let mut lines = Lines::default();
    assert_eq!(line(&server, &mut lines, 100), Ok(b"line\n".to_vec()));
    assert!(lines.bytes.is_empty());
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
fn the_end_of_a_message_ends_a_line() {
    for kind in [libc::SOCK_DGRAM, libc::SOCK_SEQPACKET] {
        let [a, b] = sockets(kind);
        write(&a, b"one\ntwo");
        write(&a, b"three");
        let mut lines = Lines::default();
        assert_eq!(line(&b, &mut lines, 100), Ok(b"one\n".to_vec()));
        assert!(!lines.bytes.is_empty());
        assert_eq!(line(&b, &mut lines, 2), Ok(b"tw".to_vec()));
        assert_eq!(line(&b, &mut lines, 100), Ok(b"o".to_vec()));
        assert!(lines.bytes.is_empty());
        assert_eq!(line(&b, &mut lines, 100), Ok(b"three".to_vec()));
    }
}
