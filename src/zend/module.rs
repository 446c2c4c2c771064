//! The module entry: what the engine asks `get_module` for.
//!
//! The engine may start a module more than once in a process.

use super::globals;
use super::registry::{self, NAME};
use ext_php_rs::ffi;
use std::cell::UnsafeCell;
use std::ffi::{CStr, c_int};
use std::sync::{Mutex, PoisonError};

/// The module entry in static memory: the engine writes its number and state into it.
#[repr(transparent)]
pub struct Module(UnsafeCell<ffi::zend_module_entry>);

// SAFETY: only the engine writes to the entry, and only while it loads or unloads modules, on one
// thread.
unsafe impl Sync for Module {}

pub type StartUp = unsafe extern "C" fn(c_int, c_int) -> ffi::zend_result;

impl Module {
    /// Returns the entry of the module `sockets`.
    pub const fn new(
        functions: *const ffi::zend_function_entry,
        start_up: StartUp,
        info: unsafe extern "C" fn(*mut ffi::zend_module_entry),
    ) -> Self {
        let mut entry = blank(NAME);
        entry.functions = functions;
        entry.module_startup_func = Some(start_up);
        entry.request_startup_func = Some(globals::start_request);
        entry.request_shutdown_func = Some(globals::end_request);
        entry.info_func = Some(info);
        entry.globals_size = globals::SIZE;
        #[cfg(not(php_zts))]
        {
            entry.globals_ptr = (&raw const globals::sockets_globals).cast_mut().cast();
        }
        #[cfg(php_zts)]
        {
            entry.globals_id_ptr = globals::sockets_globals_id.as_ptr();
        }
        entry.globals_ctor = Some(globals::construct);
        entry.globals_dtor = Some(globals::destruct);
        Self(UnsafeCell::new(entry))
    }

    /// Returns the entry of a module that has a name and a version, and nothing else.
    pub const fn empty(name: &'static CStr, version: &'static CStr) -> Self {
        let mut entry = blank(name);
        entry.version = version.as_ptr();
        Self(UnsafeCell::new(entry))
    }

    /// Returns the entry, completed with what only the running PHP can tell: its build and its
    /// version, which is ours too. A stock module that was loaded before makes room for it.
    pub fn entry(&self) -> *mut ffi::zend_module_entry {
        let entry = self.0.get();
        // SAFETY: the engine asks for the entry while it loads the module, on one thread.
        // PHP_VERSION is a persistent string constant.
        unsafe {
            (*entry).build_id = ffi::ext_php_rs_php_build_id();
            let version = ffi::zend_get_constant_str(c"PHP_VERSION".as_ptr(), 11);
            if !version.is_null() {
                (*entry).version = (&raw const (*(*version).value.str_).val).cast();
            }
            registry::remove_namesake(&*entry);
        }
        entry
    }
}

/// Returns an entry of this build, with a name and nothing else.
const fn blank(name: &'static CStr) -> ffi::zend_module_entry {
    // SAFETY: all zero is a valid entry: numbers, null pointers and absent functions.
    let mut entry: ffi::zend_module_entry = unsafe { std::mem::zeroed() };
    #[allow(clippy::cast_possible_truncation)] // 168 bytes
    {
        entry.size = size_of::<ffi::zend_module_entry>() as u16;
        entry.zend_debug = ffi::ZEND_DEBUG as u8;
        entry.zts = ffi::USING_ZTS as u8;
    }
    entry.zend_api = ffi::ZEND_MODULE_API_NO;
    entry.name = name.as_ptr();
    entry
}

/// Starts `module` as well, unless the engine loads for one request only, as `dl()` does.
///
/// # Safety
/// The engine is starting the module `sockets`, as of this kind.
pub unsafe fn start_beside(module: &Module, kind: c_int) {
    if kind.cast_unsigned() == ffi::MODULE_PERSISTENT {
        // SAFETY: the caller's; the entry stays until PHP ends. The engine destroys the last module
        // first: this one before the other one's shared object is closed.
        unsafe { ffi::zend_startup_module(module.0.get()) };
    }
}

/// Registers each constant whose name is free. `names` are all names, one after the other; each
/// constant has the length of its own, and a value.
///
/// A newer PHP's constants, and those that no PHP has, may be another module's as well. So ours are
/// registered when all modules are started: the other one keeps the name with no warning, whichever
/// module was loaded first. (A constant that a program makes with `define()` or `const` comes
/// later, and the engine warns.)
pub fn register_missing_constants(mut names: &str, constants: &[(usize, i64)], module: c_int) {
    let flags = (ffi::CONST_CS | ffi::CONST_PERSISTENT).cast_signed();
    for &(length, value) in constants {
        let Some((name, rest)) = names.split_at_checked(length) else { return };
        names = rest;
        // SAFETY: the engine is starting. The name has that length, and the engine copies it.
        unsafe {
            if ffi::zend_get_constant_str(name.as_ptr().cast(), length).is_null() {
                ffi::zend_register_long_constant(
                    name.as_ptr().cast(),
                    length,
                    value,
                    flags,
                    module,
                );
            }
        }
    }
}

type Act = extern "C" fn(c_int);
type PostStartUp = unsafe extern "C" fn() -> ffi::zend_result;

/// What is to be done when all modules are started.
struct Late {
    act: Act,
    module: c_int,
    /// Who else is to be called then.
    next: Option<PostStartUp>,
}

static LATE: Mutex<Option<Late>> = Mutex::new(None);

/// Calls `act` with the module's number when all modules are started: only then it shows what
/// others have registered, and what php.ini disables. Where this one is loaded for a request, as by
/// `dl()`, it is called at once.
///
/// # Safety
/// The engine is starting the module, as of this `kind`.
pub unsafe fn when_all_are_started(module: c_int, kind: c_int, act: Act) {
    if kind.cast_unsigned() != ffi::MODULE_PERSISTENT {
        return act(module);
    }
    // The engine forgets the callback before it calls it.
    // SAFETY: the caller's: nobody else starts modules meanwhile.
    let next = unsafe { (&raw mut ffi::zend_post_startup_cb).replace(Some(post_start_up)) };
    *LATE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Late { act, module, next });
}

unsafe extern "C" fn post_start_up() -> ffi::zend_result {
    let late = LATE.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(Late { act, module, next }) = late else { return ffi::ZEND_RESULT_CODE_SUCCESS };
    act(module);
    // SAFETY: the engine, which calls us in its place, would have called it.
    next.map_or(ffi::ZEND_RESULT_CODE_SUCCESS, |next| unsafe { next() })
}
