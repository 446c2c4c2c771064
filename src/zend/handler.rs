//! The adapter: makes the engine's handler from a plain function with typed parameters.
//!
//! It checks the count, converts the arguments, calls the function, and writes its result, or the
//! warning, error codes and `false` of a [`Failure`]. `build.rs` writes one handler for each
//! function of the stub file; each is an instance of [`call`].

use super::argument::{Argument, Frame};
use super::table::{Pass, Type};
use super::{Failure, IntoResult, Outcome, error, globals};
use ext_php_rs::ffi;
use kernel::Error;
use std::cell::Cell;
use std::ffi::c_int;

/// A function that PHP can call: up to six typed parameters, and an [`Outcome`].
pub trait Function<'a, Arguments> {
    /// Converts the arguments, calls the function and writes the result.
    ///
    /// # Safety
    /// `result` is the call's result slot. `frame` holds at least `REQUIRED` arguments.
    unsafe fn invoke<const REQUIRED: u32>(&self, frame: Frame<'a>, result: *mut ffi::zval);

    /// What the parameters accept, as the stub would say it.
    const PARAMETERS: &'static [(Type, Pass)];
}

macro_rules! function {
    ($first:ident $(, $rest:ident)*) => {
        impl<'a, F, R, $first: Argument<'a> $(, $rest: Argument<'a>)*>
            Function<'a, ($first, $($rest,)*)> for F
        where
            F: Fn($first $(, $rest)*) -> Outcome<R>,
            R: IntoResult,
        {
            const PARAMETERS: &'static [(Type, Pass)] =
                &[($first::TYPE, $first::PASS) $(, ($rest::TYPE, $rest::PASS))*];

            #[inline(always)]
            #[allow(non_snake_case, unused_assignments)]
            unsafe fn invoke<const REQUIRED: u32>(&self, frame: Frame<'a>, result: *mut ffi::zval) {
                const {
                    let optional = [$first::LEFT_OUT.is_some() $(, $rest::LEFT_OUT.is_some())*];
                    let mut index = REQUIRED as usize;
                    while index < optional.len() {
                        assert!(
                            optional[index],
                            "the stub lets this parameter be left out; its Rust type does not"
                        );
                        index += 1;
                    }
                }
                #[allow(unused_mut)] // where there is but one parameter
                let mut index = 0;
                let Some($first) = frame.parse::<$first>(index) else { return };
                $(
                    index += 1;
                    let Some($rest) = frame.parse::<$rest>(index) else { return };
                )*
                let (outcome, own_code) = match $first.subject() {
                    Ok(own_code) => (self($first $(, $rest)*), own_code),
                    Err(failure) => (Err(failure), None),
                };
                // SAFETY: the result slot is the caller's and holds null.
                unsafe {
                    match outcome {
                        Ok(value) => value.write(result),
                        Err(failure) => fail(failure, own_code, result),
                    }
                }
            }
        }
    };
}

function!(A);
function!(A, B);
function!(A, B, C);
function!(A, B, C, D);
function!(A, B, C, D, E);
function!(A, B, C, D, E, G);

/// What the stub says of a function; the build script writes one for each.
pub trait Declared {
    const PARAMETERS: &'static [(Type, Pass)];
}

/// Makes one call from PHP of the function that the stub declares as `D`. Where their parameters
/// differ, the build fails.
///
/// # Safety
/// `call` is the running frame of `D`'s function, of which `REQUIRED` arguments are required, and
/// `result` its result slot, which holds null.
#[inline(always)] // one instance a function, each with its function inlined
#[allow(clippy::inline_always, clippy::needless_pass_by_value)]
pub unsafe fn call<'a, D: Declared, const REQUIRED: u32, A, F>(
    call: *mut ffi::zend_execute_data,
    result: *mut ffi::zval,
    function: F,
) where
    F: Function<'a, A>,
{
    const {
        let (declared, accepted) = (D::PARAMETERS, F::PARAMETERS);
        assert!(
            declared.len() == accepted.len(),
            "the stub and the Rust function differ in their number of parameters"
        );
        let mut index = 0;
        while index < declared.len() {
            assert!(
                declared[index].0.equals(accepted[index].0)
                    && declared[index].1 as u32 == accepted[index].1 as u32,
                "the stub and the Rust function differ in the type of a parameter"
            );
            index += 1;
        }
    }
    #[allow(clippy::cast_possible_truncation)] // a handful
    let count = const { D::PARAMETERS.len() as u32 };
    // SAFETY: the caller's.
    let frame = unsafe { Frame::new(call) };
    if frame.count() < REQUIRED || frame.count() > count {
        // SAFETY: a function is running, whose name the engine puts into the message.
        return unsafe { ffi::zend_wrong_parameters_count_error(REQUIRED, count) };
    }
    // SAFETY: the caller's; the count was just checked.
    unsafe { function.invoke::<REQUIRED>(frame, result) }
}

/// Does what a failed call does: error codes, warning, `false`.
///
/// # Safety
/// `result` is the call's result slot.
#[cold]
unsafe fn fail(failure: Failure, own_code: Option<&Cell<c_int>>, result: *mut ffi::zval) {
    if failure == Failure::Thrown {
        return;
    }
    let _ = raise(failure, own_code); // the engine looks for an exception itself
    // SAFETY: the caller's.
    unsafe { false.write(result) }
}

/// Raises the error codes and the warning of a failure, of which `own_code` is the Socket's. Runs
/// user code.
#[cold]
pub fn raise(failure: Failure, own_code: Option<&Cell<c_int>>) -> Outcome<()> {
    match failure {
        Failure::Errno(_, code @ (Error::AGAIN | Error::INPROGRESS)) if own_code.is_some() => {
            record(code, own_code);
        }
        Failure::Errno(text, code) => {
            record(code, own_code);
            error::warn_errno(text, code)?;
        }
        Failure::Global(text, code) => {
            record(code, None);
            error::warn_errno(text, code)?;
        }
        Failure::Quiet(code) => record(code, own_code),
        Failure::Silent | Failure::Thrown => (),
    }
    error::check_pending()
}

fn record(error: Error, own_code: Option<&Cell<c_int>>) {
    globals::set_last_error(error);
    if let Some(own_code) = own_code {
        own_code.set(error.code());
    }
}
