//! `IPV6_PKTINFO`: the array of [`crate::functions::convert::pktinfo`].

use super::set::done;
use crate::classes::socket::Socket;
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, pktinfo};
use crate::zend::{KeyedArray, OrFail, Outcome, Value};
use kernel::sockopt;
use nix::libc;

/// Reads the option. Linux does not give it, so this fails with ENOPROTOOPT there.
pub(super) fn get(socket: &Socket, level: i64, option: i64) -> Outcome<KeyedArray> {
    sockopt::get::<libc::in6_pktinfo>(socket, level, option)
        .map(|(value, _)| pktinfo::inet6_array(value))
        .or_fail("unable to get socket option")
}

pub(super) fn set(socket: &Socket, level: i64, option: i64, value: Value<'_>) -> Outcome<bool> {
    let cx = Conversion::new(socket);
    let info = pktinfo::inet6(&cx, value, ConversionPath::PACKET_INFO)?;
    done(sockopt::set(socket, level, option, &info))
}
