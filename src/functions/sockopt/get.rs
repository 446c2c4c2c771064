//! Reading options that are more than an int.

use super::table::{MEMORY_INFO, Read};
use super::{SocketOption, UNABLE_TO_GET};
use crate::functions::convert::{msg_name, pktinfo};
use crate::zend::{Failure, OrFail, Outcome, OwnedArray, OwnedStr, OwnedValue, error};
use kernel::{multicast, presentation, sockopt, tcp_info};
use nix::libc;
use std::net::Ipv4Addr;

/// Reads an option of that shape.
#[inline(never)]
pub(super) fn special(option: SocketOption<'_>, shape: Read) -> Outcome<OwnedValue> {
    let SocketOption { socket, level, number, .. } = option;
    match shape {
        Read::Linger => {
            let value: libc::linger = option.get()?;
            Ok(ints([("l_onoff", value.l_onoff.into()), ("l_linger", value.l_linger.into())]))
        }
        Read::Timeout => {
            let value: libc::timeval = option.get()?;
            Ok(ints([("sec", value.tv_sec), ("usec", value.tv_usec)]))
        }
        Read::MemoryInfo => {
            let values: [u32; MEMORY_INFO.len()] = option.get()?;
            Ok(ints(MEMORY_INFO.into_iter().zip(values.map(i64::from))))
        }
        Read::Name => name(option),
        Read::InetInterface => interface(option),
        Read::TcpInfo => {
            let mut array = OwnedArray::with_capacity(64);
            tcp_info::read(socket, |name, value| array.insert(name, value.cast_signed()))
                .or_fail(UNABLE_TO_GET)?;
            Ok(OwnedValue::of(array))
        }
        Read::Address => {
            let address = sockopt::get_address(socket, level, number).or_fail(UNABLE_TO_GET)?;
            Ok(msg_name::to_array(&address).map_or_else(|| OwnedValue::of(0), OwnedValue::of))
        }
        Read::Unsigned => option.get::<u32>().map(|number| OwnedValue::of(i64::from(number))),
        Read::Long => option.get::<u64>().map(|number| OwnedValue::of(number.cast_signed())),
        // Linux does not give it, so this fails with ENOPROTOOPT there.
        Read::PacketInfo => sockopt::get::<libc::in6_pktinfo>(socket, level, number)
            .map(|(value, _)| OwnedValue::of(pktinfo::inet6_array(value)))
            .or_fail("unable to get socket option"),
    }
}

fn ints<'a>(pairs: impl IntoIterator<Item = (&'a str, i64)>) -> OwnedValue {
    let mut array = OwnedArray::with_capacity(0);
    for (key, number) in pairs {
        array.insert(key, number);
    }
    OwnedValue::of(array)
}

/// Returns a name in an array. It cannot be the bare string: the engine's optimizer has a list of
/// functions, by which this one returns arrays, integers and `false` and nothing else, and compiles
/// programs that rely on it.
fn name(option: SocketOption<'_>) -> Outcome<OwnedValue> {
    let name: [u8; libc::IFNAMSIZ] = option.get()?;
    let mut array = OwnedArray::with_capacity(1);
    array.insert("name", OwnedStr::copy(kernel::until_nul(&name)));
    Ok(OwnedValue::of(array))
}

/// `IP_MULTICAST_IF`: the kernel gives the address that it was set to; the result is the index that
/// the Socket noted with it, or that of the interface that has the address.
fn interface(option: SocketOption<'_>) -> Outcome<OwnedValue> {
    let address = Ipv4Addr::from(u32::from_be(option.get::<libc::in_addr>()?.s_addr));
    let index = match option.socket.multicast_interface(address) {
        Some(index) => Some(index),
        None => multicast::interface_of(address).or_fail(UNABLE_TO_GET)?,
    };
    if let Some(index) = index {
        return Ok(OwnedValue::of(i64::from(index)));
    }
    let address = presentation::inet(address);
    error::warn(("The interface with IP address ", address.bytes(), " was not found"))?;
    Err(Failure::Silent)
}
