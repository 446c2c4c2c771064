//! Memory to receive into before the size of what arrives is known: `mmap(2)`, so that only touched
//! pages cost anything.
//!
//! One per thread, owned by the module's globals.

use super::errno::{Error, Result, check};
use nix::libc;
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::ptr::null_mut;

/// A mapping that grows to what was last asked for. All zero is a valid one, without memory.
#[derive(Debug)]
pub struct RecvBuffer {
    start: Cell<*mut u8>,
    size: Cell<usize>,
    /// How many bytes came last.
    last: Cell<usize>,
}

/// The least that is mapped, and what is fallen back to when more cannot be had.
const LEAST: usize = 64 * 1024;
/// What stays mapped between calls.
const KEPT: usize = 16 * 1024 * 1024;
/// What stays in memory between calls.
const RESIDENT: usize = 1024 * 1024;
/// The least that is worth a place of its own.
const MUCH: usize = 4 * 1024;
/// How much larger than its content such a place may be.
const MOST_UNUSED: usize = 64;
/// The most that Linux transfers in one call (`MAX_RW_COUNT`).
const MOST: usize = 0x7fff_f000;

impl RecvBuffer {
    /// Without memory.
    #[must_use]
    pub const fn new() -> Self {
        Self { start: Cell::new(null_mut()), size: Cell::new(0), last: Cell::new(0) }
    }

    /// Whether the next bytes, of which there may be `limit`, had better come to where they are to
    /// stay: the last ones were so many that copying them costs more than giving back what such a
    /// place has too much.
    #[inline]
    #[must_use]
    pub fn expects_much(&self, limit: usize) -> bool {
        let last = self.last.get();
        last >= MUCH && last >= limit / MOST_UNUSED
    }

    /// Notes how many bytes came elsewhere.
    #[inline]
    pub fn note(&self, count: usize) {
        self.last.set(count);
    }

    /// Lets `receive` fill memory of `limit` bytes (less, where that is more than can be had or
    /// transferred), and hands what it filled, by its count, to `keep`. A fatal error may leave
    /// `keep` by longjmp: nothing needs to be undone then.
    ///
    /// # Errors
    /// What `receive` returns; ENOMEM.
    #[inline]
    pub fn with<T, E: From<Error>>(
        &self,
        limit: usize,
        receive: impl FnOnce(&mut [MaybeUninit<u8>]) -> std::result::Result<usize, E>,
        keep: fn(&[u8]) -> T,
    ) -> std::result::Result<T, E> {
        let limit = limit.min(MOST);
        if self.size.get() < limit {
            self.grow(limit)?;
        }
        let limit = limit.min(self.size.get());
        // SAFETY: the mapping has at least that many bytes; only this call uses it, for neither
        // closure can reach it again.
        let buffer = unsafe { std::slice::from_raw_parts_mut(self.start.get().cast(), limit) };
        let count = receive(buffer)?.min(limit);
        self.note(count);
        // SAFETY: a fresh mapping is zeroed, and the kernel only writes to it: every byte is
        // initialised.
        let kept = keep(unsafe { std::slice::from_raw_parts(self.start.get(), count) });
        if count > RESIDENT || self.size.get() > KEPT {
            self.shrink();
        }
        Ok(kept)
    }

    #[cold]
    fn grow(&self, limit: usize) -> Result<()> {
        self.unmap();
        let mut size = limit.max(LEAST);
        loop {
            match map(size) {
                Ok(start) => {
                    self.start.set(start);
                    self.size.set(size);
                    return Ok(());
                }
                Err(error) if size <= LEAST => return Err(error),
                Err(_) => size = LEAST,
            }
        }
    }

    #[cold]
    fn shrink(&self) {
        if self.size.get() > KEPT {
            self.unmap();
        } else {
            // SAFETY: the range lies within the mapping, which nobody uses now.
            unsafe {
                libc::madvise(
                    self.start.get().add(RESIDENT).cast(),
                    self.size.get() - RESIDENT,
                    libc::MADV_DONTNEED,
                )
            };
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
    fn what_was_received_is_handed_on() {
        let scratch = RecvBuffer::new();
        for limit in [1, 600, LEAST, 4 << 20, usize::MAX] {
            let kept = scratch.with::<_, Error>(
                limit,
                |buffer| {
                    assert_eq!(buffer.len(), limit.min(MOST));
                    buffer[0].write(7);
                    Ok(1)
                },
                <[u8]>::to_vec,
            );
            assert_eq!(kept, Ok(vec![7]));
        }
        assert_eq!(scratch.size.get(), 0, "the largest mapping is given back");
    }

    #[test]
    fn much_is_expected_after_much() {
        let scratch = RecvBuffer::new();
        let receive = |count| scratch.with::<_, Error>(LEAST, |_| Ok(count), <[u8]>::len);
        assert!(!scratch.expects_much(LEAST));
        assert_eq!(receive(MUCH - 1), Ok(MUCH - 1));
        assert!(!scratch.expects_much(LEAST));
        assert_eq!(receive(MUCH), Ok(MUCH));
        assert!(scratch.expects_much(LEAST));
        assert!(!scratch.expects_much((MUCH + 1) * MOST_UNUSED));
        scratch.note(0);
        assert!(!scratch.expects_much(LEAST));
    }

    #[test]
    fn an_error_passes_through() {
        assert_eq!(
            RecvBuffer::new().with(600, |_| Err::<usize, _>(Error::AGAIN), <[u8]>::to_vec),
            Err(Error::AGAIN)
        );
    }
}
