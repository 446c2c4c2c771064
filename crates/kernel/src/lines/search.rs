//! Where a line ends.

use memchr::memchr2;

/// Returns whether this byte ends a line.
#[inline]
pub(super) const fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Returns the line that begins `bytes`, if it ends there.
#[inline]
pub(super) fn whole_line(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(..=line_end(bytes)?)
}

/// Returns where the first line end is. Most are found at once: `memchr2` would take longer to
/// choose its vectors than to search.
#[inline]
fn line_end(bytes: &[u8]) -> Option<usize> {
    /// So many vectors are searched here.
    const FIRST: usize = 8;
    let (vectors, _) = bytes.as_chunks::<VECTOR>();
    let mut searched = 0;
    for vector in vectors.iter().take(FIRST) {
        if let Some(end) = end_within(vector) {
            return Some(searched + end);
        }
        searched += VECTOR;
    }
    memchr2(b'\r', b'\n', bytes.get(searched..)?).map(|end| searched + end)
}

const VECTOR: usize = 16;

#[cfg(target_arch = "x86_64")]
#[inline]
fn end_within(bytes: &[u8; VECTOR]) -> Option<usize> {
    use std::arch::x86_64::{
        _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
    };
    // SAFETY: there are so many bytes, and every x86-64 has these instructions.
    let ends = unsafe {
        let bytes = _mm_loadu_si128(bytes.as_ptr().cast());
        let are = |end: u8| _mm_cmpeq_epi8(bytes, _mm_set1_epi8(end.cast_signed()));
        _mm_movemask_epi8(_mm_or_si128(are(b'\r'), are(b'\n')))
    };
    (ends != 0).then(|| ends.trailing_zeros() as usize)
}

#[cfg(not(target_arch = "x86_64"))]
#[inline]
fn end_within(bytes: &[u8; VECTOR]) -> Option<usize> {
    memchr2(b'\r', b'\n', bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_wherever_it_ends() {
        for length in 0..300 {
            let mut bytes = vec![b'x'; length];
            assert_eq!(whole_line(&bytes), None);
            for end in 0..length {
                for byte in *b"\r\n" {
                    bytes[end] = byte;
                    assert_eq!(whole_line(&bytes).map(<[u8]>::len), Some(end + 1), "of {length}");
                }
                // One behind it changes nothing.
                if let Some(behind) = bytes.get_mut(end + 20) {
                    *behind = b'\n';
                    assert_eq!(whole_line(&bytes).map(<[u8]>::len), Some(end + 1), "of {length}");
                }
                bytes.fill(b'x');
            }
        }
    }

    #[test]
    fn no_other_byte_ends_a_line() {
        for byte in 0..=u8::MAX {
            let line = ends_line(byte).then_some(1);
            assert_eq!(whole_line(&[byte; 100]).map(<[u8]>::len), line);
            assert_eq!(whole_line(&[byte]).map(<[u8]>::len), line);
        }
    }
}
