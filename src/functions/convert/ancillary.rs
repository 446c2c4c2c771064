//! The `control` of a message: a list of control messages, each with the keys `level`, `type` and
//! `data`. Their kinds are in the table of [`kernel::cmsg`].

use crate::classes::socket::{OwnedSocket, Socket};
use crate::functions::convert::keys::{DATA, GID, LEVEL, PID, TYPE, UID};
use crate::functions::convert::path::ConversionPath;
use crate::functions::convert::{INT, UNSIGNED_16, integer, native, pktinfo};
use crate::zend::{Array, Outcome, OwnedArray, OwnedStr, SmallVec, Value, error, stream};
use kernel::cmsg::{self as native_control, Cmsg, CmsgKind, Cmsgs, Credentials, Data, Payload};
use kernel::msghdr::AncillaryBuffer;
use std::os::fd::RawFd;

/// Control data to send.
pub type ToSend = SmallVec<u8, 512>;

/// Appends the control messages of the list that stands at `path`.
pub fn append(
    buffer: &mut ToSend,
    value: Value<'_>,
    path: &ConversionPath<'_>,
    socket: &Socket,
) -> Outcome<()> {
    let list = path.array(value)?;
    for (number, (_, element)) in list.iter().enumerate() {
        let path = path.element(number);
        append_one(buffer, path.array(element)?, &path, socket)?;
    }
    check_descriptors(buffer.as_slice(), list, path)
}

fn append_one(
    buffer: &mut ToSend,
    element: Array<'_>,
    path: &ConversionPath<'_>,
    socket: &Socket,
) -> Outcome<()> {
    let level = native(path.required(element, &LEVEL)?, &path.key(&LEVEL), INT)?;
    let number = native(path.required(element, &TYPE)?, &path.key(&TYPE), INT)?;
    let kind = native_control::kind(level, number).ok_or_else(|| {
        path.refuse(format_args!("cmsghdr with level {level} and type {number} not supported"))
    })?;
    let data = element
        .find(&DATA)
        .ok_or_else(|| path.refuse(format_args!("cmsghdr should have a 'data' element here")))?;
    let within = path.key(&DATA);
    match kind.payload {
        // Stock names the whole control message when this is no list.
        Payload::Descriptors => append_descriptors(buffer, kind, path.array(data)?, path)?,
        Payload::Credentials => append_data(buffer, kind, &credentials(data, &within)?.bytes()),
        Payload::PacketInfo => {
            append_data(buffer, kind, &pktinfo::from_value(data, &within, socket)?.bytes())
        }
        Payload::Int => {
            append_data(buffer, kind, &native::<i32>(data, &within, INT)?.to_ne_bytes())
        }
        Payload::Short => {
            append_data(buffer, kind, &native::<u16>(data, &within, UNSIGNED_16)?.to_ne_bytes())
        }
    }
    Ok(())
}

fn append_data(buffer: &mut ToSend, kind: &CmsgKind, data: &[u8]) {
    buffer.extend(&native_control::header(kind, data.len()));
    buffer.extend(data);
    buffer.extend(native_control::padding(data.len()));
}

