//! Failed calls: how one is said (`Failure`), and how PHP's warnings and exceptions are raised.
//!
//! Everything here but `Failure` itself may run user code (an error handler) or leave by longjmp (a
//! fatal error): hold neither descriptors nor Rust's heap when you call it.

use super::{Text, Value, globals};
use ext_php_rs::ffi;
use nix::libc;
use std::ffi::{CStr, c_int};
use std::ptr::{null, null_mut};

/// What a function returns: its result, or how it failed.
pub type Outcome<T> = Result<T, Failure>;

/// Why a call failed. [`super::handler`] turns it into PHP's warning, error codes and `false`, and
/// is the only place that does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// `false`, both error codes, and the warning `TEXT [errno]: message`; no warning for EAGAIN
    /// and EINPROGRESS on a Socket.
    Errno(&'static str, kernel::Error),
    /// `false`, the global error code alone, and the warning, of whatever error.
    Global(&'static str, kernel::Error),
    /// `false` and both error codes.
    Quiet(kernel::Error),
    /// `false` and nothing else, or nothing more than what was raised already.
    Silent,
    /// An exception is pending.
    Thrown,
}

/// Returns whether an exception is pending. Ask after everything that can run user code.
#[inline]
pub fn pending() -> bool {
    !globals::executor().exception.is_null()
}

/// Returns `Err(Failure::Thrown)` when an exception is pending.
#[inline]
pub fn check_pending() -> Outcome<()> {
    if pending() { Err(Failure::Thrown) } else { Ok(()) }
}

/// Lets `show` have a text as the engine's `%s` takes it, which ends in a NUL. It is in the
/// engine's memory, where it is long: `show` may end in a fatal error.
fn with_chars(text: impl Text, show: impl FnOnce(*const u8)) {
    let mut message = text.into_message();
    message.push(0);
    show(message.as_slice().as_ptr());
}

/// Lets `throw` raise an exception with this text.
fn thrown(text: impl Text, throw: impl FnOnce(*const u8)) -> Failure {
    with_chars(text, throw);
    Failure::Thrown
}

/// Throws `ValueError`: `FUNCTION(): Argument #NUMBER ($name) TEXT`.
#[cold]
pub fn throw_argument_value(number: u32, text: impl Text) -> Failure {
    // SAFETY: called from a function that PHP called; the format takes one string, which is
    // NUL-terminated.
    thrown(text, |text| unsafe { ffi::zend_argument_value_error(number, c"%s".as_ptr(), text) })
}

/// Throws `TypeError`: `FUNCTION(): Argument #NUMBER ($name) TEXT`.
#[cold]
pub fn throw_argument_type(number: u32, text: impl Text) -> Failure {
    // SAFETY: as in `throw_argument_value`.
    thrown(text, |text| unsafe { ffi::zend_argument_type_error(number, c"%s".as_ptr(), text) })
}

/// Throws `TypeError`: `FUNCTION(): Argument #NUMBER ($name) EXPECTED, TYPE given`, with the type
/// of `value`.
#[cold]
pub fn throw_argument_type_given(number: u32, expected: impl Text, value: Value<'_>) -> Failure {
    let (format, given) = (c"%s, %s given".as_ptr(), value.type_name().as_ptr());
    // SAFETY: as in `throw_argument_value`, with two strings.
    thrown(expected, |text| unsafe { ffi::zend_argument_type_error(number, format, text, given) })
}

/// Throws `Error`: `FUNCTION(): Argument #NUMBER ($name) TEXT`.
#[cold]
pub fn throw_argument_error(number: u32, text: &CStr) -> Failure {
    // SAFETY: as in `throw_argument_value`; a null class is the engine's `Error`.
    unsafe { ffi::zend_argument_error(null_mut(), number, c"%s".as_ptr(), text.as_ptr()) };
    Failure::Thrown
}

/// Throws `ValueError` with exactly `text`.
#[cold]
pub fn throw_value_error(text: impl Text) -> Failure {
    // SAFETY: as in `throw_argument_value`.
    thrown(text, |text| unsafe { ffi::zend_value_error(c"%s".as_ptr(), text) })
}

/// Throws `ArgumentCountError` with exactly `text`.
#[cold]
pub fn throw_argument_count(text: impl Text) -> Failure {
    // SAFETY: as in `throw_argument_value`.
    thrown(text, |text| unsafe { ffi::zend_argument_count_error(c"%s".as_ptr(), text) })
}

/// Throws `Error` with exactly `text`.
#[cold]
pub fn throw_error(text: impl Text) -> Failure {
    // SAFETY: as in `throw_argument_value`; a null class is the engine's `Error`.
    thrown(text, |text| unsafe { ffi::zend_throw_error(null_mut(), c"%s".as_ptr(), text) })
}

/// Throws `ValueError`: `FUNCTION(): Argument #NUMBER ($name) must be between LEAST and MOST`.
#[cold]
pub fn throw_argument_range(number: u32, least: i64, most: i64) -> Failure {
    throw_argument_value(number, ("must be between ", least, " and ", most))
}

/// Raises PHP's warning `FUNCTION(): TEXT`.
#[cold]
pub fn warn(text: impl Text) -> Outcome<()> {
    // SAFETY: as in `throw_argument_value`; no documentation reference.
    with_chars(text, |text| unsafe {
        ffi::php_error_docref(null(), WARNING, c"%s".as_ptr(), text);
    });
    check_pending()
}

/// Raises the warning of a failed system call: `FUNCTION(): TEXT [errno]: message`. None beside an
/// exception: what was held for the call may have had a destructor that threw.
#[cold]
pub(super) fn warn_errno(text: &'static str, error: kernel::Error) -> Outcome<()> {
    check_pending()?;
    // SAFETY: the message ends in a NUL, and stays until the next one is asked for.
    let message = unsafe { CStr::from_ptr(globals::strerror(error)) };
    warn((text, " [", error.code(), "]: ", message.to_bytes()))
}

/// Reports a failure that is not the call's last word: the global error code, and the warning of
/// [`warn_errno`]. The Socket's own code is the caller's to set before.
#[cold]
pub fn report(text: &'static str, error: kernel::Error) -> Outcome<()> {
    globals::set_last_error(error);
    warn_errno(text, error)
}

/// `E_WARNING` as `php_error_docref` takes it.
pub(super) const WARNING: c_int = 2;

/// A system call's result as the outcome of a PHP function.
pub trait OrFail<T> {
    /// Returns the value; for an error the failure that warns `TEXT [errno]: message`.
    fn or_fail(self, text: &'static str) -> Outcome<T>;
}

impl<T> OrFail<T> for kernel::Result<T> {
    #[inline]
    fn or_fail(self, text: &'static str) -> Outcome<T> {
        self.map_err(|error| Failure::of_call(text, error))
    }
}

impl Failure {
    /// Returns what a failed system call on the Socket, the first argument, ends in.
    #[cold]
    pub fn of_call(text: &'static str, error: kernel::Error) -> Self {
        match error {
            // PHP itself says, when this call has ended, that the memory limit was reached.
            kernel::Error(libc::ENOMEM) if super::is_exhausted() => Self::Silent,
            // Or the engine has warned.
            kernel::Error::THROWN => check_pending().err().unwrap_or(Self::Silent),
            error => Self::Errno(text, error),
        }
    }

    /// Does the same for a call that leaves the Socket's own code as it is: other extensions read
    /// it.
    pub fn global(self) -> Self {
        match self {
            Self::Errno(text, error) => Self::Global(text, error),
            other => other,
        }
    }
}
