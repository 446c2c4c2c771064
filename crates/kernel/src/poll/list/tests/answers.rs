//! What is ready, and how it counts.

use super::*;
use std::net::{TcpListener, TcpStream};

#[test]
fn many_that_are_ready_are_all_found() {
    let sockets = Socket::many(100);
    let mut list = filled(&reading(&sockets));
    for number in (1..100).step_by(2) {
        sockets[number].write();
    }
    let expected: Vec<usize> = (0..100).step_by(2).collect();
    for _ in 0..5 {
        assert_eq!(now(&mut list, &reading(&sockets)), expected);
    }
    assert!(list.balance.is_resting());
}

#[test]
fn what_nobody_asked_for_does_not_wake() {
    let sockets = Socket::many(64);
    let [reader, writer] = pipe().map(Socket::new);
    let mut asked = reading(&sockets);
    asked.push((&reader, Interest::Write));
    let mut list = filled(&asked);
    // POLLHUP.
    writer.close(&mut list);
    let start = Instant::now();
    assert_eq!(select(&mut list, &asked, WHILE), Ok(vec![]));
    assert!(start.elapsed() >= Duration::from_millis(20));
}

#[test]
fn an_error_alone_makes_it_writable() {
    let sockets = Socket::many(64);
    let [reader, writer] = pipe();
    fill(&writer);
    let writer = Socket::new(writer);
    let mut asked = reading(&sockets);
    asked.push((&writer, Interest::Write));
    let mut list = filled(&asked);
    assert_eq!(now(&mut list, &asked), []);
    drop(reader);
    // POLLERR: there is no room as yet.
    assert_eq!(now(&mut list, &asked), [64]);
    assert_eq!(watched(&list), 65);
}

#[test]
fn out_of_band_data_is_exceptional_and_a_hangup_is_not() {
    let mut sockets = Socket::many(64);
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a listener");
    let address = listener.local_addr().expect("an address");
    let connected = TcpStream::connect(address).expect("a connection");
    let peer = listener.accept().expect("a connection").0;
    let (connected, peer) = (Socket::new(connected.into()), OwnedFd::from(peer));
    let hung_up = sockets.pop().expect("one of a pair");
    let mut asked = reading(&sockets);
    asked.push((&connected, Interest::Read));
    asked.push((&connected, Interest::Except));
    let mut list = InterestList::default();
    for _ in 0..4 {
        assert_eq!(now(&mut list, &asked), []);
    }
    send_recv::send(&peer, b"!", libc::MSG_OOB, None).expect("no error");
    assert_eq!(select(&mut list, &asked, None), Ok(vec![64]));
    assert_eq!(now(&mut list, &asked), [64]);
    assert_eq!(watched(&list), 64);
    // Its other end is closed.
    asked.truncate(62);
    asked.push((&sockets[62], Interest::Except));
    drop(hung_up);
    let start = Instant::now();
    assert_eq!(select(&mut list, &asked, WHILE), Ok(vec![]));
    assert!(start.elapsed() >= Duration::from_millis(20));
}

#[test]
fn each_socket_counts_once_an_array() {
    let sockets = Socket::many(64);
    let mut asked = reading(&sockets);
    // Again in both arrays, before and behind others.
    for number in [5, 5, 2, 63] {
        asked.push((&sockets[number], Interest::Read));
        asked.push((&sockets[number], Interest::Write));
    }
    // In the first alone.
    asked.extend([(&sockets[20], Interest::Read); 2]);
    let mut list = InterestList::default();
    for _ in 0..4 {
        assert_eq!(now(&mut list, &asked), [65, 67, 69, 71]);
    }
    assert_eq!(watched(&list), 64);
    for writer in [3, 4, 21] {
        sockets[writer].write();
    }
    for _ in 0..2 {
        assert_eq!(now(&mut list, &asked), [2, 5, 20, 64, 65, 66, 67, 68, 69, 71, 72, 73]);
        assert_eq!(call(Some(&mut list), &asked, NONE).map(|(_, count)| count), Ok(6));
    }
    assert!(!list.balance.is_resting());
}

#[test]
fn what_is_ready_anyway_does_not_wait_for_the_list() {
    let sockets = Socket::many(64);
    let mut list = filled(&reading(&sockets));
    assert!(list.begin());
    for socket in &sockets {
        assert!(list.ask(Interest::Read, &socket.registration, socket.fd, true));
    }
    assert_eq!(list.wait(None), Ok(Served::Yes));
    assert_eq!(std::iter::from_fn(|| list.next_ready(Interest::Read, 64)).count(), 64);

    sockets[9].write();
    assert!(list.begin());
    let is_ready = |number: usize| number.is_multiple_of(16) || number == 8;
    for (number, socket) in sockets.iter().enumerate() {
        assert!(list.ask(Interest::Read, &socket.registration, socket.fd, is_ready(number)));
    }
    // The kernel will say that these can be written, and nothing else.
    for socket in &sockets[16..18] {
        assert!(list.ask(Interest::Write, &socket.registration, socket.fd, false));
    }
    assert_eq!(list.asked(), 66);
    assert_eq!(list.wait(None), Ok(Served::Yes));
    let mut ready =
        |interest, end| std::iter::from_fn(|| list.next_ready(interest, end)).collect::<Vec<_>>();
    // One that the kernel reports as well is there once.
    assert_eq!(ready(Interest::Read, 64), [0, 8, 16, 32, 48].map(|element| (element, true)));
    assert_eq!(ready(Interest::Write, 66), [(64, true), (65, true)]);
}

#[test]
fn what_the_kernel_cannot_watch_is_polled() {
    let sockets = Socket::many(64);
    let file = std::fs::File::open("/proc/self/exe").expect("a file");
    let file = Socket::new(file.into());
    let mut asked = reading(&sockets);
    asked.push((&file, Interest::Read));
    let mut list = InterestList::default();
    for _ in 0..10 {
        assert_eq!(now(&mut list, &asked), [64]);
    }
    assert_eq!(watched(&list), 0);
}
