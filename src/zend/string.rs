//! Strings of the engine: `Str`, a handle to one, and `OwnedStr`, one that we own.
//!
//! May use: the engine's FFI. Allocation may end in a fatal error (the memory limit), which leaves
//! by longjmp.

use super::{globals, guarded, is_exhausted};
use ext_php_rs::ffi;
use kernel::recv_buffer;
use std::ffi::CStr;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit, offset_of};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The type word of a string that is neither interned nor collectable: `IS_STRING |
/// GC_NOT_COLLECTABLE`.
const STRING_HEADER: u32 = ffi::IS_STRING | (1 << 4);
/// The flag that marks an interned string in the header's type word (`IS_STR_INTERNED`,
/// `GC_IMMUTABLE`).
const INTERNED: u32 = 1 << 6;

/// A string that the engine owns and that lives for `'a`.
#[derive(Clone, Copy)]
pub struct Str<'a> {
    pointer: NonNull<ffi::zend_string>,
    life: PhantomData<&'a [u8]>,
}

impl<'a> Str<'a> {
    /// # Safety
    /// `pointer` is a string that stays valid, with the same bytes, for `'a`.
    #[inline]
    pub(crate) const unsafe fn new(pointer: NonNull<ffi::zend_string>) -> Self {
        Self { pointer, life: PhantomData }
    }

    /// The string itself, for calls into the engine.
    #[inline]
    pub(crate) const fn as_ptr(self) -> *mut ffi::zend_string {
        self.pointer.as_ptr()
    }

    /// Its bytes, without the terminating NUL.
    #[inline]
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        // SAFETY: the string is valid for 'a (`new`), and the engine changes no string that has
        // another owner.
        unsafe {
            let string = self.as_ptr();
            std::slice::from_raw_parts((&raw const (*string).val).cast(), (*string).len)
        }
    }

    /// The string as C takes it, without a copy. `None`: it has a NUL within, where C would cut it.
    #[must_use]
    pub fn c_str(self) -> Option<&'a CStr> {
        // SAFETY: as in `bytes`; the engine puts a NUL behind every string.
        let with_nul = unsafe {
            let string = self.as_ptr();
            std::slice::from_raw_parts((&raw const (*string).val).cast(), (*string).len + 1)
        };
        CStr::from_bytes_with_nul(with_nul).ok()
    }
}

/// A string that the engine knows for good, with its hash: a key that arrays are often asked for.
pub struct InternedStr {
    text: &'static str,
    pointer: AtomicPtr<ffi::zend_string>,
}

impl InternedStr {
    /// To be made known by [`Self::intern`], at start-up.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, pointer: AtomicPtr::new(std::ptr::null_mut()) }
    }

    /// Tells the engine.
    ///
    /// # Safety
    /// The engine is starting the module.
    pub unsafe fn intern(&self) {
        let text = self.text.as_bytes();
        // SAFETY: the engine has set the function; it copies the text. A permanent string lives as
        // long as the process, and has its hash.
        let string = unsafe {
            ffi::zend_string_init_interned
                .map_or(std::ptr::null_mut(), |init| init(text.as_ptr().cast(), text.len(), true))
        };
        self.pointer.store(string, Ordering::Relaxed);
    }

    /// What it says.
    #[inline]
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The string.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> Str<'static> {
        let pointer = NonNull::new(self.pointer.load(Ordering::Relaxed));
        // SAFETY: `intern` has stored a permanent string; before that there is the engine's empty
        // one.
        unsafe {
            Str::new(pointer.unwrap_or_else(|| NonNull::new_unchecked(ffi::zend_empty_string)))
        }
    }
}

/// A string that we own: a result in the making.
pub struct OwnedStr {
    pointer: NonNull<ffi::zend_string>,
}

impl OwnedStr {
    /// # Safety
    /// `pointer` is a string with a count that the caller hands over.
    #[inline]
    pub(crate) const unsafe fn from_raw(pointer: NonNull<ffi::zend_string>) -> Self {
        Self { pointer }
    }

