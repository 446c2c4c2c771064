//! `Table`: an array, or an object's properties in its place.
//!
//! May use: the engine's FFI. Asking an object for its properties runs user code for some objects
//! (lazy ones, PHP 8.4).

use super::value::tag;
use super::{Array, Value};
use ext_php_rs::ffi;
use std::ptr::NonNull;

/// The flag in the header's type word of an array that is shared for ever and not counted
/// (`GC_IMMUTABLE`).
const IMMUTABLE: u32 = 1 << 6;

/// The elements of an array, or an object's properties. Properties carry a count of our own, so
/// that they stay what they are while user code changes the object; what they point at is the
/// object's, which the call's frame keeps alive.
pub struct Table<'a> {
    array: Array<'a>,
    is_counted: bool,
}

impl<'a> Value<'a> {
    /// The array, or the object's properties, as they are.
    pub fn properties(self) -> Option<Table<'a>> {
        self.table_with(|object| {
            // SAFETY: an object has handlers, of which this one answers with a table that the
            // object owns, or null.
            unsafe {
                let get_properties = (*(*(*object).value.obj).handlers).get_properties?;
                let table = NonNull::new(get_properties((*object).value.obj))?;
                if (*table.as_ptr()).gc.u.type_info & IMMUTABLE == 0 {
                    (*table.as_ptr()).gc.refcount += 1;
                }
                Some(table)
            }
        })
    }

    /// The array, or what PHP's `(array)` cast makes of an object. `None` for other values, which
    /// the cast would wrap.
    pub fn cast_properties(self) -> Option<Table<'a>> {
        let purpose = ffi::_zend_prop_purpose_ZEND_PROP_PURPOSE_ARRAY_CAST;
        self.table_with(|object| {
            // SAFETY: the value is an object; the engine answers with a table that has a count for
            // us, or null.
            NonNull::new(unsafe { ffi::zend_get_properties_for(object, purpose) })
        })
    }

    /// `of_object` returns a table with a count for us.
    fn table_with(
        self,
        of_object: impl FnOnce(*mut ffi::zval) -> Option<NonNull<ffi::HashTable>>,
    ) -> Option<Table<'a>> {
        if self.tag() == tag::OBJECT {
            let table = of_object(self.as_ptr())?;
            return Some(Table {
                // SAFETY: our count keeps it.
                array: unsafe { Array::new(table) },
                is_counted: true,
            });
        }
        self.as_array().map(|array| Table { array, is_counted: false })
    }
}

impl<'a> Table<'a> {
    /// The element under a string key; a reference is followed. It lives as long as nothing but we
    /// runs: [`Value::to_owned_value`] it, or convert it at once.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        self.array.get(name)
    }
}

impl Drop for Table<'_> {
    fn drop(&mut self) {
        if !self.is_counted {
            return;
        }
        let table = self.array.as_ptr();
        // SAFETY: the count is ours; immutable tables have none. Nobody else frees a table whose
        // count we held last.
        unsafe {
            if (*table).gc.u.type_info & IMMUTABLE == 0 {
                (*table).gc.refcount -= 1;
                if (*table).gc.refcount == 0 {
                    ffi::zend_array_destroy(table);
                }
            }
        }
    }
}
