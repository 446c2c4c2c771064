//! The `Socket` class: an object with the memory layout that other extensions know, and its life
//! cycle.

use super::c_interface::{CFields, socket_ce};
use super::read_ahead::Slot;
use crate::zend::class::{Class, ClassEntry, Handlers, Object, OwnedObject};
use crate::zend::error::throw_argument_error;
use crate::zend::globals::with_interest_list;
use crate::zend::{self, IntoResult, Outcome, OwnedValue, Value, table};
use ext_php_rs::ffi;
use kernel::fd::Identity;
use kernel::poll::Registration;
use kernel::{Error, TryAsFd};
use std::cell::Cell;
use std::ffi::{CStr, c_int};
use std::net::Ipv4Addr;
use std::os::fd::{BorrowedFd, IntoRawFd, OwnedFd, RawFd};
use std::ptr::NonNull;
use std::sync::atomic::AtomicPtr;

/// A socket as PHP holds it. A new one is closed.
pub type Socket = Object<SocketFields>;

/// A Socket that no variable holds yet.
pub type OwnedSocket = OwnedObject<SocketFields>;

pub type SocketClass = ClassEntry<SocketFields>;

/// The fields of ours alone. What the C interface's say is not remembered here.
#[repr(C)]
#[derive(Default)]
pub struct SocketFields {
    read_ahead: Slot,
    /// The file of the descriptor, where that belongs to a stream behind a user-space one: see
    /// [`super::socket_stream`].
    pub(super) borrowed_file: Cell<Option<Identity>>,
    /// What `IP_MULTICAST_IF` was set to: the kernel gives back the address alone.
    multicast_interface: Cell<Option<(u32, Ipv4Addr)>>,
    /// In the interest list of `socket_select`, which looks at the C fields that follow, too.
    registration: Cell<Registration>,
}

impl Class for SocketFields {
    type C = CFields;
    const DECLARED: table::Class = crate::tables::SOCKET;
    const NO_CONSTRUCTOR: &'static CStr =
        c"Cannot directly construct Socket, use socket_create() instead";
    const ENTRY: &'static AtomicPtr<ffi::zend_class_entry> = &socket_ce;
    const HANDLERS: &'static Handlers = {
        static HANDLERS: Handlers = Handlers::new();
        &HANDLERS
    };

    /// Closes the descriptor, unless a stream owns it.
    fn end(socket: &Socket) {
        socket.slot().free();
        socket.leave_interest_list();
        if socket.has_stream() {
            socket.leave_stream();
            // SAFETY: nobody else uses the object any more.
            unsafe { ffi::zval_ptr_dtor(socket.c.stream.get()) };
        } else {
            kernel::close(socket.c.fd.replace(-1));
        }
    }

    fn child(socket: &Socket) -> Option<*mut ffi::zval> {
        Some(socket.c.stream.get())
    }

    #[inline]
    fn subject(socket: &Socket) -> Outcome<Option<&Cell<c_int>>> {
        if socket.is_closed() {
            return Err(throw_argument_error(1, c"has already been closed"));
        }
        Ok(Some(socket.error_code()))
    }
}

impl TryAsFd for Socket {
    #[inline]
    fn try_as_fd(&self) -> kernel::Result<BorrowedFd<'_>> {
        // SAFETY: it is open, and the Socket or its stream owns it.
        self.raw_fd().map(|fd| unsafe { BorrowedFd::borrow_raw(fd) })
    }
}

impl Socket {
    /// Returns where what was read ahead of the caller is, if it is the Socket's own.
    #[inline]
    pub(super) fn slot(&self) -> &Slot {
        &self.private.read_ahead
    }

    /// Returns the descriptor's number as it is now, for a table that the kernel gets before any
    /// user code runs. System calls on one Socket take the Socket itself: see [`TryAsFd`].
    #[inline]
    pub fn raw_fd(&self) -> kernel::Result<RawFd> {
        let fd = self.c.fd.get();
        if fd >= 0 && (self.stream().is_null() || self.has_open_stream()) {
            Ok(fd)
        } else {
            Err(Error::BADF)
        }
    }

