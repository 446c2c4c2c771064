//! Tests of the interest list: each asks for what `ppoll(2)` would say.

mod answers;

use super::super::Interest;
use super::super::set::tests::{RequestBuf, add, fill, once_asleep, pipe, stream_pair};
use super::*;
use crate::{fd::OpenFd, send_recv};
use nix::libc;
use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd};
use std::time::{Duration, Instant};

/// What a Socket is to the list.
struct Socket {
    fd: RawFd,
    registration: Cell<Registration>,
}

impl Socket {
    fn new(fd: OwnedFd) -> Self {
        Self { fd: fd.into_raw_fd(), registration: Cell::default() }
    }

    fn pair() -> [Self; 2] {
        stream_pair().map(Self::new)
    }

    fn many(number: usize) -> Vec<Self> {
        std::iter::repeat_with(Self::pair).flatten().take(number).collect()
    }

    fn write(&self) {
        // SAFETY: the Socket owns it.
        send_recv::write(&unsafe { OpenFd::new(self.fd) }, b"x").expect("written");
    }

    fn read(&self) {
        let mut byte = [0; 1];
        // SAFETY: there is room for a byte.
        assert_eq!(unsafe { libc::read(self.fd, byte.as_mut_ptr().cast(), 1) }, 1);
    }

    /// Another descriptor of the same socket.
    fn duplicate(&self) -> OwnedFd {
        // SAFETY: takes no pointers; the new descriptor is ours alone.
        unsafe { OwnedFd::from_raw_fd(libc::dup(self.fd)) }
    }

    fn close(self, list: &mut InterestList) {
        list.forget(self.registration.get(), self.fd);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        crate::close(self.fd);
    }
}

type Asked<'s> = Vec<(&'s Socket, Interest)>;

fn reading<'s>(sockets: impl IntoIterator<Item = &'s Socket>) -> Asked<'s> {
    sockets.into_iter().map(|socket| (socket, Interest::Read)).collect()
}

/// One call of `socket_select`, with an array for each interest, and with the list (`None`: as
/// always). Returns which of `asked` are ready, and how many are.
fn call(
    list: Option<&mut InterestList>,
    asked: &Asked<'_>,
    timeout: Option<Duration>,
) -> Result<(Vec<usize>, i64)> {
    let arrays = [Interest::Read, Interest::Write, Interest::Except].map(|interest| {
        let own = asked.iter().enumerate().filter(|(_, (_, own))| *own == interest);
        (interest, own.map(|(number, (socket, _))| (number, *socket)).collect::<Vec<_>>())
    });
    let mut ready = Vec::new();
    let mut total = 0;
    let mut left = timeout;
    if let Some(list) = list {
        let served =
            if list.begin() && arrays.iter().all(|(interest, array)| ask(list, *interest, array)) {
                list.wait(timeout)?
            } else {
                Served::No(timeout)
            };
        match served {
            Served::Yes => {
                let mut start = 0;
                for (interest, array) in &arrays {
                    let end = start + array.len();
                    while let Some((element, counts)) = list.next_ready(*interest, end) {
                        ready.push(array[element - start].0);
                        total += i64::from(counts);
                    }
                    start = end;
                }
                ready.sort_unstable();
                return Ok((ready, total));
            }
            Served::No(rest) => left = rest,
        }
    }
    let mut room = RequestBuf::new(asked.len());
    let mut set = room.set();
    let arrays = arrays.map(|(interest, array)| {
        let start = set.len();
        if !array.is_empty() {
            add(&mut set, interest, array.iter().map(|(_, socket)| socket.fd));
        }
        (interest, start..set.len(), array)
    });
    set.wait(left)?;
    for (interest, elements, array) in &arrays {
        total += set.ready(elements, *interest, |number| ready.push(array[number].0))?;
    }
    ready.sort_unstable();
    Ok((ready, total))
}

/// Asks for an array's sockets.
fn ask(list: &mut InterestList, interest: Interest, array: &[(usize, &Socket)]) -> bool {
    let mut sockets = array.iter().peekable();
    while sockets.peek().is_some() {
        let mut asking = list.asking(interest);
        while sockets
            .next_if(|(_, socket)| asking.push(socket.registration.get(), socket.fd))
            .is_some()
        {}
        asking.finish();
        if let Some((_, socket)) = sockets.next()
            && !list.ask(interest, &socket.registration, socket.fd, false)
        {
            list.decline();
            return false;
        }
    }
    true
}

