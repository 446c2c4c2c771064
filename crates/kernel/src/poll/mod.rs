//! Waiting for many descriptors: `ppoll(2)`, with the meaning of `select(2)` but without its limit
//! on descriptor numbers.
//!
//! A [`Set`] is filled with elements: a descriptor and what is wanted of it. The kernel takes no
//! more entries than the process may have descriptors, so one descriptor has one entry, however
//! many elements name it. Memory comes from the caller.

use super::errno::{Error, Result, check};
use nix::libc::{self, c_short, timespec};
use std::mem::MaybeUninit;
use std::ops::Range;
use std::os::fd::RawFd;
use std::ptr::null;
use std::time::{Duration, Instant};

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
    /// What the kernel is asked for.
    const fn asked(self) -> c_short {
        self as c_short
    }

    /// What of the kernel's answer means "ready": `select(2)`'s own table.
    const fn answers(self) -> c_short {
        match self {
            Self::Read => libc::POLLIN | libc::POLLHUP | libc::POLLERR,
            Self::Write => libc::POLLOUT | libc::POLLERR,
            Self::Except => libc::POLLPRI,
        }
    }

    /// What of the kernel's answer matters to an entry that asks for `events`.
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

/// How long to wait at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timeout {
    seconds: libc::time_t,
    nanoseconds: libc::c_long,
}

/// Microseconds in a second.
const MILLION: i64 = 1_000_000;

impl Timeout {
    const NONE: Self = Self { seconds: 0, nanoseconds: 0 };

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
        let total = seconds.checked_add(microseconds / MILLION).ok_or(Error::INVAL)?;
        if microseconds < 0 {
            return Err(Error::INVAL);
        }
        Self::new(total, microseconds % MILLION)
    }

    /// When it is over. `None`: after the end of the clock.
    fn deadline(self) -> Option<Instant> {
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let length = seconds.checked_add(Duration::from_nanos(self.nanoseconds.unsigned_abs()))?;
        Instant::now().checked_add(length)
    }

    /// What is left until `deadline`.
    fn until(deadline: Instant) -> Self {
        let left = deadline.saturating_duration_since(Instant::now());
        Self {
            seconds: left.as_secs().try_into().unwrap_or(libc::time_t::MAX),
            nanoseconds: left.subsec_nanos().into(),
        }
    }
}

/// Where a [`Set`] keeps its elements.
pub struct Memory<'m> {
    /// One for each element.
    pub entries: &'m mut [MaybeUninit<Entry>],
    /// One for each element.
    pub places: &'m mut [MaybeUninit<u32>],
    /// As many as [`table_size`] says.
    pub table: &'m mut [MaybeUninit<u32>],
}

/// The size of the table for so many elements: a power of two, so that it is never more than half
/// full.
#[must_use]
pub const fn table_size(elements: usize) -> usize {
    elements.next_power_of_two() * 2
}

/// In a place: ready whatever the kernel says.
const READY: u32 = 1 << 31;
/// In the table: no entry.
const VACANT: u32 = u32::MAX;

/// In an entry's events, as long as its descriptor is left out: the kernel has no use for this bit.
const RESTING: c_short = 1 << 10;
/// How long a descriptor with an error is left out when only out-of-band data is wanted of it:
/// nothing tells when that comes.
const REST: Timeout = Timeout { seconds: 0, nanoseconds: 10_000_000 };

/// Descriptors to wait for.
///
/// Sockets mostly come in ascending order of their descriptors, and each but once. As long as they
/// do nothing need be looked for: an element's number is its entry's place, and later a binary
/// search finds the entry. What comes after that is found through a table.
pub struct Set<'m> {
    memory: Memory<'m>,
    /// The number of entries.
    entries: usize,
    /// The number of leading elements whose entry has the element's own number, and whose
    /// descriptors ascend.
    direct: usize,
    /// The number of further elements: of each there is its entry's place, perhaps with [`READY`].
    /// Entries from `direct` on are in the table, by descriptor: open addressing.
    further: usize,
    /// The highest descriptor among the direct ones.
    highest: RawFd,
    /// The place behind the one that was found last.
    next: usize,
    /// Whether the table was filled.
    tabled: bool,
    /// All that the elements ask for.
    asked: c_short,
    /// Whether an element is ready whatever the kernel says.
    at_once: bool,
    /// Whether the kernel answered anything.
    answered: bool,
}

