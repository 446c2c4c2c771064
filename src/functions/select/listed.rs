//! `socket_select` by the thread's interest list, which serves many sockets that come again.

use super::{Arrays, INTERESTS, Wait, Waited, answer, answer_one};
use crate::classes::socket::{Socket, SocketClass};
use crate::zend::globals::with_interest_list;
use crate::zend::{Array, OrFail, Outcome, Value};
use kernel::poll::{Interest, InterestList, Served};

/// `socket_select` by the thread's interest list. `None`: it does not serve this call. How long
/// there is to wait then is noted.
#[inline(never)]
pub(super) fn select_listed(arrays: Arrays<'_>, timeout: &mut Wait) -> Outcome<Option<i64>> {
    let Ok(time) = *timeout else { return Ok(None) };
    let mut elements = [const { 0..0 }; 3];
    let served = with_interest_list(|list| {
        if !list.begin() {
            return Ok(Served::No(time));
        }
        let mut end = 0;
        for ((array, interest), elements) in arrays.iter().zip(INTERESTS).zip(&mut elements) {
            elements.start = end;
            if let Some(array) = array {
                match ask(list, array.array(), interest) {
                    Some(next) => end = next,
                    None => return Ok(Served::No(time)),
                }
            }
            elements.end = end;
        }
        list.wait(time)
    });
    match served.unwrap_or(Ok(Served::No(time))).or_fail("Unable to select")? {
        Served::No(left) => {
            *timeout = Ok(left);
            Ok(None)
        }
        Served::Yes => match (arrays, &elements) {
            ([Some(read), None, None], [elements, ..]) => {
                answer_one(read, Interest::Read, elements, &mut Waited::List).map(Some)
            }
            _ => answer(arrays, &elements, &mut Waited::List).map(Some),
        },
    }
}

/// Asks the interest list for an array's sockets. Returns the number of elements so far. `None`: it
/// cannot serve the call.
#[inline(never)]
fn ask(list: &mut InterestList, array: Array<'_>, interest: Interest) -> Option<usize> {
    let known = SocketClass::known();
    let mut values = array.values();
    loop {
        let mut asking = list.asking(interest);
        // This loop is all that a call costs where the same sockets come again.
        while let Some(socket) = values.peek().and_then(|value| known.object(value))
            && !socket.may_have_read_ahead()
            && let Some(fd) = socket.own_fd()
            && asking.push(socket.registration().get(), fd)
        {
            values.advance();
        }
        asking.finish();
        let Some(value) = values.next() else { return Some(list.asked()) };
        if !ask_anew(list, value, interest) {
            list.decline();
            return None;
        }
    }
}

/// Asks for a socket that needs more care. Not for the list is whoever is no open Socket, or has a
/// stream, which closes its descriptor without telling the list.
fn ask_anew(list: &mut InterestList, value: Value<'_>, interest: Interest) -> bool {
    let Some(socket) = Socket::from_value(value.deref()) else { return false };
    let Some(fd) = socket.own_fd() else { return false };
    let ready = interest == Interest::Read && socket.is_ready();
    list.ask(interest, socket.registration(), fd, ready)
}
