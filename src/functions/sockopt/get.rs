//! Reading options that are more than an int.

use super::ipv6_pktinfo;
use super::table::{MEMORY_INFO, Read};
use crate::classes::socket::Socket;
use crate::functions::convert::msg_name;
use crate::zend::{Failure, OrFail, Outcome, OwnedArray, OwnedStr, OwnedValue, error};
use kernel::{sockopt, tcp_info};
use nix::libc;
use std::net::Ipv4Addr;

pub(super) const UNABLE: &str = "Unable to retrieve socket option";

/// Reads an option of that shape.
#[inline(never)]
pub(super) fn special(
    socket: &Socket,
    level: i64,
    option: i64,
    shape: Read,
) -> Outcome<OwnedValue> {
    match shape {
        Read::Linger => {
            let (value, _) = sockopt::get::<libc::linger>(socket, level, option).or_fail(UNABLE)?;
            Ok(ints([("l_onoff", value.l_onoff.into()), ("l_linger", value.l_linger.into())]))
        }
        Read::Timeout => {
            let (value, _) =
                sockopt::get::<libc::timeval>(socket, level, option).or_fail(UNABLE)?;
            Ok(ints([("sec", value.tv_sec), ("usec", value.tv_usec)]))
        }
        Read::MemoryInfo => {
            let (values, _) =
                sockopt::get::<[u32; MEMORY_INFO.len()]>(socket, level, option).or_fail(UNABLE)?;
            let mut pairs = MEMORY_INFO.map(|key| (key, 0));
            for (pair, value) in pairs.iter_mut().zip(values) {
                pair.1 = value.into();
            }
            Ok(ints(pairs))
        }
        Read::Name => name(socket, level, option),
        Read::InetInterface => interface(socket, level, option),
        Read::TcpInfo => {
            let mut array = OwnedArray::with_capacity(64);
            tcp_info::read(socket, |name, value| array.insert(name, value.cast_signed()))
                .or_fail(UNABLE)?;
            Ok(OwnedValue::of(array))
        }
        Read::Address => {
            let address = sockopt::get_address(socket, level, option).or_fail(UNABLE)?;
            Ok(msg_name::to_array(&address).map_or_else(|| OwnedValue::of(0), OwnedValue::of))
        }
        Read::Unsigned => {
            let (number, _) = sockopt::get::<u32>(socket, level, option).or_fail(UNABLE)?;
            Ok(OwnedValue::of(i64::from(number)))
        }
        Read::Long => {
            let (number, _) = sockopt::get::<u64>(socket, level, option).or_fail(UNABLE)?;
            Ok(OwnedValue::of(number.cast_signed()))
        }
        Read::PacketInfo => ipv6_pktinfo::get(socket, level, option).map(OwnedValue::of),
    }
}

fn ints<const COUNT: usize>(pairs: [(&str, i64); COUNT]) -> OwnedValue {
    let mut array = OwnedArray::with_capacity(u32::try_from(COUNT).unwrap_or_default());
    for (key, number) in pairs {
        array.insert(key, number);
    }
    OwnedValue::of(array)
}

/// A name in an array. It cannot be the bare string: the engine's optimizer has a list of
/// functions, by which this one returns arrays, integers and `false` and nothing else, and compiles
/// programs that rely on it.
fn name(socket: &Socket, level: i64, option: i64) -> Outcome<OwnedValue> {
    let mut buffer = [0; libc::IFNAMSIZ];
    let name = sockopt::get_name(socket, level, option, &mut buffer).or_fail(UNABLE)?;
    let mut array = OwnedArray::with_capacity(1);
    array.insert("name", OwnedStr::copy(name));
    Ok(OwnedValue::of(array))
}

/// `IP_MULTICAST_IF`: the kernel gives the address that it was set to; the result is the index that
/// the Socket noted with it, or that of the interface that has the address.
fn interface(socket: &Socket, level: i64, option: i64) -> Outcome<OwnedValue> {
    let (value, _) = sockopt::get::<libc::in_addr>(socket, level, option).or_fail(UNABLE)?;
    let address = Ipv4Addr::from(u32::from_be(value.s_addr));
    if let Some(index) = socket.multicast_interface(address) {
        return Ok(OwnedValue::of(i64::from(index)));
    }
    if let Some(index) = kernel::multicast::interface_of(address).or_fail(UNABLE)? {
        return Ok(OwnedValue::of(i64::from(index)));
    }
    error::warn(format_args!("The interface with IP address {address} was not found"))?;
    Err(Failure::Silent)
}
