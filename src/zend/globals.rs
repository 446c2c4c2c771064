//! The module's per-request (under ZTS: per-thread) state and the engine's globals. No other
//! mutable state exists in the module, but for what each Socket carries.
//!
//! Exports `sockets_globals` (`sockets_globals_id` under ZTS) and `sockets_strerror`, which other
//! extensions use.

use super::{OwnedStr, settings, stream};
use ext_php_rs::ffi;
use kernel::poll::InterestList;
use kernel::recv_buffer::{self, RecvBuffer};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::atomic::{AtomicU8, Ordering};

/// The state. The first two fields are the C interface (`ZEND_BEGIN_MODULE_GLOBALS(sockets)`); what
/// follows is ours.
#[repr(C)]
pub struct Globals {
    last_error: Cell<c_int>,
    strerror_buf: Cell<*mut c_char>,
    message: UnsafeCell<[u8; MESSAGE]>,
    recv_buffer: RecvBuffer,
    settings: [Cell<bool>; settings::COUNT],
    /// The sockets that `socket_select` watches. It is made when it is first asked for.
    interest_list: RefCell<Option<InterestList>>,
}

impl Globals {
    const fn new() -> Self {
        Self {
            last_error: Cell::new(0),
            strerror_buf: Cell::new(std::ptr::null_mut()),
            message: UnsafeCell::new([0; MESSAGE]),
            recv_buffer: RecvBuffer::new(),
            settings: [const { Cell::new(false) }; settings::COUNT],
            interest_list: RefCell::new(None),
        }
    }
}

/// The C interface from its header, where this PHP has it.
#[cfg(sockets_header)]
const _: () = {
    use super::php_sockets_h::{self as header, zend_sockets_globals};
    use std::mem::offset_of;
    assert!(offset_of!(Globals, last_error) == offset_of!(zend_sockets_globals, last_error));
    assert!(offset_of!(Globals, strerror_buf) == offset_of!(zend_sockets_globals, strerror_buf));
    let _: fn(&zend_sockets_globals) -> (&c_int, &*mut c_char) =
        |globals| (&globals.last_error, &globals.strerror_buf);
    let _: [unsafe extern "C" fn(c_int) -> *mut c_char; 2] =
        [sockets_strerror, header::sockets_strerror];
    #[cfg(not(php_zts))]
    let _: fn() -> *const zend_sockets_globals = || &raw const header::sockets_globals;
    #[cfg(php_zts)]
    let _: fn() -> *const c_int = || &raw const header::sockets_globals_id;
};

/// The size of the buffer for a message, which is longer than any of the C library.
const MESSAGE: usize = 256;

/// Without threads one instance serves the process. The engine runs PHP on one thread then, and so
/// nothing else looks at it.
#[cfg(not(php_zts))]
#[repr(transparent)]
pub struct Single(Globals);

// SAFETY: see the type: a PHP without ZTS calls the module from one thread only.
#[cfg(not(php_zts))]
unsafe impl Sync for Single {}

/// The C interface's `sockets_globals`.
#[cfg(not(php_zts))]
#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)] // the C name
pub static sockets_globals: Single = Single(Globals::new());

/// The C interface's `sockets_globals_id`: the engine gives the module a number at start-up, and
/// each thread an instance.
#[cfg(php_zts)]
#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)] // the C name
pub static sockets_globals_id: std::sync::atomic::AtomicI32 = std::sync::atomic::AtomicI32::new(0);

#[cfg(php_zts)]
unsafe extern "C" {
    /// In ext-php-rs's C part, which does not bind it for others: what the engine keeps for this
    /// thread under a number (`TSRMG_BULK`).
    fn ext_php_rs_tsrmg_bulk(id: c_int) -> *mut c_void;
}

#[inline]
fn globals() -> &'static Globals {
    #[cfg(not(php_zts))]
    return &sockets_globals.0;
    #[cfg(php_zts)]
    {
        let id = sockets_globals_id.load(std::sync::atomic::Ordering::Relaxed);
        // SAFETY: the engine allocated this thread's instance, which `construct` wrote, and keeps
        // it until the thread ends.
        unsafe { &*ext_php_rs_tsrmg_bulk(id).cast::<Globals>() }
    }
}

/// The engine calls this for each thread's new instance (without ZTS: for the one).
pub(super) unsafe extern "C" fn construct(globals: *mut c_void) {
    // SAFETY: the engine passes memory of `size_of::<Globals>()` bytes.
    unsafe { globals.cast::<Globals>().write(Globals::new()) }
}

