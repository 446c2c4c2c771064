//! Control messages that were received.

use super::structures;
use crate::classes::socket::OwnedSocket;
use crate::functions::convert::keys::{DATA, LEVEL, TYPE};
use crate::functions::convert::pktinfo;
use crate::zend::stream;
use crate::zend::{KeyedArray, Outcome, OwnedArray, OwnedStr, OwnedValue};
use kernel::cmsg::{Cmsg, Data, Unit};
use kernel::msghdr::AncillaryBuffer;

/// Returns the control messages that were received completely, as a list; `None`: there are none.
/// Takes their descriptors.
///
/// # Errors
/// `Thrown`, when another extension's way to make a Socket refuses.
#[inline]
pub fn received(control: &AncillaryBuffer<'_>) -> Outcome<Option<OwnedArray>> {
    let mut list = None;
    for (message, data) in control.values() {
        list.get_or_insert_with(|| OwnedArray::list(1)).push(element(control, message, data)?);
    }
    Ok(list)
}

fn element(
    control: &AncillaryBuffer<'_>,
    message: Cmsg<'_>,
    data: Data<'_>,
) -> Outcome<KeyedArray> {
    let mut element = KeyedArray::new();
    element.add(&LEVEL, i64::from(message.level));
    element.add(&TYPE, i64::from(message.number));
    match data {
        Data::Descriptors => {
            let count = message.descriptors().len();
            let mut list = OwnedArray::list(u32::try_from(count).unwrap_or(0));
            for _ in 0..count {
                list.push(descriptor(control)?);
            }
            element.add(&DATA, list);
        }
        Data::Descriptor => element.add(&DATA, descriptor(control)?),
        Data::Credentials(value) => element.add(&DATA, structures::credentials_array(value)),
        Data::InetPacketInfo(info) => element.add(&DATA, pktinfo::inet_array(info)),
        Data::Inet6PacketInfo(info) => element.add(&DATA, pktinfo::inet6_array(info)),
        Data::Int(number) => element.add(&DATA, number),
        Data::Time(value, unit) => element.add(&DATA, structures::time_array(value, unit)),
        Data::TimeStamps(stamps) => {
            let mut list = OwnedArray::list(3);
            for stamp in stamps {
                list.push(structures::time_array(stamp, Unit::Nanoseconds));
            }
            element.add(&DATA, list);
        }
        Data::ExtendedError(error, offender) => {
            element.add(&DATA, structures::extended_error_array(error, offender));
        }
        Data::Bytes(bytes) => element.add(&DATA, OwnedStr::copy(bytes)),
    }
    Ok(element)
}

/// Takes the next descriptor: as a Socket, or as a stream where it is no socket. Null, where that
/// cannot be made, or where there is none after all.
fn descriptor(control: &AncillaryBuffer<'_>) -> Outcome<OwnedValue> {
    let Some(pending) = control.next() else {
        return Ok(OwnedValue::of(()));
    };
    let Ok(domain) = kernel::domain(&pending) else {
        return Ok(OwnedValue::of(stream::from_pending(pending)));
    };
    let socket = OwnedSocket::new()?;
    let blocking = kernel::is_blocking(&pending).unwrap_or(true);
    if let Some(descriptor) = pending.take() {
        socket.adopt(descriptor, domain, blocking);
    }
    Ok(OwnedValue::of(socket))
}
