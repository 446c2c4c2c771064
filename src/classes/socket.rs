//! The `Socket` class: an object with the memory layout that other extensions know, and its life
//! cycle.
//!
//! May use: `zend/` and the kernel crate, and the engine's FFI for the object's layout. The C fields are the
//! truth: other extensions read and write them, so nothing here remembers what they say.

use super::read_ahead::Slot;
use crate::zend::class::{Handlers, OwnedObject};
use crate::zend::error;
use crate::zend::globals::with_interest_list;
use crate::zend::table::{Class, Type};
use crate::zend::{self, Argument, Frame, IntoResult, Outcome, OwnedValue, Value};
use ext_php_rs::ffi;
use kernel::fd::{Identity, OpenFd};
use kernel::poll::Registration;
use kernel::{Error, TryAsFd};
use std::cell::{Cell, UnsafeCell};
use std::ffi::{CStr, c_int};
use std::mem::offset_of;
use std::net::Ipv4Addr;
use std::os::fd::{BorrowedFd, IntoRawFd, OwnedFd, RawFd};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, Ordering};

/// A socket as PHP holds it. The layout is the C interface's `php_socket`; what is ours alone lies
/// before it (see [`SocketObject`]). Every field is a cell: user code that runs in the middle of a
/// call, and other extensions, may change them.
#[repr(C)]
pub struct Socket {
    pub(super) fd: Cell<c_int>,
    /// The address family. (Its C name is `type`.)
    pub(super) domain: Cell<c_int>,
    error: Cell<c_int>,
    blocking: Cell<c_int>,
    /// The stream that owns the descriptor, if one does.
    stream: UnsafeCell<ffi::zval>,
    object: UnsafeCell<ffi::zend_object>,
}

/// The memory of one object.
#[repr(C)]
pub(super) struct SocketObject {
    read_ahead: Slot,
    /// What the descriptor was when it came from a stream that only lends it (see [`super::socket_stream`]).
    pub(super) lent: Cell<Option<Identity>>,
    /// What `IP_MULTICAST_IF` was set to: the kernel gives back the address alone.
    multicast_interface: Cell<(u32, Ipv4Addr)>,
    /// In the interest list of `socket_select`. Beside the fields that it looks at, too.
    registration: Cell<Registration>,
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
    use crate::zend::php_sockets_h::{self as header, php_socket};
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
    // Returns an int in PHP 8.2, a bool later.
    let _: unsafe extern "C" fn(c_int, *mut php_socket) -> _ =
        header::socket_import_file_descriptor;
};

/// The C interface's `socket_ce`: the class, set at start-up.
#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)] // the C name
pub static socket_ce: AtomicPtr<ffi::zend_class_entry> = AtomicPtr::new(std::ptr::null_mut());

static HANDLERS: Handlers = Handlers::new();

/// Where the `zend_object` is in an object's memory.
const OFFSET: usize = offset_of!(SocketObject, socket) + offset_of!(Socket, object);

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
        zend::class::make(class, &HANDLERS, OFFSET, |whole: *mut SocketObject| {
            (&raw mut (*whole).read_ahead).write(Slot::default());
            (&raw mut (*whole).lent).write(Cell::new(None));
            (&raw mut (*whole).multicast_interface).write(Cell::new((0, Ipv4Addr::UNSPECIFIED)));
            (&raw mut (*whole).registration).write(Cell::default());
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
        // Closing the stream runs user code, which must find the object nowhere any more.
        zend::class::end(object);
        let socket = Socket::from_object(NonNull::new_unchecked(object));
        socket.slot().free();
        socket.leave_interest_list();
        if socket.stream().is_null() {
            kernel::close(socket.fd.replace(-1));
        } else {
            ffi::zval_ptr_dtor(socket.stream.get());
        }
    }
}

/// The cycle collector asks what the object holds: its stream.
unsafe extern "C" fn get_gc(
    object: *mut ffi::zend_object,
    table: *mut *mut ffi::zval,
    count: *mut c_int,
) -> *mut ffi::HashTable {
    // SAFETY: the engine passes one of our objects and two places for the answer.
    unsafe {
        *table = Socket::from_object(NonNull::new_unchecked(object)).stream.get();
        *count = 1;
    }
    // The class has no properties.
    std::ptr::null_mut()
}

unsafe extern "C" fn refuse_construction(
    _object: *mut ffi::zend_object,
) -> *mut ffi::zend_function {
    zend::class::refuse_construction(
        c"Cannot directly construct Socket, use socket_create() instead",
    )
}

