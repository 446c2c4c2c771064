//! Types of which any bytes are a value.

use nix::libc;
use std::ffi::c_int;
use std::mem::size_of;

/// A type of the kernel's interface that is read and written as it stands.
///
/// # Safety
/// Any bytes are a value of the type, and it has no padding.
pub unsafe trait Plain: Copy {}

macro_rules! plain {
    ($($ty:ty),* $(,)?) => {
        // SAFETY: integers, and arrays and structures of them, one behind the other without a gap.
        $(unsafe impl Plain for $ty {})*
    };
}

plain! {
    u8, u16, u32, c_int, u64, [u32; 9], [u8; libc::IFNAMSIZ], super::tcp_info::Answer,
    libc::timeval, libc::timespec, [libc::timespec; 3], libc::linger,
    libc::cmsghdr, libc::ucred, libc::sock_extended_err,
    libc::in_addr, libc::in_pktinfo, libc::in6_pktinfo, libc::ip_mreqn,
    libc::sockaddr_un, libc::sockaddr_in, libc::sockaddr_in6, libc::sockaddr_ll, libc::sockaddr_vm,
}

const _: () = assert!(size_of::<libc::timespec>() == 2 * size_of::<i64>());
const _: () = assert!(size_of::<libc::cmsghdr>() == size_of::<usize>() + 2 * size_of::<c_int>());

/// Returns the bytes of a value, which the kernel reads.
#[inline]
pub fn bytes_of<T: Plain>(value: &T) -> &[u8] {
    // SAFETY: it is nothing but its bytes.
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(value).cast(), size_of::<T>()) }
}

/// Returns the bytes in front of the first NUL, or all of them if there is none.
#[inline]
pub fn until_nul(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// Returns the value that the bytes begin with, if there are enough of them.
#[inline]
pub(crate) fn value_of<T: Plain>(bytes: &[u8]) -> Option<T> {
    // SAFETY: any bytes are a value; it is read from wherever it lies.
    (bytes.len() >= size_of::<T>()).then(|| unsafe { bytes.as_ptr().cast::<T>().read_unaligned() })
}
