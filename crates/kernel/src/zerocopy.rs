//! `MSG_ZEROCOPY`: the kernel reads the data after the call has returned.

use super::errno::Result;
use super::mapping::Mapping;
use nix::libc;
use std::ffi::c_int;
use std::io::{IoSlice, Write};

/// Returns whether `flags` ask for that.
#[inline]
pub(super) const fn is_wanted(flags: c_int) -> bool {
    flags & libc::MSG_ZEROCOPY != 0
}

/// Lets `call` send a copy of `parts`, so that they may be written to again as soon as this
/// returns. The copy is in pages of its own. They are unmapped then, and the kernel keeps them
/// until it has read them.
///
/// # Errors
/// What `call` returns; ENOMEM.
#[cold]
#[inline(never)]
pub(super) fn send_copy<T>(
    parts: &[IoSlice<'_>],
    call: impl FnOnce(&[IoSlice<'_>]) -> Result<T>,
) -> Result<T> {
    let length = parts.iter().map(|part| part.len()).sum();
    if length == 0 {
        return call(parts);
    }
    let mut copy = Mapping::new(length, 0)?;
    // A slice takes as much as it has room for, and never fails.
    let _ = copy.bytes().write_vectored(parts);
    call(&[IoSlice::new(copy.bytes())])
}
