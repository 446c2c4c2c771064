//! PHP's `sockets` module: registration, start-up and `phpinfo()`, and nothing else. What PHP calls
//! is in [`functions`].

mod classes;
mod constants;
mod functions;
mod zend;

use ext_php_rs::ffi;
use std::ffi::{CStr, c_int};

/// Argument information, function table and constant table, which `build.rs` writes from
/// `stubs/sockets.stub.php`.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

static MODULE: zend::module::Module =
    zend::module::Module::new(tables::FUNCTIONS.as_ptr(), start_up, info);

/// Who this is, for `phpinfo()`.
const IMPLEMENTATION: &CStr = match CStr::from_bytes_with_nul(
    concat!("sockets-rs ", env!("CARGO_PKG_VERSION"), "\0").as_bytes(),
) {
    Ok(text) => text,
    Err(_) => c"sockets-rs",
};

/// The engine asks the shared object for its module.
#[unsafe(no_mangle)]
pub extern "C" fn get_module() -> *mut ffi::zend_module_entry {
    MODULE.entry()
}

/// The engine starts the module: classes and constants. May happen more than once in a process.
unsafe extern "C" fn start_up(_type: c_int, module: c_int) -> ffi::zend_result {
    // SAFETY: the engine calls this while it starts the module.
    unsafe {
        classes::socket::register(&tables::SOCKET);
        classes::address_info::register(&tables::ADDRESS_INFO);
        for key in functions::KEYS {
            key.intern();
        }
        zend::table::register_constants(&tables::CONSTANTS, module);
    }
    ffi::ZEND_RESULT_CODE_SUCCESS
}

/// `php --ri sockets` and `phpinfo()`.
unsafe extern "C" fn info(_module: *mut ffi::zend_module_entry) {
    zend::module::print_info(&[
        (c"Sockets Support", c"enabled"),
        (c"Implementation", IMPLEMENTATION),
    ]);
}
