//! What `PHP_NORMAL_READ` read ahead of the caller: it is given out first, and without the kernel.

use crate::classes::socket::Socket;
use crate::zend::OwnedStr;
use kernel::address::SocketAddress;
use nix::libc;
use std::ffi::c_int;

/// What a call that reads gets of it.
pub struct Chunk {
    pub bytes: OwnedStr,
    /// The call's result: with `MSG_TRUNC` that is a message's whole length.
    pub result: usize,
    /// Who sent them.
    pub sender: SocketAddress,
}

/// Returns whether there is some, and a call with these flags (`MSG_*`) is to get it: `MSG_OOB` and
/// `MSG_ERRQUEUE` ask for something else.
#[inline]
pub fn is_wanted(socket: &Socket, flags: c_int) -> bool {
    !socket.read_ahead().is_empty() && flags & (libc::MSG_OOB | libc::MSG_ERRQUEUE) == 0
}

/// Returns at most `length` bytes of it, where there is some. `MSG_PEEK` leaves it there.
#[cold]
pub fn take(socket: &Socket, length: usize, flags: c_int) -> Chunk {
    let ahead = socket.read_ahead();
    let (available, sender) = (ahead.bytes().len(), ahead.sender());
    let bytes = ahead.peek(length);
    if flags & libc::MSG_PEEK == 0 {
        ahead.consume(available.min(length));
    }
    let result = match flags & libc::MSG_TRUNC {
        libc::MSG_TRUNC if socket.keeps_messages() => available,
        _ => available.min(length),
    };
    Chunk { bytes, result, sender }
}
