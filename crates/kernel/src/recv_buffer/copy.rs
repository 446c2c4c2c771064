//! Copying bytes from where the kernel has put them to where they are to stay.

use std::mem::MaybeUninit;

/// Copies the beginning of `to` from `from`, with vectors: the C library's `memcpy` is as slow as
/// the kernel where that is ([`super::is_slow_at`]).
///
/// # Safety
/// `to` has no fewer bytes than `from`, whose bytes are initialised: vectors cannot have others.
#[inline]
pub unsafe fn copy(from: &[MaybeUninit<u8>], to: &mut [MaybeUninit<u8>]) {
    debug_assert!(from.len() <= to.len());
    let (from, to, length) = (from.as_ptr().cast::<u8>(), to.as_mut_ptr().cast(), from.len());
    // SAFETY: the caller's.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        if length >= vectors::SHORT {
            return vectors::copy(from, to, length);
        }
        from.copy_to_nonoverlapping(to, length);
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use std::arch::x86_64::{__m128i, _mm_loadu_si128, _mm_storeu_si128};

    /// Below this `memcpy` does the same.
    pub const SHORT: usize = 1024;

    /// Copies `length` bytes, at least 16, that do not overlap: four vectors at a time. (Longer
    /// vectors gain nothing.)
    pub unsafe fn copy(from: *const u8, to: *mut u8, length: usize) {
        const VECTOR: usize = size_of::<__m128i>();
        debug_assert!(length >= VECTOR);
        let last = length - VECTOR;
        let mut at = 0;
        // SAFETY: each vector lies within the `length` bytes of either place. Loads and stores need
        // no alignment. The last vector may write some bytes a second time.
        unsafe {
            let load = |at| _mm_loadu_si128(from.add(at).cast());
            while at + 4 * VECTOR <= length {
                let four = [0, VECTOR, 2 * VECTOR, 3 * VECTOR].map(|more| at + more);
                for (at, vector) in four.map(|at| (at, load(at))) {
                    _mm_storeu_si128(to.add(at).cast(), vector);
                }
                at += 4 * VECTOR;
            }
            while at < last {
                _mm_storeu_si128(to.add(at).cast(), load(at));
                at += VECTOR;
            }
            _mm_storeu_si128(to.add(last).cast(), load(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ways.push((vectors::copy, 16));
        // Miri is slow.
        let step = if cfg!(miri) { 151 } else { 1 };
        for (copy, least) in ways {
            let lengths = (least..400).chain(1000..1100).chain(4090..4300);
            for length in lengths.step_by(step) {
                for (from, to) in [(0, 0), (0, 24), (1, 0), (8, 8), (31, 15), (16, 17)] {
                    check_copy(copy, length, from, to);
                }
            }
            for offset in (0..64).step_by(step) {
                check_copy(copy, 1200, 0, offset);
                check_copy(copy, 1200, offset, 63 - offset);
            }
        }
    }
}
