//! Arrays of the engine: `Array`, a handle to read one, and `OwnedArray`, one that we build.
//!
//! Reading runs no user code; building allocates, and so may end in a fatal error.

mod owned;

pub use owned::{EmptyArray, KeyedArray, OwnedArray};

use super::{InternedStr, Str, Value};
use ext_php_rs::ffi;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// The flag in a table's flags that says its elements have no keys of their own
/// (`HASH_FLAG_PACKED`).
const PACKED: u32 = 1 << 2;

/// What ends a chain of buckets (`HT_INVALID_IDX`).
const END: u32 = u32::MAX;

/// Returns where the table keeps the first bucket of a hash: before its buckets, at negative
/// indices (`HT_HASH`).
///
/// # Safety
/// The table is valid, and `buckets` are its own.
#[inline]
unsafe fn chain(table: *mut ffi::HashTable, buckets: *mut ffi::Bucket, hash: u64) -> *mut u32 {
    #[allow(clippy::cast_possible_truncation)] // as the engine does
    // SAFETY: the caller's; the mask makes a negative number that is within the table's memory.
    unsafe {
        let place = ((hash as u32) | (*table).nTableMask).cast_signed();
        buckets.cast::<u32>().offset(place as isize)
    }
}

/// An array that the engine owns and that lives for `'a`.
#[derive(Clone, Copy)]
pub struct Array<'a> {
    pointer: NonNull<ffi::HashTable>,
    life: PhantomData<&'a ffi::HashTable>,
}

#[derive(Clone, Copy)]
pub enum Key<'a> {
    Index(u64),
    Name(Str<'a>),
}

impl<'a> Array<'a> {
    /// # Safety
    /// `pointer` is an array that stays valid for `'a`.
    #[inline]
    pub(crate) const unsafe fn new(pointer: NonNull<ffi::HashTable>) -> Self {
        Self { pointer, life: PhantomData }
    }

    #[inline]
    pub(crate) const fn as_ptr(self) -> *mut ffi::HashTable {
        self.pointer.as_ptr()
    }

    #[inline]
    pub fn len(self) -> usize {
        // SAFETY: the array is valid (`new`).
        unsafe { (*self.as_ptr()).nNumOfElements as usize }
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns whether it has only ever been a list.
    #[inline]
    pub fn is_packed(self) -> bool {
        // SAFETY: the array is valid (`new`).
        unsafe { (*self.as_ptr()).u.flags & PACKED != 0 }
    }

    /// Returns the element under a string key; a reference is followed. A property that was never
    /// initialised is none.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        // SAFETY: the array is valid; the engine copies nothing and keeps nothing. What it finds
        // lives in the array.
        unsafe {
            let found = ffi::zend_hash_str_find(self.as_ptr(), name.as_ptr().cast(), name.len());
            NonNull::new(found).map(|value| Value::new(value).deref()).filter(|it| !it.is_hole())
        }
    }

    /// Returns the element under an interned string key; a reference is handed out as it stands.
    #[inline]
    pub fn find(self, name: &InternedStr) -> Option<Value<'a>> {
        let text = name.text().as_bytes();
        let name = name.as_str();
        // SAFETY: the array is valid, and the hash of an interned string is known. A chain begins
        // at the hash's index before the buckets (which a list has as well), and leads from bucket
        // to bucket. What is found lives in the array.
        unsafe {
            let hash = (*name.as_ptr()).h;
            let buckets = (*self.as_ptr()).__bindgen_anon_1.arData;
            let mut index = *chain(self.as_ptr(), buckets, hash);
            while index != END {
                let bucket = buckets.add(index as usize);
                let is_same = |key| Str::new(key).bytes() == text;
                if std::ptr::eq((*bucket).key, name.as_ptr())
                    || (*bucket).h == hash && NonNull::new((*bucket).key).is_some_and(is_same)
                {
                    return Some(Value::new(NonNull::from(&mut (*bucket).val)));
                }
                index = (*bucket).val.u2.next;
            }
        }
        None
    }

    pub fn has(self, key: Key<'_>) -> bool {
        // SAFETY: the array and the key are valid; the engine copies nothing and keeps nothing.
        let found = unsafe {
            match key {
                Key::Index(index) => ffi::zend_hash_index_find(self.as_ptr(), index),
                Key::Name(name) => ffi::zend_hash_find(self.as_ptr(), name.as_ptr()),
            }
        };
        !found.is_null()
    }

    /// Returns whether a script could not tell the array from one that was just made by appending
    /// its elements: a list without holes, whose next key and whose internal pointer are where they
    /// were then. (References among the elements are not looked for.)
    #[inline]
    pub fn is_as_new(self) -> bool {
        // SAFETY: the array is valid (`new`).
        unsafe {
            let table = &*self.as_ptr();
            self.is_packed()
                && table.nNumUsed == table.nNumOfElements
                && i64::from(table.nNumUsed) == table.nNextFreeElement
                && table.nInternalPointer == 0
        }
    }

    /// Returns keys and values in order; a reference is handed out as it stands. The table is read
    /// anew for each element, so user code that changes the array meanwhile does no harm.
    #[inline]
    pub fn iter(self) -> Elements<'a> {
        Elements(self.live_values())
    }

    /// Does the same without the keys, at less cost.
    #[inline]
    pub fn live_values(self) -> LiveValues<'a> {
        LiveValues { array: self, next: 0 }
    }

    /// Returns the values in order, at the least cost: only for a loop in which no user code can
    /// run, for nothing may change the array meanwhile.
    #[inline]
    pub fn values(self) -> Values<'a> {
        // SAFETY: the array is valid. A bucket begins with its value.
        let (start, stride, used) = unsafe {
            let table = &*self.as_ptr();
            let (start, stride) = if table.u.flags & PACKED != 0 {
                (table.__bindgen_anon_1.arPacked, size_of::<ffi::zval>())
            } else {
                (table.__bindgen_anon_1.arData.cast(), size_of::<ffi::Bucket>())
            };
            (start, stride, table.nNumUsed as usize)
        };
        Values {
            next: start,
            end: start.wrapping_byte_add(used * stride),
            stride,
            life: PhantomData,
        }
    }
}

