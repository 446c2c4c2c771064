//! Tests of the set of sockets that `socket_select` waits for.

use super::super::super::errno::{Error, check};
use super::*;
use crate::{connection, send_recv, socketpair, sockopt};
use nix::libc;
use std::net::{TcpListener, TcpStream};
use std::ops::Range;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::thread::{JoinHandle, spawn, yield_now};
use std::time::{Duration, Instant};

/// Room for so many elements, for a test.
pub struct RequestBuf(Vec<MaybeUninit<Entry>>, [Vec<MaybeUninit<u32>>; 2]);

impl RequestBuf {
    pub fn new(elements: usize) -> Self {
        Self(
            vec![MaybeUninit::uninit(); elements],
            [elements, table_size(elements)].map(|number| vec![MaybeUninit::uninit(); number]),
        )
    }

    pub fn set(&mut self) -> Set<'_> {
        let [indices, table] = &mut self.1;
        Set::new(Memory { entries: &mut self.0, indices, table })
    }
}

pub fn stream_pair() -> [OwnedFd; 2] {
    socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair")
}

/// Adds descriptors in whatever order.
pub fn add(set: &mut Set<'_>, interest: Interest, descriptors: impl IntoIterator<Item = RawFd>) {
    let mut descriptors = descriptors.into_iter().peekable();
    if let Some(mut ascending) = set.ascending(interest) {
        while descriptors.next_if(|fd| ascending.push(*fd)).is_some() {}
        ascending.finish();
    }
    for fd in descriptors {
        set.add(interest, fd, false);
    }
}

/// Which elements of the range are ready, and how many descriptors that is.
fn ready(set: &mut Set<'_>, elements: Range<usize>, interest: Interest) -> (Vec<usize>, i64) {
    let mut numbers = Vec::new();
    let count = set.ready(&elements, interest, |number| numbers.push(number));
    (numbers, count.expect("no error"))
}

/// A pipe: its end to read from, and its end to write to.
pub fn pipe() -> [OwnedFd; 2] {
    let mut ends = [0; 2];
    // SAFETY: there is room for two.
    assert_eq!(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_NONBLOCK) }, 0);
    // SAFETY: just made.
    ends.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) })
}

/// Writes until there is no room.
pub fn fill(end: &OwnedFd) {
    while send_recv::write(end, &[0; 4096]).is_ok() {}
}

/// What `select(2)` says of a descriptor, without waiting.
fn select(fd: RawFd, interest: Interest) -> bool {
    assert!(usize::try_from(fd).is_ok_and(|fd| fd < libc::FD_SETSIZE));
    // SAFETY: the number is small, and all sets are there.
    unsafe {
        let mut asked: libc::fd_set = std::mem::zeroed();
        libc::FD_SET(fd, &raw mut asked);
        let mut sets = [std::ptr::null_mut(); 3];
        sets[[Interest::Read, Interest::Write, Interest::Except]
            .iter()
            .position(|own| *own == interest)
            .expect("one of them")] = &raw mut asked;
        let mut timeout: libc::timeval = std::mem::zeroed();
        let [read, write, except] = sets;
        assert!(libc::select(fd + 1, read, write, except, &raw mut timeout) >= 0);
        libc::FD_ISSET(fd, &raw const asked)
    }
}

