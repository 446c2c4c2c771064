//! Address information: `getaddrinfo(3)`.

use super::address::SocketAddress;
use nix::libc;
use std::ffi::{CStr, c_int};
use std::mem::zeroed;
use std::ptr;

/// One result of a look-up; or the hints for a look-up, in which 0 is anything, and which have no
/// address.
#[derive(Debug, Default, Clone, Copy)]
pub struct Address {
    /// `ai_flags`: `AI_*`. A result has those of the hints.
    pub flags: c_int,
    /// `ai_family`.
    pub family: c_int,
    /// `ai_socktype`.
    pub ty: c_int,
    /// `ai_protocol`.
    pub protocol: c_int,
    /// `ai_addr`.
    pub sockaddr: SocketAddress,
}

/// The results of a look-up, in the C library's memory.
#[derive(Debug)]
pub struct Addresses(*mut libc::addrinfo);

impl Addresses {
    /// Looks up a host and a service with `getaddrinfo(3)`.
    ///
    /// # Errors
    /// The resolver's code, `EAI_*`. The errno of `EAI_SYSTEM` is not kept.
    pub fn look_up(host: &CStr, service: Option<&CStr>, hints: &Address) -> Result<Self, c_int> {
        let mut list = ptr::null_mut();
        // SAFETY: all zero is a valid hint. The C library reads two C strings and the hints, and
        // writes a pointer to a list of its own.
        let status = unsafe {
            let mut wanted: libc::addrinfo = zeroed();
            wanted.ai_flags = hints.flags;
            wanted.ai_family = hints.family;
            wanted.ai_socktype = hints.ty;
            wanted.ai_protocol = hints.protocol;
            let service = service.map_or(ptr::null(), CStr::as_ptr);
            libc::getaddrinfo(host.as_ptr(), service, &raw const wanted, &raw mut list)
        };
        if status == 0 { Ok(Self(list)) } else { Err(status) }
    }

    /// Returns the results in their order, each with its canonical name (`ai_canonname`). Only the
    /// first one has that, and only where the hints ask for it.
    pub fn iter(&self) -> impl Iterator<Item = (Address, Option<&[u8]>)> {
        let mut next = self.0;
        // SAFETY: the list is valid until it is freed. Its entries, which a null pointer ends, each
        // have an address of the length that they say, and perhaps a name.
        std::iter::from_fn(move || unsafe {
            let entry = next.as_ref()?;
            next = entry.ai_next;
            let bytes =
                std::slice::from_raw_parts(entry.ai_addr.cast::<u8>(), entry.ai_addrlen as usize);
            let address = Address {
                flags: entry.ai_flags,
                family: entry.ai_family,
                ty: entry.ai_socktype,
                protocol: entry.ai_protocol,
                sockaddr: SocketAddress::from_bytes(bytes),
            };
            let name = entry.ai_canonname;
            Some((address, (!name.is_null()).then(|| CStr::from_ptr(name).to_bytes())))
        })
    }

    /// Gives the memory back.
    pub fn free(&mut self) {
        let list = std::mem::replace(&mut self.0, ptr::null_mut());
        if !list.is_null() {
            // SAFETY: the list is ours, and nobody uses it any more.
            unsafe { libc::freeaddrinfo(list) }
        }
    }
}

impl Drop for Addresses {
    fn drop(&mut self) {
        self.free();
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::Name;
    use super::*;
    use std::net::{Ipv4Addr, Ipv6Addr};

    const STREAM: Address = Address {
        flags: libc::AI_NUMERICHOST,
        family: 0,
        ty: libc::SOCK_STREAM,
        protocol: 0,
        sockaddr: SocketAddress::NONE,
    };

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no getaddrinfo(3)")]
    fn numbers_are_found() {
        let found = Addresses::look_up(c"127.0.0.1", Some(c"80"), &STREAM).expect("a number");
        let all: Vec<_> = found.iter().collect();
        let [(address, None)] = all[..] else {
            panic!("{all:?}");
        };
        assert_eq!(address.sockaddr.name(), Name::Inet { address: Ipv4Addr::LOCALHOST, port: 80 });
        assert_eq!(
            [address.family, address.ty, address.protocol],
            [libc::AF_INET, libc::SOCK_STREAM, libc::IPPROTO_TCP]
        );
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no getaddrinfo(3)")]
    fn the_first_result_has_the_canonical_name() {
        let flags = libc::AI_CANONNAME | libc::AI_NUMERICHOST;
        let hints = Address { flags, ..Address::default() };
        let found = Addresses::look_up(c"::1", None, &hints).expect("a number");
        let names: Vec<_> = found.iter().map(|(_, name)| name).collect();
        assert_eq!(names, [Some(&b"::1"[..]), None, None]);
        for (address, _) in found.iter() {
            let name = address.sockaddr.name();
            assert!(matches!(name, Name::Inet6 { address, .. } if address == Ipv6Addr::LOCALHOST));
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no getaddrinfo(3)")]
    fn failures_have_the_resolvers_codes() {
        let code = |host, service, hints| Addresses::look_up(host, service, hints).err();
        assert_eq!(code(c"localhost", None, &STREAM), Some(libc::EAI_NONAME));
        assert_eq!(code(c"::1", Some(c"no-such-service"), &STREAM), Some(libc::EAI_SERVICE));
        let strange = Address { ty: 99, ..STREAM };
        assert_eq!(code(c"::1", None, &strange), Some(libc::EAI_SOCKTYPE));
    }
}
