//! Internet addresses as text, without allocation.

use super::plain::until_nul;
use nix::libc::{self, socklen_t};
use std::ffi::{c_char, c_int, c_void};
use std::net::{Ipv4Addr, Ipv6Addr};

unsafe extern "C" {
    /// arpa/inet.h: the text of an address.
    fn inet_ntop(
        family: c_int,
        address: *const c_void,
        text: *mut c_char,
        size: socklen_t,
    ) -> *const c_char;
}

/// The room for an IPv6 address with a NUL: `INET6_ADDRSTRLEN` of netinet/in.h.
const INET6_LENGTH: socklen_t = 46;
/// The room for the longest text: such an address, `%`, and a scope of 10 digits.
const LONGEST: usize = INET6_LENGTH as usize + 11;

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

    fn push_number(&mut self, number: u32) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        #[allow(clippy::cast_possible_truncation)] // below 10
        self.push(b'0' + (number % 10) as u8);
    }
}

/// Returns the text of an IPv4 address: `127.0.0.1`. Every datagram that is received comes by here,
/// and `inet_ntop(3)` takes several times as long.
#[inline]
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

/// Returns the text of an IPv6 address as `inet_ntop(3)` writes it: `::1`. The number of a scope
/// follows, without which a link-local address cannot be used again: `fe80::1%2`.
pub fn inet6(address: Ipv6Addr, scope_id: u32) -> Text {
    let mut text = Text::new();
    let (octets, room) = (address.octets(), text.bytes.as_mut_ptr().cast());
    // SAFETY: the address has 16 bytes, and the C library writes no more than there is room for.
    unsafe { inet_ntop(libc::AF_INET6, octets.as_ptr().cast(), room, INET6_LENGTH) };
    text.length = until_nul(&text.bytes).len();
    if scope_id != 0 {
        text.push(b'%');
        text.push_number(scope_id);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inet_has_four_numbers() {
        for text in ["0.0.0.0", "255.255.255.255", "127.0.0.1", "1.10.100.9", "99.199.200.20"] {
            let address: Ipv4Addr = text.parse().expect("an address");
            assert_eq!(inet(address).bytes(), text.as_bytes());
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no inet_ntop(3)")]
    fn inet6_is_as_short_as_can_be() {
        for text in ["::", "::1", "fe80::1", "2001:db8::1:0:0:1", "::ffff:127.0.0.1"] {
            let address: Ipv6Addr = text.parse().expect("an address");
            assert_eq!(inet6(address, 0).bytes(), text.as_bytes());
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no inet_ntop(3)")]
    fn a_scope_follows_its_address() {
        let longest: Ipv6Addr =
            "fec0:fec0:fec0:fec0:fec0:fec0:255.255.255.255".parse().expect("one");
        assert_eq!(inet6(Ipv6Addr::LOCALHOST, 7).bytes(), b"::1%7");
        assert_eq!(inet6(longest, u32::MAX).bytes().len(), 39 + 1 + 10);
    }
}
