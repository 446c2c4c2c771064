//! The kernel's interest list (`epoll(7)`), kept from one wait to the next.
//!
//! `ppoll(2)` hands the kernel every descriptor anew, and the kernel looks at each. Where the same
//! sockets come call after call, the list knows them already, and a wait costs what is ready.
//!
//! The meaning stays that of `ppoll(2)`, which takes over whenever the list does not pay or does
//! not know enough: sets that change all the time, out-of-band data, many that are ready, errors.
//!
//! Each socket carries its [`Registration`], and is [`InterestList::forget`]ten before its
//! descriptor is closed, for others may hold open what it refers to. Who closes the number behind
//! the socket's back, and even gives it to another one, is noticed late: when nothing has come for
//! [`PATIENCE`], or when the list has served [`LIFE`] calls and is made anew.

mod balance;
mod slot;

pub use balance::{SMALL, Use, is_small};
pub use slot::Registration;

use super::super::errno::{Error, Result};
use super::epoll::{Epoll, Event};
use super::{Entry, Set, Timeout};
use balance::Balance;
use nix::libc::c_short;
use slot::Slot;
use std::cell::Cell;
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicU32, Ordering};

/// Of so many entries one may be ready: of more, `ppoll(2)` tells faster.
const READY: usize = 4;
/// So many may be ready in any case.
const FEW: usize = 8;
/// How long to wait for the list alone.
const PATIENCE: Timeout = Timeout::seconds(1);
/// So many calls a list serves.
const LIFE: u32 = 1024;
/// So many slots of closed sockets a list may have in any case.
const DEAD: usize = 1024;

/// The last list's number.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// What a look at the kernel's list has shown.
enum Seen {
    /// Nothing.
    Nothing,
    /// Only sockets that are not in the set. They are watched no more.
    Strangers,
    /// Sockets that are ready.
    Ready,
    /// Something for `ppoll(2)`.
    Odd,
}

/// One thread's list.
#[derive(Debug)]
pub struct InterestList {
    number: u32,
    /// Made when it first pays.
    epoll: Option<Epoll>,
    /// None is used for a second socket.
    slots: Vec<Slot>,
    /// The number of those whose sockets are closed.
    dead: usize,
    /// Room for what the kernel reports.
    events: Vec<Event>,
    /// How many calls the list has served.
    calls: u32,
    balance: Balance,
}

impl Default for InterestList {
    fn default() -> Self {
        Self {
            number: next_number(),
            epoll: None,
            slots: Vec::new(),
            dead: 0,
            events: Vec::new(),
            calls: 0,
            balance: Balance::new(),
        }
    }
}

impl InterestList {
    /// Begins a call. Returns the list's number, for the [`Set`]; 0: this call goes without.
    pub fn begin(&mut self) -> u32 {
        self.calls += 1;
        let is_old = self.calls > LIFE || self.dead > DEAD.max(self.slots.len() / 2);
        if is_old || self.is_inherited() {
            self.renew();
        }
        if self.balance.begin() { self.number } else { 0 }
    }

    /// A socket's slot, and whether the kernel watches it for what `entry` asks for.
    #[inline]
    pub fn slot(&mut self, registration: &Cell<Registration>, entry: Entry) -> (u32, bool) {
        let slot = self.slot_of(registration);
        (slot, self.slots.get(slot as usize) == Some(&Slot::of(entry)))
    }

    /// A socket's slot.
    #[inline]
    pub fn slot_of(&mut self, registration: &Cell<Registration>) -> u32 {
        let Registration { list, slot } = registration.get();
        if list == self.number { slot } else { self.enter(registration) }
    }

    #[cold]
    #[allow(clippy::cast_possible_truncation)] // few more than there are sockets
    fn enter(&mut self, registration: &Cell<Registration>) -> u32 {
        if self.slots.try_reserve(1).is_err() {
            // No such slot: the call goes without the list.
            return u32::MAX;
        }
        let slot = self.slots.len() as u32;
        self.slots.push(Slot::EMPTY);
        registration.set(Registration { list: self.number, slot });
        slot
    }

