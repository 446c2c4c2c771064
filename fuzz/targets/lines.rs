//! Lines from a socket: whatever arrives in whatever portions, and however long a line may be,
//! every byte comes out once, in order.
#![no_main]

use kernel::address::SocketAddress;
use kernel::lines::{Experience, Line, LineReader, Patience, ReadAhead};
use kernel::recv_buffer::RecvBuffer;
use libfuzzer_sys::fuzz_target;
use nix::libc;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;

/// What was read ahead.
#[derive(Default)]
struct Ahead {
    bytes: Vec<u8>,
    searched: usize,
}

impl ReadAhead for Ahead {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn searched(&self) -> usize {
        self.searched
    }

    fn set_searched(&mut self, count: usize) {
        assert!(count <= self.bytes.len());
        self.searched = count;
    }

    fn room(&mut self, count: usize) -> kernel::Result<&mut [MaybeUninit<u8>]> {
        self.bytes.reserve(count);
        Ok(&mut self.bytes.spare_capacity_mut()[..count])
    }

    unsafe fn add(&mut self, count: usize, _sender: Option<SocketAddress>) {
        // SAFETY: the caller's.
        unsafe { self.bytes.set_len(self.bytes.len() + count) }
    }
}

fuzz_target!(|input: (Vec<Vec<u8>>, u8)| {
    let (portions, limit) = input;
    let limit = usize::from(limit).max(1);
    let [reader, writer] = kernel::socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
    kernel::set_blocking(&reader, false).expect("a mode");
    let mut ahead = Ahead::default();
    let experience = Experience::default();
    let mut received = Vec::new();
    for portion in &portions {
        let count = kernel::send_recv::write(&writer, portion).expect("room");
        assert_eq!(count, portion.len());
        drain(&reader, &mut ahead, &experience, limit, &mut received);
    }
    drop(writer);
    drain(&reader, &mut ahead, &experience, limit, &mut received);
    let sent = portions.concat();
    assert_eq!(received, sent);
    assert!(ahead.bytes.is_empty());
});

/// Reads lines until there is none.
fn drain(
    fd: &OwnedFd,
    ahead: &mut Ahead,
    experience: &Experience,
    limit: usize,
    received: &mut Vec<u8>,
) {
    let buffer = RecvBuffer::new();
    let patience = Patience::Strict { nonblocking: true };
    loop {
        let before = received.len();
        let reader = LineReader { socket: fd, experience, limit, patience };
        match reader.next_line(ahead, &buffer) {
            Err(_) | Ok(Line::ReadAhead(0)) => break,
            Ok(Line::ReadAhead(length)) => {
                received.extend(ahead.bytes.drain(..length));
                ahead.searched = ahead.searched.saturating_sub(length);
            }
            Ok(Line::Ready(length)) => {
                let mut buffer = vec![MaybeUninit::uninit(); length];
                let count = kernel::send_recv::read(fd, &mut buffer).expect("what was seen");
                assert_eq!(count, length);
                // SAFETY: `read` filled the whole buffer.
                received.extend(buffer.iter().map(|byte| unsafe { byte.assume_init() }));
            }
        }
        let line = &received[before..];
        assert!(!line.is_empty() && line.len() <= limit);
        // A terminator is the last byte of its line.
        assert!(line[..line.len() - 1].iter().all(|byte| !matches!(byte, b'\r' | b'\n')));
    }
    // SAFETY: nobody uses it any more.
    unsafe { buffer.release() };
}
