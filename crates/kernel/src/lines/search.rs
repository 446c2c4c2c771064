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
    /// The most bytes that are searched without a choice of vectors.
    #[cfg(target_arch = "x86_64")]
    const FIRST: usize = 256;
    #[cfg(target_arch = "x86_64")]
    if bytes.len() <= FIRST
        && let Some(ends) = memchr::arch::x86_64::sse2::memchr::Two::new(b'\r', b'\n')
    {
        return ends.find(bytes);
    }
    memchr2(b'\r', b'\n', bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_wherever_it_ends() {
        // Miri takes a second for some hundred searches.
        for length in (0..300).step_by(if cfg!(miri) { 37 } else { 1 }) {
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
