//! One call of `socket_select` and the list: what the call asks for, and what is ready then.

use super::super::Interest;
use super::slot::{Appearance, Registration, Slot, State};
use super::{InterestList, push};
use nix::libc::c_short;
use std::cell::Cell;
use std::os::fd::RawFd;

/// An element that is ready, or whose socket is there before.
#[derive(Debug, Clone, Copy)]
struct Element {
    number: u32,
    slot: u32,
    answer: c_short,
    /// Its socket is not in the same array before.
    counts: bool,
}

/// One function for both orders: the code is long, and there is little to sort.
#[inline(never)]
fn sort(elements: &mut [Element], key: fn(&Element) -> u32) {
    elements.sort_unstable_by_key(key);
}

/// What a call asks for. Its arrays' elements are numbered through.
#[derive(Debug, Default)]
pub struct Call {
    elements: u32,
    /// Slots that may have to be told to the kernel.
    pub doubtful: Vec<u32>,
    /// The elements whose sockets the call has asked for before.
    repeats: Vec<Element>,
    /// Those that are ready, in their order after a wait.
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

    /// Makes room for what the kernel may say of so many sockets. `false`: there is no memory.
    pub fn reserve(&mut self, sockets: usize) -> bool {
        // Those of a socket are found together then.
        sort(&mut self.repeats, |repeat| repeat.slot);
        self.ready.try_reserve(sockets + self.repeats.len()).is_ok()
    }

    /// Notes what the kernel says of the socket of a slot. There must be room.
    pub fn note(&mut self, slot: u32, first: u32, answer: c_short) {
        self.ready.push(Element { number: first, slot, answer, counts: true });
        let start = self.repeats.partition_point(|repeat| repeat.slot < slot);
        let repeats = self.repeats.iter().skip(start).take_while(|repeat| repeat.slot == slot);
        self.ready.extend(repeats.map(|repeat| Element { answer, ..*repeat }));
    }

    /// Has those that are ready in the order of the elements.
    pub fn put_in_order(&mut self) {
        sort(&mut self.ready, |ready| ready.number);
    }
}

/// See [`InterestList::asking`].
pub struct Asking<'l> {
    slots: &'l mut [Slot],
    list: u32,
    events: c_short,
    /// Who was asked for before in this call does not come before it.
    first: Appearance,
    next: Appearance,
    elements: &'l mut u32,
}

impl Asking<'_> {
    /// Asks for a socket by its slot in the list and its descriptor. `false`: something is new, or
    /// it is there a second time; [`InterestList::ask`] for it.
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
        self.next = self.next.next();
        true
    }

    /// Hands the elements to the call.
    #[inline]
    pub fn finish(self) {
        *self.elements = self.next.element();
    }
}

impl InterestList {
    /// Asks for elements of an array at the least cost, as long as each is watched for what is
    /// asked of it, and comes but once.
    #[inline]
    pub fn asking(&mut self, interest: Interest) -> Asking<'_> {
        let first = self.first();
        Asking {
            slots: &mut self.slots,
            list: self.number,
            events: interest.asked(),
            first,
            next: Appearance::new(self.calls, self.call.elements),
            elements: &mut self.call.elements,
        }
    }

    /// Asks for any socket that has its descriptor for itself. `ready`: it is, whatever the kernel
    /// says. `false`: the list cannot serve the call.
    #[inline(never)]
    pub fn ask(
        &mut self,
        interest: Interest,
        registration: &Cell<Registration>,
        fd: RawFd,
        ready: bool,
    ) -> bool {
        let (answer, first) = (interest.asked(), self.first());
        let number = self.call.elements;
        self.call.elements += 1;
        let mut element =
            Element { number, slot: self.slot_of(registration), answer, counts: true };
        let Some(slot) = self.slots.get_mut(element.slot as usize) else { return false };
        if slot.last >= first {
            element.counts = slot.state.asked() & answer == 0;
            slot.state = slot.state.asking(slot.state.asked() | answer);
            if !push(&mut self.call.repeats, element) {
                return false;
            }
        } else {
            if slot.state.fd() != fd {
                if slot.state.watched() != 0 {
                    // It has another descriptor than the kernel was told.
                    self.renew();
                    return false;
                }
                slot.state = State::new(fd, 0, 0, 0);
            }
            slot.state = slot.state.asking(answer);
            slot.last = Appearance::new(self.calls, number);
        }
        let is_settled = slot.state == State::settled(fd, slot.state.asked());
        (is_settled || push(&mut self.call.doubtful, element.slot))
            && (!ready || push(&mut self.call.ready, element))
    }

    /// Returns where the call's first element is, or would be.
    #[inline]
    pub(super) const fn first(&self) -> Appearance {
        Appearance::new(self.calls, 0)
    }

    /// Notes that the list cannot serve the call: not every call is to find that out.
    #[cold]
    pub fn decline(&mut self) {
        self.balance.pause();
    }

    /// Returns the number of elements that were asked for.
    #[inline]
    pub const fn asked(&self) -> usize {
        self.call.elements as usize
    }

    /// After a wait: the next element that is ready, below a number, and whether it counts: of
    /// those in an array that are the same socket one does.
    #[inline]
    pub fn next_ready(&mut self, interest: Interest, end: usize) -> Option<(usize, bool)> {
        let Call { ready, taken, .. } = &mut self.call;
        while let Some(Element { number, answer, counts, .. }) = ready.get(*taken).copied()
            && (number as usize) < end
        {
            *taken += 1;
            if answer & interest.answers() != 0 {
                // The kernel may have reported what was ready anyway.
                *taken +=
                    ready.iter().skip(*taken).take_while(|next| next.number == number).count();
                return Some((number as usize, counts));
            }
        }
        None
    }
}
