//! Plain transfer: `read(2)`, `write(2)`.

use super::error::{Result, check};
use nix::libc;
use std::mem::MaybeUninit;
use std::os::fd::RawFd;

/// Hands `data` to `write(2)`; returns how many bytes it took.
///
/// # Errors
/// The call's: EAGAIN, EPIPE, ECONNRESET, EINTR, ...
#[inline]
#[allow(clippy::cast_sign_loss)] // -1 is an Err
pub fn write(fd: RawFd, data: &[u8]) -> Result<usize> {
    // SAFETY: the kernel reads at most that many bytes.
    check(unsafe { libc::write(fd, data.as_ptr().cast(), data.len()) }).map(|count| count as usize)
}

/// Reads at most `buffer.len()` bytes with `read(2)`; 0 is the end of the stream (or an empty datagram).
///
/// # Errors
/// The call's: EAGAIN, ECONNRESET, EINTR, ...
#[inline]
#[allow(clippy::cast_sign_loss)] // -1 is an Err
pub fn read(fd: RawFd, buffer: &mut [MaybeUninit<u8>]) -> Result<usize> {
    // SAFETY: the kernel writes at most that many bytes.
    check(unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), buffer.len()) }).map(|count| count as usize)
}
