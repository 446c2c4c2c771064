//! The kernel's interest list (`epoll(7)`), kept from one wait to the next.
//!
//! `ppoll(2)` hands the kernel every descriptor anew, and the kernel looks at each. Where the same
//! sockets come call after call, the list knows them already, and a wait costs no more than what is
//! ready.
//!
//! The meaning stays that of `ppoll(2)`, which takes over whenever the list does not pay or does
//! not know enough: sets that change all the time, many that are ready, errors.
//!
//! Each socket carries its [`Registration`]. The list must [`InterestList::forget`] it before its
//! descriptor is closed, for others may hold open what the descriptor refers to. If somebody closes
//! the number behind the socket's back, and even gives it to another socket, that is noticed late:
//! when nothing has come for [`PATIENCE`], or when the list has served [`LIFE`] calls and is made
//! anew.

mod balance;
mod call;
mod slot;

pub use balance::{SMALL, Use, is_small};
pub use call::Asking;
pub use slot::Registration;

use super::super::errno::{Error, Result};
use super::super::wait::Instant;
use super::Interest;
use super::epoll::{Epoll, Event};
use crate::push;
use balance::Balance;
use call::Call;
use nix::libc::{self, c_short};
use slot::{Slot, moment};
use std::cell::Cell;
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The list serves a call if fewer than one in so many sockets are ready. Of more, `ppoll(2)` tells
/// faster.
const READY: usize = 4;
/// The number of ready sockets, in any case, from which on the list does not serve a call.
const FEW: usize = 8;
/// How long to wait for the list alone.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many calls a list serves.
const LIFE: u32 = 1024;
/// How many slots of closed sockets a list may have in any case.
const DEAD: usize = 1024;

/// The number of the last list.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Whether the list has served a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// It has: [`InterestList::next_ready`] says what is ready.
    Yes,
    /// `ppoll(2)` is to wait, for so long.
    No(Option<Duration>),
}

/// What a look at the kernel's list has shown.
enum Seen {
    /// Nothing.
    Nothing,
    /// Only sockets that the call does not ask for. They are watched no more.
    Strangers,
    /// Sockets that are ready.
    Ready,
    /// Something that `ppoll(2)` has to find out.
    Odd,
}

/// One thread's list.
#[derive(Debug, Default)]
pub struct InterestList {
    /// 0, if it serves no call.
    number: u32,
    /// Made when it first pays.
    epoll: Option<Epoll>,
    /// A slot that a socket had is not used for another one.
    slots: Vec<Slot>,
    /// The number of slots whose sockets are closed.
    dead: usize,
    /// Room for what the kernel reports.
    events: Vec<Event>,
    /// How many calls the list has served, which is the present call's number.
    calls: u32,
    call: Call,
    balance: Balance,
}

impl InterestList {
    /// Begins a call, which [`Self::ask`]s for sockets and then [`Self::wait`]s. Returns false if
    /// the call goes without the list.
    pub fn begin(&mut self) -> bool {
        let is_old = self.calls >= LIFE || self.dead > DEAD.max(self.slots.len() / 2);
        if is_old || self.number == 0 || self.is_inherited() {
            self.renew();
        }
        self.calls += 1;
        self.call.clear();
        self.balance.begin() && self.number != 0
    }

    /// Returns a socket's slot.
    #[inline]
    fn slot_of(&mut self, registration: &Cell<Registration>) -> u32 {
        let slot = registration.get().slot_in(self.number);
        u32::try_from(slot).unwrap_or_else(|_| self.enter(registration))
    }

    #[cold]
    #[allow(clippy::cast_possible_truncation)] // few more than there are sockets
    fn enter(&mut self, registration: &Cell<Registration>) -> u32 {
        let slot = self.slots.len() as u32;
        if !push(&mut self.slots, Slot::EMPTY) {
            // There is no such slot, so the call goes without the list.
            return u32::MAX;
        }
        registration.set(Registration::new(self.number, slot));
        slot
    }

    /// Takes a socket out, before its owner gives up its descriptor: `fd`, as far as the owner
    /// knows.
    #[cold]
    pub fn forget(&mut self, registration: Registration, fd: RawFd) {
        let Ok(slot) = u32::try_from(registration.slot_in(self.number)) else { return };
        let slot = slot as usize;
        match self.slots.get(slot).map(|slot| slot.state) {
            Some(known) if known.watched == 0 => (),
            Some(known) if known.fd == fd && !self.is_inherited() => self.release(slot),
            _ => self.renew(),
        }
        if let Some(known) = self.slots.get_mut(slot) {
            *known = Slot::EMPTY;
            self.dead += 1;
        }
    }

    /// Gives up all that is registered, and begins a new list. Nothing is left in the kernel but
    /// what a parent process uses.
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

    /// Waits as [`super::Set::wait`] does, for what the call has asked for.
    ///
    /// # Errors
    /// As [`super::Set::wait`].
    pub fn wait(&mut self, timeout: Option<Duration>) -> Result<Served> {
        let mut timeout = if self.call.is_any_ready() { Some(Duration::ZERO) } else { timeout };
        // The kernel watches each socket for what is asked of it, or it has to be told.
        let is_room = self.events.capacity() >= self.most_events();
        if !(is_room && self.call.doubtful.is_empty() || self.catch_up()) {
            return Ok(Served::No(timeout));
        }
        let mut began = None;
        loop {
            match self.look() {
                Seen::Strangers => self.balance.spend(1),
                Seen::Nothing if timeout != Some(Duration::ZERO) => {
                    let Some(epoll) = &self.epoll else { return Ok(Served::No(timeout)) };
                    let (began, whole) = *began.get_or_insert_with(|| (Instant::now(), timeout));
                    let nap = timeout.map_or(PATIENCE, |left| left.min(PATIENCE));
                    let woken = epoll.wait(nap)?;
                    timeout = began.left_of(whole);
                    if !woken && nap == PATIENCE {
                        return Ok(Served::No(timeout));
                    }
                }
                Seen::Nothing | Seen::Ready => {
                    self.balance.settle(self.call.sockets());
                    return Ok(Served::Yes);
                }
                Seen::Odd => {
                    self.balance.pause();
                    return Ok(Served::No(timeout));
                }
            }
        }
    }