    /// Takes a socket out, whose descriptor its owner is about to give up: `fd`, as far as the
    /// owner knows.
    #[cold]
    pub fn forget(&mut self, registration: Registration, fd: RawFd) {
        if registration.list != self.number {
            return;
        }
        let slot = registration.slot as usize;
        match self.slots.get(slot) {
            Some(known) if known.watched() == 0 => (),
            Some(known) if known.fd() == fd && !self.is_inherited() => self.release(slot),
            _ => self.renew(),
        }
        if let Some(known) = self.slots.get_mut(slot) {
            *known = Slot::EMPTY;
            self.dead += 1;
        }
    }

    /// Gives up all that is registered: a new list begins. Nothing is left in the kernel, but what
    /// a parent process uses.
    pub fn renew(&mut self) {
        self.number = next_number();
        self.epoll = None;
        self.slots = Vec::new();
        self.dead = 0;
        self.calls = 0;
    }

    fn is_inherited(&self) -> bool {
        self.epoll.as_ref().is_some_and(Epoll::is_inherited)
    }

    /// Waits as [`Set::wait`] does, for a set that was filled with the number of this list.
    ///
    /// # Errors
    /// As [`Set::wait`].
    pub fn wait(&mut self, set: &mut Set<'_>, timeout: Option<Timeout>) -> Result<()> {
        let is_ours = self.number != 0 && set.list() == self.number;
        if !is_ours || !self.is_up_to_date(set) && !self.catch_up(set) {
            return set.wait(timeout);
        }
        let mut timeout = set.limit(timeout);
        let mut deadline = None;
        loop {
            match self.look(set) {
                Seen::Strangers => self.balance.spend(1),
                Seen::Nothing if timeout != Some(Timeout::NONE) => {
                    let Some(epoll) = &self.epoll else { return set.wait(timeout) };
                    let deadline =
                        *deadline.get_or_insert_with(|| timeout.and_then(Timeout::deadline));
                    let nap = timeout.map_or(PATIENCE, |left| left.min(PATIENCE));
                    let woken = epoll.wait(nap)?;
                    timeout = deadline.map(Timeout::until).or(timeout);
                    if !woken && nap == PATIENCE {
                        return set.wait(timeout);
                    }
                }
                Seen::Nothing | Seen::Ready => {
                    self.balance.settle(set.entries().len());
                    return Ok(());
                }
                Seen::Odd => {
                    self.balance.pause();
                    return set.wait(timeout);
                }
            }
        }
    }

    /// Whether the kernel watches each of the set for what is wanted of it.
    fn is_up_to_date(&self, set: &Set<'_>) -> bool {
        set.is_watched()
            || set
                .entries()
                .iter()
                .zip(set.slots())
                .all(|(entry, slot)| self.slots.get(*slot as usize) == Some(&Slot::of(*entry)))
    }

    /// Tells the kernel what has changed. `false`: that does not pay, or the kernel refuses.
    #[cold]
    fn catch_up(&mut self, set: &Set<'_>) -> bool {
        let entries = set.entries().len();
        let told = self.note(set).and_then(|changes| {
            if Balance::pays(changes, entries) { self.tell(set).map(Some) } else { Ok(None) }
        });
        match told {
            Ok(Some(calls)) if Balance::pays(calls, entries) => self.balance.spend(calls),
            // They were there last time as well, and are expected to come again.
            Ok(Some(calls)) => self.balance.invest(calls),
            Ok(None) => self.balance.pause(),
            Err(_) => {
                self.renew();
                self.balance.pause();
            }
        }
        matches!(told, Ok(Some(_)))
    }

    /// Notes the set. Returns how many of it are new, or wanted for something else than last time.
    ///
    /// # Errors
    /// EBADF: a socket has another descriptor than the kernel was told, or no slot.
    fn note(&mut self, set: &Set<'_>) -> Result<usize> {
        let mut changes = 0;
        for (entry, slot) in set.entries().iter().zip(set.slots()) {
            let slot = self.slots.get_mut(*slot as usize).ok_or(Error::BADF)?;
            if (slot.fd(), slot.wanted()) == (entry.fd, entry.events) {
                continue;
            }
            if slot.fd() != entry.fd && slot.watched() != 0 {
                return Err(Error::BADF);
            }
            *slot = Slot::new(entry.fd, entry.events, slot.watched());
            changes += 1;
        }
        Ok(changes)
    }

