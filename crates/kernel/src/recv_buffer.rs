//! Memory to receive into, when that is better than where the bytes are to stay.
//!
//! Two reasons: how much arrives is not known, and it may be far less than what was asked for; and
//! on some processors the kernel copies several times faster to the beginning of a page than to
//! where the bytes of an engine's string begin.
//!
//! It is `mmap(2)`'s memory, so that only touched pages cost anything. One per thread, owned by the
//! module's globals.

use super::errno::{Result, check};
use nix::libc;
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr::null_mut;
use std::time::{Duration, Instant};

/// A mapping that grows to what was last asked for. All zero is a valid one, without memory.
#[derive(Debug)]
pub struct RecvBuffer {
    start: Cell<*mut u8>,
    size: Cell<usize>,
    /// How many bytes came last.
    last: Cell<usize>,
}

/// The least that is mapped.
pub const LEAST: usize = 64 * 1024;
/// The most that stays mapped between calls.
const KEPT: usize = 4 * 1024 * 1024;
/// The most that Linux transfers in one call (`MAX_RW_COUNT`).
const MOST: usize = 0x7fff_f000;

impl RecvBuffer {
    /// Without memory.
    #[must_use]
    pub const fn new() -> Self {
        Self { start: Cell::new(null_mut()), size: Cell::new(0), last: Cell::new(0) }
    }

    /// Room for `size` bytes, or for as many as one call transfers, at the beginning of a page.
    ///
    /// # Errors
    /// ENOMEM, when there is not so much.
    ///
    /// # Safety
    /// Nobody uses the memory that an earlier call returned.
    #[inline]
    #[allow(clippy::mut_from_ref)] // the caller's promise
    pub unsafe fn room(&self, size: usize) -> Result<&mut [MaybeUninit<u8>]> {
        let size = size.min(MOST);
        if self.size.get() < size {
            self.grow(size.max(LEAST))?;
        }
        // SAFETY: the mapping has at least that many bytes; the caller's: nobody else has them.
        Ok(unsafe { std::slice::from_raw_parts_mut(self.start.get().cast(), size) })
    }

    #[cold]
    fn grow(&self, size: usize) -> Result<()> {
        self.unmap();
        self.start.set(map(size)?);
        self.size.set(size);
        Ok(())
    }

    /// Notes how many bytes came, here or elsewhere.
    #[inline]
    pub fn note(&self, count: usize) {
        self.last.set(count);
    }

    /// Whether far less than `limit` bytes will probably come, as it was the last time: then to
    /// copy them costs less than memory for so many.
    #[inline]
    #[must_use]
    pub fn expects_little(&self, limit: usize) -> bool {
        self.last.get() < limit / 16
    }

