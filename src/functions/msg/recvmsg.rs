//! `socket_recvmsg`.

use crate::classes::socket::Socket;
use crate::functions::args::{close_on_exec, count_result};
use crate::functions::convert::Conversion;
use crate::functions::convert::ancillary;
use crate::functions::convert::fields::{Fields, UNSIGNED_32, native};
use crate::functions::convert::keys::{BUFFER_SIZE, CONTROL, CONTROLLEN, FLAGS, IOV, NAME};
use crate::functions::convert::msg_name;
use crate::functions::convert::path::ConversionPath;
use crate::functions::read_ahead::{self, Chunk};
use crate::functions::retry::retrying;
use crate::zend::{
    ByRef, ByRefArray, EmptyArray, Failure, KeyedArray, NativeIntOr, Outcome, OwnedArray, OwnedStr,
    SmallVec, error, guarded,
};
use kernel::Error;
use kernel::address::SocketAddress;
use kernel::msghdr::{self, AncillaryBuffer};
use kernel::poll::Interest;
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
    let count = exchange(socket, message.variable(), flags.0)?;
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
    let path = ConversionPath::MESSAGE;
    let fields = wanted.value().as_array().ok_or_else(|| path.expected_array())?;
    let request = RecvmsgRequest::read(Fields::new(fields, path), flags, &cx)?;
    let mut name = SocketAddress::NONE;
    let added = added_flags() & !flags;
    let received = retrying!(socket, Interest::Read, {
        if read_ahead::is_wanted(socket, flags) {
            Ok(kept(socket, &request, flags, &mut name))
        } else {
            let mut room = SmallVec::<u8, ROOM>::new();
            let room = room.room(request.control);
            let name = request.name.then_some(&mut name);
            socket.receive(request.size, flags, move |buffer| {
                let mut control = AncillaryBuffer::new(room);
                let received = msghdr::receive(socket, buffer, &mut control, name, flags | added)?;
                // Descriptors find their owners before anything else may end in a fatal error.
                let list = control_list(&mut control)?;
                // The kernel repeats the flag; the script did not give it.
                let flags = received.flags & !added;
                Ok((received.data.stored, (received.data.length, list, flags)))
            })
        }
    });
    let (data, (count, control, flags)) =
        received.map_err(|error| Failure::of_call("Error in recvmsg", error).global())?;
    message.assign(array(&name, control, data, flags))?;
    Ok(count)
}

/// Returns what was read ahead as a message: its data; their length, no control messages, no flags.
#[cold]
#[inline(never)]
fn kept(
    socket: &Socket,
    request: &RecvmsgRequest,
    flags: c_int,
    name: &mut SocketAddress,
) -> (OwnedStr, (usize, Option<OwnedArray>, c_int)) {
    let Chunk { bytes, result, sender } = read_ahead::take(socket, request.size, flags);
    if request.name {
        *name = sender;
    }
    (bytes, (result, None, 0))
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
        if !range.contains(&size) {
            return Err(fields.path(&BUFFER_SIZE).refuse((
                "the buffer size must be between 1 and ",
                Self::MOST,
                "; given ",
                size,
            )));
        }
        let size = usize::try_from(size).unwrap_or_default();
        let control = fields.required(&CONTROLLEN)?;
        let control: u32 = native(control, ConversionPath::MESSAGE, &CONTROLLEN, UNSIGNED_32)?;
        if control == 0 {
            let path = fields.path(&CONTROLLEN);
            return Err(path.refuse("controllen cannot be 0"));
        }
        Ok(Self { name: name.is_some(), size, control: control.min(MOST_CONTROL) as usize })
    }
}

/// Returns `MSG_CMSG_CLOEXEC`, where `sockets.close_on_exec` says so.
#[inline]
fn added_flags() -> c_int {
    if close_on_exec() == 0 { 0 } else { libc::MSG_CMSG_CLOEXEC }
}

/// Returns the control messages, as a list. A fatal error meanwhile closes the descriptors that
/// came with them.
///
/// # Errors
/// THROWN, when a Socket cannot be made.
#[inline]
fn control_list(control: &mut AncillaryBuffer<'_>) -> kernel::Result<Option<OwnedArray>> {
    if control.is_empty() {
        return Ok(None);
    }
    let list = match control.next() {
        None => ancillary::received(control),
        Some(_) => guarded(control, |control| ancillary::received(control), AncillaryBuffer::close),
    };
    list.map_err(|_| Error::THROWN)
}

/// Builds the array of a message.
#[inline]
fn array(
    name: &SocketAddress,
    control: Option<OwnedArray>,
    data: OwnedStr,
    flags: c_int,
) -> KeyedArray {
    let mut array = KeyedArray::new();
    array.add(&NAME, msg_name::to_array(name));
    match control {
        Some(list) => array.add(&CONTROL, list),
        None => array.add(&CONTROL, EmptyArray),
    }
    if data.as_str().bytes().is_empty() {
        array.add(&IOV, EmptyArray);
    } else {
        array.add(&IOV, OwnedArray::of_one(data));
    }
    array.add(&FLAGS, i64::from(flags));
    array
}
