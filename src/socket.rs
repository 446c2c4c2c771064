//! The `Socket` class: an object with the memory layout that other extensions know, and its life cycle.
//!
//! May use: `zend/` and `sys/`, and the engine's FFI for the object's layout. The C fields are the truth: other extensions read and write
//! them, so nothing here remembers what they say.

use crate::sys::{self, lines::Unread};
use crate::zend::class::Handlers;
use crate::zend::error;
use crate::zend::table::Class;
use crate::zend::{self, Argument, Frame, IntoResult, NewStr, Outcome, Value};
use ext_php_rs::ffi;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ffi::{CStr, c_int};
use std::mem::offset_of;
use std::os::fd::{IntoRawFd, OwnedFd, RawFd};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, Ordering};

/// A socket as PHP holds it. The layout is the C interface's `php_socket`; what is ours alone lies before it (see [`Whole`]).
/// Every field is a cell: user code that runs in the middle of a call, and other extensions, may change them.
#[repr(C)]
pub struct Socket {
    fd: Cell<c_int>,
    /// The address family. (Its C name is `type`.)
    domain: Cell<c_int>,
    error: Cell<c_int>,
    blocking: Cell<c_int>,
    /// The stream that owns the descriptor, if one does.
    stream: UnsafeCell<ffi::zval>,
    object: UnsafeCell<ffi::zend_object>,
}

/// The memory of one object.
#[repr(C)]
struct Whole {
    unread: RefCell<Unread>,
    socket: Socket,
}

const _: () = {
    assert!(offset_of!(Socket, fd) == 0);
    assert!(offset_of!(Socket, domain) == 4);
    assert!(offset_of!(Socket, error) == 8);
    assert!(offset_of!(Socket, blocking) == 12);
    assert!(offset_of!(Socket, stream) == 16);
    assert!(offset_of!(Socket, object) == 32);
};

/// The same from the header itself, where this PHP has it.
#[cfg(sockets_header)]
const _: () = {
    use crate::header::{self, php_socket};
    assert!(offset_of!(Socket, fd) == offset_of!(php_socket, bsd_socket));
    assert!(offset_of!(Socket, domain) == offset_of!(php_socket, type_));
    assert!(offset_of!(Socket, error) == offset_of!(php_socket, error));
    assert!(offset_of!(Socket, blocking) == offset_of!(php_socket, blocking));
    assert!(offset_of!(Socket, stream) == offset_of!(php_socket, zstream));
    assert!(offset_of!(Socket, object) == offset_of!(php_socket, std));
    assert!(size_of::<Socket>() == size_of::<php_socket>());
    let _: fn(&php_socket) -> ([&c_int; 4], &ffi::zval, &ffi::zend_object) = |socket| {
        (
            [&socket.bsd_socket, &socket.type_, &socket.error, &socket.blocking],
            &socket.zstream,
            &socket.std,
        )
    };
    let _: fn() -> *const *mut ffi::zend_class_entry = || &raw const header::socket_ce;
};

/// The C interface's `socket_ce`: the class, set at start-up.
#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)] // the C name
pub static socket_ce: AtomicPtr<ffi::zend_class_entry> = AtomicPtr::new(std::ptr::null_mut());

static HANDLERS: Handlers = Handlers::new();

/// Where the `zend_object` is in an object's memory.
const OFFSET: usize = offset_of!(Whole, socket) + offset_of!(Socket, object);

/// Registers the class.
///
/// # Safety
/// The engine is starting the module.
pub unsafe fn register(declared: &Class) {
    // SAFETY: the caller's: nobody uses the handlers yet.
    unsafe {
        HANDLERS.set(OFFSET, |handlers| {
            handlers.free_obj = Some(free);
            handlers.get_constructor = Some(refuse_construction);
            handlers.get_gc = Some(get_gc);
        });
        socket_ce.store(zend::class::register(declared, create), Ordering::Relaxed);
    }
}

/// The class.
#[inline]
#[must_use]
pub fn class() -> *mut ffi::zend_class_entry {
    socket_ce.load(Ordering::Relaxed)
}

