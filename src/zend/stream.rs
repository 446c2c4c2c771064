//! PHP streams: the resource that a Socket may be tied to.
//!
//! May use: the engine's FFI. Closing a stream may run user code (stream filters).

use super::result::set_type;
use super::value::tag;
use super::{IntoResult, Value};
use ext_php_rs::ffi;
use ext_php_rs::zend::{bailout, try_catch};
// Before PHP 8.6 the functions had an underscore, and macros their names.
#[cfg(not(php86))]
use ffi::{
    _php_stream_cast as php_stream_cast, _php_stream_free as php_stream_free, _php_stream_set_option as php_stream_set_option,
};
#[cfg(php86)]
use ffi::{php_stream_cast, php_stream_free, php_stream_set_option};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd, RawFd};
use std::ptr::{NonNull, null};

/// Calls a function of the engine that makes a stream. A debug build of PHP passes the caller's place along; there we name this file.
macro_rules! make {
    ($function:ident($($argument:expr),* $(,)?)) => {{
        #[cfg(not(php_debug))]
        let stream = ffi::$function($($argument),*);
        #[cfg(php_debug)]
        let stream = ffi::$function($($argument,)* 0, c"sockets-rs".as_ptr(), line!(), null(), 0);
        stream
    }};
}

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

/// The descriptor beneath a stream, which the stream keeps: what it has buffered to write is written first. `None`: it has none, which the
/// engine has warned of. Runs user code (stream wrappers, an error handler).
#[must_use]
pub fn descriptor(stream: OpenStream<'_>) -> Option<RawFd> {
    let mut number: RawFd = -1;
    #[allow(clippy::cast_possible_wrap)] // a small number
    // SAFETY: the stream is open; asked for a descriptor, the engine writes an int.
    let status = unsafe {
        php_stream_cast(
            stream.as_ptr(),
            ffi::PHP_STREAM_AS_FD as i32,
            (&raw mut number).cast(),
            i32::from(true),
        )
    };
    (status == ffi::ZEND_RESULT_CODE_SUCCESS && number >= 0).then_some(number)
}

/// Tells a stream to block or not, so that its own state follows. `false`: the stream does not know how.
#[must_use]
pub fn set_blocking(stream: OpenStream<'_>, blocking: bool) -> bool {
    #[allow(clippy::cast_possible_wrap)] // a small number
    // SAFETY: the stream is open; this option takes no pointer.
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

/// A stream of ours that no variable holds yet: a result in the making.
pub struct NewStream(NonNull<ffi::php_stream>);

impl NewStream {
    /// # Safety
    /// `pointer` is an open stream whose resource has one count, which the caller hands over.
    unsafe fn from_raw(pointer: NonNull<ffi::php_stream>) -> Self {
        // SAFETY: the stream is open. The mark says that a script knows it.
        unsafe { (*pointer.as_ptr()).set___exposed(1) };
        Self(pointer)
    }

    /// The stream's resource.
    const fn resource(&self) -> *mut ffi::zend_resource {
        // SAFETY: the stream is open as long as its owner: its resource was given to nobody.
        unsafe { (*self.0.as_ptr()).res }
    }
}

impl IntoResult for NewStream {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's slot; the resource's count moves there.
        unsafe {
            (*slot).value.res = ManuallyDrop::new(self).resource();
            set_type(slot, ffi::IS_RESOURCE_EX);
        }
    }
}

impl Drop for NewStream {
    fn drop(&mut self) {
        // SAFETY: the count is ours; with the last one the engine closes the stream.
        unsafe { ffi::zend_list_delete(self.resource()) };
    }
}

/// A plain stream, for reading and writing, on a descriptor that is no socket. Closes it when it cannot make one, and also when the
/// memory limit ends the script meanwhile.
#[must_use]
pub fn from_descriptor(descriptor: OwnedFd) -> Option<NewStream> {
    let number = descriptor.into_raw_fd();
    // SAFETY: the mode is a C string; the stream is not persistent.
    let made = try_catch(|| unsafe { make!(_php_stream_fopen_from_fd(number, c"rw".as_ptr(), null(), false)) });
    match made.as_ref().map(|stream| NonNull::new(*stream)) {
        // SAFETY: a new stream, whose resource we hold alone. It owns the descriptor.
        Ok(Some(stream)) => return Some(unsafe { NewStream::from_raw(stream) }),
        // SAFETY: no stream took the descriptor.
        Ok(None) | Err(_) => drop(unsafe { OwnedFd::from_raw_fd(number) }),
    }
    if made.is_err() {
        // SAFETY: nothing that needs `Drop` is alive; the fatal error goes on where `try_catch` has held it up.
        unsafe { bailout() }
    }
    None
}
