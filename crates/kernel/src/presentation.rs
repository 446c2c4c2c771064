//! Internet addresses as text, the way `inet_ntop(3)` writes them, without allocation.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Room for the longest text: an IPv6 address of 39 characters, `%`, and a scope of 10.
const LONGEST: usize = 50;

/// A short text on the stack.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Text {
    /// Returns the text.
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    const fn new() -> Self {
        Self { bytes: [0; LONGEST], length: 0 }
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if let Some(free) = self.bytes.get_mut(self.length) {
            *free = byte;
            self.length += 1;
        }
    }

    #[inline]
    fn push_all(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.push(*byte);
        }
    }

    /// `127.0.0.1`
    #[inline]
    fn push_inet(&mut self, address: Ipv4Addr) {
        for (index, octet) in address.octets().into_iter().enumerate() {
            if index > 0 {
                self.push(b'.');
            }
            if octet >= 100 {
                self.push(b'0' + octet / 100);
            }
            if octet >= 10 {
                self.push(b'0' + octet / 10 % 10);
            }
            self.push(b'0' + octet % 10);
        }
    }

    /// Groups in hexadecimal digits, with colons between.
    fn push_groups(&mut self, groups: &[u16]) {
        for (index, group) in groups.iter().enumerate() {
            if index > 0 {
                self.push(b':');
            }
            for shift in [12, 8, 4, 0] {
                if group >> shift != 0 || shift == 0 {
                    self.push(hex_digit(group >> shift & 15));
                }
            }
        }
    }

    fn push_number(&mut self, number: u32) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        #[allow(clippy::cast_possible_truncation)] // below 10
        self.push(b'0' + (number % 10) as u8);
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation)] // `value` is below 16
fn hex_digit(value: u16) -> u8 {
    let value = value as u8;
    if value < 10 { b'0' + value } else { b'a' - 10 + value }
}

/// `127.0.0.1`. Every datagram that is received comes by here: no formatting machinery.
#[inline]
pub fn inet(address: Ipv4Addr) -> Text {
    let mut text = Text::new();
    text.push_inet(address);
    text
}

/// `::1`, and `fe80::1%2` with the number of a scope, which is what a link-local address needs to
/// be used again.
pub fn inet6(address: Ipv6Addr, scope_id: u32) -> Text {
    let mut text = Text::new();
    let groups = address.segments();
    match (groups, address.octets()) {
        // Mapped addresses end as IPv4 does; so do what is left of the old "compatible" ones,
        // but not with musl.
        ([0, 0, 0, 0, 0, 0xffff, ..], [.., a, b, c, d]) => {
            text.push_all(b"::ffff:");
            text.push_inet(Ipv4Addr::new(a, b, c, d));
        }
        ([0, 0, 0, 0, 0, 0, high, _], [.., a, b, c, d])
            if high != 0 && !cfg!(target_env = "musl") =>
        {
            text.push_all(b"::");
            text.push_inet(Ipv4Addr::new(a, b, c, d));
        }
        _ => {
            let (start, end) = longest_zeroes(groups);
            if start == end {
                text.push_groups(&groups);
            } else {
                text.push_groups(groups.get(..start).unwrap_or_default());
                text.push_all(b"::");
                text.push_groups(groups.get(end..).unwrap_or_default());
            }
        }
    }
    if scope_id != 0 {
        text.push(b'%');
        text.push_number(scope_id);
    }
    text
}

/// Returns where the first of the longest runs of zero groups begins and ends. A single group is no
/// run.
#[inline]
fn longest_zeroes(groups: [u16; 8]) -> (usize, usize) {
    let mut longest = (0, 0);
    let mut start = 0;
    for (index, group) in groups.into_iter().enumerate() {
        if group != 0 {
            start = index + 1;
        } else if index + 1 - start > (longest.1 - longest.0).max(1) {
            longest = (start, index + 1);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use nix::libc::{self, socklen_t};
    use std::ffi::{CStr, c_char, c_int, c_void};

    unsafe extern "C" {
        fn inet_ntop(
            family: c_int,
            address: *const c_void,
            text: *mut c_char,
            size: socklen_t,
        ) -> *const c_char;
    }

    /// What the C library writes.
    fn ntop(family: c_int, octets: &[u8]) -> String {
        let mut buffer = [0; 64];
        // SAFETY: the buffer has room for either family's longest text, NUL included.
        let text = unsafe {
            inet_ntop(family, octets.as_ptr().cast(), buffer.as_mut_ptr(), 64);
            CStr::from_ptr(buffer.as_ptr())
        };
        text.to_str().expect("ASCII").to_owned()
    }

    #[test]
    fn inet_is_written_as_the_c_library_does() {
        for octets in [[0; 4], [255; 4], [127, 0, 0, 1], [1, 10, 100, 9], [99, 199, 200, 20]] {
            assert_eq!(inet(octets.into()).bytes(), ntop(libc::AF_INET, &octets).as_bytes());
        }
    }

    #[test]
    fn inet6_is_written_as_the_c_library_does() {
        // All shapes of zero runs, with small and large groups.
        for shape in 0..=255_u32 {
            for value in [1, 0x9a, 0xfff, 0xffff] {
                let mut groups = [0; 8];
                for (bit, group) in groups.iter_mut().enumerate() {
                    *group = if shape >> bit & 1 == 1 { value } else { 0 };
                }
                let address = Ipv6Addr::from(groups);
                let text = inet6(address, 0);
                assert_eq!(
                    String::from_utf8_lossy(text.bytes()),
                    ntop(libc::AF_INET6, &address.octets())
                );
            }
        }
    }

    #[test]
    fn a_scope_follows_its_address() {
        let longest = Ipv6Addr::from([0xffff; 8]);
        assert_eq!(inet6(Ipv6Addr::LOCALHOST, 7).bytes(), b"::1%7");
        assert_eq!(inet6(longest, u32::MAX).bytes().len(), LONGEST);
    }
}