    /// Gives the count away.
    #[inline]
    pub(crate) fn into_raw(self) -> *mut ffi::zend_string {
        ManuallyDrop::new(self).pointer.as_ptr()
    }

    /// A copy of `bytes`. The empty string and single bytes are the engine's interned ones: no
    /// allocation.
    #[inline]
    #[must_use]
    pub fn copy(bytes: &[u8]) -> Self {
        // SAFETY: both tables are set once at the engine's start-up, and interned strings need no
        // count.
        unsafe {
            match *bytes {
                [] => return Self::from_raw(NonNull::new_unchecked(ffi::zend_empty_string)),
                [byte] => {
                    let table =
                        (&raw const ffi::zend_one_char_string).cast::<*mut ffi::zend_string>();
                    return Self::from_raw(NonNull::new_unchecked(*table.add(byte.into())));
                }
                _ => (),
            }
        }
        Self::fill(bytes.len(), |buffer| {
            buffer.write_copy_of_slice(bytes);
            Ok::<_, std::convert::Infallible>(bytes.len())
        })
        .unwrap_or_else(|never| match never {})
    }

    /// A string of up to `capacity` bytes: `write` fills a prefix and returns its length. When it
    /// fails the buffer is freed.
    ///
    /// # Errors
    /// What `write` returns.
    #[inline]
    pub fn fill<E>(
        capacity: usize,
        write: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, E>,
    ) -> Result<Self, E> {
        Self::fill_with(capacity, |buffer| write(buffer).map(|length| (length, ())))
            .map(|(string, ())| string)
    }

    /// The same, where `write` has more to say.
    #[inline]
    fn fill_with<T, E>(
        capacity: usize,
        write: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<(usize, T), E>,
    ) -> Result<(Self, T), E> {
        let string = Self::allocate(capacity);
        let pointer = string.pointer.as_ptr();
        // SAFETY: `allocate` gave `capacity` bytes behind the header, which nobody else knows yet.
        let buffer =
            unsafe { std::slice::from_raw_parts_mut((&raw mut (*pointer).val).cast(), capacity) };
        let (length, more) = write(buffer)?;
        let length = length.min(capacity);
        // SAFETY: `length` is within the allocation, which has one more byte for the NUL.
        unsafe {
            (*pointer).len = length;
            (&raw mut (*pointer).val).cast::<u8>().add(length).write(0);
        }
        Ok((string.shrunk(capacity), more))
    }

    /// What `read` receives into a buffer of `limit` bytes, of which it tells the number, and what
    /// else it says.
    ///
    /// The string is made first, and a fatal error loses nothing. But where far less than `limit` is
    /// expected, or that is so huge that the engine would ask the system for memory, it is made
    /// second, of the right size: what a huge limit costs depends on what arrives. A fatal error
    /// hands the bytes to `rescue` then.
    ///
    /// # Errors
    /// What `read` returns; ENOMEM.
    #[inline]
    pub fn receive<T>(
        limit: usize,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(usize, T)>,
        rescue: impl Fn(&[u8]),
    ) -> kernel::Result<(Self, T)> {
        /// From here on it can be worth a copy where the bytes come to at first.
        const MUCH: usize = 1024;
        /// Up to here it makes no difference.
        const SMALL: usize = 512;
        if limit <= SMALL {
            return Self::fill_with(limit, read);
        }
        let expected = globals::recv_buffer();
        if limit >= Self::HUGE || expected.expects_little(limit) {
            return Self::receive_elsewhere(limit, read, rescue);
        }
        let (string, more) = Self::fill_with(limit, |buffer| {
            if is_exhausted() {
                return Err(kernel::Error(nix::libc::ENOMEM));
            }
            if limit < MUCH || !globals::copies_pay() {
                return read(buffer);
            }
            globals::with_window(limit, |window| {
                let (count, more) = read(window)?;
                // SAFETY: both have `limit` bytes.
                unsafe { recv_buffer::copy(window.get(..count).unwrap_or(window), buffer) };
                Ok((count, more))
            })
        })?;
        expected.note(string.as_str().bytes().len());
        Ok((string, more))
    }

