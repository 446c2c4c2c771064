//! Socket addresses: one type for `sockaddr_un`, `sockaddr_in`, `sockaddr_in6`, `sockaddr_ll` and
//! `sockaddr_vm`.

use super::errno::Result;
use super::length_of;
use super::plain::{Plain, bytes_of, until_nul};
use nix::libc;
use std::ffi::{c_char, c_int};
use std::mem::{offset_of, size_of, zeroed};
use std::net::{Ipv4Addr, Ipv6Addr};

/// An address in the kernel's form.
#[derive(Debug, Clone, Copy)]
pub struct SocketAddress {
    storage: libc::sockaddr_storage,
    length: libc::socklen_t,
}

/// What an address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'a> {
    /// No address at all, which is what `recvfrom(2)` reports for the peer of a connected socket.
    None,
    /// `AF_UNIX`: a path, an abstract name (it begins with a NUL), or `""` for an unnamed socket.
    Unix(&'a [u8]),
    /// `AF_INET`.
    Inet {
        /// `sin_addr`.
        address: Ipv4Addr,
        /// `sin_port`, in the host's byte order.
        port: u16,
    },
    /// `AF_INET6`.
    Inet6 {
        /// `sin6_addr`.
        address: Ipv6Addr,
        /// `sin6_port`, in the host's byte order.
        port: u16,
        /// `sin6_flowinfo`, as it stands.
        flowinfo: u32,
        /// `sin6_scope_id`: the index of an interface, or 0.
        scope_id: u32,
    },
    /// `AF_PACKET`.
    Packet {
        /// `sll_protocol`, in the host's byte order.
        protocol: u16,
        /// `sll_ifindex`.
        interface: c_int,
    },
    /// `AF_VSOCK`.
    Vsock {
        /// `svm_cid`: the context ID, which stands for a machine.
        cid: u32,
        /// `svm_port`.
        port: u32,
    },
    /// Any other family.
    Other(c_int),
}

/// The offset of the path in a `sockaddr_un`.
const PATH: usize = offset_of!(libc::sockaddr_un, sun_path);
/// The size of the room for an `AF_UNIX` path. A path in the file system must be shorter, so that a
/// NUL follows it. An abstract name may be as long.
pub const UNIX_PATH_MAX: usize = size_of::<libc::sockaddr_un>() - PATH;

/// Why a path is no `AF_UNIX` address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// The path does not fit: see [`UNIX_PATH_MAX`].
    TooLong,
    /// A path in the file system has a NUL within, where the kernel would end it.
    Nul,
}

impl SocketAddress {
    /// No address at all.
    pub const NONE: Self = Self {
        // SAFETY: all zero is a valid address of no family.
        storage: unsafe { zeroed() },
        length: 0,
    };

    /// Returns an `AF_UNIX` address, whose length is without a NUL behind the path. A leading NUL
    /// makes an abstract name. An empty path makes the unnamed address, for which `bind(2)` chooses
    /// a name.
    ///
    /// # Errors
    /// See [`PathError`].
    pub fn unix(path: &[u8]) -> std::result::Result<Self, PathError> {
        let is_abstract = path.first() == Some(&0);
        if path.len() > UNIX_PATH_MAX - usize::from(!is_abstract) {
            return Err(PathError::TooLong);
        }
        if !is_abstract && path.contains(&0) {
            return Err(PathError::Nul);
        }
        let mut address =
            libc::sockaddr_un { sun_family: family(libc::AF_UNIX), sun_path: [0; 108] };
        for (to, from) in address.sun_path.iter_mut().zip(path) {
            *to = c_char::from_ne_bytes([*from]);
        }
        Ok(Self::of(&address, PATH + path.len()))
    }

    /// Returns an `AF_INET` address.
    pub fn inet(address: Ipv4Addr, port: u16) -> Self {
        let address = libc::sockaddr_in {
            sin_family: family(libc::AF_INET),
            sin_port: port.to_be(),
            sin_addr: libc::in_addr { s_addr: u32::from(address).to_be() },
            sin_zero: [0; 8],
        };
        Self::of(&address, size_of::<libc::sockaddr_in>())
    }

    /// Returns an `AF_INET6` address.
    pub fn inet6(address: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32) -> Self {
        let address = libc::sockaddr_in6 {
            sin6_family: family(libc::AF_INET6),
            sin6_port: port.to_be(),
            sin6_flowinfo: flowinfo,
            sin6_addr: libc::in6_addr { s6_addr: address.octets() },
            sin6_scope_id: scope_id,
        };
        Self::of(&address, size_of::<libc::sockaddr_in6>())
    }

