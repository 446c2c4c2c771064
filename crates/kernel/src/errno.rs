//! Error codes: errno, and the resolver's codes, which PHP stores as `-10000 - h_errno`.

use nix::libc;
use std::ffi::{CStr, c_int};

/// An error code as PHP stores it. It may be any number, for the kernel may know more codes than we
/// do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Error(pub c_int);

/// A system call's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// No error.
    pub const NONE: Self = Self(0);
    /// A non-blocking socket has nothing to read, or no room to write. On Linux EWOULDBLOCK is the
    /// same number.
    pub const AGAIN: Self = Self(libc::EAGAIN);
    /// A signal interrupted the call.
    pub const INTR: Self = Self(libc::EINTR);
    /// The connection is still being made.
    pub const INPROGRESS: Self = Self(libc::EINPROGRESS);
    /// The kernel does not accept an argument.
    pub const INVAL: Self = Self(libc::EINVAL);

    /// PHP code that ran in the middle of the call threw. (This is no code of the kernel's.)
    pub const THROWN: Self = Self(c_int::MIN + 1);
    /// There is no memory.
    pub const NOMEM: Self = Self(libc::ENOMEM);
    /// There is no such descriptor, or it was closed.
    pub const BADF: Self = Self(libc::EBADF);

    /// Codes below this are the resolver's.
    const RESOLVER: c_int = -10000;

    /// Returns the code of the system call that just failed. Nothing else may run in between.
    #[inline]
    pub fn last() -> Self {
        Self(nix::errno::Errno::last_raw())
    }

    /// Returns the code of a failed host look-up.
    pub const fn resolver(h_errno: c_int) -> Self {
        Self(Self::RESOLVER - h_errno)
    }

    /// Returns the number.
    #[inline]
    pub const fn code(self) -> c_int {
        self.0
    }

    /// Returns the C library's message, from `strerror_r(3)` or `hstrerror(3)`. It is written to
    /// `buffer` unless it is a constant.
    #[inline]
    pub fn message(self, buffer: &mut [u8]) -> &CStr {
        // SAFETY: `hstrerror` takes any number and answers with a constant. `strerror_r` (the POSIX
        // one, by libc's link name) writes at most the length that it is given, NUL included; where
        // it had no room, the buffer's last byte is made one.
        unsafe {
            if self.0 < Self::RESOLVER {
                return CStr::from_ptr(libc::hstrerror(Self::RESOLVER.wrapping_sub(self.0)));
            }
            libc::strerror_r(self.0, buffer.as_mut_ptr().cast(), buffer.len());
            if let Some(last) = buffer.last_mut() {
                *last = 0;
            }
            CStr::from_bytes_until_nul(buffer).unwrap_or_default()
        }
    }
}

/// Returns the errno of a call whose result is -1, or else the result.
#[inline]
pub fn check<T: Copy + PartialEq + From<i8>>(result: T) -> Result<T> {
    if result == T::from(-1) { Err(Error::last()) } else { Ok(result) }
}

/// Does the same for a result that is a number of bytes.
#[inline]
pub fn check_count(result: isize) -> Result<usize> {
    usize::try_from(result).map_err(|_| Error::last())
}
