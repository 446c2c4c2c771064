//! The buffer of a stream: what it has taken from the kernel and not yet given to anybody.

use super::{OpenStream, aside};
use crate::zend::memory::{Heap, RequestBuf};
use ext_php_rs::ffi;
use std::mem::{MaybeUninit, offset_of};
use std::ptr::{NonNull, null_mut};

/// So many bytes in front of the others stay free: see [`BufferPosition`].
const FREE: usize = 1;

/// A stream's buffer: the engine's fields, as they lie in a stream. It has memory as soon as it has
/// bytes.
#[repr(C)]
pub struct Buffer {
    memory: *mut u8,
    size: usize,
    begin: ffi::zend_off_t,
    end: ffi::zend_off_t,
}

const _: () = {
    const START: usize = offset_of!(ffi::php_stream, readbuf);
    assert!(offset_of!(ffi::php_stream, readbuflen) == START + offset_of!(Buffer, size));
    assert!(offset_of!(ffi::php_stream, readpos) == START + offset_of!(Buffer, begin));
    assert!(offset_of!(ffi::php_stream, writepos) == START + offset_of!(Buffer, end));
};

impl Default for Buffer {
    fn default() -> Self {
        Self { memory: null_mut(), size: 0, begin: 0, end: 0 }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
impl Buffer /* the casts are of offsets in memory */ {
    /// Returns the buffer in the stream itself.
    ///
    /// # Safety
    /// `stream` is open, and nobody else uses its buffer as long as the result is used.
    pub(super) unsafe fn own<'a>(stream: *mut ffi::php_stream) -> &'a mut Self {
        // SAFETY: the caller's; the layout is the same.
        unsafe { &mut *(&raw mut (*stream).readbuf).cast() }
    }

    /// Returns a buffer with a copy of bytes in the C library's memory, for which nobody asks the
    /// memory limit.
    pub(in crate::zend) fn rescue(bytes: &[u8]) -> Self {
        // SAFETY: the engine is running a function of ours. The memory has that size.
        let memory: *mut u8 = unsafe {
            let memory: *mut u8 = Heap::Process.allocate(bytes.len()).cast();
            memory.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            memory
        };
        Self { memory, size: bytes.len(), begin: 0, end: bytes.len() as ffi::zend_off_t }
    }

    #[inline]
    pub(in crate::zend) fn is_empty(&self) -> bool {
        self.end <= self.begin
    }

    /// Returns how much memory there is.
    pub(in crate::zend) fn size(&self) -> usize {
        self.size
    }

    #[inline]
    pub(in crate::zend) fn bytes(&self) -> &[u8] {
        if self.is_empty() {
            return &[];
        }
        let (begin, end) = (self.begin as usize, self.end as usize);
        // SAFETY: between the two positions the memory is initialised.
        unsafe { std::slice::from_raw_parts(self.memory.add(begin), end - begin) }
    }

    /// Returns a buffer with copies of these bytes. Beyond the memory limit it does not return.
    ///
    /// # Safety
    /// The engine is running a request.
    pub(super) unsafe fn copy(heap: Heap, parts: [&[u8]; 2]) -> Self {
        let mut copy = Self::default();
        // SAFETY: the caller's.
        unsafe {
            copy.room(heap, parts.iter().map(|part| part.len()).sum());
            for part in parts {
                copy.append(heap, part);
            }
        }
        copy
    }

    /// Adds a copy of bytes. Beyond the memory limit it does not return.
    ///
    /// # Safety
    /// The memory is of this heap, and the engine is running a request.
    unsafe fn append(&mut self, heap: Heap, bytes: &[u8]) {
        // SAFETY: the caller's; there is room for so many bytes, and all of it is written.
        unsafe {
            let room = self.room(heap, bytes.len()).as_mut_ptr();
            room.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            self.add(bytes.len());
        }
    }

    /// Takes the first bytes away, at most `count`; returns how many.
    #[inline]
    pub(in crate::zend) fn consume(&mut self, count: usize) -> ffi::zend_off_t {
        let count = count.min(self.bytes().len()) as ffi::zend_off_t;
        self.begin += count;
        count
    }

    /// Has the next bytes come to the beginning of the memory, where there are none now.
    #[inline]
    pub(in crate::zend) fn rewind(&mut self) {
        self.begin = FREE as ffi::zend_off_t;
        self.end = self.begin;
    }

    /// Returns room for `count` bytes behind those that there are. Beyond the memory limit it does
    /// not return.
    ///
    /// # Safety
    /// The memory is of this heap, and the engine is running a request.
    #[inline]
    pub(in crate::zend) unsafe fn room(
        &mut self,
        heap: Heap,
        count: usize,
    ) -> &mut [MaybeUninit<u8>] {
        let (begin, end) = (self.begin as usize, self.end as usize);
        // SAFETY: the caller's; there are so many bytes behind the others then.
        unsafe {
            if self.size.saturating_sub(end) < count || begin < FREE {
                self.make_room(heap, count);
            }
            std::slice::from_raw_parts_mut(self.memory.add(self.end as usize).cast(), count)
        }
    }

    /// # Safety
    /// As for [`Self::room`].
    #[cold]
    unsafe fn make_room(&mut self, heap: Heap, count: usize) {
        /// The least that is allocated.
        const LEAST: usize = 64;
        let (begin, length) = (self.begin as usize, self.bytes().len());
        let least = length.saturating_add(count).saturating_add(FREE);
        // SAFETY: the caller's; the bytes are moved within the memory.
        unsafe {
            // Moving pays if it makes much room; growing, by half as much again.
            if self.size < least || begin < self.size / 2 && length > 0 {
                let size = least.max(self.size.saturating_add(self.size / 2)).max(LEAST);
                if heap == Heap::Process {
                    // The memory limit does not count this memory, but is asked all the same.
                    drop(RequestBuf::<u8>::new(size));
                }
                self.memory = heap.reallocate(self.memory.cast(), size).cast();
                self.size = size;
            }
            self.memory.add(FREE).copy_from(self.memory.add(begin), length);
        }
        self.begin = FREE as ffi::zend_off_t;
        self.end = (FREE + length) as ffi::zend_off_t;
    }

    /// Adds the first bytes of the room.
    ///
    /// # Safety
    /// The first `count` bytes of the room that was asked for last are written.
    #[inline]
    pub(in crate::zend) unsafe fn add(&mut self, count: usize) {
        self.end += count as ffi::zend_off_t;
    }

    /// Returns whether there are no bytes, and the next ones are to be written to `place`. (What
    /// begins where the memory ends is another's.)
    pub(super) fn is_filled_at(&self, place: *mut u8) -> bool {
        let end = self.end as usize;
        self.is_empty() && end < self.size && self.memory.wrapping_add(end) == place
    }

    /// Takes at most `count` of the last bytes away, which somebody is to [`Self::add`] at once;
    /// returns how many.
    pub(super) fn hold_back(&mut self, count: usize) -> usize {
        let count = count.min(self.bytes().len());
        self.end -= count as ffi::zend_off_t;
        count
    }

    /// Frees the memory.
    ///
    /// # Safety
    /// It is of this heap.
    pub(in crate::zend) unsafe fn free(self, heap: Heap) {
        if !self.memory.is_null() {
            // SAFETY: the caller's; nobody else knows it.
            unsafe { heap.free(self.memory.cast()) }
        }
    }
}

/// Returns whose memory the buffer of a stream is.
///
/// # Safety
/// `stream` is open.
pub(super) unsafe fn heap(stream: *const ffi::php_stream) -> Heap {
    // SAFETY: the caller's.
    Heap::new(unsafe { (*stream).is_persistent() != 0 })
}

/// Returns what a stream has taken from the kernel and not yet given to anybody. Valid until the
/// stream is used.
#[inline]
pub fn buffered(stream: OpenStream<'_>) -> &[u8] {
    aside::buffer(stream).bytes()
}

/// Where in a stream its [`buffered`] bytes begin: they are the same as before, but for those that
/// the stream has given out, as long as [`BufferPosition::since`] says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BufferPosition {
    /// How many bytes were read from the stream before them.
    position: ffi::zend_off_t,
    start: NonNull<u8>,
}

impl BufferPosition {
    /// Returns where the stream's bytes begin now. `None`: at the beginning of their buffer. There
    /// they are when the stream has moved them, or has changed them (a filter that is appended);
    /// ours never are: see [`room`].
    pub fn of(stream: OpenStream<'_>) -> Option<Self> {
        let buffer = aside::buffer(stream);
        let start =
            NonNull::new(buffer.bytes().as_ptr().cast_mut()).filter(|_| buffer.begin > 0)?;
        // SAFETY: the stream is open.
        Some(Self { position: unsafe { (*stream.as_ptr()).position }, start })
    }

