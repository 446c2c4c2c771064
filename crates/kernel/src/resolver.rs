//! Host names and the names of interfaces. What is no numeric address is looked up with
//! `gethostbyname_r(3)` (IPv4) or `getaddrinfo(3)` (IPv6).
//!
//! Errors are the resolver's: `-10000 - h_errno`. A host with a NUL in it is unknown.

use super::address::Name;
use super::errno::{Error, Result};
use super::getaddrinfo::{Address, Addresses};
use super::plain::until_nul;
use nix::libc;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::zeroed;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::ptr::null_mut;

unsafe extern "C" {
    /// netdb.h: the IPv4 addresses of a host, in the caller's memory.
    fn gethostbyname_r(
        name: *const c_char,
        entry: *mut libc::hostent,
        buffer: *mut c_char,
        length: usize,
        result: *mut *mut libc::hostent,
        error: *mut c_int,
    ) -> c_int;
    /// arpa/inet.h: writes the address that a text says. Returns 1 if it is an address.
    fn inet_pton(family: c_int, text: *const c_char, address: *mut c_void) -> c_int;
    /// netdb.h: the thread's `h_errno`.
    fn __h_errno_location() -> *mut c_int;
}

/// netdb.h: `errno` says what has failed.
const NETDB_INTERNAL: c_int = -1;
/// netdb.h: the host is unknown.
const HOST_NOT_FOUND: c_int = 1;
/// netdb.h: no name server answered.
const TRY_AGAIN: c_int = 2;
/// netdb.h: a name server failed.
const NO_RECOVERY: c_int = 3;
/// netdb.h: the host has no address of this kind.
const NO_DATA: c_int = 4;

/// The length of the longest numeric address: eight groups, the last two written as an IPv4
/// address.
const LONGEST_NUMBER: usize = 45;
/// The length of the longest name that is looked up (RFC 1035, section 2.3.4).
const LONGEST_NAME: usize = 255;

/// An IPv6 address and the scope that it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scoped<'a> {
    /// The address.
    pub address: Ipv6Addr,
    /// `sin6_scope_id`: the number behind the `%`, or the index of the interface with that name, or
    /// 0 if there is neither.
    pub scope_id: u32,
    /// The name behind the `%`, if no interface has it. Then `scope_id` is 0.
    pub unknown_interface: Option<&'a [u8]>,
}

/// Returns the IPv4 address of `host`: the one that it says in numbers, or the first that
/// `gethostbyname_r(3)` finds.
///
/// # Errors
/// The resolver's.
#[inline]
pub fn inet(host: &[u8]) -> Result<Ipv4Addr> {
    match std::str::from_utf8(host).map(str::parse) {
        Ok(Ok(address)) => Ok(address),
        _ => look_up_inet(host),
    }
}

/// Returns the IPv6 address of `host`: the one that it says in numbers, or the first that
/// `getaddrinfo(3)` finds, which maps IPv4 addresses to IPv6 ones. The number of a scope or the
/// name of an interface may follow behind a `%`.
///
/// # Errors
/// The resolver's.
#[inline]
pub fn inet6(host: &[u8]) -> Result<Scoped<'_>> {
    let (address, scope) = match numeric_inet6(host) {
        Some(address) => (address, None),
        None => (look_up_inet6(host)?, host.iter().position(|byte| *byte == b'%')),
    };
    let mut scoped = Scoped { address, scope_id: 0, unknown_interface: None };
    if let Some(scope) = scope.and_then(|percent| host.get(percent + 1..)) {
        match std::str::from_utf8(scope).map(str::parse) {
            Ok(Ok(number)) => scoped.scope_id = number,
            _ => match interface_index(scope) {
                Some(index) => scoped.scope_id = index,
                None => scoped.unknown_interface = Some(scope),
            },
        }
    }
    Ok(scoped)
}

/// Returns the address that a text says, with `inet_pton(3)`, which takes a third of the time of
/// Rust's parser.
#[inline]
fn numeric_inet6(text: &[u8]) -> Option<Ipv6Addr> {
    let mut buffer = [0; LONGEST_NUMBER + 1];
    let text = terminated(text, &mut buffer)?;
    let mut octets = [0; 16];
    // SAFETY: the text is NUL-terminated; the C library writes 16 octets for this family.
    let found = unsafe { inet_pton(libc::AF_INET6, text.as_ptr(), octets.as_mut_ptr().cast()) };
    (found == 1).then(|| octets.into())
}

/// Returns the index of the interface with that name, if there is one. This function corresponds to
/// `if_nametoindex(3)`.
pub fn interface_index(name: &[u8]) -> Option<u32> {
    let mut buffer = [0; libc::IFNAMSIZ];
    let name = terminated(name, &mut buffer)?;
    // SAFETY: the name is NUL-terminated.
    Some(unsafe { libc::if_nametoindex(name.as_ptr()) }).filter(|index| *index != 0)
}

/// Returns the name of the interface with that index, if there is one. This function corresponds to
/// `if_indextoname(3)`.
pub fn interface_name(index: c_int, buffer: &mut [u8; libc::IFNAMSIZ]) -> Option<&[u8]> {
    let index = u32::try_from(index).ok()?;
    // SAFETY: the C library writes at most IFNAMSIZ bytes, and a NUL among them.
    if unsafe { libc::if_indextoname(index, buffer.as_mut_ptr().cast()) }.is_null() {
        return None;
    }
    Some(until_nul(buffer))
}

