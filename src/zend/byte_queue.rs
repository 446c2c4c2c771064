//! `ByteQueue`: bytes that wait for their reader, in the engine's memory, so that PHP's memory
//! limit counts them.

use super::memory::Heap;
use super::stream::Buffer;
use std::cell::{Cell, UnsafeCell};
use std::mem::MaybeUninit;

/// Bytes in the order in which they came, in a buffer as a stream has it. Its owner calls
/// [`Self::free`]: a fatal error leaves past destructors.
#[derive(Default)]
pub struct ByteQueue {
    buffer: UnsafeCell<Buffer>,
    heap: Cell<Heap>,
}

impl ByteQueue {
    #[inline]
    #[allow(clippy::mut_from_ref)]
    fn buffer(&self) -> &mut Buffer {
        // SAFETY: nobody holds what this returns across another call.
        unsafe { &mut *self.buffer.get() }
    }

    #[inline]
    pub fn bytes(&self) -> &[u8] {
        self.buffer().bytes()
    }

    /// Returns room for `count` more bytes behind them. Beyond the memory limit it does not return.
    #[allow(clippy::mut_from_ref)] // nobody reads what is not written yet
    pub fn room(&self, count: usize) -> &mut [MaybeUninit<u8>] {
        // SAFETY: the memory is of that heap, and the engine is running a function of ours.
        unsafe { self.buffer().room(self.heap.get(), count) }
    }

    /// Adds the first bytes of the room.
    ///
    /// # Safety
    /// The first `count` bytes of the room that was asked for last are written.
    pub unsafe fn add(&self, count: usize) {
        // SAFETY: the caller's.
        unsafe { self.buffer().add(count) }
    }

    /// Takes the first `count` bytes away. Much memory that has no bytes any more is given back.
    pub fn consume(&self, count: usize) {
        const KEPT: usize = 1024;
        let buffer = self.buffer();
        buffer.consume(count);
        if buffer.is_empty() {
            match buffer.size() {
                1..=KEPT => buffer.rewind(),
                _ => self.free(),
            }
        }
    }

    /// Keeps bytes, in place of those that there are, where the memory limit has left no room for
    /// them: in the C library's memory.
    #[cold]
    pub fn rescue(&self, bytes: &[u8]) {
        self.free();
        self.heap.set(Heap::Process);
        *self.buffer() = Buffer::rescue(bytes);
    }

    /// Throws bytes and memory away.
    pub fn free(&self) {
        // SAFETY: the memory is of that heap, and nobody uses it any more.
        unsafe { std::mem::take(self.buffer()).free(self.heap.take()) }
    }
}
