//! `socket_recvmsg`.

use crate::classes::socket::Socket;
use crate::functions::args::{close_on_exec, count_result};
use crate::functions::convert::Conversion;
use crate::functions::convert::ancillary;
use crate::functions::convert::fields::{Fields, UNSIGNED_32};
use crate::functions::convert::keys::{BUFFER_SIZE, CONTROL, CONTROLLEN, FLAGS, IOV, NAME};
use crate::functions::convert::msg_name;
use crate::functions::convert::path::ConversionPath;
use crate::functions::{read_ahead, retry};
use crate::zend::{
    ByRef, ByRefArray, EmptyArray, Failure, KeyedArray, NativeIntOr, OrFail, Outcome, OwnedArray,
    OwnedStr, SmallVec, error, guarded,
};
use kernel::Error;
use kernel::address::SocketAddress;
use kernel::msghdr::{self, AncillaryBuffer};
use kernel::wait::Direction;
use nix::libc;
use std::ffi::c_int;

/// `socket_recvmsg`: receives one message with `recvmsg(2)`, and returns the size of its data.
///
/// `$message` says what is wanted: `controllen`, how many bytes of control data at most;
/// `buffer_size`, how many bytes of data (8192, if it is left out); and `name`, an array, if the
/// sender is. It is replaced by the message: `name`, `control`, `iov` (a list of one text, or of
/// none) and `flags` (`MSG_TRUNC`, `MSG_CTRUNC`, ...). After a failure it is as it was.
///
/// Control messages of a kind that PHP does not know have their bytes as `data`. Received
/// descriptors become Sockets, or streams if they are no sockets. What `PHP_NORMAL_READ` has read
/// ahead is given out first, by itself even with `MSG_WAITALL`: descriptors may come with what
/// follows.
pub fn socket_recvmsg(
    socket: &Socket,
    message: ByRefArray<'_>,
    flags: NativeIntOr<0>,
) -> Outcome<i64> {
    let flags = flags.0 | received_flags();
    let count = exchange(socket, message.variable(), flags)?;
    // What the variable held may have a destructor, which may throw now that nothing can be lost
    // any more.
    error::check_pending()?;
    Ok(count_result(count))
}

/// Receives the message that the variable asks for, and assigns it in its place.
#[inline]
fn exchange(socket: &Socket, message: ByRef<'_>, flags: c_int) -> Outcome<usize> {
    // User code that runs meanwhile may change the variable. It may be another already: converting
    // the flags may have run an error handler.
    let wanted = message.value().to_owned_value();
    let cx = Conversion::new(socket);
    let fields = cx.fields(wanted.value(), ConversionPath::MESSAGE)?;
    let request = RecvmsgRequest::read(fields, flags, &cx)?;
    let mut name = SocketAddress::NONE;
    let received = match read_ahead::take(socket, request.size, flags) {
        Some(taken) => {
            if request.name {
                name = taken.sender;
            }
            Received { count: taken.result, data: taken.bytes, control: None, flags: 0 }
        }
        None => receive_retrying(socket, &request, flags, &mut name)?,
    };
    let count = received.count;
    message.assign(received.into_array(&name))?;
    Ok(count)
}

/// Control data of this size needs no allocation. The largest number of descriptors that
/// Linux sends at once has room here.
const ROOM: usize = 1536;

/// More control data than any message has. A larger `controllen` is none the worse for it.
const MOST_CONTROL: u32 = 64 * 1024;

/// What the caller wants of a message.
struct RecvmsgRequest {
    name: bool,
    size: usize,
    control: usize,
}

impl RecvmsgRequest {
    const DEFAULT_SIZE: i64 = 8192;
    const MOST: i64 = 100 * 1024 * 1024;