/// The engine calls this when a thread (without ZTS: the process) is done with its instance.
pub(super) unsafe extern "C" fn destruct(globals: *mut c_void) {
    // SAFETY: the engine passes an instance that `construct` made, and that nobody uses any more.
    unsafe {
        (*globals.cast::<Globals>()).recv_buffer.release();
        std::ptr::drop_in_place(globals.cast::<Globals>());
    }
}

/// Returns the thread's memory to receive into.
#[inline]
pub fn recv_buffer() -> &'static RecvBuffer {
    &globals().recv_buffer
}

/// Returns whether it pays to receive into memory of the thread's own and to copy to where a
/// string's bytes begin: measured when much is received for the first time.
#[inline]
pub(super) fn copies_pay() -> bool {
    #[cold]
    fn measure() -> bool {
        let copies_pay = recv_buffer::is_slow_at(std::mem::offset_of!(ffi::zend_string, val));
        MEASURED.store(1 + u8::from(copies_pay), Ordering::Relaxed);
        copies_pay
    }
    /// 0: not yet.
    static MEASURED: AtomicU8 = AtomicU8::new(0);
    match MEASURED.load(Ordering::Relaxed) {
        0 => measure(),
        measured => measured == 2,
    }
}

/// Returns a setting of php.ini, by its number.
#[inline]
pub(super) fn setting(number: usize) -> Option<&'static Cell<bool>> {
    globals().settings.get(number)
}

/// Lets `act` use the thread's interest list. It must not call the engine, which may leave by
/// longjmp. `None`: somebody uses it already, which never happens.
#[inline]
pub fn with_interest_list<T>(act: impl FnOnce(&mut InterestList) -> T) -> Option<T> {
    globals().interest_list.try_borrow_mut().ok().map(|mut list| act(list.get_or_insert_default()))
}

/// Returns the engine's globals: of this thread, under ZTS.
#[inline]
pub(super) fn executor() -> &'static ffi::zend_executor_globals {
    // SAFETY: they exist as long as the thread runs PHP. Only plain fields are read, each at once.
    unsafe {
        #[cfg(not(php_zts))]
        return &*std::ptr::addr_of!(ffi::executor_globals);
        #[cfg(php_zts)]
        return &*ffi::ext_php_rs_executor_globals();
    }
}

/// Returns the global error code: the last failure of the request, on whatever socket.
pub fn last_error() -> kernel::Error {
    kernel::Error(globals().last_error.get())
}

pub fn set_last_error(error: kernel::Error) {
    globals().last_error.set(error.code());
}

/// Starts a request, with no error.
pub(super) unsafe extern "C" fn start_request(_kind: c_int, _module: c_int) -> ffi::zend_result {
    globals().last_error.set(0);
    ffi::ZEND_RESULT_CODE_SUCCESS
}

/// Ends a request: nothing stays registered or in use for the next.
pub(super) unsafe extern "C" fn end_request(_kind: c_int, _module: c_int) -> ffi::zend_result {
    if globals().interest_list.try_borrow().is_ok_and(|list| list.is_some()) {
        with_interest_list(InterestList::renew);
    }
    if recv_buffer().is_in_use() {
        // SAFETY: a fatal error has ended the call that used it.
        unsafe { recv_buffer().release() };
    }
    stream::end_request();
    ffi::ZEND_RESULT_CODE_SUCCESS
}

/// Returns a code's message, as C wants it: valid until the thread asks for the next.
#[inline(never)]
pub fn strerror(error: kernel::Error) -> *const c_char {
    let globals = globals();
    // SAFETY: the buffer is this thread's, and nobody holds a reference to it across this call.
    let buffer = unsafe { &mut *globals.message.get() };
    let message = error.message(buffer).as_ptr();
    globals.strerror_buf.set(message.cast_mut());
    message
}

pub fn message(error: kernel::Error) -> OwnedStr {
    // SAFETY: `strerror` returns a NUL-terminated string, which stays until the next call.
    OwnedStr::copy(unsafe { CStr::from_ptr(strerror(error)) }.to_bytes())
}

/// Returns the C interface's message of an error code.
#[unsafe(no_mangle)]
pub extern "C" fn sockets_strerror(error: c_int) -> *mut c_char {
    strerror(kernel::Error(error)).cast_mut()
}

/// The size of the state, for the module entry.
pub(super) const SIZE: usize = size_of::<Globals>();
