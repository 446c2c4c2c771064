//! The `control` of a message: a list of control messages, each with the keys `level`, `type` and `data`. Their kinds are in the table
//! of [`crate::sys::control`].

use crate::functions::conversion::keys::{DATA, GID, LEVEL, PID, TYPE, UID};
use crate::functions::conversion::place::Place;
use crate::functions::conversion::{INT, UNSIGNED_16, integer, native, packet_info};
use crate::socket::{NewSocket, Socket};
use crate::sys;
use crate::sys::control::{self as native_control, Credentials, Data, Kind, Message, Messages, Shape};
use crate::sys::message::Control;
use crate::zend::{Array, Buffer, NewArray, NewStr, Outcome, Value, error, stream};
use std::os::fd::RawFd;

/// Control data to send.
pub type ToSend = Buffer<u8, 512>;

/// Appends the control messages of the list that stands at `place`.
pub fn append(buffer: &mut ToSend, value: Value<'_>, place: &Place<'_>, socket: &Socket) -> Outcome<()> {
    let list = place.array(value)?;
    for (number, (_, element)) in list.iter().enumerate() {
        let place = place.element(number);
        append_one(buffer, place.array(element)?, &place, socket)?;
    }
    check_descriptors(buffer.as_slice(), list, place)
}

fn append_one(buffer: &mut ToSend, element: Array<'_>, place: &Place<'_>, socket: &Socket) -> Outcome<()> {
    let level = native(place.required(element, &LEVEL)?, &place.key(&LEVEL), INT)?;
    let number = native(place.required(element, &TYPE)?, &place.key(&TYPE), INT)?;
    let kind = native_control::kind(level, number)
        .ok_or_else(|| place.refuse(format_args!("cmsghdr with level {level} and type {number} not supported")))?;
    let data = element
        .find(&DATA)
        .ok_or_else(|| place.refuse(format_args!("cmsghdr should have a 'data' element here")))?;
    let within = place.key(&DATA);
    match kind.shape {
        // Stock names the whole control message when this is no list.
        Shape::Descriptors => append_descriptors(buffer, kind, place.array(data)?, place)?,
        Shape::Credentials => append_data(buffer, kind, &credentials(data, &within)?.bytes()),
        Shape::PacketInfo => append_data(buffer, kind, &packet_info::from_value(data, &within, socket)?.bytes()),
        Shape::Int => append_data(buffer, kind, &native::<i32>(data, &within, INT)?.to_ne_bytes()),
        Shape::Short => append_data(buffer, kind, &native::<u16>(data, &within, UNSIGNED_16)?.to_ne_bytes()),
    }
    Ok(())
}

fn append_data(buffer: &mut ToSend, kind: &Kind, data: &[u8]) {
    buffer.extend(&native_control::header(kind, data.len()));
    buffer.extend(data);
    buffer.extend(native_control::padding(data.len()));
}

fn credentials(value: Value<'_>, place: &Place<'_>) -> Outcome<Credentials> {
    let array = place.array(value)?;
    Ok(Credentials {
        process: process(place.required(array, &PID)?, &place.key(&PID))?,
        user: native(place.required(array, &UID)?, &place.key(&UID), "a uid_t value")?,
        group: native(place.required(array, &GID)?, &place.key(&GID), "a uid_t value")?,
    })
}

/// A process id; there are no negative ones.
fn process(value: Value<'_>, place: &Place<'_>) -> Outcome<i32> {
    let number = integer(value, place)?;
    i32::try_from(number)
        .ok()
        .filter(|number| *number >= 0)
        .ok_or_else(|| place.refuse(format_args!("given PHP integer is out of bounds for a pid_t value")))
}

fn append_descriptors(buffer: &mut ToSend, kind: &Kind, list: Array<'_>, place: &Place<'_>) -> Outcome<()> {
    if list.is_empty() {
        return Err(place.refuse(format_args!("expected at least one element in this array")));
    }
    let size = kind.shape.size(list.len());
    buffer.extend(&native_control::header(kind, size));
    let place = place.key(&DATA);
    for (number, (_, value)) in list.iter().enumerate() {
        buffer.extend(&descriptor(value, &place.element(number + 1))?.to_ne_bytes());
    }
    buffer.extend(native_control::padding(size));
    Ok(())
}