    #[inline]
    fn read(fields: Fields<'_, '_>, flags: c_int, cx: &Conversion<'_>) -> Outcome<Self> {
        let name = fields.find(&NAME);
        if let Some(value) = name {
            msg_name::wanted(cx, value, &fields.path(&NAME))?;
        }
        // Without room for data only what stays, or what is no data, can be asked for.
        let keeps_data = flags & (libc::MSG_PEEK | libc::MSG_ERRQUEUE) != 0;
        let range = i64::from(!keeps_data)..=Self::MOST;
        let size = fields.find_integer(&BUFFER_SIZE)?.unwrap_or(Self::DEFAULT_SIZE);
        let size =
            usize::try_from(size).ok().filter(|_| range.contains(&size)).ok_or_else(|| {
                fields.path(&BUFFER_SIZE).refuse(format_args!(
                    "the buffer size must be between 1 and {}; given {size}",
                    Self::MOST
                ))
            })?;
        let control: u32 = fields.native(&CONTROLLEN, UNSIGNED_32)?;
        if control == 0 {
            let path = fields.path(&CONTROLLEN);
            return Err(path.refuse(format_args!("controllen cannot be 0")));
        }
        Ok(Self { name: name.is_some(), size, control: control.min(MOST_CONTROL) as usize })
    }
}

/// Returns `MSG_CMSG_CLOEXEC`, where `sockets.close_on_exec` says so.
#[inline]
fn received_flags() -> c_int {
    if close_on_exec() == 0 { 0 } else { libc::MSG_CMSG_CLOEXEC }
}

/// What was received, but for who sent it.
struct Received {
    /// The call's result.
    count: usize,
    data: OwnedStr,
    control: Option<OwnedArray>,
    flags: c_int,
}

/// Calls [`receive`]; again, when a signal interrupted it, where that is asked for.
#[inline]
fn receive_retrying(
    socket: &Socket,
    request: &RecvmsgRequest,
    flags: c_int,
    name: &mut SocketAddress,
) -> Outcome<Received> {
    let began = retry::now();
    loop {
        match (receive(socket, request, flags, name), began) {
            (Err(Failure::Global(text, Error::INTR)), Some(began)) => {
                retry::resume(socket, Direction::Receive, began).or_fail(text)?;
            }
            (received, _) => return received,
        }
    }
}

/// Receives a message. Runs no user code, but may end in a fatal error.
#[inline]
fn receive(
    socket: &Socket,
    request: &RecvmsgRequest,
    flags: c_int,
    name: &mut SocketAddress,
) -> Outcome<Received> {
    let mut room = SmallVec::<u8, ROOM>::new();
    let room = room.room(request.control);
    let (data, (received, control)) = socket
        .receive(request.size, flags, |buffer| {
            let mut control = AncillaryBuffer::new(room);
            let name = request.name.then_some(name);
            let received = msghdr::receive(socket, buffer, &mut control, name, flags)?;
            // Descriptors find their owners before anything else may end in a fatal error.
            Ok((received.data.stored, (received, control_list(&mut control))))
        })
        .map_err(|error| Failure::of_call("Error in recvmsg", error).global())?;
    Ok(Received { count: received.data.length, data, control: control?, flags: received.flags })
}

/// Returns the control messages, as a list. A fatal error meanwhile closes the descriptors that
/// came with them.
#[inline]
fn control_list(control: &mut AncillaryBuffer<'_>) -> Outcome<Option<OwnedArray>> {
    if control.is_empty() {
        return Ok(None);
    }
    if control.next().is_none() {
        return ancillary::received(control);
    }
    guarded(control, |control| ancillary::received(control), AncillaryBuffer::close)
}

impl Received {
    /// Builds the array of a message.
    #[inline]
    fn into_array(self, name: &SocketAddress) -> KeyedArray {
        let mut array = KeyedArray::new();
        array.add(&NAME, msg_name::to_array(name));
        match self.control {
            Some(list) => array.add(&CONTROL, list),
            None => array.add(&CONTROL, EmptyArray),
        }
        if self.data.as_str().bytes().is_empty() {
            array.add(&IOV, EmptyArray);
        } else {
            let mut parts = OwnedArray::list(1);
            parts.push(self.data);
            array.add(&IOV, parts);
        }
        array.add(&FLAGS, i64::from(self.flags));
        array
    }
}
