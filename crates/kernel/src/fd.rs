//! What a descriptor is.

use super::errno::{Result, check};
use nix::libc;
use std::ffi::{CStr, c_int};
use std::mem::MaybeUninit;
use std::os::fd::RawFd;

/// What tells an open file from every other that is open at the same time, whatever their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    device: libc::dev_t,
    inode: libc::ino_t,
}

/// A descriptor's identity. This function corresponds to `fstat(2)`.
///
/// # Errors
/// EBADF, when the descriptor is not open.
pub fn identity(fd: RawFd) -> Result<Identity> {
    let mut status = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: the kernel writes the whole of it when the call succeeds.
    let status = unsafe {
        check(libc::fstat(fd, status.as_mut_ptr()))?;
        status.assume_init()
    };
    Ok(Identity { device: status.st_dev, inode: status.st_ino })
}

/// The address family of a socket. This function corresponds to `getsockname(2)`.
///
/// # Errors
/// The call's: EBADF, ENOTSOCK, ...
pub fn family(fd: RawFd) -> Result<c_int> {
    let mut address = MaybeUninit::<libc::sockaddr_storage>::zeroed();
    #[allow(clippy::cast_possible_truncation)] // 128
    let mut length = size_of::<libc::sockaddr_storage>() as libc::socklen_t;
    // SAFETY: the kernel writes at most `length` bytes; the rest is zeroed.
    unsafe {
        check(libc::getsockname(fd, address.as_mut_ptr().cast(), &raw mut length))?;
        Ok((*address.as_ptr()).ss_family.into())
    }
}

/// PHP's stream transport for a socket of this family: its type and protocol decide (`SO_TYPE`,
/// `SO_PROTOCOL`). `None`: it has none of its own.
#[must_use]
pub fn transport(fd: RawFd, family: c_int) -> Option<&'static CStr> {
    let kind = super::kind(fd).ok()?;
    match (family, kind) {
        (libc::AF_INET | libc::AF_INET6, libc::SOCK_STREAM)
            if super::protocol(fd) == Ok(libc::IPPROTO_TCP) =>
        {
            Some(c"tcp://")
        }
        (libc::AF_INET | libc::AF_INET6, libc::SOCK_DGRAM) => Some(c"udp://"),
        (libc::AF_UNIX, libc::SOCK_STREAM) => Some(c"unix://"),
        (libc::AF_UNIX, libc::SOCK_DGRAM) => Some(c"udg://"),
        _ => None,
    }
}

/// Whether a socket keeps message boundaries: everything but `SOCK_STREAM`.
///
/// # Errors
/// Those of `getsockopt(2)`.
pub fn keeps_messages(fd: RawFd) -> Result<bool> {
    super::kind(fd).map(|kind| kind != libc::SOCK_STREAM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{connection, is_blocking, set_blocking, socketpair};
    use std::os::fd::AsRawFd;

    #[test]
    fn transports() {
        let transport_of = |family, kind, protocol| {
            let socket = connection::socket(family, kind, protocol).expect("a socket");
            assert_eq!(super::family(socket.as_raw_fd()), Ok(family));
            transport(socket.as_raw_fd(), family)
        };
        assert_eq!(transport_of(libc::AF_INET, libc::SOCK_STREAM, 0), Some(c"tcp://"));
        assert_eq!(transport_of(libc::AF_INET, libc::SOCK_DGRAM, 0), Some(c"udp://"));
        assert_eq!(transport_of(libc::AF_UNIX, libc::SOCK_STREAM, 0), Some(c"unix://"));
        assert_eq!(transport_of(libc::AF_UNIX, libc::SOCK_DGRAM, 0), Some(c"udg://"));
        assert_eq!(transport_of(libc::AF_UNIX, libc::SOCK_SEQPACKET, 0), None);
        assert_eq!(transport(-1, libc::AF_UNIX), None);
    }

    #[test]
    fn identities() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        let copy = a.try_clone().expect("a duplicate");
        let [a, b, copy] = [a, b, copy].map(|fd| identity(fd.as_raw_fd()).expect("open"));
        assert_eq!(a, copy);
        assert_ne!(a, b);
        assert!(identity(-1).is_err());
    }

    #[test]
    fn modes() {
        let [a, _b] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        assert_eq!(is_blocking(a.as_raw_fd()), Ok(true));
        set_blocking(a.as_raw_fd(), false).expect("no error");
        assert_eq!(is_blocking(a.as_raw_fd()), Ok(false));
    }
}
