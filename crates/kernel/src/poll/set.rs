//! The set of descriptors that a call waits for.
//!
//! The kernel takes no more entries than the process may have descriptors, so one descriptor has
//! one entry, however many elements name it. Memory comes from the caller.

mod wait;

use super::{Entry, Interest};
use nix::libc::c_short;
use std::mem::MaybeUninit;
use std::os::fd::RawFd;

/// Where a [`Set`] keeps its elements.
pub struct Memory<'m> {
    /// One for each element.
    pub entries: &'m mut [MaybeUninit<Entry>],
    /// One for each element.
    pub indices: &'m mut [MaybeUninit<u32>],
    /// As many as [`table_size`] says.
    pub table: &'m mut [MaybeUninit<u32>],
}

/// Returns the size of the table for so many elements: a power of two, so that it is never more
/// than half full.
pub const fn table_size(elements: usize) -> usize {
    elements.next_power_of_two() * 2
}

/// In the index of an element: it is ready whatever the kernel says.
const READY: u32 = 1 << 31;
/// In a bucket of the table: no entry.
const VACANT: u32 = u32::MAX;

/// Descriptors to wait for.
///
/// Sockets mostly come in ascending order of their descriptors, and each but once. As long as they
/// do nothing need be looked for: an element's number is its entry's index. Afterwards a table
/// finds all entries: open addressing.
pub struct Set<'m> {
    memory: Memory<'m>,
    /// The number of entries.
    entries: usize,
    /// The number of leading elements whose entry has the element's own number, and whose
    /// descriptors ascend.
    direct: usize,
    /// The number of further elements: of each there is its entry's index, perhaps with [`READY`].
    /// With the first of them the table is filled.
    further: usize,
    /// The highest descriptor among the direct ones.
    highest: RawFd,
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
    /// Adds an element. `false`: it breaks the order, and is for [`Set::add`]. Negative numbers do
    /// that.
    #[inline]
    pub fn push(&mut self, fd: RawFd) -> bool {
        if fd <= self.highest {
            return false;
        }
        let Some(entry) = self.set.memory.entries.get_mut(self.entries) else {
            return false;
        };
        entry.write(Entry { fd, events: self.events, revents: 0 });
        self.entries += 1;
        self.highest = fd;
        true
    }

    /// Hands the elements to the set.
    #[inline]
    pub fn finish(self) {
        self.set.entries = self.entries;
        self.set.direct = self.entries;
        self.set.highest = self.highest;
    }
}

impl<'m> Set<'m> {
    /// Returns an empty one.
    #[inline]
    pub const fn new(memory: Memory<'m>) -> Self {
        Self {
            memory,
            entries: 0,
            direct: 0,
            further: 0,
            highest: -1,
            asked: 0,
            at_once: false,
            answered: false,
        }
    }

    /// Returns the number of elements.
    #[inline]
    pub const fn len(&self) -> usize {
        self.direct + self.further
    }

    /// Returns whether there are none.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds elements of an array at the least cost, as long as their descriptors ascend. `None`:
    /// they do not any more.
    #[inline]
    pub fn ascending(&mut self, interest: Interest) -> Option<Ascending<'_, 'm>> {
        self.asked |= interest.asked();
        (self.further == 0).then(|| Ascending {
            entries: self.entries,
            highest: self.highest,
            events: interest.asked(),
            set: self,
        })
    }

    /// Adds any element. `ready`: it is, whatever the kernel says.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // the process has fewer descriptors
    pub fn add(&mut self, interest: Interest, fd: RawFd, ready: bool) {
        if !ready
            && let Some(mut ascending) = self.ascending(interest)
            && ascending.push(fd)
        {
            return ascending.finish();
        }
        let index = self.index_of(fd);
        self.asked |= interest.asked();
        if let Some(entry) = self.entries_mut().get_mut(index) {
            entry.events |= interest.asked();
        }
        self.at_once |= ready;
        if let Some(slot) = self.memory.indices.get_mut(self.further) {
            slot.write(index as u32 | if ready { READY } else { 0 });
            self.further += 1;
        }
    }

    /// Returns the index of a descriptor's entry, which is made if there is none.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // as in `add`
    fn index_of(&mut self, fd: RawFd) -> usize {
        if self.further == 0 {
            self.fill_table();
        }
        let bucket = match self.probe(fd) {
            Ok(index) => return index,
            Err(bucket) => bucket,
        };
        let index = self.entries;
        if let Some(slot) = self.memory.table.get_mut(bucket)
            && let Some(entry) = self.memory.entries.get_mut(index)
        {
            slot.write(index as u32);
            entry.write(Entry { fd, events: 0, revents: 0 });
            self.entries += 1;
        }
        index
    }

    #[inline(never)]
    #[allow(clippy::cast_possible_truncation)] // as in `add`
    fn fill_table(&mut self) {
        self.memory.table.fill(MaybeUninit::new(VACANT));
        for index in 0..self.entries {
            if let Some(Entry { fd, .. }) = self.entries().get(index)
                && let Err(bucket) = self.probe(*fd)
                && let Some(slot) = self.memory.table.get_mut(bucket)
            {
                slot.write(index as u32);
            }
        }
    }

    /// Returns an entry's index by the table; without one, the bucket where it belongs.
    #[inline]
    #[allow(clippy::cast_sign_loss)] // any bits make a hash
    fn probe(&self, fd: RawFd) -> std::result::Result<usize, usize> {
        // Fibonacci hashing: successive numbers, which descriptors mostly are, come to lie apart.
        const MULTIPLIER: u32 = 0x9e37_79b1;
        let mask = self.memory.table.len().wrapping_sub(1);
        let mut bucket = ((fd as u32).wrapping_mul(MULTIPLIER) >> 7) as usize & mask;
        while let Some(slot) = self.memory.table.get(bucket) {
            // SAFETY: the table was filled.
            let index = unsafe { slot.assume_init() };
            if index == VACANT {
                break;
            }
            if self.entries().get(index as usize).is_some_and(|entry| entry.fd == fd) {
                return Ok(index as usize);
            }
            bucket = (bucket + 1) & mask;
        }
        Err(bucket)
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
}

#[cfg(test)]
pub(super) mod tests;
