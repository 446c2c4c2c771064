//! What control messages say: the kernel's structures as values, and as bytes.

use super::Payload;
use crate::plain::value_of;
use nix::libc;
use std::ffi::c_int;
use std::mem::size_of;

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
    /// `IP_RECVERR`, `IPV6_RECVERR`: what has happened, and the address of who said so, in the
    /// kernel's form.
    ExtendedError(libc::sock_extended_err, &'a [u8]),
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

impl Payload {
    /// Returns what `data` of this kind says. `None`: there is too little of it.
    #[inline]
    pub(super) fn read(self, data: &[u8]) -> Option<Data<'_>> {
        Some(match self {
            Self::Descriptors => Data::Descriptors,
            Self::Descriptor => value_of::<c_int>(data).map(|_| Data::Descriptor)?,
            Self::Credentials => Data::Credentials(value_of(data)?),
            Self::InetPacketInfo => Data::InetPacketInfo(value_of(data)?),
            Self::Inet6PacketInfo => Data::Inet6PacketInfo(value_of(data)?),
            Self::Int => Data::Int(value_of::<c_int>(data)?.into()),
            Self::Unsigned => Data::Int(value_of::<u32>(data)?.into()),
            Self::Short => Data::Int(value_of::<u16>(data)?.into()),
            Self::Byte => Data::Int(value_of::<u8>(data)?.into()),
            Self::Microseconds => {
                let libc::timeval { tv_sec, tv_usec } = value_of(data)?;
                Data::Time(libc::timespec { tv_sec, tv_nsec: tv_usec }, Unit::Microseconds)
            }
            Self::Nanoseconds => Data::Time(value_of(data)?, Unit::Nanoseconds),
            Self::TimeStamps => Data::TimeStamps(value_of(data)?),
            Self::ExtendedError(offender) => {
                let error = value_of(data)?;
                let offender = data.get(size_of::<libc::sock_extended_err>()..)?.get(..offender)?;
                Data::ExtendedError(error, offender)
            }
            Self::Text => Data::Bytes(data),
        })
    }
}
