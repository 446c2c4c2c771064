//! Address information: `getaddrinfo(3)`.
//!
//! Nothing here keeps memory of the C library's or of Rust's: what is found goes into the caller's
//! buffer, as records without pointers, so that a fatal error of the engine's can lose nothing.

use super::address::SocketAddress;
use nix::libc;
use std::ffi::{CStr, c_int};
use std::mem::{MaybeUninit, zeroed};
use std::ptr;

/// What a look-up is to find; 0 is anything.
#[derive(Debug, Default, Clone, Copy)]
pub struct Hints {
    /// `ai_flags`: `AI_*`.
    pub flags: c_int,
    /// `ai_family`.
    pub family: c_int,
    /// `ai_socktype`.
    pub ty: c_int,
    /// `ai_protocol`.
    pub protocol: c_int,
}

/// One result of a look-up.
#[derive(Debug, Default, Clone, Copy)]
pub struct Address {
    /// `ai_flags`: those of the hints.
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

/// Why a look-up gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The resolver's code, `EAI_*`. The errno of `EAI_SYSTEM` is not kept.
    Resolver(c_int),
    /// The buffer is too small. Look up once more with a larger one.
    NoRoom,
}

/// Looks up a host and a service with `getaddrinfo(3)`, and writes what it finds to `buffer`, for
/// [`records`]; returns how much it wrote.
///
/// # Errors
/// The resolver's; `NoRoom`.
pub fn look_up(
    host: &CStr,
    service: Option<&CStr>,
    hints: &Hints,
    buffer: &mut [MaybeUninit<u8>],
) -> Result<usize, Failure> {
    let list = List::look_up(host, service, hints).map_err(Failure::Resolver)?;
    let mut writer = Writer { buffer, length: 0 };
    let mut next = list.0;
    // SAFETY: the list is the C library's, and valid until it is freed: entries up to a null one,
    // each with an address of the length that it says, and perhaps a name.
    while let Some(entry) = unsafe { next.as_ref() } {
        // SAFETY: as above.
        let (address, name) = unsafe {
            let address =
                std::slice::from_raw_parts(entry.ai_addr.cast::<u8>(), entry.ai_addrlen as usize);
            let name = (!entry.ai_canonname.is_null())
                .then(|| CStr::from_ptr(entry.ai_canonname).to_bytes());
            (address, name)
        };
        for number in [entry.ai_flags, entry.ai_family, entry.ai_socktype, entry.ai_protocol] {
            writer.put(&number.to_ne_bytes())?;
        }
        writer.put_sized(Some(address))?;
        writer.put_sized(name)?;
        next = entry.ai_next;
    }
    Ok(writer.length)
}

/// What `getaddrinfo(3)` allocated.
struct List(*mut libc::addrinfo);

impl List {
    fn look_up(host: &CStr, service: Option<&CStr>, hints: &Hints) -> Result<Self, c_int> {
        let mut list = ptr::null_mut();
        // SAFETY: all zero is a valid hint. The C library reads two C strings and the hints, and
        // writes a pointer to a list of its own.
        let status = unsafe {
            let mut wanted: libc::addrinfo = zeroed();
            wanted.ai_flags = hints.flags;
            wanted.ai_family = hints.family;
            wanted.ai_socktype = hints.ty;
            wanted.ai_protocol = hints.protocol;
            libc::getaddrinfo(
                host.as_ptr(),
                service.map_or(ptr::null(), CStr::as_ptr),
                &raw const wanted,
                &raw mut list,
            )
        };
        if status == 0 { Ok(Self(list)) } else { Err(status) }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        // SAFETY: the list is ours, and nobody uses it any more.
        unsafe { libc::freeaddrinfo(self.0) }
    }
}

/// Writes records.
struct Writer<'a> {
    buffer: &'a mut [MaybeUninit<u8>],
    length: usize,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let end = self.length + bytes.len();
        self.buffer.get_mut(self.length..end).ok_or(Failure::NoRoom)?.write_copy_of_slice(bytes);
        self.length = end;
        Ok(())
    }

    /// The bytes behind their number, which is -1 for none.
    fn put_sized(&mut self, bytes: Option<&[u8]>) -> Result<(), Failure> {
        let size = bytes.map_or(Ok(-1), |bytes| i32::try_from(bytes.len()));
        self.put(&size.map_err(|_| Failure::NoRoom)?.to_ne_bytes())?;
        self.put(bytes.unwrap_or_default())
    }
}

