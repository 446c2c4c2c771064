//! Arrays that we build.

use super::{Array, Key, PACKED, chain};
use crate::zend::result::zval_of;
use crate::zend::{InternedStr, IntoResult};
use ext_php_rs::ffi::{self, zend_value};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

/// The empty array, as a result: the engine has one for all, so that it costs nothing.
pub struct EmptyArray;

impl IntoResult for EmptyArray {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        // The engine never changes or frees this array: a value that holds it has no count.
        (zend_value { arr: (&raw const ffi::zend_empty_array).cast_mut() }, ffi::IS_ARRAY)
    }
}

/// The least that the engine gives a table.
const LEAST: u32 = 8;

/// An array that we own: a result in the making.
pub struct OwnedArray {
    pointer: NonNull<ffi::HashTable>,
}

impl OwnedArray {
    /// Returns an empty array with room for `capacity` elements.
    #[inline]
    pub fn with_capacity(capacity: u32) -> Self {
        // SAFETY: the engine returns a table that we own, or does not return.
        let pointer = unsafe {
            NonNull::new_unchecked(match capacity {
                0..=LEAST => ffi::_zend_new_array_0(),
                _ => ffi::_zend_new_array(capacity),
            })
        };
        Self { pointer }
    }

    /// Does the same for a list. [`Self::push`] allocates nothing, and so cannot end in a fatal
    /// error, up to the `capacity`.
    #[inline]
    pub fn list(capacity: u32) -> Self {
        let list = Self::with_capacity(capacity);
        // SAFETY: the table is new.
        unsafe { ffi::zend_hash_real_init_packed(list.pointer.as_ptr()) };
        list
    }

    pub fn as_array(&self) -> Array<'_> {
        // SAFETY: the array is valid as long as its owner.
        unsafe { Array::new(self.pointer) }
    }

    /// Returns a list of one value.
    #[inline]
    pub fn of_one(value: impl IntoResult) -> Self {
        let list = Self::list(1);
        // SAFETY: the table is new, and has room.
        unsafe {
            let table = list.pointer.as_ptr();
            value.write((*table).__bindgen_anon_1.arPacked);
            (*table).nNumUsed = 1;
            (*table).nNumOfElements = 1;
            (*table).nNextFreeElement = 1;
        }
        list
    }

    #[inline]
    pub fn push(&mut self, value: impl IntoResult) {
        let table = self.pointer.as_ptr();
        // SAFETY: the table is ours. Where it is a list with room, the slot behind those used is
        // free, and its number the next key: nothing is ever removed from it. Else the engine makes
        // room; with fewer than 2^63 elements it cannot fail. The value's count moves in.
        unsafe {
            let used = (*table).nNumUsed;
            if (*table).u.flags & PACKED != 0 && used < (*table).nTableSize {
                value.write((*table).__bindgen_anon_1.arPacked.add(used as usize));
                (*table).nNumUsed = used + 1;
                (*table).nNumOfElements += 1;
                (*table).nNextFreeElement = i64::from(used) + 1;
            } else {
                ffi::zend_hash_next_index_insert(table, zval_of(value).as_mut_ptr());
            }
        };
    }

    /// Sets the element under a string key.
    #[inline]
    pub fn insert(&mut self, name: &str, value: impl IntoResult) {
        let mut slot = zval_of(value);
        // SAFETY: the table is ours; the engine copies the name; the value's count moves in.
        unsafe {
            ffi::zend_hash_str_update(
                self.pointer.as_ptr(),
                name.as_ptr().cast(),
                name.len(),
                slot.as_mut_ptr(),
            )
        };
    }

    /// Sets the element under a key that another array has.
    #[inline]
    pub fn insert_key(&mut self, key: Key<'_>, value: impl IntoResult) {
        let mut slot = zval_of(value);
        // SAFETY: the table is ours; the engine counts the key; the value's count moves in.
        unsafe {
            match key {
                Key::Index(index) => {
                    ffi::zend_hash_index_update(self.pointer.as_ptr(), index, slot.as_mut_ptr())
                }
                Key::Name(name) => {
                    ffi::zend_hash_update(self.pointer.as_ptr(), name.as_ptr(), slot.as_mut_ptr())
                }
            }
        };
    }
}

/// An array in the making whose keys are known strings, each of them once. What its table says is
/// here as well: so the compiler knows it.
pub struct KeyedArray {
    array: OwnedArray,
    buckets: *mut ffi::Bucket,
    used: u32,
}

impl KeyedArray {
    /// Returns an empty array with room for [`Self::ROOM`] elements.
    #[inline]
    pub fn new() -> Self {
        let array = OwnedArray::with_capacity(Self::ROOM);
        let table = array.pointer.as_ptr();
        // SAFETY: the table is new.
        unsafe {
            ffi::zend_hash_real_init_mixed(table);
            Self { array, buckets: (*table).__bindgen_anon_1.arData, used: 0 }
        }
    }

    /// Returns an array of these numbers.
    pub fn of_numbers(numbers: &[(&InternedStr, i64)]) -> Self {
        let mut array = Self::new();
        for (name, number) in numbers {
            array.add(name, *number);
        }
        array
    }

    const ROOM: u32 = LEAST;

    /// Adds an element under a key that the array does not have yet. Allocates nothing, up to the
    /// room.
    #[inline]
    pub fn add(&mut self, name: &InternedStr, value: impl IntoResult) {
        let table = self.array.pointer.as_ptr();
        let name = name.as_str().as_ptr();
        let used = self.used;
        // SAFETY: the table is ours. While it has room, the bucket behind those used is free, and
        // is put before its hash's chain; from then on the engine finds a place. It keeps an
        // interned name without counting; the value's count moves in. A key that is there already
        // would be there twice, which is wrong but harmless.
        unsafe {
            if used == Self::ROOM {
                ffi::zend_hash_add_new(table, name, zval_of(value).as_mut_ptr());
                return;
            }
            let bucket = self.buckets.add(used as usize);
            let hash = (*name).h;
            value.write(&raw mut (*bucket).val);
            (*bucket).val.u2.next = chain(table, self.buckets, hash).replace(used);
            (*bucket).h = hash;
            (*bucket).key = name;
            self.used = used + 1;
            (*table).nNumUsed = self.used;
            (*table).nNumOfElements = self.used;
        }
    }
}

impl IntoResult for KeyedArray {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        self.array.into_parts()
    }
}

impl IntoResult for OwnedArray {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (zend_value { arr: ManuallyDrop::new(self).pointer.as_ptr() }, ffi::IS_ARRAY_EX)
    }
}

impl Drop for OwnedArray {
    fn drop(&mut self) {
        // SAFETY: we are the only owner: a counted handle to it never left this type.
        unsafe { ffi::zend_array_destroy(self.pointer.as_ptr()) }
    }
}
