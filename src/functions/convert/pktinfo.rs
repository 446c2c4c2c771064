//! `IP_PKTINFO`, and `IPV6_PKTINFO` as an option and as a control message: arrays with the keys
//! `ifindex`, `spec_dst` and `addr`, and `addr` and `ifindex`.

use super::addr::{inet_host, inet6_host};
use super::keys::{ADDR, IFINDEX, SPEC_DST};
use super::path::ConversionPath;
use super::{Conversion, text};
use crate::zend::{KeyedArray, Outcome, OwnedStr, Value};
use kernel::{presentation, resolver};
use nix::libc;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Returns the `IPV6_PKTINFO` at `path`.
pub fn inet6(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<libc::in6_pktinfo> {
    let fields = cx.fields(value, path)?;
    fields.required(&ADDR)?;
    let (address, _) = inet6_host(cx, fields, &ADDR)?;
    Ok(libc::in6_pktinfo {
        ipi6_addr: libc::in6_addr { s6_addr: address.octets() },
        ipi6_ifindex: interface(fields.required(&IFINDEX)?, &fields.path(&IFINDEX))?,
    })
}

/// Returns the `IP_PKTINFO` at `path`: the interface and the address to send from. What
/// is left out is 0.
pub fn inet(
    cx: &Conversion<'_>,
    value: Value<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<libc::in_pktinfo> {
    let fields = cx.fields(value, path)?;
    let address = |key| inet_host(cx, fields, key).map(native);
    let index = match fields.find(&IFINDEX) {
        Some(value) => interface(value, &fields.path(&IFINDEX))?,
        None => 0,
    };
    Ok(libc::in_pktinfo {
        ipi_ifindex: index.cast_signed(),
        ipi_spec_dst: address(&SPEC_DST)?,
        ipi_addr: address(&ADDR)?,
    })
}

fn native(address: Ipv4Addr) -> libc::in_addr {
    libc::in_addr { s_addr: u32::from(address).to_be() }
}

/// Returns the index of an interface: an integer, or else its name. (So "1" is a name.)
fn interface(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<u32> {
    if let Some(index) = value.deref().as_int() {
        return u32::try_from(index).map_err(|_| {
            path.refuse((
                "the interface index cannot be negative or larger than ",
                u32::MAX,
                "; given ",
                index,
            ))
        });
    }
    let name = text(value)?;
    let name = name.as_str().bytes();
    resolver::interface_index(name)
        .ok_or_else(|| path.refuse(("no interface with name \"", name, "\" could be found")))
}

/// Builds the same array of an `IPV6_PKTINFO`.
pub fn inet6_array(info: libc::in6_pktinfo) -> KeyedArray {
    let address = Ipv6Addr::from(info.ipi6_addr.s6_addr);
    let mut array = KeyedArray::new();
    array.add(&ADDR, OwnedStr::copy(presentation::inet6(address, 0).bytes()));
    array.add(&IFINDEX, i64::from(info.ipi6_ifindex));
    array
}

/// Builds the same array of an `IP_PKTINFO`.
pub fn inet_array(info: libc::in_pktinfo) -> KeyedArray {
    let text = |address: libc::in_addr| {
        let address = Ipv4Addr::from(u32::from_be(address.s_addr));
        OwnedStr::copy(presentation::inet(address).bytes())
    };
    let mut array = KeyedArray::new();
    array.add(&IFINDEX, i64::from(info.ipi_ifindex));
    array.add(&SPEC_DST, text(info.ipi_spec_dst));
    array.add(&ADDR, text(info.ipi_addr));
    array
}
