//! Waiting for many descriptors: `ppoll(2)`, with the meaning of `select(2)` but without its limit on descriptor numbers.
//!
//! A [`Set`] is filled with elements: a descriptor and what is wanted of it. The kernel takes no more entries than the process may have
//! descriptors, so one descriptor has one entry, however many elements name it. Memory comes from the caller.

use super::error::{Error, Result, check};
use nix::libc::{self, c_short, timespec};
use std::mem::MaybeUninit;
use std::ops::Range;
use std::os::fd::RawFd;
use std::ptr::null;
use std::time::{Duration, Instant};

/// The kernel's record of one descriptor.
pub type Entry = libc::pollfd;

/// What is wanted of a descriptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interest {
    /// Reading would not wait: there is data, the end of the stream, or an error.
    Read,
    /// Writing would not wait: there is room, or an error.
    Write,
    /// There is out-of-band data.
    Except,
}

impl Interest {
    /// What the kernel is asked for.
    const fn asked(self) -> c_short {
        match self {
            Self::Read => libc::POLLIN,
            Self::Write => libc::POLLOUT,
            Self::Except => libc::POLLPRI,
        }
    }

    /// What of the kernel's answer means "ready": `select(2)`'s own table.
    const fn answers(self) -> c_short {
        match self {
            Self::Read => libc::POLLIN | libc::POLLHUP | libc::POLLERR,
            Self::Write => libc::POLLOUT | libc::POLLERR,
            Self::Except => libc::POLLPRI,
        }
    }

    /// What of the kernel's answer means "ready" to an entry that asks for `events`.
    const fn all_answers(events: c_short) -> c_short {
        let mut answers = 0;
        if events & Self::Read.asked() != 0 {
            answers |= Self::Read.answers();
        }
        if events & Self::Write.asked() != 0 {
            answers |= Self::Write.answers();
        }
        if events & Self::Except.asked() != 0 {
            answers |= Self::Except.answers();
        }
        answers
    }
}

/// How long to wait at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout {
    seconds: libc::time_t,
    nanoseconds: libc::c_long,
}

impl Timeout {
    const NONE: Self = Self {
        seconds: 0,
        nanoseconds: 0,
    };

    /// Microseconds from a million on carry over to the seconds.
    ///
    /// # Errors
    /// EINVAL: a negative time, or one that no clock can hold.
    pub fn new(seconds: i64, microseconds: i64) -> Result<Self> {
        const MILLION: i64 = 1_000_000;
        let carry = if microseconds < MILLION { 0 } else { microseconds / MILLION };
        match seconds.checked_add(carry) {
            Some(seconds) if seconds >= 0 && microseconds >= 0 => Ok(Self {
                seconds,
                nanoseconds: microseconds % MILLION * 1000,
            }),
            _ => Err(Error::INVAL),
        }
    }

    /// When it is over. `None`: after the end of the clock.
    fn deadline(self) -> Option<Instant> {
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let length = seconds.checked_add(Duration::from_nanos(self.nanoseconds.unsigned_abs()))?;
        Instant::now().checked_add(length)
    }

    /// What is left until `deadline`.
    fn until(deadline: Instant) -> Self {
        let left = deadline.saturating_duration_since(Instant::now());
        Self {
            seconds: left.as_secs().try_into().unwrap_or(libc::time_t::MAX),
            nanoseconds: left.subsec_nanos().into(),
        }
    }
}

/// Where a [`Set`] keeps its elements.
pub struct Memory<'m> {
    /// One for each element.
    pub entries: &'m mut [MaybeUninit<Entry>],
    /// One for each element.
    pub places: &'m mut [MaybeUninit<u32>],
    /// As many as [`Memory::table_size`] says.
    pub table: &'m mut [MaybeUninit<u32>],
}

impl Memory<'_> {
    /// So many elements need no table: entries are found by looking at each.
    pub const SMALL: usize = 64;

    /// The size of the table for `elements` elements: a power of two that is never more than half full.
    #[must_use]
    pub const fn table_size(elements: usize) -> usize {
        if elements <= Self::SMALL {
            0
        } else {
            elements.next_power_of_two() * 2
        }
    }
}

/// Memory that is filled from its beginning.
struct List<'m, T> {
    memory: &'m mut [MaybeUninit<T>],
    length: usize,
}

impl<'m, T: Copy> List<'m, T> {
    const fn new(memory: &'m mut [MaybeUninit<T>]) -> Self {
        Self { memory, length: 0 }
    }

    /// Appends; beyond the memory's end nothing happens.
    #[inline]
    fn push(&mut self, value: T) {
        if let Some(slot) = self.memory.get_mut(self.length) {
            slot.write(value);
            self.length += 1;
        }
    }