/// The engine's way to make an object of the class: closed, until a descriptor is put into it.
unsafe extern "C" fn create(class: *mut ffi::zend_class_entry) -> *mut ffi::zend_object {
    // SAFETY: the engine passes the class. Every field is written.
    unsafe {
        zend::class::make(class, &HANDLERS, OFFSET, |whole: *mut Whole| {
            (&raw mut (*whole).unread).write(RefCell::new(Unread::new()));
            let socket = &raw mut (*whole).socket;
            (&raw mut (*socket).fd).write(Cell::new(-1));
            (&raw mut (*socket).domain).write(Cell::new(nix::libc::PF_UNSPEC));
            (&raw mut (*socket).error).write(Cell::new(0));
            (&raw mut (*socket).blocking).write(Cell::new(1));
            (&raw mut (*socket).stream).write(UnsafeCell::new(std::mem::zeroed()));
        })
    }
}

/// The engine frees the object: the descriptor goes with it, unless a stream owns it.
unsafe extern "C" fn free(object: *mut ffi::zend_object) {
    // SAFETY: the engine passes one of our objects, for the last time.
    unsafe {
        let socket = Socket::from_object(NonNull::new_unchecked(object));
        if Value::new(NonNull::new_unchecked(socket.stream.get())).is_null() {
            sys::close(socket.fd.replace(-1));
        } else {
            ffi::zval_ptr_dtor(socket.stream.get());
        }
        (*socket.unread().as_ptr()).clear();
        ffi::zend_object_std_dtor(object);
    }
}

/// The cycle collector asks what the object holds: its stream.
unsafe extern "C" fn get_gc(object: *mut ffi::zend_object, table: *mut *mut ffi::zval, count: *mut c_int) -> *mut ffi::HashTable {
    // SAFETY: the engine passes one of our objects and two places for the answer.
    unsafe {
        *table = Socket::from_object(NonNull::new_unchecked(object)).stream.get();
        *count = 1;
        ffi::zend_std_get_properties(object)
    }
}

unsafe extern "C" fn refuse_construction(_object: *mut ffi::zend_object) -> *mut ffi::zend_function {
    zend::class::refuse_construction(c"Cannot directly construct Socket, use socket_create() instead")
}

impl Socket {
    /// # Safety
    /// `object` is a Socket that stays alive for `'a`.
    #[inline]
    pub(crate) unsafe fn from_object<'a>(object: NonNull<ffi::zend_object>) -> &'a Self {
        // SAFETY: the object lies in its Socket at a fixed offset.
        unsafe { &*object.as_ptr().byte_sub(offset_of!(Self, object)).cast() }
    }

    /// The Socket that a value is: the class is compared exactly, as the C interface's users do.
    #[inline]
    #[must_use]
    pub fn from_value(value: Value<'_>) -> Option<&Self> {
        // SAFETY: an object has a class; one of this class is ours, and lives as long as the value.
        value
            .as_object()
            .filter(|object| unsafe { std::ptr::eq((*object.as_ptr()).ce, class()) })
            .map(|object| unsafe { Self::from_object(object) })
    }

    /// What was read ahead of the caller. Every function that reads looks here first.
    #[inline]
    #[must_use]
    pub fn unread(&self) -> &RefCell<Unread> {
        // SAFETY: a Socket is only ever made as part of a `Whole` (`create`), which has the same life.
        unsafe { &(*std::ptr::from_ref(self).byte_sub(offset_of!(Whole, socket)).cast::<Whole>()).unread }
    }

    /// The first bytes, at most `length`, of what was read ahead; `None` where there is nothing.
    #[inline]
    #[must_use]
    pub fn take_unread(&self, length: usize) -> Option<NewStr> {
        if self.unread().borrow().is_empty() {
            return None;
        }
        let data = self.peek_unread(length)?;
        self.unread().borrow_mut().consume(data.as_str().bytes().len());
        Some(data)
    }

    /// The same, which stays there.
    #[cold]
    #[must_use]
    pub fn peek_unread(&self, length: usize) -> Option<NewStr> {
        if self.unread().borrow().is_empty() {
            return None;
        }
        let count = length.min(self.unread().borrow().bytes().len());
        // The copy may end in a fatal error, so nothing is borrowed meanwhile, and nothing counted as given before.
        NewStr::fill(count, |buffer| {
            let unread = self.unread().borrow();
            let bytes = unread.bytes().get(..buffer.len()).unwrap_or_default();
            buffer.get_mut(..bytes.len()).unwrap_or_default().write_copy_of_slice(bytes);
            Ok::<_, std::convert::Infallible>(bytes.len())
        })
        .ok()
    }

    /// The descriptor; -1: closed.
    #[inline]
    #[must_use]
    pub fn fd(&self) -> RawFd {
        self.fd.get()
    }

