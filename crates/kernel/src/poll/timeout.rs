//! How long to wait.

use super::super::errno::{Error, Result};
use nix::libc::{c_long, timespec};
use std::time::{Duration, Instant};

/// How long to wait at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timeout {
    seconds: i64,
    nanoseconds: c_long,
}

/// Microseconds in a second.
const MILLION: i64 = 1_000_000;

impl Timeout {
    pub(super) const NONE: Self = Self::milliseconds(0);

    /// Less than a second.
    pub(super) const fn milliseconds(milliseconds: c_long) -> Self {
        Self { seconds: 0, nanoseconds: milliseconds * 1_000_000 }
    }

    /// Microseconds from a million on carry over to the seconds.
    ///
    /// # Errors
    /// EINVAL: a negative time, or one that no clock can hold.
    #[inline]
    pub fn new(seconds: i64, microseconds: i64) -> Result<Self> {
        if !(0..MILLION).contains(&microseconds) {
            return Self::carry_over(seconds, microseconds);
        }
        if seconds < 0 {
            return Err(Error::INVAL);
        }
        Ok(Self { seconds, nanoseconds: microseconds * 1000 })
    }

    #[cold]
    fn carry_over(seconds: i64, microseconds: i64) -> Result<Self> {
        // Of a number below zero the C library's `select` takes the lower half.
        #[allow(clippy::cast_possible_truncation)]
        let microseconds =
            if microseconds < 0 { i64::from(microseconds as i32) } else { microseconds };
        let total = seconds.checked_add(microseconds / MILLION).ok_or(Error::INVAL)?;
        if microseconds < 0 {
            return Err(Error::INVAL);
        }
        Self::new(total, microseconds % MILLION)
    }

    /// When it is over. `None`: after the end of the clock.
    pub(super) fn deadline(self) -> Option<Instant> {
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let length = seconds.checked_add(Duration::from_nanos(self.nanoseconds.unsigned_abs()))?;
        Instant::now().checked_add(length)
    }

    /// So many seconds.
    pub(super) const fn seconds(seconds: i64) -> Self {
        Self { seconds, nanoseconds: 0 }
    }

    /// Returns what is left until `deadline`.
    pub(super) fn until(deadline: Instant) -> Self {
        let left = deadline.saturating_duration_since(Instant::now());
        Self {
            seconds: left.as_secs().try_into().unwrap_or(i64::MAX),
            nanoseconds: left.subsec_nanos().into(),
        }
    }
}

impl From<Timeout> for timespec {
    #[inline]
    fn from(timeout: Timeout) -> Self {
        Self { tv_sec: timeout.seconds, tv_nsec: timeout.nanoseconds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let time = |seconds, nanoseconds| Ok(Timeout { seconds, nanoseconds });
        assert_eq!(Timeout::new(0, 0), Ok(Timeout::NONE));
        assert_eq!(Timeout::new(1, 999_999), time(1, 999_999_000));
        assert_eq!(Timeout::new(1, 2_500_000), time(3, 500_000_000));
        assert_eq!(Timeout::new(-1, 1_000_000), time(0, 0));
        assert_eq!(Timeout::new(-1, 0), Err(Error::INVAL));
        assert_eq!(Timeout::new(0, -1), Err(Error::INVAL));
        assert_eq!(Timeout::new(5, -2_000_000), Err(Error::INVAL));
        assert_eq!(Timeout::new(i64::MAX, 1_000_000), Err(Error::INVAL));
        assert_eq!(Timeout::new(i64::MAX, 0).map(Timeout::deadline), Ok(None));
    }
}
