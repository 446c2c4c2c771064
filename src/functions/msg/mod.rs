//! Messages with names and control data: `socket_sendmsg`, `socket_recvmsg`, `socket_cmsg_space`.
//!
//! A message is an array. What it may contain is said in [`super::convert`].

mod recvmsg;
mod sendmsg;

pub use recvmsg::socket_recvmsg;
pub use sendmsg::socket_sendmsg;

use super::args::count_result;
use crate::zend::error::{throw_argument_value, throw_value_error};
use crate::zend::{IntOr, Outcome, native_int};
use kernel::cmsg::{payload, space};

/// `socket_cmsg_space`: how much room a control message takes in a buffer, `CMSG_SPACE` of cmsg(3).
/// `$num` counts the descriptors of `SCM_RIGHTS`; the other kinds have a fixed size.
pub fn socket_cmsg_space(level: i64, number: i64, count: IntOr<0>) -> Outcome<i64> {
    let level = native_int(level, 1)?;
    let number = native_int(number, 2)?;
    let count = usize::try_from(native_int(count.0, 3)?)
        .map_err(|_| throw_argument_value(3, "must be greater than or equal to 0"))?;
    let Some(payload) = payload(level, number) else {
        return Err(throw_value_error((
            "Pair level ",
            level,
            " and/or type ",
            number,
            " is not supported",
        )));
    };
    Ok(count_result(space(payload.size(count))))
}
