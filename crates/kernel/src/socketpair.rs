//! `socketpair(2)`.

use super::errno::{Result, check};
use nix::libc;
use std::ffi::c_int;
use std::os::fd::{FromRawFd, OwnedFd};

/// Two connected sockets. This function corresponds to `socketpair(2)`.
///
/// # Errors
/// The call's: EAFNOSUPPORT, EPROTONOSUPPORT, EOPNOTSUPP, EMFILE, ENFILE, ...
pub fn socketpair(domain: c_int, ty: c_int, protocol: c_int) -> Result<[OwnedFd; 2]> {
    let mut descriptors = [-1; 2];
    // SAFETY: the kernel writes two numbers into the array.
    check(unsafe { libc::socketpair(domain, ty, protocol, descriptors.as_mut_ptr()) })?;
    // SAFETY: the call succeeded, so both are open and nobody else knows them.
    Ok(descriptors.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }))
}
