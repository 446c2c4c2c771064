//! The kernel's side: system calls, their arguments and results. Nothing here knows the Zend
//! engine, so that `cargo test` can test all of it.
//!
//! Users pass any integer for domain, type, level and option. So the functions take plain `c_int`s,
//! and the kernel decides what is valid.

#[cfg(not(target_pointer_width = "64"))]
compile_error!(
    "sockets-rs is for 64-bit systems: ext-php-rs, which it is built on, does not compile for 32"
);

pub mod address;
pub mod cmsg;
pub mod connection;
pub mod constants;
mod errno;
pub mod fd;
pub mod getaddrinfo;
pub mod lines;
mod mapping;
pub mod msghdr;
pub mod multicast;
mod plain;
pub mod poll;
pub mod presentation;
pub mod recv_buffer;
pub mod resolver;
pub mod send_recv;
pub mod sockopt;
pub mod tcp_info;
pub mod wait;
mod zerocopy;

pub use connection::{shutdown, socketpair};
pub use errno::{Error, Result};
pub use fd::{TryAsFd, is_blocking, set_blocking};
pub use plain::{Plain, bytes_of, until_nul};

use nix::libc;
use std::ffi::c_int;
use std::os::fd::RawFd;

/// Closes a descriptor that the caller gives up, with `close(2)`; does nothing for a negative one.
/// On Linux it is closed even if that fails.
pub fn close(fd: RawFd) {
    if fd >= 0 {
        // SAFETY: takes no pointers. The caller sees to it that nobody uses the number any more.
        unsafe { libc::close(fd) };
    }
}

/// Returns the address family of a socket (`SO_DOMAIN`). Unlike `getsockname(2)` this works for
/// every family.
///
/// # Errors
/// ENOTSOCK, when the descriptor is no socket; EBADF.
pub fn domain(socket: &impl TryAsFd) -> Result<c_int> {
    sockopt::of_socket(socket, libc::SO_DOMAIN)
}

/// Returns the protocol of a socket (`SO_PROTOCOL`).
///
/// # Errors
/// As [`domain`].
pub fn protocol(socket: &impl TryAsFd) -> Result<c_int> {
    sockopt::of_socket(socket, libc::SO_PROTOCOL)
}

/// Returns the type of a socket (`SO_TYPE`).
///
/// # Errors
/// As [`domain`].
pub fn ty(socket: &impl TryAsFd) -> Result<c_int> {
    sockopt::of_socket(socket, libc::SO_TYPE)
}

/// Returns the low 32 bits of a user's integer, which are what a cast to C's `int` takes.
#[inline]
#[allow(clippy::cast_possible_truncation)] // that is what it is for
pub const fn int(number: i64) -> c_int {
    number as c_int
}

/// Returns a length in the kernel's type, or the largest that the type has room for.
#[allow(clippy::cast_possible_truncation)] // clamped
const fn length_of(length: usize) -> libc::socklen_t {
    const MOST: usize = libc::socklen_t::MAX as usize;
    if length < MOST { length as libc::socklen_t } else { libc::socklen_t::MAX }
}

/// Appends an item. Returns false if there is no memory for it.
fn push<T>(vec: &mut Vec<T>, item: T) -> bool {
    let is_room = vec.try_reserve(1).is_ok();
    if is_room {
        vec.push(item);
    }
    is_room
}
