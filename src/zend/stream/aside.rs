//! Bytes that a stream has taken from the kernel, but that are not to be seen by `stream_select`.
//!
//! The engine takes a stream for ready as soon as there is something in its buffer. The beginning
//! of a line that somebody waits for is nothing to read, so it lies aside: it is taken out of the
//! stream's buffer, and the stream's operations are replaced by a table in which `read` gives these
//! bytes out first. The way back is a swap of pointers.
//!
//! PHP code may run while the engine fills a stream's buffer: see [`is_exposed`]. Then all that a
//! Socket reads ahead lies aside, and stays there.

use super::OpenStream;
use super::buffer::{Buffer, heap};
use ext_php_rs::ffi;
use std::ffi::{c_char, c_int, c_void};
use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};

/// What the operations of a stream point to whose bytes lie aside: the table comes first. In memory
/// of the stream's heap, until the last byte is given out, or the stream is closed.
#[repr(C)]
struct Aside {
    operations: ffi::php_stream_ops,
    original: *const ffi::php_stream_ops,
    buffer: Buffer,
}

type Read = unsafe extern "C" fn(*mut ffi::php_stream, *mut c_char, usize) -> isize;

/// Returns what lies aside of a stream.
///
/// # Safety
/// `stream` is open. Nobody else looks, and nothing is put back, as long as the result is used.
unsafe fn of<'a>(stream: *const ffi::php_stream) -> Option<&'a mut Aside> {
    // SAFETY: the caller's. No other table has our function.
    unsafe {
        let operations = (*stream).ops;
        let ours = (*operations).read.is_some_and(|its| std::ptr::fn_addr_eq(its, read as Read));
        ours.then(|| &mut *operations.cast_mut().cast())
    }
}

/// Returns where all that a stream has buffered lies, once it was [`join`]ed.
#[allow(clippy::mut_from_ref)] // of the stream, which is the engine's
#[inline]
pub(super) fn buffer(stream: OpenStream<'_>) -> &mut Buffer {
    // SAFETY: the stream is open. Nobody holds what this returns across another call about it.
    unsafe {
        let stream = stream.as_ptr();
        of(stream).map_or_else(|| Buffer::own(stream), |aside| &mut aside.buffer)
    }
}

/// Returns whether PHP code may be running while the engine fills the stream's buffer: a user-space
/// stream's, a context's notification, a filter (in which the engine lets nobody close the stream).
/// When that code returns, the engine writes behind the bytes that there were, and counts what it
/// has written. So the buffer's memory and its end stay as they are, and bytes are only taken out.
///
/// # Safety
/// `stream` is open.
unsafe fn is_exposed(stream: *const ffi::php_stream) -> bool {
    // SAFETY: the caller's. The stream keeps its context, which may have been closed.
    unsafe {
        let context = (*stream)
            .ctx
            .as_ref()
            .and_then(|resource| resource.ptr.cast::<ffi::php_stream_context>().as_ref());
        (*stream).flags & ffi::PHP_STREAM_FLAG_NO_FCLOSE != 0
            || context.is_some_and(|context| !context.notifier.is_null())
            || ptr::eq(operations(stream), &raw const ffi::php_stream_userspace_ops)
    }
}

/// Sees to it that all that a stream has buffered lies in one place: it may have read a part of
/// what lies aside, or something else meanwhile. May end in a fatal error.
pub fn join(stream: OpenStream<'_>) {
    // SAFETY: the stream is open.
    unsafe {
        let (own, heap) = (Buffer::own(stream.as_ptr()), heap(stream.as_ptr()));
        if let Some(aside) = of(stream.as_ptr())
            && !own.bytes().is_empty()
        {
            let joined = Buffer::copy(heap, [own.bytes(), aside.buffer.bytes()]);
            std::mem::replace(&mut aside.buffer, joined).free(heap);
            own.consume(usize::MAX);
        }
    }
}

/// Returns the operations that a stream was made with.
///
/// # Safety
/// `stream` is open.
pub(super) unsafe fn operations(stream: *const ffi::php_stream) -> *const ffi::php_stream_ops {
    // SAFETY: the caller's.
    unsafe { of(stream).map_or((*stream).ops, |aside| aside.original) }
}

