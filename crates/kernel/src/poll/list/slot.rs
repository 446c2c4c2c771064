//! What a socket and its list know of each other.

use super::super::Entry;
use nix::libc::c_short;
use std::os::fd::RawFd;

/// A socket's place in a list. Each list has a number of its own, so that what a socket remembers
/// of an earlier one is worth nothing; 0 is no list's.
#[derive(Debug, Clone, Copy, Default)]
pub struct Registration {
    pub(super) list: u32,
    pub(super) slot: u32,
}

impl Registration {
    /// Whether there was a list.
    #[inline]
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.list != 0
    }
}

/// A socket in the list: its descriptor, what was wanted of it last, and what the kernel watches it
/// for (0: it is not in the kernel's list). One word, for every call compares all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot(u64);

#[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation)] // bits
impl Slot {
    /// Of no socket.
    pub const EMPTY: Self = Self::new(-1, 0, 0);

    #[inline]
    pub const fn new(fd: RawFd, wanted: c_short, watched: c_short) -> Self {
        Self(fd as u32 as u64 | (wanted as u16 as u64) << 32 | (watched as u16 as u64) << 48)
    }

    /// As it is to be, for a wait.
    #[inline]
    pub const fn of(entry: Entry) -> Self {
        Self::new(entry.fd, entry.events, entry.events)
    }

    pub const fn fd(self) -> RawFd {
        self.0 as RawFd
    }

    pub const fn wanted(self) -> c_short {
        (self.0 >> 32) as c_short
    }

    pub const fn watched(self) -> c_short {
        (self.0 >> 48) as c_short
    }
}
