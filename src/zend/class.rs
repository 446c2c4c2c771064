//! `Object`: the memory of an object of the module's classes, and the life of one.
//!
//! The classes are final, have no properties, and are not serializable, cloneable or comparable.
//! Objects are made by functions of the module alone.

use super::argument::Argument;
use super::table::{self, Type};
use super::{Failure, IntoResult, Outcome, Value, error, memory};
use ext_php_rs::ffi::{self, zend_value};
use std::cell::{Cell, UnsafeCell};
use std::ffi::{CStr, c_int};
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit, offset_of};
use std::ops::Deref;
use std::ptr::{self, NonNull, null_mut};
use std::sync::atomic::{AtomicPtr, Ordering};

/// A class, by the private fields that its objects have. Every field is a cell: user code that runs
/// in the middle of a call may change it.
pub trait Class: Default + 'static {
    /// The fields that other extensions see, right before the `zend_object`. They are not dropped.
    type C: Default;
    /// The class as the stub declares it.
    const DECLARED: table::Class;
    /// The message of the `Error` that `new` throws.
    const NO_CONSTRUCTOR: &'static CStr;
    /// The class as the engine knows it, from the module's start-up on.
    const ENTRY: &'static AtomicPtr<ffi::zend_class_entry>;
    /// The handlers of its objects.
    const HANDLERS: &'static Handlers;

    /// Releases what an object owns, before its private fields are dropped. May run user code,
    /// which finds the object nowhere any more.
    fn end(_object: &Object<Self>) {}

    /// Returns the value that an object keeps alive, for the cycle collector.
    fn child(_object: &Object<Self>) -> Option<*mut ffi::zval> {
        None
    }

    /// See [`Argument::subject`].
    #[inline]
    fn subject(_object: &Object<Self>) -> Outcome<Option<&Cell<c_int>>> {
        Ok(None)
    }
}

/// The handlers of a class, which are written at start-up, before any object exists.
pub struct Handlers(UnsafeCell<MaybeUninit<ffi::zend_object_handlers>>);

// SAFETY: written only at start-up, on one thread, before any object exists.
unsafe impl Sync for Handlers {}

impl Handlers {
    /// Returns handlers that are not written yet, for a static.
    pub const fn new() -> Self {
        Self(UnsafeCell::new(MaybeUninit::uninit()))
    }
}

/// An object's memory.
#[repr(C)]
pub struct Object<T: Class> {
    /// The fields that only this crate sees.
    pub private: T,
    /// The fields that other extensions see.
    pub c: T::C,
    zend: UnsafeCell<ffi::zend_object>,
}

/// Registers a class with the engine.
///
/// # Safety
/// The engine is starting the module.
pub unsafe fn register<T: Class>() {
    let table::Class { name, flags } = T::DECLARED;
    let mut entry = MaybeUninit::<ffi::zend_class_entry>::zeroed();
    // SAFETY: the engine's INIT_CLASS_ENTRY is a zeroed entry with an interned name; the engine
    // copies the entry. Its table of handlers is constant and plain data, and nobody reads ours
    // yet.
    unsafe {
        let handlers = (*T::HANDLERS.0.get()).write(ptr::read(&raw const ffi::std_object_handlers));
        #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // before PHP 8.6
        #[allow(clippy::unnecessary_cast)] // from then on
        {
            handlers.offset = Object::<T>::OFFSET as _;
        }
        handlers.free_obj = Some(free::<T>);
        handlers.get_gc = Some(get_gc::<T>);
        handlers.get_constructor = Some(refuse_construction::<T>);
        handlers.clone_obj = None;
        handlers.compare = Some(ffi::zend_objects_not_comparable);
        (*entry.as_mut_ptr()).name = ffi::zend_string_init_interned
            .map_or(null_mut(), |init| init(name.as_ptr(), name.count_bytes(), true));
        let class = ffi::zend_register_internal_class_ex(entry.as_mut_ptr(), null_mut());
        (*class).ce_flags |= flags;
        (*class).__bindgen_anon_2.create_object = Some(create::<T>);
        T::ENTRY.store(class, Ordering::Relaxed);
    }
}

type Create = unsafe extern "C" fn(*mut ffi::zend_class_entry) -> *mut ffi::zend_object;

