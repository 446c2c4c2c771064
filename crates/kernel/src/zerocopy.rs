//! `MSG_ZEROCOPY`: the kernel reads the data after the call has returned.

use super::errno::{Error, Result};
use nix::libc;
use std::ffi::c_int;
use std::io::IoSlice;
use std::ptr::{NonNull, null_mut};

/// What is to be sent instead of `parts`, so that they may be written to again as soon as the call
/// has returned: with `MSG_ZEROCOPY` a copy in pages of its own. They are unmapped then, and the
/// kernel keeps them until it has read them. `None`: the parts themselves.
///
/// # Errors
/// ENOMEM.
#[inline]
pub(super) fn copy(parts: &[IoSlice<'_>], flags: c_int) -> Result<Option<Pages>> {
    if flags & libc::MSG_ZEROCOPY == 0 {
        return Ok(None);
    }
    match parts.iter().map(|part| part.len()).sum() {
        0 => Ok(None),
        length => Pages::copy(parts, length).map(Some),
    }
}

/// A fresh mapping.
pub(super) struct Pages {
    start: NonNull<u8>,
    length: usize,
}

impl Pages {
    /// With the `parts`, which have that `length` together, one behind the other.
    #[cold]
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

    /// What was copied.
    pub(super) const fn bytes(&self) -> &[u8] {
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
