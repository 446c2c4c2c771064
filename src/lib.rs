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

/// A second module, of the shared object's name. Installers look for it after they wrote
/// `extension=sockets_rs`, and programs can ask for its version.
static SHARED_OBJECT: zend::module::Module =
    zend::module::Module::empty(c"sockets_rs", c_str(concat!(env!("CARGO_PKG_VERSION"), "\0")));

/// The name and version of this implementation, for `phpinfo()`.
const IMPLEMENTATION: &CStr = c_str(concat!("sockets-rs ", env!("CARGO_PKG_VERSION"), "\0"));

/// Returns a string that ends in NUL, for C.
const fn c_str(text: &str) -> &CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => c"",
    }
}

/// Returns the module, for which the engine asks the shared object.
#[unsafe(no_mangle)]
pub extern "C" fn get_module() -> *mut ffi::zend_module_entry {
    MODULE.entry()
}

/// Registers classes, constants and settings when the engine starts the module, which may happen
/// more than once in a process.
unsafe extern "C" fn start_up(kind: c_int, module: c_int) -> ffi::zend_result {
    // SAFETY: the engine calls this while it starts the module.
    unsafe {
        let module = zend::registry::settle_number(module);
        zend::class::register::<classes::socket::SocketFields>();
        zend::class::register::<classes::address_info::AddressFields>();
        for key in functions::KEYS {
            key.intern();
        }
        zend::module::when_all_are_started(module, kind, start_late);
        zend::settings::register(module);
        kernel::poll::Use::of_environment().choose();
        zend::module::start_beside(&SHARED_OBJECT, kind);
    }
    ffi::ZEND_RESULT_CODE_SUCCESS
}

/// Does what waits until all modules are started.
extern "C" fn start_late(module: c_int) {
    zend::module::register_missing_constants(tables::CONSTANT_NAMES, &tables::CONSTANTS, module);
    #[cfg(not(php85))]
    {
        zend::class::keep_memory::<classes::socket::SocketFields>();
        zend::class::keep_memory::<classes::address_info::AddressFields>();
    }
}

/// The engine asks for the module's part of `phpinfo()` and of `php --ri sockets`.
unsafe extern "C" fn info(module: *mut ffi::zend_module_entry) {
    // SAFETY: the engine prints now. Each row is as many C strings as its first argument says.
    unsafe {
        ffi::php_info_print_table_start();
        for (name, value) in [(c"Sockets Support", c"enabled"), (c"Implementation", IMPLEMENTATION)]
        {
            ffi::php_info_print_table_row(2, name.as_ptr(), value.as_ptr());
        }
        ffi::php_info_print_table_end();
        ffi::display_ini_entries(module);
    }
}