/// Makes an object for the engine. All of a class have the same size: they have no properties, and
/// nobody can extend it.
unsafe extern "C" fn create<T: Class>(class: *mut ffi::zend_class_entry) -> *mut ffi::zend_object {
    // SAFETY: the engine passes the class. All is written; the engine writes the `zend_object`, but
    // for its unused room for a property.
    unsafe {
        let new = memory::allocate_for::<Object<T>>();
        (&raw mut (*new).private).write(T::default());
        (&raw mut (*new).c).write(T::C::default());
        let object = (&raw mut (*new).zend).cast();
        ffi::zend_object_std_init(object, class);
        (*object).handlers = T::HANDLERS.0.get().cast();
        object
    }
}

/// Sees to it that also the objects of a class that php.ini disables (`disable_classes`, before PHP
/// 8.5) have the memory that functions look for. For when all modules are started.
#[cfg(not(php85))]
pub fn keep_memory<T: Class>() {
    let class = T::ENTRY.load(Ordering::Relaxed);
    // SAFETY: the class is registered, and the engine, which is starting, has one thread. To
    // disable a class it gives it a list of methods, without any.
    unsafe {
        if !(*class).info.internal.builtin_functions.is_null() {
            (*class).__bindgen_anon_2.create_object = Some(create_disabled::<T>);
        }
    }
}

/// Makes an object of a disabled class, and warns, as the engine does.
#[cfg(not(php85))]
unsafe extern "C" fn create_disabled<T: Class>(
    class: *mut ffi::zend_class_entry,
) -> *mut ffi::zend_object {
    // SAFETY: the caller's; the text has one hole, for a C string.
    unsafe {
        let object = create::<T>(class);
        let text = c"%s() has been disabled for security reasons".as_ptr();
        ffi::zend_error(error::WARNING, text, T::DECLARED.name.as_ptr());
        object
    }
}

/// Ends an object: first for weak references and weak maps, then what it owns.
unsafe extern "C" fn free<T: Class>(object: *mut ffi::zend_object) {
    // SAFETY: the engine passes one of our objects, for the last time. All that it looks at from
    // now on are the properties, of which it has freed the table.
    unsafe {
        ffi::zend_object_std_dtor(object);
        (*object).properties = null_mut();
        let whole: *mut Object<T> = object.byte_sub(Object::<T>::OFFSET).cast();
        T::end(&*whole);
        ptr::drop_in_place(&raw mut (*whole).private);
    }
}

/// Tells the cycle collector what an object keeps alive: also properties, which the class does not
/// allow, but which `ArrayObject` adds all the same.
unsafe extern "C" fn get_gc<T: Class>(
    object: *mut ffi::zend_object,
    table: *mut *mut ffi::zval,
    count: *mut c_int,
) -> *mut ffi::HashTable {
    // SAFETY: the engine passes one of our objects, and where the answer goes.
    unsafe {
        let child = T::child(Object::from_zend(NonNull::new_unchecked(object)));
        *count = child.is_some().into();
        *table = child.unwrap_or(null_mut());
        (*object).properties
    }
}

unsafe extern "C" fn refuse_construction<T: Class>(
    _object: *mut ffi::zend_object,
) -> *mut ffi::zend_function {
    // SAFETY: the text is NUL-terminated; a null class is the engine's `Error`.
    unsafe { ffi::zend_throw_error(null_mut(), c"%s".as_ptr(), T::NO_CONSTRUCTOR.as_ptr()) };
    null_mut()
}

impl<T: Class> Object<T> {
    /// The offset of the engine's part in an object.
    pub const OFFSET: usize = offset_of!(Self, zend);

    /// # Safety
    /// `object` is of this class, and stays alive for `'a`.
    #[inline]
    unsafe fn from_zend<'a>(object: NonNull<ffi::zend_object>) -> &'a Self {
        // SAFETY: the caller's: it lies in its memory at this offset.
        unsafe { &*object.as_ptr().byte_sub(Self::OFFSET).cast() }
    }

    /// Returns the object that a value is: of exactly this class, as the C interface's users
    /// compare it.
    #[inline]
    pub fn from_value(value: Value<'_>) -> Option<&Self> {
        ClassEntry::known().object(value)
    }
}

/// A class that a loop over values compares with: it is read once, not for each value.
pub struct ClassEntry<T>(*const ffi::zend_class_entry, PhantomData<T>);