/// Runs `then` in another thread as soon as this one sleeps.
pub fn once_asleep<T: Send + 'static>(then: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    // SAFETY: takes no pointers.
    let thread = unsafe { libc::gettid() };
    spawn(move || {
        let state =
            || std::fs::read_to_string(format!("/proc/self/task/{thread}/stat")).expect("a thread");
        while !state().contains(") S ") {
            yield_now();
        }
        then()
    })
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no poll(2)")]
fn a_descriptor_has_one_entry_in_any_order() {
    let pairs: Vec<_> = (0..40).map(|_| stream_pair()).collect();
    let mut descriptors: Vec<_> = pairs.iter().flatten().map(AsRawFd::as_raw_fd).collect();
    descriptors.sort_unstable();
    // Numbers that have no common divisor: each descriptor comes, in no order.
    let mixed: Vec<_> = (0..80).map(|index| descriptors[index * 7 % 80]).collect();
    let doubled: Vec<_> = mixed.iter().chain(&mixed[..13]).copied().collect();
    for order in [&descriptors, &mixed, &doubled] {
        let mut room = RequestBuf::new(order.len() + 80);
        let mut set = room.set();
        add(&mut set, Interest::Write, order.iter().copied());
        add(&mut set, Interest::Read, descriptors.iter().copied());
        assert_eq!(set.entries, 80, "the kernel is to look at each once");
        set.wait(None).expect("no error");
        let all: Vec<_> = (0..order.len()).collect();
        assert_eq!(ready(&mut set, 0..order.len(), Interest::Write), (all, 80));
    }
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no poll(2)")]
fn a_descriptor_counts_once_however_many_elements_name_it() {
    let [a, b] = stream_pair();
    send_recv::write(&b, b"x").expect("written");
    let mut room = RequestBuf::new(7);
    let mut set = room.set();
    add(&mut set, Interest::Read, [&b, &a, &a, &b].map(AsRawFd::as_raw_fd));
    add(&mut set, Interest::Write, [&a, &b, &a].map(AsRawFd::as_raw_fd));
    assert_eq!(set.entries, 2);
    set.wait(None).expect("no error");
    assert_eq!(set.all_ready(Interest::Read), None);
    assert_eq!(ready(&mut set, 0..4, Interest::Read), (vec![1, 2], 1));
    assert_eq!(ready(&mut set, 4..7, Interest::Write), (vec![0, 1, 2], 2));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no poll(2)")]
fn all_of_several_are_ready() {
    let [a, b] = stream_pair();
    let mut descriptors = [a.as_raw_fd(), b.as_raw_fd()];
    descriptors.sort_unstable();
    let mut room = RequestBuf::new(2);
    let mut set = room.set();
    add(&mut set, Interest::Write, descriptors);
    set.wait(None).expect("no error");
    assert_eq!(set.all_ready(Interest::Write), Some(2));
}

#[test]
fn entries_are_found_in_any_order() {
    const COUNT: usize = 3000;
    let mut room = RequestBuf::new(3 * COUNT);
    let mut set = room.set();
    // Ascends at first, and repeats no number.
    let number = |index: usize| RawFd::try_from(index * 256 % 7919).expect("small");
    add(&mut set, Interest::Read, (0..COUNT).map(number));
    add(&mut set, Interest::Write, (0..COUNT).rev().map(number));
    add(&mut set, Interest::Except, (0..COUNT).map(number));
    assert_eq!(set.len(), 3 * COUNT);
    assert_eq!(set.entries, COUNT);
    assert!(set.direct > 0 && set.direct < COUNT);
    let all = libc::POLLIN | libc::POLLOUT | libc::POLLPRI;
    assert!(set.entries().iter().all(|entry| entry.events == all));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no poll(2)")]
fn what_is_ready_anyway_does_not_wait() {
    let [a, b] = stream_pair();
    send_recv::write(&a, b"x").expect("written");
    let mut room = RequestBuf::new(2);
    let mut set = room.set();
    assert!(set.ascending(Interest::Read).is_some());
    set.add(Interest::Read, a.as_raw_fd(), true);
    set.add(Interest::Read, b.as_raw_fd(), false);
    set.wait(None).expect("no error");
    assert_eq!(ready(&mut set, 0..2, Interest::Read), (vec![0, 1], 2));
}

/// POLLERR or POLLHUP alone, without POLLIN or POLLOUT: what is ready then is for `select(2)` to
/// say.
#[test]
#[cfg_attr(miri, ignore = "Miri has no poll(2)")]
fn errors_and_hangups_are_what_select_says() {
    let [_kept, full] = pipe();
    fill(&full);
    let [reader, full_without_reader] = pipe();
    fill(&full_without_reader);
    drop(reader);
    let [without_writer, writer] = pipe();
    drop(writer);
    for fd in [&full, &full_without_reader, &without_writer].map(AsRawFd::as_raw_fd) {
        for interest in [Interest::Read, Interest::Write, Interest::Except] {
            let mut room = RequestBuf::new(1);
            let mut set = room.set();
            add(&mut set, interest, [fd]);
            set.wait(Some(Duration::ZERO)).expect("no error");
            let (numbers, count) = ready(&mut set, 0..1, interest);
            let expected = select(fd, interest);
            assert_eq!((numbers.len(), count), (expected.into(), expected.into()), "{interest:?}");
        }
    }
    // With nothing else to wait for, it is seen at once, too.
    let mut room = RequestBuf::new(1);
    let mut set = room.set();
    add(&mut set, Interest::Write, [full_without_reader.as_raw_fd()]);
    set.wait(Some(Duration::from_secs(20))).expect("no error");
    assert_eq!(ready(&mut set, 0..1, Interest::Write), (vec![0], 1));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no ppoll(2)")]
fn a_closed_connection_is_not_exceptional() {
    let [a, b] = stream_pair();
    drop(b);
    let mut room = RequestBuf::new(1);
    let mut set = room.set();
    add(&mut set, Interest::Except, [a.as_raw_fd()]);
    let start = Instant::now();
    set.wait(Some(Duration::from_millis(20))).expect("no error");
    assert!(start.elapsed() >= Duration::from_millis(20));
    assert_eq!(ready(&mut set, 0..1, Interest::Except), (vec![], 0));
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no setsockopt(2)")]
fn out_of_band_data_is_seen_after_an_error_that_the_connection_survives() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a listener");
    let address = listener.local_addr().expect("an address");
    let a = OwnedFd::from(TcpStream::connect(address).expect("a connection"));
    let b = OwnedFd::from(listener.accept().expect("a connection").0);
    // A time stamp of what was sent comes into the error queue: POLLERR.
    let stamps = libc::SOF_TIMESTAMPING_TX_SOFTWARE | libc::SOF_TIMESTAMPING_SOFTWARE;
    let (level, option) = (libc::SOL_SOCKET.into(), libc::SO_TIMESTAMPING.into());
    sockopt::set(&a, level, option, &stamps).expect("an option");
    send_recv::write(&a, b"x").expect("no error");

    let mut room = RequestBuf::new(1);
    let mut set = room.set();
    add(&mut set, Interest::Except, [a.as_raw_fd()]);
    set.wait(Some(Duration::from_millis(30))).expect("no error");
    assert_eq!(ready(&mut set, 0..1, Interest::Except), (vec![], 0));

    let sender = once_asleep(move || {
        send_recv::send(&b, b"!", libc::MSG_OOB, None).expect("no error");
        b
    });
    let mut room = RequestBuf::new(1);
    let mut set = room.set();
    add(&mut set, Interest::Except, [a.as_raw_fd()]);
    set.wait(Some(Duration::from_secs(20))).expect("no error");
    assert_eq!(ready(&mut set, 0..1, Interest::Except), (vec![0], 1));
    drop(sender.join());
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no poll(2)")]
fn a_closed_descriptor_is_an_error() {
    let [a, b] = stream_pair();
    // A number that nothing in this process has.
    // SAFETY: takes no pointers.
    let high =
        check(unsafe { libc::fcntl(a.as_raw_fd(), libc::F_DUPFD, 900) }).expect("a duplicate");
    // SAFETY: just made.
    drop(unsafe { OwnedFd::from_raw_fd(high) });
    for interest in [Interest::Read, Interest::Write, Interest::Except] {
        for order in [[b.as_raw_fd(), high], [high, b.as_raw_fd()]] {
            let mut room = RequestBuf::new(2);
            let mut set = room.set();
            add(&mut set, interest, order);
            set.wait(None).expect("no error");
            assert_eq!(set.all_ready(interest), None);
            assert_eq!(set.ready(&(0..2), interest, |_| ()), Err(Error(libc::EBADF)));
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "Miri has no setsockopt(2)")]
fn what_is_hung_up_is_looked_at_again() {
    let listener = OwnedFd::from(TcpListener::bind(("127.0.0.1", 0)).expect("a listener"));
    // Not connected: POLLHUP.
    let socket = connection::socket(libc::AF_INET, libc::SOCK_STREAM, 0).expect("a socket");
    let mut room = RequestBuf::new(1);
    let mut set = room.set();
    add(&mut set, Interest::Except, [socket.as_raw_fd()]);
    let address = connection::local_name(&listener).expect("an address");
    let other = socket.try_clone().expect("a duplicate");
    let sender = once_asleep(move || {
        connection::connect(&other, &address).expect("no error");
        let peer = connection::accept(&listener, 0).expect("a connection");
        send_recv::send(&peer, b"!", libc::MSG_OOB, None).expect("no error");
        peer
    });
    set.wait(Some(Duration::from_secs(20))).expect("no error");
    assert_eq!(ready(&mut set, 0..1, Interest::Except), (vec![0], 1));
    drop(sender.join());
}