/// The descriptor of a Socket or of a stream. Asking a stream runs user code.
fn descriptor(value: Value<'_>, place: &Place<'_>) -> Outcome<RawFd> {
    if let Some(socket) = Socket::from_value(value) {
        return if socket.is_open() {
            Ok(socket.fd())
        } else {
            Err(place.refuse(format_args!("socket is already closed")))
        };
    }
    if !value.is_resource() {
        return Err(place.refuse(format_args!("expected a Socket object or a stream resource")));
    }
    let stream = stream::of(value).ok_or_else(|| place.refuse(format_args!("resource is not a stream")))?;
    let descriptor = stream::descriptor(stream);
    error::check_pending()?;
    descriptor.ok_or_else(|| place.refuse(format_args!("cast stream to file descriptor failed")))
}

/// Looks at the Sockets and streams once more: user code that ran since their descriptors were asked for may have closed them, and the
/// numbers may be somebody else's now.
fn check_descriptors(buffer: &[u8], list: Array<'_>, place: &Place<'_>) -> Outcome<()> {
    for (number, (message, (_, element))) in Messages::new(buffer).zip(list.iter()).enumerate() {
        let element = element.as_array().and_then(|element| element.find(&DATA));
        let Some(values) = element
            .and_then(Value::as_array)
            .filter(|_| !message.descriptors().is_empty())
        else {
            continue;
        };
        for (index, (sent, (_, value))) in message.descriptors().iter().zip(values.iter()).enumerate() {
            let refuse = |text| {
                let (element, key) = (place.element(number), &DATA);
                element.key(key).element(index + 1).refuse(text)
            };
            match Socket::from_value(value) {
                Some(socket) if !socket.is_open() || socket.fd() != RawFd::from_ne_bytes(*sent) => {
                    return Err(refuse(format_args!("socket is already closed")));
                }
                None if stream::of(value).is_none() => return Err(refuse(format_args!("resource is not a stream"))),
                _ => (),
            }
        }
    }
    Ok(())
}

/// Why a received control message has no value.
pub struct Cut {
    /// Its number, from 1.
    number: usize,
    /// Its length, header included.
    length: usize,
    /// The least length for its kind, header included.
    least: usize,
}

impl Cut {
    /// Warns of it.
    ///
    /// # Errors
    /// `Thrown`, when the user's error handler threw.
    pub fn warn(&self, place: &Place<'_>) -> Outcome<()> {
        let Self { number, length, least } = *self;
        let place = place.element(number);
        place.key(&DATA).warn_native(format_args!(
            "the cmsghdr structure is unexpectedly small; expected a length of at least {least}, but got {length}"
        ))
    }
}

/// The control messages that were received, as a list. Takes their descriptors.
pub fn received(control: &Control<'_>) -> Outcome<Result<Option<NewArray>, Cut>> {
    let mut list = None;
    for (index, message) in control.messages().enumerate() {
        let mut element = NewArray::with_capacity(3);
        element.add(&LEVEL, i64::from(message.level));
        element.add(&TYPE, i64::from(message.number));
        match message.read() {
            Data::Descriptors => element.add(&DATA, descriptors(control, &message)?),
            Data::Credentials(credentials) => element.add(&DATA, credentials_array(credentials)),
            Data::PacketInfo(info) => element.add(&DATA, packet_info::to_array(info)),
            Data::Int(number) => element.add(&DATA, i64::from(number)),
            Data::Bytes(bytes) => element.add(&DATA, NewStr::copy(bytes)),
            Data::Cut(least) => {
                return Ok(Err(Cut {
                    number: index + 1,
                    length: native_control::HEADER + message.data.len(),
                    least: native_control::HEADER + least,
                }));
            }
        }
        list.get_or_insert_with(|| NewArray::list(1)).push(element);
    }
    Ok(Ok(list))
}

fn credentials_array(credentials: Credentials) -> NewArray {
    let mut array = NewArray::with_capacity(3);
    array.add(&PID, i64::from(credentials.process));
    array.add(&UID, i64::from(credentials.user));
    array.add(&GID, i64::from(credentials.group));
    array
}

/// The descriptors of a message: Sockets, and streams for what is no socket.
fn descriptors(control: &Control<'_>, message: &Message<'_>) -> Outcome<NewArray> {
    let numbers = message.descriptors();
    let mut list = NewArray::list(u32::try_from(numbers.len()).unwrap_or(0));
    for number in numbers {
        let number = RawFd::from_ne_bytes(*number);
        match sys::domain(number) {
            Ok(domain) => {
                let socket = NewSocket::allocate()?;
                let blocking = sys::is_blocking(number).unwrap_or(true);
                if let Some(descriptor) = control.take() {
                    socket.socket().adopt(descriptor, domain, blocking);
                }
                list.push(socket);
            }
            Err(_) => list.push(control.take().and_then(stream::from_descriptor)),
        }
    }
    Ok(list)
}