    /// Gives back what is more than is worth keeping.
    #[inline]
    pub fn shrink(&self) {
        if self.size.get() > KEPT {
            self.unmap();
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

/// Whether this processor copies so slowly from the kernel to a place `offset` bytes behind the
/// beginning of a page that it is faster to receive at the beginning and to copy with [`copy`].
///
/// Some of AMD's are like that (`rep movsb`, where the two addresses differ by a little within
/// their pages), others are not, so it is measured, once, on those alone. `false`, where that
/// cannot be done.
#[must_use]
pub fn is_slow_at(offset: usize) -> bool {
    is_amd() && measure(offset).unwrap_or(false)
}

/// How much is read to measure.
const SAMPLE: usize = 8 * 1024;

/// The kernel copies from a pipe as it does from a socket: from the beginning of a page.
fn measure(offset: usize) -> Result<bool> {
    let buffer = RecvBuffer::new();
    // SAFETY: nobody else knows the buffer.
    let slow = (|| unsafe {
        let [reader, writer] = pipe()?;
        let mut best = [Duration::MAX; 2];
        for _ in 0..4 {
            for (best, offset) in best.iter_mut().zip([0, offset]) {
                let room = buffer.room(LEAST)?.get_mut(offset..).unwrap_or_default();
                let room = room.as_mut_ptr().cast();
                check(libc::write(writer.as_raw_fd(), room, SAMPLE))?;
                let start = Instant::now();
                check(libc::read(reader.as_raw_fd(), room, SAMPLE))?;
                *best = start.elapsed().min(*best);
            }
        }
        let [aligned, behind] = best;
        Ok(behind > aligned * 2)
    })();
    buffer.unmap();
    slow
}

/// `pipe2(2)`: what to read from, what to write to.
fn pipe() -> Result<[OwnedFd; 2]> {
    let mut ends = [-1; 2];
    // SAFETY: the kernel writes two descriptors, which nobody else knows.
    unsafe {
        check(libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC | libc::O_NONBLOCK))?;
        Ok(ends.map(|end| OwnedFd::from_raw_fd(end)))
    }
}

/// Whether AMD made the processor.
#[cfg(target_arch = "x86_64")]
fn is_amd() -> bool {
    let vendor = std::arch::x86_64::__cpuid(0);
    [vendor.ebx, vendor.edx, vendor.ecx].map(u32::to_le_bytes).as_flattened() == b"AuthenticAMD"
}

#[cfg(not(target_arch = "x86_64"))]
fn is_amd() -> bool {
    false
}

/// Copies the beginning of `to` from `from`, with vectors: the C library's `memcpy` is as slow as
/// the kernel where that is ([`is_slow_at`]).
///
/// # Safety
/// `to` has no fewer bytes than `from`.
pub unsafe fn copy(from: &[MaybeUninit<u8>], to: &mut [MaybeUninit<u8>]) {
    debug_assert!(from.len() <= to.len());
    // SAFETY: the caller's. A reference to bytes that may be uninitialised says nothing of them.
    unsafe { copy_bytes(from.as_ptr().cast(), to.as_mut_ptr().cast(), from.len()) }
}

#[cfg(target_arch = "x86_64")]
unsafe fn copy_bytes(from: *const u8, to: *mut u8, length: usize) {
    use std::arch::x86_64::{__m128i, _mm_loadu_si128, _mm_storeu_si128};
    const VECTOR: usize = size_of::<__m128i>();
    if length < VECTOR {
        // SAFETY: the caller's.
        return unsafe { from.copy_to_nonoverlapping(to, length) };
    }
    let last = length - VECTOR;
    let mut at = 0;
    // SAFETY: each vector lies within the `length` bytes of either place. Loads and stores need no
    // alignment, and every x86-64 has them. The last vector may write some bytes a second time.
    unsafe {
        let vector = |at| _mm_loadu_si128(from.add(at).cast());
        while at + 4 * VECTOR <= length {
            let four =
                [at, at + VECTOR, at + 2 * VECTOR, at + 3 * VECTOR].map(|at| (at, vector(at)));
            for (at, vector) in four {
                _mm_storeu_si128(to.add(at).cast(), vector);
            }
            at += 4 * VECTOR;
        }
        while at < last {
            _mm_storeu_si128(to.add(at).cast(), vector(at));
            at += VECTOR;
        }
        _mm_storeu_si128(to.add(last).cast(), vector(last));
    }
}

#[cfg(not(target_arch = "x86_64"))]
unsafe fn copy_bytes(from: *const u8, to: *mut u8, length: usize) {
    // SAFETY: the caller's.
    unsafe { from.copy_to_nonoverlapping(to, length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_as_large_as_asked() {
        let buffer = RecvBuffer::new();
        for size in [1, 600, LEAST, 4 << 20, usize::MAX] {
            // SAFETY: the room of the last round is not used any more.
            let room = unsafe { buffer.room(size) }.expect("memory");
            assert_eq!(room.len(), size.min(MOST));
            assert_eq!(room.as_ptr().addr() % 4096, 0);
            room[0].write(7);
            buffer.shrink();
        }
        assert_eq!(buffer.size.get(), 0, "the largest mapping is given back");
    }

    #[test]
    fn copies_are_equal() {
        let from: Vec<_> = (0..=u8::MAX).cycle().take(300).map(MaybeUninit::new).collect();
        for length in 0..300 {
            for offset in [0, 1, 8, 15] {
                let mut to = [const { MaybeUninit::new(0xff) }; 320];
                // SAFETY: there is room; all bytes are initialised.
                unsafe {
                    copy(&from[..length], &mut to[offset..]);
                    assert_eq!(
                        to[offset..][..length].assume_init_ref(),
                        from[..length].assume_init_ref()
                    );
                    assert!(
                        to[offset + length..].assume_init_ref().iter().all(|byte| *byte == 0xff)
                    );
                }
            }
        }
    }

    #[test]
    fn it_can_be_measured() {
        assert!(measure(24).is_ok());
    }
}
