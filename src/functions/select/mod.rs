//! `socket_select`.

mod elements;
mod listed;

use super::retry;
use crate::zend::error::{throw_argument_type_given, throw_value_error};
use crate::zend::globals::with_interest_list;
use crate::zend::interrupt::run_pending_handlers;
use crate::zend::{
    Array, ByRefArray, EmptyArray, Failure, IntOr, OrFail, Outcome, OwnedArray, RequestBuf,
};
use elements::add;
use kernel::Error;
use kernel::poll::{Interest, Memory, SMALL, Set, is_small, table_size, timeout};
use listed::select_listed;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::time::Duration;

/// `socket_select`: waits with `ppoll(2)` until a socket of `read` can be read, one of `write`
/// written, or one of `except` has out-of-band data, but not longer than `seconds` and
/// `microseconds` (null: for ever). Leaves in each array, under their keys, the sockets that are
/// ready; null stays null. Returns how many are: in each array a socket counts once, however many
/// keys it has.
///
/// Unlike `select(2)` it takes any number of sockets, and any descriptor number. After an error
/// (EBADF, EINTR, EINVAL for a negative time) the arrays are as they were. What `PHP_NORMAL_READ`
/// left of a message makes a socket readable at once.
pub fn socket_select(
    read: Option<ByRefArray<'_>>,
    write: Option<ByRefArray<'_>>,
    except: Option<ByRefArray<'_>>,
    seconds: Option<i64>,
    microseconds: IntOr<0>,
) -> Outcome<i64> {
    let arrays = [read, write, except];
    let wait = seconds.map(|seconds| timeout(seconds, microseconds.0)).transpose();
    let began = retry::now();
    let mut left = wait;
    loop {
        match (select_once(arrays, left), began) {
            (Err(Failure::Errno(text, Error::INTR)), Some(began)) => {
                run_pending_handlers().or_fail(text)?;
                left = wait.map(|wait| began.left_of(wait));
            }
            (selected, _) => return selected,
        }
    }
}

#[inline]
fn select_once([read, write, except]: Arrays<'_>, mut timeout: Wait) -> Outcome<i64> {
    // Converting a later argument may have run an error handler.
    let read = read.map(|array| look_again(array, 1)).transpose()?;
    let write = write.map(|array| look_again(array, 2)).transpose()?;
    let except = except.map(|array| look_again(array, 3)).transpose()?;
    let arrays = [read, write, except];
    let elements = arrays.iter().flatten().map(|array| array.array().len()).sum();
    if !is_small(elements)
        && let Some(count) = select_listed(arrays, &mut timeout)?
    {
        return Ok(count);
    }
    if elements > SMALL {
        return select_many(arrays, elements, timeout);
    }
    // Without values, so that the room costs nothing.
    let mut entries = [const { MaybeUninit::uninit() }; SMALL];
    let mut indices = [const { MaybeUninit::uninit() }; SMALL];
    let mut table = [const { MaybeUninit::uninit() }; table_size(SMALL)];
    let memory = Memory { entries: &mut entries, indices: &mut indices, table: &mut table };
    select(arrays, Set::new(memory), timeout)
}

/// Returns the variable with the array that it holds now.
#[inline]
fn look_again(array: ByRefArray<'_>, number: u32) -> Outcome<ByRefArray<'_>> {
    array.current().ok_or_else(|| {
        throw_argument_type_given(number, "must be of type ?array", array.variable().value())
    })
}

/// Does the same, where the stack is too small.
#[inline(never)]
fn select_many(arrays: Arrays<'_>, elements: usize, timeout: Wait) -> Outcome<i64> {
    let mut entries = RequestBuf::new(elements);
    let mut indices = RequestBuf::new(elements);
    let mut table = RequestBuf::new(table_size(elements));
    let memory = Memory { entries: &mut entries, indices: &mut indices, table: &mut table };
    select(arrays, Set::new(memory), timeout)
}

/// `$read`, `$write` and `$except`.
type Arrays<'a> = [Option<ByRefArray<'a>>; 3];

const INTERESTS: [Interest; 3] = [Interest::Read, Interest::Write, Interest::Except];

/// How long to wait (`None`: for ever), or why that cannot be.
type Wait = kernel::Result<Option<Duration>>;

/// What was waited for.
enum Waited<'s, 'm> {
    Set(&'s mut Set<'m>),
    /// What the thread's interest list was asked for.
    List,
}

#[inline]
fn select(arrays: Arrays<'_>, mut set: Set<'_>, timeout: Wait) -> Outcome<i64> {
    match arrays {
        [Some(array), None, None] => select_one(array, Interest::Read, &mut set, timeout),
        [None, Some(array), None] => select_one(array, Interest::Write, &mut set, timeout),
        [None, None, Some(array)] => select_one(array, Interest::Except, &mut set, timeout),
        arrays => select_several(arrays, &mut set, timeout),
    }
}

