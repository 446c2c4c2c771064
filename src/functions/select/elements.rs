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
    let rest = add_ascending(array.values(), interest, set);
    if rest.peek().is_none() { Some(false) } else { add_rest(rest, interest, set) }
}

/// Adds the leading sockets, as long as they need no care. Returns the others.
#[inline(always)]
#[allow(clippy::inline_always)] // the loop that every element goes through
fn add_ascending<'a>(mut values: Values<'a>, interest: Interest, set: &mut Set<'_>) -> Values<'a> {
    let known = SocketClass::known();
    let Some(mut ascending) = set.ascending(interest) else { return values };
    while let Some(socket) = values.peek().and_then(|value| known.object(value))
        && !socket.may_have_read_ahead()
        && let Some(fd) = socket.own_fd()
        && ascending.push(fd)
    {
        values.advance();
    }
    ascending.finish();
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
        values = add_ascending(values, interest, set);
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