impl TryAsFd for Socket {
    #[inline]
    fn try_as_fd(&self) -> kernel::Result<BorrowedFd<'_>> {
        // SAFETY: it is open, and the Socket or its stream owns it.
        self.raw_fd().map(|fd| unsafe { BorrowedFd::borrow_raw(fd) })
    }
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
        SocketClass::class().socket(value)
    }

    /// With what is ours alone.
    #[inline]
    pub(super) fn socket_object(&self) -> &SocketObject {
        // SAFETY: a Socket is only ever made as part of a `SocketObject` (`create`), which has the
        // same life. Another extension's `create_object` must call ours, as README tells.
        unsafe {
            &*std::ptr::from_ref(self)
                .byte_sub(offset_of!(SocketObject, socket))
                .cast::<SocketObject>()
        }
    }

    /// Where what was read ahead of the caller is, if it is the Socket's own.
    #[inline]
    pub(super) fn slot(&self) -> &Slot {
        &self.socket_object().read_ahead
    }

    /// The descriptor's number as it is now, for a table that the kernel gets before any user code
    /// runs. System calls on one Socket take the Socket itself: see [`TryAsFd`].
    ///
    /// # Errors
    /// As [`TryAsFd::try_as_fd`].
    #[inline]
    pub fn raw_fd(&self) -> kernel::Result<RawFd> {
        let fd = self.fd.get();
        if fd >= 0 && (self.stream().is_null() || self.has_open_stream()) {
            Ok(fd)
        } else {
            Err(Error::BADF)
        }
    }

    /// The descriptor's number, as [`Self::raw_fd`], unless a stream owns it; negative: there is none.
    #[inline]
    #[must_use]
    pub fn own_fd(&self) -> Option<RawFd> {
        (!self.has_stream()).then_some(self.fd.get())
    }

    /// The address family.
    #[inline]
    #[must_use]
    pub fn domain(&self) -> c_int {
        self.domain.get()
    }

    /// The Socket's own error code.
    #[must_use]
    pub fn error(&self) -> kernel::Error {
        kernel::Error(self.error.get())
    }

    /// Sets the Socket's own error code.
    pub fn set_error(&self, error: kernel::Error) {
        self.error.set(error.code());
    }

    /// The mode that was last set. The descriptor's own may differ, when somebody else changed it.
    #[must_use]
    pub fn blocking(&self) -> bool {
        self.blocking.get() != 0
    }

    /// Notes the interface that `IP_MULTICAST_IF` was set to, and the address that came with it.
    pub fn note_multicast_interface(&self, index: u32, address: Ipv4Addr) {
        self.socket_object().multicast_interface.set((index, address));
    }

    /// The interface that `IP_MULTICAST_IF` was set to, if it was set here and with this address.
    #[must_use]
    pub fn multicast_interface(&self, address: Ipv4Addr) -> Option<u32> {
        let (index, its) = self.socket_object().multicast_interface.get();
        (index != 0 && its == address).then_some(index)
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

    /// Whether PHP code has closed the Socket. One whose stream was closed is not that: it has no
    /// descriptor any more (EBADF), for the stream has taken it along.
    #[inline]
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.fd.get() < 0
    }

    /// Whether there is a stream that owned the descriptor at least at first.
    #[inline]
    #[must_use]
    pub fn has_stream(&self) -> bool {
        !self.stream().is_null()
    }

    /// Ties the Socket to a stream that has its descriptor now. It must not have one yet.
    pub(super) fn set_stream(&self, stream: impl IntoResult) {
        self.leave_interest_list();
        // SAFETY: the zval holds nothing, and the stream's count moves into it.
        unsafe { stream.write(self.stream.get()) }
    }

    /// The Socket's place in the interest list.
    #[inline]
    #[must_use]
    pub fn registration(&self) -> &Cell<Registration> {
        &self.socket_object().registration
    }

    /// Takes the Socket out of the interest list. To be called before its descriptor is closed or
    /// has another owner.
    #[inline(always)]
    #[allow(clippy::inline_always)] // mostly there is nothing to do
    fn leave_interest_list(&self) {
        if self.registration().get().is_any() {
            self.forget_registration();
        }
    }

    #[cold]
    fn forget_registration(&self) {
        let registration = self.registration().take();
        // One that another extension has tied to a stream may not have its number any more.
        let fd = self.own_fd().unwrap_or(-1);
        with_interest_list(|list| list.forget(registration, fd));
    }

    /// Closes the descriptor, through its stream where it has one. Runs user code then (stream
    /// filters).
    pub fn close(&self) {
        self.leave_interest_list();
        let fd = self.fd.replace(-1);
        if self.stream().is_null() {
            kernel::close(fd);
        } else {
            // The Socket is closed, and knows of no stream, before user code can look.
            // SAFETY: the count moves to the holder, and a zeroed zval is undefined.
            let stream =
                unsafe { OwnedValue::from_zval(self.stream.get().replace(std::mem::zeroed())) };
            if let Some(stream) = zend::stream::of(stream.value()) {
                zend::stream::close(stream);
            }
        }
        self.slot().free();
    }
}

