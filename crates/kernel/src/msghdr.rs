//! Messages with names and control data: `sendmsg(2)`, `recvmsg(2)`.

use super::address::SocketAddress;
use super::cmsg::{Cmsg, Cmsgs, Data};
use super::errno::{Result, check_count};
use super::fd::{OpenFd, TryAsFd, raw};
use super::{send_recv, zerocopy};
use nix::libc;
use std::cell::Cell;
use std::ffi::c_int;
use std::io::IoSlice;
use std::mem::{MaybeUninit, zeroed};
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd};
use std::ptr::null;

/// Sends one message to `name` or to the peer: the `parts` one after the other, and `control` (see
/// [`super::cmsg`]). Returns how many bytes of data were sent.
///
/// # Errors
/// Those of `sendmsg(2)`: EAGAIN, EMSGSIZE (too much data, too many parts), EINVAL, EPIPE,
/// ETOOMANYREFS, ...
#[inline]
pub fn send(
    socket: &impl TryAsFd,
    name: Option<&SocketAddress>,
    parts: &[IoSlice<'_>],
    control: &[u8],
    flags: c_int,
) -> Result<usize> {
    // SAFETY: all zero is a valid header. `IoSlice` is `iovec` by definition. The kernel only
    // reads, as far as each length says.
    let send = |parts: &[IoSlice<'_>]| unsafe {
        let mut header: libc::msghdr = zeroed();
        if let Some(name) = name {
            header.msg_name = name.as_ptr().cast_mut().cast();
            header.msg_namelen = name.length();
        }
        header.msg_iov = parts.as_ptr().cast_mut().cast();
        header.msg_iovlen = parts.len() as _; // it has fewer bits in musl, as the next one
        header.msg_control =
            if control.is_empty() { null() } else { control.as_ptr() }.cast_mut().cast();
        header.msg_controllen = control.len() as _;
        check_count(libc::sendmsg(raw(socket)?, &raw const header, flags))
    };
    if zerocopy::is_wanted(flags) { zerocopy::send_copy(parts, send) } else { send(parts) }
}

/// What is known of a message that was received.
#[derive(Debug, Clone, Copy)]
pub struct Received {
    /// The size of the data.
    pub data: send_recv::Received,
    /// `msg_flags`: `MSG_TRUNC`, `MSG_CTRUNC`, ...
    pub flags: c_int,
}

/// Receives one message: its data into `buffer`, its control data into `control`, and its sender's
/// name into `name`, if that is wanted.
///
/// # Errors
/// Those of `recvmsg(2)`: EAGAIN, EINTR, ENOTCONN, ...
#[inline]
pub fn receive(
    socket: &impl TryAsFd,
    buffer: &mut [MaybeUninit<u8>],
    control: &mut AncillaryBuffer<'_>,
    name: Option<&mut SocketAddress>,
    flags: c_int,
) -> Result<Received> {
    control.close();
    let mut part = libc::iovec { iov_base: buffer.as_mut_ptr().cast(), iov_len: buffer.len() };
    // SAFETY: all zero is a valid header. The kernel writes to the two buffers, which we own, and
    // to the name, each as far as its length says. The lengths that it leaves tell how far it
    // wrote.
    unsafe {
        let mut header: libc::msghdr = zeroed();
        header.msg_iov = &raw mut part;
        header.msg_iovlen = 1;
        header.msg_control = control.buffer.as_mut_ptr().cast();
        header.msg_controllen = control.buffer.len() as _;
        let call =
            |header: *mut libc::msghdr| check_count(libc::recvmsg(raw(socket)?, header, flags));
        let count = match name {
            Some(name) => name.receive(|address, length| {
                header.msg_name = address.cast();
                header.msg_namelen = *length;
                let count = call(&raw mut header);
                *length = header.msg_namelen;
                count
            })?,
            None => call(&raw mut header)?,
        };
        control.filled = control.buffer.len().min(header.msg_controllen as _);
        control.is_cut = header.msg_flags & libc::MSG_CTRUNC != 0;
        Ok(Received {
            data: send_recv::received(socket, count, buffer.len(), flags),
            flags: header.msg_flags,
        })
    }
}

/// Room for control data, and the owner of the descriptors that come with it. Those that nobody
/// takes are closed when it is dropped.
#[derive(Debug)]
pub struct AncillaryBuffer<'a> {
    buffer: &'a mut [MaybeUninit<u8>],
    /// How much of it the kernel has filled.
    filled: usize,
    /// Whether there was more than it has room for.
    is_cut: bool,
    /// How many descriptors were taken.
    taken: Cell<usize>,
}

