//! Memory to receive into, when that is better than where the bytes are to stay.
//!
//! Two reasons: how much arrives is not known, and it may be far less than what was asked for; and
//! on some processors the kernel copies several times faster to the beginning of a page than to
//! where the bytes of an engine's string begin.
//!
//! It is `mmap(2)`'s memory, so that only touched pages cost anything. One per thread, owned by the
//! module's globals.

mod copy;
mod processor;

pub use copy::copy;
pub use processor::is_slow_at;

use super::errno::{Error, Result, check};
use nix::libc;
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::ptr::{NonNull, null_mut};

/// A mapping that grows to what was last asked for. All zero is a valid one, without memory.
#[derive(Debug)]
pub struct RecvBuffer {
    start: Cell<*mut u8>,
    size: Cell<usize>,
    /// How many bytes came last.
    last: Cell<usize>,
}

/// Up to so many bytes they come to where they are to stay, whatever came before.
pub const SMALL: usize = 512;
/// So many unused bytes are worth giving back.
pub const SPARE: usize = 64;
/// From here on the engine asks the system for a string's memory, for each anew.
const HUGE: usize = 2 * 1024 * 1024 - 8 * 1024;

/// The least that is mapped.
pub const LEAST: usize = 64 * 1024;
/// The most that stays mapped between calls.
const KEPT: usize = 4 * 1024 * 1024;
/// The most that Linux transfers in one call (`MAX_RW_COUNT`).
const MOST: usize = 0x7fff_f000;

impl RecvBuffer {
    /// Without memory.
    pub const fn new() -> Self {
        Self { start: Cell::new(null_mut()), size: Cell::new(0), last: Cell::new(0) }
    }

    /// Lets `look` use room for `size` bytes, or for as many as one call transfers, at the
    /// beginning of a page. Gives back what is more than is worth keeping.
    ///
    /// # Errors
    /// What `look` returns; ENOMEM, when there is not so much.
    ///
    /// # Safety
    /// Nobody else uses the memory meanwhile.
    #[inline]
    pub unsafe fn with<T>(
        &self,
        size: usize,
        look: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<T>,
    ) -> Result<T> {
        // SAFETY: the caller's.
        let result = look(unsafe { self.room(size) }?);
        if size > KEPT {
            self.unmap();
        }
        result
    }

    /// Returns whether there is room for `size` bytes; there is from now on.
    #[inline]
    pub fn can_have(&self, size: usize) -> bool {
        size <= self.size.get() || self.grow(size).is_ok()
    }

    /// # Safety
    /// Nobody uses the memory that an earlier call returned.
    #[inline]
    #[allow(clippy::mut_from_ref)] // the caller's promise
    unsafe fn room(&self, size: usize) -> Result<&mut [MaybeUninit<u8>]> {
        let size = if size <= self.size.get() { size } else { self.grow(size)? };
        let start = NonNull::new(self.start.get().cast()).ok_or(Error::NOMEM)?;
        // SAFETY: the mapping has at least that many bytes; the caller's: nobody else has them.
        Ok(unsafe { NonNull::slice_from_raw_parts(start, size).as_mut() })
    }

    /// Makes room for `size` bytes; returns how many of them there are.
    #[cold]
    fn grow(&self, size: usize) -> Result<usize> {
        let size = size.min(MOST);
        if self.size.get() < size {
            let size = size.max(LEAST);
            self.unmap();
            self.start.set(map(size)?);
            self.size.set(size);
        }
        Ok(size)
    }

    /// Notes how many bytes came, here or elsewhere.
    #[inline]
    pub fn note(&self, count: usize) {
        self.last.set(count);
    }

    /// Returns whether the next at most `limit` bytes had better come here, and how many to have
    /// memory for where they are to stay. `None`: for `limit`, and they had better come there.
    ///
    /// Little is expected after little: then a copy costs less than to give back most of `limit`.
    /// And a huge `limit` is to cost what arrives.
    #[inline]
    pub fn expects_little(&self, limit: usize) -> Option<usize> {
        /// To copy more than this costs more than to give memory back.
        const LITTLE: usize = 4096;
        match self.last.get() {
            LITTLE.. => (limit >= HUGE).then_some(LITTLE),
            last => (last + SPARE <= limit).then_some(last),
        }
    }

    /// Gives the memory back.
    pub fn unmap(&self) {
        let size = self.size.replace(0);
        if size > 0 {
            // SAFETY: the mapping is ours, and nobody uses it now.
            unsafe { libc::munmap(self.start.replace(null_mut()).cast(), size) };
        }
    }
}

impl Default for RecvBuffer {
    fn default() -> Self {
        Self::new()
    }
}

/// Private zeroed memory without a reservation, in small pages: a huge page would be zeroed whole
/// for a few bytes.
fn map(size: usize) -> Result<*mut u8> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: a new mapping, at an address of the kernel's choice; advice on it.
    unsafe {
        let start = libc::mmap(null_mut(), size, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
        check(start as isize)?;
        libc::madvise(start, size, libc::MADV_NOHUGEPAGE);
        Ok(start.cast())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_as_large_as_asked() {
        let buffer = RecvBuffer::new();
        for size in [1, 600, LEAST, 4 << 20, usize::MAX] {
            assert!(buffer.can_have(size));
            // SAFETY: the room is used here alone.
            let used = unsafe {
                buffer.with(size, |room| {
                    assert_eq!(room.len(), size.min(MOST));
                    assert_eq!(room.as_ptr().addr() % 4096, 0);
                    room[0].write(7);
                    Ok(())
                })
            };
            assert_eq!(used, Ok(()));
            assert!(buffer.size.get() >= LEAST || size > KEPT);
        }
        assert_eq!(buffer.size.get(), 0, "the largest mapping is given back");
    }

    #[test]
    fn little_is_expected_after_little() {
        let buffer = RecvBuffer::new();
        for (last, limit, expected) in [
            (0, 513, Some(0)),
            (64, 65536, Some(64)),
            (2048, 2048, None),
            (2048, 2100, None),
            (2048, 2200, Some(2048)),
            (4095, 65536, Some(4095)),
            (4096, 65536, None),
            (HUGE, HUGE - 1, None),
            (HUGE, HUGE, Some(4096)),
            (7, usize::MAX, Some(7)),
        ] {
            buffer.note(last);
            assert_eq!(buffer.expects_little(limit), expected, "{last} of {limit}");
        }
    }
}
