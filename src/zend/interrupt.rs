//! What waits for PHP's virtual machine: handlers of signals that came meanwhile
//! (`pcntl_async_signals`), and the time limit.

use super::{error, globals};
use ext_php_rs::ffi;
use kernel::{Error, Result};

/// Runs what the virtual machine would run before its next instruction. User code may run.
///
/// # Errors
/// [`Error::THROWN`]: an exception is pending.
#[cold]
pub fn run_pending_handlers() -> Result<()> {
    let executor = globals::executor();
    // SAFETY: the engine is running a function of ours; the flags are atomic, and the function is
    // set while a module that wants it is loaded. It gets the frame that is current, as when the
    // engine calls it after a function of its own.
    unsafe {
        if ffi::zend_atomic_bool_exchange((&raw const executor.vm_interrupt).cast_mut(), false) {
            if ffi::zend_atomic_bool_load(&raw const executor.timed_out) {
                ffi::zend_timeout();
            }
            if let Some(run) = ffi::zend_interrupt_function {
                run(executor.current_execute_data);
            }
        }
    }
    error::check_pending().map_err(|_| Error::THROWN)
}
