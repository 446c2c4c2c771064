//! The module's constants, and how they give way to others of the same name.
//!
//! A newer PHP's constants, and those that no PHP has, may be another module's as well. So ours are
//! registered when all modules are started, and only where the name is free: the other one keeps it
//! with no warning, whichever module was loaded first. (A constant that a program makes with
//! `define()` or `const` comes later, and the engine warns.)

use super::table::Constant;
use ext_php_rs::ffi::{
    CONST_CS, CONST_PERSISTENT, MODULE_PERSISTENT, ZEND_RESULT_CODE_SUCCESS, zend_get_constant_str,
    zend_register_long_constant, zend_result,
};
use std::ffi::c_int;
use std::sync::{Mutex, PoisonError};

type Callback = unsafe extern "C" fn() -> zend_result;

unsafe extern "C" {
    /// `zend.h`, exported by every version: what the engine calls when all modules are started. It
    /// forgets the callback before.
    static mut zend_post_startup_cb: Option<Callback>;
}

/// What is to be done when all modules are started.
struct Late {
    constants: &'static [Constant],
    module_number: c_int,
    /// What else is to be done then.
    finish: fn(),
    /// Who else is to be called then.
    next: Option<Callback>,
}

static LATE: Mutex<Option<Late>> = Mutex::new(None);

/// Tells the engine the constants of the module `module_number`: when all modules are started, or
/// at once where it is loaded for a request, as by `dl()`. `finish` is called when all are started.
///
/// # Safety
/// The engine is starting the module, as of this `kind`.
pub unsafe fn register(
    constants: &'static [Constant],
    module_number: c_int,
    kind: c_int,
    finish: fn(),
) {
    if kind.cast_unsigned() != MODULE_PERSISTENT {
        return register_missing(constants, module_number);
    }
    // SAFETY: the caller's: nobody else starts modules meanwhile.
    let next = unsafe { (&raw mut zend_post_startup_cb).replace(Some(register_late)) };
    *LATE.lock().unwrap_or_else(PoisonError::into_inner) =
        Some(Late { constants, module_number, finish, next });
}

unsafe extern "C" fn register_late() -> zend_result {
    let late = LATE.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(Late { constants, module_number, finish, next }) = late else {
        return ZEND_RESULT_CODE_SUCCESS;
    };
    register_missing(constants, module_number);
    finish();
    // SAFETY: the engine, which calls us in its place, would have called it.
    next.map_or(ZEND_RESULT_CODE_SUCCESS, |next| unsafe { next() })
}

/// Registers each constant whose name is free.
fn register_missing(constants: &[Constant], module_number: c_int) {
    for constant in constants {
        let (name, length) = (constant.name.as_ptr(), constant.name.count_bytes());
        // SAFETY: the engine is starting. The name is a C string of that length, which the engine
        // copies.
        unsafe {
            if zend_get_constant_str(name, length).is_null() {
                let flags = (CONST_CS | CONST_PERSISTENT).cast_signed();
                zend_register_long_constant(name, length, constant.value, flags, module_number);
            }
        }
    }
}
