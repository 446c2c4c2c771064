//! `select(2)`, where `poll(2)` refuses: it takes no more entries than the process may open
//! descriptors (`RLIMIT_NOFILE`), and a process that lowers its limit keeps those that it has.

use super::super::errno::{Error, Result, check};
use super::super::wait::timespec;
use super::Entry;
use crate::push;
use nix::libc::{self, c_int, c_short, c_ulong};
use std::os::fd::RawFd;
use std::ptr::{from_ref, null};
use std::time::Duration;

/// What the kernel's three sets are about, in the words of `poll(2)`.
const EVENTS: [c_short; 3] = [libc::POLLIN, libc::POLLOUT, libc::POLLPRI];

/// Waits as `ppoll(2)` does, and answers with what was asked for alone: what is hung up can be
/// read, and an error is something to read and to write. Descriptors may have any number: the
/// kernel reads and writes sets as long as the highest one makes them.
///
/// # Errors
/// Those of `select(2)`: EINTR, ...; ENOMEM.
#[cold]
pub fn select(entries: &mut [Entry], timeout: Option<Duration>) -> Result<c_int> {
    let (mut highest, mut none_waits) = (-1, false);
    for entry in &mut *entries {
        entry.revents = if entry.fd < 0 || is_open(entry.fd) { 0 } else { libc::POLLNVAL };
        match entry.revents {
            0 => highest = highest.max(entry.fd),
            _ => none_waits = true,
        }
    }
    let mut sets = [const { Vec::new() }; 3];
    let words = usize::try_from(highest + 1).unwrap_or(0).div_ceil(c_ulong::BITS as usize);
    for (set, event) in sets.iter_mut().zip(EVENTS) {
        if !(0..words).all(|_| push(set, 0)) {
            return Err(Error::NOMEM);
        }
        for entry in entries.iter().filter(|entry| entry.events & event != 0) {
            if let Some((word, bit)) = place(set, entry.fd) {
                *word |= bit;
            }
        }
    }
    let timeout = if none_waits { Some(Duration::ZERO) } else { timeout }.map(timespec);
    let timeout = timeout.as_ref().map_or(null(), from_ref);
    let [read, write, except] = sets.each_mut().map(|set| set.as_mut_ptr().cast());
    // SAFETY: the sets have a bit for each descriptor up to the highest; the kernel reads the time.
    check(unsafe { libc::pselect(highest + 1, read, write, except, timeout, null()) })?;
    let mut count = 0;
    for entry in entries {
        for (set, event) in sets.iter_mut().zip(EVENTS) {
            if place(set, entry.fd).is_some_and(|(word, bit)| *word & bit != 0) {
                entry.revents |= entry.events & event;
            }
        }
        count += c_int::from(entry.revents != 0);
    }
    Ok(count)
}

/// Returns a descriptor's bit, and the word of the set that has it.
fn place(set: &mut [c_ulong], fd: RawFd) -> Option<(&mut c_ulong, c_ulong)> {
    let fd = u32::try_from(fd).ok()?;
    set.get_mut((fd / c_ulong::BITS) as usize).map(|word| (word, 1 << (fd % c_ulong::BITS)))
}

fn is_open(fd: RawFd) -> bool {
    // SAFETY: asks about the number alone.
    unsafe { libc::fcntl(fd, libc::F_GETFD) != -1 }
}

#[cfg(test)]
mod tests {
    use super::super::super::{send_recv, socketpair};
    use super::super::poll;
    use super::*;
    use std::os::fd::{AsRawFd, OwnedFd};

    const ALL: c_short = libc::POLLIN | libc::POLLOUT | libc::POLLPRI;
    const NOW: Option<Duration> = Some(Duration::ZERO);

    fn pair() -> [OwnedFd; 2] {
        socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair")
    }

    fn entry(fd: RawFd, events: c_short) -> Entry {
        Entry { fd, events, revents: 0 }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no select(2)")]
    fn it_answers_as_poll_does() {
        let pairs: Vec<_> = (0..200).map(|_| pair()).collect();
        send_recv::write(&pairs[7][1], b"x").expect("room");
        send_recv::write(&pairs[199][1], b"x").expect("room");
        let mut entries: Vec<_> = pairs.iter().map(|pair| entry(pair[0].as_raw_fd(), 0)).collect();
        for events in [libc::POLLIN, libc::POLLOUT, libc::POLLPRI, ALL, 0] {
            for entry in &mut entries {
                entry.events = events;
            }
            entries[3].fd = !pairs[3][0].as_raw_fd();
            let mut same = entries.clone();
            assert_eq!(select(&mut entries, NOW), poll(&mut same, NOW));
            let answers = |entries: &[Entry]| -> Vec<_> {
                entries.iter().map(|entry| entry.revents).collect()
            };
            assert_eq!(answers(&entries), answers(&same), "{events}");
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no select(2)")]
    fn the_end_can_be_read_and_is_not_exceptional() {
        let [a, b] = pair();
        drop(b);
        let mut entries = [entry(a.as_raw_fd(), libc::POLLIN | libc::POLLPRI)];
        assert_eq!(select(&mut entries, None), Ok(1));
        assert_eq!(entries[0].revents, libc::POLLIN);
        entries[0].events = libc::POLLPRI;
        assert_eq!(select(&mut entries, Some(Duration::from_millis(1))), Ok(0));
        assert_eq!(entries[0].revents, 0);
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no select(2)")]
    fn a_number_that_is_not_open_ends_the_wait() {
        let [a, _b] = pair();
        let mut entries = [entry(a.as_raw_fd(), libc::POLLIN), entry(RawFd::MAX, libc::POLLIN)];
        assert_eq!(select(&mut entries, None), Ok(1));
        assert_eq!(entries.map(|entry| entry.revents), [0, libc::POLLNVAL]);
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no select(2)")]
    fn none_is_a_pause() {
        assert_eq!(select(&mut [], Some(Duration::from_millis(1))), Ok(0));
    }
}