/// Puts what a stream has buffered aside, or back where that may be. May end in a fatal error.
#[inline]
pub fn set_aside(stream: OpenStream<'_>, wanted: bool) {
    // SAFETY: the stream is open.
    unsafe {
        match of(stream.as_ptr()) {
            None if wanted => put_aside(stream.as_ptr()),
            Some(_) if !wanted && !is_exposed(stream.as_ptr()) => {
                join(stream);
                _ = put_back(stream.as_ptr());
            }
            _ => (),
        }
    }
}

/// Returns room for `count` bytes behind what a stream has buffered. Does not return beyond the
/// memory limit.
#[must_use]
pub fn room(stream: OpenStream<'_>, count: usize) -> &mut [MaybeUninit<u8>] {
    // SAFETY: the stream is open.
    unsafe {
        if of(stream.as_ptr()).is_none() && is_exposed(stream.as_ptr()) {
            put_aside(stream.as_ptr());
        }
        buffer(stream).room(heap(stream.as_ptr()), count)
    }
}

/// # Safety
/// `stream` is open, and nothing of it lies aside.
#[cold]
unsafe fn put_aside(stream: *mut ffi::php_stream) {
    // SAFETY: the caller's. The memory is new, of that size, and written whole.
    unsafe {
        let (original, heap) = ((*stream).ops, heap(stream));
        let operations = ffi::php_stream_ops {
            read: Some(read),
            close: Some(close),
            set_option: Some(set_option),
            #[cfg(php86)]
            cast: Some(cast),
            ..*original
        };
        let own = Buffer::own(stream);
        let buffer = Buffer::copy(heap, [own.bytes(), &[]]);
        let aside: *mut Aside = heap.allocate(size_of::<Aside>()).cast();
        aside.write(Aside { operations, original, buffer });
        own.consume(usize::MAX);
        (*stream).ops = &raw const (*aside).operations;
    }
}

/// Returns the stream's own buffer, where all lies now. What was there is empty.
///
/// # Safety
/// `stream` is open, and not exposed.
#[cold]
unsafe fn put_back<'a>(stream: *mut ffi::php_stream) -> &'a mut Buffer {
    // SAFETY: the caller's; the bytes were the stream's.
    unsafe {
        let own = Buffer::own(stream);
        if let Some(aside) = release(stream) {
            std::mem::replace(own, aside).free(heap(stream));
        }
        own
    }
}

/// Gives a stream its own operations back; returns the bytes, whose memory the caller frees.
///
/// # Safety
/// `stream` is open.
unsafe fn release(stream: *mut ffi::php_stream) -> Option<Buffer> {
    // SAFETY: the caller's; nobody knows of the memory any more when it is freed.
    unsafe {
        let aside = NonNull::from(of(stream)?);
        let Aside { original, buffer, .. } = aside.read();
        (*stream).ops = original;
        heap(stream).free(aside.as_ptr().cast());
        Some(buffer)
    }
}

/// The operation `read`: these bytes come before what the kernel has.
unsafe extern "C" fn read(stream: *mut ffi::php_stream, to: *mut c_char, count: usize) -> isize {
    // SAFETY: the engine's, about an open stream of ours and room for `count` bytes.
    unsafe {
        if is_used_up(stream) {
            return (*(*stream).ops).read.map_or(-1, |read| read(stream, to, count));
        }
        let given = if Buffer::own(stream).is_filled_at(to.cast()) && !is_exposed(stream) {
            // The engine fills its buffer: it gets this one, and counts the bytes as read.
            put_back(stream).hold_back(count)
        } else {
            let given = peek(stream, to, count);
            consume(stream, given);
            given
        };
        given.cast_signed()
    }
}

/// Returns whether nothing lies aside any more. Then the stream has its own operations again.
///
/// # Safety
/// `stream` is open.
unsafe fn is_used_up(stream: *mut ffi::php_stream) -> bool {
    // SAFETY: the caller's.
    unsafe {
        let is_empty = of(stream).is_none_or(|aside| aside.buffer.bytes().is_empty());
        if is_empty {
            free(stream);
        }
        is_empty
    }
}

