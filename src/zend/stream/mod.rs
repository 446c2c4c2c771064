//! PHP streams, one of which may own a Socket's descriptor.
//!
//! Closing a stream may run user code (stream filters).

mod aside;
mod buffer;

pub use aside::{join, room, set_aside};
pub use buffer::{Buffer, BufferPosition, add, append, buffered, consume};

use crate::zend::memory::engine_call;
use crate::zend::{Array, Failure, IntoResult, Outcome, Value, globals, guarded};
use ext_php_rs::ffi::{self, zend_value};
// Before PHP 8.6 the functions had an underscore, and macros their names.
#[cfg(not(php86))]
use ffi::{
    _php_stream_cast as php_stream_cast, _php_stream_free as php_stream_free,
    _php_stream_set_option as php_stream_set_option,
};
#[cfg(php86)]
use ffi::{php_stream_cast, php_stream_free, php_stream_set_option};
use kernel::TryAsFd;
use kernel::msghdr::PendingFd;
use std::ffi::{CStr, c_int};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd, IntoRawFd, RawFd};
use std::ptr::{self, NonNull, null, null_mut};

/// A stream that is open. Whatever runs user code may close it, so look again ([`of`]) after that.
#[derive(Clone, Copy)]
pub struct OpenStream<'a> {
    pointer: NonNull<ffi::php_stream>,
    life: PhantomData<&'a ffi::php_stream>,
}

impl OpenStream<'_> {
    #[inline]
    pub(crate) const fn as_ptr(self) -> *mut ffi::php_stream {
        self.pointer.as_ptr()
    }
}

