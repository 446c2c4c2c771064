//! `socket_sendmsg`.

use crate::classes::socket::Socket;
use crate::functions::args::count_result;
use crate::functions::convert::ancillary::{self, ToSend};
use crate::functions::convert::keys::{CONTROL, IOV, NAME};
use crate::functions::convert::msg_name;
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::text;
use crate::zend::{Array, Kept, NativeIntOr, OrFail, Outcome, SmallVec, Value};
use kernel::msghdr;
use std::io::IoSlice;

/// `socket_sendmsg`: sends one message with `sendmsg(2)`, and returns how many bytes of data the
/// kernel took.
///
/// `$message` has the keys `iov`, a list of texts that are sent one after the other; `name`, the
/// address to send to; and `control`, a list of control messages. Each may be left out. What cannot
/// be converted causes a warning that says where it stands, false, and no error code.
pub fn socket_sendmsg(socket: &Socket, message: Array<'_>, flags: NativeIntOr<0>) -> Outcome<i64> {
    let kept = Kept::new();
    let mut parts = Parts::new();
    let mut control = ToSend::new();
    let path = ConversionPath::MESSAGE;

    // All of this may run user code.
    let name = match message.find(&NAME) {
        Some(value) => Some(msg_name::address(value, &path.key(&NAME), socket)?),
        None => None,
    };
    if let Some(value) = message.find(&IOV) {
        append_parts(&mut parts, value, &path.key(&IOV), &kept)?;
    }
    if let Some(value) = message.find(&CONTROL) {
        ancillary::append(&mut control, value, &path.key(&CONTROL), socket)?;
    }

    msghdr::send(socket, name.as_ref(), parts.as_slice(), control.as_slice(), flags.0)
        .or_fail("Error in sendmsg")
        .map(count_result)
}

/// The data to send.
type Parts<'a> = SmallVec<IoSlice<'a>, 16>;

/// Appends the texts of the list that stands at `path`. Those that user code could free meanwhile
/// go into `kept`.
fn append_parts<'a>(
    parts: &mut Parts<'a>,
    value: Value<'a>,
    path: &ConversionPath<'_>,
    kept: &'a Kept,
) -> Outcome<()> {
    for (_, value) in path.array(value)?.iter() {
        let part = match value.as_str() {
            Some(part) => part,
            None => kept.keep(text(value)?),
        };
        parts.push(IoSlice::new(part.bytes()));
    }
    Ok(())
}
