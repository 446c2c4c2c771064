//! The engine's registry of modules: how ours takes the place of a stock module that was loaded
//! before it.
//!
//! So one more line in the settings switches to ours, and stock is there again without that line,
//! or if ours does not load.

use super::{Array, Value};
use ext_php_rs::ffi::{self, zend_module_entry};
use nix::libc;
use std::ffi::{CStr, c_int};
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

/// The module's name, which is stock's.
pub(super) const NAME: &CStr = c"sockets";

/// The number of the module that was removed, until ours is started under it, or 0.
static FREE_NUMBER: AtomicI32 = AtomicI32::new(0);

/// Removes a module of the same name that was loaded before ours and is not started yet.
///
/// A module that needs this one and was loaded before ours is bound to stock's C symbols: then
/// stock stays, and the engine refuses ours.
///
/// # Safety
/// The engine is loading the module `ours`.
pub(super) unsafe fn remove_namesake(ours: &zend_module_entry) {
    // SAFETY: a module has a name. Of a module of another build, which could look different, only
    // the fields are read by which the engine tells builds apart. What is not started has its
    // functions in the engine's table and nothing else; they go before the shared object that has
    // their code.
    unsafe {
        let Some(stock) = registry().get("sockets").map(entry) else { return };
        let same_build = (*stock).zend_api == ours.zend_api
            && CStr::from_ptr((*stock).build_id) == CStr::from_ptr(ours.build_id);
        if !same_build
            || (*stock).module_started != 0
            || (*stock).handle.is_null() // compiled in
            || (*stock).functions == ours.functions // ours, named twice
            || registry().values().any(|module| needs_sockets(entry(module)))
        {
            return;
        }
        FREE_NUMBER.store((*stock).module_number, Relaxed);
        let shared_object = std::mem::replace(&mut (*stock).handle, null_mut());
        (*stock).globals_size = 0; // not constructed, so not to be destructed
        ffi::zend_unregister_functions((*stock).functions, -1, null_mut());
        ffi::zend_hash_str_del(registry().as_ptr(), NAME.as_ptr(), NAME.count_bytes());
        libc::dlclose(shared_object);
    }
}

/// Returns the number that the module registers its constants under. The engine counts modules to
/// number them: after a removal, `number` is that of the module loaded last, too.
///
/// # Safety
/// The engine is starting the module `sockets`, under this number.
pub unsafe fn settle_number(number: c_int) -> c_int {
    let free = FREE_NUMBER.swap(0, Relaxed);
    // SAFETY: the caller's. An entry lives as long as it is in the registry.
    unsafe {
        match registry().get("sockets") {
            Some(ours) if free != 0 => {
                (*entry(ours)).module_number = free;
                free
            }
            _ => number,
        }
    }
}

/// Returns the modules that are loaded, by their names.
///
/// # Safety
/// The engine is loading or starting a module.
unsafe fn registry() -> Array<'static> {
    // SAFETY: the engine's static, which nobody changes meanwhile: the caller's.
    unsafe { Array::new(NonNull::new_unchecked(&raw mut ffi::module_registry)) }
}

/// Returns the module that a value of the [`registry`] points to.
fn entry(value: Value<'_>) -> *mut zend_module_entry {
    // SAFETY: the registry's values are pointers.
    unsafe { (*value.as_ptr()).value.ptr.cast() }
}

/// Returns whether a module says that it needs, or makes use of, the module `sockets`.
///
/// # Safety
/// `module` is loaded, and of this build.
unsafe fn needs_sockets(module: *const zend_module_entry) -> bool {
    // SAFETY: the caller's. The list of what a module needs, if it has one, ends in one without a
    // name.
    unsafe {
        let mut needed = (*module).deps;
        while !needed.is_null() && !(*needed).name.is_null() {
            if CStr::from_ptr((*needed).name) == NAME {
                return true;
            }
            needed = needed.add(1);
        }
    }
    false
}
