//! `Value`: a zval of the engine, read through a handle.
//!
//! Reading never runs user code, but for the conversions ([`Value::to_int`] and the like), which
//! tell whether it threw.

use super::result::zval_of;
use super::{Array, Failure, IntoResult, Outcome, OwnedStr, Str, error};
use ext_php_rs::ffi::{self, zend_value};
use std::ffi::CStr;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::{NonNull, null_mut};

/// A value that the engine owns and that lives for `'a`.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    pointer: NonNull<ffi::zval>,
    life: PhantomData<&'a ffi::zval>,
}

/// The flag in the header's type word of an array that is shared for ever and not counted
/// (`GC_IMMUTABLE`).
const IMMUTABLE: u32 = 1 << 6;

impl<'a> Value<'a> {
    /// # Safety
    /// `pointer` is a zval that stays valid for `'a`.
    #[inline]
    pub(crate) const unsafe fn new(pointer: NonNull<ffi::zval>) -> Self {
        Self { pointer, life: PhantomData }
    }

    #[inline]
    pub(crate) const fn as_ptr(self) -> *mut ffi::zval {
        self.pointer.as_ptr()
    }

    /// Returns the value's type, one of the engine's `IS_*`.
    #[inline]
    pub(crate) fn tag(self) -> u32 {
        // SAFETY: the zval is valid (`new`), and its first type byte is always initialised.
        unsafe { (*self.as_ptr()).u1.v.type_ }.into()
    }

    /// Returns the value itself, where this is a reference, or points to the slot of a declared
    /// property.
    #[inline]
    pub fn deref(self) -> Self {
        match self.tag() {
            // SAFETY: the tag says which member of the union is set; the target lives at least as
            // long as what points at it.
            ffi::IS_REFERENCE => unsafe {
                Self::new(NonNull::from(&mut (*(*self.as_ptr()).value.ref_).val))
            },
            // SAFETY: as above; the engine never stores a null indirect pointer.
            ffi::IS_INDIRECT => unsafe {
                Self::new(NonNull::new_unchecked((*self.as_ptr()).value.zv)).deref()
            },
            _ => self,
        }
    }

    /// Returns whether this is a reference: a variable that is shared.
    #[inline]
    pub fn is_reference(self) -> bool {
        self.tag() == ffi::IS_REFERENCE
    }

    /// Returns whether this is a resource, open or closed.
    #[inline]
    pub fn is_resource(self) -> bool {
        self.tag() == ffi::IS_RESOURCE
    }

    /// Returns whether this is a slot with nothing in it.
    #[inline]
    pub(super) fn is_hole(self) -> bool {
        self.tag() == ffi::IS_UNDEF
    }

    /// Returns whether this is `null` (or a slot with nothing in it).
    #[inline]
    pub fn is_null(self) -> bool {
        self.tag() <= ffi::IS_NULL
    }

    /// Returns the integer, if it is one already.
    #[inline]
    pub fn as_int(self) -> Option<i64> {
        // SAFETY: the tag says that the integer member is set.
        (self.tag() == ffi::IS_LONG).then(|| unsafe { (*self.as_ptr()).value.lval })
    }

    pub fn is_float(self) -> bool {
        self.tag() == ffi::IS_DOUBLE
    }

