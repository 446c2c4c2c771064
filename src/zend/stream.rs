//! PHP streams: the resource that a Socket may be tied to.
//!
//! May use: the engine's FFI. Closing a stream may run user code (stream filters).

use super::Value;
use super::value::tag;
use ext_php_rs::ffi;
// Before PHP 8.6 the functions had an underscore, and macros their names.
#[cfg(not(php86))]
use ffi::{_php_stream_free as php_stream_free, _php_stream_set_option as php_stream_set_option};
#[cfg(php86)]
use ffi::{php_stream_free, php_stream_set_option};
use std::marker::PhantomData;
use std::ptr::NonNull;

/// A stream that is open. Whatever runs user code may close it, so look again ([`of`]) after that.
#[derive(Clone, Copy)]
pub struct OpenStream<'a> {
    pointer: NonNull<ffi::php_stream>,
    life: PhantomData<&'a ffi::php_stream>,
}

impl OpenStream<'_> {
    /// The stream itself, for calls into the engine.
    #[inline]
    pub(crate) const fn as_ptr(self) -> *mut ffi::php_stream {
        self.pointer.as_ptr()
    }
}

/// The open stream that a resource stands for. `None`: it was closed, or is no stream.
#[must_use]
pub fn of(value: Value<'_>) -> Option<OpenStream<'_>> {
    if value.tag() != tag::RESOURCE {
        return None;
    }
    // SAFETY: the tag says that it is a resource; the engine compares its type with the two kinds of stream.
    let stream = unsafe {
        ffi::zend_fetch_resource2_ex(
            value.as_ptr(),
            std::ptr::null(),
            ffi::php_file_le_stream(),
            ffi::php_file_le_pstream(),
        )
    };
    NonNull::new(stream.cast()).map(|pointer| OpenStream {
        pointer,
        life: PhantomData,
    })
}

/// Closes a stream as `fclose` does; its resource stays, as a closed one.
pub fn close(stream: OpenStream<'_>) {
    let mut options = ffi::PHP_STREAM_FREE_CALL_DTOR | ffi::PHP_STREAM_FREE_RELEASE_STREAM | ffi::PHP_STREAM_FREE_KEEP_RSRC;
    // SAFETY: the stream is open.
    unsafe {
        if (*stream.as_ptr()).is_persistent() != 0 {
            options |= ffi::PHP_STREAM_FREE_PERSISTENT;
        }
        #[allow(clippy::cast_possible_wrap)] // small flags
        php_stream_free(stream.as_ptr(), options as i32);
    }
}

/// Tells a stream to block or not, so that its own state follows. `false`: the stream does not know how.
#[must_use]
pub fn set_blocking(stream: OpenStream<'_>, blocking: bool) -> bool {
    // SAFETY: the stream is open; this option takes no pointer.
    #[allow(clippy::cast_possible_wrap)] // a small number
    let done = unsafe {
        php_stream_set_option(
            stream.as_ptr(),
            ffi::PHP_STREAM_OPTION_BLOCKING as i32,
            blocking.into(),
            std::ptr::null_mut(),
        )
    };
    done != -1
}
