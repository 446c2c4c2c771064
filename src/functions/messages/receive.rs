//! `socket_recvmsg`.

use super::control::{self, Cut};
use super::name;
use crate::functions::conversion::keys::{BUFFER_SIZE, CONTROL, CONTROLLEN, FLAGS, IOV, NAME};
use crate::functions::conversion::place::Place;
use crate::functions::conversion::{UNSIGNED_32, integer, native};
use crate::functions::shared::{count_result, still_open, unread};
use crate::socket::Socket;
use crate::sys::address::SocketAddress;
use crate::sys::message::{self, Control};
use crate::zend::{Array, Buffer, EmptyArray, Failure, NativeIntOr, NewArray, NewStr, Outcome, RefArray, guarded};
use std::ffi::c_int;

/// `socket_recvmsg`: receives one message with `recvmsg(2)`, and returns the size of its data.
///
/// `$message` says what is wanted: `controllen`, how many bytes of control data at most; `buffer_size`, how many bytes of data (8192,
/// if it is left out); and `name`, an array, if the sender is. It is replaced by the message: `name`, `control`, `iov` (a list of one text,
/// or of none) and `flags` (`MSG_TRUNC`, `MSG_CTRUNC`, ...). After a failure it is as it was.
///
/// Control messages of a kind that PHP does not know have their bytes as `data`. Received descriptors become Sockets, or streams if they
/// are no sockets. What `PHP_NORMAL_READ` has read ahead is given out first, by itself even with `MSG_WAITALL`: descriptors
/// may come with what follows.
pub fn socket_recvmsg(socket: &Socket, message: RefArray<'_>, flags: NativeIntOr<0>) -> Outcome<i64> {
    let flags = flags.0;
    // Converting the flags may have run an error handler.
    let message = message.current().ok_or_else(|| Place::MESSAGE.expected_array())?;
    let wish = {
        // User code that runs meanwhile may change the variable.
        let _held = message.hold();
        Wish::read(message.array(), socket)?
    };
    still_open(socket)?;
    if let Some(taken) = unread::take(socket, wish.size, flags) {
        let name = wish.name.then_some(&taken.sender);
        message.variable().assign(array(name, None, taken.bytes, 0))?;
        return Ok(count_result(taken.result));
    }

    let mut room = Buffer::<u8, ROOM>::new();
    let mut control = Control::new(room.room(wish.control));
    let received = guarded(&mut control, |control| receive(socket, wish, control, flags), Control::close);
    control.close();
    let (count, result) = received?;
    match result {
        Ok(array) => message.variable().assign(array)?,
        Err(cut) => {
            cut.warn(&Place::MESSAGE.key(&CONTROL))?;
            message.variable().assign(false)?;
        }
    }
    Ok(count_result(count))
}

/// Control data of this size needs no allocation. The largest number of descriptors that Linux sends at once has room here.
const ROOM: usize = 1536;

/// More control data than any message has. A larger `controllen` is none the worse for it.
const MOST_CONTROL: usize = 64 * 1024;

/// What the caller wants of a message.
#[derive(Clone, Copy)]
struct Wish {
    name: bool,
    size: usize,
    control: usize,
}

impl Wish {
    const DEFAULT_SIZE: usize = 8192;
    const MOST: i64 = 100 * 1024 * 1024;

    fn read(array: Array<'_>, socket: &Socket) -> Outcome<Self> {
        let place = Place::MESSAGE;
        let name = array.find(&NAME);
        if let Some(value) = name {
            name::wanted(value, &place.key(&NAME), socket)?;
        }
        let size = match array.find(&BUFFER_SIZE) {
            Some(value) => {
                let place = place.key(&BUFFER_SIZE);
                let size = integer(value, &place)?;
                usize::try_from(size).ok().filter(|_| size <= Self::MOST).ok_or_else(|| {
                    place.refuse(format_args!(
                        "the buffer size must be between 1 and {}; given {size}",
                        Self::MOST
                    ))
                })?
            }
            None => Self::DEFAULT_SIZE,
        };
        let value = place.required(array, &CONTROLLEN)?;
        let place = place.key(&CONTROLLEN);
        let control: u32 = native(value, &place, UNSIGNED_32)?;
        if control == 0 {
            return Err(place.refuse(format_args!("controllen cannot be 0")));
        }
        Ok(Self {
            name: name.is_some(),
            size,
            control: usize::try_from(control).map_or(MOST_CONTROL, |control| control.min(MOST_CONTROL)),
        })
    }
}

/// Receives a message; makes its size and its array. Runs no user code, but may end in a fatal error.
#[inline]
fn receive(socket: &Socket, wish: Wish, control: &mut Control<'_>, flags: c_int) -> Outcome<(usize, Result<NewArray, Cut>)> {
    let mut received = None;
    let data = NewStr::receive(wish.size, |buffer| {
        let message = message::receive(socket.fd(), buffer, control, wish.name, flags)?;
        let stored = message.data.stored;
        received = Some(message);
        Ok(stored)
    });
    let (data, received) = match (data, received) {
        (Ok(data), Some(received)) => (data, received),
        (Err(error), _) => return Err(Failure::Errno("Error in recvmsg", error)),
        (Ok(_), None) => return Err(Failure::False),
    };
    let result = control::received(control)?.map(|list| array(received.name.as_ref(), list, data, received.flags));
    Ok((received.data.length, result))
}

/// The array of a message.
fn array(name: Option<&SocketAddress>, control: Option<NewArray>, data: NewStr, flags: c_int) -> NewArray {
    let mut array = NewArray::with_capacity(4);
    array.add(&NAME, name::sender(name));
    match control {
        Some(list) => array.add(&CONTROL, list),
        None => array.add(&CONTROL, EmptyArray),
    }
    if data.as_str().bytes().is_empty() {
        array.add(&IOV, EmptyArray);
    } else {
        let mut parts = NewArray::list(1);
        parts.push(data);
        array.add(&IOV, parts);
    }
    array.add(&FLAGS, i64::from(flags));
    array
}
