//! The `AddressInfo` class: one address that a look-up found.
//!
//! Nobody else reaches into these objects. They own no memory but the engine's.

use crate::zend::class::{Class, Handlers, Object, OwnedObject};
use crate::zend::{Outcome, OwnedStr, table};
use ext_php_rs::ffi::zend_class_entry;
use kernel::getaddrinfo::Address;
use std::cell::{Cell, OnceCell};
use std::ffi::CStr;
use std::ptr;
use std::sync::atomic::AtomicPtr;

/// An address as PHP holds it.
pub type AddressInfo = Object<AddressFields>;

/// The fields of an `AddressInfo`, whose address is of no family at first.
#[derive(Default)]
pub struct AddressFields {
    address: Cell<Address>,
    canonical_name: OnceCell<OwnedStr>,
}

impl Class for AddressFields {
    type C = ();
    const DECLARED: table::Class = crate::tables::ADDRESS_INFO;
    const NO_CONSTRUCTOR: &'static CStr =
        c"Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead";
    const ENTRY: &'static AtomicPtr<zend_class_entry> = {
        static CLASS: AtomicPtr<zend_class_entry> = AtomicPtr::new(ptr::null_mut());
        &CLASS
    };
    const HANDLERS: &'static Handlers = {
        static HANDLERS: Handlers = Handlers::new();
        &HANDLERS
    };
}

impl AddressInfo {
    /// Makes one of an address and its canonical name.
    pub fn with(
        address: Address,
        canonical_name: Option<&[u8]>,
    ) -> Outcome<OwnedObject<AddressFields>> {
        let new = OwnedObject::<AddressFields>::new()?;
        new.private.address.set(address);
        if let Some(name) = canonical_name {
            let _ = new.private.canonical_name.set(OwnedStr::copy(name)); // it has none yet
        }
        Ok(new)
    }

    pub fn address(&self) -> Address {
        self.private.address.get()
    }

    /// Returns the host's official name, where this is the first result of a look-up that asked for
    /// it.
    pub fn canonical_name(&self) -> Option<&[u8]> {
        self.private.canonical_name.get().map(|name| name.as_str().bytes())
    }
}
