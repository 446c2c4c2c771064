//! What control messages say: the kernel's structures as values, and as bytes.

use super::Payload;
use crate::address::SocketAddress;
use nix::libc;
use std::ffi::c_int;
use std::mem::size_of;

/// A structure of the kernel's that is nothing but its bytes.
///
/// # Safety
/// Any bytes are a value of the type, and it has no padding.
pub unsafe trait Plain: Copy {}

macro_rules! plain {
    ($($ty:ty),* $(,)?) => {
        // SAFETY: integers and arrays of them, one behind the other, without a gap.
        $(unsafe impl Plain for $ty {})*
    };
}

plain! {
    c_int, u32, u16, u8,
    libc::cmsghdr, libc::ucred, libc::in_pktinfo, libc::in6_pktinfo,
    libc::timeval, libc::timespec, [libc::timespec; 3], libc::sock_extended_err,
}

const _: () = assert!(size_of::<libc::timespec>() == 2 * size_of::<i64>());
const _: () = assert!(size_of::<libc::cmsghdr>() == size_of::<usize>() + 2 * size_of::<c_int>());

/// Returns a value as the kernel wants it.
#[inline]
pub fn bytes_of<T: Plain>(value: &T) -> &[u8] {
    // SAFETY: it is nothing but its bytes ([`Plain`]).
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(value).cast(), size_of::<T>()) }
}

/// Returns the value that the data begins with, if there is so much.
#[inline]
pub(super) fn get<T: Plain>(data: &[u8]) -> Option<T> {
    // SAFETY: any bytes are a value; it is read from wherever it lies.
    (data.len() >= size_of::<T>()).then(|| unsafe { data.as_ptr().cast::<T>().read_unaligned() })
}

/// The data of a control message.
#[derive(Debug, Clone, Copy)]
pub enum Data<'a> {
    /// Descriptors: see [`super::Cmsg::descriptors`].
    Descriptors,
    /// A descriptor.
    Descriptor,
    /// `SCM_CREDENTIALS`.
    Credentials(libc::ucred),
    /// `IP_PKTINFO`.
    InetPacketInfo(libc::in_pktinfo),
    /// `IPV6_PKTINFO`.
    Inet6PacketInfo(libc::in6_pktinfo),
    /// A number.
    Int(i64),
    /// A point in time, with a fraction of a second in that unit.
    Time(libc::timespec, Unit),
    /// Three points in time: of the kernel's clock, none, and of the device's clock.
    TimeStamps([libc::timespec; 3]),
    /// `IP_RECVERR`, `IPV6_RECVERR`.
    ExtendedError(ExtendedError),
    /// A text, or bytes of a kind that is not in the table.
    Bytes(&'a [u8]),
}

/// What a fraction of a second is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Millionths.
    Microseconds,
    /// Thousand millionths.
    Nanoseconds,
}

/// An error from the socket's error queue.
#[derive(Debug, Clone, Copy)]
pub struct ExtendedError {
    /// What has happened.
    pub error: libc::sock_extended_err,
    /// Who said so, if somebody did.
    pub offender: SocketAddress,
}

impl Payload {
    /// Returns what `data` of this kind says. `None`: there is too little of it.
    #[inline]
    pub(super) fn read(self, data: &[u8]) -> Option<Data<'_>> {
        Some(match self {
            Self::Descriptors => Data::Descriptors,
            Self::Descriptor => get::<c_int>(data).map(|_| Data::Descriptor)?,
            Self::Credentials => Data::Credentials(get(data)?),
            Self::InetPacketInfo => Data::InetPacketInfo(get(data)?),
            Self::Inet6PacketInfo => Data::Inet6PacketInfo(get(data)?),
            Self::Int => Data::Int(get::<c_int>(data)?.into()),
            Self::Unsigned => Data::Int(get::<u32>(data)?.into()),
            Self::Short => Data::Int(get::<u16>(data)?.into()),
            Self::Byte => Data::Int(get::<u8>(data)?.into()),
            Self::Microseconds => {
                let libc::timeval { tv_sec, tv_usec } = get(data)?;
                Data::Time(libc::timespec { tv_sec, tv_nsec: tv_usec }, Unit::Microseconds)
            }
            Self::Nanoseconds => Data::Time(get(data)?, Unit::Nanoseconds),
            Self::TimeStamps => Data::TimeStamps(get(data)?),
            Self::ExtendedError(offender) => {
                let error = get(data)?;
                let offender = data.get(size_of::<libc::sock_extended_err>()..)?.get(..offender)?;
                Data::ExtendedError(ExtendedError {
                    error,
                    offender: SocketAddress::from_bytes(offender),
                })
            }
            Self::Text => Data::Bytes(data),
        })
    }
}
