//! A Socket and a stream on one descriptor.
//!
//! The stream owns the descriptor, and the Socket keeps the stream alive. Whoever is closed first,
//! the other knows. What either has read ahead of its caller lies in the stream's buffer: see
//! [`super::read_ahead`].

use super::socket::{OwnedSocket, Socket};
use crate::zend::stream::{self, OpenStream};
use crate::zend::{Failure, OrFail, Outcome, Value, error};
use kernel::fd::{self, OpenFd};
use nix::libc;
use std::ffi::CStr;
use std::os::fd::RawFd;

impl Socket {
    /// Returns a Socket that only keeps the open file of a descriptor open, whoever closes the
    /// descriptor itself.
    ///
    /// # Errors
    /// EBADF, EMFILE.
    pub fn duplicate(fd: RawFd) -> Outcome<OwnedSocket> {
        let new = OwnedSocket::new()?;
        // SAFETY: it is only looked at.
        let copy = fd::duplicate(&unsafe { OpenFd::new(fd) }).or_fail("Unable to duplicate")?;
        new.adopt(copy, libc::AF_UNSPEC, true);
        Ok(new)
    }

    /// Returns whether a descriptor's number stands for the same file.
    pub fn is_same_file(&self, number: RawFd) -> bool {
        // SAFETY: it is only looked at.
        let other = fd::identity(&unsafe { OpenFd::new(number) });
        other.is_ok() && fd::identity(self) == other
    }

    /// Returns a new Socket on the descriptor of the stream `value`, which keeps it.
    ///
    /// # Errors
    /// `Thrown` for what is no open stream; `False`, after the engine's warning, for one that is no
    /// socket; ENOTSOCK, EBADF.
    pub fn import(value: Value<'_>) -> Outcome<OwnedSocket> {
        let stream = stream::required(value)?;
        let new = OwnedSocket::new()?;
        let fd = stream::socket_descriptor(stream);
        error::check_pending()?;
        // What PHP code did meanwhile may have closed it.
        let stream = stream::required(value)?;
        let fd = fd.ok_or(Failure::Silent)?;
        // SAFETY: the stream's descriptor is only looked at.
        let open = unsafe { OpenFd::new(fd) };
        new.c.look_at(&open).map_err(|(text, error)| Failure::Errno(text, error))?;
        if stream::is_user_space(stream) {
            new.private.borrowed_file.set(fd::identity(&open).ok());
        }
        new.set_stream(value);
        new.c.fd.set(fd);
        stream::set_unbuffered(stream);
        error::check_pending()?;
        Ok(new)
    }

    /// Returns the stream that owns the descriptor. Where there is none it is made, with the
    /// transport of the socket's family, type and protocol.
    ///
    /// # Errors
    /// `False`, after a warning: there is no such transport.
    pub fn export(&self) -> Outcome<Value<'_>> {
        if !self.has_stream() {
            let new = stream::for_socket(transport(self));
            error::check_pending()?;
            let Some(new) = new else {
                error::warn("Failed to create stream")?;
                return Err(Failure::Silent);
            };
            let known = self.read_ahead().copy_to(new.stream());
            // `SOCK_NONBLOCK` is not noted in the object. Where PHP's own has it (8.4), the stream
            // waits all the same.
            let noted = self.blocking();
            let blocking =
                if cfg!(php84) { noted } else { kernel::is_blocking(self).unwrap_or(noted) };
            let fd = self.raw_fd().or_fail("Failed to create stream")?;
            new.adopt(fd, blocking);
            self.set_stream(new);
            self.hand_over(known);
        }
        Ok(self.stream())
    }

    /// Nobody waits for lines any more: their beginning is something to read like any other.
    pub(super) fn leave_stream(&self) {
        if let Some(stream) = stream::of(self.stream()) {
            stream::set_aside(stream, false);
        }
    }

    /// Returns whether the stream is open. The field that other extensions read keeps the number
    /// anyway.
    #[cold]
    pub(super) fn has_open_stream(&self) -> bool {
        self.open_stream().is_some()
    }

    /// Returns the stream, as long as the descriptor is its own. A stream of a user-space wrapper
    /// only lends another one's, and when that one is closed the number may come to mean something
    /// else: then it has another identity.
    fn open_stream(&self) -> Option<OpenStream<'_>> {
        let stream = stream::of(self.stream())?;
        // SAFETY: it is only looked at.
        let fd = unsafe { OpenFd::new(self.c.fd.get()) };
        match self.private.borrowed_file.get() {
            Some(file) if fd::identity(&fd) != Ok(file) => None,
            _ => Some(stream),
        }
    }
}

/// PHP's stream transport for a socket of this family: its type and protocol decide (`SO_TYPE`,
/// `SO_PROTOCOL`). `None`: it has none of its own.
fn transport(socket: &Socket) -> Option<&'static CStr> {
    let ty = kernel::ty(socket).ok()?;
    match (socket.domain(), ty) {
        (libc::AF_INET | libc::AF_INET6, libc::SOCK_STREAM)
            if kernel::protocol(socket) == Ok(libc::IPPROTO_TCP) =>
        {
            Some(c"tcp://")
        }
        (libc::AF_INET | libc::AF_INET6, libc::SOCK_DGRAM) => Some(c"udp://"),
        (libc::AF_UNIX, libc::SOCK_STREAM) => Some(c"unix://"),
        (libc::AF_UNIX, libc::SOCK_DGRAM) => Some(c"udg://"),
        _ => None,
    }
}
