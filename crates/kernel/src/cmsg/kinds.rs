//! The kinds of control messages that have values, which are the kernel's structures.

use crate::constants::{SCM_PIDFD, SCM_SECURITY, UDP_GRO, UDP_SEGMENT};
use crate::plain::value_of;
use nix::libc;
use std::ffi::c_int;
use std::mem::size_of;

/// The layout of a control message's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// Any number of descriptors.
    Descriptors,
    /// One descriptor.
    Descriptor,
    /// `struct ucred`, unix(7).
    Credentials,
    /// `struct in_pktinfo`, ip(7).
    InetPacketInfo,
    /// `struct in6_pktinfo`, ipv6(7).
    Inet6PacketInfo,
    /// A C `int`.
    Int,
    /// An unsigned number of 32 bits.
    Unsigned,
    /// An unsigned number of 16 bits.
    Short,
    /// An unsigned number of 8 bits.
    Byte,
    /// `struct timeval`.
    Microseconds,
    /// `struct timespec`.
    Nanoseconds,
    /// `struct scm_timestamping`: three of `struct timespec`. What is sent is 32 bits of flags.
    TimeStamps,
    /// `struct sock_extended_err`, and then the offender's address, which has so many bytes.
    ExtendedError(usize),
    /// A text of any length.
    Text,
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
    /// Three points in time: by the kernel's clock, an unused one, and by the device's clock.
    TimeStamps([libc::timespec; 3]),
    /// `IP_RECVERR`, `IPV6_RECVERR`: what has happened, and the address of the host that said so,
    /// in the kernel's form.
    ExtendedError(libc::sock_extended_err, &'a [u8]),
    /// A text, or bytes of a kind that is not in the table.
    Bytes(&'a [u8]),
}

/// The unit of a fraction of a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Millionths of a second.
    Microseconds,
    /// Thousandths of a microsecond.
    Nanoseconds,
}

const INET_ERROR: Payload = Payload::ExtendedError(size_of::<libc::sockaddr_in>());
const INET6_ERROR: Payload = Payload::ExtendedError(size_of::<libc::sockaddr_in6>());

/// The kinds that have values: level, type and payload. The data of all others is bytes.
pub(super) static KINDS: [(c_int, c_int, Payload); 20] = [
    (libc::SOL_SOCKET, libc::SCM_RIGHTS, Payload::Descriptors),
    (libc::SOL_SOCKET, libc::SCM_CREDENTIALS, Payload::Credentials),
    (libc::IPPROTO_IPV6, libc::IPV6_PKTINFO, Payload::Inet6PacketInfo),
    (libc::IPPROTO_IPV6, libc::IPV6_HOPLIMIT, Payload::Int),
    (libc::IPPROTO_IPV6, libc::IPV6_TCLASS, Payload::Int),
    (libc::SOL_UDP, UDP_SEGMENT, Payload::Short),
    (libc::SOL_UDP, UDP_GRO, Payload::Int),
    (libc::IPPROTO_IP, libc::IP_PKTINFO, Payload::InetPacketInfo),
    (libc::IPPROTO_IP, libc::IP_TTL, Payload::Int),
    (libc::IPPROTO_IP, libc::IP_TOS, Payload::Byte),
    (libc::IPPROTO_IP, libc::IP_RECVERR, INET_ERROR),
    (libc::IPPROTO_IPV6, libc::IPV6_RECVERR, INET6_ERROR),
    (libc::SOL_SOCKET, libc::SCM_TIMESTAMP, Payload::Microseconds),
    (libc::SOL_SOCKET, libc::SCM_TIMESTAMPNS, Payload::Nanoseconds),
    (libc::SOL_SOCKET, libc::SCM_TIMESTAMPING, Payload::TimeStamps),
    (libc::SOL_SOCKET, libc::SO_RXQ_OVFL, Payload::Unsigned),
    (libc::SOL_SOCKET, libc::SO_MARK, Payload::Unsigned),
    (libc::SOL_SOCKET, libc::SO_PRIORITY, Payload::Unsigned),
    (libc::SOL_SOCKET, SCM_PIDFD, Payload::Descriptor),
    (libc::SOL_SOCKET, SCM_SECURITY, Payload::Text),
];

/// Returns the payload of control messages with this level and type, if they have values.
#[inline(never)] // the search is unrolled
pub fn payload(level: c_int, number: c_int) -> Option<Payload> {
    let mut kinds = KINDS.iter();
    kinds.find(|kind| (kind.0, kind.1) == (level, number)).map(|(.., payload)| *payload)
}

/// The size of one descriptor.
pub(super) const DESCRIPTOR: usize = size_of::<c_int>();

/// No security module of Linux has longer labels.
const LABEL: usize = 255;

impl Payload {
    /// Returns the size of the data. `count` is the number of descriptors, or of a text's bytes;
    /// but there is always room for the longest security label.
    pub const fn size(self, count: usize) -> usize {
        match self {
            Self::Descriptors => count.saturating_mul(DESCRIPTOR),
            Self::Descriptor => DESCRIPTOR,
            Self::Credentials => size_of::<libc::ucred>(),
            Self::InetPacketInfo => size_of::<libc::in_pktinfo>(),
            Self::Inet6PacketInfo => size_of::<libc::in6_pktinfo>(),
            Self::Int | Self::Unsigned => size_of::<c_int>(),
            Self::Short => size_of::<u16>(),
            Self::Byte => size_of::<u8>(),
            Self::Microseconds => size_of::<libc::timeval>(),
            Self::Nanoseconds => size_of::<libc::timespec>(),
            Self::TimeStamps => size_of::<[libc::timespec; 3]>(),
            Self::ExtendedError(offender) => size_of::<libc::sock_extended_err>() + offender,
            Self::Text if count < LABEL => LABEL,
            Self::Text => count,
        }
    }

    /// Returns what `data` of this kind says, or `None` if there is too little of it.
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
