//! `IPV6_PKTINFO`, as an option and as a control message: an array with the keys `addr` and `ifindex`.

use super::host::inet6_host;
use super::keys::{ADDR, IFINDEX};
use super::place::Place;
use super::text;
use crate::socket::Socket;
use crate::sys::control::PacketInfo;
use crate::sys::{self, resolver};
use crate::zend::{NewArray, NewStr, Outcome, Value};

/// What stands at `place`.
///
/// # Errors
/// Refused: it is no such array; `Thrown`; Error, when user code closed the Socket meanwhile.
pub fn from_value(value: Value<'_>, place: &Place<'_>, socket: &Socket) -> Outcome<PacketInfo> {
    let array = place.array(value)?;
    let (address, _) = inet6_host(place.required(array, &ADDR)?, &place.key(&ADDR), socket)?;
    let interface = interface(place.required(array, &IFINDEX)?, &place.key(&IFINDEX))?;
    Ok(PacketInfo { address, interface })
}

/// The index of an interface: an integer, or else its name. (So "1" is a name.)
fn interface(value: Value<'_>, place: &Place<'_>) -> Outcome<u32> {
    if let Some(index) = value.as_int() {
        return u32::try_from(index).map_err(|_| {
            place.refuse(format_args!(
                "the interface index cannot be negative or larger than {}; given {index}",
                u32::MAX
            ))
        });
    }
    let name = text(value)?;
    let name = name.as_str().bytes();
    resolver::interface_index(name)
        .ok_or_else(|| place.refuse_text(format_args!("no interface with name \""), name, "\" could be found"))
}

/// As the same array.
pub fn to_array(info: PacketInfo) -> NewArray {
    let mut array = NewArray::with_capacity(2);
    array.add(&ADDR, NewStr::copy(sys::text::inet6(info.address, 0).bytes()));
    array.add(&IFINDEX, i64::from(info.interface));
    array
}
