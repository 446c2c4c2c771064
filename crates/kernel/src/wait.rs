//! Waiting for one socket: `poll(2)`.

use super::errno::{Result, check};
use super::fd::{TryAsFd, raw};
use nix::libc;
use std::time::Duration;

/// What a socket is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Something to receive, or a connection to accept.
    Receive,
    /// Room to send, or a connection that was being made.
    Send,
}

/// Waits until a call on `socket` would not, for at most `time`. False: the time has passed.
///
/// # Errors
/// The call's: EINTR, EINVAL.
pub fn wait_for(
    socket: &impl TryAsFd,
    direction: Direction,
    time: Option<Duration>,
) -> Result<bool> {
    let events = match direction {
        Direction::Receive => libc::POLLIN,
        Direction::Send => libc::POLLOUT,
    };
    let mut entry = libc::pollfd { fd: raw(socket)?, events, revents: 0 };
    let time = time.map(|time| libc::timespec {
        tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: time.subsec_nanos().into(),
    });
    let time = time.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: the kernel writes one entry's answer, and reads the time.
    check(unsafe { libc::ppoll(&raw mut entry, 1, time, std::ptr::null()) }).map(|ready| ready > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{send_recv, socketpair};

    #[test]
    fn a_socket_is_waited_for() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        let moment = Some(Duration::from_millis(1));
        assert_eq!(wait_for(&a, Direction::Receive, moment), Ok(false));
        assert_eq!(wait_for(&a, Direction::Send, None), Ok(true));
        send_recv::write(&b, b"x").expect("room");
        assert_eq!(wait_for(&a, Direction::Receive, None), Ok(true));
    }
}
