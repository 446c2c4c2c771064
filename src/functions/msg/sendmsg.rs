//! `socket_sendmsg`.

use crate::classes::socket::Socket;
use crate::functions::args::count_result;
use crate::functions::convert::ancillary::{self, ControlBytes};
use crate::functions::convert::fields::Fields;
use crate::functions::convert::keys::{CONTROL, IOV, NAME};
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, msg_name};
use crate::functions::retry;
use crate::zend::{Array, Failure, NativeIntOr, OrFail, Outcome, SmallVec, Value, error};
use kernel::poll::Interest;
use kernel::{Error, msghdr};
use std::io::IoSlice;

/// `socket_sendmsg`: sends one message with `sendmsg(2)`, and returns how many bytes of data the
/// kernel took.
///
/// `$message` has the keys `iov`, a list of texts that are sent one after the other; `name`, the
/// address to send to, or null; and `control`, a list of control messages. Each may be left out,
/// and each value may be a reference. What cannot be converted causes a warning that says where it
/// stands, false, and no error code.
pub fn socket_sendmsg(socket: &Socket, message: Array<'_>, flags: NativeIntOr<0>) -> Outcome<i64> {
    let began = retry::now();
    loop {
        let cx = Conversion::new(socket);
        let sent = send(&cx, message, flags);
        // What was kept may have a destructor, which runs now that nothing is sent any more.
        drop(cx);
        error::check_pending()?;
        match (sent, began) {
            // A signal's handler may close what is to be sent: all is converted anew.
            (Err(Failure::Errno(text, Error::INTR)), Some(began)) => {
                retry::resume(socket, Interest::Write, began).or_fail(text)?;
            }
            (sent, _) => return sent,
        }
    }
}

#[inline]
fn send(cx: &Conversion<'_>, message: Array<'_>, flags: NativeIntOr<0>) -> Outcome<i64> {
    let address;
    let mut parts = Parts::new();
    let mut bytes;
    let message = Fields::new(message, ConversionPath::MESSAGE);

    // All of this may run user code.
    let name = match message.find_non_null(&NAME) {
        Some(value) => {
            address = msg_name::address(cx, value, &message.path(&NAME))?;
            Some(&address)
        }
        None => None,
    };
    if let Some(value) = message.find(&IOV) {
        append_parts(&mut parts, cx, value, &message.path(&IOV))?;
    }
    let control = match message.find(&CONTROL) {
        Some(value) => {
            bytes = ControlBytes::new();
            ancillary::append(&mut bytes, cx, value, &message.path(&CONTROL))?;
            bytes.as_slice()
        }
        None => &[],
    };

    msghdr::send(cx.socket, name, parts.as_slice(), control, flags.0)
        .or_fail("Error in sendmsg")
        .map(count_result)
}

type Parts<'a> = SmallVec<IoSlice<'a>, 16>;

/// Appends the texts of the list at `path`.
fn append_parts<'a>(
    parts: &mut Parts<'a>,
    cx: &'a Conversion<'_>,
    value: Value<'a>,
    path: &ConversionPath<'_>,
) -> Outcome<()> {
    for value in cx.array(value, path)?.live_values() {
        parts.push(IoSlice::new(cx.text(value)?.bytes()));
    }
    Ok(())
}
