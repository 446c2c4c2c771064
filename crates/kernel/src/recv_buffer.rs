//! Memory to receive into, when that is better than where the bytes are to stay.
//!
//! Two reasons: how much arrives is not known, and it may be far less than what was asked for; and
//! on some processors the kernel copies several times faster to the beginning of a page than to
//! where the bytes of an engine's string begin.
//!
//! It is `mmap(2)`'s memory, so that only touched pages cost anything. One per thread, owned by the
//! module's globals.

use super::errno::{Error, Result, check};
use nix::libc;
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr::{NonNull, null_mut};
use std::time::{Duration, Instant};

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
    #[must_use]
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
    #[must_use]
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
    #[must_use]
    pub fn expects_little(&self, limit: usize) -> Option<usize> {
        /// To copy more than this costs more than to give memory back.
        const LITTLE: usize = 4096;
        let last = self.last.get();
        let little = last < LITTLE && last + SPARE <= limit;
        (little || limit >= HUGE).then_some(last.min(LITTLE))
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

/// Returns whether this processor copies so slowly from the kernel to an address `offset` bytes
/// behind the beginning of a page that it is faster to receive at the beginning and to copy with
/// [`copy`].
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

/// Returns whether AMD made the processor.
#[cfg(target_arch = "x86_64")]
fn is_amd() -> bool {
    let vendor = std::arch::x86_64::__cpuid(0);
    [vendor.ebx, vendor.edx, vendor.ecx].map(u32::to_le_bytes).as_flattened() == b"AuthenticAMD"
}

#[cfg(not(target_arch = "x86_64"))]
fn is_amd() -> bool {
    false
}

/// Copies the beginning of `to` from `from`, with the longest vectors that the processor has for
/// it: the C library's `memcpy` is as slow as the kernel where that is ([`is_slow_at`]).
///
/// # Safety
/// `to` has no fewer bytes than `from`.
#[inline]
pub unsafe fn copy(from: &[MaybeUninit<u8>], to: &mut [MaybeUninit<u8>]) {
    /// Below this `memcpy` does the same.
    const SHORT: usize = 1024;
    debug_assert!(from.len() <= to.len());
    // A reference to bytes that may be uninitialised says nothing of them.
    let (from, to, length) = (from.as_ptr().cast::<u8>(), to.as_mut_ptr().cast(), from.len());
    // SAFETY: the caller's.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        if length >= SHORT {
            return vectors::copy(from, to, length);
        }
        from.copy_to_nonoverlapping(to, length);
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use std::arch::x86_64::{
        __m128i, __m256i, _mm_loadu_si128, _mm_storeu_si128, _mm256_loadu_si256,
        _mm256_storeu_si256,
    };

    /// Copies `length` bytes, at least 32, that do not overlap. The standard library asks the
    /// processor once.
    pub unsafe fn copy(from: *const u8, to: *mut u8, length: usize) {
        // SAFETY: the caller's; the processor has these instructions.
        unsafe {
            if std::is_x86_feature_detected!("avx") {
                copy_avx(from, to, length);
            } else {
                copy_sse2(from, to, length);
            }
        }
    }

    macro_rules! copy {
        ($name:ident, $feature:literal, $vector:ty, $load:ident, $store:ident) => {
            /// See [`copy`]: four vectors at a time.
            #[target_feature(enable = $feature)]
            pub(super) unsafe fn $name(from: *const u8, to: *mut u8, length: usize) {
                const VECTOR: usize = size_of::<$vector>();
                debug_assert!(length >= VECTOR);
                let last = length - VECTOR;
                let mut at = 0;
                // SAFETY: each vector lies within the `length` bytes of either place. Loads and
                // stores need no alignment. The last vector may write some bytes a second time.
                unsafe {
                    let load = |at| $load(from.add(at).cast());
                    while at + 4 * VECTOR <= length {
                        let four = [0, VECTOR, 2 * VECTOR, 3 * VECTOR].map(|more| at + more);
                        for (at, vector) in four.map(|at| (at, load(at))) {
                            $store(to.add(at).cast(), vector);
                        }
                        at += 4 * VECTOR;
                    }
                    while at < last {
                        $store(to.add(at).cast(), load(at));
                        at += VECTOR;
                    }
                    $store(to.add(last).cast(), load(last));
                }
            }
        };
    }

    copy!(copy_sse2, "sse2", __m128i, _mm_loadu_si128, _mm_storeu_si128);
    copy!(copy_avx, "avx", __m256i, _mm256_loadu_si256, _mm256_storeu_si256);
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

    type Copy = unsafe fn(*const u8, *mut u8, usize);

    fn check_copy(copy: Copy, length: usize, from_offset: usize, to_offset: usize) {
        let from: Vec<_> = (1..=u8::MAX).cycle().take(from_offset + length).collect();
        let mut to = vec![0; to_offset + length + 40];
        // SAFETY: there are as many bytes behind either offset.
        unsafe { copy(from[from_offset..].as_ptr(), to[to_offset..].as_mut_ptr(), length) };
        let (before, rest) = to.split_at(to_offset);
        let (copied, behind) = rest.split_at(length);
        assert!(copied == &from[from_offset..], "{length} bytes, {from_offset}, {to_offset}");
        assert!(before.iter().chain(behind).all(|byte| *byte == 0), "no other byte is written");
    }

    #[test]
    fn copies_are_equal() {
        // SAFETY: `check_copy` passes as many bytes.
        let whole: Copy = |from, to, length| unsafe {
            copy(
                std::slice::from_raw_parts(from.cast(), length),
                std::slice::from_raw_parts_mut(to.cast(), length),
            );
        };
        let mut ways = vec![(whole, 0)];
        #[cfg(target_arch = "x86_64")]
        {
            ways.push((vectors::copy, 32));
            // SAFETY: every x86-64 has these instructions; as above.
            ways.push((|from, to, length| unsafe { vectors::copy_sse2(from, to, length) }, 16));
        }
        for (copy, least) in ways {
            for length in (least..400).chain(1000..1100).chain(4090..4300) {
                for (from, to) in [(0, 0), (0, 24), (1, 0), (8, 8), (31, 15), (16, 17)] {
                    check_copy(copy, length, from, to);
                }
            }
            for offset in 0..64 {
                check_copy(copy, 1200, 0, offset);
                check_copy(copy, 1200, offset, 63 - offset);
            }
        }
    }

    #[test]
    fn it_can_be_measured() {
        assert!(measure(24).is_ok());
    }
}
