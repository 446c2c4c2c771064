//! `epoll(7)`.

use super::super::errno::{Result, check};
use super::{Entry, poll};
use nix::libc::{self, c_int, c_short};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What the kernel reports of one descriptor.
pub type Event = libc::epoll_event;

/// An instance, which serves the process that made it.
#[derive(Debug)]
pub struct Epoll {
    fd: OwnedFd,
    mark: ForkMark,
}

impl Epoll {
    /// Makes one, close-on-exec. This function corresponds to `epoll_create1(2)`.
    ///
    /// # Errors
    /// The call's: EMFILE, ENFILE, ENOMEM; EINVAL, where the kernel cannot tell of a fork.
    pub fn new() -> Result<Self> {
        let mark = ForkMark::new()?;
        // SAFETY: takes no pointers; the new descriptor is ours alone.
        let fd = unsafe { OwnedFd::from_raw_fd(check(libc::epoll_create1(libc::EPOLL_CLOEXEC))?) };
        Ok(Self { fd, mark })
    }

    /// Returns whether a parent process made it. A child shares its parent's instance: it may close
    /// the descriptor, but whatever else it does changes what the parent waits for.
    #[inline]
    pub fn is_inherited(&self) -> bool {
        self.mark.is_wiped()
    }

    /// Watches a descriptor for `events` from now on (`EPOLL_CTL_ADD`), level-triggered; for
    /// something else (`EPOLL_CTL_MOD`); or no more (`EPOLL_CTL_DEL`). What is reported of it
    /// brings `data`. This function corresponds to `epoll_ctl(2)`.
    ///
    /// # Errors
    /// The call's: EEXIST, ENOENT, EBADF, EPERM (nothing that can be waited for), ENOMEM, ENOSPC.
    #[allow(clippy::cast_sign_loss)] // bits
    pub fn control(&self, operation: c_int, fd: RawFd, events: c_short, data: usize) -> Result<()> {
        let mut event = Event { events: events as u32, u64: data as u64 };
        // SAFETY: the kernel reads the event.
        check(unsafe { libc::epoll_ctl(self.fd.as_raw_fd(), operation, fd, &raw mut event) })
            .map(drop)
    }

    /// Fills `events` with what is to be reported now. Returns how many there are: if they fill it,
    /// there may be more. This function corresponds to `epoll_wait(2)`, without waiting.
    ///
    /// # Errors
    /// The call's: none, as long as the descriptor is ours.
    pub fn events(&self, events: &mut [Event]) -> Result<usize> {
        let most = c_int::try_from(events.len()).unwrap_or(c_int::MAX);
        // SAFETY: the kernel writes at most that many.
        check(unsafe { libc::epoll_wait(self.fd.as_raw_fd(), events.as_mut_ptr(), most, 0) })
            .map(|count| usize::try_from(count).unwrap_or(0))
    }

    /// Waits until there is something to report, or the time is over (`false`). With `ppoll(2)`: it
    /// knows nanoseconds, and unlike `epoll_wait(2)` it goes on after a stop and a SIGCONT.
    ///
    /// # Errors
    /// Those of `ppoll(2)`: EINTR, ...
    pub fn wait(&self, timeout: Duration) -> Result<bool> {
        let mut entry = [Entry { fd: self.fd.as_raw_fd(), events: libc::POLLIN, revents: 0 }];
        poll(&mut entry, Some(timeout)).map(|count| count > 0)
    }
}

/// Memory that tells, without a system call, whether there was a fork since it was made: the kernel
/// wipes it in the child (`MADV_WIPEONFORK`).
#[derive(Debug)]
struct ForkMark(NonNull<AtomicBool>);

impl ForkMark {
    fn new() -> Result<Self> {
        let access = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: a new mapping of a page, at no address in particular, and not at 0. It is ours
        // alone.
        let mark = unsafe {
            let address = libc::mmap(null_mut(), 1, access, flags, -1, 0);
            check(address as isize)?;
            let mark = Self(NonNull::new_unchecked(address.cast()));
            check(libc::madvise(address, 1, libc::MADV_WIPEONFORK))?;
            mark
        };
        mark.flag().store(true, Ordering::Relaxed);
        Ok(mark)
    }

    #[inline]
    fn flag(&self) -> &AtomicBool {
        // SAFETY: the mapping lives as long as this, and zero is a valid value.
        unsafe { self.0.as_ref() }
    }

    #[inline]
    fn is_wiped(&self) -> bool {
        !self.flag().load(Ordering::Relaxed)
    }
}

impl Drop for ForkMark {
    fn drop(&mut self) {
        // SAFETY: nobody else knows the mapping.
        unsafe { libc::munmap(self.0.as_ptr().cast(), 1) };
    }
}
