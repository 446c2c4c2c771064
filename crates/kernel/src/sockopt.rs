//! Socket options: `getsockopt(2)` and `setsockopt(2)`.
//!
//! Level and option keep the width of the user's integers until the kernel gets them.

use super::address::SocketAddress;
use super::constants as c;
use super::errno::{Result, check};
use super::fd::{TryAsFd, raw};
use super::length_of;
use super::plain::{Plain, bytes_of};
use nix::libc;
use std::ffi::c_int;
use std::mem::{MaybeUninit, size_of, zeroed};

/// Reads an option with `getsockopt(2)`. Returns it, and how many bytes of it the kernel wrote: the
/// rest is zero.
///
/// # Errors
/// The call's: ENOPROTOOPT, EOPNOTSUPP, EINVAL, ...
#[inline]
pub fn get<T: Plain>(socket: &impl TryAsFd, level: i64, option: i64) -> Result<(T, usize)> {
    let mut length = length_of(size_of::<T>());
    // SAFETY: a `T` has that many bytes, and any bytes are one.
    unsafe {
        let mut value: T = zeroed();
        get_raw(socket, level, option, (&raw mut value).cast(), &raw mut length)?;
        Ok((value, length as usize))
    }
}

/// Has the kernel write an option to `value`, and to `length` how many bytes it wrote.
///
/// # Safety
/// `value` points at as many bytes as `length` says; [`ROOM`] says what `SO_GET_FILTER` needs.
#[inline]
unsafe fn get_raw(
    socket: &impl TryAsFd,
    level: i64,
    option: i64,
    value: *mut libc::c_void,
    length: *mut libc::socklen_t,
) -> Result<()> {
    let (level, option) = (super::int(level), super::int(option));
    // SAFETY: the caller's.
    check(unsafe { libc::getsockopt(raw(socket)?, level, option, value, length) }).map(drop)
}

/// How many ints have room for `size_of::<c_int>()` instructions. `SO_GET_FILTER` takes the length
/// for a number of instructions, where other options take it for a number of bytes.
const ROOM: usize = size_of::<libc::sock_filter>();

/// Reads an option that is a number. Some protocols give one byte if the number fits. Where the
/// kernel gives nothing at all the number is 0.
///
/// # Errors
/// As [`get`].
#[inline]
pub fn get_int(socket: &impl TryAsFd, level: i64, option: i64) -> Result<c_int> {
    let mut room: [c_int; ROOM] = [0; ROOM];
    let mut length = length_of(size_of::<c_int>());
    // SAFETY: there is room, whatever is counted.
    unsafe { get_raw(socket, level, option, room.as_mut_ptr().cast(), &raw mut length)? };
    Ok(if length == 1 { room[0].to_ne_bytes()[0].into() } else { room[0] })
}

/// Reads an option of `SOL_SOCKET` that is a number.
///
/// # Errors
/// As [`get`].
pub(super) fn of_socket(socket: &impl TryAsFd, option: c_int) -> Result<c_int> {
    get_int(socket, libc::SOL_SOCKET.into(), option.into())
}

/// Reads an option that is a socket address.
///
/// # Errors
/// As [`get`].
pub fn get_address(socket: &impl TryAsFd, level: i64, option: i64) -> Result<SocketAddress> {
    let mut name = SocketAddress::NONE;
    // SAFETY: the address has as many bytes as `length` says.
    name.receive(|address, length| unsafe {
        get_raw(socket, level, option, address.cast(), length)
    })?;
    Ok(name)
}

/// Sets an option with `setsockopt(2)`.
///
/// # Errors
/// The call's: ENOPROTOOPT, EOPNOTSUPP, EINVAL, EPERM, EDOM, ...
#[inline]
pub fn set<T: Plain>(socket: &impl TryAsFd, level: i64, option: i64, value: &T) -> Result<()> {
    set_bytes(socket, level, option, bytes_of(value))
}

