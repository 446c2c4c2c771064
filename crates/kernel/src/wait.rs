//! Waiting for one socket, `poll(2)`, and the clock.

use super::errno::Result;
use super::fd::{TryAsFd, raw};
use super::poll::{Entry, Interest, poll};
use nix::libc;
use std::ffi::c_short;
use std::time::Duration;

/// Waits until a call on `socket` would not wait, for at most `time`. Returns what the kernel
/// reports (`POLLIN`, `POLLHUP`, ...); 0 means that the time has passed.
///
/// # Errors
/// The call's: EINTR, EINVAL.
pub fn wait_for(
    socket: &impl TryAsFd,
    interest: Interest,
    time: Option<Duration>,
) -> Result<c_short> {
    let mut entry = [Entry { fd: raw(socket)?, events: interest.asked(), revents: 0 }];
    poll(&mut entry, time).map(|_| entry[0].revents)
}

/// A point in time of `CLOCK_MONOTONIC`, in nanoseconds. There is room for 584 years. (The type of
/// the standard library can panic.)
#[derive(Debug, Clone, Copy)]
pub struct Instant(u64);

impl Instant {
    /// Returns the present time. This function corresponds to `clock_gettime(2)`.
    #[inline]
    pub fn now() -> Self {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: the kernel writes the time. It always has this clock.
        unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut time) };
        let seconds = time.tv_sec.cast_unsigned().wrapping_mul(1_000_000_000);
        Self(seconds.wrapping_add(time.tv_nsec.cast_unsigned()))
    }

    /// Returns how many nanoseconds have passed since then.
    #[inline]
    pub fn elapsed(self) -> u64 {
        Self::now().0.saturating_sub(self.0)
    }

    /// Returns what is left of a time that began then. `None` is a time without an end.
    pub fn left_of(self, time: Option<Duration>) -> Option<Duration> {
        let end = self.0.checked_add(u64::try_from(time?.as_nanos()).ok()?)?;
        Some(Duration::from_nanos(end.saturating_sub(Self::now().0)))
    }
}

pub(super) fn timespec(time: Duration) -> libc::timespec {
    libc::timespec {
        tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: time.subsec_nanos().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{send_recv, socketpair};

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no ppoll(2)")]
    fn a_socket_is_waited_for() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        let moment = Some(Duration::from_millis(1));
        assert_eq!(wait_for(&a, Interest::Read, moment), Ok(0));
        assert_eq!(wait_for(&a, Interest::Write, None), Ok(libc::POLLOUT));
        send_recv::write(&b, b"x").expect("room");
        assert_eq!(wait_for(&a, Interest::Read, None), Ok(libc::POLLIN));
    }
}
