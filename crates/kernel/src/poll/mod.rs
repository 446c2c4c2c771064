//! Waiting for many descriptors, with the meaning of `select(2)` but without its limit on
//! descriptor numbers.
//!
//! A [`Set`] is filled with elements, each a descriptor and what is wanted of it, and `ppoll(2)`
//! waits for it. Where the same elements come call after call, an [`InterestList`] takes its place.

mod epoll;
mod list;
mod select;
mod set;

pub use list::{Asking, InterestList, Registration, SMALL, Served, Use, is_small};
pub use set::{Ascending, Memory, Set, table_size};

use super::errno::{Error, Result, check};
use super::wait::timespec;
use nix::libc::{self, c_int, c_short};
use std::ptr::null;
use std::time::Duration;

/// The kernel's record of one descriptor.
pub type Entry = libc::pollfd;

/// What is wanted of a descriptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i16)]
pub enum Interest {
    /// Reading would not wait: there is data, the end of the stream, or an error.
    Read = libc::POLLIN,
    /// Writing would not wait: there is room, or an error.
    Write = libc::POLLOUT,
    /// There is out-of-band data.
    Except = libc::POLLPRI,
}

impl Interest {
    /// Returns what the kernel is asked for.
    pub(super) const fn asked(self) -> c_short {
        self as c_short
    }

    /// Returns the same as a byte, in which all interests have room.
    const fn byte(self) -> u8 {
        self.asked().to_le_bytes()[0]
    }

    /// Returns which answers of the kernel mean "ready", by `select(2)`'s own table.
    const fn answers(self) -> c_short {
        match self {
            Self::Read => libc::POLLIN | libc::POLLHUP | libc::POLLERR,
            Self::Write => libc::POLLOUT | libc::POLLERR,
            Self::Except => libc::POLLPRI,
        }
    }

    /// Returns which answers of the kernel matter to an entry that asks for `events`.
    fn all_answers(events: c_short) -> c_short {
        let asked = |interest: &Self| events & interest.asked() != 0;
        let interests = [Self::Read, Self::Write, Self::Except].into_iter().filter(asked);
        interests.fold(libc::POLLNVAL, |answers, interest| answers | interest.answers())
    }
}

/// Waits until an entry has an answer, or the time is over (`None` is for ever). Returns how many
/// have one. This function corresponds to `ppoll(2)`, without a signal mask, or to `poll(2)`, which
/// costs less, where no clock is needed; and to `select(2)`, where there are more entries than the
/// process may open descriptors.
#[inline]
pub(super) fn poll(entries: &mut [Entry], timeout: Option<Duration>) -> Result<c_int> {
    let (start, count) = (entries.as_mut_ptr(), entries.len() as libc::nfds_t);
    // SAFETY: the kernel writes the entries' answers and reads the time.
    let answered = check(unsafe {
        match timeout {
            None => libc::poll(start, count, -1),
            Some(Duration::ZERO) => libc::poll(start, count, 0),
            Some(timeout) => libc::ppoll(start, count, &timespec(timeout), null()),
        }
    });
    if answered == Err(Error::INVAL) { select::select(entries, timeout) } else { answered }
}

/// Returns how long so many seconds and microseconds are. A million microseconds and more carry
/// over.
///
/// # Errors
/// EINVAL: a negative time, or one that no clock can hold.
#[inline]
pub fn timeout(seconds: i64, microseconds: i64) -> Result<Duration> {
    // Mostly nothing carries over.
    if let (Ok(seconds), Ok(rest @ ..1_000_000)) = (seconds.try_into(), u32::try_from(microseconds))
    {
        return Ok(Duration::new(seconds, rest * 1000));
    }
    // The C library's `select` takes the lower half of a negative number.
    #[allow(clippy::cast_possible_truncation)]
    let microseconds = if microseconds < 0 { i64::from(microseconds as i32) } else { microseconds };
    let carried = Duration::from_micros(microseconds.try_into().map_err(|_| Error::INVAL)?);
    let seconds = seconds.checked_add_unsigned(carried.as_secs()).ok_or(Error::INVAL)?;
    let seconds = seconds.try_into().map_err(|_| Error::INVAL)?;
    Ok(Duration::new(seconds, carried.subsec_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wait::Instant;

    #[test]
    fn times() {
        let time = |seconds, nanoseconds| Ok(Duration::new(seconds, nanoseconds));
        assert_eq!(timeout(0, 0), Ok(Duration::ZERO));
        assert_eq!(timeout(1, 999_999), time(1, 999_999_000));
        assert_eq!(timeout(1, 2_500_000), time(3, 500_000_000));
        assert_eq!(timeout(-1, 1_000_000), time(0, 0));
        assert_eq!(timeout(-1, 0), Err(Error::INVAL));
        assert_eq!(timeout(0, -1), Err(Error::INVAL));
        assert_eq!(timeout(5, -2_000_000), Err(Error::INVAL));
        assert_eq!(timeout(i64::MAX, 1_000_000), Err(Error::INVAL));
        assert_eq!(
            timeout(i64::MAX, 0).map(Some).map(|time| Instant::now().left_of(time)),
            Ok(None)
        );
    }
}
