//! Memory from the kernel: `mmap(2)`.

use super::errno::{Error, Result, check};
use nix::libc;
use std::ffi::c_int;
use std::ptr::{NonNull, null_mut};

/// Private pages, which are zero at first and are given back when this is dropped.
#[derive(Debug)]
pub struct Mapping {
    start: NonNull<u8>,
    size: usize,
}

impl Mapping {
    /// Maps `size` bytes, with `MAP_*` flags besides `MAP_PRIVATE` and `MAP_ANONYMOUS`. This
    /// function corresponds to `mmap(2)`.
    ///
    /// # Errors
    /// ENOMEM; EINVAL for 0 bytes.
    pub fn new(size: usize, flags: c_int) -> Result<Self> {
        let access = libc::PROT_READ | libc::PROT_WRITE;
        let flags = flags | libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: a new mapping, at an address of the kernel's choice.
        let start = unsafe { libc::mmap(null_mut(), size, access, flags, -1, 0) };
        check(start as isize)?;
        Ok(Self { start: NonNull::new(start.cast()).ok_or(Error::NOMEM)?, size })
    }

    /// Tells the kernel how the memory is used (`MADV_*`). This function corresponds to
    /// `madvise(2)`.
    ///
    /// # Errors
    /// EINVAL, when the kernel does not know this advice.
    pub fn advise(&self, advice: c_int) -> Result<()> {
        // SAFETY: advice on a mapping of ours; none that is given here changes what it holds.
        check(unsafe { libc::madvise(self.start.as_ptr().cast(), self.size, advice) }).map(drop)
    }

    /// Returns where it begins.
    #[inline]
    pub const fn start(&self) -> NonNull<u8> {
        self.start
    }

    /// Returns the bytes.
    pub const fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: the mapping has that size, and any bytes are initialised.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.size) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours, and nobody uses it any more.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.size) };
    }
}