    /// Has the kernel watch the set. Returns how many system calls that took.
    ///
    /// # Errors
    /// Those of [`Epoll::new`], [`Epoll::add`], [`Epoll::modify`]; ENOMEM.
    fn tell(&mut self, set: &Set<'_>) -> Result<usize> {
        let room = most_events(set);
        if self.events.len() < room {
            self.events.try_reserve(room - self.events.len()).map_err(|_| Error::NOMEM)?;
            self.events.resize(room, Event { events: 0, u64: 0 });
        }
        let epoll = match self.epoll.take() {
            Some(epoll) => epoll,
            None => Epoll::new()?,
        };
        let epoll = self.epoll.insert(epoll);
        let mut calls = 0;
        for (entry, number) in set.entries().iter().zip(set.slots()) {
            let number = *number as usize;
            let slot = self.slots.get_mut(number).ok_or(Error::BADF)?;
            if slot.watched() == entry.events {
                continue;
            }
            if slot.watched() == 0 {
                epoll.add(entry.fd, entry.events, number)?;
            } else {
                epoll.modify(entry.fd, entry.events, number)?;
            }
            *slot = Slot::of(*entry);
            calls += 1;
        }
        Ok(calls)
    }

    /// Looks at what the kernel has to report, without waiting, and notes in the set what is ready.
    fn look(&mut self, set: &mut Set<'_>) -> Seen {
        let mut events = std::mem::take(&mut self.events);
        let room = events.get_mut(..most_events(set)).unwrap_or_default();
        let seen = match self.epoll.as_ref().map_or(Err(Error::BADF), |epoll| epoll.events(room)) {
            Ok(0) => Seen::Nothing,
            Ok(count) if count < room.len() => {
                self.sort_out(room.get(..count).unwrap_or_default(), set)
            }
            Ok(_) => Seen::Odd,
            Err(_) => {
                self.renew();
                Seen::Odd
            }
        };
        self.events = events;
        seen
    }

    /// Notes in the set what the kernel has reported.
    #[allow(clippy::cast_possible_truncation)] // a slot's number, and bits of `poll(2)`
    fn sort_out(&mut self, events: &[Event], set: &mut Set<'_>) -> Seen {
        let number = self.number;
        let (mut ready, mut odd) = (false, false);
        for event in events {
            let (slot, answer) = (event.u64 as usize, event.events as c_short);
            let fd = self.slots.get(slot).map_or(-1, |slot| slot.fd());
            match set.place_of(fd) {
                // Not asked for this time: it would go on waking us.
                None => {
                    self.release(slot);
                    self.balance.spend(1);
                }
                Some(place) if set.slots().get(place).is_some_and(|own| *own as usize == slot) => {
                    let matters = set.answer(place, answer);
                    ready |= matters;
                    odd |= !matters;
                }
                // Its number was closed, and another socket has it.
                Some(_) => self.renew(),
            }
        }
        if self.number != number || odd && !ready {
            Seen::Odd
        } else if ready {
            Seen::Ready
        } else {
            Seen::Strangers
        }
    }

    /// Takes a socket out of the kernel's list. One that cannot be taken out is left behind, with
    /// all others.
    fn release(&mut self, slot: usize) {
        let released = match (&self.epoll, self.slots.get_mut(slot)) {
            (Some(epoll), Some(slot)) if slot.watched() != 0 => {
                *slot = Slot::new(slot.fd(), slot.wanted(), 0);
                epoll.remove(slot.fd()).is_ok()
            }
            _ => false,
        };
        if !released {
            self.renew();
        }
    }
}

/// Never the same twice. There will not be so many; but if, further lists serve no call (0).
fn next_number() -> u32 {
    let next = |last: u32| last.checked_add(1);
    NUMBER.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).map_or(0, |last| last + 1)
}

/// How many events are asked for: if so many come, there are too many.
fn most_events(set: &Set<'_>) -> usize {
    (set.entries().len() / READY).max(FEW)
}

#[cfg(test)]
mod tests;
