//! Lines from a socket: whatever arrives in whatever portions, and however long a line may be,
//! every byte comes out once, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nix::libc;
use std::mem::MaybeUninit;
use std::os::fd::AsRawFd;
use kernel::lines::{Line, Patience, ReadAhead, next_line};

fuzz_target!(|input: (Vec<Vec<u8>>, u8)| {
    let (portions, limit) = input;
    let limit = usize::from(limit).max(1);
    let [reader, writer] = kernel::socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
    kernel::set_blocking(reader.as_raw_fd(), false).expect("a mode");
    let mut unread = ReadAhead::new();
    let mut received = Vec::new();
    for portion in &portions {
        let count = kernel::send_recv::write(writer.as_raw_fd(), portion).expect("room");
        assert_eq!(count, portion.len());
        drain(reader.as_raw_fd(), &mut unread, limit, &mut received);
    }
    drop(writer);
    drain(reader.as_raw_fd(), &mut unread, limit, &mut received);
    let sent = portions.concat();
    assert_eq!(received, sent);
    assert!(unread.is_empty());
});

/// Reads lines until there is none.
fn drain(fd: i32, unread: &mut ReadAhead, limit: usize, received: &mut Vec<u8>) {
    loop {
        let before = received.len();
        match next_line(fd, unread, limit, usize::MAX, Patience::Strict) {
            Err(_) | Ok(Line::ReadAhead(0)) => return,
            Ok(Line::ReadAhead(length)) => {
                received.extend_from_slice(&unread.bytes()[..length]);
                unread.consume(length);
            }
            Ok(Line::Ready(length)) => {
                let mut buffer = vec![MaybeUninit::uninit(); length];
                let count = kernel::send_recv::read(fd, &mut buffer).expect("what was seen");
                assert_eq!(count, length);
                // SAFETY: `read` filled the whole buffer.
                received.extend(buffer.iter().map(|byte| unsafe { byte.assume_init() }));
            }
            Ok(Line::Long(_)) => unreachable!("no limit"),
        }
        let line = &received[before..];
        assert!(!line.is_empty() && line.len() <= limit);
        // A terminator is the last byte of its line.
        assert!(line[..line.len() - 1].iter().all(|byte| !matches!(byte, b'\r' | b'\n')));
    }
}
