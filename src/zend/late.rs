//! What is done when all modules are started: only then it shows what others have registered, and
//! what php.ini disables.

use ext_php_rs::ffi::{
    MODULE_PERSISTENT, ZEND_RESULT_CODE_SUCCESS, zend_post_startup_cb, zend_result,
};
use std::ffi::c_int;
use std::sync::{Mutex, PoisonError};

type Act = extern "C" fn(c_int);
type Callback = unsafe extern "C" fn() -> zend_result;

struct Late {
    act: Act,
    module_number: c_int,
    /// Who else is to be called then.
    next: Option<Callback>,
}

static LATE: Mutex<Option<Late>> = Mutex::new(None);

/// Calls `act` with the module's number when all modules are started, or at once where this one is
/// loaded for a request, as by `dl()`.
///
/// # Safety
/// The engine is starting the module, as of this `kind`.
pub unsafe fn when_all_are_started(module_number: c_int, kind: c_int, act: Act) {
    if kind.cast_unsigned() != MODULE_PERSISTENT {
        return act(module_number);
    }
    // The engine forgets the callback before it calls it.
    // SAFETY: the caller's: nobody else starts modules meanwhile.
    let next = unsafe { (&raw mut zend_post_startup_cb).replace(Some(call)) };
    *LATE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Late { act, module_number, next });
}

unsafe extern "C" fn call() -> zend_result {
    let late = LATE.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(Late { act, module_number, next }) = late else {
        return ZEND_RESULT_CODE_SUCCESS;
    };
    act(module_number);
    // SAFETY: the engine, which calls us in its place, would have called it.
    next.map_or(ZEND_RESULT_CODE_SUCCESS, |next| unsafe { next() })
}
