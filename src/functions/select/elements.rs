//! The elements of the arrays: each must be an open Socket.

use crate::classes::socket::SocketClass;
use crate::zend::error::{throw_argument_type, throw_argument_type_given};
use crate::zend::{Array, Value, Values};
use kernel::poll::{Interest, Set};
use std::os::fd::RawFd;

/// Adds an array's sockets to `set`. Whether there is a reference among the elements. `None`: an
/// exception is pending.
#[inline(never)]
pub(super) fn add(array: Array<'_>, interest: Interest, set: &mut Set<'_>) -> Option<bool> {
    let rest = add_leading(array.values(), interest, set);
    if rest.peek().is_none() { Some(false) } else { add_rest(rest, interest, set) }
}

/// Adds the leading sockets, as long as they need no care. Returns the others.
#[inline(always)]
#[allow(clippy::inline_always)] // the loop that every element goes through
fn add_leading<'a>(mut values: Values<'a>, interest: Interest, set: &mut Set<'_>) -> Values<'a> {
    let known = SocketClass::known();
    let next = || {
        let socket = values.peek().and_then(|value| known.object(value))?;
        let fd = socket.own_fd()?;
        if fd < 0 || socket.may_have_read_ahead() {
            return None;
        }
        values.advance();
        Some(fd)
    };
    set.extend(interest, std::iter::from_fn(next));
    values
}

/// Adds sockets of which some need more care.
#[inline(never)]
fn add_rest(mut values: Values<'_>, interest: Interest, set: &mut Set<'_>) -> Option<bool> {
    let known = SocketClass::known();
    let mut references = false;
    while let Some(value) = values.next() {
        references |= value.is_reference();
        match known.object(value.deref()) {
            Some(socket) if !socket.is_closed() => {
                // One whose stream was closed gets the answer for a number that nobody has.
                let fd = socket.raw_fd().unwrap_or(RawFd::MAX);
                set.add(interest, fd, interest == Interest::Read && socket.is_ready());
            }
            other => {
                refuse(value.deref(), other.is_some(), interest);
                return None;
            }
        }
        values = add_leading(values, interest, set);
    }
    Some(references)
}

/// Throws a TypeError for an element.
#[cold]
fn refuse(value: Value<'_>, is_socket: bool, interest: Interest) {
    let number = match interest {
        Interest::Read => 1,
        Interest::Write => 2,
        Interest::Except => 3,
    };
    if is_socket {
        throw_argument_type(number, "contains a closed socket");
    } else {
        throw_argument_type_given(number, "must only have elements of type Socket", value);
    }
}
