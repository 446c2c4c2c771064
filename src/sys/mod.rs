//! The kernel's side: system calls, their arguments and results. No Zend: everything here can be tested by `cargo test`.
//!
//! May use: `nix` and its `libc`. Users pass any integer for domain, type, level and option, so the functions take plain `c_int`s: the
//! kernel decides what is valid.

pub mod address;
pub mod addrinfo;
pub mod connection;
pub mod constants;
mod error;
pub mod lines;
mod mode;
pub mod multicast;
pub mod options;
mod pair;
pub mod resolver;
pub mod scratch;
pub mod text;
pub mod transfer;

pub use error::{Error, Result};
pub use mode::set_blocking;
pub use pair::pair;

use std::os::fd::RawFd;

/// `shutdown(2)`.
///
/// # Errors
/// The call's.
pub fn shutdown(fd: RawFd, how: std::ffi::c_int) -> Result<()> {
    // SAFETY: takes no pointers.
    error::check(unsafe { nix::libc::shutdown(fd, how) }).map(drop)
}

/// Closes a descriptor that the caller gives up; does nothing for a negative one. errors of `close(2)` leave it closed on Linux.
pub fn close(fd: RawFd) {
    if fd >= 0 {
        // SAFETY: takes no pointers. That nobody uses the number any more is the caller's business.
        unsafe { nix::libc::close(fd) };
    }
}

/// A user's integer as the kernel's `int`: the low 32 bits, as the C cast takes them. The kernel decides whether they are valid.
#[inline]
#[must_use]
#[allow(clippy::cast_possible_truncation)] // that is what it is for
pub const fn int(number: i64) -> std::ffi::c_int {
    number as std::ffi::c_int
}
