//! Strings of the engine: `Str`, a handle to one, and `OwnedStr`, one that we own.
//!
//! Allocation may end in a fatal error (the memory limit), which leaves by longjmp.

use super::{IntoResult, globals, guarded, is_exhausted};
use ext_php_rs::ffi::{self, zend_value};
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

    #[inline]
    pub(crate) const fn as_ptr(self) -> *mut ffi::zend_string {
        self.pointer.as_ptr()
    }

    /// Returns the bytes, without the terminating NUL.
    #[inline]
    pub fn bytes(self) -> &'a [u8] {
        // SAFETY: the string is valid for 'a (`new`), and the engine changes no string that has
        // another owner.
        unsafe {
            let string = self.as_ptr();
            std::slice::from_raw_parts((&raw const (*string).val).cast(), (*string).len)
        }
    }

    /// Returns the string as C takes it, without a copy. `None`: it has a NUL within, where C would
    /// end it.
    pub fn c_str(self) -> Option<&'a CStr> {
        // SAFETY: as in `bytes`; the engine puts a NUL behind every string.
        let text = unsafe { CStr::from_ptr(self.bytes().as_ptr().cast()) };
        (text.count_bytes() == self.bytes().len()).then_some(text)
    }
}

/// A string that the engine knows for good, with its hash: a key that arrays are often asked for.
/// What changes lies elsewhere, so that the compiler knows the text.
pub struct InternedStr {
    text: &'static str,
    known: &'static Interned,
}

/// The cell of an [`InternedStr`] that holds the pointer to the engine's string.
pub struct Interned(AtomicPtr<ffi::zend_string>);

/// What an [`InternedStr`] is before the engine knows it: an empty string, which nobody changes.
struct Unknown(ffi::zend_string);

// SAFETY: it is never written to: the flag tells the engine not to count it.
unsafe impl Sync for Unknown {}

// SAFETY: all zero, but for the flag, is an empty string with a NUL behind it.
static UNKNOWN: Unknown = Unknown(unsafe {
    let mut string: ffi::zend_string = std::mem::zeroed();
    string.gc.u.type_info = ffi::IS_STRING | INTERNED;
    string
});

impl Interned {
    /// Returns the cell for a string that is not interned yet.
    pub const fn new() -> Self {
        Self(AtomicPtr::new((&raw const UNKNOWN.0).cast_mut()))
    }
}

impl InternedStr {
    /// Returns a string that [`Self::intern`] has to intern when the module starts.
    pub const fn new(text: &'static str, known: &'static Interned) -> Self {
        Self { text, known }
    }

    /// Has the engine intern the string.
    ///
    /// # Safety
    /// The engine is starting the module.
    pub unsafe fn intern(&self) {
        let text = self.text.as_bytes();
        // SAFETY: the engine has set the function; it copies the text. The string has its hash, and
        // lives as long as the module: for one request, where `dl()` has loaded that.
        unsafe {
            if let Some(init) = ffi::zend_string_init_interned {
                let string = init(text.as_ptr().cast(), text.len(), true);
                self.known.0.store(string, Ordering::Relaxed);
            }
        }
    }

    #[inline]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    #[inline]
    pub fn as_str(&self) -> Str<'static> {
        // SAFETY: it is `UNKNOWN`, or a string that `intern` has stored.
        unsafe { Str::new(NonNull::new_unchecked(self.known.0.load(Ordering::Relaxed))) }
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
    fn into_raw(self) -> *mut ffi::zend_string {
        ManuallyDrop::new(self).pointer.as_ptr()
    }

