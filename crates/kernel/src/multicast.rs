//! Multicast: interfaces, the addresses that stand for them, and the requests of `MCAST_*` options.

use super::address::SocketAddress;
use super::errno::{Result, check};
use super::fd::{TryAsFd, raw};
use super::sockopt;
use nix::libc;
use std::ffi::c_int;
use std::mem::{MaybeUninit, offset_of, zeroed};
use std::net::Ipv4Addr;
use std::ptr::null_mut;

/// Returns the IPv4 address of the interface with that index, for `IP_MULTICAST_IF`. Index 0 is any
/// interface. This function corresponds to `SIOCGIFNAME` and `SIOCGIFADDR` of netdevice(7), for
/// which it needs an `AF_INET` socket.
///
/// # Errors
/// ENODEV, without such an interface; EADDRNOTAVAIL, when it has no address; ENOTTY, from a socket
/// of another family.
pub fn address_of(socket: &impl TryAsFd, index: u32) -> Result<Ipv4Addr> {
    if index == 0 {
        return Ok(Ipv4Addr::UNSPECIFIED);
    }
    // SAFETY: all zero is a valid request, and the kernel reads and writes nothing else. The
    // address is of AF_INET, so its bytes are a `sockaddr_in`, of any alignment.
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

/// Returns the index of the interface with that IPv4 address, or 0 for `0.0.0.0`, or `None` if no
/// interface has it. This function corresponds to `getifaddrs(3)`.
///
/// # Errors
/// The call's: ENOMEM, ...
pub fn interface_of(address: Ipv4Addr) -> Result<Option<u32>> {
    if address.is_unspecified() {
        return Ok(Some(0));
    }
    let mut list = null_mut();
    // SAFETY: the C library gives a list, which is given back once, and whose names end in NUL. The
    // bytes 4 to 8 of an address of AF_INET are its number.
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

/// Sets an `MCAST_*` option with `setsockopt(2)`, for a `group` or for a `source` in it, at the
/// interface with that index. Index 0 is any interface.
///
/// # Errors
/// The call's: EADDRINUSE, EADDRNOTAVAIL, EINVAL, ENODEV, ...
pub fn set_membership(
    socket: &impl TryAsFd,
    (level, option): (i64, i64),
    interface: u32,
    group: &SocketAddress,
    source: Option<&SocketAddress>,
) -> Result<()> {
    // A request without a source is a `struct group_req`, which is the beginning of the longer one.
    const GROUP: usize = offset_of!(libc::group_source_req, gsr_source);
    const { assert!(GROUP == size_of::<libc::group_req>()) };
    // Zeroed in place: a value that is moved may leave its padding behind.
    let mut request = MaybeUninit::<libc::group_source_req>::uninit();
    // SAFETY: all zero is a valid request, all of whose bytes are written.
    unsafe {
        request.as_mut_ptr().write_bytes(0, 1);
        let request = request.assume_init_mut();
        request.gsr_interface = interface;
        request.gsr_group = *group.storage();
        let mut length = GROUP;
        if let Some(source) = source {
            request.gsr_source = *source.storage();
            length = size_of::<libc::group_source_req>();
        }
        let bytes = std::slice::from_raw_parts((&raw const *request).cast(), length);
        sockopt::set_bytes(socket, level, option, bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::resolver::interface_index;
    use std::os::fd::OwnedFd;

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
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
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn unknown_ones_are_errors() {
        let socket = OwnedFd::from(std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback"));
        assert_eq!(address_of(&socket, u32::MAX), Err(Error(libc::ENODEV)));
        assert_eq!(interface_of(Ipv4Addr::BROADCAST), Ok(None));
    }
}