/// Returns the open stream that a resource stands for. `None`: it was closed, or is no stream.
#[inline]
pub fn of(value: Value<'_>) -> Option<OpenStream<'_>> {
    if value.tag() != ffi::IS_RESOURCE {
        return None;
    }
    // SAFETY: the tag says that it is a resource; one of the two kinds of stream has one.
    let stream = unsafe {
        let resource = (*value.as_ptr()).value.res;
        let kind = (*resource).type_;
        let is_stream = kind == ffi::php_file_le_stream() || kind == ffi::php_file_le_pstream();
        if is_stream { (*resource).ptr } else { null_mut() }
    };
    NonNull::new(stream.cast()).map(|pointer| OpenStream { pointer, life: PhantomData })
}

/// Returns the open stream that the first argument must be: anything else is a TypeError.
pub fn required(value: Value<'_>) -> Outcome<OpenStream<'_>> {
    if value.tag() != ffi::IS_RESOURCE {
        let expected = ffi::_zend_expected_type_Z_EXPECTED_RESOURCE;
        // SAFETY: the value is valid.
        unsafe { ffi::zend_wrong_parameter_type_error(1, expected, value.as_ptr()) };
        return Err(Failure::Thrown);
    }
    of(value).ok_or_else(|| {
        // SAFETY: as above; for anything but the two kinds of stream the engine throws.
        unsafe {
            let (stream, persistent) = (ffi::php_file_le_stream(), ffi::php_file_le_pstream());
            let name = c"stream".as_ptr();
            ffi::zend_fetch_resource2_ex(value.as_ptr(), name, stream, persistent);
        }
        Failure::Thrown
    })
}

/// Closes a stream as `fclose` does; its resource stays, as a closed one.
pub fn close(stream: OpenStream<'_>) {
    // SAFETY: the stream is open.
    if unsafe { (*stream.as_ptr()).flags } & NO_FCLOSE != 0 {
        return; // the engine goes on with it: see `cast`
    }
    free(stream, ffi::PHP_STREAM_FREE_KEEP_RSRC);
}

/// Ends a stream; `resource` says what becomes of its resource (`PHP_STREAM_FREE_*`).
fn free(stream: OpenStream<'_>, resource: u32) {
    let mut options =
        ffi::PHP_STREAM_FREE_CALL_DTOR | ffi::PHP_STREAM_FREE_RELEASE_STREAM | resource;
    // SAFETY: the stream is open.
    unsafe {
        if (*stream.as_ptr()).is_persistent() != 0 {
            options |= ffi::PHP_STREAM_FREE_PERSISTENT;
        }
        #[allow(clippy::cast_possible_wrap)] // small flags
        php_stream_free(stream.as_ptr(), options as i32);
    }
}

/// Returns the descriptor beneath a stream, which the stream keeps: what it has buffered to write
/// is written first. `None`: it has none, which the engine has warned of. Runs user code (stream
/// wrappers, an error handler).
pub fn descriptor(stream: OpenStream<'_>) -> Option<RawFd> {
    cast(stream, ffi::PHP_STREAM_AS_FD)
}

/// Asks a stream for its descriptor.
fn cast(stream: OpenStream<'_>, kind: u32) -> Option<RawFd> {
    let cast = |pointer| {
        let mut descriptor: RawFd = -1;
        #[allow(clippy::cast_possible_wrap)] // small flags
        // SAFETY: the stream is open. For these kinds the engine writes an int.
        let done =
            unsafe { php_stream_cast(pointer, kind as c_int, (&raw mut descriptor).cast(), 1) };
        (done == ffi::ZEND_RESULT_CODE_SUCCESS && descriptor >= 0).then_some(descriptor)
    };
    // SAFETY: the caller's value keeps the resource.
    unsafe { keeping_open(stream, cast) }.flatten()
}

/// In a stream's `in_free`, where the engine has numbers above 0 while it frees the stream: it is
/// kept open. The engine's own are 1 and 2.
const KEPT_OPEN: u8 = 3;

/// What the engine closes by itself, but no `fclose`.
const NO_FCLOSE: u32 = ffi::PHP_STREAM_FLAG_NO_FCLOSE;
/// In a stream's flags, where the engine has none: [`NO_FCLOSE`] was there before the first call.
const WAS_NO_FCLOSE: u32 = NO_FCLOSE << 8;
/// And how many calls keep the stream open: those of several fibers may end in any order.
const CALL: u32 = WAS_NO_FCLOSE << 1;
const CALLS: u32 = CALL * 0x7fff;

/// Keeps an open stream open.
///
/// # Safety
/// `stream` is open.
#[allow(clippy::useless_conversion)] // more bits stand in the same word since PHP 8.4
unsafe fn keep_open(stream: *mut ffi::php_stream) {
    // SAFETY: the caller's.
    unsafe {
        if (*stream).flags & CALLS == 0 {
            (*stream).flags |= ((*stream).flags & NO_FCLOSE) << 8 | NO_FCLOSE;
            if (*stream).in_free() == 0 {
                (*stream).set_in_free(KEPT_OPEN.into());
            }
        }
        (*stream).flags += CALL;
    }
}

/// Makes a stream what it was before calls kept it open.
///
/// # Safety
/// `stream` is open, and was kept so.
#[allow(clippy::useless_conversion)] // as above
unsafe fn let_go(stream: *mut ffi::php_stream) {
    // SAFETY: the caller's.
    unsafe {
        if (*stream).in_free() == KEPT_OPEN.into() {
            (*stream).set_in_free(0);
        }
        let flags = (*stream).flags;
        (*stream).flags =
            flags & !(NO_FCLOSE | WAS_NO_FCLOSE | CALLS) | (flags & WAS_NO_FCLOSE) >> 8;
    }
}

/// Has the end of a request close the streams that [`keeping_open`] still keeps: a fatal error ends
/// a request without what runs in a fiber that is suspended there. And a stream that outlives the
/// request shows its next user all that it has.
pub(super) fn end_request() {
    // SAFETY: the list of the request's resources is valid, and nobody changes it meanwhile.
    let resources = unsafe { Array::new(NonNull::from(&globals::executor().regular_list)) };
    for stream in resources.values().filter_map(of) {
        // SAFETY: the stream is open.
        unsafe {
            if (*stream.as_ptr()).flags & CALLS != 0 {
                let_go(stream.as_ptr());
            }
            if (*stream.as_ptr()).is_persistent() != 0 {
                set_aside(stream, false);
            }
        }
    }
}

/// Lets the engine do something with a stream for which it runs user code (`stream_cast`,
/// `stream_set_option`, a filter). The engine goes on with the stream then, so that code cannot
/// close it: `fclose` refuses, as in a filter, and what `pclose` closes, which asks nobody, is
/// freed when the engine is done (`None`). Of a stream that is being freed already no fiber gets
/// anything: it may be suspended meanwhile.
///
/// # Safety
/// Somebody keeps the stream's resource.
#[allow(clippy::useless_conversion)] // as above
unsafe fn keeping_open<T>(
    stream: OpenStream<'_>,
    act: impl FnOnce(*mut ffi::php_stream) -> T,
) -> Option<T> {
    let pointer = stream.as_ptr();
    // SAFETY: the stream is open, and its memory stays: of a stream that is being freed already the
    // engine frees nothing. That ends with a fatal error, too. The resource, which is kept, has
    // lost its stream where user code has closed it.
    unsafe {
        let is_open = move || {
            let is_lost =
                (*pointer).in_free() == KEPT_OPEN.into() && (*(*pointer).res).ptr.is_null();
            (*pointer).flags -= CALL;
            if (*pointer).flags & CALLS == 0 {
                let_go(pointer);
                if is_lost && (*pointer).is_persistent() == 0 {
                    free(stream, ffi::PHP_STREAM_FREE_RSRC_DTOR);
                }
            }
            !is_lost
        };
        let is_dying = ![0, KEPT_OPEN.into()].contains(&(*pointer).in_free());
        if is_dying && !globals::executor().active_fiber.is_null() {
            return None;
        }
        keep_open(pointer);
        let done = guarded(&mut (), |()| act(pointer), |()| _ = is_open());
        is_open().then_some(done)
    }
}

/// Tells a stream, whose resource somebody keeps, to block or not, so that its own state follows.
/// `false`: the stream does not know how. One of a user-space wrapper runs user code.
#[must_use]
pub fn set_blocking(stream: OpenStream<'_>, blocking: bool) -> bool {
    set_option(stream, ffi::PHP_STREAM_OPTION_BLOCKING, blocking.into()) != -1
}

fn set_option(stream: OpenStream<'_>, option: u32, value: u32) -> c_int {
    #[allow(clippy::cast_possible_wrap)] // small numbers
    // SAFETY: the stream is open; the options that we set take a null pointer.
    let set = |pointer| unsafe {
        php_stream_set_option(pointer, option as i32, value as i32, null_mut())
    };
    // SAFETY: the callers'.
    unsafe { keeping_open(stream, set) }.unwrap_or(-1)
}

/// Returns the descriptor of the socket that a stream is about. `None`, after a warning of the
/// engine's: there is none. Runs user code: a stream wrapper's `stream_cast`, stream filters.
pub fn socket_descriptor(stream: OpenStream<'_>) -> Option<RawFd> {
    // The flag is for users inside the engine: without it there is a warning that buffered data is
    // lost. It is not: see `buffered`.
    cast(stream, ffi::PHP_STREAM_AS_SOCKETD | ffi::PHP_STREAM_CAST_INTERNAL)
}

/// Returns whether PHP code implements the stream. Then its descriptor is another stream's.
pub fn is_user_space(stream: OpenStream<'_>) -> bool {
    // SAFETY: the stream is open.
    let operations = unsafe { aside::operations(stream.as_ptr()) };
    ptr::eq(operations, &raw const ffi::php_stream_userspace_ops)
}

/// Switches a stream's read buffering off: from now on it takes from the kernel what a call asks
/// for. Runs user code: a stream wrapper's `stream_set_option`.
pub fn set_unbuffered(stream: OpenStream<'_>) {
    set_option(stream, ffi::PHP_STREAM_OPTION_READ_BUFFER, ffi::PHP_STREAM_BUFFER_NONE);
}

/// A stream of ours that no variable holds yet: a result in the making.
pub struct OwnedStream(NonNull<ffi::php_stream>);

impl OwnedStream {
    /// # Safety
    /// `pointer` is an open stream whose resource has one count, which the caller hands over.
    unsafe fn from_raw(pointer: NonNull<ffi::php_stream>) -> Self {
        // SAFETY: the stream is open. The mark says that a script knows it.
        unsafe { (*pointer.as_ptr()).set___exposed(1) };
        Self(pointer)
    }

    const fn resource(&self) -> *mut ffi::zend_resource {
        // SAFETY: the stream is open as long as its owner: its resource was given to nobody.
        unsafe { (*self.0.as_ptr()).res }
    }
}

impl IntoResult for OwnedStream {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (zend_value { res: ManuallyDrop::new(self).resource() }, ffi::IS_RESOURCE_EX)
    }
}

impl Drop for OwnedStream {
    fn drop(&mut self) {
        // SAFETY: the count is ours; with the last one the engine closes the stream.
        unsafe { ffi::zend_list_delete(self.resource()) };
    }
}

/// Returns a plain stream, for reading and writing, on a descriptor that is no socket. Where it
/// cannot be made the descriptor is closed; where the memory limit ends the script meanwhile, it
/// is pending.
pub fn from_pending(descriptor: PendingFd<'_>) -> Option<OwnedStream> {
    // SAFETY: the mode is a C string; the stream is not persistent.
    let made = descriptor.try_as_fd().map_or(null_mut(), |descriptor| unsafe {
        let number = descriptor.as_raw_fd();
        engine_call!(_php_stream_fopen_from_fd(number, c"rw".as_ptr(), null(), false); 0)
    });
    let descriptor = descriptor.take();
    NonNull::new(made).map(|stream| {
        let _ = descriptor.map(IntoRawFd::into_raw_fd);
        // SAFETY: a new stream, whose resource we hold alone. It owns the descriptor.
        unsafe { OwnedStream::from_raw(stream) }
    })
}

/// Returns a socket stream without a descriptor: of the transport `name`, like `tcp://`, or of
/// none. `None`: the engine has no such transport. Runs user code where it warns.
pub fn for_socket(name: Option<&CStr>) -> Option<OwnedStream> {
    // SAFETY: the name is as long as it says; nothing else is asked for, above all no address: so
    // nothing is connected.
    let stream = unsafe {
        match name {
            None => engine_call!(_php_stream_sock_open_from_socket(-1, null()); 0),
            Some(name) => engine_call!(_php_stream_xport_create(
                name.as_ptr(),
                name.count_bytes(),
                0,
                0,
                null(),
                null_mut(),
                null_mut(),
                null_mut(),
                null_mut()
            ); 0),
        }
    };
    // SAFETY: a new stream, whose resource we hold alone.
    let stream = NonNull::new(stream).map(|stream| unsafe { OwnedStream::from_raw(stream) })?;
    // Another extension may have put a transport of its own into place, of which nothing is known.
    // The engine's has no descriptor yet, and is whatever it does for all others.
    match name {
        Some(_) if stream.socket() != Some(-1) => {
            drop(stream);
            for_socket(None)
        }
        _ => Some(stream),
    }
}

impl OwnedStream {
    pub const fn stream(&self) -> OpenStream<'_> {
        OpenStream { pointer: self.0, life: PhantomData }
    }

    /// Returns what all socket streams of the engine's begin with.
    fn data(&self) -> *mut ffi::php_netstream_data_t {
        // SAFETY: the stream is open.
        unsafe { (*self.0.as_ptr()).abstract_.cast() }
    }

    fn socket(&self) -> Option<RawFd> {
        // SAFETY: it is a socket stream (`for_socket`), so there is either nothing or its data.
        unsafe { self.data().as_ref().map(|data| data.socket) }
    }

    /// Gives the stream, which [`for_socket`] has made, its descriptor: from now on it owns it.
    #[allow(clippy::useless_conversion)] // before PHP 8.5 the field is no bool
    pub fn adopt(&self, descriptor: RawFd, blocking: bool) {
        // SAFETY: as above; nobody else uses the data.
        if let Some(data) = unsafe { self.data().as_mut() } {
            data.socket = descriptor;
            data.is_blocked = blocking.into();
        }
    }
}
