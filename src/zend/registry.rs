//! The engine's registry of modules: how ours takes the place of a stock module that was loaded
//! before it.
//!
//! So one more line in the settings switches to ours, and stock is there again without that line,
//! or if ours does not load.

use ext_php_rs::ffi;
use nix::libc;
use std::ffi::{CStr, c_int};
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

/// The number of the module that was removed, until ours is started under it, or 0.
static FREE_NUMBER: AtomicI32 = AtomicI32::new(0);

/// Removes a module of the same name that was loaded before ours and is not started yet.
///
/// A module that needs this one and was loaded before ours is bound to stock's C symbols: then
/// stock stays, and the engine refuses ours.
///
/// # Safety
/// The engine is loading the module `ours`.
pub(super) unsafe fn remove_namesake(ours: &ffi::zend_module_entry) {
    // SAFETY: a module has a name. Of a module of another build, which could look different, only
    // the fields are read by which the engine tells builds apart. What is not started has its
    // functions in the engine's table and nothing else; they go before the shared object that has
    // their code.
    unsafe {
        let name = CStr::from_ptr(ours.name);
        let Some(stock) = find(name) else { return };
        let same_build = (*stock).zend_api == ours.zend_api
            && CStr::from_ptr((*stock).build_id) == CStr::from_ptr(ours.build_id);
        if !same_build
            || (*stock).module_started != 0
            || (*stock).handle.is_null() // compiled in
            || (*stock).functions == ours.functions // ours, named twice
            || is_needed(name)
        {
            return;
        }
        FREE_NUMBER.store((*stock).module_number, Relaxed);
        let shared_object = std::mem::replace(&mut (*stock).handle, std::ptr::null_mut());
        (*stock).globals_size = 0; // not constructed, so not to be destructed
        ffi::zend_unregister_functions((*stock).functions, -1, std::ptr::null_mut());
        ffi::zend_hash_str_del(&raw mut ffi::module_registry, name.as_ptr(), name.count_bytes());
        libc::dlclose(shared_object);
    }
}

/// Returns the number that the module registers its constants under. The engine counts modules to
/// number them: after a removal, `number` is that of the module loaded last, too.
///
/// # Safety
/// The engine is starting the module of this name, under this number.
pub(super) unsafe fn settle_number(name: &CStr, number: c_int) -> c_int {
    let free = FREE_NUMBER.swap(0, Relaxed);
    // SAFETY: the caller's.
    match unsafe { find(name) } {
        Some(ours) if free != 0 => {
            // SAFETY: the registry's entries live as long as they are in it.
            unsafe { (*ours).module_number = free };
            free
        }
        _ => number,
    }
}

/// # Safety
/// The engine is loading or starting a module.
unsafe fn find(name: &CStr) -> Option<*mut ffi::zend_module_entry> {
    // SAFETY: the registry's values are pointers to entries.
    unsafe {
        let table = &raw const ffi::module_registry;
        entry_of(ffi::zend_hash_str_find(table, name.as_ptr(), name.count_bytes()))
    }
}

/// Returns whether a loaded module says that it needs, or makes use of, the module of this name.
///
/// # Safety
/// The engine is loading a module of its own build.
unsafe fn is_needed(name: &CStr) -> bool {
    let table = &raw mut ffi::module_registry;
    let mut position = 0;
    // SAFETY: the registry's values are pointers to entries; a list of dependencies ends in one
    // without a name.
    unsafe {
        ffi::zend_hash_internal_pointer_reset_ex(table, &raw mut position);
        while let Some(module) =
            entry_of(ffi::zend_hash_get_current_data_ex(table, &raw mut position))
        {
            let mut needed = (*module).deps;
            while !needed.is_null() && !(*needed).name.is_null() {
                if CStr::from_ptr((*needed).name) == name {
                    return true;
                }
                needed = needed.add(1);
            }
            ffi::zend_hash_move_forward_ex(table, &raw mut position);
        }
    }
    false
}

/// # Safety
/// Null, or a value of the registry.
unsafe fn entry_of(value: *const ffi::zval) -> Option<*mut ffi::zend_module_entry> {
    // SAFETY: the caller's; the registry's values are pointers to entries.
    unsafe { value.as_ref().map(|value| value.value.ptr.cast()) }
}
