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
use std::ptr::{self, NonNull, null_mut};

/// A mapping that grows to what was last asked for. All zero is a valid one, without memory.
#[derive(Debug)]
pub struct RecvBuffer {
    start: Cell<*mut u8>,
    size: Cell<usize>,
    /// How many bytes of it a call may have: none while another one uses it.
    free: Cell<usize>,
    /// How many bytes came last.
    last: Cell<usize>,
    /// The newest mapping of a call in the middle of another one.
    nested: Cell<*mut Nested>,
}

/// What lies behind the room of a call in the middle of another one: such a call may be ended by a
/// fatal error as well.
#[derive(Debug)]
struct Nested {
    start: *mut u8,
    size: usize,
    older: *mut Self,
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
pub const KEPT: usize = 4 * 1024 * 1024;
/// The most that Linux transfers in one call (`MAX_RW_COUNT`).
const MOST: usize = 0x7fff_f000;

impl RecvBuffer {
    /// Without memory.
    pub const fn new() -> Self {
        Self {
            start: Cell::new(null_mut()),
            size: Cell::new(0),
            free: Cell::new(0),
            last: Cell::new(0),
            nested: Cell::new(null_mut()),
        }
    }

    /// Lets `look` use room for `size` bytes, or for as many as one call transfers, at the
    /// beginning of a page; where there is not so much memory, for as many as `less` says. Gives
    /// back what is more than is worth keeping. A call in the middle of another one gets memory of
    /// its own.
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
        if free == 0 {
            self.unmap_nested();
        } else if size > KEPT {
            self.unmap();
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
        Ok(ptr::slice_from_raw_parts_mut(start.as_ptr(), size))
    }

    #[cold]
    fn other_room(&self, size: usize) -> Result<*mut [MaybeUninit<u8>]> {
        let size = size.min(MOST);
        let start = if self.is_in_use() {
            self.map_nested(size)?
        } else {
            if self.size.get() < size {
                let size = size.max(LEAST);
                self.unmap();
                self.start.set(map(size)?);
                self.size.set(size);
                self.free.set(size);
            }
            self.start.get()
        };
        Ok(ptr::slice_from_raw_parts_mut(start.cast(), size))
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
    /// And a huge `limit` is to cost what arrives; but beyond what is kept that was counted first.
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

    /// Gives the memory back.
    ///
    /// # Safety
    /// No call goes on that uses it.
    pub unsafe fn release(&self) {
        self.unmap();
        while !self.nested.get().is_null() {
            self.unmap_nested();
        }
    }

    fn map_nested(&self, room: usize) -> Result<*mut u8> {
        let room = room.next_multiple_of(align_of::<Nested>());
        let size = room + size_of::<Nested>();
        let start = map(size)?;
        // SAFETY: the mapping has room for it, aligned.
        unsafe {
            let nested: *mut Nested = start.add(room).cast();
            nested.write(Nested { start, size, older: self.nested.get() });
            self.nested.set(nested);
        }
        Ok(start)
    }

    #[cold]
    fn unmap_nested(&self) {
        if let Some(nested) = NonNull::new(self.nested.get()) {
            // SAFETY: it lies in its mapping, which nobody uses now.
            let Nested { start, size, older } = unsafe { nested.read() };
            self.nested.set(older);
            unmap(start, size);
        }
    }

    fn unmap(&self) {
        self.free.set(0);
        let size = self.size.replace(0);
        if size > 0 {
            unmap(self.start.replace(null_mut()), size);
        }
    }
}

#[cold]
fn unmap(start: *mut u8, size: usize) {
    // SAFETY: the mapping is ours, and nobody uses it now.
    unsafe { libc::munmap(start.cast(), size) };
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
    use std::panic::{AssertUnwindSafe, catch_unwind};

    fn no_less() -> Result<usize> {
        Err(Error::NOMEM)
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
        assert_eq!(buffer.size.get(), 0, "the largest mapping is given back");
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
        assert!(!buffer.is_in_use());
        // SAFETY: no call goes on.
        unsafe { buffer.release() };
        assert_eq!(buffer.size.get(), 0);
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
        assert!(buffer.is_in_use() && buffer.nested.get().is_null());
        unfinished();
        unfinished();
        assert!(!buffer.nested.get().is_null());
        // SAFETY: no call goes on.
        unsafe { buffer.release() };
        assert!(!buffer.is_in_use() && buffer.nested.get().is_null());
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
