//! By-reference parameters: `ByRef` (`&$data`) and `ByRefArray` (`array &$read`).
//!
//! Assigning runs user code (the destructor of what the variable held) and may throw (a typed
//! property that does not take the value): save errno before, and check the result.

use super::result::zval_of;
use super::{Array, Failure, IntoResult, Outcome, Value, error};
use ext_php_rs::ffi::{self, zend_value};
use std::mem::MaybeUninit;

/// A variable of the caller's, to be assigned to.
#[derive(Clone, Copy)]
pub struct ByRef<'a>(Value<'a>);

impl<'a> ByRef<'a> {
    /// Returns the variable behind an argument, as the engine passed it.
    pub(super) const fn new(argument: Value<'a>) -> Self {
        Self(argument)
    }

    /// Returns what the variable holds now.
    pub fn value(self) -> Value<'a> {
        self.0.deref()
    }

    /// Assigns, as PHP would: type declarations of properties that share the reference are kept.
    ///
    /// # Errors
    /// `Thrown`, when such a declaration refuses the value or the old value's destructor throws.
    /// The value is released.
    #[inline]
    pub fn assign(self, value: impl IntoResult) -> Outcome<()> {
        // SAFETY: a result is written, and its count is given away.
        unsafe { self.assign_zval(zval_of(value)) }
    }

    /// # Safety
    /// `new` is a valid zval whose count is given away here.
    #[inline]
    unsafe fn assign_zval(self, mut new: MaybeUninit<ffi::zval>) -> Outcome<()> {
        // SAFETY: the argument is valid for the call. A reference's target is valid as long as the
        // reference, which the frame holds.
        unsafe {
            let target = if self.0.tag() == ffi::IS_REFERENCE {
                let reference = (*self.0.as_ptr()).value.ref_;
                if !(*reference).sources.ptr.is_null() {
                    return match ffi::zend_try_assign_typed_ref_zval(reference, new.as_mut_ptr()) {
                        ffi::ZEND_RESULT_CODE_SUCCESS => error::check_pending(),
                        _ => Err(Failure::Thrown),
                    };
                }
                &raw mut (*reference).val
            } else {
                self.0.as_ptr()
            };
            // The new value is in place before the old one's destructor can look.
            let counted = (*target).u1.v.type_flags != 0;
            let target = target.cast::<MaybeUninit<ffi::zval>>();
            let mut old = std::ptr::replace(target, new);
            if counted {
                ffi::zval_ptr_dtor(old.as_mut_ptr());
                return error::check_pending();
            }
            Ok(())
        }
    }
}

/// A variable of the caller's that holds an array, to be read and then assigned to.
#[derive(Clone, Copy)]
pub struct ByRefArray<'a> {
    variable: ByRef<'a>,
    array: Array<'a>,
}

impl<'a> ByRefArray<'a> {
    pub(super) const fn new(variable: ByRef<'a>, array: Array<'a>) -> Self {
        Self { variable, array }
    }

    /// Returns the array that the variable held when the call began. User code may since have put
    /// something else into the variable and freed the array: keep the variable's value before any
    /// can run.
    pub fn array(self) -> Array<'a> {
        self.array
    }

    /// Returns the variable with the array that it holds now. `None`: user code has put something
    /// else there.
    #[inline]
    pub fn current(self) -> Option<Self> {
        let array = self.variable.value().as_array()?;
        Some(Self::new(self.variable, array))
    }

    /// Returns whether both are the same variable, perhaps under two names.
    pub fn is_same_variable(self, other: Self) -> bool {
        self.variable.value().as_ptr() == other.variable.value().as_ptr()
    }

    pub fn variable(self) -> ByRef<'a> {
        self.variable
    }
}

/// A value can be a result: it gets a count of its own. So [`ByRef::assign`] can copy one
/// variable into another.
impl IntoResult for Value<'_> {
    #[inline]
    fn into_parts(self) -> (zend_value, u32) {
        self.deref().to_owned_value().into_parts()
    }
}