    /// Returns an `AF_PACKET` address: an interface by its index, and a protocol (`ETH_P_*`).
    pub fn packet(interface: c_int, protocol: u16) -> Self {
        let address = libc::sockaddr_ll {
            sll_family: family(libc::AF_PACKET),
            sll_protocol: protocol.to_be(),
            sll_ifindex: interface,
            sll_hatype: 0,
            sll_pkttype: 0,
            sll_halen: 0,
            sll_addr: [0; 8],
        };
        Self::of(&address, size_of::<libc::sockaddr_ll>())
    }

    /// Returns an `AF_VSOCK` address: a machine by its context ID, and a port.
    pub fn vsock(cid: u32, port: u32) -> Self {
        // SAFETY: all zero is a valid address of no family.
        let mut address: libc::sockaddr_vm = unsafe { zeroed() };
        address.svm_family = family(libc::AF_VSOCK);
        address.svm_cid = cid;
        address.svm_port = port;
        Self::of(&address, size_of::<libc::sockaddr_vm>())
    }

    /// Returns an address of the first `length` bytes of one of the kernel's types.
    #[inline]
    fn of<T: Plain>(address: &T, length: usize) -> Self {
        debug_assert!(length <= size_of::<T>());
        Self::from_bytes(bytes_of(address).get(..length).unwrap_or_default())
    }

    /// Returns a copy of an address in the kernel's form, such as `getaddrinfo(3)` gives.
    #[inline]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let length = bytes.len().min(size_of::<libc::sockaddr_storage>());
        // SAFETY: all zero is a valid storage, which has room for that many bytes.
        unsafe {
            let mut new = Self { storage: zeroed(), length: length_of(length) };
            std::ptr::copy_nonoverlapping(
                bytes.as_ptr(),
                (&raw mut new.storage).cast::<u8>(),
                length,
            );
            new
        }
    }

    /// Lets a system call write the address. `call` gets memory for it and for its length.
    ///
    /// # Errors
    /// What `call` returns.
    #[inline]
    pub fn receive<T>(
        &mut self,
        call: impl FnOnce(*mut libc::sockaddr, *mut libc::socklen_t) -> Result<T>,
    ) -> Result<T> {
        self.length = length_of(size_of::<libc::sockaddr_storage>());
        let result = call((&raw mut self.storage).cast(), &raw mut self.length);
        if result.is_err() {
            self.length = 0;
        }
        result
    }

    /// Returns whether this is no address at all.
    #[inline]
    pub fn is_none(&self) -> bool {
        self.length == 0
    }

    /// Returns a pointer for the kernel.
    #[inline]
    pub fn as_ptr(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
    }

    /// Returns the address with the room behind it, for requests that contain an address. In an
    /// address that was made here everything behind [`Self::length`] is zero.
    pub fn storage(&self) -> &libc::sockaddr_storage {
        &self.storage
    }

    /// Returns the length of what [`Self::as_ptr`] points at.
    #[inline]
    pub fn length(&self) -> libc::socklen_t {
        self.length
    }

    /// Returns the address in the kernel's form.
    pub fn bytes(&self) -> &[u8] {
        let length = (self.length as usize).min(size_of::<libc::sockaddr_storage>());
        // SAFETY: that many bytes are initialised (`of`, `receive`).
        unsafe { std::slice::from_raw_parts((&raw const self.storage).cast(), length) }
    }

    /// Returns what the address says.
    pub fn name(&self) -> Name<'_> {
        if self.bytes().len() < size_of::<libc::sa_family_t>() {
            return Name::None;
        }
        let family = self.storage.ss_family.into();
        self.name_in(family).unwrap_or(Name::Other(family))
    }

    /// Returns what an address of this family says, or `None` if the address is too short or the
    /// family is not one of [`Name`]'s.
    #[inline]
    fn name_in(&self, family: c_int) -> Option<Name<'_>> {
        Some(match family {
            libc::AF_UNIX => Name::Unix(unix_name(self.bytes().get(PATH..).unwrap_or_default())),
            libc::AF_INET => {
                let inet: libc::sockaddr_in = self.view(size_of::<libc::sockaddr_in>())?;
                let address = Ipv4Addr::from(u32::from_be(inet.sin_addr.s_addr));
                Name::Inet { address, port: u16::from_be(inet.sin_port) }
            }
            libc::AF_INET6 => {
                let inet6: libc::sockaddr_in6 = self.view(size_of::<libc::sockaddr_in6>())?;
                Name::Inet6 {
                    address: Ipv6Addr::from(inet6.sin6_addr.s6_addr),
                    port: u16::from_be(inet6.sin6_port),
                    flowinfo: inet6.sin6_flowinfo,
                    scope_id: inet6.sin6_scope_id,
                }
            }
            libc::AF_PACKET => {
                // The kernel writes as much of a hardware address as there is, or none.
                let packet: libc::sockaddr_ll =
                    self.view(offset_of!(libc::sockaddr_ll, sll_addr))?;
                let protocol = u16::from_be(packet.sll_protocol);
                Name::Packet { protocol, interface: packet.sll_ifindex }
            }
            libc::AF_VSOCK => {
                let vsock: libc::sockaddr_vm = self.view(size_of::<libc::sockaddr_vm>())?;
                Name::Vsock { cid: vsock.svm_cid, port: vsock.svm_port }
            }
            _ => return None,
        })
    }

    /// Returns the address as one of the kernel's types, or `None` if it has less than the `needed`
    /// bytes.
    fn view<T: Copy>(&self, needed: usize) -> Option<T> {
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        // SAFETY: the storage is aligned for every address and large enough (asserted); addresses
        // are plain data.
        (self.bytes().len() >= needed).then(|| unsafe { *(&raw const self.storage).cast::<T>() })
    }
}