fn select(
    list: &mut InterestList,
    asked: &Asked<'_>,
    timeout: Option<Duration>,
) -> Result<Vec<usize>> {
    call(Some(list), asked, timeout).map(|(ready, _)| ready)
}

/// Without waiting; as `ppoll(2)` says it.
fn now(list: &mut InterestList, asked: &Asked<'_>) -> Vec<usize> {
    let ready = call(Some(list), asked, NONE).expect("no error");
    assert_eq!(call(None, asked, NONE), Ok(ready.clone()));
    ready.0
}

/// A list that has the sockets.
fn filled(asked: &Asked<'_>) -> InterestList {
    let mut list = InterestList::default();
    for _ in 0..4 {
        now(&mut list, asked);
    }
    assert_eq!(watched(&list), asked.len());
    list
}

fn watched(list: &InterestList) -> usize {
    list.slots.iter().filter(|slot| slot.state.watched != 0).count()
}

/// No time.
const NONE: Option<Duration> = Some(Duration::ZERO);
/// Twenty milliseconds.
const WHILE: Option<Duration> = Some(Duration::from_millis(20));

#[test]
fn what_comes_again_is_watched() {
    let sockets = Socket::many(40);
    let asked = reading(&sockets);
    let mut list = InterestList::default();
    assert_eq!(now(&mut list, &asked), []);
    assert!(list.epoll.is_none());
    let mut list = filled(&asked);
    for writer in [1, 7, 39] {
        sockets[writer].write();
    }
    // As long as they are.
    for _ in 0..3 {
        assert_eq!(now(&mut list, &asked), [0, 6, 38]);
    }
    sockets[6].read();
    assert_eq!(now(&mut list, &asked), [0, 38]);
    assert_eq!(watched(&list), 40);
    for socket in sockets {
        socket.close(&mut list);
    }
    assert_eq!(watched(&list), 0);
}

#[test]
fn what_changes_all_the_time_is_not_watched() {
    let sockets = Socket::many(400);
    let mut list = InterestList::default();
    for chunk in sockets.chunks(40).cycle().take(50) {
        assert_eq!(now(&mut list, &reading(chunk)), []);
    }
    // Then it is tried again less and less.
    assert!(list.balance.is_resting(), "{list:?}");
}

#[test]
fn what_came_apart_is_served_together() {
    let sockets = Socket::many(128);
    let mut list = InterestList::default();
    for half in [&sockets[..64], &sockets[64..]] {
        for _ in 0..4 {
            now(&mut list, &reading(half));
        }
    }
    sockets[1].write();
    assert_eq!(now(&mut list, &reading(&sockets)), [0]);
    assert_eq!(watched(&list), 128);
}

#[test]
fn a_list_ends_and_another_begins() {
    let sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    list.calls = LIFE;
    sockets[1].write();
    assert_eq!(now(&mut list, &reading(&sockets)), [0]);
    assert_eq!(watched(&list), 0);
    for _ in 0..3 {
        assert_eq!(now(&mut list, &reading(&sockets)), [0]);
    }
    assert_eq!(watched(&list), 64);
}

#[test]
fn what_changes_a_little_is_told() {
    let mut sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    for number in 0..6 {
        sockets.remove(number).close(&mut list);
        let [a, b] = Socket::pair();
        b.write();
        sockets.insert(number, a);
        assert!(now(&mut list, &reading(&sockets)).contains(&number));
        assert_eq!(watched(&list), 64);
        b.close(&mut list);
    }
}

#[test]
fn interests_change() {
    let sockets = Socket::many(64);
    let mut asked = reading(&sockets);
    let mut list = filled(&asked);
    sockets[11].write();
    asked[3].1 = Interest::Write;
    assert_eq!(now(&mut list, &asked), [3, 10]);
    asked.push((&sockets[10], Interest::Write));
    assert_eq!(now(&mut list, &asked), [3, 10, 64]);
    asked[3].1 = Interest::Read;
    asked.pop();
    assert_eq!(now(&mut list, &asked), [10]);
    assert!(!list.balance.is_resting());
}

