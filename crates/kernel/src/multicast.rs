//! Multicast: interfaces and the addresses that stand for them, and the requests of `MCAST_*`
//! options.

use super::address::SocketAddress;
use super::errno::{Result, check};
use super::fd::{TryAsFd, raw};
use super::sockopt;
use nix::libc;
use std::ffi::c_int;
use std::mem::{MaybeUninit, zeroed};
use std::net::Ipv4Addr;
use std::ptr::null_mut;

/// The IPv4 address of the interface with that index: what `IP_MULTICAST_IF` is set to. Asked of an
/// `AF_INET` socket with netdevice(7)'s `SIOCGIFNAME` and `SIOCGIFADDR`; index 0 is any interface.
///
/// # Errors
/// ENODEV, without such an interface; EADDRNOTAVAIL, when it has no address; ENOTTY, from a socket
/// of another family.
pub fn address_of(socket: &impl TryAsFd, index: u32) -> Result<Ipv4Addr> {
    if index == 0 {
        return Ok(Ipv4Addr::UNSPECIFIED);
    }
    // SAFETY: all zero is a valid request; the kernel reads and writes no more than it. The address
    // is of AF_INET, so its bytes are a `sockaddr_in`, of any alignment.
    unsafe {
        let mut request: libc::ifreq = zeroed();
        request.ifr_ifru.ifru_ifindex = index.cast_signed();
        check(libc::ioctl(raw(socket)?, libc::SIOCGIFNAME as _, &raw mut request))?;
        check(libc::ioctl(raw(socket)?, libc::SIOCGIFADDR as _, &raw mut request))?;
        let address =
            (&raw const request.ifr_ifru.ifru_addr).cast::<libc::sockaddr_in>().read_unaligned();
        Ok(Ipv4Addr::from(u32::from_be(address.sin_addr.s_addr)))
    }
}

/// The index of the interface with that IPv4 address; 0 for `0.0.0.0`, `None` when no interface has
/// it (any more).
///
/// # Errors
/// `getifaddrs(3)`'s.
pub fn interface_of(address: Ipv4Addr) -> Result<Option<u32>> {
    if address.is_unspecified() {
        return Ok(Some(0));
    }
    let mut list = null_mut();
    // SAFETY: the C library gives a list, to be given back once; its names end in NUL. Of an
    // address of AF_INET the bytes 4 to 8 are its number.
    unsafe {
        check(libc::getifaddrs(&raw mut list))?;
        let mut rest = list;
        let mut found = None;
        while found.is_none() && !rest.is_null() {
            let its = (*rest).ifa_addr;
            if !its.is_null()
                && c_int::from((*its).sa_family) == libc::AF_INET
                && its.cast::<[u8; 8]>().read_unaligned().last_chunk() == Some(&address.octets())
            {
                // A name may be any bytes.
                found = Some(libc::if_nametoindex((*rest).ifa_name)).filter(|index| *index != 0);
            }
            rest = (*rest).ifa_next;
        }
        libc::freeifaddrs(list);
        Ok(found)
    }
}

/// `MCAST_JOIN_GROUP`, `MCAST_LEAVE_GROUP`.
///
/// # Errors
/// The call's: EADDRINUSE, EADDRNOTAVAIL, EINVAL, ENODEV, ...
pub fn group(
    socket: &impl TryAsFd,
    level: i64,
    option: i64,
    interface: u32,
    group: &SocketAddress,
) -> Result<()> {
    let mut request = MaybeUninit::<libc::group_req>::uninit();
    // SAFETY: all zero is a valid request.
    let request = unsafe { zeroed_in_place(&mut request) };
    request.gr_interface = interface;
    request.gr_group = *group.storage();
    sockopt::set(socket, level, option, request)
}

/// `MCAST_BLOCK_SOURCE`, `MCAST_UNBLOCK_SOURCE`, `MCAST_JOIN_SOURCE_GROUP`,
/// `MCAST_LEAVE_SOURCE_GROUP`.
///
/// # Errors
/// As [`group`].
pub fn group_source(
    socket: &impl TryAsFd,
    level: i64,
    option: i64,
    interface: u32,
    group: &SocketAddress,
    source: &SocketAddress,
) -> Result<()> {
    let mut request = MaybeUninit::<libc::group_source_req>::uninit();
    // SAFETY: all zero is a valid request.
    let request = unsafe { zeroed_in_place(&mut request) };
    request.gsr_interface = interface;
    request.gsr_group = *group.storage();
    request.gsr_source = *source.storage();
    sockopt::set(socket, level, option, request)
}

/// A value of which every byte is zero, padding included: one that is moved may leave its padding
/// behind.
///
/// # Safety
/// All zero is a valid `T`.
unsafe fn zeroed_in_place<T>(place: &mut MaybeUninit<T>) -> &mut T {
    // SAFETY: the caller's.
    unsafe {
        place.as_mut_ptr().write_bytes(0, 1);
        place.assume_init_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::resolver::interface_index;
    use std::os::fd::OwnedFd;

    #[test]
    fn an_address_stands_for_its_interface() {
        let socket = OwnedFd::from(std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback"));
        let loopback = interface_index(b"lo").expect("there is one");
        assert_eq!(address_of(&socket, loopback), Ok(Ipv4Addr::LOCALHOST));
        assert_eq!(interface_of(Ipv4Addr::LOCALHOST), Ok(Some(loopback)));
    }

    #[test]
    fn nothing_stands_for_any_interface() {
        assert_eq!(interface_of(Ipv4Addr::UNSPECIFIED), Ok(Some(0)));
    }

    #[test]
    fn unknown_ones_are_errors() {
        let socket = OwnedFd::from(std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback"));
        assert_eq!(address_of(&socket, u32::MAX), Err(Error(libc::ENODEV)));
        assert_eq!(interface_of(Ipv4Addr::BROADCAST), Ok(None));
    }
}
