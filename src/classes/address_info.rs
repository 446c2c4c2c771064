//! The `AddressInfo` class: one address that a look-up found.
//!
//! May use: `zend/` and the kernel crate, and the engine's FFI for the object's layout. Nobody else reaches
//! into these objects. They own no memory but the engine's.

use crate::zend::class::{self, Handlers, OwnedObject};
use crate::zend::table::{Class, Type};
use crate::zend::{self, Argument, Frame, IntoResult, Outcome, OwnedStr};
use ext_php_rs::ffi;
use kernel::address::SocketAddress;
use kernel::getaddrinfo::Address;
use std::cell::{Cell, OnceCell, UnsafeCell};
use std::mem::offset_of;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, Ordering};

/// An address as PHP holds it.
#[repr(C)]
pub struct AddressInfo {
    address: Cell<Address>,
    canonical_name: OnceCell<OwnedStr>,
    object: UnsafeCell<ffi::zend_object>,
}

/// What an object says until it is told: no address of no family.
const EMPTY: Address = Address {
    flags: 0,
    family: nix::libc::AF_UNSPEC,
    ty: 0,
    protocol: 0,
    sockaddr: SocketAddress::NONE,
};

static CLASS: AtomicPtr<ffi::zend_class_entry> = AtomicPtr::new(ptr::null_mut());
static HANDLERS: Handlers = Handlers::new();

/// Registers the class.
///
/// # Safety
/// The engine is starting the module.
pub unsafe fn register(declared: &Class) {
    // SAFETY: the caller's: nobody uses the handlers yet.
    unsafe {
        HANDLERS.set(offset_of!(AddressInfo, object), |handlers| {
            handlers.free_obj = Some(free);
            handlers.get_constructor = Some(refuse_construction);
        });
        CLASS.store(class::register(declared, create), Ordering::Relaxed);
    }
}

/// The engine's way to make an object of the class: empty, until an address is put into it.
unsafe extern "C" fn create(class: *mut ffi::zend_class_entry) -> *mut ffi::zend_object {
    // SAFETY: the engine passes the class. Every field is written.
    unsafe {
        class::make(class, &HANDLERS, offset_of!(AddressInfo, object), |info: *mut AddressInfo| {
            (&raw mut (*info).address).write(Cell::new(EMPTY));
            (&raw mut (*info).canonical_name).write(OnceCell::new());
        })
    }
}

unsafe extern "C" fn free(object: *mut ffi::zend_object) {
    // SAFETY: the engine passes one of our objects, for the last time.
    unsafe {
        class::end(object);
        let info: *mut AddressInfo = object.byte_sub(offset_of!(AddressInfo, object)).cast();
        ptr::drop_in_place(&raw mut (*info).canonical_name);
    }
}

unsafe extern "C" fn refuse_construction(
    _object: *mut ffi::zend_object,
) -> *mut ffi::zend_function {
    class::refuse_construction(
        c"Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead",
    )
}

impl AddressInfo {
    /// # Safety
    /// `object` is an `AddressInfo` that stays alive for `'a`.
    unsafe fn from_object<'a>(object: NonNull<ffi::zend_object>) -> &'a Self {
        // SAFETY: the object lies in its AddressInfo at a fixed offset.
        unsafe { &*object.as_ptr().byte_sub(offset_of!(Self, object)).cast() }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> Address {
        self.address.get()
    }

    /// The host's official name, where this is the first result of a look-up that asked for it.
    #[must_use]
    pub fn canonical_name(&self) -> Option<&[u8]> {
        self.canonical_name.get().map(|name| name.as_str().bytes())
    }
}

impl<'a> Argument<'a> for &'a AddressInfo {
    const TYPE: Type = Type::class(c"AddressInfo");
    const OPTIONAL: bool = false;

    #[inline]
    unsafe fn parse(frame: Frame<'a>, index: u32) -> Option<Self> {
        // SAFETY: the caller's; an object of this class is ours, and the frame keeps it.
        unsafe {
            zend::parse_object(frame, index, CLASS.load(Ordering::Relaxed), c"AddressInfo")
                .map(|object| AddressInfo::from_object(object))
        }
    }
}

/// An `AddressInfo` that no variable holds yet: a result in the making.
pub struct OwnedAddressInfo(OwnedObject);

impl OwnedAddressInfo {
    /// One of an address and its canonical name.
    ///
    /// # Errors
    /// `Thrown`, when the engine refuses.
    pub fn new(address: Address, canonical_name: Option<&[u8]>) -> Outcome<Self> {
        let class = CLASS.load(Ordering::Relaxed);
        let new = Self(OwnedObject::new(class, offset_of!(AddressInfo, object))?);
        // SAFETY: it is an AddressInfo, and alive as long as its owner.
        let info = unsafe { AddressInfo::from_object(new.0.as_object()) };
        info.address.set(address);
        if let Some(name) = canonical_name {
            let _ = info.canonical_name.set(OwnedStr::copy(name)); // it has none yet
        }
        Ok(new)
    }
}

impl IntoResult for OwnedAddressInfo {
    #[inline]
    unsafe fn write(self, slot: *mut ffi::zval) {
        // SAFETY: the caller's.
        unsafe { self.0.write(slot) }
    }
}