pub struct Values<'a> {
    next: *mut ffi::zval,
    end: *mut ffi::zval,
    /// How many bytes lie between two values, which stand alone or in buckets with their keys.
    stride: usize,
    life: PhantomData<&'a ffi::HashTable>,
}

impl<'a> Values<'a> {
    /// Returns the next slot of the table: a value, or what a removed one has left, which is null.
    #[inline]
    pub fn peek(&self) -> Option<Value<'a>> {
        // SAFETY: what lies before the end is an initialised slot of the table.
        (self.next != self.end).then(|| unsafe { Value::new(NonNull::new_unchecked(self.next)) })
    }

    /// Passes the slot that [`Self::peek`] has shown.
    #[inline]
    pub fn advance(&mut self) {
        if self.next != self.end {
            self.next = self.next.wrapping_byte_add(self.stride);
        }
    }
}

impl<'a> Iterator for Values<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        while let Some(value) = self.peek() {
            self.advance();
            if !value.is_hole() {
                return Some(value);
            }
        }
        None
    }
}

pub struct LiveValues<'a> {
    array: Array<'a>,
    next: u32,
}

impl<'a> LiveValues<'a> {
    /// Returns the next slot: a value, or what a removed one has left.
    #[inline]
    fn slot(&mut self) -> Option<Value<'a>> {
        let table = self.array.as_ptr();
        // SAFETY: the array is valid, and `next` is below the number of slots used, all of which
        // are initialised. A bucket begins with its value.
        unsafe {
            let index = self.next as usize;
            if self.next >= (*table).nNumUsed {
                return None;
            }
            self.next += 1;
            let value = if (*table).u.flags & PACKED != 0 {
                (*table).__bindgen_anon_1.arPacked.add(index)
            } else {
                (*table).__bindgen_anon_1.arData.add(index).cast()
            };
            Some(Value::new(NonNull::new_unchecked(value)))
        }
    }

    #[cold]
    fn next_behind_hole(&mut self) -> Option<Value<'a>> {
        loop {
            let value = self.slot()?;
            if !value.is_hole() {
                return Some(value);
            }
        }
    }
}

impl<'a> Iterator for LiveValues<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let value = self.slot()?;
        if value.is_hole() { self.next_behind_hole() } else { Some(value) }
    }
}

pub struct Elements<'a>(LiveValues<'a>);

impl<'a> Iterator for Elements<'a> {
    type Item = (Key<'a>, Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let value = self.0.next()?;
        if self.0.array.is_packed() {
            return Some((Key::Index((self.0.next - 1).into()), value));
        }
        // SAFETY: the value begins a bucket of the array.
        let key = unsafe {
            let bucket = value.as_ptr().cast::<ffi::Bucket>();
            NonNull::new((*bucket).key)
                .map_or_else(|| Key::Index((*bucket).h), |name| Key::Name(Str::new(name)))
        };
        Some((key, value))
    }

    /// Passes `count` elements without a walk, where the array has no holes.
    #[inline]
    fn nth(&mut self, count: usize) -> Option<Self::Item> {
        let table = self.0.array.as_ptr();
        // SAFETY: the array is valid.
        let dense = unsafe { (*table).nNumUsed == (*table).nNumOfElements };
        if dense {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            self.0.next = self.0.next.saturating_add(count);
        } else {
            for _ in 0..count {
                self.next()?;
            }
        }
        self.next()
    }
}
