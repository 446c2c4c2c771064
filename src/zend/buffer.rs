//! `SmallVec`: a list in the making, on the stack while it is short.
//!
//! A long list moves to the engine's memory, which a fatal error frees; so a buffer may be alive in
//! any call.

use super::RequestBuf;
use std::mem::MaybeUninit;

/// A growing list of plain values, the first `SHORT` of which need no allocation.
pub struct SmallVec<T: Copy, const SHORT: usize> {
    short: [MaybeUninit<T>; SHORT],
    long: Option<RequestBuf<T>>,
    length: usize,
}

impl<T: Copy, const SHORT: usize> SmallVec<T, SHORT> {
    #[inline]
    pub const fn new() -> Self {
        Self { short: [const { MaybeUninit::uninit() }; SHORT], long: None, length: 0 }
    }

    #[inline]
    pub fn as_slice(&self) -> &[T] {
        let start = self.long.as_ref().map_or(self.short.as_ptr(), |room| room.as_ptr());
        // SAFETY: the first `length` elements are written (`extend`), and there is room for them.
        unsafe { std::slice::from_raw_parts(start.cast(), self.length) }
    }

    /// Empties the list, and returns uninitialised room for exactly `length` elements.
    #[inline]
    pub fn room(&mut self, length: usize) -> &mut [MaybeUninit<T>] {
        self.length = 0;
        match self.short.get_mut(..length) {
            Some(room) => room,
            None => self.long.insert(RequestBuf::new(length)),
        }
    }

    #[inline]
    pub fn push(&mut self, element: T) {
        self.extend(&[element]);
    }

    #[inline]
    pub fn extend(&mut self, elements: &[T]) {
        let start = self.length;
        let free = self.places().get_mut(start..).unwrap_or_default();
        if let Some(place) = free.get_mut(..elements.len()) {
            place.write_copy_of_slice(elements);
            self.length = start + elements.len();
        } else {
            self.grow(elements.len());
            self.extend(elements);
        }
    }

    /// Returns all that there is room for.
    #[inline]
    fn places(&mut self) -> &mut [MaybeUninit<T>] {
        self.long.as_deref_mut().unwrap_or(&mut self.short)
    }

    /// Makes room for at least `more` elements.
    #[cold]
    fn grow(&mut self, more: usize) {
        let mut room = RequestBuf::new(self.length.saturating_add(more).saturating_mul(2));
        if let Some(place) = room.get_mut(..self.length) {
            place.write_copy_of_slice(self.as_slice());
        }
        self.long = Some(room);
    }
}
