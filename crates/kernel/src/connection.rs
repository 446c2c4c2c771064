//! Sockets and connections: `socket(2)`, `socketpair(2)`, `bind(2)`, `listen(2)`, `accept4(2)`,
//! `connect(2)`, `shutdown(2)`, their addresses, and the out-of-band mark.

use super::address::SocketAddress;
use super::errno::{Error, Result, check};
use super::fd::{TryAsFd, raw};
use nix::libc;
use std::ffi::c_int;
use std::os::fd::{FromRawFd, OwnedFd};
use std::ptr::null_mut;

/// asm-generic/sockios.h: asks whether the next byte is behind the out-of-band mark.
const SIOCATMARK: libc::Ioctl = 0x8905;

/// Returns a new socket. This function corresponds to `socket(2)`.
///
/// # Errors
/// The call's: EAFNOSUPPORT, EPROTONOSUPPORT, EACCES, EPERM, EMFILE, ENFILE, ...
pub fn socket(domain: c_int, ty: c_int, protocol: c_int) -> Result<OwnedFd> {
    // SAFETY: takes no pointers. The new descriptor is open, and nobody else knows it.
    unsafe { check(libc::socket(domain, ty, protocol)).map(|fd| OwnedFd::from_raw_fd(fd)) }
}

/// Returns two connected sockets. This function corresponds to `socketpair(2)`.
///
/// # Errors
/// The call's: EAFNOSUPPORT, EPROTONOSUPPORT, EOPNOTSUPP, EMFILE, ENFILE, ...
#[inline]
pub fn socketpair(domain: c_int, ty: c_int, protocol: c_int) -> Result<[OwnedFd; 2]> {
    let mut descriptors = [-1; 2];
    // SAFETY: the kernel writes two numbers into the array.
    check(unsafe { libc::socketpair(domain, ty, protocol, descriptors.as_mut_ptr()) })?;
    // SAFETY: the call succeeded, so both are open and nobody else knows them.
    Ok(descriptors.map(|fd| unsafe {
        std::hint::assert_unchecked(fd >= 0);
        OwnedFd::from_raw_fd(fd)
    }))
}

/// Gives a socket its local address. This function corresponds to `bind(2)`.
///
/// # Errors
/// The call's: EADDRINUSE, EADDRNOTAVAIL, EACCES, EINVAL (it has one), ...
pub fn bind(socket: &impl TryAsFd, address: &SocketAddress) -> Result<()> {
    // SAFETY: the address is as long as it says.
    check(unsafe { libc::bind(raw(socket)?, address.as_ptr(), address.length()) }).map(drop)
}

/// Lets a socket accept connections. `backlog` says how many may wait. This function corresponds to
/// `listen(2)`.
///
/// # Errors
/// The call's: EADDRINUSE, EOPNOTSUPP, EINVAL.
pub fn listen(socket: &impl TryAsFd, backlog: c_int) -> Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::listen(raw(socket)?, backlog) }).map(drop)
}

/// Returns the next connection of a listening socket, with `flags` of `SOCK_CLOEXEC` and
/// `SOCK_NONBLOCK`. This function corresponds to `accept4(2)`.
///
/// # Errors
/// The call's: EAGAIN, EINVAL (it does not listen), EOPNOTSUPP, ECONNABORTED, EMFILE, ENFILE,
/// EINTR, ...
pub fn accept(socket: &impl TryAsFd, flags: c_int) -> Result<OwnedFd> {
    // SAFETY: the peer's address is not asked for. The new descriptor is open, and nobody else
    // knows it.
    unsafe {
        check(libc::accept4(raw(socket)?, null_mut(), null_mut(), flags))
            .map(|fd| OwnedFd::from_raw_fd(fd))
    }
}

/// Connects a socket. This function corresponds to `connect(2)`.
///
/// # Errors
/// The call's: EINPROGRESS, ECONNREFUSED, ENETUNREACH, ETIMEDOUT, EISCONN, EINTR, ...
pub fn connect(socket: &impl TryAsFd, address: &SocketAddress) -> Result<()> {
    // SAFETY: the address is as long as it says.
    check(unsafe { libc::connect(raw(socket)?, address.as_ptr(), address.length()) }).map(drop)
}

/// Stops receiving, sending or both (`SHUT_*`). This function corresponds to `shutdown(2)`.
///
/// # Errors
/// The call's: ENOTCONN, EINVAL (no such `how`).
pub fn shutdown(socket: &impl TryAsFd, how: c_int) -> Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::shutdown(raw(socket)?, how) }).map(drop)
}

/// Takes the error of a socket (`SO_ERROR`), which says how a connection that was being made has
/// ended.
///
/// # Errors
/// That error; or those of `getsockopt(2)`.
pub fn pending_error(socket: &impl TryAsFd) -> Result<()> {
    match super::sockopt::of_socket(socket, libc::SO_ERROR)? {
        0 => Ok(()),
        error => Err(Error(error)),
    }
}

/// Returns whether the next byte to read is the one behind the out-of-band mark. This function
/// corresponds to `sockatmark(3)`, which valgrind takes for a use of uninitialised memory.
///
/// # Errors
/// The call's: ENOTTY or EOPNOTSUPP, where a socket has no such mark.
pub fn at_mark(socket: &impl TryAsFd) -> Result<bool> {
    let mut mark: c_int = 0;
    // SAFETY: the kernel writes one int.
    check(unsafe { libc::ioctl(raw(socket)?, SIOCATMARK, &raw mut mark) }).map(|_| mark != 0)
}

/// Returns the address of this end. This function corresponds to `getsockname(2)`.
///
/// # Errors
/// The call's.
pub fn local_name(socket: &impl TryAsFd) -> Result<SocketAddress> {
    name(socket, libc::getsockname)
}

/// Returns the address of the other end. This function corresponds to `getpeername(2)`.
///
/// # Errors
/// The call's: ENOTCONN, ...
pub fn peer_name(socket: &impl TryAsFd) -> Result<SocketAddress> {
    name(socket, libc::getpeername)
}

#[inline]
fn name(
    socket: &impl TryAsFd,
    call: unsafe extern "C" fn(c_int, *mut libc::sockaddr, *mut libc::socklen_t) -> c_int,
) -> Result<SocketAddress> {
    let mut name = SocketAddress::NONE;
    name.receive(|address, length| {
        // SAFETY: the kernel writes no more bytes than `length` says, and their number to `length`.
        check(unsafe { call(raw(socket)?, address, length) })
    })?;
    Ok(name)
}
