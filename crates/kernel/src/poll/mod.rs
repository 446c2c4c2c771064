//! Waiting for many descriptors, with the meaning of `select(2)` but without its limit on
//! descriptor numbers.
//!
//! A [`Set`] is filled with elements: a descriptor and what is wanted of it. `ppoll(2)` waits for
//! it; or, where the same come call after call, an [`InterestList`].

mod epoll;
mod list;
mod set;
mod timeout;

pub use list::{Asking, InterestList, Registration, SMALL, Served, Use, is_small};
pub use set::{Ascending, Memory, Set, table_size};
pub use timeout::Timeout;

use super::errno::{Result, check};
use nix::libc::{self, c_int, c_short, timespec};
use std::ptr::null;

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
    const fn asked(self) -> c_short {
        self as c_short
    }

    /// Returns what of the kernel's answer means "ready": `select(2)`'s own table.
    const fn answers(self) -> c_short {
        match self {
            Self::Read => libc::POLLIN | libc::POLLHUP | libc::POLLERR,
            Self::Write => libc::POLLOUT | libc::POLLERR,
            Self::Except => libc::POLLPRI,
        }
    }

    /// Returns what of the kernel's answer matters to an entry that asks for `events`.
    const fn all_answers(events: c_short) -> c_short {
        let mut answers = libc::POLLNVAL;
        if events & Self::Read.asked() != 0 {
            answers |= Self::Read.answers();
        }
        if events & Self::Write.asked() != 0 {
            answers |= Self::Write.answers();
        }
        if events & Self::Except.asked() != 0 {
            answers |= Self::Except.answers();
        }
        answers
    }
}

/// Waits until an entry has an answer, or the time is over (`None`: for ever). Returns how many
/// have. This function corresponds to `ppoll(2)`, without a signal mask; and to `poll(2)`, which
/// costs less, where no clock is needed.
#[inline]
fn poll(entries: &mut [Entry], timeout: Option<Timeout>) -> Result<c_int> {
    let (start, count) = (entries.as_mut_ptr(), entries.len() as libc::nfds_t);
    // SAFETY: the kernel writes the entries' answers and reads the time.
    check(unsafe {
        match timeout {
            None => libc::poll(start, count, -1),
            Some(Timeout::NONE) => libc::poll(start, count, 0),
            Some(timeout) => libc::ppoll(start, count, &timespec::from(timeout), null()),
        }
    })
}
