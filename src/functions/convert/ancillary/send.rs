//! Control messages to send.

use super::rights::{Right, Rights};
use super::structures;
use crate::functions::convert::fields::{
    Fields, INT, UNSIGNED_8, UNSIGNED_16, UNSIGNED_32, native,
};
use crate::functions::convert::keys::{DATA, LEVEL, TYPE};
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{Conversion, pktinfo};
use crate::zend::{Array, Failure, Outcome, SmallVec, Value};
use kernel::cmsg::{self, Payload, Unit};
use kernel::{Plain, bytes_of};
use std::ffi::c_int;

/// Control data to send, as the kernel takes it.
pub type ControlBytes = SmallVec<u8, 512>;

/// Appends the control messages of the list at `path`.
pub fn append<'a>(
    bytes: &mut ControlBytes,
    cx: &'a Conversion<'_>,
    value: Value<'a>,
    path: &ConversionPath<'_>,
) -> Outcome<()> {
    let mut control = ToSend { bytes, rights: Rights::new() };
    for (number, element) in cx.array(value, path)?.live_values().enumerate() {
        let path = path.element(number);
        control.append(cx, cx.fields(element, &path)?, &path, number)?;
    }
    control.rights.as_slice().iter().try_for_each(|right| right.check(path))
}

/// Control messages that are being converted.
struct ToSend<'a, 'b> {
    bytes: &'b mut ControlBytes,
    rights: Rights<'a>,
}

impl<'a> ToSend<'a, '_> {
    fn append(
        &mut self,
        cx: &'a Conversion<'_>,
        element: Fields<'a, '_>,
        path: &ConversionPath<'_>,
        number: usize,
    ) -> Outcome<()> {
        let level = native(element.required(&LEVEL)?, path, &LEVEL, INT)?;
        let ty = native(element.required(&TYPE)?, path, &TYPE, INT)?;
        let payload = cmsg::payload(level, ty).unwrap_or(Payload::Text);
        let (kind, within) = ((level, ty), path.key(&DATA));
        let Some(data) = element.find(&DATA).map(|data| cx.deref(data)) else {
            return self.append_without_data(payload, kind, path);
        };
        match payload {
            // Stock names the whole control message when this is no list.
            Payload::Descriptors => {
                let list = cx.array(data, path)?;
                if list.is_empty() {
                    let text = "expected at least one element in this array";
                    return Err(path.refuse(text));
                }
                self.push_rights(cx, list, &within, kind, number)?;
            }
            Payload::Descriptor => {
                let right = Right::new(cx, data, &within, [number, 1])?;
                self.rights.push(right);
                self.push(kind, right.fd());
            }
            Payload::Credentials => self.push(kind, structures::credentials(cx, data, &within)?),
            Payload::InetPacketInfo => self.push(kind, pktinfo::inet(cx, data, &within)?),
            Payload::Inet6PacketInfo => self.push(kind, pktinfo::inet6(cx, data, &within)?),
            Payload::Int => self.push(kind, native::<c_int>(data, path, &DATA, INT)?),
            // What is to be stamped is flags.
            Payload::Unsigned | Payload::TimeStamps => {
                self.push(kind, native::<u32>(data, path, &DATA, UNSIGNED_32)?);
            }
            Payload::Short => self.push(kind, native::<u16>(data, path, &DATA, UNSIGNED_16)?),
            Payload::Byte => self.push(kind, native::<u8>(data, path, &DATA, UNSIGNED_8)?),
            Payload::Microseconds => {
                self.push(kind, structures::time(cx, data, &within, Unit::Microseconds)?);
            }
            Payload::Nanoseconds => {
                self.push(kind, structures::time(cx, data, &within, Unit::Nanoseconds)?);
            }
            Payload::ExtendedError(room) => {
                let (error, address) = structures::extended_error(cx, data, &within)?;
                let mut offender = [0; 28];
                offender.iter_mut().zip(address.bytes()).for_each(|(to, from)| *to = *from);
                let offender = offender.get(..room).unwrap_or(&offender);
                self.push_bytes(kind, [bytes_of(&error), offender]);
            }
            // So are kinds without values: as bytes.
            Payload::Text => {
                let bytes = data.as_str().ok_or_else(|| unsupported(path, level, ty))?;
                self.push_bytes(kind, [bytes.bytes(), &[]]);
            }
        }
        Ok(())
    }

    /// Appends a control message that says nothing: of a value all is 0, as PHP's own sends it.
    #[cold]
    fn append_without_data(
        &mut self,
        payload: Payload,
        kind: (c_int, c_int),
        path: &ConversionPath<'_>,
    ) -> Outcome<()> {
        let zeroes = [0; 64];
        match (payload, zeroes.get(..payload.size(0))) {
            (Payload::Descriptors | Payload::Descriptor, _) => {
                Err(path.refuse("cmsghdr should have a 'data' element here"))
            }
            (Payload::Text, _) | (_, None) => Err(unsupported(path, kind.0, kind.1)),
            (_, Some(zeroes)) => {
                self.push_bytes(kind, [zeroes, &[]]);
                Ok(())
            }
        }
    }

    fn push_rights(
        &mut self,
        cx: &'a Conversion<'_>,
        list: Array<'a>,
        path: &ConversionPath<'_>,
        (level, ty): (c_int, c_int),
        number: usize,
    ) -> Outcome<()> {
        let size = Payload::Descriptors.size(list.len());
        self.bytes.extend(bytes_of(&cmsg::header(level, ty, size)));
        for (index, value) in list.live_values().enumerate() {
            let index = index + 1;
            let right = Right::new(cx, value, &path.element(index), [number, index])?;
            self.rights.push(right);
            self.bytes.extend(bytes_of(&right.fd()));
        }
        self.bytes.extend(cmsg::padding(size));
        Ok(())
    }

    fn push<T: Plain>(&mut self, kind: (c_int, c_int), value: T) {
        self.push_bytes(kind, [bytes_of(&value), &[]]);
    }

    /// Appends a control message with these bytes, one behind the other.
    fn push_bytes(&mut self, (level, ty): (c_int, c_int), data: [&[u8]; 2]) {
        let size = data.iter().map(|part| part.len()).sum();
        self.bytes.extend(bytes_of(&cmsg::header(level, ty, size)));
        for part in data {
            self.bytes.extend(part);
        }
        self.bytes.extend(cmsg::padding(size));
    }
}

#[cold]
fn unsupported(path: &ConversionPath<'_>, level: c_int, ty: c_int) -> Failure {
    path.refuse(("cmsghdr with level ", level, " and type ", ty, " not supported"))
}