/// Does the same for one array, which most calls have. If it stays as it is, nothing is left to do.
#[inline(never)]
fn select_one(
    array: ByRefArray<'_>,
    interest: Interest,
    set: &mut Set<'_>,
    timeout: Wait,
) -> Outcome<i64> {
    let references = add(array.array(), interest, set).ok_or(Failure::Thrown)?;
    wait(set, timeout)?;
    if !references
        && array.array().is_as_new()
        && let Some(count) = set.all_ready(interest)
    {
        return Ok(count);
    }
    answer_one(array, interest, &(0..set.len()), &mut Waited::Set(set))
}

/// Leaves in an array, whose elements have these numbers, what is ready. Returns how many are.
#[inline]
fn answer_one(
    array: ByRefArray<'_>,
    interest: Interest,
    elements: &Range<usize>,
    waited: &mut Waited<'_, '_>,
) -> Outcome<i64> {
    let (count, answer) = collect(array.array(), interest, elements, waited)?;
    assign(array, answer)?;
    Ok(count)
}

#[inline(never)]
fn select_several(arrays: Arrays<'_>, set: &mut Set<'_>, timeout: Wait) -> Outcome<i64> {
    let mut elements = [const { 0..0 }; 3];
    for ((array, interest), elements) in arrays.iter().zip(INTERESTS).zip(&mut elements) {
        elements.start = set.len();
        if let Some(array) = array {
            add(array.array(), interest, set).ok_or(Failure::Thrown)?;
        }
        elements.end = set.len();
    }
    wait(set, timeout)?;
    answer(arrays, &elements, &mut Waited::Set(set))
}

/// The same for all arrays.
fn answer(
    arrays: Arrays<'_>,
    elements: &[Range<usize>; 3],
    waited: &mut Waited<'_, '_>,
) -> Outcome<i64> {
    // All answers are there before the first is assigned: that may run user code, which may change
    // the other arrays.
    let mut answers = [const { None }; 3];
    let mut total = 0;
    for (number, ((array, interest), elements)) in
        arrays.iter().zip(INTERESTS).zip(elements).enumerate()
    {
        let Some(array) = array else { continue };
        let (count, mut answer) = collect(array.array(), interest, elements, waited)?;
        total += count;
        let (before, rest) = answers.split_at_mut_checked(number).unwrap_or_default();
        // Of a variable that is given twice, what is left the first time is looked at the second
        // time.
        let earlier = arrays.iter().zip(before).rev();
        for (_, left) in earlier
            .filter(|(earlier, _)| earlier.is_some_and(|earlier| earlier.is_same_variable(*array)))
        {
            answer = answer.zip(left.as_ref()).and_then(|(answer, left)| common(&answer, left));
        }
        if let Some(slot) = rest.first_mut() {
            *slot = answer;
        }
    }
    for (array, answer) in arrays.into_iter().zip(answers) {
        if let Some(array) = array {
            assign(array, answer)?;
        }
    }
    Ok(total)
}

/// Returns what is in both, by key.
#[cold]
fn common(answer: &OwnedArray, left: &OwnedArray) -> Option<OwnedArray> {
    let mut both = None;
    for (key, socket) in answer.as_array().iter().filter(|(key, _)| left.as_array().has(*key)) {
        both.get_or_insert_with(|| OwnedArray::with_capacity(0)).insert_key(key, socket);
    }
    both
}

/// Waits, if there is something to wait for.
#[inline(always)]
#[allow(clippy::inline_always)] // saves a tenth of a call with one socket
fn wait(set: &mut Set<'_>, timeout: Wait) -> Outcome<()> {
    if set.is_empty() {
        return Err(throw_value_error(
            "socket_select(): At least one array argument must be passed",
        ));
    }
    timeout.and_then(|timeout| set.wait(timeout)).or_fail("Unable to select")
}

/// Returns how many sockets of an array, whose elements have these numbers, are ready, and which:
/// `None` for an empty array.
#[inline(never)]
fn collect(
    array: Array<'_>,
    interest: Interest,
    elements: &Range<usize>,
    waited: &mut Waited<'_, '_>,
) -> Outcome<(i64, Option<OwnedArray>)> {
    let mut answer = None;
    let mut sockets = array.iter();
    let mut passed = 0;
    let mut take = |number: usize| {
        if let Some((key, socket)) = sockets.nth(number - passed) {
            answer.get_or_insert_with(|| OwnedArray::with_capacity(0)).insert_key(key, socket);
        }
        passed = number + 1;
    };
    let count = match waited {
        Waited::Set(set) => set.ready(elements, interest, take).or_fail("Unable to select")?,
        Waited::List => {
            let mut count = 0;
            // One at a time: the engine, which may leave by longjmp, must not be called meanwhile.
            while let Some(Some((number, counts))) =
                with_interest_list(|list| list.next_ready(interest, elements.end))
            {
                take(number - elements.start);
                count += i64::from(counts);
            }
            count
        }
    };
    Ok((count, answer))
}

fn assign(array: ByRefArray<'_>, answer: Option<OwnedArray>) -> Outcome<()> {
    match answer {
        Some(answer) => array.variable().assign(answer),
        None => array.variable().assign(EmptyArray),
    }
}