    /// Returns how many bytes the stream has given out since `earlier`. `None`: nobody knows, or
    /// the bytes are others.
    pub fn since(self, earlier: Self) -> Option<usize> {
        let given = usize::try_from(self.position.checked_sub(earlier.position)?).ok()?;
        let moved = self.start.addr().get().checked_sub(earlier.start.addr().get())?;
        (moved == given).then_some(given)
    }
}

/// Takes the first `count` bytes of what a stream has [`buffered`] out of its buffer.
pub fn consume(stream: OpenStream<'_>, count: usize) {
    let count = aside::buffer(stream).consume(count);
    // SAFETY: the stream is open. They are read now: see `BufferPosition`.
    unsafe { (*stream.as_ptr()).position += count };
}

/// Adds a copy of bytes to what a stream of ours, which nobody knows yet, has [`buffered`]. Beyond
/// the memory limit it does not return.
pub fn append(stream: OpenStream<'_>, bytes: &[u8]) {
    // SAFETY: the stream is open.
    unsafe { Buffer::own(stream.as_ptr()).append(heap(stream.as_ptr()), bytes) }
}

/// Adds the first bytes of the [`super::room`] to what the stream has [`buffered`].
///
/// # Safety
/// The first `count` bytes of the room that was asked for last are written.
pub unsafe fn add(stream: OpenStream<'_>, count: usize) {
    // SAFETY: the caller's.
    unsafe { aside::buffer(stream).add(count) }
}
