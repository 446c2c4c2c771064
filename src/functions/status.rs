//! Status: error codes and their texts, blocking mode, closing.

use crate::classes::socket::Socket;
use crate::zend::error::check_pending;
use crate::zend::{OrFail, Outcome, OwnedStr, OwnedValue, globals, native_int, stream};
use kernel::Error;

/// `socket_last_error`: the code of the last failure on `socket`; without one, of the last failure
/// on any socket. Success clears neither.
pub fn socket_last_error(socket: Option<&Socket>) -> Outcome<i64> {
    let code = socket.map_or_else(|| globals::last_error().code(), |own| own.error_code().get());
    Ok(code.into())
}

/// `socket_clear_error`: sets the code of `socket` (without one, the global code) to 0.
pub fn socket_clear_error(socket: Option<&Socket>) -> Outcome<()> {
    match socket {
        Some(socket) => socket.error_code().set(0),
        None => globals::set_last_error(Error::NONE),
    }
    Ok(())
}

/// `socket_strerror`: a code's message. Codes below -10000 are the resolver's.
pub fn socket_strerror(error_code: i64) -> Outcome<OwnedStr> {
    Ok(globals::message(Error(native_int(error_code, 1)?)))
}

/// `socket_set_block`: makes calls wait for data or for room.
pub fn socket_set_block(socket: &Socket) -> Outcome<bool> {
    set_blocking(socket, true, "unable to set blocking mode")
}

/// `socket_set_nonblock`: makes calls that would wait fail with `SOCKET_EAGAIN` (connecting:
/// `SOCKET_EINPROGRESS`), without a warning.
pub fn socket_set_nonblock(socket: &Socket) -> Outcome<bool> {
    set_blocking(socket, false, "unable to set nonblocking mode")
}

/// Through the stream where one owns the descriptor, so that its own state follows; else
/// `fcntl(2)`.
fn set_blocking(socket: &Socket, blocking: bool, text: &'static str) -> Outcome<bool> {
    if socket.has_stream() && set_stream_blocking(socket, blocking)? {
        // What PHP code did meanwhile counts.
        socket.raw_fd().or_fail(text)?;
    } else {
        kernel::set_blocking(socket, blocking).or_fail(text)?;
    }
    socket.note_blocking(blocking);
    Ok(true)
}

/// Returns whether the Socket's stream, if it is open, knows how.
fn set_stream_blocking(socket: &Socket, blocking: bool) -> Outcome<bool> {
    // The Socket may be closed meanwhile.
    let kept = OwnedValue::of(socket.stream());
    let done = stream::of(kept.value()).is_some_and(|open| stream::set_blocking(open, blocking));
    drop(kept);
    check_pending()?;
    Ok(done)
}

/// `socket_close`: closes the descriptor; where a stream owns it, the stream.
pub fn socket_close(socket: &Socket) -> Outcome<()> {
    socket.close();
    Ok(())
}