#[test]
fn strangers_do_not_wake() {
    let sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    sockets[1].write();
    let start = Instant::now();
    assert_eq!(select(&mut list, &reading(&sockets[2..]), WHILE), Ok(vec![]));
    assert!(start.elapsed() >= Duration::from_millis(20));
    assert_eq!(watched(&list), 63);
    // And is found when it is asked for again.
    assert_eq!(now(&mut list, &reading(&sockets)), [0]);
    assert_eq!(watched(&list), 64);
}

#[test]
fn the_dead_are_not_reported_whoever_holds_their_sockets() {
    let mut sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    let (number, held) = (sockets[0].fd, sockets[0].duplicate());
    sockets.remove(0).close(&mut list);
    sockets[0].write();
    // The same number, another socket.
    let [a, b] = stream_pair();
    // SAFETY: takes no pointers; the number is free.
    assert_eq!(unsafe { libc::dup2(a.as_raw_fd(), number) }, number);
    // SAFETY: just made.
    sockets.insert(0, Socket::new(unsafe { OwnedFd::from_raw_fd(number) }));
    let start = Instant::now();
    assert_eq!(select(&mut list, &reading(&sockets), WHILE), Ok(vec![]));
    assert!(start.elapsed() >= Duration::from_millis(20));
    assert_eq!(watched(&list), 64);
    drop((held, a, b));
}

#[test]
fn a_number_that_was_changed_is_noticed() {
    let mut sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    let [a, b] = Socket::pair();
    b.write();
    let before = std::mem::replace(&mut sockets[20].fd, a.fd);
    assert_eq!(now(&mut list, &reading(&sockets)), [20]);
    assert_eq!(watched(&list), 0);
    assert!(list.balance.is_resting());
    sockets[20].fd = before;
    assert_eq!(now(&mut list, &reading(&sockets)), []);
}

#[test]
fn a_number_that_was_closed_behind_the_back_is_noticed_in_the_end() {
    let sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    // A number that nothing in this process has, for other tests run at the same time.
    // SAFETY: takes no pointers.
    let high = unsafe { libc::fcntl(sockets[1].fd, libc::F_DUPFD, 950) };
    // SAFETY: just made.
    let high = Socket::new(unsafe { OwnedFd::from_raw_fd(high) });
    let mut asked = reading(&sockets);
    asked.push((&high, Interest::Read));
    assert_eq!(now(&mut list, &asked), []);
    // This is what nobody should do.
    crate::close(high.fd);
    let long = Some(Duration::from_secs(20));
    assert_eq!(select(&mut list, &asked, long), Err(Error::BADF));
    list.calls = LIFE;
    assert_eq!(select(&mut list, &asked, long), Err(Error::BADF));
    std::mem::forget(high);
}

#[test]
fn the_list_waits() {
    let [a, b] = Socket::pair();
    let sockets = Socket::many(64);
    let mut asked = reading(&sockets);
    asked.push((&a, Interest::Read));
    let mut list = filled(&asked);
    for microseconds in [1, 999, 1001, 20_500] {
        let start = Instant::now();
        let timeout = Duration::from_micros(microseconds);
        assert_eq!(select(&mut list, &asked, Some(timeout)), Ok(vec![]));
        assert!(start.elapsed() >= Duration::from_micros(microseconds));
    }
    let writer = once_asleep(move || b.write());
    assert_eq!(select(&mut list, &asked, None), Ok(vec![64]));
    drop(writer.join());
}

#[test]
fn a_child_has_no_list() {
    let sockets = Socket::many(64);
    let list = filled(&reading(&sockets));
    assert!(!list.is_inherited());
    // SAFETY: the child makes no call but to end.
    let child = unsafe {
        match libc::fork() {
            0 => libc::_exit(list.is_inherited().into()),
            child => child,
        }
    };
    let mut status = 0;
    // SAFETY: the kernel writes the status.
    assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
    assert_eq!(libc::WEXITSTATUS(status), 1);
    assert!(!list.is_inherited());
}

#[test]
fn slots_of_the_dead_are_given_back() {
    let sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    for _ in 0..3 * DEAD {
        let [a, b] = Socket::pair();
        let mut asked = reading(&sockets);
        asked.push((&a, Interest::Read));
        now(&mut list, &asked);
        a.close(&mut list);
        b.close(&mut list);
    }
    assert!(list.slots.len() < 2 * DEAD + 64, "{}", list.slots.len());
}
