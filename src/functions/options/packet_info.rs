//! `IPV6_PKTINFO`: the array of [`crate::functions::conversion::packet_info`].

use super::set::done;
use crate::functions::conversion::packet_info::{from_value, to_array};
use crate::functions::conversion::place::Place;
use crate::functions::shared::still_open;
use crate::socket::Socket;
use crate::sys::options;
use crate::zend::{Failure, NewArray, Outcome, Value};
use nix::libc;

/// Reads the option. Linux does not give it, so this fails with ENOPROTOOPT there.
pub(super) fn get(socket: &Socket, level: i64, option: i64) -> Outcome<NewArray> {
    options::get::<libc::in6_pktinfo>(socket.fd(), level, option)
        .map(|(value, _)| to_array(value.into()))
        .map_err(|error| Failure::Errno("unable to get socket option", error))
}

/// Sets the option.
pub(super) fn set(socket: &Socket, level: i64, option: i64, value: Value<'_>) -> Outcome<bool> {
    let info = from_value(value, &Place::PACKET_INFO, socket)?;
    still_open(socket)?;
    done(options::set(socket.fd(), level, option, &libc::in6_pktinfo::from(info)))
}
