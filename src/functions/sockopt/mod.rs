//! Socket options: ints, but for those in [`table`].

mod get;
mod mcast;
mod set;
mod table;

use crate::classes::socket::Socket;
use crate::zend::error::{check_pending, throw_argument_type_given};
use crate::zend::{Failure, OrFail, Outcome, OwnedValue, Value};
use kernel::lines::note_peek_offset;
use kernel::{Plain, bytes_of, sockopt};
use nix::libc;
use table::{reading, writing};

/// `socket_get_option`: reads an option with `getsockopt(2)`: an int, unless the option is one of
/// the tables'.
///
/// Where the kernel gives no bytes at all (`IP_OPTIONS`, when there are none) the result is 0.
pub fn socket_get_option(socket: &Socket, level: i64, option: i64) -> Outcome<OwnedValue> {
    if let Some(row) = reading(level, option) {
        let option = SocketOption { socket, level, number: option, name: row.name };
        return get::special(option, row.shape);
    }
    let number = sockopt::get_int(socket, level, option).or_fail(UNABLE_TO_GET)?;
    Ok(OwnedValue::of(i64::from(number)))
}

/// `socket_set_option`: sets an option with `setsockopt(2)`: an int, to which `value` is converted
/// as by `(int)`, unless the option is one of the tables'.
///
/// `value`, and what it contains, is the caller's and stays as it is: what is converted is a copy.
pub fn socket_set_option(
    socket: &Socket,
    level: i64,
    option: i64,
    value: Value<'_>,
) -> Outcome<bool> {
    if let Some(row) = writing(level, option) {
        let option = SocketOption { socket, level, number: option, name: row.name };
        set::special(option, row.shape, value)?;
        return Ok(true);
    }
    let number = value.to_int()?;
    sockopt::set(socket, level, option, &kernel::int(number)).or_fail(UNABLE_TO_SET)?;
    if kernel::int(option) == libc::SO_PEEK_OFF {
        note_peek_offset();
    }
    Ok(true)
}

const UNABLE_TO_GET: &str = "Unable to retrieve socket option";
const UNABLE_TO_SET: &str = "Unable to set socket option";

/// An option of a Socket that is more than an int.
#[derive(Clone, Copy)]
struct SocketOption<'a> {
    socket: &'a Socket,
    level: i64,
    number: i64,
    /// How PHP's messages call it.
    name: &'static str,
}

impl SocketOption<'_> {
    fn get<T: Plain>(self) -> Outcome<T> {
        let read = sockopt::get(self.socket, self.level, self.number);
        read.map(|(value, _)| value).or_fail(UNABLE_TO_GET)
    }

    fn set<T: Plain>(self, value: T) -> Outcome<()> {
        self.set_bytes(bytes_of(&value))
    }

    #[inline(never)] // many come by here, none often
    fn set_bytes(self, value: &[u8]) -> Outcome<()> {
        sockopt::set_bytes(self.socket, self.level, self.number, value).or_fail(UNABLE_TO_SET)
    }
}

/// Returns the elements under these keys of the array that an option takes, or of the properties of
/// an object in its place. All are there and owned before the first is converted: that may run user
/// code, which may change or free what they are in.
///
/// PHP has refused other values since an option's own version, `strict`. Before, it made an array
/// of any value, as by `(array)`; of those values, one without the keys that count.
fn elements<const COUNT: usize>(
    option: SocketOption<'_>,
    value: Value<'_>,
    strict: bool,
    keys: [&str; COUNT],
) -> Outcome<[Option<OwnedValue>; COUNT]> {
    let array = if strict { value.properties() } else { value.cast_properties() };
    check_pending()?;
    if strict && array.is_none() {
        return Err(wrong_type(option, value, "array"));
    }
    Ok(keys.map(|key| Some(array.as_ref()?.value().as_array()?.get(key)?.to_owned_value())))
}

/// TypeError: the option does not take such values.
#[cold]
fn wrong_type(option: SocketOption<'_>, value: Value<'_>, expected: &str) -> Failure {
    throw_argument_type_given(
        4,
        ("must be of type ", expected, " when argument #3 ($option) is ", option.name),
        value,
    )
}
