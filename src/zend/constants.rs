//! The module's constants, and how they give way to others of the same name.
//!
//! A newer PHP's constants, and those that no PHP has, may be another module's as well. So ours are
//! registered when all modules are started, and only where the name is free: the other one keeps it
//! with no warning, whichever module was loaded first. (A constant that a program makes with
//! `define()` or `const` comes later, and the engine warns.)

use super::table::Constant;
use ext_php_rs::ffi::{
    CONST_CS, CONST_PERSISTENT, zend_get_constant_str, zend_register_long_constant,
};
use std::ffi::c_int;

/// Registers each constant whose name is free.
pub fn register_missing(constants: &[Constant], module_number: c_int) {
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
