//! `IPV6_PKTINFO`: the array of [`crate::functions::convert::pktinfo`].

use super::set::done;
use crate::classes::socket::Socket;
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::pktinfo::{from_value, to_array};
use crate::zend::{OrFail, Outcome, OwnedArray, Value};
use kernel::sockopt;
use nix::libc;

/// Reads the option. Linux does not give it, so this fails with ENOPROTOOPT there.
pub(super) fn get(socket: &Socket, level: i64, option: i64) -> Outcome<OwnedArray> {
    sockopt::get::<libc::in6_pktinfo>(socket, level, option)
        .map(|(value, _)| to_array(value.into()))
        .or_fail("unable to get socket option")
}

/// Sets the option.
pub(super) fn set(socket: &Socket, level: i64, option: i64, value: Value<'_>) -> Outcome<bool> {
    let info = from_value(value, &ConversionPath::PACKET_INFO, socket)?;
    done(sockopt::set(socket, level, option, &libc::in6_pktinfo::from(info)))
}
