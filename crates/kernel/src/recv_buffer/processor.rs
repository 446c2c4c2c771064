//! What the processor makes of it where the kernel copies to.

use super::{LEAST, RecvBuffer};
use crate::errno::{Error, Result, check};
use nix::fcntl::OFlag;
use nix::libc;
use nix::unistd::pipe2;
use std::os::fd::AsRawFd;
use std::time::{Duration, Instant};

/// Returns whether this processor copies so slowly from the kernel to an address `offset` bytes
/// behind the beginning of a page that it is faster to receive at the beginning and to copy with
/// [`super::copy`].
///
/// Some of AMD's are like that (`rep movsb`, where the two addresses differ by a little within
/// their pages), others are not, so it is measured, once, on those alone. `false`, where that
/// cannot be done.
pub fn is_slow_at(offset: usize) -> bool {
    /// Where the machine is busy, one measurement of some thousands is wrong.
    const TIMES: usize = 3;
    is_amd() && (0..TIMES).all(|_| measure(offset).unwrap_or(false))
}

/// How much is read to measure.
const SAMPLE: usize = 8 * 1024;

/// Returns whether reading there takes more than twice as long. Where it is slow it takes two and a
/// half times as long and more; elsewhere a tenth more, and the copy would cost that as well.
///
/// The kernel copies from a pipe as it does from a socket: from the beginning of a page.
fn measure(offset: usize) -> Result<bool> {
    let pipe = pipe2(OFlag::O_CLOEXEC | OFlag::O_NONBLOCK);
    let (reader, writer) = pipe.map_err(|_| Error::last())?;
    let mut best = [Duration::MAX; 2];
    let buffer = RecvBuffer::new();
    let measured = buffer.with(
        LEAST,
        || Err(Error::NOMEM),
        |room| {
            for _ in 0..4 {
                for (best, offset) in best.iter_mut().zip([0, offset]) {
                    let room = room.get_mut(offset..offset + SAMPLE).unwrap_or_default();
                    let room = room.as_mut_ptr().cast();
                    // SAFETY: the kernel reads and writes that many bytes, which are mapped.
                    unsafe {
                        check(libc::write(writer.as_raw_fd(), room, SAMPLE))?;
                        let start = Instant::now();
                        check(libc::read(reader.as_raw_fd(), room, SAMPLE))?;
                        *best = start.elapsed().min(*best);
                    }
                }
            }
            Ok(())
        },
    );
    // SAFETY: nobody else knows it.
    unsafe { buffer.release() };
    let [aligned, behind] = best;
    measured.map(|()| behind > aligned * 2)
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
