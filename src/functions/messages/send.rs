//! `socket_sendmsg`.

use super::control::{self, ToSend};
use super::name;
use crate::functions::conversion::keys::{CONTROL, IOV, NAME};
use crate::functions::conversion::place::Place;
use crate::functions::conversion::text;
use crate::functions::shared::{count_result, still_open};
use crate::socket::Socket;
use crate::sys::message;
use crate::zend::{Array, Buffer, Failure, Kept, NativeIntOr, Outcome, Value};
use std::io::IoSlice;

/// `socket_sendmsg`: sends one message with `sendmsg(2)`, and returns how many bytes of data the kernel took.
///
/// `$message` has the keys `iov`, a list of texts that are sent one after the other; `name`, the address to send to; and `control`, a list of
/// control messages. Each may be left out. What cannot be converted causes a warning that says where it stands, false, and no error code.
pub fn socket_sendmsg(socket: &Socket, message: Array<'_>, flags: NativeIntOr<0>) -> Outcome<i64> {
    let kept = Kept::new();
    let mut parts = Parts::new();
    let mut control = ToSend::new();
    let place = Place::MESSAGE;

    // All of this may run user code.
    let name = match message.find(&NAME) {
        Some(value) => Some(name::address(value, &place.key(&NAME), socket)?),
        None => None,
    };
    if let Some(value) = message.find(&IOV) {
        append_parts(&mut parts, value, &place.key(&IOV), &kept)?;
    }
    if let Some(value) = message.find(&CONTROL) {
        control::append(&mut control, value, &place.key(&CONTROL), socket)?;
    }
    still_open(socket)?;

    match message::send(socket.fd(), name.as_ref(), parts.as_slice(), control.as_slice(), flags.0) {
        Ok(count) => Ok(count_result(count)),
        Err(error) => Err(Failure::Errno("Error in sendmsg", error)),
    }
}

/// The data to send.
type Parts<'a> = Buffer<IoSlice<'a>, 16>;

/// Appends the texts of the list that stands at `place`. Those that user code could free meanwhile go into `kept`.
fn append_parts<'a>(parts: &mut Parts<'a>, value: Value<'a>, place: &Place<'_>, kept: &'a Kept) -> Outcome<()> {
    for (_, value) in place.array(value)?.iter() {
        let part = match value.as_str() {
            Some(part) => part,
            None => kept.keep(text(value)?),
        };
        parts.push(IoSlice::new(part.bytes()));
    }
    Ok(())
}
