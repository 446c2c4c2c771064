//! The settings of php.ini: `sockets.*`. All are flags, off by default, that `ini_set` may change
//! at any time.

use super::globals;
use super::table::Table;
use ext_php_rs::ffi;
use std::ffi::{CStr, c_int, c_void};

/// A setting. Its number is its index in the module's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// `PHP_NORMAL_READ` waits no longer than the socket's mode and `SO_RCVTIMEO` say.
    StrictNormalRead,
    /// A call that a signal interrupts goes on when the signal's handlers have run.
    RetryInterrupted,
    /// Every descriptor is closed by `exec`.
    CloseOnExec,
}

/// What the engine is told of the settings, in static memory: since PHP 8.6 it keeps a pointer to
/// each, and `ini_get_all()` reads it.
static DEFINITIONS: Table<ffi::zend_ini_entry_def, { COUNT + 1 }> = Table::new([
    flag(Setting::StrictNormalRead, c"sockets.strict_normal_read"),
    flag(Setting::RetryInterrupted, c"sockets.retry_interrupted"),
    flag(Setting::CloseOnExec, c"sockets.close_on_exec"),
    END,
]);

// SAFETY: all zero is a valid definition; one without a name ends the list.
const END: ffi::zend_ini_entry_def = unsafe { std::mem::zeroed() };

#[allow(clippy::cast_possible_truncation)] // a short name, and three bits
const fn flag(setting: Setting, name: &'static CStr) -> ffi::zend_ini_entry_def {
    ffi::zend_ini_entry_def {
        name: name.as_ptr(),
        name_length: name.count_bytes() as u16,
        on_modify: Some(modify),
        mh_arg1: std::ptr::without_provenance_mut(setting as usize),
        value: c"0".as_ptr(),
        value_length: 1,
        displayer: Some(ffi::zend_ini_boolean_displayer_cb),
        modifiable: ffi::ZEND_INI_ALL as u8,
        ..END
    }
}

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
    // SAFETY: the caller's; the definitions, and what they point to, stay until PHP ends.
    unsafe { ffi::zend_register_ini_entries(DEFINITIONS.as_ptr(), module) };
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