    /// Returns a copy of `bytes`. The empty string and single bytes are the engine's interned ones:
    /// no allocation.
    #[inline]
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
        let mut string = Self::allocate(bytes.len());
        // SAFETY: it was allocated with that capacity, and all of the room is written.
        unsafe {
            string.room(bytes.len()).write_copy_of_slice(bytes);
            string.finish(bytes.len(), bytes.len())
        }
    }

    /// Returns a string of up to `capacity` bytes: `read` receives a prefix and returns its length.
    ///
    /// # Errors
    /// What `read` returns. ENOMEM: the memory limit is exceeded, and nothing was received.
    #[inline]
    pub fn fill(
        capacity: usize,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<usize>,
    ) -> kernel::Result<Self> {
        Self::fill_with(capacity, |buffer| Ok((read(buffer)?, ()))).map(|(string, ())| string)
    }

    /// Does the same, where `read` returns more than the length.
    #[inline]
    fn fill_with<T>(
        capacity: usize,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(usize, T)>,
    ) -> kernel::Result<(Self, T)> {
        let mut string = Self::allocate(capacity);
        if is_exhausted() {
            return Err(kernel::Error::NOMEM);
        }
        // SAFETY: it was allocated with that capacity; what `read` says to have written is.
        unsafe {
            let (length, more) = read(string.room(capacity))?;
            Ok((string.finish(length.min(capacity), capacity), more))
        }
    }

    /// Returns what `read` receives into a buffer of `limit` bytes, of which it tells the number,
    /// and what else it says. Where that is much, or there is no memory for it, the buffer has as
    /// many as `next` says: [`kernel::send_recv::next_length`] of at most its argument.
    ///
    /// A string is made first, and a fatal error loses nothing. Where little is expected (see
    /// [`recv_buffer::RecvBuffer::expects_little`]) and more comes, it is made anew, and a fatal
    /// error hands the bytes to `rescue`: of those the memory limit did not know, and so they are
    /// never much. Where nobody `can_rescue` them, the string has room for all that may come.
    ///
    /// # Errors
    /// What `read` and `next` return; ENOMEM.
    #[inline]
    pub fn receive<T>(
        limit: usize,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(usize, T)>,
        next: impl Fn(usize) -> kernel::Result<usize>,
        can_rescue: bool,
        rescue: impl Fn(&[u8]),
    ) -> kernel::Result<(Self, T)> {
        if limit <= recv_buffer::SMALL {
            // A closure of its own, so that each of the two is compiled to where it is used.
            #[allow(clippy::redundant_closure)]
            return Self::fill_with(limit, |room| read(room));
        }
        let buffer = globals::recv_buffer();
        let bounded = |most: usize| match limit {
            _ if limit <= most => Ok(limit),
            _ => next(limit).map(|length| length.max(most).min(limit)),
        };
        let (limit, little) = if can_rescue {
            let limit = bounded(recv_buffer::KEPT)?;
            (limit, buffer.expects_little(limit))
        } else {
            (bounded(recv_buffer::LEAST)?, None)
        };
        let elsewhere = little.is_some() || limit <= recv_buffer::KEPT && globals::copies_pay();
        let (string, more) = if elsewhere {
            Self::receive_elsewhere(limit, little.unwrap_or(limit), read, next, rescue)?
        } else {
            Self::fill_with(limit, read)?
        };
        buffer.note(string.as_str().bytes().len());
        Ok((string, more))
    }

    /// Does the same, where the bytes do not come to the string, which is made for `capacity` of
    /// them.
    #[inline]
    fn receive_elsewhere<T>(
        limit: usize,
        mut capacity: usize,
        read: impl FnOnce(&mut [MaybeUninit<u8>]) -> kernel::Result<(usize, T)>,
        next: impl Fn(usize) -> kernel::Result<usize>,
        rescue: impl Fn(&[u8]),
    ) -> kernel::Result<(Self, T)> {
        let mut string = Self::allocate(capacity);
        if is_exhausted() {
            return Err(kernel::Error::NOMEM);
        }
        let less = || Ok(next(recv_buffer::LEAST)?.max(recv_buffer::LEAST).min(limit));
        globals::recv_buffer().with(limit, less, |window| {
            let (count, more) = read(window)?;
            let bytes = window.get(..count).unwrap_or(window);
            if bytes.len() > capacity {
                capacity = bytes.len();
                // SAFETY: the kernel wrote them.
                string = Self::allocate_received(unsafe { bytes.assume_init_ref() }, rescue);
            }
            // SAFETY: it was allocated with that capacity, which is no less than what came; the
            // kernel wrote that.
            unsafe {
                recv_buffer::copy(bytes, string.room(capacity));
                Ok((string.finish(bytes.len(), capacity), more))
            }
        })
    }

    /// Returns a string for bytes that have come already. A fatal error hands them to `rescue`.
    #[cold]
    fn allocate_received(bytes: &[u8], rescue: impl Fn(&[u8])) -> Self {
        let string = guarded(&mut (), |()| Self::allocate(bytes.len()), |()| rescue(bytes));
        if is_exhausted() {
            rescue(bytes);
        }
        string
    }

    /// Allocates a string with room for `capacity` bytes and a NUL. Only the header is written.
    #[inline]
    fn allocate(capacity: usize) -> Self {
        // The engine asks the same of its own lengths: header and NUL must not overflow. isize::MAX
        // is far beyond any memory limit.
        let size = Self::size(capacity.min(isize::MAX as usize / 2));
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

    /// Returns where the bytes of a new string are.
    ///
    /// # Safety
    /// [`Self::allocate`] has made it, with that capacity.
    #[inline]
    unsafe fn room(&mut self, capacity: usize) -> &mut [MaybeUninit<u8>] {
        // SAFETY: the caller's; nobody else knows the string yet.
        unsafe {
            let string = self.pointer.as_ptr();
            std::slice::from_raw_parts_mut((&raw mut (*string).val).cast(), capacity)
        }
    }

    /// Returns the string of the first `length` bytes. Gives back what is left unused, when that is
    /// worth a call of the allocator.
    ///
    /// # Safety
    /// [`Self::allocate`] has made it, with that capacity; `length` is no more than that, and so
    /// many bytes of the room are written.
    #[inline]
    unsafe fn finish(self, length: usize, capacity: usize) -> Self {
        let string = self.into_raw();
        // SAFETY: the caller's: there is room for the bytes and a NUL. We are the only owner of the
        // block, and the new size covers header, bytes and NUL.
        unsafe {
            (*string).len = length;
            (&raw mut (*string).val).cast::<u8>().add(length).write(0);
            if capacity - length < recv_buffer::SPARE {
                return Self::from_raw(NonNull::new_unchecked(string));
            }
            let block = super::memory::reallocate(string.cast(), Self::size(length));
            Self::from_raw(NonNull::new_unchecked(block.cast()))
        }
    }

    /// Returns the size of a string's memory: header, bytes, and a NUL.
    #[inline]
    const fn size(length: usize) -> usize {
        (offset_of!(ffi::zend_string, val) + length + 1 + 7) & !7
    }

    #[inline]
    pub fn as_str(&self) -> Str<'_> {
        // SAFETY: the string is valid as long as its owner.
        unsafe { Str::new(self.pointer) }
    }
}

impl IntoResult for OwnedStr {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        // SAFETY: the string is valid. The value is counted, unless the string is interned.
        let interned = unsafe { (*self.pointer.as_ptr()).gc.u.type_info } & INTERNED != 0;
        let type_info = if interned { ffi::IS_STRING } else { ffi::IS_STRING_EX };
        (zend_value { str_: self.into_raw() }, type_info)
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
