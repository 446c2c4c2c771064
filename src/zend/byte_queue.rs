//! `ByteQueue`: bytes that wait for their reader, in the engine's memory, so that PHP's memory
//! limit counts them.

use super::memory::{self, Heap};
use std::cell::Cell;
use std::mem::MaybeUninit;

/// Bytes in the order in which they came. All zero is an empty one, without memory. Its owner
/// calls [`Self::free`]: a fatal error leaves past destructors.
#[derive(Default)]
pub struct ByteQueue {
    start: Cell<*mut u8>,
    capacity: Cell<usize>,
    /// The bytes are those from here...
    begin: Cell<usize>,
    /// ... to here.
    end: Cell<usize>,
    heap: Cell<Heap>,
}

impl ByteQueue {
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        if self.begin.get() == self.end.get() {
            return &[];
        }
        // SAFETY: there is memory, and it is written from `begin` to `end`.
        unsafe {
            let start = self.start.get().add(self.begin.get());
            std::slice::from_raw_parts(start, self.end.get() - self.begin.get())
        }
    }

    /// Room for `count` more bytes behind them. Beyond the memory limit it does not return.
    #[allow(clippy::mut_from_ref)] // nobody reads what is not written yet
    pub fn room(&self, count: usize) -> &mut [MaybeUninit<u8>] {
        if self.start.get().is_null() || self.capacity.get() - self.end.get() < count {
            self.make_room(count);
        }
        // SAFETY: there are that many bytes behind `end`.
        unsafe {
            std::slice::from_raw_parts_mut(self.start.get().add(self.end.get()).cast(), count)
        }
    }

    #[cold]
    fn make_room(&self, count: usize) {
        /// The least that is allocated.
        const LEAST: usize = 64;
        let length = self.bytes().len();
        let least = length.saturating_add(count);
        // Half as much again: with twice as much, the copy could go beyond the memory limit so far
        // that PHP ends without its shutdown functions.
        let capacity = self.capacity.get();
        let wanted = least.max(capacity.saturating_add(capacity / 2)).max(LEAST);
        let moves = self.begin.get() >= capacity / 2 && least <= capacity;
        // SAFETY: the bytes are moved within the memory, which is then made larger, or to as much
        // that is new. What the engine allocates is freed with its request, if it leaves here.
        unsafe {
            let start = self.start.get();
            if self.heap.get() == Heap::Process {
                let new: *mut u8 = memory::allocate(wanted).cast();
                new.copy_from_nonoverlapping(start.add(self.begin.get()), length);
                self.free();
                self.start.set(new);
                self.capacity.set(wanted);
            } else {
                if length > 0 {
                    start.copy_from(start.add(self.begin.get()), length);
                }
                self.begin.set(0);
                self.end.set(length);
                if !moves || start.is_null() {
                    self.start.set(memory::reallocate(start.cast(), wanted).cast());
                    self.capacity.set(wanted);
                }
            }
        }
        self.begin.set(0);
        self.end.set(length);
    }

    /// Adds the first bytes of the room.
    ///
    /// # Safety
    /// The first `count` bytes of the room that was asked for last are written.
    pub unsafe fn add(&self, count: usize) {
        debug_assert!(count <= self.capacity.get() - self.end.get());
        self.end.set(self.end.get() + count);
    }

    /// Takes the first `count` bytes away. Much memory that has no bytes any more is given back.
    pub fn consume(&self, count: usize) {
        const KEPT: usize = 1024;
        self.begin.set(self.begin.get().saturating_add(count).min(self.end.get()));
        if self.begin.get() == self.end.get() {
            self.begin.set(0);
            self.end.set(0);
            if self.capacity.get() > KEPT {
                self.free();
            }
        }
    }

    /// Keeps bytes, in place of those that there are, where the memory limit has left no room for
    /// them: in the C library's memory.
    #[cold]
    pub fn rescue(&self, bytes: &[u8]) {
        self.free();
        // SAFETY: the memory has that size.
        unsafe {
            let start: *mut u8 = Heap::Process.allocate(bytes.len()).cast();
            start.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            self.start.set(start);
        }
        self.heap.set(Heap::Process);
        self.capacity.set(bytes.len());
        self.end.set(bytes.len());
    }

    /// Throws bytes and memory away.
    pub fn free(&self) {
        let start = self.start.replace(std::ptr::null_mut());
        if !start.is_null() {
            // SAFETY: the memory is ours, and nobody uses it any more.
            unsafe { self.heap.take().free(start.cast()) }
        }
        for number in [&self.capacity, &self.begin, &self.end] {
            number.set(0);
        }
    }
}