/// See [`Set::ascending`].
pub struct Ascending<'s, 'm> {
    set: &'s mut Set<'m>,
    /// The number of entries.
    entries: usize,
    highest: RawFd,
    events: c_short,
}

impl Ascending<'_, '_> {
    /// Adds an element. `false`: it breaks the order, and must be [`Set::add`]ed, like all after
    /// it. Negative numbers do that.
    #[inline]
    pub fn push(&mut self, fd: RawFd) -> bool {
        if fd <= self.highest {
            return false;
        }
        let Some(slot) = self.set.memory.entries.get_mut(self.entries) else {
            return false;
        };
        slot.write(Entry { fd, events: self.events, revents: 0 });
        self.entries += 1;
        self.highest = fd;
        true
    }

    /// Hands the elements to the set.
    #[inline]
    pub fn finish(self) {
        if self.set.further == 0 {
            self.set.entries = self.entries;
            self.set.direct = self.entries;
            self.set.highest = self.highest;
        }
    }
}

impl<'m> Set<'m> {
    /// An empty one.
    #[inline]
    #[must_use]
    pub const fn new(memory: Memory<'m>) -> Self {
        Self {
            memory,
            entries: 0,
            direct: 0,
            further: 0,
            highest: -1,
            next: 0,
            tabled: false,
            asked: 0,
            at_once: false,
            answered: false,
        }
    }

