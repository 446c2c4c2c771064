//! Setting options that are more than an int.

use super::table::{Row, Write};
use super::{elements, ipv6_pktinfo, mcast, wrong_type};
use crate::classes::socket::Socket;
use crate::constants::SO_DETACH_REUSEPORT_BPF;
use crate::zend::error::{check_pending, throw_argument_value, warn};
use crate::zend::{Failure, OrFail, Outcome, Value};
use kernel::{Error, sockopt};
use nix::libc;
use std::ops::RangeInclusive;

pub(super) const UNABLE: &str = "Unable to set socket option";

/// Sets an option of that row's shape.
#[inline(never)]
pub(super) fn special(
    socket: &Socket,
    level: i64,
    option: i64,
    row: &Row<Write>,
    value: Value<'_>,
) -> Outcome<bool> {
    match row.shape {
        Write::Linger => {
            let [l_onoff, l_linger] = two_ints(row.name, value, ["l_onoff", "l_linger"])?;
            let (l_onoff, l_linger) = (short("l_onoff", l_onoff)?, short("l_linger", l_linger)?);
            done(sockopt::set(socket, level, option, &libc::linger { l_onoff, l_linger }))
        }
        Write::Timeout => {
            let [seconds, microseconds] = two_ints(row.name, value, ["sec", "usec"])?;
            let value = libc::timeval { tv_sec: seconds, tv_usec: microseconds };
            done(sockopt::set(socket, level, option, &value))
        }
        Write::Text(unknown) => text(socket, level, option, row.name, unknown, value),
        Write::Filter => filter(socket, level, row.name, value),
        Write::Segment => segment(socket, level, option, value),
        #[cfg(php86)]
        Write::Unsigned => {
            let number = in_range(value.to_int()?, 0..=u32::MAX.into())?;
            done(sockopt::set(socket, level, option, &kernel::int(number)))
        }
        Write::InetInterface => mcast::set_inet_interface(socket, level, option, value),
        Write::Interface => {
            let index = mcast::interface(value)?;
            done(sockopt::set(socket, level, option, &index))
        }
        Write::TimeToLive => {
            let number = in_range(value.to_int()?, 0..=u8::MAX.into())?;
            done(sockopt::set(socket, level, option, &u8::try_from(number).unwrap_or_default()))
        }
        Write::Hops => {
            let number = in_range(value.to_int()?, -1..=u8::MAX.into())?;
            done(sockopt::set(socket, level, option, &kernel::int(number)))
        }
        Write::SmallFlag => done(sockopt::set(socket, level, option, &u8::from(value.to_bool()?))),
        Write::Flag => done(sockopt::set(socket, level, option, &i32::from(value.to_bool()?))),
        Write::Group => mcast::set_membership(socket, level, option, (row.name, false), value),
        Write::GroupSource => mcast::set_membership(socket, level, option, (row.name, true), value),
        Write::PacketInfo => ipv6_pktinfo::set(socket, level, option, value),
    }
}

pub(super) fn done(result: kernel::Result<()>) -> Outcome<bool> {
    result.or_fail(UNABLE).map(|()| true)
}

/// The name of an interface or of an algorithm. The kernel cuts a name that is too long for any, so
/// that one gets here the error of a name that nothing has.
fn text(
    socket: &Socket,
    level: i64,
    option: i64,
    name: &str,
    unknown: Error,
    value: Value<'_>,
) -> Outcome<bool> {
    let text = match value.as_str() {
        Some(text) => text.bytes(),
        None if cfg!(php85) => return Err(wrong_type(value, "string", name)),
        None => b"",
    };
    // A C string's own end is none of its bytes.
    let end = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let text = text.get(..end).unwrap_or(text);
    if text.contains(&0) {
        return Err(throw_argument_value(4, format_args!("must not contain any null bytes")));
    }
    if text.len() >= libc::IFNAMSIZ {
        return done(Err(unknown));
    }
    done(sockopt::set_bytes(socket, level, option, text))
}

/// Two elements of the array as integers. That both are there is known before either is converted.
fn two_ints(option: &str, value: Value<'_>, keys: [&str; 2]) -> Outcome<[i64; 2]> {
    let held = elements(value, option, cfg!(php84), keys)?;
    for (key, element) in keys.iter().zip(&held) {
        if element.is_none() {
            return Err(throw_argument_value(4, format_args!("must have key \"{key}\"")));
        }
    }
    let mut numbers = [0; 2];
    for (number, element) in numbers.iter_mut().zip(held.iter().flatten()) {
        *number = element.value().to_int()?;
    }
    // User code may have replaced an element meanwhile: this is its end.
    drop(held);
    check_pending()?;
    Ok(numbers)
}

/// An element of [`Write::Linger`]: an unsigned short. PHP has refused other numbers since 8.4, and
/// before sets their low 16 bits.
fn short(key: &str, number: i64) -> Outcome<i32> {
    let low = u16::try_from(number & 0xffff).unwrap_or_default();
    if cfg!(php84) && i64::from(low) != number {
        return Err(throw_argument_value(4, format_args!("\"{key}\" must be between 0 and 65535")));
    }
    Ok(low.into())
}

fn in_range(number: i64, range: RangeInclusive<i64>) -> Outcome<i64> {
    if range.contains(&number) {
        return Ok(number);
    }
    let (least, most) = range.into_inner();
    Err(throw_argument_value(4, format_args!("must be between {least} and {most}")))
}

/// `SO_ATTACH_REUSEPORT_CBPF`: the number of an ancillary value, by which the kernel chooses among
/// the sockets; 0 detaches instead.
fn filter(socket: &Socket, level: i64, name: &str, value: Value<'_>) -> Outcome<bool> {
    const CPU: u32 = libc::SKF_AD_CPU.cast_unsigned();
    const QUEUE: u32 = libc::SKF_AD_QUEUE.cast_unsigned();
    if cfg!(php86) && value.as_int().is_none() {
        return Err(wrong_type(value, "int", name));
    }
    let number = value.to_int()?;
    if number == 0 {
        return done(sockopt::set(socket, level, SO_DETACH_REUSEPORT_BPF.into(), &1));
    }
    let ancillary = kernel::int(number).cast_unsigned();
    if !matches!(ancillary, CPU | QUEUE) {
        warn(format_args!("Unsupported CBPF filter"))?;
        return Err(Failure::Silent);
    }
    done(sockopt::attach_reuseport(socket, ancillary))
}

/// `UDP_SEGMENT`. The range is that of the number's low 32 bits.
fn segment(socket: &Socket, level: i64, option: i64, value: Value<'_>) -> Outcome<bool> {
    let number = kernel::int(value.to_int()?);
    if (0..=u16::MAX.into()).contains(&number) {
        return done(sockopt::set(socket, level, option, &number));
    }
    #[cfg(php86)]
    let text = format_args!("must be between 0 and 65535");
    #[cfg(not(php86))]
    let text = format_args!("must be of between 0 and 65535");
    Err(throw_argument_value(4, text))
}
