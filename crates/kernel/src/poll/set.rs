//! The set of descriptors that a call waits for with `ppoll(2)`.

use super::super::wait::Instant;
use super::{Entry, Interest, poll, select};
use crate::errno::{Error, Result};
use nix::libc::{self, c_short};
use std::iter::once;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::os::fd::RawFd;
use std::time::Duration;

/// Descriptors to wait for, in memory that the caller provides. Each element has an entry, so that
/// a descriptor may have several.
pub struct Set<'m> {
    memory: &'m mut [MaybeUninit<Entry>],
    /// The number of elements.
    len: usize,
    /// All that the elements ask for.
    asked: c_short,
    /// Whether an element is ready whatever the kernel says. Its entry asks for nothing.
    at_once: bool,
    /// Whether the kernel answered anything.
    answered: bool,
}

/// How long a descriptor is left out that reports what nobody asked for. Nothing tells when that
/// changes.
const REST: Duration = Duration::from_millis(10);

impl<'m> Set<'m> {
    /// Returns an empty set with room for as many elements as `memory` has entries.
    #[inline]
    pub const fn new(memory: &'m mut [MaybeUninit<Entry>]) -> Self {
        Self { memory, len: 0, asked: 0, at_once: false, answered: false }
    }

    /// Returns the number of elements.
    #[inline]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there are no elements.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds an element for each descriptor.
    #[inline]
    pub fn extend(&mut self, interest: Interest, descriptors: impl Iterator<Item = RawFd>) {
        self.write(interest.asked(), descriptors);
    }

    /// Adds an element. `ready` says that it is ready whatever the kernel says of its descriptor.
    pub fn add(&mut self, interest: Interest, fd: RawFd, ready: bool) {
        self.at_once |= ready;
        self.write(if ready { 0 } else { interest.asked() }, once(fd));
    }

    #[inline]
    fn write(&mut self, events: c_short, descriptors: impl Iterator<Item = RawFd>) {
        self.asked |= events;
        let room = self.memory.get_mut(self.len..).unwrap_or_default();
        let entry = |fd| Entry { fd, events, revents: 0 };
        self.len += room.iter_mut().zip(descriptors).map(|(to, fd)| to.write(entry(fd))).count();
    }

    #[inline]
    fn entries(&mut self) -> &mut [Entry] {
        let entries = self.memory.get_mut(..self.len).unwrap_or_default();
        // SAFETY: that many were written.
        unsafe { entries.assume_init_mut() }
    }

    /// Waits until an element is ready or the time is over. `None` is for ever.
    ///
    /// # Errors
    /// Those of `ppoll(2)`: EINTR, ENOMEM, ...
    #[inline(always)]
    #[allow(clippy::inline_always)] // of one socket, the call costs as much as the rest
    pub fn wait(&mut self, timeout: Option<Duration>) -> Result<()> {
        let timeout = if self.at_once { Some(Duration::ZERO) } else { timeout };
        // The kernel may answer too early only where something else than reading is asked for.
        if self.asked != Interest::Read.asked() && timeout != Some(Duration::ZERO) {
            return self.wait_patiently(timeout);
        }
        self.answered = poll(self.entries(), timeout)? > 0;
        Ok(())
    }

    /// Waits for what was asked for. The kernel reports POLLHUP and POLLERR at once, even where
    /// nobody asked for them. But to `select(2)` a closed connection is not exceptional, and it
    /// goes on waiting.
    #[inline(never)]
    fn wait_patiently(&mut self, mut timeout: Option<Duration>) -> Result<()> {
        let (began, whole) = (Instant::now(), timeout);
        loop {
            let entries = self.entries();
            if poll(entries, timeout)? == 0 {
                return Ok(());
            }
            let matters = |entry: &Entry| entry.revents & Interest::all_answers(entry.events) != 0;
            if entries.iter().any(matters) {
                self.answered = true;
                return Ok(());
            }
            timeout = began.left_of(whole);
            if timeout == Some(Duration::ZERO) {
                return Ok(());
            }
            // The others go on waiting: the kernel takes no notice of a negative number. What these
            // report may end: a connection survives an error, and another process may connect what
            // is hung up.
            for entry in entries.iter_mut().filter(|entry| entry.revents != 0) {
                entry.fd = !entry.fd;
            }
            poll(entries, Some(timeout.map_or(REST, |left| left.min(REST))))?;
            for entry in entries.iter_mut().filter(|entry| entry.fd < 0) {
                entry.fd = !entry.fd;
            }
            timeout = began.left_of(whole);
        }
    }

    /// Returns how many descriptors are ready, if all elements are for an interest that all have.
    /// May return `None` all the same where descriptors do not ascend.
    #[inline(always)]
    #[allow(clippy::inline_always)] // with one socket, the call costs more than the loop
    pub fn all_ready(&mut self, interest: Interest) -> Option<i64> {
        let (mut last, mut count) = (-1, 0);
        for entry in self.entries() {
            if entry.revents & interest.answers() == 0 || entry.fd <= last {
                return None;
            }
            last = entry.fd;
            count += 1;
        }
        Some(count)
    }

    /// Hands those of the elements that are ready to `each`, by their number within the range.
    /// Returns how many descriptors are ready: each counts once, however many elements it is. To be
    /// asked once for an element, whose entry may be lost.
    ///
    /// # Errors
    /// EBADF: a descriptor is not open. ENOMEM.
    #[inline]
    pub fn ready(
        &mut self,
        elements: &Range<usize>,
        interest: Interest,
        mut each: impl FnMut(usize),
    ) -> Result<i64> {
        const TOGETHER: usize = 16;
        let at_once = self.at_once;
        if !self.answered && !at_once {
            return Ok(0);
        }
        let entries = self.entries().get_mut(elements.clone()).unwrap_or_default();
        let mut count = 0;
        for start in (0..entries.len()).step_by(TOGETHER) {
            // Most are not ready, so several are looked at together.
            if let Some(some) = entries.get(start..).and_then(<[_]>::first_chunk::<TOGETHER>)
                && some.iter().fold(0, |all, entry| all | entry.revents) == 0
                && !at_once
            {
                continue;
            }
            for number in start..entries.len().min(start + TOGETHER) {
                let Some(&entry) = entries.get(number) else { break };
                if entry.revents & libc::POLLNVAL != 0 {
                    return Err(Error::BADF);
                }
                if entry.events == 0 || entry.revents & interest.answers() != 0 {
                    each(number);
                    // Those that are ready are gathered at the beginning, to be counted.
                    if let Some(place) = entries.get_mut(count) {
                        *place = entry;
                        count += 1;
                    }
                }
            }
        }
        select::distinct(entries.get(..count).unwrap_or_default())
    }
}

#[cfg(test)]
pub(super) mod tests;
