//! The C interface of the `sockets` module: what other extensions read, write and call.
//!
//! Its fields are the truth about a Socket: nothing of ours remembers what they say.

use super::socket::Socket;
use crate::zend::error;
use ext_php_rs::ffi;
use kernel::Error;
use kernel::fd::OpenFd;
use std::cell::{Cell, UnsafeCell};
use std::ffi::c_int;
use std::mem::{offset_of, zeroed};
use std::ptr::null_mut;
use std::sync::atomic::AtomicPtr;

/// The fields of `php_socket` up to its `zend_object`.
#[repr(C)]
pub struct CFields {
    pub(super) fd: Cell<c_int>,
    /// The address family. (Its C name is `type`.)
    pub(super) domain: Cell<c_int>,
    pub(super) error: Cell<c_int>,
    pub(super) blocking: Cell<c_int>,
    /// The stream that owns the descriptor, if one does.
    pub(super) stream: UnsafeCell<ffi::zval>,
}

/// Where the `zend_object` lies in a `php_socket`.
const OBJECT: usize = Socket::OFFSET - offset_of!(Socket, c);

const _: () = {
    assert!(offset_of!(CFields, fd) == 0);
    assert!(offset_of!(CFields, domain) == 4);
    assert!(offset_of!(CFields, error) == 8);
    assert!(offset_of!(CFields, blocking) == 12);
    assert!(offset_of!(CFields, stream) == 16);
    assert!(OBJECT == 32);
};

/// The same from the header itself, where this PHP has it.
#[cfg(sockets_header)]
const _: () = {
    use crate::zend::php_sockets_h::{self as header, php_socket};
    assert!(offset_of!(CFields, fd) == offset_of!(php_socket, bsd_socket));
    assert!(offset_of!(CFields, domain) == offset_of!(php_socket, type_));
    assert!(offset_of!(CFields, error) == offset_of!(php_socket, error));
    assert!(offset_of!(CFields, blocking) == offset_of!(php_socket, blocking));
    assert!(offset_of!(CFields, stream) == offset_of!(php_socket, zstream));
    assert!(OBJECT == offset_of!(php_socket, std));
    assert!(size_of::<Socket>() - offset_of!(Socket, c) == size_of::<php_socket>());
    let _: fn(&php_socket) -> ([&c_int; 4], &ffi::zval, &ffi::zend_object) = |socket| {
        let numbers = [&socket.bsd_socket, &socket.type_, &socket.error, &socket.blocking];
        (numbers, &socket.zstream, &socket.std)
    };
    let _: fn() -> *const *mut ffi::zend_class_entry = || &raw const header::socket_ce;
    // Returns an int in PHP 8.2, a bool later.
    let _: unsafe extern "C" fn(c_int, *mut php_socket) -> _ =
        header::socket_import_file_descriptor;
};

impl Default for CFields {
    fn default() -> Self {
        Self {
            fd: Cell::new(-1),
            domain: Cell::new(nix::libc::PF_UNSPEC),
            error: Cell::new(0),
            blocking: Cell::new(1),
            // SAFETY: a zeroed zval is the engine's "undefined".
            stream: UnsafeCell::new(unsafe { zeroed() }),
        }
    }
}

impl CFields {
    /// Notes the address family and the mode of a descriptor.
    ///
    /// # Errors
    /// The kernel's, with the warning's text.
    pub(super) fn look_at(&self, fd: &OpenFd) -> Result<(), (&'static str, Error)> {
        let family =
            kernel::domain(fd).map_err(|error| ("Unable to obtain socket family", error))?;
        self.domain.set(family);
        let blocking =
            kernel::is_blocking(fd).map_err(|error| ("Unable to obtain blocking state", error))?;
        self.blocking.set(blocking.into());
        Ok(())
    }
}

/// The C interface's `socket_ce`: the class, set at start-up.
#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)] // the C name
pub static socket_ce: AtomicPtr<ffi::zend_class_entry> = AtomicPtr::new(null_mut());

/// Makes a Socket of a descriptor, for the C interface: notes its number, address family and
/// mode. 0, after a warning: that failed. (An `int` in PHP 8.2 and a `bool` later; 0 and 1 are
/// right for both.)
///
/// # Safety
/// `socket` is an object's, and the engine is running a function.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn socket_import_file_descriptor(fd: c_int, socket: *mut CFields) -> c_int {
    // SAFETY: the caller's. The private fields are not touched: they may not be there.
    let socket = unsafe { &*socket };
    socket.fd.set(fd);
    // SAFETY: the caller's: it is only looked at.
    match socket.look_at(&unsafe { OpenFd::new(fd) }) {
        Ok(()) => 1,
        Err((text, error)) => {
            socket.error.set(error.code());
            // An exception of the error handler's stays pending.
            let _ = error::report(text, error);
            0
        }
    }
}
