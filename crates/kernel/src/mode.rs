//! Blocking mode: `fcntl(2)`'s `O_NONBLOCK`.

use super::errno::{Result, check};
use super::fd::{TryAsFd, raw};
use nix::libc;

/// Whether calls on a descriptor wait.
///
/// # Errors
/// EBADF, when the descriptor is not open.
pub fn is_blocking(socket: &impl TryAsFd) -> Result<bool> {
    // SAFETY: F_GETFL takes no pointers.
    check(unsafe { libc::fcntl(raw(socket)?, libc::F_GETFL) })
        .map(|flags| flags & libc::O_NONBLOCK == 0)
}

/// Makes a descriptor blocking or non-blocking. The flag belongs to the open file description:
/// duplicates and forks share it.
///
/// # Errors
/// EBADF, when the descriptor is not open.
pub fn set_blocking(socket: &impl TryAsFd, blocking: bool) -> Result<()> {
    // SAFETY: F_GETFL and F_SETFL take no pointers.
    unsafe {
        let flags = check(libc::fcntl(raw(socket)?, libc::F_GETFL))?;
        let wanted = if blocking { flags & !libc::O_NONBLOCK } else { flags | libc::O_NONBLOCK };
        check(libc::fcntl(raw(socket)?, libc::F_SETFL, wanted)).map(drop)
    }
}
