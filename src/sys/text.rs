//! Internet addresses as text, the way `inet_ntop(3)` writes them, without allocation.

use std::io::Write;
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
    /// The text.
    #[inline]
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    const fn new() -> Self {
        Self {
            bytes: [0; LONGEST],
            length: 0,
        }
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if let Some(free) = self.bytes.get_mut(self.length) {
            *free = byte;
            self.length += 1;
        }
    }

    /// Appends what `write` writes.
    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        let mut free = self.bytes.get_mut(self.length..).unwrap_or_default();
        let room = free.len();
        // It has room for every address; what had none would be cut.
        let _ = free.write_fmt(text);
        self.length += room - free.len();
    }
}

/// `127.0.0.1`. Every datagram that is received comes by here, so no formatting machinery.
#[inline]
#[must_use]
pub fn inet(address: Ipv4Addr) -> Text {
    let mut text = Text::new();
    for (index, octet) in address.octets().into_iter().enumerate() {
        if index > 0 {
            text.push(b'.');
        }
        if octet >= 100 {
            text.push(b'0' + octet / 100);
        }
        if octet >= 10 {
            text.push(b'0' + octet / 10 % 10);
        }
        text.push(b'0' + octet % 10);
    }
    text
}

/// `::1`, and `fe80::1%2` with the number of a scope, which is what a link-local address needs to be used again.
#[must_use]
pub fn inet6(address: Ipv6Addr, scope_id: u32) -> Text {
    let mut text = Text::new();
    match address.octets() {
        // The C library writes what is left of the old "IPv4-compatible" addresses in their own way; Rust's does not.
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, a, b, c, d] if (a, b) != (0, 0) => {
            text.write(format_args!("::{}", Ipv4Addr::new(a, b, c, d)));
        }
        _ => text.write(format_args!("{address}")),
    }
    if scope_id != 0 {
        text.write(format_args!("%{scope_id}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use nix::libc::{self, socklen_t};
    use std::ffi::{CStr, c_char, c_int, c_void};

    unsafe extern "C" {
        fn inet_ntop(family: c_int, address: *const c_void, text: *mut c_char, size: socklen_t) -> *const c_char;
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
                assert_eq!(String::from_utf8_lossy(text.bytes()), ntop(libc::AF_INET6, &address.octets()));
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