    /// Returns for how many events there is room. If so many come, there are too many.
    fn most_events(&self) -> usize {
        (self.call.sockets() / READY).max(FEW)
    }

    /// Tells the kernel what has changed. Returns false if that does not pay or the kernel refuses.
    #[cold]
    fn catch_up(&mut self) -> bool {
        let sockets = self.call.sockets();
        // Sockets that came with the same request last time are expected to come again.
        let mut changes = 0;
        for number in &self.call.doubtful {
            if let Some(Slot { state, .. }) = self.slots.get_mut(*number as usize) {
                changes += usize::from(state.noted != state.asked);
                state.noted = state.asked;
            }
        }
        let told = if Balance::pays(changes, sockets) { self.tell().map(Some) } else { Ok(None) };
        match told {
            Ok(Some(calls)) if Balance::pays(calls, sockets) => self.balance.spend(calls),
            Ok(Some(calls)) => self.balance.invest(calls),
            Ok(None) => self.balance.pause(),
            Err(_) => {
                self.renew();
                self.balance.pause();
            }
        }
        matches!(told, Ok(Some(_)))
    }

    /// Makes the kernel watch what is asked for. Returns how many system calls that took.
    ///
    /// # Errors
    /// Those of [`Epoll::new`], [`Epoll::control`]; ENOMEM.
    fn tell(&mut self) -> Result<usize> {
        self.events.clear();
        self.events.try_reserve(self.most_events()).map_err(|_| Error::NOMEM)?;
        let epoll = match self.epoll.take() {
            Some(epoll) => epoll,
            None => Epoll::new()?,
        };
        let epoll = self.epoll.insert(epoll);
        let mut calls = 0;
        for number in &self.call.doubtful {
            let number = *number as usize;
            let Slot { state, .. } = self.slots.get_mut(number).ok_or(Error::BADF)?;
            let operation = match state.watched {
                watched if watched == state.asked => continue,
                0 => libc::EPOLL_CTL_ADD,
                _ => libc::EPOLL_CTL_MOD,
            };
            epoll.control(operation, state.fd, state.asked.into(), number)?;
            state.watched = state.asked;
            calls += 1;
        }
        Ok(calls)
    }

    /// Looks at what the kernel has to report, without waiting, and notes what is ready.
    fn look(&mut self) -> Seen {
        let mut events = std::mem::take(&mut self.events);
        let (epoll, most) = (self.epoll.as_ref(), self.most_events());
        let seen = match epoll.map_or(Err(Error::BADF), |epoll| epoll.events(&mut events, most)) {
            Ok(()) if events.len() < most => self.sort_out(&events),
            Ok(()) => Seen::Odd,
            Err(_) => {
                self.renew();
                Seen::Odd
            }
        };
        self.events = events;
        seen
    }

    /// Notes what the kernel has reported.
    #[allow(clippy::cast_possible_truncation)] // numbers of slots and elements, bits of `poll(2)`
    fn sort_out(&mut self, events: &[Event]) -> Seen {
        let (number, first) = (self.number, moment(self.calls, 0));
        if !self.call.reserve(events.len()) {
            return Seen::Odd;
        }
        let (mut ready, mut odd) = (false, false);
        for event in events {
            let (slot, answer) = (event.u64 as u32, event.events as c_short);
            match self.slots.get(slot as usize).filter(|slot| slot.last >= first) {
                // The call does not ask for this one, which would go on waking it.
                None => {
                    self.release(slot as usize);
                    self.balance.spend(1);
                }
                Some(Slot { state, last }) => {
                    if answer & Interest::all_answers(state.asked.into()) == 0 {
                        odd = true;
                    } else {
                        self.call.note(slot, *last as u32, answer);
                        ready = true;
                    }
                }
            }
        }
        if self.number != number || odd && !ready {
            Seen::Odd
        } else if ready {
            self.call.put_in_order();
            Seen::Ready
        } else if events.is_empty() {
            Seen::Nothing
        } else {
            Seen::Strangers
        }
    }

    /// Takes a socket out of the kernel's list. If that fails, the whole list is left behind.
    fn release(&mut self, slot: usize) {
        let released = match (&self.epoll, self.slots.get_mut(slot).map(|slot| &mut slot.state)) {
            (Some(epoll), Some(state)) if state.watched != 0 => {
                state.watched = 0;
                epoll.control(libc::EPOLL_CTL_DEL, state.fd, 0, 0).is_ok()
            }
            _ => false,
        };
        if !released {
            self.renew();
        }
    }
}

/// Returns a number that no list had before; or 0, with which a list serves no call, should all
/// numbers have been used.
fn next_number() -> u32 {
    let next = |last: u32| last.checked_add(1);
    NUMBER.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).map_or(0, |last| last + 1)
}

#[cfg(test)]
#[cfg(not(miri))] // it has no poll(2), which all of them need
mod tests;