/// The C interface's way to make a Socket of a descriptor: notes its number, address family and
/// mode. 0, after a warning: that failed.
///
/// (An `int` in PHP 8.2 and a `bool` later; 0 and 1 are right for both.)
///
/// # Safety
/// `socket` is an object's, and the engine is running a function.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn socket_import_file_descriptor(fd: c_int, socket: *mut Socket) -> c_int {
    // SAFETY: the caller's. Only the fields of the C interface are touched: the memory before them
    // may not be there.
    let socket = unsafe { &*socket };
    socket.fd.set(fd);
    // SAFETY: the caller's: it is only looked at.
    match socket.look_at(&unsafe { OpenFd::new(fd) }) {
        Ok(()) => 1,
        Err((text, error)) => {
            socket.set_error(error);
            // An exception of the error handler's stays pending.
            let _ = error::report(text, error);
            0
        }
    }
}

impl<'a> Argument<'a> for &'a Socket {
    const TYPE: Type = Type::class(c"Socket");
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's; an object of this class is ours, and the frame keeps it.
        unsafe {
            zend::parse_object(frame, index, class(), NAME)
                .map(|object| Socket::from_object(object))
        }
    }

    #[inline]
    fn check(self, index: u32) -> Outcome<()> {
        if self.is_closed() {
            Err(error::throw_argument_error(index + 1, c"has already been closed"))
        } else {
            Ok(())
        }
    }

    #[inline]
    fn is_subject(self) -> bool {
        true
    }

    fn record(self, error: kernel::Error) {
        self.set_error(error);
    }
}

impl<'a> Argument<'a> for Option<&'a Socket> {
    const TYPE: Type = Type::class(c"Socket").or(Type::NULL);
    const OPTIONAL: bool = true;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: as above.
        unsafe {
            zend::parse_object_or_null(frame, index, class(), NAME)
                .map(|object| object.map(|object| Socket::from_object(object)))
        }
    }

    #[inline]
    fn check(self, index: u32) -> Outcome<()> {
        self.map_or(Ok(()), |socket| socket.check(index))
    }
}

const NAME: &CStr = c"Socket";

/// The class, for a loop over values: it is looked up but once.
#[derive(Clone, Copy)]
pub struct SocketClass(*const ffi::zend_class_entry);

impl SocketClass {
    /// The class.
    #[inline]
    #[must_use]
    pub fn class() -> Self {
        Self(class())
    }

    /// See [`Socket::from_value`].
    #[inline]
    #[must_use]
    pub fn socket(self, value: Value<'_>) -> Option<&Socket> {
        // SAFETY: an object has a class; one of this class is ours, and lives as long as the value.
        value
            .as_object()
            .filter(|object| unsafe { std::ptr::eq((*object.as_ptr()).ce, self.0) })
            .map(|object| unsafe { Socket::from_object(object) })
    }
}

/// A Socket of ours that no variable holds yet: a result in the making. Make it before you have a
/// descriptor to put into it: allocation may end in a fatal error.
pub struct OwnedSocket(OwnedObject);

impl OwnedSocket {
    /// A closed Socket.
    ///
    /// # Errors
    /// As [`OwnedObject::new`].
    pub fn allocate() -> Outcome<Self> {
        OwnedObject::new(class(), OFFSET).map(Self)
    }

    /// The Socket.
    #[must_use]
    pub fn socket(&self) -> &Socket {
        // SAFETY: it is a Socket, and alive as long as its owner.
        unsafe { Socket::from_object(self.0.as_object()) }
    }
}

impl IntoResult for OwnedSocket {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's.
        unsafe { self.0.write(slot) }
    }
}
