//! The set of descriptors that a call waits for.
//!
//! The kernel takes no more entries than the process may have descriptors, so one descriptor has
//! one entry, however many elements name it. Memory comes from the caller.

use super::super::errno::{Error, Result};
use super::{Entry, Interest, Timeout, ppoll};
use nix::libc::{self, c_short};
use std::mem::MaybeUninit;
use std::ops::Range;
use std::os::fd::RawFd;

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

/// How long a descriptor is left out that reports what nobody asked for: nothing tells when that
/// changes.
const REST: Timeout = Timeout::milliseconds(10);

/// Descriptors to wait for.
///
/// Sockets mostly come in ascending order of their descriptors, and each but once. As long as they
/// do nothing need be looked for: an element's number is its entry's place. Afterwards a search
/// among those that ascend finds an entry, and a table all others.
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
        let place = self.place_of(fd).unwrap_or_else(|| self.make_entry(fd));
        if let Some(entry) = self.entries_mut().get_mut(place) {
            entry.events |= interest.asked();
        }
        self.next = place + 1;
        self.at_once |= ready;
        if let Some(slot) = self.memory.places.get_mut(self.further) {
            slot.write(place as u32 | if ready { READY } else { 0 });
            self.further += 1;
        }
    }

    /// The place of a descriptor's entry, if it has one.
    #[inline]
    fn place_of(&self, fd: RawFd) -> Option<usize> {
        if fd <= self.highest
            && let Some(place) = self.search(fd)
        {
            return Some(place);
        }
        if self.tabled { self.probe(fd).ok() } else { None }
    }

    /// The place among the direct entries. Arrays often hold the same sockets in the same order:
    /// the search begins behind what was found last, and goes on in steps that double.
    fn search(&self, fd: RawFd) -> Option<usize> {
        let direct = self.entries().get(..self.direct)?;
        let is_behind = |place| direct.get(place).is_some_and(|entry: &Entry| entry.fd <= fd);
        let start = if is_behind(self.next) { self.next } else { 0 };
        let mut step = 1;
        while is_behind(start + step) {
            step *= 2;
        }
        let start = start + step / 2;
        let end = direct.len().min(start + step);
        let found = direct.get(start..end)?.binary_search_by_key(&fd, |entry| entry.fd);
        found.ok().map(|place| start + place)
    }

    /// The place among the other entries, by the table; without one, where in the table it belongs.
    #[allow(clippy::cast_sign_loss)] // any bits make a hash
    fn probe(&self, fd: RawFd) -> std::result::Result<usize, usize> {
        // Fibonacci hashing: successive numbers, which descriptors mostly are, come to lie apart.
        const MULTIPLIER: u32 = 0x9e37_79b1;
        let mask = self.memory.table.len().wrapping_sub(1);
        let mut index = ((fd as u32).wrapping_mul(MULTIPLIER) >> 7) as usize & mask;
        while let Some(slot) = self.memory.table.get(index) {
            // SAFETY: the table was filled.
            let place = unsafe { slot.assume_init() };
            if place == VACANT {
                break;
            }
            if self.entries().get(place as usize).is_some_and(|entry| entry.fd == fd) {
                return Ok(place as usize);
            }
            index = (index + 1) & mask;
        }
        Err(index)
    }

    /// Makes an entry for a descriptor that has none. Returns its place.
    #[inline(never)]
    #[allow(clippy::cast_possible_truncation)] // as in `add`
    fn make_entry(&mut self, fd: RawFd) -> usize {
        if !self.tabled {
            self.memory.table.fill(MaybeUninit::new(VACANT));
            self.tabled = true;
        }
        let place = self.entries;
        if let Err(index) = self.probe(fd)
            && let Some(slot) = self.memory.table.get_mut(index)
            && let Some(entry) = self.memory.entries.get_mut(place)
        {
            slot.write(place as u32);
            entry.write(Entry { fd, events: 0, revents: 0 });
            self.entries += 1;
        }
        place
    }

    #[inline]
    fn entries(&self) -> &[Entry] {
        let entries = self.memory.entries.get(..self.entries).unwrap_or_default();
        // SAFETY: that many were written.
        unsafe { entries.assume_init_ref() }
    }

    #[inline]
    fn entries_mut(&mut self) -> &mut [Entry] {
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
        self.answered = ppoll(self.entries_mut(), timeout)? > 0;
        Ok(())
    }

    /// Waits for what was asked for. The kernel reports POLLHUP and POLLERR also to who did not
    /// ask, and at once; to `select(2)` a closed connection is not exceptional, and it goes on
    /// waiting.
    #[inline(never)]
    fn wait_patiently(&mut self, mut timeout: Option<Timeout>) -> Result<()> {
        let deadline = timeout.and_then(Timeout::deadline);
        loop {
            let entries = self.entries_mut();
            if ppoll(entries, timeout)? == 0 {
                return Ok(());
            }
            let matters = |entry: &Entry| entry.revents & Interest::all_answers(entry.events) != 0;
            if entries.iter().any(matters) {
                self.answered = true;
                return Ok(());
            }
            timeout = deadline.map(Timeout::until).or(timeout);
            if timeout == Some(Timeout::NONE) {
                return Ok(());
            }
            // The others go on waiting: of a negative number the kernel takes no notice. What these
            // report may end: a connection survives an error, and another process may connect what
            // is hung up.
            for entry in entries.iter_mut().filter(|entry| entry.revents != 0) {
                entry.fd = !entry.fd;
            }
            ppoll(entries, Some(timeout.map_or(REST, |left| left.min(REST))))?;
            for entry in entries.iter_mut().filter(|entry| entry.fd < 0) {
                entry.fd = !entry.fd;
            }
            timeout = deadline.map(Timeout::until).or(timeout);
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
        let places = self.memory.places.get(further).unwrap_or_default();
        // SAFETY: that many entries and places were written.
        let (entries, places) = unsafe { (entries.assume_init_mut(), places.assume_init_ref()) };
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

#[cfg(test)]
mod tests;