    /// The number of elements.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.direct + self.further
    }

    /// Whether there are none.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds elements at the least cost, as long as their descriptors ascend.
    #[inline]
    #[must_use]
    pub fn ascending(&mut self, interest: Interest) -> Ascending<'_, 'm> {
        self.asked |= interest.asked();
        Ascending {
            entries: self.entries,
            highest: if self.further == 0 { self.highest } else { RawFd::MAX },
            events: interest.asked(),
            set: self,
        }
    }

    /// Adds any element of an array for which [`Self::ascending`] was called. `ready`: it is,
    /// whatever the kernel says.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // entries are counted in 32 bits: the process has no more descriptors
    pub fn add(&mut self, interest: Interest, fd: RawFd, ready: bool) {
        let next = self.next;
        // Arrays often hold the same sockets in the same order.
        let place = match self.entries().get(next) {
            Some(entry) if entry.fd == fd => next,
            _ => self.find(fd),
        };
        if let Some(entry) = self.entries().get_mut(place) {
            entry.events |= interest.asked();
        }
        self.next = place + 1;
        self.at_once |= ready;
        if let Some(slot) = self.memory.places.get_mut(self.further) {
            slot.write(place as u32 | if ready { READY } else { 0 });
            self.further += 1;
        }
    }

    /// The place of a descriptor's entry. Without one, makes one.
    #[inline(never)]
    fn find(&mut self, fd: RawFd) -> usize {
        let direct = if fd > self.highest { 0 } else { self.direct };
        let direct = self.entries().get(..direct).unwrap_or_default();
        match direct.binary_search_by_key(&fd, |entry| entry.fd) {
            Ok(place) => place,
            Err(_) => self.find_further(fd),
        }
    }

    /// The same for an entry that is not direct.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // as in `add`; any bits make a hash
    fn find_further(&mut self, fd: RawFd) -> usize {
        // Fibonacci hashing: successive numbers, which descriptors mostly are, come to lie apart.
        const MULTIPLIER: u32 = 0x9e37_79b1;
        if !self.tabled {
            self.memory.table.fill(MaybeUninit::new(VACANT));
            self.tabled = true;
        }
        let mask = self.memory.table.len().wrapping_sub(1);
        let mut index = ((fd as u32).wrapping_mul(MULTIPLIER) >> 7) as usize & mask;
        let end = self.entries;
        while let Some(slot) = self.memory.table.get_mut(index) {
            // SAFETY: the table was filled.
            let place = unsafe { slot.assume_init() };
            if place == VACANT {
                slot.write(end as u32);
                break;
            }
            if self.entries().get(place as usize).is_some_and(|entry| entry.fd == fd) {
                return place as usize;
            }
            index = (index + 1) & mask;
        }
        if let Some(slot) = self.memory.entries.get_mut(end) {
            slot.write(Entry { fd, events: 0, revents: 0 });
            self.entries += 1;
        }
        end
    }

    #[inline]
    fn entries(&mut self) -> &mut [Entry] {
        let entries = self.memory.entries.get_mut(..self.entries).unwrap_or_default();
        // SAFETY: that many were written.
        unsafe { entries.assume_init_mut() }
    }

    /// Waits until an element is ready or the time is over. `None`: for ever.
    ///
    /// # Errors
    /// Those of `ppoll(2)`: EINTR, ENOMEM, ...
    #[inline]
    pub fn wait(&mut self, timeout: Option<Timeout>) -> Result<()> {
        let timeout = if self.at_once { Some(Timeout::NONE) } else { timeout };
        // The kernel may answer before it should only where something else than reading is asked
        // for.
        if self.asked != Interest::Read.asked() && timeout != Some(Timeout::NONE) {
            return self.wait_patiently(timeout);
        }
        self.answered = poll(self.entries(), timeout)? > 0;
        Ok(())
    }

    /// Waits for what was asked for. The kernel reports POLLHUP and POLLERR also to who did not
    /// ask, and at once; to `select(2)` a closed connection is not exceptional, and it goes on
    /// waiting.
    #[inline(never)]
    fn wait_patiently(&mut self, mut timeout: Option<Timeout>) -> Result<()> {
        let deadline = timeout.and_then(Timeout::deadline);
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
            // The others go on waiting. Of a negative number the kernel takes no notice.
            let mut rest = false;
            for entry in entries.iter_mut().filter(|entry| entry.revents != 0) {
                entry.fd = !entry.fd;
                // What was hung up will not change any more. An error can be one that the
                // connection survives.
                if entry.revents & libc::POLLHUP == 0 {
                    entry.events |= RESTING;
                    rest = true;
                }
            }
            timeout = deadline.map(Timeout::until).or(timeout);
            if timeout == Some(Timeout::NONE) {
                return Ok(());
            }
            if rest {
                poll(entries, Some(timeout.map_or(REST, |left| left.min(REST))))?;
                for entry in entries.iter_mut().filter(|entry| entry.events & RESTING != 0) {
                    entry.fd = !entry.fd;
                    entry.events &= !RESTING;
                }
                timeout = deadline.map(Timeout::until).or(timeout);
            }
        }
    }

    /// How many descriptors are ready, if all elements are, for an interest that all have. (`None`
    /// in rarer cases, too.)
    #[inline(always)]
    #[allow(clippy::inline_always)] // with one socket, the call costs more than the loop
    #[must_use]
    pub fn all_ready(&mut self, interest: Interest) -> Option<i64> {
        if self.further > 0 {
            return None;
        }
        let mut count = 0;
        for entry in self.entries() {
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
        let places = self.memory.places.get(further).unwrap_or_default();
        // SAFETY: that many entries and places were written.
        let (entries, places) = unsafe { (entries.assume_init_mut(), places.assume_init_ref()) };
        let mut count = 0;
        let mut take = |number: usize, entry: &mut Entry, ready: bool| {
            if entry.revents & libc::POLLNVAL != 0 {
                return Err(Error(libc::EBADF));
            }
            if ready || entry.revents & interest.answers() != 0 {
                // What was asked for is not needed any more: from now on it says "not counted yet".
                count += i64::from(entry.events & interest.asked() != 0);
                entry.events &= !interest.asked();
                each(number);
            }
            Ok(())
        };
        for (number, entry) in entries.get_mut(direct).unwrap_or_default().iter_mut().enumerate() {
            if entry.revents != 0 {
                take(number, entry, false)?;
            }
        }
        for (number, place) in places.iter().enumerate() {
            match entries.get_mut((place & !READY) as usize) {
                Some(entry) if entry.revents != 0 || place & READY != 0 => {
                    take(directs + number, entry, place & READY != 0)?;
                }
                _ => (),
            }
        }
        Ok(count)
    }
}

/// `ppoll(2)`, without a signal mask. The number of entries that have an answer.
#[inline]
fn poll(entries: &mut [Entry], timeout: Option<Timeout>) -> Result<libc::c_int> {
    let timeout =
        timeout.map(|timeout| timespec { tv_sec: timeout.seconds, tv_nsec: timeout.nanoseconds });
    let limit = timeout.as_ref().map_or(null(), std::ptr::from_ref);
    // SAFETY: the kernel writes the entries' answers and reads the time.
    check(unsafe {
        libc::ppoll(entries.as_mut_ptr(), entries.len() as libc::nfds_t, limit, null())
    })
}

#[cfg(test)]
mod tests;
