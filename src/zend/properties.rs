//! Arrays, and objects' properties in their place.
//!
//! Asking an object for its properties runs user code for some objects (lazy ones, PHP 8.4).

use super::value::tag;
use super::{OwnedValue, Value};
use ext_php_rs::ffi;
use std::ptr::NonNull;

/// The flag in the header's type word of an array that is shared for ever and not counted
/// (`GC_IMMUTABLE`).
const IMMUTABLE: u32 = 1 << 6;

impl Value<'_> {
    /// Returns the array, or the object's properties, as they are.
    ///
    /// The count keeps what they are while user code changes the object. A property that is
    /// declared lies in the object itself, which the call's frame keeps alive.
    pub fn properties(self) -> Option<OwnedValue> {
        self.array_or(|object| {
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

    /// Returns the array, or what PHP's `(array)` cast makes of an object. `None` for other values,
    /// which the cast would wrap.
    pub fn cast_properties(self) -> Option<OwnedValue> {
        let purpose = ffi::_zend_prop_purpose_ZEND_PROP_PURPOSE_ARRAY_CAST;
        self.array_or(|object| {
            // SAFETY: the value is an object; the engine answers with a table that has a count for
            // us, or null.
            NonNull::new(unsafe { ffi::zend_get_properties_for(object, purpose) })
        })
    }

    /// `of_object` returns a table with a count for us.
    fn array_or(
        self,
        of_object: impl FnOnce(*mut ffi::zval) -> Option<NonNull<ffi::HashTable>>,
    ) -> Option<OwnedValue> {
        if self.tag() != tag::OBJECT {
            return self.as_array().map(|_| self.to_owned_value());
        }
        let table = of_object(self.as_ptr())?.as_ptr();
        // SAFETY: an array's zval is the table and its type; our count moves into it.
        unsafe {
            let mut array: ffi::zval = std::mem::zeroed();
            array.value.arr = table;
            let is_immutable = (*table).gc.u.type_info & IMMUTABLE != 0;
            array.u1.type_info = if is_immutable { ffi::IS_ARRAY } else { ffi::IS_ARRAY_EX };
            Some(OwnedValue::from_zval(array))
        }
    }
}