    /// Returns the descriptor's number, as [`Self::raw_fd`], unless a stream owns it. Of a closed
    /// Socket it is negative.
    #[inline]
    pub fn own_fd(&self) -> Option<RawFd> {
        (!self.has_stream()).then_some(self.c.fd.get())
    }

    #[inline]
    pub fn domain(&self) -> c_int {
        self.c.domain.get()
    }

    pub fn error_code(&self) -> &Cell<c_int> {
        &self.c.error
    }

    /// Returns the mode that was last set. The descriptor's own may differ, when somebody else
    /// changed it.
    pub fn blocking(&self) -> bool {
        self.c.blocking.get() != 0
    }

    /// Notes the interface that `IP_MULTICAST_IF` was set to, and the address that came with it.
    pub fn note_multicast_interface(&self, index: u32, address: Ipv4Addr) {
        self.private.multicast_interface.set(Some((index, address)));
    }

    /// Returns the interface that `IP_MULTICAST_IF` was set to, if it was set here and with this
    /// address.
    pub fn multicast_interface(&self, address: Ipv4Addr) -> Option<u32> {
        let (index, its) = self.private.multicast_interface.get()?;
        (index != 0 && its == address).then_some(index)
    }

    pub fn note_blocking(&self, blocking: bool) {
        self.c.blocking.set(blocking.into());
    }

    /// Returns the stream that owns the descriptor: null, where none does.
    pub fn stream(&self) -> Value<'_> {
        // SAFETY: the zval is valid as long as the object.
        unsafe { Value::new(NonNull::new_unchecked(self.c.stream.get())) }
    }

    /// Takes a descriptor over. What the Socket had before is not closed: call it on a new one.
    pub fn adopt(&self, fd: OwnedFd, domain: c_int, blocking: bool) {
        self.c.fd.set(fd.into_raw_fd());
        self.c.domain.set(domain);
        self.c.error.set(0);
        self.note_blocking(blocking);
    }

    /// Returns whether PHP code has closed the Socket. One whose stream was closed is not that: it
    /// has no descriptor any more (EBADF), for the stream has taken it along.
    #[inline]
    pub fn is_closed(&self) -> bool {
        self.c.fd.get() < 0
    }

    /// Returns whether there is a stream that owned the descriptor at least at first.
    #[inline]
    pub fn has_stream(&self) -> bool {
        !self.stream().is_null()
    }

    /// Notes the stream that owns the descriptor from now on. There must be none yet.
    pub(super) fn set_stream(&self, stream: impl IntoResult) {
        self.leave_interest_list();
        // SAFETY: the zval holds nothing, and the stream's count moves into it.
        unsafe { stream.write(self.c.stream.get()) }
    }

    /// Returns what the Socket knows of its slot in the interest list.
    #[inline]
    pub fn registration(&self) -> &Cell<Registration> {
        &self.private.registration
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
        // A stream that another extension has put there may have closed the descriptor.
        let fd = self.own_fd().unwrap_or(-1);
        with_interest_list(|list| list.forget(registration, fd));
    }

    /// Closes the descriptor, through its stream where it has one. Runs user code then (stream
    /// filters).
    pub fn close(&self) {
        self.leave_interest_list();
        let fd = self.c.fd.replace(-1);
        if self.stream().is_null() {
            kernel::close(fd);
        } else {
            // The Socket is closed, and knows of no stream, before user code can look.
            // SAFETY: the count moves to the owner, and a zeroed zval is undefined.
            let stream =
                unsafe { OwnedValue::from_zval(self.c.stream.get().replace(std::mem::zeroed())) };
            if let Some(stream) = zend::stream::of(stream.value()) {
                zend::stream::close(stream);
            }
        }
        self.slot().free();
    }
}
