//! What a socket and its list know of each other.

use nix::libc::c_short;
use std::os::fd::RawFd;

/// A socket's slot in a list. Each list has a number of its own, so that what a socket remembers
/// of an earlier one is worth nothing; 0 is no list's.
/// (The list's number stands before the slot's, so that one subtraction and one comparison tell
/// whether it is of a list's slots.)
#[derive(Debug, Clone, Copy, Default)]
pub struct Registration(u64);

impl Registration {
    pub(super) const fn new(list: u32, slot: u32) -> Self {
        Self((list as u64) << 32 | slot as u64)
    }

    /// Returns whether there was a list.
    #[inline]
    pub const fn is_any(self) -> bool {
        self.0 != 0
    }

    /// Returns the slot in the list of this number; of another list: more than it has slots.
    #[inline]
    pub(super) const fn slot_in(self, list: u32) -> u64 {
        self.0.wrapping_sub((list as u64) << 32)
    }
}

/// A socket in the list.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    pub state: State,
    pub last: Appearance,
}

impl Slot {
    /// Of no socket.
    pub const EMPTY: Self = Self { state: State::new(-1, 0, 0, 0), last: Appearance::new(0, 0) };
}

/// The call that asked for a socket last, and the first of its elements there. Later ones are
/// greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Appearance(u64);

#[allow(clippy::cast_possible_truncation)] // the two halves
impl Appearance {
    #[inline]
    pub const fn new(call: u32, element: u32) -> Self {
        Self((call as u64) << 32 | element as u64)
    }

    #[inline]
    pub const fn element(self) -> u32 {
        self.0 as u32
    }

    /// That of the next element.
    #[inline]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Its descriptor, what a call asks of it, what the call before was noted to ask, and what the
/// kernel watches it for (0: it is not in the kernel's list). One word, for every call compares all
/// of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(u64);

#[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation)] // bits
impl State {
    /// What is asked for are POLLIN, POLLPRI and POLLOUT, which fit into a byte.
    #[inline]
    pub const fn new(fd: RawFd, asked: c_short, noted: c_short, watched: c_short) -> Self {
        let [asked, noted, watched] =
            [asked as u8 as u64, noted as u8 as u64, watched as u8 as u64];
        Self(fd as u32 as u64 | asked << 32 | noted << 40 | watched << 48)
    }

    /// Returns the state in which nothing is left to do.
    #[inline]
    pub const fn settled(fd: RawFd, events: c_short) -> Self {
        Self::new(fd, events, events, events)
    }

    /// Of a socket that is asked for this now.
    pub const fn asking(self, asked: c_short) -> Self {
        Self::new(self.fd(), asked, self.noted(), self.watched())
    }

    /// Of a socket that the kernel watches for this now.
    pub const fn watching(self, watched: c_short) -> Self {
        Self::new(self.fd(), self.asked(), self.noted(), watched)
    }

    pub const fn fd(self) -> RawFd {
        self.0 as RawFd
    }

    pub const fn asked(self) -> c_short {
        (self.0 >> 32) as u8 as c_short
    }

    pub const fn noted(self) -> c_short {
        (self.0 >> 40) as u8 as c_short
    }

    pub const fn watched(self) -> c_short {
        (self.0 >> 48) as u8 as c_short
    }

    /// Notes what is asked for. Returns whether that is new.
    pub const fn note(&mut self) -> bool {
        let is_new = self.noted() != self.asked();
        *self = Self::new(self.fd(), self.asked(), self.asked(), self.watched());
        is_new
    }
}
