//! Memory to receive into, when that is better than to receive where the bytes are to stay.
//!
//! There are two reasons. How much arrives is not known, and it may be far less than what was asked
//! for. And on some processors the kernel copies several times faster to the beginning of a page
//! than to where the bytes of an engine's string begin.
//!
//! The memory comes from `mmap(2)`, so that only touched pages cost anything. Each thread has one
//! buffer, which the module's globals own.

mod copy;
mod processor;

pub use copy::copy;
pub use processor::is_slow_at;

use super::errno::{Error, Result};
use super::mapping::Mapping;
use super::push;
use nix::libc;
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::ptr::{NonNull, null_mut, slice_from_raw_parts_mut};

/// A mapping that grows to what was last asked for.
pub struct RecvBuffer {
    start: Cell<*mut u8>,
    size: Cell<usize>,
    /// How many bytes of it a call may have: none while another one uses it.
    free: Cell<usize>,
    /// How many bytes came last.
    last: Cell<usize>,
    /// The mapping, and behind it those of calls in the middle of another one. They are kept here
    /// since a fatal error may end such a call, too.
    mappings: Cell<Vec<Mapping>>,
}

/// The most bytes that are always received where they are to stay.
pub const SMALL: usize = 512;
/// The least number of unused bytes that it is worth to give back.
pub const SPARE: usize = 64;
/// From this size on the engine asks the system for the memory of each string.
const HUGE: usize = 2 * 1024 * 1024 - 8 * 1024;

/// The smallest size of a mapping.
pub const LEAST: usize = 64 * 1024;
/// The largest size of a mapping that is kept between calls.
pub const KEPT: usize = 4 * 1024 * 1024;
/// The most that Linux transfers in one call (`MAX_RW_COUNT`).
const MOST: usize = 0x7fff_f000;

impl RecvBuffer {
    /// Returns a buffer without memory.
    pub const fn new() -> Self {
        Self {
            start: Cell::new(null_mut()),
            size: Cell::new(0),
            free: Cell::new(0),
            last: Cell::new(0),
            mappings: Cell::new(Vec::new()),
        }
    }

    /// Lets `look` use room for `size` bytes, or for as many as one call transfers, at the
    /// beginning of a page. Where there is not so much memory, the room is for as many bytes as
    /// `less` says. Gives back what is not worth keeping. A call in the middle of another one gets
    /// memory of its own.
    ///
    /// # Errors
    /// What `look` and `less` return; ENOMEM.
    #[inline]
    pub fn with<T>(
        &self,
        size: usize,
        less: impl FnOnce() -> Result<usize>,
        look: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<T>,
    ) -> Result<T> {
        let room = match self.room(size) {
            Ok(room) => room,
            Err(_) => self.room(less()?)?,
        };
        let free = self.free.replace(0);
        // SAFETY: it is mapped, and stays so; nobody else gets it as long as none of it is free.
        let result = look(unsafe { &mut *room });
        self.free.set(free);
        if free == 0 || size > KEPT {
            self.unmap(free == 0);
        }
        result
    }

    /// Returns whether a call uses the memory, or did when a fatal error ended it.
    pub fn is_in_use(&self) -> bool {
        self.free.get() < self.size.get()
    }

    #[inline]
    fn room(&self, size: usize) -> Result<*mut [MaybeUninit<u8>]> {
        if size > self.free.get() {
            return self.other_room(size);
        }
        let start = NonNull::new(self.start.get().cast()).ok_or(Error::NOMEM)?;
        Ok(slice_from_raw_parts_mut(start.as_ptr(), size))
    }

    #[cold]
    fn other_room(&self, size: usize) -> Result<*mut [MaybeUninit<u8>]> {
        let size = size.min(MOST);
        let is_nested = self.is_in_use();
        if !is_nested {
            self.unmap(false);
        }
        let mapped = size.max(LEAST);
        let mapping = Mapping::new(mapped, libc::MAP_NORESERVE)?;
        // A huge page would be zeroed whole for a few bytes. Some kernels have none.
        let _ = mapping.advise(libc::MADV_NOHUGEPAGE);
        let start = mapping.start().as_ptr();
        let mut mappings = self.mappings.take();
        let is_kept = push(&mut mappings, mapping);
        self.mappings.set(mappings);
        if !is_kept {
            return Err(Error::NOMEM);
        }
        if !is_nested {
            self.start.set(start);
            self.size.set(mapped);
            self.free.set(mapped);
        }
        Ok(slice_from_raw_parts_mut(start.cast(), size))
    }

