//! Whether a list pays.
//!
//! Cost and gain are counted in entries: those that `ppoll(2)` need not look at, and those that it
//! could have looked at in the time that the list took.

use nix::libc;
use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The largest number of elements that a set without a list may have, whatever [`Use`] is chosen.
pub const SMALL: usize = 64;

static LIMIT: AtomicUsize = AtomicUsize::new(Use::IfItPays as usize);

/// Which calls the lists serve: those with more elements than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Use {
    /// Calls for which a list seems to pay. In the time that a list needs at least, `ppoll(2)`
    /// looks at so many elements.
    IfItPays = 16,
    /// All calls that a list can serve. This is for tests.
    Always = 0,
    /// No calls. This is for tests.
    Never = SMALL,
}

impl Use {
    /// Returns what `SOCKETS_RS_SELECT`, `epoll` or `ppoll`, says in the environment: for tests.
    ///
    /// # Safety
    /// No other thread changes the environment meanwhile.
    pub unsafe fn of_environment() -> Self {
        // SAFETY: the caller's; the name is NUL-terminated, and so is the value, if there is one.
        let value = unsafe {
            NonNull::new(libc::getenv(c"SOCKETS_RS_SELECT".as_ptr()))
                .map(|value| CStr::from_ptr(value.as_ptr()).to_bytes())
        };
        match value {
            Some(b"epoll") => Self::Always,
            Some(b"ppoll") => Self::Never,
            _ => Self::IfItPays,
        }
    }

    /// Makes this the choice for the process.
    pub fn choose(self) {
        LIMIT.store(self as usize, Ordering::Relaxed);
    }

    fn is_chosen(self) -> bool {
        LIMIT.load(Ordering::Relaxed) == self as usize
    }
}

/// Returns whether a set of so many elements, at most [`SMALL`], is not worth a list.
#[inline]
pub fn is_small(elements: usize) -> bool {
    elements <= LIMIT.load(Ordering::Relaxed)
}

/// The cost of a change to the list, or of a look at it in vain.
const COST: usize = 16;
/// The most calls that leave the list alone before it is tried again.
const LONGEST_PAUSE: u32 = 256;

/// What a list has cost and saved.
#[derive(Debug)]
pub struct Balance {
    /// What the call has cost so far.
    cost: isize,
    /// What all calls together have saved.
    credit: isize,
    /// How many calls are still to leave the list alone.
    rest: u32,
    /// How many calls the next pause is for.
    pause: u32,
}

impl Default for Balance {
    fn default() -> Self {
        Self { cost: 0, credit: 0, rest: 0, pause: 1 }
    }
}

impl Balance {
    /// Returns whether a call that begins may try the list.
    pub fn begin(&mut self) -> bool {
        self.cost = 0;
        let may = self.rest == 0 && !Use::Never.is_chosen() || Use::Always.is_chosen();
        self.rest = self.rest.saturating_sub(1);
        may
    }

    /// Returns whether so many changes pay within one call for so many entries.
    pub fn pays(changes: usize, entries: usize) -> bool {
        changes * COST <= entries || Use::Always.is_chosen()
    }

    /// Notes that the call has changed the list so many times, or looked at it in vain.
    pub fn spend(&mut self, times: usize) {
        self.cost += (times * COST).cast_signed();
    }

    /// Notes that the call has changed the list so many times for the sake of later calls.
    pub fn invest(&mut self, times: usize) {
        self.credit -= (times * COST).cast_signed();
    }

    /// Notes that the list has served a call for so many entries.
    pub fn settle(&mut self, entries: usize) {
        let gain = entries.cast_signed() - self.cost;
        // With more credit than this it would take long to notice that the list pays no more.
        self.credit = (self.credit + gain).min((entries * COST).cast_signed());
        if self.credit >= 0 {
            self.pause = 1;
        } else if gain < 0 {
            self.pause();
        }
    }

    /// Makes some calls leave the list alone, twice as many as the last time.
    pub fn pause(&mut self) {
        self.rest = self.pause;
        self.pause = LONGEST_PAUSE.min(self.pause * 2);
    }

    #[cfg(all(test, not(miri)))]
    pub const fn is_resting(&self) -> bool {
        self.rest > 0
    }
}