/// Sets an option to bytes: a string, or a structure.
///
/// # Errors
/// As [`set`].
#[inline]
pub fn set_bytes(socket: &impl TryAsFd, level: i64, option: i64, value: &[u8]) -> Result<()> {
    let (level, option) = (super::int(level), super::int(option));
    let (start, length) = (value.as_ptr().cast(), length_of(value.len()));
    // SAFETY: the kernel reads at most that many bytes.
    check(unsafe { libc::setsockopt(raw(socket)?, level, option, start, length) }).map(drop)
}

/// Lets an ancillary value (`SKF_AD_CPU`, `SKF_AD_QUEUE`) choose which of the sockets bound to one
/// address receives: `SO_ATTACH_REUSEPORT_CBPF`.
///
/// # Errors
/// As [`set`]; EINVAL for a socket without `SO_REUSEPORT`.
pub fn attach_reuseport(socket: &impl TryAsFd, ancillary: u32) -> Result<()> {
    // The program loads the word at that offset, and returns it.
    let offset = ancillary.wrapping_add_signed(libc::SKF_AD_OFF);
    let mut instructions = [
        filter(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, offset),
        filter(libc::BPF_RET | libc::BPF_A, 0),
    ];
    attach(socket, c::SO_ATTACH_REUSEPORT_CBPF, &mut instructions)
}

/// Sets an option that is a classic BPF program of a few instructions.
fn attach(
    socket: &impl TryAsFd,
    option: c_int,
    instructions: &mut [libc::sock_filter],
) -> Result<()> {
    // Zeroed in place: a value that is moved may leave its padding behind.
    let mut program = MaybeUninit::<libc::sock_fprog>::uninit();
    let length = size_of::<libc::sock_fprog>();
    // SAFETY: all of it is written; the instructions that it points at live longer than the call.
    unsafe {
        program.as_mut_ptr().write_bytes(0, 1);
        (*program.as_mut_ptr()).len = instructions.len().try_into().unwrap_or_default();
        (*program.as_mut_ptr()).filter = instructions.as_mut_ptr();
        let bytes = std::slice::from_raw_parts(program.as_ptr().cast(), length);
        set_bytes(socket, c::SOL_SOCKET.into(), option.into(), bytes)
    }
}

/// Returns one instruction of a classic BPF program, without jumps.
#[allow(clippy::cast_possible_truncation)] // codes are small
const fn filter(code: u32, k: u32) -> libc::sock_filter {
    libc::sock_filter { code: code as u16, jt: 0, jf: 0, k }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::OwnedFd;

    const SOL_SOCKET: i64 = c::SOL_SOCKET as i64;

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn values_come_back() {
        let socket = OwnedFd::from(std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback"));
        let fd = &socket;
        assert_eq!(set::<c_int>(fd, SOL_SOCKET, c::SO_BROADCAST.into(), &1), Ok(()));
        assert_eq!(get_int(fd, SOL_SOCKET, c::SO_BROADCAST.into()), Ok(1));
        assert_eq!(get_int(fd, SOL_SOCKET, -1), Err(super::super::Error(libc::ENOPROTOOPT)));
        let name = get::<[u8; libc::IFNAMSIZ]>(fd, SOL_SOCKET, c::SO_BINDTODEVICE.into());
        assert_eq!(name, Ok(([0; libc::IFNAMSIZ], 0)));
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no datagram sockets")]
    fn a_filter_has_room() {
        let socket = OwnedFd::from(std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback"));
        let mut program = [filter(libc::BPF_RET, u32::MAX); size_of::<c_int>()];
        assert_eq!(attach(&socket, libc::SO_ATTACH_FILTER, &mut program), Ok(()));
        let (level, option) = (SOL_SOCKET, libc::SO_GET_FILTER.into());
        assert_eq!(get_int(&socket, level, option), Ok(libc::BPF_RET.cast_signed()));
        let (mut ints, mut length) = ([0; 2 * ROOM], length_of(size_of::<c_int>()));
        // SAFETY: there is more than enough room.
        let got =
            unsafe { get_raw(&socket, level, option, ints.as_mut_ptr().cast(), &raw mut length) };
        assert_eq!(got, Ok(()));
        assert!(ints[..ROOM].iter().all(|int| *int != 0) && ints[ROOM..] == [0; ROOM]);
    }
}
