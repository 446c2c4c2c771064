//! Descriptors: what has one, which file it stands for, and its blocking mode.

use super::errno::{Error, Result, check};
use nix::libc;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};

/// What may have a descriptor.
///
/// PHP code that runs in the middle of a call can close a Socket, and its number may then stand for
/// another file. So the functions here take no numbers, and no borrowed descriptors that were asked
/// for earlier. They take what has the descriptor, and ask for it in the line of the system call.
///
/// ```
/// let [a, b] = kernel::socketpair(1, 1, 0)?;
/// kernel::send_recv::write(&a, b"x")?;
/// # Ok::<(), kernel::Error>(())
/// ```
///
/// A number is refused, and so is a descriptor that was asked for before:
///
/// ```compile_fail,E0277
/// kernel::send_recv::write(&3, b"x");
/// ```
///
/// ```compile_fail,E0277
/// use kernel::TryAsFd;
/// let [a, b] = kernel::socketpair(1, 1, 0)?;
/// let earlier = a.try_as_fd()?;
/// kernel::send_recv::write(&earlier, b"x")?;
/// # Ok::<(), kernel::Error>(())
/// ```
pub trait TryAsFd {
    /// Returns the descriptor, as it is now.
    ///
    /// # Errors
    /// EBADF, when it or its owner was closed.
    fn try_as_fd(&self) -> Result<BorrowedFd<'_>>;
}

impl TryAsFd for OwnedFd {
    #[inline]
    fn try_as_fd(&self) -> Result<BorrowedFd<'_>> {
        Ok(self.as_fd())
    }
}

/// A descriptor that is known only by its number.
#[derive(Debug)]
pub struct OpenFd(RawFd);

impl OpenFd {
    /// # Safety
    /// The number is open and stays so while this is used. Or nobody does more than ask about it,
    /// and any file will do.
    pub const unsafe fn new(fd: RawFd) -> Self {
        Self(fd)
    }
}

impl TryAsFd for OpenFd {
    #[inline]
    fn try_as_fd(&self) -> Result<BorrowedFd<'_>> {
        if self.0 < 0 {
            return Err(Error::BADF);
        }
        // SAFETY: `new` demands it.
        Ok(unsafe { BorrowedFd::borrow_raw(self.0) })
    }
}

/// Returns the descriptor's number, for the system call in the same line.
#[inline]
pub(crate) fn raw(socket: &impl TryAsFd) -> Result<RawFd> {
    socket.try_as_fd().map(|fd| fd.as_raw_fd())
}

/// Device and inode, which tell an open file from all others that are open at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    device: libc::dev_t,
    inode: libc::ino_t,
}

/// Returns a descriptor's identity. This function corresponds to `fstat(2)`.
///
/// # Errors
/// EBADF, when the descriptor is not open.
pub fn identity(socket: &impl TryAsFd) -> Result<Identity> {
    let status = nix::sys::stat::fstat(socket.try_as_fd()?).map_err(|_| Error::last())?;
    Ok(Identity { device: status.st_dev, inode: status.st_ino })
}

/// Returns a second descriptor of the same open file, close-on-exec. This function corresponds to
/// `fcntl(2)`, `F_DUPFD_CLOEXEC`.
///
/// # Errors
/// EBADF, EMFILE.
pub fn duplicate(file: &impl TryAsFd) -> Result<OwnedFd> {
    // SAFETY: takes no pointers. The new descriptor is open, and nobody else knows it.
    unsafe {
        check(libc::fcntl(raw(file)?, libc::F_DUPFD_CLOEXEC, 0)).map(|fd| OwnedFd::from_raw_fd(fd))
    }
}

/// Returns whether calls on a descriptor block. This function corresponds to `fcntl(2)`, `F_GETFL`.
///
/// # Errors
/// EBADF, when the descriptor is not open.
pub fn is_blocking(socket: &impl TryAsFd) -> Result<bool> {
    // SAFETY: F_GETFL takes no pointers.
    check(unsafe { libc::fcntl(raw(socket)?, libc::F_GETFL) })
        .map(|flags| flags & libc::O_NONBLOCK == 0)
}

/// Makes a descriptor blocking or non-blocking. The flag belongs to the open file description:
/// duplicates and forks share it. This function corresponds to `fcntl(2)`, `F_SETFL`.
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

/// Returns whether a socket keeps message boundaries: everything but `SOCK_STREAM`.
///
/// # Errors
/// Those of `getsockopt(2)`.
pub fn keeps_messages(socket: &impl TryAsFd) -> Result<bool> {
    super::ty(socket).map(|ty| ty != libc::SOCK_STREAM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::socketpair;

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no fstat(2) of a socket")]
    fn identities() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        let copy = a.try_clone().expect("a duplicate");
        let [a, b, copy] = [&a, &b, &copy].map(|fd| identity(fd).expect("open"));
        assert_eq!(a, copy);
        assert_ne!(a, b);
    }

    #[test]
    fn modes() {
        let [a, _b] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        assert_eq!(is_blocking(&a), Ok(true));
        set_blocking(&a, false).expect("no error");
        assert_eq!(is_blocking(&a), Ok(false));
    }
}
