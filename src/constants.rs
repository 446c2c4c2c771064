//! The values of PHP's constants, each under its C name. An `@cvalue` in the stub names one of this
//! module: those of the kernel and of the C library, and PHP's own.

pub use kernel::constants::*;

/// `socket_read` stops after a line's `\r` or `\n`. PHP's own, not the kernel's.
pub const PHP_NORMAL_READ: c_int = 1;
/// `socket_read` takes what one read(2) gives. PHP's own, not the kernel's.
pub const PHP_BINARY_READ: c_int = 2;