    #[inline]
    fn all(&mut self) -> &mut [T] {
        // SAFETY: that many were written.
        unsafe { std::slice::from_raw_parts_mut(self.memory.as_mut_ptr().cast(), self.length) }
    }
}

/// In a place: ready whatever the kernel says.
const READY: u32 = 1 << 31;
/// In the table: no entry.
const VACANT: u32 = u32::MAX;

/// Descriptors to wait for.
pub struct Set<'m> {
    entries: List<'m, Entry>,
    /// Of each element, its entry's index, perhaps with [`READY`].
    places: List<'m, u32>,
    /// Entries by descriptor: open addressing, brought up to date when an entry is looked for.
    table: &'m mut [MaybeUninit<u32>],
    /// The number of entries that are in the table.
    indexed: usize,
    /// The highest descriptor so far. A higher one is new, and so need not be looked for: sockets mostly come in ascending order.
    highest: RawFd,
    /// Whether an element is ready whatever the kernel says.
    at_once: bool,
    /// All that the elements ask for.
    asked: c_short,
}

impl<'m> Set<'m> {
    /// An empty one.
    #[must_use]
    pub const fn new(memory: Memory<'m>) -> Self {
        Self {
            entries: List::new(memory.entries),
            places: List::new(memory.places),
            table: memory.table,
            indexed: 0,
            highest: -1,
            at_once: false,
            asked: 0,
        }
    }

    /// The number of elements.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.places.length
    }

    /// Adds an element. `ready`: it is, whatever the kernel says.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // entries are counted in 32 bits: the process has no more descriptors
    pub fn add(&mut self, fd: RawFd, interest: Interest, ready: bool) {
        let place = if fd > self.highest {
            self.highest = fd;
            self.append(fd, interest.asked())
        } else {
            self.merge(fd, interest.asked())
        };
        self.asked |= interest.asked();
        self.at_once |= ready;
        self.places.push(if ready { place as u32 | READY } else { place as u32 });
    }

    #[inline]
    fn append(&mut self, fd: RawFd, events: c_short) -> usize {
        self.entries.push(Entry { fd, events, revents: 0 });
        self.entries.length - 1
    }

    /// Adds to the descriptor's entry, if it has one already.
    #[inline(never)]
    fn merge(&mut self, fd: RawFd, events: c_short) -> usize {
        let found = if self.table.is_empty() {
            self.entries.all().iter().position(|entry| entry.fd == fd)
        } else {
            self.look_up(fd)
        };
        match found.and_then(|place| Some((place, self.entries.all().get_mut(place)?))) {
            Some((place, entry)) => {
                entry.events |= events;
                place
            }
            None => self.append(fd, events),
        }
    }

    /// The place of a descriptor's entry.
    #[allow(clippy::cast_possible_truncation)] // as in `add`
    fn look_up(&mut self, fd: RawFd) -> Option<usize> {
        if self.indexed == 0 {
            self.table.fill(MaybeUninit::new(VACANT));
        }
        let entries = self.entries.all();
        for (place, entry) in entries.iter().enumerate().skip(self.indexed) {
            if let Some(slot) = Self::slot(self.table, entries, entry.fd) {
                slot.write(place as u32);
            }
        }
        self.indexed = entries.len();
        let slot = Self::slot(self.table, entries, fd)?;
        // SAFETY: the table was filled.
        let place = unsafe { slot.assume_init() };
        (place != VACANT).then_some(place as usize)
    }

    /// The slot of a descriptor's entry, or the one where it belongs. The table has been filled.
    #[allow(clippy::cast_sign_loss)] // any bits do
    fn slot<'t>(table: &'t mut [MaybeUninit<u32>], entries: &[Entry], fd: RawFd) -> Option<&'t mut MaybeUninit<u32>> {
        // Fibonacci hashing: successive numbers, which descriptors mostly are, come to lie apart.
        const MULTIPLIER: u32 = 0x9e37_79b1;
        let mask = table.len() - 1;
        let mut index = ((fd as u32).wrapping_mul(MULTIPLIER) >> 7) as usize & mask;
        loop {
            // SAFETY: the caller's: the table has been filled.
            let place = unsafe { table.get(index)?.assume_init() };
            if place == VACANT || entries.get(place as usize).is_some_and(|entry| entry.fd == fd) {
                return table.get_mut(index);
            }
            index = (index + 1) & mask;
        }
    }

    /// Waits until an element is ready or the time is over. `None`: for ever.
    ///
    /// # Errors
    /// Those of `ppoll(2)`: EINTR, ENOMEM, ...; EBADF, when a descriptor is not open.
    pub fn wait(&mut self, timeout: Option<Timeout>) -> Result<()> {
        let mut timeout = if self.at_once { Some(Timeout::NONE) } else { timeout };
        // See below: the kernel may answer before it should only where something else than reading is asked for.
        let patient = self.asked != Interest::Read.asked() && timeout != Some(Timeout::NONE);
        let deadline = timeout.filter(|_| patient).and_then(Timeout::deadline);
        loop {
            let entries = self.entries.all();
            if poll(entries, timeout)? == 0 {
                return Ok(());
            }
            let answers = entries.iter().fold(0, |all, entry| all | entry.revents);
            if answers & libc::POLLNVAL != 0 {
                return Err(Error(libc::EBADF));
            }
            // The kernel reports POLLHUP and POLLERR also to who did not ask, and at once; to `select(2)` a closed connection is not
            // exceptional, and it goes on waiting.
            if !patient
                || entries
                    .iter()
                    .any(|entry| entry.revents & Interest::all_answers(entry.events) != 0)
            {
                return Ok(());
            }
            // Such an entry will not change any more. Of a negative number the kernel takes no notice.
            for entry in entries.iter_mut().filter(|entry| entry.revents != 0) {
                entry.fd = !entry.fd;
            }
            timeout = deadline.map(Timeout::until).or(timeout);
        }
    }

    /// Whether all of these elements are ready.
    #[inline]
    #[must_use]
    pub fn all_ready(&mut self, elements: Range<usize>, interest: Interest) -> bool {
        let entries = self.entries.all();
        let places = self.places.all().get(elements).unwrap_or_default();
        places.iter().all(|place| is_ready(*place, entries, interest))
    }

    /// Hands those of the elements that are ready to `each`, by their number within the range. Returns how many descriptors are ready: each
    /// counts once, however many elements it is. Asked a second time for the same interest, it counts 0.
    #[inline]
    pub fn ready(&mut self, elements: Range<usize>, interest: Interest, mut each: impl FnMut(usize)) -> i64 {
        let entries = self.entries.all();
        let places = self.places.all().get(elements).unwrap_or_default();
        let mut count = 0;
        for (index, place) in places.iter().enumerate() {
            if !is_ready(*place, entries, interest) {
                continue;
            }
            // What was asked for is not needed any more: from now on it says "not counted yet".
            if let Some(entry) = entries.get_mut((*place & !READY) as usize) {
                count += i64::from(entry.events & interest.asked() != 0);
                entry.events &= !interest.asked();
            }
            each(index);
        }
        count
    }
}