/// Returns `text` as a C string in `buffer`, or `None` if it has no room there or contains a NUL.
#[inline(never)] // the search is long
fn terminated<'a>(text: &[u8], buffer: &'a mut [u8]) -> Option<&'a CStr> {
    let with_nul = buffer.get_mut(..=text.len())?;
    let (last, bytes) = with_nul.split_last_mut()?;
    bytes.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
    *last = 0;
    CStr::from_bytes_with_nul(with_nul).ok()
}

#[cold]
fn look_up_inet(host: &[u8]) -> Result<Ipv4Addr> {
    let mut name = [0; LONGEST_NAME + 1];
    let name = terminated(host, &mut name).ok_or(Error::resolver(HOST_NOT_FOUND))?;
    let mut buffer = Vec::new();
    let mut size = 1024;
    loop {
        buffer.try_reserve(size).map_err(|_| Error::NOMEM)?;
        let mut error = 0;
        let mut result = null_mut();
        // SAFETY: the name is NUL-terminated. The C library writes no more than the buffer has room
        // for, and leaves null or a pointer to the entry. The entry's addresses lie in the buffer:
        // a list that a null pointer ends. IPv4 addresses have four bytes, of any alignment.
        let (status, address) = unsafe {
            let mut entry: libc::hostent = zeroed();
            let status = gethostbyname_r(
                name.as_ptr(),
                &raw mut entry,
                buffer.as_mut_ptr(),
                buffer.capacity(),
                &raw mut result,
                &raw mut error,
            );
            let found =
                !result.is_null() && entry.h_addrtype == libc::AF_INET && entry.h_length == 4;
            let first = if found { *entry.h_addr_list } else { null_mut() };
            let address = (!first.is_null())
                .then(|| Ipv4Addr::from(first.cast::<[u8; 4]>().read_unaligned()));
            (status, address)
        };
        match address {
            Some(address) => return Ok(address),
            None if status == libc::ERANGE => size *= 2,
            // A host that has nothing but digits and dots is not looked up, and leaves no code.
            None if error == 0 => return Err(Error::resolver(HOST_NOT_FOUND)),
            None => return Err(Error::resolver(error)),
        }
    }
}

#[cold]
fn look_up_inet6(host: &[u8]) -> Result<Ipv6Addr> {
    let mut name = [0; LONGEST_NAME + 1];
    let name = terminated(host, &mut name).ok_or(Error::resolver(HOST_NOT_FOUND))?;
    let flags = libc::AI_V4MAPPED | libc::AI_ADDRCONFIG;
    let hints = Address { family: libc::AF_INET6, flags, ..Address::default() };
    // SAFETY: the pointer leads to this thread's own `h_errno`.
    let h_errno = unsafe {
        *__h_errno_location() = 0;
        || *__h_errno_location()
    };
    let found = Addresses::look_up(name, None, &hints).map_err(|status| match h_errno() {
        0 => Error::resolver(h_errno_of(status)),
        h_errno => Error::resolver(h_errno),
    })?;
    let first = found.iter().next();
    match first.as_ref().map(|(address, _)| address.sockaddr.name()) {
        Some(Name::Inet6 { address, .. }) => Ok(address),
        _ => Err(Error::resolver(NO_DATA)),
    }
}

/// Returns the `h_errno` for a status of `getaddrinfo(3)`, which sets none itself if it asks no
/// name server.
const fn h_errno_of(status: c_int) -> c_int {
    match status {
        libc::EAI_AGAIN => TRY_AGAIN,
        libc::EAI_FAIL => NO_RECOVERY,
        libc::EAI_NODATA | super::constants::EAI_ADDRFAMILY => NO_DATA,
        libc::EAI_MEMORY | libc::EAI_SYSTEM => NETDB_INTERNAL,
        _ => HOST_NOT_FOUND,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNKNOWN: Error = Error::resolver(HOST_NOT_FOUND);
    const MAPPED_LOCALHOST: Ipv6Addr = Ipv4Addr::LOCALHOST.to_ipv6_mapped();

    fn scoped(address: Ipv6Addr, scope_id: u32) -> Scoped<'static> {
        Scoped { address, scope_id, unknown_interface: None }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no gethostbyname_r(3)")]
    fn numbers_are_addresses() {
        assert_eq!(inet(b"192.0.2.1"), Ok(Ipv4Addr::new(192, 0, 2, 1)));
        assert_eq!(inet(b"127.1"), Ok(Ipv4Addr::LOCALHOST));
        assert_eq!(inet6(b"::1"), Ok(scoped(Ipv6Addr::LOCALHOST, 0)));
        assert_eq!(inet6(b"127.0.0.1"), Ok(scoped(MAPPED_LOCALHOST, 0)));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no gethostbyname_r(3)")]
    fn what_is_no_address_has_a_code_of_its_own() {
        for host in
            [&b"1.2.3.4.5"[..], b"256.1.1.1", b"::1\0junk", b"127.0.0.1\0junk", &[b'1'; 300]]
        {
            assert_eq!(inet(host), Err(UNKNOWN));
            assert_eq!(inet6(host), Err(UNKNOWN));
        }
        assert_eq!(inet6(b"::1%lo"), Err(UNKNOWN), "only link-local addresses take names");
        assert_eq!(inet6(b"fe80::1%no-such-one"), Err(UNKNOWN));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no if_nametoindex(3)")]
    fn a_scope_is_a_number_or_an_interface() {
        let address = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);
        let loopback = interface_index(b"lo").expect("there is one");
        assert_eq!(inet6(b"fe80::1%77"), Ok(scoped(address, 77)));
        assert_eq!(inet6(b"fe80::1%lo"), Ok(scoped(address, loopback)));
        assert_eq!(interface_index(b"lo\0"), None);
        assert_eq!(interface_index(b"a name that no interface can have"), None);
    }
}
