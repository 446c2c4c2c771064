//! `socket_select`.

use crate::socket::Socket;
use crate::sys::poll::{Interest, Memory, Set, Timeout};
use crate::zend::error::{argument_type, argument_type_given, value_error};
use crate::zend::{Array, EmptyArray, Failure, Hold, IntOr, NewArray, Outcome, RefArray, Room};
use std::mem::MaybeUninit;

/// `socket_select`: waits with `ppoll(2)` until a socket of `read` can be read, one of `write` written, or one of `except` has out-of-band
/// data, but not longer than `seconds` and `microseconds` (null: for ever). Leaves in each array, under their keys, the sockets that are ready;
/// null stays null. Returns how many are: in each array a socket counts once, however many keys it has.
///
/// Unlike `select(2)` it takes any number of sockets, and any descriptor number. After an error (EBADF, EINTR, EINVAL for a negative time) the
/// arrays are as they were. What `PHP_NORMAL_READ` left of a message makes a socket readable at once.
pub fn socket_select(
    read: Option<RefArray<'_>>,
    write: Option<RefArray<'_>>,
    except: Option<RefArray<'_>>,
    seconds: Option<i64>,
    microseconds: IntOr<0>,
) -> Outcome<i64> {
    let queries = [
        Query::new(read, 1, Interest::Read)?,
        Query::new(write, 2, Interest::Write)?,
        Query::new(except, 3, Interest::Except)?,
    ];
    let wait = (seconds, microseconds.0);
    let elements = queries.iter().flatten().map(|query| query.array.len()).sum();
    if elements > Memory::SMALL {
        return select_many(&queries, elements, wait);
    }
    let mut entries = [const { MaybeUninit::uninit() }; Memory::SMALL];
    let mut places = [const { MaybeUninit::uninit() }; Memory::SMALL];
    let memory = Memory {
        entries: &mut entries,
        places: &mut places,
        table: &mut [],
    };
    select(&queries, Set::new(memory), wait)
}

/// The same, where the stack is too small.
#[inline(never)]
fn select_many(queries: &[Option<Query<'_>>; 3], elements: usize, wait: (Option<i64>, i64)) -> Outcome<i64> {
    let mut entries = Room::new(elements);
    let mut places = Room::new(elements);
    let mut table = Room::new(Memory::table_size(elements));
    let memory = Memory {
        entries: &mut entries,
        places: &mut places,
        table: &mut table,
    };
    select(queries, Set::new(memory), wait)
}

/// One of the arrays.
struct Query<'a> {
    variable: RefArray<'a>,
    array: Array<'a>,
    number: u32,
    interest: Interest,
}

impl<'a> Query<'a> {
    /// `argument` as it is now: converting a later one may have run an error handler.
    fn new(argument: Option<RefArray<'a>>, number: u32, interest: Interest) -> Outcome<Option<Self>> {
        let Some(variable) = argument else { return Ok(None) };
        let array = variable
            .current()
            .ok_or_else(|| argument_type_given(number, c"must be of type ?array", variable.variable().value()))?;
        Ok(Some(Self {
            variable,
            array,
            number,
            interest,
        }))
    }

    /// Adds the array's sockets to `set`. Whether there is a reference among the elements.
    #[inline]
    fn add_to(&self, set: &mut Set<'_>) -> Outcome<bool> {
        let mut references = false;
        for (_, element) in self.array.iter() {
            let value = element.followed();
            references |= element.is_reference();
            let Some(socket) = Socket::from_value(value) else {
                let expected = c"must only have elements of type Socket";
                return Err(argument_type_given(self.number, expected, value));
            };
            if !socket.is_open() {
                return Err(argument_type(self.number, format_args!("contains a closed socket")));
            }
            let ready = self.interest == Interest::Read && socket.unread().borrow().is_ready();
            set.add(socket.fd(), self.interest, ready);
        }
        Ok(references)
    }
}

/// What one of the variables will hold.
enum Answer {
    /// What it holds already.
    Same(Hold),
    None,
    Some(NewArray),
}

#[inline]
fn select(queries: &[Option<Query<'_>>; 3], mut set: Set<'_>, wait: (Option<i64>, i64)) -> Outcome<i64> {
    let mut ranges = [const { (0..0, false) }; 3];
    for (query, range) in queries.iter().zip(&mut ranges) {
        if let Some(query) = query {
            let start = set.len();
            let references = query.add_to(&mut set)?;
            *range = (start..set.len(), references);
        }
    }
    if set.len() == 0 {
        return Err(value_error(format_args!(
            "socket_select(): At least one array argument must be passed"
        )));
    }

    let timeout = wait.0.map(|seconds| Timeout::new(seconds, wait.1)).transpose();
    timeout
        .and_then(|timeout| set.wait(timeout))
        .map_err(|error| Failure::Errno("Unable to select", error))?;

    // All answers are there before the first is assigned: that may run user code, which may change the other arrays.
    let mut count = 0;
    let answers = [0, 1, 2].map(|index: usize| {
        let (Some(Some(query)), Some((range, references))) = (queries.get(index), ranges.get(index)) else {
            return None;
        };
        let same = !references && query.array.is_as_new() && set.all_ready(range.clone(), query.interest);
        let mut elements = query.array.iter();
        let mut passed = 0;
        let mut answer = Answer::None;
        count += set.ready(range.clone(), query.interest, |number| {
            if same {
                return;
            }
            if let Some((key, socket)) = elements.nth(number - passed) {
                if matches!(answer, Answer::None) {
                    answer = Answer::Some(NewArray::with_capacity(0));
                }
                if let Answer::Some(array) = &mut answer {
                    array.insert_key(key, socket);
                }
            }
            passed = number + 1;
        });
        if same {
            answer = Answer::Same(query.variable.hold());
        }
        Some(answer)
    });
    for (query, answer) in queries.iter().zip(answers) {
        let (Some(query), Some(answer)) = (query, answer) else {
            continue;
        };
        let variable = query.variable.variable();
        match answer {
            Answer::None => variable.assign(EmptyArray)?,
            Answer::Some(array) => variable.assign(array)?,
            Answer::Same(array) => {
                if !query.variable.current().is_some_and(|now| now.is(query.array)) {
                    variable.assign(array.value())?;
                }
            }
        }
    }
    Ok(count)
}
