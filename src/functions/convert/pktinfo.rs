//! `IPV6_PKTINFO`, as an option and as a control message: an array with the keys `addr` and
//! `ifindex`.

use super::addr::inet6_host;
use super::keys::{ADDR, IFINDEX};
use super::path::ConversionPath;
use super::text;
use crate::classes::socket::Socket;
use crate::zend::{Outcome, OwnedArray, OwnedStr, Value};
use kernel::cmsg::PacketInfo;
use kernel::resolver;

/// What stands at `path`.
///
/// # Errors
/// Refused: it is no such array; `Thrown`; Error, when user code closed the Socket meanwhile.
pub fn from_value(
    value: Value<'_>,
    path: &ConversionPath<'_>,
    socket: &Socket,
) -> Outcome<PacketInfo> {
    let array = path.array(value)?;
    let (address, _) = inet6_host(path.required(array, &ADDR)?, &path.key(&ADDR), socket)?;
    let interface = interface(path.required(array, &IFINDEX)?, &path.key(&IFINDEX))?;
    Ok(PacketInfo { address, interface })
}

/// The index of an interface: an integer, or else its name. (So "1" is a name.)
fn interface(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<u32> {
    if let Some(index) = value.as_int() {
        return u32::try_from(index).map_err(|_| {
            path.refuse(format_args!(
                "the interface index cannot be negative or larger than {}; given {index}",
                u32::MAX
            ))
        });
    }
    let name = text(value)?;
    let name = name.as_str().bytes();
    resolver::interface_index(name).ok_or_else(|| {
        path.refuse_text(format_args!("no interface with name \""), name, "\" could be found")
    })
}

/// As the same array.
pub fn to_array(info: PacketInfo) -> OwnedArray {
    let mut array = OwnedArray::with_capacity(2);
    array.add(&ADDR, OwnedStr::copy(kernel::presentation::inet6(info.address, 0).bytes()));
    array.add(&IFINDEX, i64::from(info.interface));
    array
}
