//! The system calls of `operations.php` from a plain loop: the time that no extension can be faster
//! than.
//!
//! `limit OPERATION COUNT` prints the nanoseconds that COUNT rounds took; nothing, for an operation
//! without a system call.

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::sockopt::{ReuseAddr, SockType};
use nix::sys::socket::{
    AddressFamily, ControlMessage, ControlMessageOwned, MsgFlags, SockFlag, SockType as Kind,
    SockaddrIn, bind, getsockname, getsockopt, recv, recvfrom, recvmsg, send, sendmsg, sendto,
    setsockopt, socket, socketpair,
};
use nix::unistd::{read, write};
use std::hint::black_box;
use std::io::{IoSlice, IoSliceMut};
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::time::Instant;

/// What the 8 MiB of the bulk operations are called in `operations.php`.
const PORTION: usize = 8 << 20;

type Step = Box<dyn FnMut() -> nix::Result<()>>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench` when it runs this itself.
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let operation = arguments.next().ok_or("which operation?")?;
    let count: u64 = arguments.next().ok_or("how often?")?.parse()?;
    let Some(mut step) = prepare(&operation)? else {
        return Ok(());
    };
    step()?;
    let start = Instant::now();
    for _ in 0..count {
        step()?;
    }
    println!("{}", start.elapsed().as_nanos());
    Ok(())
}

/// The sockets of an operation, and one round of its loop.
fn prepare(operation: &str) -> nix::Result<Option<Step>> {
    Ok(Some(match operation {
        "write-0" => transfer(0, 0)?,
        "write-read-64" => transfer(64, 64)?,
        "write-read-up-to-64k" => transfer(64, 64 << 10)?,
        "write-read-up-to-4m" => transfer(64, 4 << 20)?,
        "write-read-2k" => transfer(2 << 10, 2 << 10)?,
        "write-read-4k" => transfer(4 << 10, 4 << 10)?,
        "write-read-8k" => transfer(8 << 10, 8 << 10)?,
        "write-read-16k" => transfer(16 << 10, 16 << 10)?,
        "write-read-64k" => transfer(64 << 10, 64 << 10)?,
        "line-1" => backlog(1)?,
        "line-2" => backlog(2)?,
        "line-16" => backlog(16)?,
        "line-64" => backlog(64)?,
        "line-1024" => backlog(1024)?,
        "long-line-256k" | "long-line-tied-256k" => pieces(256 << 10)?,
        "long-line-1m" | "long-line-tied-1m" => pieces(1 << 20)?,
        "long-line-4m" | "long-line-tied-4m" => pieces(4 << 20)?,
        "bulk-64k" => bulk(64 << 10)?,
        "bulk-1m" => bulk(1 << 20)?,
        "line" => line()?,
        "send-recv" => send_and_receive()?,
        "sendto-recvfrom" => datagrams()?,
        "sendmsg-recvmsg" => messages(false)?,
        "pass-descriptor" => messages(true)?,
        "create-pair" => Box::new(|| pair().map(drop)),
        "select-1" => select(1)?,
        "select-50" => select(50)?,
        "select-200" | "select-changing" | "stream-select-200" => select(200)?,
        "select-1000" => select(1000)?,
        "select-10000" => select(10_000)?,
        "select-50000" => select(50_000)?,
        "get-option" => {
            let [a, _] = pair()?;
            Box::new(move || getsockopt(&a, SockType).map(drop))
        }
        "set-option" => {
            let [a, _] = pair()?;
            Box::new(move || setsockopt(&a, ReuseAddr, &true))
        }
        "getsockname" => {
            let a = udp()?;
            Box::new(move || getsockname::<SockaddrIn>(a.as_raw_fd()).map(drop))
        }
        _ => return Ok(None),
    }))
}

fn pair() -> nix::Result<[OwnedFd; 2]> {
    socketpair(AddressFamily::Unix, Kind::Stream, None, SockFlag::empty()).map(Into::into)
}

fn udp() -> nix::Result<OwnedFd> {
    let socket = socket(AddressFamily::Inet, Kind::Datagram, SockFlag::empty(), None)?;
    bind(socket.as_raw_fd(), &SockaddrIn::new(127, 0, 0, 1, 0))?;
    Ok(socket)
}

fn transfer(length: usize, limit: usize) -> nix::Result<Step> {
    let [a, b] = pair()?;
    let data = vec![b'x'; length];
    let mut buffer = vec![0; limit];
    Ok(Box::new(move || {
        write(&a, &data)?;
        if limit > 0 {
            read(&b, black_box(&mut buffer))?;
        }
        Ok(())
    }))
}

fn bulk(size: usize) -> nix::Result<Step> {
    let [a, b] = pair()?;
    let piece = vec![b'x'; size];
    let mut buffer = vec![0; size];
    Ok(Box::new(move || {
        let (mut sent, mut received) = (0, 0);
        while received < PORTION {
            if sent < PORTION {
                sent += send(
                    a.as_raw_fd(),
                    piece.get(..PORTION - sent).unwrap_or(&piece),
                    MsgFlags::MSG_DONTWAIT,
                )?;
            }
            received += read(&b, black_box(&mut buffer))?;
        }
        Ok(())
    }))
}

/// One look at what is there and one read of the line: no program can find its end with less.
fn line() -> nix::Result<Step> {
    let [a, b] = pair()?;
    let data = [[b'x'; 63].as_slice(), b"\n"].concat();
    let mut buffer = vec![0; 1024];
    Ok(Box::new(move || {
        write(&a, &data)?;
        recv(b.as_raw_fd(), &mut buffer, MsgFlags::MSG_PEEK)?;
        let end = buffer.iter().position(|byte| *byte == b'\n').ok_or(Errno::EINVAL)?;
        read(&b, buffer.get_mut(..=end).unwrap_or_default()).map(drop)
    }))
}

/// The same, while 100 kB of such lines wait.
fn backlog(length: usize) -> nix::Result<Step> {
    let [a, b] = pair()?;
    let line = [vec![b'x'; length - 1].as_slice(), b"\n"].concat();
    let lines = 20_000 / length;
    let chunk = line.repeat(lines);
    for _ in 0..6 {
        write(&a, &chunk)?;
    }
    let mut left = lines;
    let mut buffer = vec![0; 2 * length];
    Ok(Box::new(move || {
        recv(b.as_raw_fd(), &mut buffer, MsgFlags::MSG_PEEK)?;
        let end = buffer.iter().position(|byte| *byte == b'\n').ok_or(Errno::EINVAL)?;
        read(&b, buffer.get_mut(..=end).unwrap_or_default())?;
        left -= 1;
        if left == 0 {
            write(&a, &chunk)?;
            left = lines;
        }
        Ok(())
    }))
}

/// A line that comes in pieces: each is looked at, and taken then.
fn pieces(length: usize) -> nix::Result<Step> {
    let [a, b] = pair()?;
    let line = [vec![b'x'; length - 1].as_slice(), b"\n"].concat();
    let mut buffer = vec![0; 1024];
    Ok(Box::new(move || {
        for piece in line.chunks(500) {
            write(&a, piece)?;
            recv(b.as_raw_fd(), &mut buffer, MsgFlags::MSG_PEEK)?;
            read(&b, black_box(&mut buffer))?;
        }
        Ok(())
    }))
}

fn send_and_receive() -> nix::Result<Step> {
    let [a, b] = pair()?;
    let mut buffer = [0; 64];
    Ok(Box::new(move || {
        send(a.as_raw_fd(), &[b'x'; 64], MsgFlags::empty())?;
        recv(b.as_raw_fd(), black_box(&mut buffer), MsgFlags::empty()).map(drop)
    }))
}

fn datagrams() -> nix::Result<Step> {
    let [a, b] = [udp()?, udp()?];
    let target: SockaddrIn = getsockname(b.as_raw_fd())?;
    let mut buffer = [0; 64];
    Ok(Box::new(move || {
        sendto(a.as_raw_fd(), &[b'x'; 64], &target, MsgFlags::empty())?;
        recvfrom::<SockaddrIn>(b.as_raw_fd(), black_box(&mut buffer)).map(drop)
    }))
}

fn messages(with_descriptor: bool) -> nix::Result<Step> {
    let [a, b] = pair()?;
    let null = std::fs::File::open("/dev/null").map_err(|_| Errno::EBADF)?;
    let mut buffer = [0; 64];
    let mut space = nix::cmsg_space!([i32; 1]);
    Ok(Box::new(move || {
        let passed = [null.as_raw_fd()];
        let control = [ControlMessage::ScmRights(&passed)];
        let (data, control): (&[u8], _) =
            if with_descriptor { (b"x", control.as_slice()) } else { (&[b'x'; 64], [].as_slice()) };
        sendmsg::<()>(a.as_raw_fd(), &[IoSlice::new(data)], control, MsgFlags::empty(), None)?;
        let mut places = [IoSliceMut::new(&mut buffer)];
        let room = with_descriptor.then_some(space.as_mut_slice());
        let message = recvmsg::<()>(b.as_raw_fd(), &mut places, room, MsgFlags::empty())?;
        if with_descriptor {
            for part in message.cmsgs()? {
                if let ControlMessageOwned::ScmRights(received) = part {
                    for fd in received {
                        // SAFETY: the kernel has just made it for us, and nobody else knows it.
                        drop(unsafe { OwnedFd::from_raw_fd(fd) });
                    }
                }
            }
        }
        Ok(())
    }))
}

fn select(number: usize) -> nix::Result<Step> {
    let mut sockets = Vec::new();
    while sockets.len() < number.max(2) {
        sockets.extend(pair()?);
    }
    if let [_, peer, ..] = sockets.as_slice() {
        write(peer, b"x")?;
    }
    // They live as long as the program.
    let sockets: &'static [OwnedFd] = sockets.leak();
    let mut waiting: Vec<PollFd<'_>> = sockets
        .iter()
        .take(number)
        .map(|socket| PollFd::new(socket.as_fd(), PollFlags::POLLIN))
        .collect();
    Ok(Box::new(move || poll(&mut waiting, PollTimeout::ZERO).map(drop)))
}