    /// Returns the string, if it is one already.
    #[inline]
    pub fn as_str(self) -> Option<Str<'a>> {
        // SAFETY: the tag says that the string member is set, and the engine never stores a null
        // one.
        (self.tag() == ffi::IS_STRING)
            .then(|| unsafe { Str::new(NonNull::new_unchecked((*self.as_ptr()).value.str_)) })
    }

    /// Returns the array, if it is one already.
    #[inline]
    pub fn as_array(self) -> Option<Array<'a>> {
        // SAFETY: the tag says that the array member is set, and the engine never stores a null
        // one.
        (self.tag() == ffi::IS_ARRAY)
            .then(|| unsafe { Array::new(NonNull::new_unchecked((*self.as_ptr()).value.arr)) })
    }

    #[inline]
    pub fn is_object(self) -> bool {
        self.tag() == ffi::IS_OBJECT
    }

    /// Returns the object, if it is one already.
    #[inline]
    pub(crate) fn as_object(self) -> Option<NonNull<ffi::zend_object>> {
        // SAFETY: the tag says that the object member is set, and the engine never stores a null
        // one.
        (self.tag() == ffi::IS_OBJECT)
            .then(|| unsafe { NonNull::new_unchecked((*self.as_ptr()).value.obj) })
    }

    /// Returns what PHP calls the value's type in its messages: `int`, `null`, a class name; `bool`
    /// before PHP 8.3, `true` or `false` since.
    pub fn type_name(self) -> &'a CStr {
        // SAFETY: the zval is valid; the engine answers with a static string or the class's name.
        unsafe {
            #[cfg(php83)]
            let name = ffi::zend_zval_value_name(self.as_ptr());
            #[cfg(not(php83))]
            let name = ffi::zend_zval_type_name(self.as_ptr());
            CStr::from_ptr(name)
        }
    }

    /// Converts the value as PHP's `(int)` does. Runs user code for some objects.
    #[inline]
    pub fn to_int(self) -> Outcome<i64> {
        if let Some(number) = self.as_int() {
            return Ok(number);
        }
        // SAFETY: the zval is valid. The engine's `zval_get_long` is an inline call of this
        // function, not strict: it tells of no loss.
        let number = unsafe { ffi::zval_get_long_func(self.as_ptr(), false) };
        error::check_pending().map(|()| number)
    }

    /// Returns the integer that arithmetic would take the value for. `None`: it is not for
    /// arithmetic (an array, an object, a string that does not begin with a number). Warns of what
    /// gets lost, and so may run user code. Asked for since PHP 8.5.
    #[cfg(php85)]
    pub fn to_number(self) -> Outcome<Option<i64>> {
        let mut failed = false;
        // SAFETY: the zval is valid.
        let number = unsafe { ffi::zval_try_get_long(self.as_ptr(), &raw mut failed) };
        error::check_pending().map(|()| (!failed).then_some(number))
    }

    /// Converts the value as PHP's `(string)` does. Runs user code for objects, and where it warns
    /// (of an array).
    pub fn to_str(self) -> Outcome<OwnedStr> {
        // SAFETY: the zval is valid; the engine returns an owned string, or null with an exception
        // pending.
        let text = NonNull::new(unsafe { ffi::zval_try_get_string_func(self.as_ptr()) })
            .map(|string| unsafe { OwnedStr::from_raw(string) })
            .ok_or(Failure::Thrown)?;
        error::check_pending().map(|()| text)
    }

    /// Converts the value as PHP's `(bool)` does. Runs user code for some objects.
    pub fn to_bool(self) -> Outcome<bool> {
        // SAFETY: the zval is valid. The return type is an int in PHP 8.2 and a bool later.
        #[allow(clippy::useless_conversion)]
        let truth = i32::from(unsafe { ffi::zend_is_true(self.as_ptr()) }) != 0;
        error::check_pending().map(|()| truth)
    }

    /// Returns the array, or the object's properties, as they are. Asking for them runs user code
    /// for some objects (lazy ones, PHP 8.4).
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

    /// Returns the array, or what `of_object` makes of an object: a table with a count for us.
    fn array_or(
        self,
        of_object: impl FnOnce(*mut ffi::zval) -> Option<NonNull<ffi::HashTable>>,
    ) -> Option<OwnedValue> {
        if self.tag() != ffi::IS_OBJECT {
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

    /// Returns a reference of our own, which keeps the value alive whatever user code does.
    #[inline]
    pub fn to_owned_value(self) -> OwnedValue {
        // SAFETY: the zval is valid; the copy gets a count of its own, so each of the two may be
        // released once.
        unsafe {
            let source = self.as_ptr();
            let copy =
                ffi::zval { value: (*source).value, u1: (*source).u1, u2: std::mem::zeroed() };
            add_reference(&raw const copy);
            OwnedValue::from_zval(copy)
        }
    }
}

impl Str<'_> {
    /// Returns the number that the string says: with space around it perhaps, but with nothing
    /// else. No user code, no messages.
    pub fn as_number(self) -> Option<OwnedValue> {
        let (text, length) = (self.bytes().as_ptr().cast(), self.bytes().len());
        let (mut int, mut float) = (0, 0.0);
        let (to_int, to_float) = (&raw mut int, &raw mut float);
        // SAFETY: the text has that length, and a NUL behind; the engine writes the number of the
        // kind that it returns.
        let kind = unsafe {
            ffi::_is_numeric_string_ex(
                text,
                length,
                to_int,
                to_float,
                false,
                null_mut(),
                null_mut(),
            )
        };
        match kind.into() {
            ffi::IS_LONG => Some(OwnedValue::of(int)),
            ffi::IS_DOUBLE => Some(OwnedValue::of(float)),
            _ => None,
        }
    }
}

/// A counted reference of our own to a value.
pub struct OwnedValue {
    /// Released by us: the engine's own type would call the engine for a value without a count.
    value: ManuallyDrop<ffi::zval>,
}

impl OwnedValue {
    /// Takes over the count of a value that nobody else has.
    ///
    /// # Safety
    /// `value` is valid, and its count is given away.
    pub(crate) unsafe fn from_zval(value: ffi::zval) -> Self {
        Self { value: ManuallyDrop::new(value) }
    }

    /// Returns a result in the making that may be of one type or another.
    #[inline]
    pub fn of(result: impl IntoResult) -> Self {
        // SAFETY: a result is written, and its count is given away.
        unsafe { Self::from_zval(zval_of(result).assume_init()) }
    }

    pub fn value(&self) -> Value<'_> {
        // SAFETY: the copy is valid as long as the holder.
        unsafe { Value::new(NonNull::from(&*self.value)) }
    }
}

impl IntoResult for OwnedValue {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        let value = ManuallyDrop::new(self);
        // SAFETY: the type word of a zval is always initialised.
        (value.value.value, unsafe { value.value.u1.type_info })
    }
}

impl Drop for OwnedValue {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the count is ours.
        unsafe {
            if self.value.u1.v.type_flags != 0 {
                ffi::zval_ptr_dtor(&raw mut *self.value);
            }
        }
    }
}

/// Counts one more owner, where the value is of a counted kind.
///
/// # Safety
/// `value` is a valid zval.
#[inline]
pub(crate) unsafe fn add_reference(value: *const ffi::zval) {
    // SAFETY: the type flags say whether the union holds a counted pointer.
    unsafe {
        if (*value).u1.v.type_flags != 0 {
            (*(*value).value.counted).gc.refcount += 1;
        }
    }
}
