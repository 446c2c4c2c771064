//! Waiting for a set, and what is ready then.

use super::super::{Entry, Interest, poll};
use super::{READY, Set};
use crate::errno::{Error, Result};
use crate::wait::Instant;
use nix::libc;
use std::ops::Range;
use std::time::Duration;

/// How long a descriptor is left out that reports what nobody asked for: nothing tells when that
/// changes.
const REST: Duration = Duration::from_millis(10);

impl Set<'_> {
    /// Waits until an element is ready or the time is over. `None`: for ever.
    ///
    /// # Errors
    /// Those of `ppoll(2)`: EINTR, ENOMEM, ...
    #[inline(always)]
    #[allow(clippy::inline_always)] // of one socket, the call costs as much as the rest
    pub fn wait(&mut self, timeout: Option<Duration>) -> Result<()> {
        let timeout = if self.at_once { Some(Duration::ZERO) } else { timeout };
        // The kernel may answer before it should only where something else than reading is asked
        // for.
        if self.asked != Interest::Read.asked() && timeout != Some(Duration::ZERO) {
            return self.wait_patiently(timeout);
        }
        self.answered = poll(self.entries_mut(), timeout)? > 0;
        Ok(())
    }

    /// Waits for what was asked for. The kernel reports POLLHUP and POLLERR also to who did not
    /// ask, and at once; to `select(2)` a closed connection is not exceptional, and it goes on
    /// waiting.
    #[inline(never)]
    fn wait_patiently(&mut self, mut timeout: Option<Duration>) -> Result<()> {
        let (began, whole) = (Instant::now(), timeout);
        loop {
            let entries = self.entries_mut();
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
            // The others go on waiting: of a negative number the kernel takes no notice. What these
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

    /// Returns how many descriptors are ready, if all elements are, for an interest that all have.
    /// (`None` in rarer cases, too.)
    #[inline(always)]
    #[allow(clippy::inline_always)] // with one socket, the call costs more than the loop
    pub fn all_ready(&mut self, interest: Interest) -> Option<i64> {
        if self.further > 0 {
            return None;
        }
        let mut count = 0;
        for entry in self.entries_mut() {
            if entry.revents & interest.answers() == 0 {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Hands those of the elements that are ready to `each`, by their number within the range.
    /// Returns how many descriptors are ready: each counts once, however many elements it is. To be
    /// asked but once for each interest.
    ///
    /// # Errors
    /// EBADF, when a descriptor is not open.
    #[inline]
    pub fn ready(
        &mut self,
        elements: &Range<usize>,
        interest: Interest,
        mut each: impl FnMut(usize),
    ) -> Result<i64> {
        if !self.answered && !self.at_once {
            return Ok(0);
        }
        let direct = elements.start.min(self.direct)..elements.end.min(self.direct);
        let further = elements.start - direct.start..elements.end - direct.end;
        let directs = direct.len();
        let entries = self.memory.entries.get_mut(..self.entries).unwrap_or_default();
        let indices = self.memory.indices.get(further).unwrap_or_default();
        // SAFETY: that many entries and indices were written.
        let (entries, indices) = unsafe { (entries.assume_init_mut(), indices.assume_init_ref()) };
        let mut count = 0;
        let mut take = |number: usize, entry: &mut Entry, ready: bool| {
            if entry.revents & libc::POLLNVAL != 0 {
                return Err(Error::BADF);
            }
            if ready || entry.revents & interest.answers() != 0 {
                // What was asked for is not needed any more: from now on it says "not counted yet".
                count += i64::from(entry.events & interest.asked() != 0);
                entry.events &= !interest.asked();
                each(number);
            }
            Ok(())
        };
        // Most are not ready: several at a time are looked at.
        let mut number = 0;
        for entries in entries.get_mut(direct).unwrap_or_default().chunks_mut(16) {
            if entries.iter().fold(0, |all, entry| all | entry.revents) != 0 {
                for (offset, entry) in entries.iter_mut().enumerate() {
                    if entry.revents != 0 {
                        take(number + offset, entry, false)?;
                    }
                }
            }
            number += entries.len();
        }
        for (number, index) in indices.iter().enumerate() {
            match entries.get_mut((index & !READY) as usize) {
                Some(entry) if entry.revents != 0 || index & READY != 0 => {
                    take(directs + number, entry, index & READY != 0)?;
                }
                _ => (),
            }
        }
        Ok(count)
    }
}
