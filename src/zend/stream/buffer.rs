//! The buffer of a stream: what it has taken from the kernel and not yet given to anybody.

use super::OpenStream;
use crate::zend::memory;
use ext_php_rs::ffi;
use std::ffi::c_void;
use std::mem::MaybeUninit;

unsafe extern "C" {
    /// `zend_alloc.h`: `realloc(3)`, or the end of the process.
    fn __zend_realloc(block: *mut c_void, size: usize) -> *mut c_void;
}

/// Returns what a stream has taken from the kernel and not yet given to anybody. Valid until the
/// stream is used.
#[inline]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // offsets in memory
pub fn buffered(stream: OpenStream<'_>) -> &[u8] {
    // SAFETY: the stream is open; between the two positions its buffer is initialised.
    unsafe {
        let stream = &*stream.as_ptr();
        if stream.readbuf.is_null() || stream.writepos <= stream.readpos {
            return &[];
        }
        let (start, end) = (stream.readpos as usize, stream.writepos as usize);
        std::slice::from_raw_parts(stream.readbuf.add(start), end - start)
    }
}

/// Where in a stream its [`buffered`] bytes begin: they are the same as before, but for those that
/// the stream has given out, as long as [`BufferPosition::since`] says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BufferPosition {
    /// How many bytes were read from the stream before them.
    position: ffi::zend_off_t,
    /// Where they begin in the buffer.
    start: ffi::zend_off_t,
}

impl BufferPosition {
    /// Of that stream, now.
    pub fn of(stream: OpenStream<'_>) -> Self {
        // SAFETY: the stream is open.
        unsafe { Self { position: (*stream.as_ptr()).position, start: (*stream.as_ptr()).readpos } }
    }

    /// Returns how many bytes the stream has given out since `earlier`. `None`: nobody knows, or
    /// the bytes are others. When the stream moves them in its buffer, or changes them (a filter
    /// that is appended), they begin with the buffer, and ours do not ([`room`]).
    pub fn since(self, earlier: Self) -> Option<usize> {
        let given = self.position.checked_sub(earlier.position)?;
        let same = earlier.start > 0 && self.start.checked_sub(earlier.start) == Some(given);
        usize::try_from(given).ok().filter(|_| same)
    }
}

/// Takes the first `count` bytes of what a stream has [`buffered`] out of its buffer.
pub fn consume(stream: OpenStream<'_>, count: usize) {
    let count = count.min(buffered(stream).len());
    // SAFETY: the stream is open. Equal positions mean an empty buffer.
    unsafe { (*stream.as_ptr()).readpos += ffi::zend_off_t::try_from(count).unwrap_or_default() }
}

/// Room for `count` bytes behind what a stream has [`buffered`]. Beyond the memory limit it does
/// not return. A byte in front stays free: see [`BufferPosition`].
#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#[must_use] // and the casts are of offsets in memory
pub fn room(stream: OpenStream<'_>, count: usize) -> &mut [MaybeUninit<u8>] {
    const FREE: usize = 1;
    let length = buffered(stream).len();
    // SAFETY: the stream is open, and owns its buffer: the engine's memory, or the C library's for
    // a persistent stream. Nobody uses the buffer meanwhile.
    unsafe {
        let stream = &mut *stream.as_ptr();
        let (begin, end) = (stream.readpos as usize, stream.writepos as usize);
        let fits = stream.readbuflen.saturating_sub(end) >= count && begin >= FREE && end >= begin;
        if !fits {
            let least = length.saturating_add(count).saturating_add(FREE);
            // Moving pays if it makes much room; growing, by half as much again.
            if stream.readbuflen < least || begin < stream.readbuflen / 2 && length > 0 {
                let size = least.max(stream.readbuflen.saturating_add(stream.readbuflen / 2));
                stream.readbuf = if stream.is_persistent() == 0 {
                    memory::reallocate(stream.readbuf.cast(), size).cast()
                } else {
                    __zend_realloc(stream.readbuf.cast(), size).cast()
                };
                stream.readbuflen = size;
            }
            stream.readbuf.add(FREE).copy_from(stream.readbuf.add(begin), length);
            stream.readpos = FREE as ffi::zend_off_t;
            stream.writepos = (FREE + length) as ffi::zend_off_t;
        }
        let end = stream.readbuf.add(stream.writepos as usize);
        std::slice::from_raw_parts_mut(end.cast(), count)
    }
}

/// Adds the first bytes of the [`room`] to what the stream has [`buffered`].
///
/// # Safety
/// The first `count` bytes of the room that was asked for last are written.
pub unsafe fn add(stream: OpenStream<'_>, count: usize) {
    // SAFETY: the stream is open; the caller's.
    unsafe { (*stream.as_ptr()).writepos += ffi::zend_off_t::try_from(count).unwrap_or_default() }
}