    /// The address family.
    #[inline]
    #[must_use]
    pub fn domain(&self) -> c_int {
        self.domain.get()
    }

    /// The Socket's own error code.
    #[must_use]
    pub fn error(&self) -> sys::Error {
        sys::Error(self.error.get())
    }

    /// Sets the Socket's own error code.
    pub fn set_error(&self, error: sys::Error) {
        self.error.set(error.code());
    }

    /// The mode that was last set. The descriptor's own may differ, when somebody else changed it.
    #[must_use]
    pub fn blocking(&self) -> bool {
        self.blocking.get() != 0
    }

    /// Notes the mode of the descriptor.
    pub fn note_blocking(&self, blocking: bool) {
        self.blocking.set(blocking.into());
    }

    /// The stream that owns the descriptor: null, where none does.
    #[must_use]
    pub fn stream(&self) -> Value<'_> {
        // SAFETY: the zval is valid as long as the object.
        unsafe { Value::new(NonNull::new_unchecked(self.stream.get())) }
    }

    /// Takes a descriptor over. What the Socket had before is not closed: call it on a new one.
    pub fn adopt(&self, fd: OwnedFd, domain: c_int, blocking: bool) {
        self.fd.set(fd.into_raw_fd());
        self.domain.set(domain);
        self.error.set(0);
        self.note_blocking(blocking);
    }

    /// Whether the descriptor may be used. A stream that owned it and was closed has taken it along; its number may be somebody else's now.
    #[inline]
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.fd.get() >= 0 && (self.stream().is_null() || self.has_open_stream())
    }

    /// Looks at the stream; forgets the descriptor's number when the stream was closed.
    #[cold]
    fn has_open_stream(&self) -> bool {
        let open = zend::stream::of(self.stream()).is_some();
        if !open {
            self.fd.set(-1);
        }
        open
    }

    /// Closes the descriptor, through its stream where it has one. Runs user code then (stream filters).
    pub fn close(&self) {
        let fd = self.fd.replace(-1);
        if let Some(stream) = zend::stream::of(self.stream()) {
            zend::stream::close(stream);
        } else if self.stream().is_null() {
            sys::close(fd);
        }
        self.unread().borrow_mut().clear();
    }
}

impl<'a> Argument<'a> for &'a Socket {
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's; an object of this class is ours, and the frame keeps it.
        unsafe { zend::parse_object(frame, index, class(), NAME).map(|object| Socket::from_object(object)) }
    }

    #[inline]
    fn check(self, index: u32) -> Outcome<()> {
        if self.is_open() {
            Ok(())
        } else {
            Err(error::argument_error(index + 1, c"has already been closed"))
        }
    }

    #[inline]
    fn is_subject(self) -> bool {
        true
    }

    fn record(self, error: sys::Error) {
        self.set_error(error);
    }
}

impl<'a> Argument<'a> for Option<&'a Socket> {
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: as above.
        unsafe {
            zend::parse_object_or_null(frame, index, class(), NAME).map(|object| object.map(|object| Socket::from_object(object)))
        }
    }

    #[inline]
    fn check(self, index: u32) -> Outcome<()> {
        self.map_or(Ok(()), |socket| socket.check(index))
    }
}

const NAME: &CStr = c"Socket";

/// A Socket of ours that no variable holds yet: a result in the making. Make it before you have a descriptor to put into it: allocation
/// may end in a fatal error.
pub struct NewSocket(NonNull<ffi::zend_object>);

impl NewSocket {
    /// A closed Socket, made the way the class says: another extension may have put its own `create_object` there.
    ///
    /// # Errors
    /// `Thrown`, when that refuses.
    pub fn allocate() -> Outcome<Self> {
        zend::class::instantiate(class()).map(Self)
    }

    /// The Socket.
    #[must_use]
    pub fn socket(&self) -> &Socket {
        // SAFETY: it is a Socket, and alive as long as its owner.
        unsafe { Socket::from_object(self.0) }
    }
}

impl IntoResult for NewSocket {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        let object = self.0;
        std::mem::forget(self);
        // SAFETY: the caller's; the count moves into the slot.
        unsafe { zend::write_object(object, slot) }
    }
}

impl Drop for NewSocket {
    fn drop(&mut self) {
        // SAFETY: the count is ours.
        unsafe { ffi::ext_php_rs_zend_object_release(self.0.as_ptr()) }
    }
}