impl<'a> AncillaryBuffer<'a> {
    /// Returns one that receives into this buffer, which may be empty.
    #[inline]
    pub fn new(buffer: &'a mut [MaybeUninit<u8>]) -> Self {
        Self { buffer, filled: 0, is_cut: false, taken: Cell::new(0) }
    }

    /// Returns whether nothing was received.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Returns the control messages that were received.
    #[inline]
    pub fn messages(&self) -> Cmsgs<'_> {
        // SAFETY: the kernel has written all headers and their data in that many bytes.
        unsafe { Cmsgs::received(self.buffer.get(..self.filled).unwrap_or_default()) }
    }

    /// Returns the control messages that were received whole, and what they say.
    #[inline]
    pub fn values(&self) -> impl Iterator<Item = (Cmsg<'_>, Data<'_>)> {
        // When the kernel truncates, it fills the buffer, and does not tell how much there was.
        let last_is_cut = self.is_cut && self.filled == self.buffer.len();
        self.messages().filter_map(move |message| match message.read()? {
            Data::Bytes(_) if last_is_cut && message.is_last => None,
            data => Some((message, data)),
        })
    }

    /// Returns the next descriptor that nobody has taken, in the order of the messages. It still
    /// belongs to this buffer.
    #[inline]
    pub fn next(&self) -> Option<PendingFd<'_>> {
        let mut index = self.taken.get();
        for message in self.messages() {
            let descriptors = message.descriptors();
            if let Some(number) = descriptors.get(index) {
                // SAFETY: the kernel has made it for us, and nobody has taken it.
                let fd = unsafe { OpenFd::new(c_int::from_ne_bytes(*number)) };
                return Some(PendingFd { buffer: self, fd });
            }
            index -= descriptors.len();
        }
        None
    }

    /// Takes the next descriptor. Whoever takes it closes it.
    #[inline]
    pub fn take(&self) -> Option<OwnedFd> {
        self.next().and_then(PendingFd::take)
    }

    /// Closes the descriptors that nobody took, and forgets the messages.
    #[inline]
    pub fn close(&mut self) {
        while let Some(pending) = self.next() {
            drop(pending.take());
        }
        self.taken.set(0);
        self.filled = 0;
    }
}

/// A descriptor that was received and still belongs to its [`AncillaryBuffer`].
#[derive(Debug)]
pub struct PendingFd<'a> {
    buffer: &'a AncillaryBuffer<'a>,
    fd: OpenFd,
}

impl PendingFd<'_> {
    /// Takes the descriptor. Whoever takes it closes it.
    #[inline]
    pub fn take(self) -> Option<OwnedFd> {
        self.buffer.taken.update(|taken| taken + 1);
        // SAFETY: the kernel has just made this descriptor for us, and each is taken once.
        raw(&self.fd).ok().map(|fd| unsafe { OwnedFd::from_raw_fd(fd) })
    }
}

impl TryAsFd for PendingFd<'_> {
    #[inline]
    fn try_as_fd(&self) -> Result<BorrowedFd<'_>> {
        self.fd.try_as_fd()
    }
}

impl Drop for AncillaryBuffer<'_> {
    #[inline]
    fn drop(&mut self) {
        self.close();
    }
}

#[cfg(test)]
mod tests {
    use super::super::cmsg::{header, padding};
    use super::super::{domain, socketpair};
    use super::*;
    use crate::bytes_of;
    use std::os::fd::{AsRawFd, IntoRawFd, RawFd};

    fn is_open(fd: RawFd) -> bool {
        // SAFETY: takes no pointers.
        unsafe { libc::fcntl(fd, libc::F_GETFD) >= 0 }
    }

