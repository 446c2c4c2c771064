//! How fast this processor copies from the kernel.

use super::LEAST;
use crate::errno::{Error, Result, check};
use crate::mapping::Mapping;
use crate::wait::Instant;
use nix::fcntl::OFlag;
use nix::libc;
use nix::unistd::pipe2;
use std::os::fd::AsRawFd;

/// Returns whether this processor copies so slowly from the kernel to an address `offset` bytes
/// behind the beginning of a page that it is faster to receive at the beginning and to copy with
/// [`super::copy`].
///
/// Some of AMD's are like that (`rep movsb`, where the two addresses differ by a little within
/// their pages). Others are not, so it is measured, once, and on AMD's alone. Returns false where
/// that cannot be done.
pub fn is_slow_at(offset: usize) -> bool {
    /// Where the machine is busy, one measurement of some thousands is wrong.
    const TIMES: usize = 3;
    is_amd() && (0..TIMES).all(|_| measure(offset).unwrap_or(false))
}

/// Returns whether reading there takes more than twice as long. On slow processors it takes two and
/// a half times as long and more. On others it takes a tenth more, and the copy would cost that as
/// well.
///
/// The kernel copies from a pipe as it does from a socket: from the beginning of a page.
fn measure(offset: usize) -> Result<bool> {
    /// How much is read to measure.
    const SAMPLE: usize = 8 * 1024;
    let pipe = pipe2(OFlag::O_CLOEXEC | OFlag::O_NONBLOCK);
    let (reader, writer) = pipe.map_err(|_| Error::last())?;
    let mut best = [u64::MAX; 2];
    let mut memory = Mapping::new(LEAST, 0)?;
    for _ in 0..4 {
        for (best, offset) in best.iter_mut().zip([0, offset]) {
            let room = memory.bytes().get_mut(offset..offset + SAMPLE).unwrap_or_default();
            let (start, length) = (room.as_mut_ptr().cast(), room.len());
            // SAFETY: the kernel reads and writes that many bytes.
            unsafe {
                check(libc::write(writer.as_raw_fd(), start, length))?;
                let began = Instant::now();
                check(libc::read(reader.as_raw_fd(), start, length))?;
                *best = began.elapsed().min(*best);
            }
        }
    }
    let [aligned, behind] = best;
    Ok(behind / 2 > aligned)
}

/// Returns whether AMD made the processor.
#[cfg(target_arch = "x86_64")]
fn is_amd() -> bool {
    let vendor = std::arch::x86_64::__cpuid(0);
    [vendor.ebx, vendor.edx, vendor.ecx].map(u32::to_le_bytes).as_flattened() == b"AuthenticAMD"
}

#[cfg(not(target_arch = "x86_64"))]
fn is_amd() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no MAP_NORESERVE")]
    fn it_can_be_measured() {
        assert!(measure(24).is_ok());
    }
}
