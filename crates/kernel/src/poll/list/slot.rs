//! What a socket and its list know of each other.

use std::mem::transmute;
use std::os::fd::RawFd;

/// A socket's slot in a list. Each list has a number of its own, so that what a socket remembers of
/// an earlier list means nothing to this one; no list has the number 0. (The list's number stands
/// above the slot's, so that one subtraction and one comparison tell whether a list has the slot.)
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

    /// Returns the slot in the list of this number. If it is of another list, the result is more
    /// than the list has slots.
    #[inline]
    pub(super) const fn slot_in(self, list: u32) -> u64 {
        self.0.wrapping_sub((list as u64) << 32)
    }
}

/// A socket in the list.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    pub state: State,
    /// When the socket was asked for last: see [`moment`].
    pub last: u64,
}

impl Slot {
    /// A slot without a socket.
    pub const EMPTY: Self = Self { state: State::settled(-1, 0), last: 0 };
}

/// Returns a number that grows with the calls, and with the elements within a call.
#[inline]
pub const fn moment(call: u32, element: u32) -> u64 {
    (call as u64) << 32 | element as u64
}

/// A socket's descriptor and the events (POLLIN, POLLPRI, POLLOUT) that it is about. Every call
/// compares all of that, so it is one word.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(8))]
pub struct State {
    pub fd: RawFd,
    /// What the present call asks for.
    pub asked: u8,
    /// What a call asked for when the list last had to check whether the kernel watches that.
    pub noted: u8,
    /// What the kernel watches. At 0 the descriptor is not in the kernel's list.
    pub watched: u8,
    padding: u8,
}

impl State {
    /// Returns the state in which nothing is left to do.
    #[inline]
    pub const fn settled(fd: RawFd, events: u8) -> Self {
        Self { fd, asked: events, noted: events, watched: events, padding: 0 }
    }
}

impl PartialEq for State {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        // SAFETY: eight bytes, all of which are initialised.
        let [one, other]: [u64; 2] = unsafe { transmute([*self, *other]) };
        one == other
    }
}
