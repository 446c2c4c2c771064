//! Fatal errors: they leave by longjmp, past every destructor.

use ext_php_rs::ffi;
use std::ffi::c_void;
use std::ptr::null_mut;

/// A call that is guarded.
struct Call<'o, O, F, T> {
    owner: &'o mut O,
    /// Not there any more, once it runs.
    body: Option<F>,
    /// There as soon as the body has come to its end.
    result: Option<T>,
}

/// Runs `body`. When a fatal error leaves it, `give_up` is called, and the error goes on from here:
/// nothing that needs `Drop`, but what `give_up` sees to, may be alive in the caller either. (A
/// panic, which no body has, would end the process here.)
#[inline]
pub fn guarded<O, F: FnOnce(&mut O) -> T, T>(
    owner: &mut O,
    body: F,
    give_up: impl FnOnce(&mut O),
) -> T {
    let mut call = Call { owner, body: Some(body), result: None };
    let pointer = (&raw mut call).cast_const().cast();
    // SAFETY: the engine hands our function the call, and returns from here also when a fatal error
    // has left that function. It goes on with the error where nothing is alive that needs `Drop`.
    unsafe {
        ffi::ext_php_rs_zend_try_catch(run::<O, F, T>, pointer, &mut null_mut());
        call.result.unwrap_or_else(|| {
            give_up(call.owner);
            ffi::ext_php_rs_zend_bailout()
        })
    }
}

/// Runs the body of a [`Call`].
unsafe extern "C" fn run<O, F: FnOnce(&mut O) -> T, T>(pointer: *const c_void) -> *const c_void {
    // SAFETY: `guarded` passes its own call, which nobody else uses meanwhile.
    let call = unsafe { &mut *pointer.cast_mut().cast::<Call<'_, O, F, T>>() };
    if let Some(body) = call.body.take() {
        call.result = Some(body(call.owner));
    }
    pointer
}
