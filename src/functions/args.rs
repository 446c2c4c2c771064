//! Checks that several families make, with the same texts.

use crate::zend::settings::{self, Setting};
use crate::zend::{Failure, Outcome, Str, error};
use nix::libc;
use std::ffi::c_int;

/// The families as the texts about `$socket` name them.
pub const PLAIN_FAMILIES: &str = "AF_UNIX, AF_INET, or AF_INET6";
/// The same where `AF_PACKET` is one of them.
pub const PACKET_FAMILIES: &str = "AF_UNIX, AF_PACKET, AF_INET, or AF_INET6";

/// Throws the ValueError for a Socket whose family a function does not know.
#[cold]
pub fn unknown_family(families: &str) -> Failure {
    error::throw_argument_value(1, ("must be one of ", families))
}

/// Returns a port as `sockaddr_in` holds it. Up to PHP 8.4 any number is taken modulo 65536.
#[inline]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // that is what it is for
pub const fn port(number: i64) -> u16 {
    number as u16
}

/// Since PHP 8.5 a port that is none is refused: the argument `number` of `socket_bind`,
/// `socket_create_listen` and `socket_sendto`.
#[inline]
pub fn check_port(number: u32, port: i64) -> Outcome<()> {
    if cfg!(php85) && !(0..=65535).contains(&port) {
        return Err(error::throw_argument_range(number, 0, 65535));
    }
    Ok(())
}

/// `$port`, the argument `number`, where a Socket of this family needs one.
#[inline]
pub fn required_port(number: u32, domain: c_int, port: Option<i64>) -> Outcome<i64> {
    let family = match (port, domain) {
        (Some(port), _) => return Ok(port),
        (None, libc::AF_INET) => "AF_INET",
        (None, libc::AF_INET6) => "AF_INET6",
        (None, libc::AF_VSOCK) => "AF_VSOCK",
        (None, libc::AF_PACKET) if number == 6 => "AF_PACKET",
        _ => return Ok(0),
    };
    Err(error::throw_argument_value(number, ("cannot be null when the socket type is ", family)))
}

/// `SOCK_CLOEXEC`, where `sockets.close_on_exec` says so.
#[inline]
pub fn close_on_exec() -> c_int {
    if settings::is_on(Setting::CloseOnExec) { libc::SOCK_CLOEXEC } else { 0 }
}

/// `data`, or its first `length` bytes. A negative `length`, the argument `number`, is a
/// ValueError.
#[inline]
pub fn clamp(data: Str<'_>, length: Option<i64>, number: u32) -> Outcome<&[u8]> {
    let data = data.bytes();
    match length.map(usize::try_from) {
        None => Ok(data),
        Some(Ok(length)) => Ok(data.get(..length).unwrap_or(data)),
        Some(Err(_)) => {
            Err(error::throw_argument_value(number, "must be greater than or equal to 0"))
        }
    }
}

/// Returns a byte count as PHP's integer. No allocation is larger than `i64::MAX`.
#[inline]
#[allow(clippy::cast_possible_wrap)]
pub const fn count_result(count: usize) -> i64 {
    count as i64
}
