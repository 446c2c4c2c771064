//! `SCM_RIGHTS`: a list of Sockets and streams, whose descriptors are sent.

use crate::classes::socket::Socket;
use crate::functions::convert::Conversion;
use crate::functions::convert::keys::DATA;
use crate::functions::convert::path::ConversionPath;
use crate::zend::{Outcome, SmallVec, Value, error, stream};
use std::os::fd::RawFd;

/// The descriptors that a message is to bring.
pub type Rights<'a> = SmallVec<Right<'a>, 4>;

/// A descriptor that is to be sent.
#[derive(Clone, Copy)]
pub struct Right<'a> {
    value: Value<'a>,
    fd: RawFd,
    /// What keeps the file open during the call, where a user-space stream's descriptor belongs to
    /// another stream.
    duplicate: Option<&'a Socket>,
    /// The number of the control message.
    element: usize,
    /// The number within, from 1.
    index: usize,
}

impl<'a> Right<'a> {
    /// Returns the descriptor of the Socket or the stream at `path`. Asking a stream
    /// runs user code.
    ///
    /// # Errors
    /// Refused: it has none; `Thrown`; EMFILE.
    pub fn new(
        cx: &'a Conversion<'_>,
        value: Value<'a>,
        path: &ConversionPath<'_>,
        [element, index]: [usize; 2],
    ) -> Outcome<Self> {
        let value = cx.deref(value);
        if let Some(socket) = Socket::from_value(value) {
            let fd = socket.raw_fd().map_err(|_| path.refuse("socket is already closed"))?;
            return Ok(Self { value, fd, duplicate: None, element, index });
        }
        if !value.is_resource() {
            return Err(path.refuse("expected a Socket object or a stream resource"));
        }
        let none = || path.refuse("resource is not a stream");
        let fd = stream::descriptor(stream::of(value).ok_or_else(none)?);
        error::check_pending()?;
        let fd = fd.ok_or_else(|| path.refuse("cast stream to file descriptor failed"))?;
        let duplicate = if stream::is_user_space(stream::of(value).ok_or_else(none)?) {
            cx.keep(Socket::duplicate(fd)?)
        } else {
            None
        };
        Ok(Self { value, fd, duplicate, element, index })
    }

    #[inline]
    pub const fn fd(self) -> RawFd {
        self.fd
    }

    /// Looks once more: user code that ran since may have closed the Socket or the stream, and the
    /// number may be somebody else's now.
    pub fn check(self, path: &ConversionPath<'_>) -> Outcome<()> {
        let text = match Socket::from_value(self.value) {
            Some(socket) if socket.raw_fd() == Ok(self.fd) => return Ok(()),
            Some(_) => "socket is already closed",
            None if stream::of(self.value).is_none() => "resource is not a stream",
            None if self.duplicate.is_some_and(|duplicate| !duplicate.is_same_file(self.fd)) => {
                "cast stream to file descriptor failed"
            }
            None => return Ok(()),
        };
        let path = path.element(self.element);
        Err(path.key(&DATA).element(self.index).refuse(text))
    }
}
