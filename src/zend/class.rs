//! Registering the module's two classes: final, without properties, not serializable, not
//! cloneable, not comparable.
//!
//! May use: the engine's FFI. Runs at module start-up, which may happen more than once in a
//! process.

use super::result::set_type;
use super::table::Class;
use super::{Failure, IntoResult, Outcome, memory};
use ext_php_rs::ffi;
use std::cell::UnsafeCell;
use std::ffi::{CStr, c_char};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ptr::NonNull;

/// Makes an object of a class.
pub type Create = unsafe extern "C" fn(*mut ffi::zend_class_entry) -> *mut ffi::zend_object;

/// Registers a class with the engine.
///
/// # Safety
/// The engine is starting the module.
pub unsafe fn register(declared: &Class, create: Create) -> *mut ffi::zend_class_entry {
    let mut entry = MaybeUninit::<ffi::zend_class_entry>::zeroed();
    // SAFETY: the engine's INIT_CLASS_ENTRY is a zeroed entry with an interned name; the engine
    // copies the entry.
    unsafe {
        let init = ffi::zend_string_init_interned.map_or(std::ptr::null_mut(), |init| {
            init(declared.name.as_ptr(), declared.name.count_bytes(), true)
        });
        (*entry.as_mut_ptr()).name = init;
        let class = ffi::zend_register_internal_class_ex(entry.as_mut_ptr(), std::ptr::null_mut());
        (*class).ce_flags |= declared.flags;
        (*class).__bindgen_anon_2.create_object = Some(create);
        class
    }
}

/// A class's handlers: written at start-up, before any object exists, and constant from then on.
pub struct Handlers(UnsafeCell<MaybeUninit<ffi::zend_object_handlers>>);

// SAFETY: written only at start-up, on one thread, before any object exists.
unsafe impl Sync for Handlers {}

impl Handlers {
    /// To be [`Self::set`] at start-up.
    #[must_use]
    #[allow(clippy::new_without_default)] // for statics only
    pub const fn new() -> Self {
        Self(UnsafeCell::new(MaybeUninit::uninit()))
    }

    /// The standard handlers, without clone and comparison, for objects that lie `offset` bytes
    /// into their memory; `complete` adds the class's own.
    ///
    /// # Safety
    /// The engine is starting the module, and no object of the class exists.
    pub unsafe fn set(&self, offset: usize, complete: impl FnOnce(&mut ffi::zend_object_handlers)) {
        // SAFETY: the engine's table is constant and plain data; the caller's: nobody reads ours
        // yet.
        unsafe {
            let handlers =
                (*self.0.get()).write(std::ptr::read(&raw const ffi::std_object_handlers));
            #[cfg(not(php86))]
            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
            // the size of an object
            {
                handlers.offset = offset as i32;
            }
            #[cfg(php86)]
            {
                handlers.offset = offset;
            }
            handlers.clone_obj = None;
            handlers.compare = Some(ffi::zend_objects_not_comparable);
            complete(handlers);
        }
    }

    /// For an object's `handlers`.
    #[inline]
    #[must_use]
    pub fn as_ptr(&self) -> *const ffi::zend_object_handlers {
        self.0.get().cast()
    }
}

/// An object of a class of ours: a `T`, in which `write` sets every field but the `zend_object` at
/// `offset` bytes.
///
/// The classes have no properties, and nobody can extend them: all objects of one have the same
/// size.
///
/// # Safety
/// The engine is running a request; `class` is one that [`register`] returned; `T` has a
/// `zend_object` at `offset`.
#[inline]
pub unsafe fn make<T>(
    class: *mut ffi::zend_class_entry,
    handlers: &'static Handlers,
    offset: usize,
    write: impl FnOnce(*mut T),
) -> *mut ffi::zend_object {
    // SAFETY: the caller's; the memory is a `T`'s, and the engine writes all of the `zend_object`
    // but its unused place for a property.
    unsafe {
        let whole: *mut T = memory::allocate(size_of::<T>()).cast();
        write(whole);
        let object: *mut ffi::zend_object = whole.byte_add(offset).cast();
        ffi::zend_object_std_init(object, class);
        (*object).handlers = handlers.as_ptr();
        object
    }
}

/// Ends an object for everybody else: weak references and weak maps let go of it. What it owns may
/// run user code when it ends, so this comes first.
///
/// # Safety
/// The engine frees the object, which [`make`] has made.
pub unsafe fn end(object: *mut ffi::zend_object) {
    // SAFETY: the caller's; the engine looks at nothing of the object but this, and it has no
    // properties any more.
    unsafe {
        ffi::zend_object_std_dtor(object);
        (*object).properties = std::ptr::null_mut();
    }
}

/// An object of a class of ours that no variable holds yet: a result in the making.
pub struct OwnedObject(NonNull<ffi::zend_object>);

impl OwnedObject {
    /// A new object, made the way its class says: another extension may have put its own
    /// `create_object` there.
    ///
    /// # Errors
    /// `Thrown`, when that refuses; silent, after the engine's warning, when php.ini disables the
    /// class (`disable_classes`, before PHP 8.5): then the engine makes some other object.
    #[inline]
    pub fn new(class: *mut ffi::zend_class_entry, offset: usize) -> Outcome<Self> {
        // SAFETY: the class is one that `register` returned: it can have objects, and has no
        // constants to be evaluated first. That is all that the engine's `object_init_ex` looks at
        // before it makes this call.
        unsafe {
            let object = match (*class).__bindgen_anon_2.create_object {
                Some(create) => create(class),
                None => ffi::zend_objects_new(class),
            };
            let object = Self(NonNull::new(object).ok_or(Failure::Thrown)?);
            #[allow(clippy::useless_conversion)] // an int before PHP 8.6
            if usize::try_from((*(*object.0.as_ptr()).handlers).offset) != Ok(offset) {
                drop(object);
                super::error::check_pending()?;
                return Err(Failure::Silent);
            }
            Ok(object)
        }
    }

    /// The engine's part of it, which lives as long as its owner.
    #[inline]
    #[must_use]
    pub fn as_object(&self) -> NonNull<ffi::zend_object> {
        self.0
    }
}

impl IntoResult for OwnedObject {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's; the count moves into the slot.
        unsafe {
            (*slot).value.obj = ManuallyDrop::new(self).0.as_ptr();
            set_type(slot, ffi::IS_OBJECT_EX);
        }
    }
}

impl Drop for OwnedObject {
    fn drop(&mut self) {
        // SAFETY: the count is ours.
        unsafe { ffi::ext_php_rs_zend_object_release(self.0.as_ptr()) }
    }
}

/// Refuses `new`: throws an `Error` with this text.
pub fn refuse_construction(text: &'static CStr) -> *mut ffi::zend_function {
    // SAFETY: the text is NUL-terminated; a null class is the engine's `Error`.
    unsafe {
        ffi::zend_throw_error(std::ptr::null_mut(), c"%s".as_ptr(), text.as_ptr().cast::<c_char>())
    };
    std::ptr::null_mut()
}
