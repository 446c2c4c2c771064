//! `MSG_ZEROCOPY`: the kernel reads the data after the call has returned.

use super::errno::{Error, Result};
use nix::libc;
use std::ffi::c_int;
use std::io::IoSlice;
use std::ptr::{NonNull, null_mut};

/// Returns whether `flags` ask for that.
#[inline]
pub(super) const fn is_wanted(flags: c_int) -> bool {
    flags & libc::MSG_ZEROCOPY != 0
}

/// Lets `call` send a copy of `parts`, which may be written to again as soon as this returns: in
/// pages of its own, which are unmapped then, and which the kernel keeps until it has read them.
///
/// # Errors
/// What `call` returns; ENOMEM.
#[cold]
#[inline(never)]
pub(super) fn send_parts_copy<T>(
    parts: &[IoSlice<'_>],
    call: impl FnOnce(&[IoSlice<'_>]) -> Result<T>,
) -> Result<T> {
    match parts.iter().map(|part| part.len()).sum() {
        0 => call(parts),
        length => call(&[IoSlice::new(Pages::copy(parts, length)?.bytes())]),
    }
}

/// Does the same for data in one part.
///
/// # Errors
/// As [`send_parts_copy`].
#[cold]
#[inline(never)]
pub(super) fn send_copy<T>(data: &[u8], call: impl FnOnce(&[u8]) -> Result<T>) -> Result<T> {
    send_parts_copy(&[IoSlice::new(data)], |parts| call(parts.first().map_or(&[], |part| part)))
}

/// A fresh mapping.
struct Pages {
    start: NonNull<u8>,
    length: usize,
}

impl Pages {
    /// With the `parts`, which have that `length` together, one behind the other.
    fn copy(parts: &[IoSlice<'_>], length: usize) -> Result<Self> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: a new mapping, wherever the kernel has room for it.
        let start = unsafe { libc::mmap(null_mut(), length, protection, flags, -1, 0) };
        let start = NonNull::new(start.cast::<u8>())
            .filter(|start| start.as_ptr().cast() != libc::MAP_FAILED)
            .ok_or_else(Error::last)?;
        let mut end = start.as_ptr();
        for part in parts {
            // SAFETY: the mapping has room for all parts, and nobody else knows it.
            unsafe {
                std::ptr::copy_nonoverlapping(part.as_ptr(), end, part.len());
                end = end.add(part.len());
            }
        }
        Ok(Self { start, length })
    }

    const fn bytes(&self) -> &[u8] {
        // SAFETY: the mapping has that length, and is zero at first.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours, and nobody uses it any more.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.length) };
    }
}