    /// From here on the engine asks the system for a string's memory.
    const HUGE: usize = 2 * 1024 * 1024 - 8 * 1024;

    /// Whether there is memory to receive up to `limit` bytes.
    #[inline]
    #[must_use]
    pub fn can_receive(limit: usize) -> bool {
        limit < Self::HUGE || globals::with_window(limit, |_| Ok(())).is_ok()
    }

    fn receive_elsewhere<T>(
        limit: usize,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(usize, T)>,
        rescue: impl Fn(&[u8]),
    ) -> kernel::Result<(Self, T)> {
        let result = globals::with_window(limit, |window| {
            let (count, more) = read(window)?;
            globals::recv_buffer().note(count);
            // SAFETY: the kernel wrote them.
            let bytes = unsafe { window.get(..count).unwrap_or_default().assume_init_ref() };
            let string = guarded(&mut (), |()| Self::copy(bytes), |()| rescue(bytes));
            if is_exhausted() {
                rescue(bytes);
            }
            Ok((string, more))
        });
        globals::recv_buffer().shrink();
        result
    }

    /// Uninitialised but for the header: room for `capacity` bytes and a NUL.
    #[inline]
    fn allocate(capacity: usize) -> Self {
        // The engine asks the same of its own lengths: header and NUL must not overflow. isize::MAX
        // is far beyond any memory limit.
        let size = (offset_of!(ffi::zend_string, val) + capacity.min(isize::MAX as usize / 2) + 1)
            .next_multiple_of(8);
        // SAFETY: `_emalloc` returns memory of that size or does not return; the header's fields
        // are written before anyone reads them.
        unsafe {
            let pointer: *mut ffi::zend_string = super::memory::allocate(size).cast();
            (*pointer).gc.refcount = 1;
            (*pointer).gc.u.type_info = STRING_HEADER;
            (*pointer).h = 0;
            (*pointer).len = 0;
            Self::from_raw(NonNull::new_unchecked(pointer))
        }
    }

    /// Gives back what a short result left unused, when that is worth a call of the allocator.
    #[inline]
    fn shrunk(self, capacity: usize) -> Self {
        const WORTHWHILE: usize = 64;
        let length = self.as_str().bytes().len();
        if capacity - length < WORTHWHILE {
            return self;
        }
        let size = (offset_of!(ffi::zend_string, val) + length + 1).next_multiple_of(8);
        let pointer = self.into_raw();
        // SAFETY: we are the only owner of the block, and `size` covers header, bytes and NUL.
        unsafe {
            Self::from_raw(NonNull::new_unchecked(
                super::memory::reallocate(pointer.cast(), size).cast(),
            ))
        }
    }

    /// A handle to it.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> Str<'_> {
        // SAFETY: the string is valid as long as its owner.
        unsafe { Str::new(self.pointer) }
    }

    /// The flags of a zval that holds it: counted, unless it is interned.
    #[inline]
    pub(crate) fn type_info(&self) -> u32 {
        // SAFETY: the string is valid.
        let interned = unsafe { (*self.pointer.as_ptr()).gc.u.type_info } & INTERNED != 0;
        if interned { ffi::IS_STRING } else { ffi::IS_STRING_EX }
    }
}

impl Drop for OwnedStr {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the count is ours; interned strings are not counted. Nobody else frees a string
        // whose count we held last.
        unsafe {
            let string = self.pointer.as_ptr();
            if (*string).gc.u.type_info & INTERNED == 0 {
                (*string).gc.refcount -= 1;
                if (*string).gc.refcount == 0 {
                    super::memory::free(string.cast());
                }
            }
        }
    }
}