/// Copies at most `count` bytes to `to`; returns how many.
///
/// # Safety
/// As for [`read`].
unsafe fn peek(stream: *mut ffi::php_stream, to: *mut c_char, count: usize) -> usize {
    // SAFETY: the caller's.
    unsafe {
        let bytes = of(stream).map_or(&[][..], |aside| aside.buffer.bytes());
        let count = count.min(bytes.len());
        to.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), count);
        count
    }
}

/// Counts the first `count` bytes as given out. With the last one, nothing lies aside any more.
///
/// # Safety
/// `stream` is open.
unsafe fn consume(stream: *mut ffi::php_stream, count: usize) {
    // SAFETY: the caller's.
    unsafe {
        if let Some(aside) = of(stream) {
            aside.buffer.consume(count);
        }
        is_used_up(stream);
    }
}

/// Frees what lies aside.
///
/// # Safety
/// `stream` is open.
unsafe fn free(stream: *mut ffi::php_stream) {
    // SAFETY: the caller's.
    unsafe {
        if let Some(bytes) = release(stream) {
            bytes.free(heap(stream));
        }
    }
}

/// The operation `close`.
unsafe extern "C" fn close(stream: *mut ffi::php_stream, close_handle: c_int) -> c_int {
    // SAFETY: the engine's, about an open stream, whose own operation does the rest.
    unsafe {
        free(stream);
        (*(*stream).ops).close.map_or(0, |close| close(stream, close_handle))
    }
}

/// The operation `cast`, by which `stream_copy_to_stream` asks where to copy from without a read
/// since PHP 8.6: not as long as these bytes come first.
#[cfg(php86)]
unsafe extern "C" fn cast(
    stream: *mut ffi::php_stream,
    kind: c_int,
    to: *mut *mut c_void,
) -> c_int {
    let copies = kind.cast_unsigned() == ffi::PHP_STREAM_AS_FD_FOR_COPY;
    // SAFETY: the engine's, about an open stream, whose own operation does the rest.
    unsafe {
        match (*operations(stream)).cast {
            Some(cast) if !copies || is_used_up(stream) => cast(stream, kind, to),
            _ => ffi::ZEND_RESULT_CODE_FAILURE,
        }
    }
}

/// The operation `set_option`, by which the engine also asks whether the peer is still there
/// (`feof`), and receives for `stream_socket_recvfrom`: that sees these bytes first, as `read`.
unsafe extern "C" fn set_option(
    stream: *mut ffi::php_stream,
    option: c_int,
    value: c_int,
    parameter: *mut c_void,
) -> c_int {
    use ffi::_php_stream_xport_param_STREAM_XPORT_OP_ACCEPT as ACCEPT;
    use ffi::_php_stream_xport_param_STREAM_XPORT_OP_RECV as RECV;
    use ffi::php_stream_xport_send_recv_flags_STREAM_OOB as OOB;
    use ffi::php_stream_xport_send_recv_flags_STREAM_PEEK as PEEK;
    // SAFETY: the engine's, about an open stream; for `XPORT_API` the parameter is of that type.
    unsafe {
        let lies_aside = !is_used_up(stream);
        let (table, original) = ((*stream).ops, operations(stream));
        let mut accepts = false;
        match option.cast_unsigned() {
            ffi::PHP_STREAM_OPTION_CHECK_LIVENESS if lies_aside => return 0,
            ffi::PHP_STREAM_OPTION_XPORT_API => {
                let call: *mut ffi::php_stream_xport_param = parameter.cast();
                let flags = (*call).inputs.flags.cast_unsigned();
                if lies_aside && (*call).op == RECV && flags & OOB == 0 {
                    let count = peek(stream, (*call).inputs.buf, (*call).inputs.buflen);
                    if flags & PEEK == 0 {
                        consume(stream, count);
                    }
                    (*call).outputs.returncode = c_int::try_from(count).unwrap_or(c_int::MAX);
                    return 0;
                }
                // An accepted stream gets the operations of the one that listens.
                accepts = (*call).op == ACCEPT;
            }
            _ => (),
        }
        let Some(set_option) = (*original).set_option else {
            return ffi::PHP_STREAM_OPTION_RETURN_NOTIMPL;
        };
        if accepts {
            (*stream).ops = original;
        }
        let result = set_option(stream, option, value, parameter);
        if accepts {
            (*stream).ops = table;
        }
        result
    }
}