/// The results that [`look_up`] wrote, in its order, each with its canonical name (`ai_canonname`),
/// which only the first one has, and only where the hints ask for it.
pub fn records(bytes: &[u8]) -> impl Iterator<Item = (Address, Option<&[u8]>)> {
    let mut reader = Reader(bytes);
    std::iter::from_fn(move || {
        let address = Address {
            flags: reader.number()?,
            family: reader.number()?,
            ty: reader.number()?,
            protocol: reader.number()?,
            sockaddr: SocketAddress::from_bytes(reader.sized()??),
        };
        Some((address, reader.sized()?))
    })
}

/// Reads records.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<i32> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(i32::from_ne_bytes(*number))
    }

    /// See [`Writer::put_sized`].
    #[allow(clippy::option_option)] // the end of the records, absent, present
    fn sized(&mut self) -> Option<Option<&'a [u8]>> {
        let Ok(size) = usize::try_from(self.number()?) else {
            return Some(None);
        };
        let (bytes, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(Some(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::Name;
    use super::*;
    use std::net::{Ipv4Addr, Ipv6Addr};

    fn written(buffer: &[MaybeUninit<u8>]) -> Vec<u8> {
        // SAFETY: the tests pass what the code under test says that it wrote.
        buffer.iter().map(|byte| unsafe { byte.assume_init() }).collect()
    }

    fn find(
        host: &CStr,
        service: Option<&CStr>,
        hints: &Hints,
        room: usize,
    ) -> Result<Vec<u8>, Failure> {
        let mut buffer = vec![MaybeUninit::uninit(); room];
        let length = look_up(host, service, hints, &mut buffer)?;
        Ok(written(&buffer[..length]))
    }

    const STREAM: Hints =
        Hints { flags: libc::AI_NUMERICHOST, family: 0, ty: libc::SOCK_STREAM, protocol: 0 };

    #[test]
    fn numbers_are_found() {
        let found = find(c"127.0.0.1", Some(c"80"), &STREAM, 4096).expect("a number");
        let all: Vec<_> = records(&found).collect();
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
    fn the_first_result_has_the_canonical_name() {
        let hints = Hints { flags: libc::AI_CANONNAME | libc::AI_NUMERICHOST, ..Hints::default() };
        let found = find(c"::1", None, &hints, 4096).expect("a number");
        let names: Vec<_> = records(&found).map(|(_, name)| name).collect();
        assert_eq!(names, [Some(&b"::1"[..]), None, None]);
        for (address, _) in records(&found) {
            assert!(
                matches!(address.sockaddr.name(), Name::Inet6 { address, .. } if address == Ipv6Addr::LOCALHOST)
            );
        }
    }

    #[test]
    fn a_small_buffer_is_not_overrun() {
        let whole = find(c"::1", None, &STREAM, 4096).expect("a number");
        for room in 0..whole.len() {
            assert_eq!(find(c"::1", None, &STREAM, room), Err(Failure::NoRoom));
            assert!(records(&whole[..room]).next().is_none(), "half a record is none");
        }
        assert_eq!(find(c"::1", None, &STREAM, whole.len()), Ok(whole));
    }

    #[test]
    fn failures_have_the_resolvers_codes() {
        assert_eq!(
            find(c"localhost", None, &STREAM, 4096),
            Err(Failure::Resolver(libc::EAI_NONAME))
        );
        assert_eq!(
            find(c"::1", Some(c"no-such-service"), &STREAM, 4096),
            Err(Failure::Resolver(libc::EAI_SERVICE))
        );
        let strange = Hints { ty: 99, ..STREAM };
        assert_eq!(find(c"::1", None, &strange, 4096), Err(Failure::Resolver(libc::EAI_SOCKTYPE)));
    }
}
