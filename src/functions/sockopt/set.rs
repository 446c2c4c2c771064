//! Setting options that are more than an int.

use super::table::Write;
use super::{SocketOption, UNABLE_TO_SET, elements, mcast, wrong_type};
use crate::constants::SO_DETACH_REUSEPORT_BPF;
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, pktinfo};
use crate::zend::error::{check_pending, throw_argument_range, throw_argument_value, warn};
use crate::zend::{Failure, OrFail, Outcome, Value};
use kernel::{Error, sockopt};
use nix::libc;

/// Sets an option of that shape.
#[inline(never)]
pub(super) fn special(option: SocketOption<'_>, shape: Write, value: Value<'_>) -> Outcome<()> {
    match shape {
        Write::Linger => {
            let [l_onoff, l_linger] = two_ints(option, value, ["l_onoff", "l_linger"])?;
            let (l_onoff, l_linger) = (short("l_onoff", l_onoff)?, short("l_linger", l_linger)?);
            option.set(libc::linger { l_onoff, l_linger })
        }
        Write::Timeout => {
            let [seconds, microseconds] = two_ints(option, value, ["sec", "usec"])?;
            option.set(libc::timeval { tv_sec: seconds, tv_usec: microseconds })
        }
        Write::Text(unknown) => text(option, unknown, value),
        Write::Filter => filter(option, value),
        #[cfg(php85)]
        Write::Segment => segment(option, value),
        #[cfg(php86)]
        Write::Unsigned => option.set(kernel::int(in_range(value.to_int()?, 0, u32::MAX.into())?)),
        Write::InetInterface => mcast::set_inet_interface(option, value),
        Write::Interface => option.set(mcast::interface(value)?),
        Write::TimeToLive => {
            let number = in_range(value.to_int()?, 0, u8::MAX.into())?;
            option.set(u8::try_from(number).unwrap_or_default())
        }
        Write::Hops => option.set(kernel::int(in_range(value.to_int()?, -1, u8::MAX.into())?)),
        Write::SmallFlag => option.set(u8::from(value.to_bool()?)),
        Write::Flag => option.set(i32::from(value.to_bool()?)),
        Write::Group => mcast::set_membership(option, false, value),
        Write::GroupSource => mcast::set_membership(option, true, value),
        Write::PacketInfo => {
            let cx = Conversion::new(option.socket);
            option.set(pktinfo::inet6(&cx, value, ConversionPath::PACKET_INFO)?)
        }
    }
}

/// Sets the name of an interface or of an algorithm. The kernel truncates a name that is too long
/// for any, so that one gets here the error of a name that nothing has.
fn text(option: SocketOption<'_>, unknown: Error, value: Value<'_>) -> Outcome<()> {
    let text = match value.as_str() {
        Some(text) => text.bytes(),
        None if cfg!(php85) => return Err(wrong_type(option, value, "string")),
        None => b"",
    };
    // A C string's own end is none of its bytes.
    let end = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let text = text.get(..end).unwrap_or(text);
    if text.contains(&0) {
        return Err(throw_argument_value(4, "must not contain any null bytes"));
    }
    if text.len() < libc::IFNAMSIZ {
        return option.set_bytes(text);
    }
    Err(Failure::of_call(UNABLE_TO_SET, unknown))
}

/// Two elements of the array as integers. That both are there is known before either is converted.
fn two_ints(option: SocketOption<'_>, value: Value<'_>, keys: [&str; 2]) -> Outcome<[i64; 2]> {
    let held = elements(option, value, cfg!(php84), keys)?;
    for (key, element) in keys.iter().zip(&held) {
        if element.is_none() {
            return Err(throw_argument_value(4, ("must have key \"", *key, "\"")));
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

/// Returns an element of [`Write::Linger`]: an unsigned short. PHP has refused other numbers since
/// 8.4, and before sets their low 16 bits.
fn short(key: &str, number: i64) -> Outcome<i32> {
    let low = u16::try_from(number & 0xffff).unwrap_or_default();
    if cfg!(php84) && i64::from(low) != number {
        return Err(throw_argument_value(4, ("\"", key, "\" must be between 0 and 65535")));
    }
    Ok(low.into())
}

fn in_range(number: i64, least: i64, most: i64) -> Outcome<i64> {
    if (least..=most).contains(&number) {
        return Ok(number);
    }
    Err(throw_argument_range(4, least, most))
}

/// `SO_ATTACH_REUSEPORT_CBPF`: the number of an ancillary value, by which the kernel chooses among
/// the sockets; 0 detaches instead.
fn filter(option: SocketOption<'_>, value: Value<'_>) -> Outcome<()> {
    const CPU: u32 = libc::SKF_AD_CPU.cast_unsigned();
    const QUEUE: u32 = libc::SKF_AD_QUEUE.cast_unsigned();
    if cfg!(php86) && value.as_int().is_none() {
        return Err(wrong_type(option, value, "int"));
    }
    let number = value.to_int()?;
    if number == 0 {
        return SocketOption { number: SO_DETACH_REUSEPORT_BPF.into(), ..option }.set(1);
    }
    let ancillary = kernel::int(number).cast_unsigned();
    if !matches!(ancillary, CPU | QUEUE) {
        warn("Unsupported CBPF filter")?;
        return Err(Failure::Silent);
    }
    sockopt::attach_reuseport(option.socket, ancillary).or_fail(UNABLE_TO_SET)
}

/// `UDP_SEGMENT`. The range is that of the number's low 32 bits.
#[cfg(php85)]
fn segment(option: SocketOption<'_>, value: Value<'_>) -> Outcome<()> {
    let number = kernel::int(value.to_int()?);
    if (0..=u16::MAX.into()).contains(&number) {
        return option.set(number);
    }
    #[cfg(php86)]
    let text = "must be between 0 and 65535";
    #[cfg(not(php86))]
    let text = "must be of between 0 and 65535";
    Err(throw_argument_value(4, text))
}