fn credentials(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<Credentials> {
    let array = path.array(value)?;
    Ok(Credentials {
        pid: process(path.required(array, &PID)?, &path.key(&PID))?,
        uid: native(path.required(array, &UID)?, &path.key(&UID), "a uid_t value")?,
        gid: native(path.required(array, &GID)?, &path.key(&GID), "a uid_t value")?,
    })
}

/// A process id; there are no negative ones.
fn process(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<i32> {
    let number = integer(value, path)?;
    i32::try_from(number).ok().filter(|number| *number >= 0).ok_or_else(|| {
        path.refuse(format_args!("given PHP integer is out of bounds for a pid_t value"))
    })
}

fn append_descriptors(
    buffer: &mut ToSend,
    kind: &CmsgKind,
    list: Array<'_>,
    path: &ConversionPath<'_>,
) -> Outcome<()> {
    if list.is_empty() {
        return Err(path.refuse(format_args!("expected at least one element in this array")));
    }
    let size = kind.payload.size(list.len());
    buffer.extend(&native_control::header(kind, size));
    let path = path.key(&DATA);
    for (number, (_, value)) in list.iter().enumerate() {
        buffer.extend(&descriptor(value, &path.element(number + 1))?.to_ne_bytes());
    }
    buffer.extend(native_control::padding(size));
    Ok(())
}

/// The descriptor of a Socket or of a stream. Asking a stream runs user code.
fn descriptor(value: Value<'_>, path: &ConversionPath<'_>) -> Outcome<RawFd> {
    if let Some(socket) = Socket::from_value(value) {
        return socket.raw_fd().map_err(|_| path.refuse(format_args!("socket is already closed")));
    }
    if !value.is_resource() {
        return Err(path.refuse(format_args!("expected a Socket object or a stream resource")));
    }
    let stream =
        stream::of(value).ok_or_else(|| path.refuse(format_args!("resource is not a stream")))?;
    let descriptor = stream::descriptor(stream);
    error::check_pending()?;
    descriptor.ok_or_else(|| path.refuse(format_args!("cast stream to file descriptor failed")))
}

/// Looks at the Sockets and streams once more: user code that ran since their descriptors were
/// asked for may have closed them, and the numbers may be somebody else's now.
fn check_descriptors(buffer: &[u8], list: Array<'_>, path: &ConversionPath<'_>) -> Outcome<()> {
    for (number, (message, (_, element))) in Cmsgs::new(buffer).zip(list.iter()).enumerate() {
        let element = element.as_array().and_then(|element| element.find(&DATA));
        let Some(values) =
            element.and_then(Value::as_array).filter(|_| !message.descriptors().is_empty())
        else {
            continue;
        };
        for (index, (sent, (_, value))) in
            message.descriptors().iter().zip(values.iter()).enumerate()
        {
            let refuse = |text| {
                let (element, key) = (path.element(number), &DATA);
                element.key(key).element(index + 1).refuse(text)
            };
            match Socket::from_value(value) {
                Some(socket) if socket.raw_fd() != Ok(RawFd::from_ne_bytes(*sent)) => {
                    return Err(refuse(format_args!("socket is already closed")));
                }
                None if stream::of(value).is_none() => {
                    return Err(refuse(format_args!("resource is not a stream")));
                }
                _ => (),
            }
        }
    }
    Ok(())
}

/// Why a received control message has no value.
pub struct Truncated {
    /// Its number, from 1.
    number: usize,
    /// Its length, header included.
    length: usize,
    /// The least length for its kind, header included.
    least: usize,
}

impl Truncated {
    /// Warns of it.
    ///
    /// # Errors
    /// `Thrown`, when the user's error handler threw.
    pub fn warn(&self, path: &ConversionPath<'_>) -> Outcome<()> {
        let Self { number, length, least } = *self;
        let path = path.element(number);
        path.key(&DATA).warn_native(format_args!(
            "the cmsghdr structure is unexpectedly small; expected a length of at least {least}, but got {length}"
        ))
    }
}

/// The control messages that were received, as a list. Takes their descriptors.
pub fn received(control: &AncillaryBuffer<'_>) -> Outcome<Result<Option<OwnedArray>, Truncated>> {
    let mut list = None;
    for (index, message) in control.messages().enumerate() {
        let mut element = OwnedArray::with_capacity(3);
        element.add(&LEVEL, i64::from(message.level));
        element.add(&TYPE, i64::from(message.number));
        match message.read() {
            Data::Descriptors => element.add(&DATA, descriptors(control, &message)?),
            Data::Credentials(credentials) => element.add(&DATA, credentials_array(credentials)),
            Data::PacketInfo(info) => element.add(&DATA, pktinfo::to_array(info)),
            Data::Int(number) => element.add(&DATA, i64::from(number)),
            Data::Bytes(bytes) => element.add(&DATA, OwnedStr::copy(bytes)),
            Data::Truncated(least) => {
                return Ok(Err(Truncated {
                    number: index + 1,
                    length: native_control::HEADER + message.data.len(),
                    least: native_control::HEADER + least,
                }));
            }
        }
        list.get_or_insert_with(|| OwnedArray::list(1)).push(element);
    }
    Ok(Ok(list))
}

fn credentials_array(credentials: Credentials) -> OwnedArray {
    let mut array = OwnedArray::with_capacity(3);
    array.add(&PID, i64::from(credentials.pid));
    array.add(&UID, i64::from(credentials.uid));
    array.add(&GID, i64::from(credentials.gid));
    array
}

/// The descriptors of a message: Sockets, and streams for what is no socket.
fn descriptors(control: &AncillaryBuffer<'_>, message: &Cmsg<'_>) -> Outcome<OwnedArray> {
    let numbers = message.descriptors();
    let mut list = OwnedArray::list(u32::try_from(numbers.len()).unwrap_or(0));
    for _ in numbers {
        let Some(pending) = control.next() else { break };
        match kernel::domain(&pending) {
            Ok(domain) => {
                let socket = OwnedSocket::allocate()?;
                let blocking = kernel::is_blocking(&pending).unwrap_or(true);
                if let Some(descriptor) = pending.take() {
                    socket.socket().adopt(descriptor, domain, blocking);
                }
                list.push(socket);
            }
            Err(_) => list.push(pending.take().and_then(stream::from_descriptor)),
        }
    }
    Ok(list)
}
