//! Fatal errors: they leave by longjmp, past every destructor.

use ext_php_rs::zend::{CatchError, bailout, try_catch};
use std::panic::{AssertUnwindSafe, resume_unwind};

/// Runs `body`. When a fatal error leaves it, `give_up` is called, and the error goes on from here:
/// nothing that needs `Drop`, but what `give_up` sees to, may be alive in the caller either.
#[inline]
pub fn guarded<O, T>(
    owner: &mut O,
    body: impl FnOnce(&mut O) -> T,
    give_up: impl FnOnce(&mut O),
) -> T {
    match try_catch(AssertUnwindSafe(|| body(owner))) {
        Ok(result) => result,
        Err(CatchError::Panic(text)) => resume_unwind(Box::new(text)),
        Err(_) => {
            give_up(owner);
            // SAFETY: the caller sees to it that nothing is alive that needs `Drop`.
            unsafe { bailout() }
        }
    }
}