impl Default for SocketAddress {
    fn default() -> Self {
        Self::NONE
    }
}

/// Returns the name in a `sun_path`. The kernel counts the NUL behind a path in the file system. An
/// abstract name is all of the bytes.
fn unix_name(path: &[u8]) -> &[u8] {
    match path {
        [] | [0, ..] => path,
        _ => until_nul(path),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // families are small
const fn family(number: c_int) -> libc::sa_family_t {
    number as libc::sa_family_t
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unix_names_keep_their_bytes() {
        for name in [&b""[..], b"/tmp/socket", b"\0abstract\0name"] {
            let address = SocketAddress::unix(name).expect("fits");
            assert_eq!(address.name(), Name::Unix(name));
            assert_eq!(address.length() as usize, PATH + name.len());
        }
    }

    #[test]
    fn unix_names_are_never_cut() {
        let unix = |name: &[u8]| SocketAddress::unix(name).map(|_| name.len());
        assert_eq!(unix(&[b'x'; 107]), Ok(107));
        assert_eq!(unix(&[b'x'; 108]), Err(PathError::TooLong));
        assert_eq!(unix(b"/tmp/socket\0"), Err(PathError::Nul));
        assert_eq!(unix(b"/tmp/socket\0and more"), Err(PathError::Nul));
        let mut abstract_name = [b'x'; 109];
        abstract_name[0] = 0;
        assert_eq!(unix(&abstract_name), Err(PathError::TooLong));
        let longest = &abstract_name[..108];
        let address = SocketAddress::unix(longest).expect("fits");
        assert_eq!(address.name(), Name::Unix(longest));
        assert_eq!(address.length(), 110);
    }

    #[test]
    fn internet_addresses_survive_the_kernels_form() {
        let inet = SocketAddress::inet(Ipv4Addr::LOCALHOST, 80);
        assert_eq!(inet.name(), Name::Inet { address: Ipv4Addr::LOCALHOST, port: 80 });
        let inet6 = SocketAddress::inet6(Ipv6Addr::LOCALHOST, 443, 7, 3);
        assert_eq!(
            inet6.name(),
            Name::Inet6 { address: Ipv6Addr::LOCALHOST, port: 443, flowinfo: 7, scope_id: 3 }
        );
        assert_eq!(SocketAddress::from_bytes(inet6.bytes()).name(), inet6.name());
    }

    #[test]
    fn no_address_is_not_an_unnamed_one() {
        assert_eq!(SocketAddress::from_bytes(&[]).name(), Name::None);
        let unnamed = libc::sa_family_t::try_from(libc::AF_UNIX).expect("small").to_ne_bytes();
        assert_eq!(SocketAddress::from_bytes(&unnamed).name(), Name::Unix(b""));
    }

    #[test]
    fn short_addresses_are_not_read_beyond_their_end() {
        let bytes = SocketAddress::inet6(Ipv6Addr::LOCALHOST, 443, 7, 3);
        assert_eq!(
            SocketAddress::from_bytes(&bytes.bytes()[..6]).name(),
            Name::Other(libc::AF_INET6)
        );
        assert_eq!(
            SocketAddress::from_bytes(&bytes.bytes()[..27]).name(),
            Name::Other(libc::AF_INET6)
        );
    }

    #[test]
    fn packet_addresses_may_lack_their_hardware_address() {
        let packet = SocketAddress::packet(3, 0x88b5);
        let name = Name::Packet { protocol: 0x88b5, interface: 3 };
        assert_eq!(packet.name(), name);
        assert_eq!(SocketAddress::from_bytes(&packet.bytes()[..12]).name(), name);
    }
}
