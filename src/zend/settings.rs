//! The settings of php.ini: `sockets.*`. All are flags, off by default, that `ini_set` may change
//! at any time.

use super::globals;
use ext_php_rs::ffi;
use std::ffi::{CStr, c_int, c_void};

/// A setting. Its number is its index in [`ROWS`] and in the module's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// `PHP_NORMAL_READ` waits no longer than the socket's mode and `SO_RCVTIMEO` say.
    StrictNormalRead,
    /// A call that a signal interrupts goes on when the signal's handlers have run.
    RetryInterrupted,
    /// Every descriptor is closed by `exec`.
    CloseOnExec,
}

const ROWS: [(Setting, &CStr); COUNT] = [
    (Setting::StrictNormalRead, c"sockets.strict_normal_read"),
    (Setting::RetryInterrupted, c"sockets.retry_interrupted"),
    (Setting::CloseOnExec, c"sockets.close_on_exec"),
];

pub(super) const COUNT: usize = 3;

#[inline]
pub fn is_on(setting: Setting) -> bool {
    globals::setting(setting as usize).is_some_and(std::cell::Cell::get)
}

/// Registers the settings. The engine takes them back itself when it ends a module without a
/// shutdown function.
///
/// # Safety
/// The engine is starting the module of that number.
pub unsafe fn register(module: c_int) {
    // SAFETY: all zero is a valid definition; one without a name ends the list.
    let mut definitions: [ffi::zend_ini_entry_def; COUNT + 1] = unsafe { std::mem::zeroed() };
    for (definition, (setting, name)) in definitions.iter_mut().zip(ROWS) {
        definition.name = name.as_ptr();
        definition.name_length = u16::try_from(name.count_bytes()).unwrap_or_default();
        definition.on_modify = Some(modify);
        definition.mh_arg1 = std::ptr::without_provenance_mut(setting as usize);
        definition.value = c"0".as_ptr();
        definition.value_length = 1;
        definition.displayer = Some(ffi::zend_ini_boolean_displayer_cb);
        definition.modifiable = u8::try_from(ffi::ZEND_INI_ALL).unwrap_or_default();
    }
    // SAFETY: the caller's; the engine copies what it keeps, but for the names and values, which
    // are constants.
    unsafe { ffi::zend_register_ini_entries(definitions.as_ptr(), module) };
}

/// Prints the settings into `phpinfo()`.
///
/// # Safety
/// `module` is the module's entry, and the engine is asking for its part of `phpinfo()`.
pub unsafe fn print_info(module: *mut ffi::zend_module_entry) {
    // SAFETY: the caller's.
    unsafe { ffi::display_ini_entries(module) }
}

/// The engine tells a setting's value: at start-up, for each thread, and when it changes.
unsafe extern "C" fn modify(
    _entry: *mut ffi::zend_ini_entry,
    value: *mut ffi::zend_string,
    number: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
    _stage: c_int,
) -> c_int {
    if let Some(setting) = globals::setting(number.addr()) {
        // SAFETY: the engine passes the value, a string.
        setting.set(unsafe { ffi::zend_ini_parse_bool(value) });
    }
    ffi::ZEND_RESULT_CODE_SUCCESS
}
