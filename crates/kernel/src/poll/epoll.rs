//! `epoll(7)`.

use super::{Entry, poll};
use crate::errno::{Result, check};
use crate::mapping::Mapping;
use nix::libc::{self, c_int};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What the kernel reports of one descriptor.
pub type Event = libc::epoll_event;

/// An epoll instance, which serves the process that made it.
#[derive(Debug)]
pub struct Epoll {
    fd: OwnedFd,
    /// A flag that is set. The kernel wipes it in a child process (`MADV_WIPEONFORK`), which tells
    /// of a fork without a system call.
    mark: Mapping,
}

impl Epoll {
    /// Makes an instance, close-on-exec. This function corresponds to `epoll_create1(2)`.
    ///
    /// # Errors
    /// The call's: EMFILE, ENFILE, ENOMEM; EINVAL, where the kernel cannot tell of a fork.
    pub fn new() -> Result<Self> {
        let mark = Mapping::new(1, 0)?;
        mark.advise(libc::MADV_WIPEONFORK)?;
        // SAFETY: takes no pointers; the new descriptor is ours alone.
        let fd = unsafe { OwnedFd::from_raw_fd(check(libc::epoll_create1(libc::EPOLL_CLOEXEC))?) };
        let new = Self { fd, mark };
        new.flag().store(true, Ordering::Relaxed);
        Ok(new)
    }

    #[inline]
    fn flag(&self) -> &AtomicBool {
        // SAFETY: the mapping lives as long as this; nothing but this flag, which is false when it
        // is zero, is ever in it.
        unsafe { self.mark.start().cast().as_ref() }
    }

    /// Returns whether a parent process made it. A child shares its parent's instance: it may close
    /// the descriptor, but whatever else it does changes what the parent waits for.
    #[inline]
    pub fn is_inherited(&self) -> bool {
        !self.flag().load(Ordering::Relaxed)
    }

    /// Watches a descriptor for `events`, level-triggered, from now on (`EPOLL_CTL_ADD`) or instead
    /// of others (`EPOLL_CTL_MOD`); or watches it no more (`EPOLL_CTL_DEL`). Reports of it come
    /// with `data`. This function corresponds to `epoll_ctl(2)`.
    ///
    /// # Errors
    /// The call's: EEXIST, ENOENT, EBADF, EPERM (nothing that can be waited for), ENOMEM, ENOSPC.
    pub fn control(&self, operation: c_int, fd: RawFd, events: u32, data: usize) -> Result<()> {
        let mut event = Event { events, u64: data as u64 };
        // SAFETY: the kernel reads the event.
        check(unsafe { libc::epoll_ctl(self.fd.as_raw_fd(), operation, fd, &raw mut event) })
            .map(drop)
    }

    /// Replaces `events` by what there is to report now, but by no more than `most`, for which
    /// there is room: if so many come there may be more. This function corresponds to
    /// `epoll_wait(2)`, without waiting.
    ///
    /// # Errors
    /// The call's: none, as long as the descriptor is ours.
    pub fn events(&self, events: &mut Vec<Event>, most: usize) -> Result<()> {
        events.clear();
        let most = c_int::try_from(most.min(events.capacity())).unwrap_or(c_int::MAX);
        // SAFETY: there is room for as many as the kernel may write; it tells how many it wrote.
        unsafe {
            let fd = self.fd.as_raw_fd();
            let count = check(libc::epoll_wait(fd, events.as_mut_ptr(), most, 0))?;
            events.set_len(usize::try_from(count).unwrap_or(0));
        }
        Ok(())
    }

    /// Waits until there is something to report, or the time is over: then it returns false. It
    /// waits with `ppoll(2)`, which knows nanoseconds, and which goes on after a stop and a
    /// SIGCONT, unlike `epoll_wait(2)`.
    ///
    /// # Errors
    /// Those of `ppoll(2)`: EINTR, ...
    pub fn wait(&self, timeout: Duration) -> Result<bool> {
        let mut entry = [Entry { fd: self.fd.as_raw_fd(), events: libc::POLLIN, revents: 0 }];
        poll(&mut entry, Some(timeout)).map(|count| count > 0)
    }
}
