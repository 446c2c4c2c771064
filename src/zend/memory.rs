//! The engine's request allocator.

use ext_php_rs::ffi;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

/// An uninitialised buffer for values of a plain type, which a call needs while it runs. A fatal
/// error frees it as well.
pub struct RequestBuf<T: Copy> {
    start: NonNull<MaybeUninit<T>>,
    length: usize,
}

impl<T: Copy> RequestBuf<T> {
    /// Allocates room for `length` values. A length that overflows ends the script, like any other
    /// that is beyond the memory limit.
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

    #[inline]
    fn deref(&self) -> &Self::Target {
        // SAFETY: there is room for that many, and `MaybeUninit` needs no value.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl<T: Copy> DerefMut for RequestBuf<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Self::Target {
        // SAFETY: as above; the borrow is exclusive.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.length) }
    }
}

impl<T: Copy> Drop for RequestBuf<T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: it came from `allocate`, and nobody uses it any more.
        unsafe { free(self.start.as_ptr().cast()) }
    }
}

/// Calls a function of the engine that takes the caller's file and line in a debug build of PHP.
/// Those that make a stream take a depth before that: `(f(..); 0)`.
macro_rules! engine_call {
    ($function:ident($($argument:expr),* $(,)?) $(; $depth:literal)?) => {{
        #[cfg(not(php_debug))]
        let result = ffi::$function($($argument),*);
        #[cfg(php_debug)]
        let result = ffi::$function(
            $($argument,)* $($depth,)? c"sockets-rs".as_ptr(), line!(), std::ptr::null(), 0
        );
        result
    }};
}
pub(super) use engine_call;

/// Does the same for memory that is not a request's: there it is so since PHP 8.4.
#[cfg(php84)]
use engine_call as process_call;
#[cfg(not(php84))]
macro_rules! process_call {
    ($function:ident($($argument:expr),*)) => { ffi::$function($($argument),*) };
}

/// Allocates memory with `emalloc`. It is never null; beyond the memory limit this does not return.
///
/// # Safety
/// The engine is running a request.
#[inline]
pub(crate) unsafe fn allocate(size: usize) -> *mut c_void {
    // SAFETY: the caller's.
    unsafe { engine_call!(_emalloc(size)) }
}

/// Allocates memory for a value. For a size that the compiler knows the engine has shorter ways.
///
/// # Safety
/// The engine is running a request.
#[inline]
pub(crate) unsafe fn allocate_for<T>() -> *mut T {
    // SAFETY: the caller's; each function gives at least the size of its name.
    unsafe {
        #[cfg(not(php_debug))]
        match size_of::<T>() {
            97..=112 => return ffi::_emalloc_112().cast(),
            113..=128 => return ffi::_emalloc_128().cast(),
            129..=160 => return ffi::_emalloc_160().cast(),
            161..=192 => return ffi::_emalloc_192().cast(),
            193..=224 => return ffi::_emalloc_224().cast(),
            225..=256 => return ffi::_emalloc_256().cast(),
            _ => (),
        }
        allocate(size_of::<T>()).cast()
    }
}

/// Makes memory larger or smaller with `erealloc`.
///
/// # Safety
/// `block` came from [`allocate`] and is not used again.
#[inline]
pub(crate) unsafe fn reallocate(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: the caller's.
    unsafe { engine_call!(_erealloc(block, size)) }
}

/// Frees memory with `efree`.
///
/// # Safety
/// `block` came from the engine's allocator and is not used again.
#[inline]
pub(crate) unsafe fn free(block: *mut c_void) {
    // SAFETY: the caller's.
    unsafe { engine_call!(_efree(block)) }
}

/// An allocator of the engine.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Heap {
    /// The request's, which the memory limit counts and the end of the request frees.
    #[default]
    Request,
    /// The process's, for what is persistent: where it fails, the process ends.
    Process,
}

impl Heap {
    pub(crate) const fn new(persistent: bool) -> Self {
        if persistent { Self::Process } else { Self::Request }
    }

    /// Returns memory, never null. Of a request's, it does not return beyond the memory limit.
    ///
    /// # Safety
    /// The engine is running a request.
    pub(crate) unsafe fn allocate(self, size: usize) -> *mut c_void {
        // SAFETY: the caller's.
        unsafe {
            match self {
                Self::Request => allocate(size),
                Self::Process => process_call!(__zend_malloc(size)),
            }
        }
    }

    /// Makes memory larger or smaller, as [`Self::allocate`].
    ///
    /// # Safety
    /// `block` came from here, or is null, and is not used again.
    pub(crate) unsafe fn reallocate(self, block: *mut c_void, size: usize) -> *mut c_void {
        // SAFETY: the caller's.
        unsafe {
            match self {
                Self::Request => reallocate(block, size),
                Self::Process => process_call!(__zend_realloc(block, size)),
            }
        }
    }

    /// Frees memory.
    ///
    /// # Safety
    /// `block` came from here, and is not used again.
    pub(crate) unsafe fn free(self, block: *mut c_void) {
        // SAFETY: the caller's.
        unsafe {
            match self {
                Self::Request => free(block),
                Self::Process => nix::libc::free(block),
            }
        }
    }
}

/// Returns whether the memory limit is exceeded although the allocator has returned: some releases
/// of PHP raise the error when the function that PHP called has ended. Whoever allocates because of
/// what a peer sends has to end then.
#[inline]
pub fn is_exhausted() -> bool {
    #[cfg(php_delayed_oom)]
    return super::globals::executor().delayed_oom.state != 0;
    #[cfg(not(php_delayed_oom))]
    false
}

/// Returns a value in the engine's memory, which the end of the request frees if nobody else does.
pub fn new_plain<T>(value: T) -> NonNull<T> {
    // SAFETY: the engine is running a function of ours; the memory is a `T`'s, aligned for any
    // plain type.
    unsafe {
        let pointer = NonNull::new_unchecked(allocate_for::<T>());
        pointer.write(value);
        pointer
    }
}

/// Frees the memory of a value; what the value owns is the caller's business.
///
/// # Safety
/// `pointer` came from [`new_plain`], and nobody uses it any more.
pub unsafe fn free_plain<T>(pointer: NonNull<T>) {
    // SAFETY: the caller's.
    unsafe { free(pointer.as_ptr().cast()) }
}