#[inline]
fn is_ready(place: u32, entries: &[Entry], interest: Interest) -> bool {
    place & READY != 0
        || entries
            .get(place as usize)
            .is_some_and(|entry| entry.revents & interest.answers() != 0)
}

/// `ppoll(2)`, without a signal mask. The number of entries that have an answer.
#[inline]
#[allow(clippy::cast_possible_truncation)] // the kernel refuses more entries than the process may have descriptors
fn poll(entries: &mut [Entry], timeout: Option<Timeout>) -> Result<libc::c_int> {
    let timeout = timeout.map(|timeout| timespec {
        tv_sec: timeout.seconds,
        tv_nsec: timeout.nanoseconds,
    });
    let limit = timeout.as_ref().map_or(null(), std::ptr::from_ref);
    // SAFETY: the kernel writes the entries' answers and reads the time.
    check(unsafe { libc::ppoll(entries.as_mut_ptr(), entries.len() as libc::nfds_t, limit, null()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::{pair, transfer};
    use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

    /// Room for so many elements, for a test.
    struct Room(Vec<MaybeUninit<Entry>>, Vec<MaybeUninit<u32>>, Vec<MaybeUninit<u32>>);

    impl Room {
        fn new(elements: usize) -> Self {
            let table = Memory::table_size(elements);
            Self(
                vec![MaybeUninit::uninit(); elements],
                vec![MaybeUninit::uninit(); elements],
                vec![MaybeUninit::uninit(); table],
            )
        }

        fn set(&mut self) -> Set<'_> {
            Set::new(Memory {
                entries: &mut self.0,
                places: &mut self.1,
                table: &mut self.2,
            })
        }
    }

    fn stream_pair() -> [OwnedFd; 2] {
        pair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair")
    }

    /// Which elements of the range are ready, and how many descriptors that is.
    fn ready(set: &mut Set<'_>, elements: Range<usize>, interest: Interest) -> (Vec<usize>, i64) {
        let mut numbers = Vec::new();
        let count = set.ready(elements, interest, |number| numbers.push(number));
        (numbers, count)
    }

    #[test]
    fn a_descriptor_counts_once_however_many_elements_name_it() {
        for elements in [8, Memory::SMALL + 1] {
            let [a, b] = stream_pair();
            transfer::write(b.as_raw_fd(), b"x").expect("written");
            let mut room = Room::new(elements);
            let mut set = room.set();
            for fd in [&b, &a, &a, &b] {
                set.add(fd.as_raw_fd(), Interest::Read, false);
            }
            for fd in [&a, &b, &a] {
                set.add(fd.as_raw_fd(), Interest::Write, false);
            }
            assert_eq!(set.entries.length, 2);
            set.wait(None).expect("no error");
            assert_eq!(ready(&mut set, 0..4, Interest::Read), (vec![1, 2], 1));
            assert!(!set.all_ready(0..4, Interest::Read));
            assert!(set.all_ready(4..7, Interest::Write));
            assert_eq!(ready(&mut set, 4..7, Interest::Write), (vec![0, 1, 2], 2));
        }
    }

    #[test]
    fn entries_are_found_in_any_order() {
        const COUNT: usize = 3000;
        let mut room = Room::new(3 * COUNT);
        let mut set = room.set();
        let number = |index: usize| RawFd::try_from(index * 256 % 7919).expect("small");
        for index in 0..COUNT {
            set.add(number(index), Interest::Read, false);
        }
        for index in (0..COUNT).rev() {
            set.add(number(index), Interest::Write, false);
            set.add(number(index), Interest::Except, false);
        }
        assert_eq!(set.len(), 3 * COUNT);
        assert_eq!(set.entries.length, COUNT);
        let all = libc::POLLIN | libc::POLLOUT | libc::POLLPRI;
        assert!(set.entries.all().iter().all(|entry| entry.events == all));
    }

    #[test]
    fn what_is_ready_anyway_does_not_wait() {
        let [a, b] = stream_pair();
        transfer::write(a.as_raw_fd(), b"x").expect("written");
        let mut room = Room::new(2);
        let mut set = room.set();
        set.add(a.as_raw_fd(), Interest::Read, true);
        set.add(b.as_raw_fd(), Interest::Read, false);
        set.wait(None).expect("no error");
        assert_eq!(ready(&mut set, 0..2, Interest::Read), (vec![0, 1], 2));
    }

    #[test]
    fn a_closed_connection_is_not_exceptional() {
        let [a, b] = stream_pair();
        drop(b);
        let mut room = Room::new(1);
        let mut set = room.set();
        set.add(a.as_raw_fd(), Interest::Except, false);
        let start = Instant::now();
        set.wait(Some(Timeout::new(0, 20_000).expect("a time"))).expect("no error");
        assert!(start.elapsed() >= Duration::from_millis(20));
        assert_eq!(ready(&mut set, 0..1, Interest::Except), (vec![], 0));
    }

    #[test]
    fn a_closed_descriptor_is_an_error() {
        let [a, b] = stream_pair();
        let number = a.as_raw_fd();
        // A number that nothing in this process has.
        // SAFETY: takes no pointers.
        let high = check(unsafe { libc::fcntl(number, libc::F_DUPFD, 900) }).expect("a duplicate");
        // SAFETY: just made.
        drop(unsafe { OwnedFd::from_raw_fd(high) });
        let mut room = Room::new(2);
        let mut set = room.set();
        set.add(b.as_raw_fd(), Interest::Write, false);
        set.add(high, Interest::Write, false);
        assert_eq!(set.wait(None), Err(Error(libc::EBADF)));
    }

    #[test]
    fn times() {
        let time = |seconds, nanoseconds| Ok(Timeout { seconds, nanoseconds });
        assert_eq!(Timeout::new(0, 0), Ok(Timeout::NONE));
        assert_eq!(Timeout::new(1, 999_999), time(1, 999_999_000));
        assert_eq!(Timeout::new(1, 2_500_000), time(3, 500_000_000));
        assert_eq!(Timeout::new(-1, 1_000_000), time(0, 0));
        assert_eq!(Timeout::new(-1, 0), Err(Error::INVAL));
        assert_eq!(Timeout::new(0, -1), Err(Error::INVAL));
        assert_eq!(Timeout::new(5, -2_000_000), Err(Error::INVAL));
        assert_eq!(Timeout::new(i64::MAX, 1_000_000), Err(Error::INVAL));
        assert_eq!(Timeout::new(i64::MAX, 0).map(Timeout::deadline), Ok(None));
    }
}
