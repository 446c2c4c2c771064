//! The engine's request allocator. A debug build of PHP passes the caller's place along; there we name this file.

use ext_php_rs::ffi;
use std::ffi::c_void;

/// `emalloc`: never null; beyond the memory limit it does not return.
///
/// # Safety
/// The engine is running a request.
#[inline]
pub(crate) unsafe fn allocate(size: usize) -> *mut c_void {
    // SAFETY: the caller's.
    unsafe {
        #[cfg(not(php_debug))]
        return ffi::_emalloc(size);
        #[cfg(php_debug)]
        return ffi::_emalloc(size, c"sockets-rs".as_ptr(), line!(), std::ptr::null(), 0);
    }
}

/// `emalloc` for a value whose size is known when we are compiled: the engine has a shorter way for each of its own sizes.
///
/// # Safety
/// The engine is running a request.
#[inline]
pub(crate) unsafe fn allocate_for<T>() -> *mut T {
    // SAFETY: the caller's; each function gives at least the size of its name.
    unsafe {
        #[cfg(not(php_debug))]
        match size_of::<T>() {
            65..=80 => return ffi::_emalloc_80().cast(),
            81..=96 => return ffi::_emalloc_96().cast(),
            97..=112 => return ffi::_emalloc_112().cast(),
            113..=128 => return ffi::_emalloc_128().cast(),
            _ => (),
        }
        allocate(size_of::<T>()).cast()
    }
}

/// `erealloc`.
///
/// # Safety
/// `block` came from [`allocate`] and is not used again.
#[inline]
pub(crate) unsafe fn reallocate(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: the caller's.
    unsafe {
        #[cfg(not(php_debug))]
        return ffi::_erealloc(block, size);
        #[cfg(php_debug)]
        return ffi::_erealloc(block, size, c"sockets-rs".as_ptr(), line!(), std::ptr::null(), 0);
    }
}

/// `efree`.
///
/// # Safety
/// `block` came from the engine's allocator and is not used again.
#[inline]
pub(crate) unsafe fn free(block: *mut c_void) {
    // SAFETY: the caller's.
    unsafe {
        #[cfg(not(php_debug))]
        ffi::_efree(block);
        #[cfg(php_debug)]
        ffi::_efree(block, c"sockets-rs".as_ptr(), line!(), std::ptr::null(), 0);
    }
}
