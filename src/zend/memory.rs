//! The engine's request allocator. A debug build of PHP passes the caller's place along; there we
//! name this file.

use ext_php_rs::ffi;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

/// Uninitialised room for some values of a plain type, for the time of a call. A fatal error frees
/// it as well.
pub struct RequestBuf<T: Copy> {
    start: NonNull<MaybeUninit<T>>,
    length: usize,
}

impl<T: Copy> RequestBuf<T> {
    /// For `length` values. A length that overflows ends the script, like any other that is beyond
    /// the memory limit.
    #[must_use]
    pub fn new(length: usize) -> Self {
        let size = length.saturating_mul(size_of::<T>()).max(1);
        // SAFETY: the engine is running a function of ours. Its memory is aligned for any plain
        // type.
        let start = unsafe { NonNull::new_unchecked(allocate(size).cast()) };
        Self { start, length }
    }
}

impl<T: Copy> Deref for RequestBuf<T> {
    type Target = [MaybeUninit<T>];

    fn deref(&self) -> &Self::Target {
        // SAFETY: there is room for that many, and `MaybeUninit` needs no value.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl<T: Copy> DerefMut for RequestBuf<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        // SAFETY: as above; the borrow is exclusive.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.length) }
    }
}

impl<T: Copy> Drop for RequestBuf<T> {
    fn drop(&mut self) {
        // SAFETY: it came from `allocate`, and nobody uses it any more.
        unsafe { free(self.start.as_ptr().cast()) }
    }
}

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

/// `emalloc` for a value whose size is known when we are compiled: the engine has a shorter way for
/// each of its own sizes.
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