    /// Notes how many bytes came, here or elsewhere.
    #[inline]
    pub fn note(&self, count: usize) {
        self.last.set(count);
    }

    /// Returns for how many bytes to allocate memory, where the next at most `limit` bytes had
    /// better be received here and copied there. `None` means that they had better be received
    /// where they are to stay, in memory for `limit` bytes.
    ///
    /// Little is expected after little: to copy it costs less than to give back most of `limit`.
    /// And a huge `limit` is to cost no more than what arrives. But if `limit` is more than is kept
    /// here, what arrives was counted before.
    #[inline]
    pub fn expects_little(&self, limit: usize) -> Option<usize> {
        /// To copy more than this costs more than to give memory back.
        const LITTLE: usize = 4096;
        if limit > KEPT {
            return None;
        }
        match self.last.get() {
            LITTLE.. => (limit >= HUGE).then_some(LITTLE),
            last => (last + SPARE <= limit).then_some(last),
        }
    }

    /// Gives all memory back.
    ///
    /// # Safety
    /// No call goes on that uses it.
    pub unsafe fn release(&self) {
        self.unmap(false);
    }

    /// Gives back the newest mapping alone, or all of them.
    #[cold]
    fn unmap(&self, newest: bool) {
        let mut mappings = self.mappings.take();
        if newest {
            mappings.pop();
            self.mappings.set(mappings);
        } else {
            self.free.set(0);
            self.size.set(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    fn no_less() -> Result<usize> {
        Err(Error::NOMEM)
    }

    /// Returns the number of mappings.
    fn mappings(buffer: &RecvBuffer) -> usize {
        let mappings = buffer.mappings.take();
        let count = mappings.len();
        buffer.mappings.set(mappings);
        count
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no MAP_NORESERVE")]
    fn room_is_as_large_as_asked() {
        let buffer = RecvBuffer::new();
        for size in [1, 600, LEAST, 4 << 20, usize::MAX] {
            let used = buffer.with(size, no_less, |room| {
                assert_eq!(room.len(), size.min(MOST));
                assert_eq!(room.as_ptr().addr() % 4096, 0);
                room[0].write(7);
                Ok(())
            });
            assert_eq!(used, Ok(()));
            assert!(buffer.size.get() >= LEAST || size > KEPT);
        }
        assert_eq!(mappings(&buffer), 0, "the largest mapping is given back");
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no MAP_NORESERVE")]
    fn a_call_within_another_has_memory_of_its_own() {
        let buffer = RecvBuffer::new();
        let used = buffer.with(LEAST, no_less, |room| {
            room[0].write(7);
            assert!(buffer.is_in_use());
            for size in [LEAST, 2 * LEAST] {
                buffer.with(size, no_less, |other| {
                    assert_ne!(room.as_ptr(), other.as_ptr());
                    other[0].write(8);
                    Ok(())
                })?;
            }
            // SAFETY: it was written.
            Ok(unsafe { room[0].assume_init() })
        });
        assert_eq!(used, Ok(7));
        assert!(!buffer.is_in_use() && mappings(&buffer) == 1);
        // SAFETY: no call goes on.
        unsafe { buffer.release() };
        assert_eq!((buffer.size.get(), mappings(&buffer)), (0, 0));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no MAP_NORESERVE")]
    fn calls_that_did_not_end_leave_nothing() {
        let buffer = RecvBuffer::new();
        let unfinished = || {
            let call = || buffer.with(LEAST, no_less, |_| -> Result<()> { panic!("a way out") });
            assert!(catch_unwind(AssertUnwindSafe(call)).is_err());
        };
        unfinished();
        assert!(buffer.is_in_use() && mappings(&buffer) == 1);
        unfinished();
        unfinished();
        assert_eq!(mappings(&buffer), 3);
        // SAFETY: no call goes on.
        unsafe { buffer.release() };
        assert!(!buffer.is_in_use() && mappings(&buffer) == 0);
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
            (7, KEPT, Some(7)),
            (7, KEPT + 1, None),
        ] {
            buffer.note(last);
            assert_eq!(buffer.expects_little(limit), expected, "{last} of {limit}");
        }
    }
}