    fn rights(descriptors: &[RawFd]) -> Vec<u8> {
        let data: Vec<u8> = descriptors.iter().flat_map(|fd| fd.to_ne_bytes()).collect();
        let header = header(libc::SOL_SOCKET, libc::SCM_RIGHTS, data.len());
        [bytes_of(&header), &data[..], padding(data.len())].concat()
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn parts_arrive_as_one_message() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        let parts = [IoSlice::new(b"one"), IoSlice::new(b""), IoSlice::new(b"two")];
        assert_eq!(send(&a, None, &parts, &[], 0), Ok(6));
        let mut buffer = [MaybeUninit::uninit(); 4];
        let mut none = AncillaryBuffer::new(&mut []);
        let mut name = SocketAddress::NONE;
        let received = receive(&b, &mut buffer, &mut none, Some(&mut name), 0).expect("a message");
        assert_eq!((received.data.stored, received.flags), (4, libc::MSG_TRUNC));
        assert!(none.messages().next().is_none());
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn descriptors_are_closed_unless_they_are_taken() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        let [sent, _other] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        let control = rights(&[sent.as_raw_fd(); 3]);
        let mut room = [MaybeUninit::uninit(); 100];
        let mut received = AncillaryBuffer::new(&mut room);
        for _ in 0..2 {
            assert_eq!(send(&a, None, &[IoSlice::new(b"x")], &control, 0), Ok(1));
        }
        receive(&b, &mut [], &mut received, None, 0).expect("a message");
        let taken = received.take().expect("a descriptor");
        assert_eq!(domain(&taken), Ok(libc::AF_UNIX));
        let others: Vec<_> =
            received.messages().flat_map(|message| message.descriptors()).skip(1).collect();
        let others: Vec<_> = others.into_iter().map(|fd| RawFd::from_ne_bytes(*fd)).collect();
        assert_eq!(others.len(), 2);
        // What is received anew takes the place of what was not taken.
        receive(&b, &mut [], &mut received, None, 0).expect("a message");
        let second: Vec<_> =
            std::iter::from_fn(|| received.take()).take(2).map(IntoRawFd::into_raw_fd).collect();
        drop(received);
        assert!(is_open(taken.as_raw_fd()));
        for fd in second {
            // SAFETY: taken above.
            drop(unsafe { OwnedFd::from_raw_fd(fd) });
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn the_end_of_a_call_closes_what_came() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        let [end, sent] = socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).expect("a pair");
        send(&a, None, &[], &rights(&[sent.as_raw_fd()]), 0).expect("sent");
        drop(sent);
        let mut room = [MaybeUninit::uninit(); 100];
        let mut control = AncillaryBuffer::new(&mut room);
        receive(&b, &mut [], &mut control, None, 0).expect("a message");
        let mut byte = [MaybeUninit::uninit()];
        super::super::set_blocking(&end, false).expect("non-blocking");
        assert!(super::super::send_recv::read(&end, &mut byte).is_err(), "the other end is open");
        drop(control);
        assert_eq!(super::super::send_recv::read(&end, &mut byte), Ok(0));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn what_the_kernel_cuts_is_left_out() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        super::super::sockopt::set(&b, 1, libc::SO_PASSCRED.into(), &1).expect("set");
        for room in [0, 1, 16, 27, 28, 40] {
            assert_eq!(send(&a, None, &[IoSlice::new(b"x")], &[], 0), Ok(1));
            let mut room = vec![MaybeUninit::uninit(); room];
            let is_cut = room.len() < 28;
            let mut control = AncillaryBuffer::new(&mut room);
            let mut data = [MaybeUninit::uninit()];
            let received = receive(&b, &mut data, &mut control, None, 0).expect("a message");
            assert_eq!(received.data.stored, 1);
            assert_eq!(received.flags & libc::MSG_CTRUNC != 0, is_cut);
            assert_eq!(control.values().count(), usize::from(!is_cut));
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn what_is_sent_without_a_copy_is_not_read_later() {
        let [a, b] = socketpair(libc::AF_UNIX, libc::SOCK_DGRAM, 0).expect("a pair");
        let parts = [IoSlice::new(b"one"), IoSlice::new(b""), IoSlice::new(b"two")];
        assert_eq!(send(&a, None, &parts, &[], libc::MSG_ZEROCOPY), Ok(6));
        assert_eq!(send(&a, None, &[], &[], libc::MSG_ZEROCOPY), Ok(0));
        assert_eq!(send_recv::send(&a, b"three", libc::MSG_ZEROCOPY, None), Ok(5));
        for length in [6, 0, 5] {
            let mut data = [MaybeUninit::uninit(); 10];
            assert_eq!(send_recv::read(&b, &mut data), Ok(length));
        }
    }
}
