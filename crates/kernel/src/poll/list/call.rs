//! One call of `socket_select` and the list: what the call asks for, and what is ready then.

use super::super::Interest;
use super::InterestList;
use super::slot::{Registration, Slot, State, moment};
use crate::push;
use nix::libc::c_short;
use std::cell::Cell;
use std::collections::BinaryHeap;
use std::os::fd::RawFd;

/// An element that is ready, or whose socket the call has asked for before. Elements are in the
/// order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    number: u32,
    answer: c_short,
    /// Whether it counts: its socket does not come earlier in the same array.
    counts: bool,
}

/// Sorts a list. (The standard library's other ways can panic.)
fn sort<T: Ord>(list: &mut Vec<T>) {
    *list = BinaryHeap::from(std::mem::take(list)).into_sorted_vec();
}

/// What a call asks for. The elements of its arrays are numbered through.
#[derive(Debug, Default)]
pub struct Call {
    elements: u32,
    /// Slots of which the kernel may have to be told.
    pub doubtful: Vec<u32>,
    /// The elements whose sockets the call has asked for before, behind their slots.
    repeats: Vec<(u32, Element)>,
    /// The elements that are ready; after a wait in their order.
    ready: Vec<Element>,
    /// How many of them were handed out.
    taken: usize,
}

impl Call {
    #[inline]
    pub fn clear(&mut self) {
        self.elements = 0;
        self.doubtful.clear();
        self.repeats.clear();
        self.ready.clear();
        self.taken = 0;
    }

    #[inline]
    pub const fn sockets(&self) -> usize {
        self.elements as usize - self.repeats.len()
    }

    /// Returns whether an element is known to be ready.
    #[inline]
    pub const fn is_any_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// Makes room for what the kernel may say of so many sockets. Returns false without memory.
    pub fn reserve(&mut self, sockets: usize) -> bool {
        // Then the elements of a socket are found together.
        sort(&mut self.repeats);
        self.ready.try_reserve(sockets + self.repeats.len()).is_ok()
    }

    /// Notes what the kernel says of a slot's socket, of which `first` is the first element. There
    /// must be room.
    pub fn note(&mut self, slot: u32, first: u32, answer: c_short) {
        push(&mut self.ready, Element { number: first, answer, counts: true });
        let start = self.repeats.partition_point(|(its, _)| *its < slot);
        let repeats = self.repeats.iter().skip(start).take_while(|(its, _)| *its == slot);
        for (_, repeat) in repeats {
            push(&mut self.ready, Element { answer, ..*repeat });
        }
    }

    /// Puts the elements that are ready in order.
    pub fn put_in_order(&mut self) {
        sort(&mut self.ready);
    }
}

/// See [`InterestList::asking`].
pub struct Asking<'l> {
    slots: &'l mut [Slot],
    list: u32,
    events: u8,
    /// The moment of the call's first element. A socket that was asked for since comes again.
    first: u64,
    /// The moment of the next element.
    next: u64,
    elements: &'l mut u32,
}

impl Asking<'_> {
    /// Asks for a socket by its slot in the list and its descriptor. Returns false if something is
    /// new, or if the socket comes again: [`InterestList::ask`] is for those.
    #[inline(always)]
    #[allow(clippy::inline_always)] // in the loop that every element goes through
    pub fn push(&mut self, registration: Registration, fd: RawFd) -> bool {
        let slot = usize::try_from(registration.slot_in(self.list)).ok();
        let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) else {
            return false;
        };
        if slot.state != State::settled(fd, self.events) || slot.last >= self.first {
            return false;
        }
        slot.last = self.next;
        self.next += 1;
        true
    }

    /// Hands the elements to the call.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // the lower half is the element's number
    pub fn finish(self) {
        *self.elements = self.next as u32;
    }
}

impl InterestList {
    /// Asks for elements of an array at the least cost, as long as each is watched for what is
    /// asked of it, and comes but once.
    #[inline]
    pub fn asking(&mut self, interest: Interest) -> Asking<'_> {
        Asking {
            first: moment(self.calls, 0),
            next: moment(self.calls, self.call.elements),
            slots: &mut self.slots,
            list: self.number,
            events: interest.byte(),
            elements: &mut self.call.elements,
        }
    }

    /// Asks for any socket that no other Socket shares its descriptor with. `ready` says that it is
    /// ready whatever the kernel says. Returns false if the list cannot serve the call.
    #[inline(never)]
    pub fn ask(
        &mut self,
        interest: Interest,
        registration: &Cell<Registration>,
        fd: RawFd,
        ready: bool,
    ) -> bool {
        let (slot, number) = (self.slot_of(registration), self.call.elements);
        let mut element = Element { number, answer: interest.asked(), counts: true };
        self.call.elements += 1;
        let Some(Slot { state, last }) = self.slots.get_mut(slot as usize) else { return false };
        if *last >= moment(self.calls, 0) {
            element.counts = state.asked & interest.byte() == 0;
            state.asked |= interest.byte();
            if !push(&mut self.call.repeats, (slot, element)) {
                return false;
            }
        } else {
            if state.fd != fd {
                if state.watched != 0 {
                    // It has another descriptor than the kernel was told.
                    self.renew();
                    return false;
                }
                *state = State::settled(fd, 0);
            }
            state.asked = interest.byte();
            *last = moment(self.calls, number);
        }
        let is_settled = *state == State::settled(fd, state.asked);
        (is_settled || push(&mut self.call.doubtful, slot))
            && (!ready || push(&mut self.call.ready, element))
    }

    /// Notes that the list cannot serve the call. Not every call is to find that out.
    #[cold]
    pub fn decline(&mut self) {
        self.balance.pause();
    }

    /// Returns the number of elements that were asked for.
    #[inline]
    pub const fn asked(&self) -> usize {
        self.call.elements as usize
    }

    /// Returns, after a wait, the number of the next element that is ready, if that is below `end`,
    /// and whether it counts: of those in an array that are the same socket one does.
    #[inline]
    pub fn next_ready(&mut self, interest: Interest, end: usize) -> Option<(usize, bool)> {
        let Call { ready, taken, .. } = &mut self.call;
        while let Some(Element { number, answer, counts, .. }) = ready.get(*taken).copied()
            && (number as usize) < end
        {
            *taken += 1;
            if answer & interest.answers() != 0 {
                // The kernel may have reported an element that was known to be ready.
                *taken +=
                    ready.iter().skip(*taken).take_while(|next| next.number == number).count();
                return Some((number as usize, counts));
            }
        }
        None
    }
}