impl<T: Class> ClassEntry<T> {
    #[inline]
    pub fn known() -> Self {
        Self(T::ENTRY.load(Ordering::Relaxed), PhantomData)
    }

    /// See [`Object::from_value`].
    #[inline]
    pub fn object<'a>(&self, value: Value<'a>) -> Option<&'a Object<T>> {
        // SAFETY: an object has a class; one of this class is ours, and lives as long as the value.
        unsafe {
            let object = value.as_object()?;
            ptr::eq((*object.as_ptr()).ce, self.0).then(|| Object::from_zend(object))
        }
    }
}

impl<'a, T: Class> Argument<'a> for &'a Object<T> {
    const TYPE: Type = Type::class(T::DECLARED.name);

    #[inline]
    fn from_value(value: Value<'a>, index: u32, or_null: bool) -> Option<Self> {
        let object = Object::from_value(value);
        if object.is_none() {
            let (number, name) = (index + 1, T::DECLARED.name.as_ptr());
            // SAFETY: the argument is valid.
            unsafe {
                if or_null {
                    ffi::zend_wrong_parameter_class_or_null_error(number, name, value.as_ptr());
                } else {
                    ffi::zend_wrong_parameter_class_error(number, name, value.as_ptr());
                }
            }
        }
        object
    }

    #[inline]
    fn subject(self) -> Outcome<Option<&'a Cell<c_int>>> {
        T::subject(self)
    }
}

/// A new object that no variable holds yet: a result in the making. To be made before there is a
/// descriptor to put into it: allocation may end in a fatal error.
pub struct OwnedObject<T: Class>(NonNull<ffi::zend_object>, PhantomData<T>);

impl<T: Class> OwnedObject<T> {
    /// Makes an object the way its class says: another extension may have put its own
    /// `create_object` there.
    ///
    /// # Errors
    /// `Thrown`, when that refuses; silent, after the warning, when php.ini disables the class.
    #[inline]
    pub fn new() -> Outcome<Self> {
        let class = T::ENTRY.load(Ordering::Relaxed);
        // SAFETY: the class can have objects, and has no constants to be evaluated first. That is
        // all that the engine's `object_init_ex` looks at before it makes this call.
        unsafe {
            let create = (*class).__bindgen_anon_2.create_object.unwrap_or(ffi::zend_objects_new);
            let object = NonNull::new(create(class)).ok_or(Failure::Thrown)?;
            let object = Self(object, PhantomData);
            let is_ours = ptr::fn_addr_eq(create, self::create::<T> as Create);
            if is_ours { Ok(object) } else { object.of_others(create) }
        }
    }

    /// Returns what somebody else's `create_object` has made, if it has the memory of ours.
    #[cold]
    #[cfg_attr(php85, allow(unused_variables))] // which disables no class
    fn of_others(self, create: Create) -> Outcome<Self> {
        // SAFETY: the object lives.
        let handlers = unsafe { (*self.0.as_ptr()).handlers };
        #[allow(clippy::useless_conversion)] // an int before PHP 8.6
        // SAFETY: every object has handlers.
        let is_ours = usize::try_from(unsafe { (*handlers).offset }) == Ok(Object::<T>::OFFSET);
        #[cfg(not(php85))]
        let is_ours = is_ours && !ptr::fn_addr_eq(create, create_disabled::<T> as Create);
        if is_ours {
            return Ok(self);
        }
        drop(self);
        error::check_pending()?;
        Err(Failure::Silent)
    }
}

impl<T: Class> Deref for OwnedObject<T> {
    type Target = Object<T>;

    #[inline]
    fn deref(&self) -> &Object<T> {
        // SAFETY: it is of this class (`new`), and alive as long as its owner.
        unsafe { Object::from_zend(self.0) }
    }
}

impl<T: Class> IntoResult for OwnedObject<T> {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        (zend_value { obj: ManuallyDrop::new(self).0.as_ptr() }, ffi::IS_OBJECT_EX)
    }
}

impl<T: Class> Drop for OwnedObject<T> {
    fn drop(&mut self) {
        // SAFETY: the count is ours.
        unsafe { ffi::ext_php_rs_zend_object_release(self.0.as_ptr()) }
    }
}
