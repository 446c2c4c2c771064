//! The options that are more than an int, and what each takes and gives.
//!
//! An option is known by its level and its number together. Both stay as wide as the user gave
//! them, so that what is too large for an int is none of these.

use crate::constants as c;
use kernel::Error;
use std::ffi::c_int;

/// How an option's value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    Linger,
    Timeout,
    /// Nine numbers: see [`MEMORY_INFO`].
    MemoryInfo,
    /// The name of an interface or an algorithm; nothing, where there is none.
    Name,
    /// `struct in_addr`, which stands for the interface that has the address.
    InetInterface,
    PacketInfo,
    TcpInfo,
    Address,
    Unsigned,
    Long,
}

/// How an option's value is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Write {
    Linger,
    Timeout,
    /// The name of an interface or of an algorithm; and the error for one that nothing has.
    Text(Error),
    /// The number of an ancillary value, which becomes a filter.
    Filter,
    /// 0 to 65535.
    #[cfg(php85)]
    Segment,
    #[cfg(php86)]
    Unsigned,
    /// An interface, by `struct in_addr`.
    InetInterface,
    Interface,
    /// 0 to 255, in one byte.
    TimeToLive,
    /// -1 to 255.
    Hops,
    /// A boolean in one byte.
    SmallFlag,
    Flag,
    Group,
    GroupSource,
    PacketInfo,
}

/// An option that is more than an int.
#[derive(Debug, Clone, Copy)]
pub struct Row<Shape: 'static> {
    level: c_int,
    option: c_int,
    /// How PHP's messages call it.
    pub name: &'static str,
    /// What it takes or gives.
    pub shape: Shape,
}

const fn row<Shape>(level: c_int, option: c_int, name: &'static str, shape: Shape) -> Row<Shape> {
    Row { level, option, name, shape }
}

#[rustfmt::skip]
static READ: [Row<Read>; 13] = [
    row(c::SOL_SOCKET, c::SO_LINGER, "SO_LINGER", Read::Linger),
    row(c::SOL_SOCKET, c::SO_RCVTIMEO, "SO_RCVTIMEO", Read::Timeout),
    row(c::SOL_SOCKET, c::SO_SNDTIMEO, "SO_SNDTIMEO", Read::Timeout),
    row(c::SOL_SOCKET, c::SO_MEMINFO, "SO_MEMINFO", Read::MemoryInfo),
    row(c::SOL_SOCKET, c::SO_BINDTODEVICE, "SO_BINDTODEVICE", Read::Name),
    row(c::SOL_SOCKET, c::SO_MARK, "SO_MARK", Read::Unsigned),
    row(c::SOL_SOCKET, c::SO_COOKIE, "SO_COOKIE", Read::Long),
    row(c::SOL_TCP, c::TCP_CONGESTION, "TCP_CONGESTION", Read::Name),
    row(c::SOL_TCP, c::TCP_INFO, "TCP_INFO", Read::TcpInfo),
    row(c::IPPROTO_IP, c::SO_ORIGINAL_DST, "SO_ORIGINAL_DST", Read::Address),
    row(c::IPPROTO_IPV6, c::IP6T_SO_ORIGINAL_DST, "IP6T_SO_ORIGINAL_DST", Read::Address),
    row(c::IPPROTO_IP, c::IP_MULTICAST_IF, "IP_MULTICAST_IF", Read::InetInterface),
    row(c::IPPROTO_IPV6, c::IPV6_PKTINFO, "IPV6_PKTINFO", Read::PacketInfo),
];

/// PHP's messages call joining leaving.
const GROUP: &str = "MCAST_LEAVE_GROUP";
const SOURCE: &str = "MCAST_LEAVE_SOURCE_GROUP";

#[rustfmt::skip]
static WRITE: &[Row<Write>] = &[
    row(c::SOL_SOCKET, c::SO_LINGER, "SO_LINGER", Write::Linger),
    row(c::SOL_SOCKET, c::SO_RCVTIMEO, "SO_RCVTIMEO", Write::Timeout),
    row(c::SOL_SOCKET, c::SO_SNDTIMEO, "SO_SNDTIMEO", Write::Timeout),
    row(c::SOL_SOCKET, c::SO_BINDTODEVICE, "SO_BINDTODEVICE", Write::Text(Error(c::ENODEV))),
    row(c::SOL_SOCKET, c::SO_ATTACH_REUSEPORT_CBPF, "SO_ATTACH_REUSEPORT_CBPF", Write::Filter),
    row(c::SOL_TCP, c::TCP_CONGESTION, "TCP_CONGESTION", Write::Text(Error(c::ENOENT))),
    #[cfg(php86)]
    row(c::SOL_TCP, c::TCP_USER_TIMEOUT, "TCP_USER_TIMEOUT", Write::Unsigned),
    #[cfg(php85)]
    row(c::SOL_UDP, c::UDP_SEGMENT, "UDP_SEGMENT", Write::Segment),
    row(c::IPPROTO_IP, c::IP_MULTICAST_IF, "IP_MULTICAST_IF", Write::InetInterface),
    row(c::IPPROTO_IP, c::IP_MULTICAST_TTL, "IP_MULTICAST_TTL", Write::TimeToLive),
    row(c::IPPROTO_IP, c::IP_MULTICAST_LOOP, "IP_MULTICAST_LOOP", Write::SmallFlag),
    row(c::IPPROTO_IP, c::MCAST_JOIN_GROUP, GROUP, Write::Group),
    row(c::IPPROTO_IP, c::MCAST_LEAVE_GROUP, GROUP, Write::Group),
    row(c::IPPROTO_IP, c::MCAST_BLOCK_SOURCE, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IP, c::MCAST_UNBLOCK_SOURCE, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IP, c::MCAST_JOIN_SOURCE_GROUP, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IP, c::MCAST_LEAVE_SOURCE_GROUP, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IPV6, c::IPV6_MULTICAST_IF, "IPV6_MULTICAST_IF", Write::Interface),
    row(c::IPPROTO_IPV6, c::IPV6_MULTICAST_HOPS, "IPV6_MULTICAST_HOPS", Write::Hops),
    row(c::IPPROTO_IPV6, c::IPV6_MULTICAST_LOOP, "IPV6_MULTICAST_LOOP", Write::Flag),
    row(c::IPPROTO_IPV6, c::MCAST_JOIN_GROUP, GROUP, Write::Group),
    row(c::IPPROTO_IPV6, c::MCAST_LEAVE_GROUP, GROUP, Write::Group),
    row(c::IPPROTO_IPV6, c::MCAST_BLOCK_SOURCE, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IPV6, c::MCAST_UNBLOCK_SOURCE, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IPV6, c::MCAST_JOIN_SOURCE_GROUP, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IPV6, c::MCAST_LEAVE_SOURCE_GROUP, SOURCE, Write::GroupSource),
    row(c::IPPROTO_IPV6, c::IPV6_PKTINFO, "IPV6_PKTINFO", Write::PacketInfo),
];

/// Returns how the option is read, if it is more than an int.
#[inline]
pub fn reading(level: i64, option: i64) -> Option<&'static Row<Read>> {
    const NUMBERS: u128 = numbers(&READ);
    if is_among(NUMBERS, option) { find(&READ, level, option) } else { None }
}

/// Returns how the option is set, if it is more than an int.
#[inline]
pub fn writing(level: i64, option: i64) -> Option<&'static Row<Write>> {
    const NUMBERS: u128 = numbers(WRITE);
    if is_among(NUMBERS, option) { find(WRITE, level, option) } else { None }
}

/// Returns the rows' options as a set, so that a plain int is known without a search.
const fn numbers<Shape>(rows: &[Row<Shape>]) -> u128 {
    let mut set = 0;
    let mut rest = rows;
    while let [row, more @ ..] = rest {
        assert!(row.option >= 0 && row.option < 128);
        set |= 1 << row.option;
        rest = more;
    }
    set
}

#[inline]
const fn is_among(set: u128, option: i64) -> bool {
    option >= 0 && option < 128 && set >> option & 1 != 0
}

#[inline(never)]
fn find<Shape>(
    rows: &'static [Row<Shape>],
    level: i64,
    option: i64,
) -> Option<&'static Row<Shape>> {
    rows.iter().find(|row| i64::from(row.level) == level && i64::from(row.option) == option)
}

/// The keys of [`Read::MemoryInfo`], in the kernel's order (`SK_MEMINFO_*`).
pub const MEMORY_INFO: [&str; 9] = [
    "rmem_alloc",
    "rcvbuf",
    "wmem_alloc",
    "sndbuf",
    "fwd_alloc",
    "wmem_queued",
    "optmem",
    "backlog",
    "drops",
];

#[cfg(test)]
mod tests {
    use super::*;

    const SOL_SOCKET: i64 = c::SOL_SOCKET as i64;

    #[test]
    fn an_option_is_known_by_its_level_and_its_number() {
        let linger = i64::from(c::SO_LINGER);
        assert_eq!(reading(SOL_SOCKET, linger).map(|row| row.shape), Some(Read::Linger));
        assert_eq!(
            writing(SOL_SOCKET, c::SO_RCVTIMEO.into()).map(|row| row.name),
            Some("SO_RCVTIMEO")
        );
        // TCP's option of SO_LINGER's number is TCP_CONGESTION, IP's is IP_RECVTOS.
        assert_eq!(reading(c::SOL_TCP.into(), linger).map(|row| row.shape), Some(Read::Name));
        assert!(reading(c::IPPROTO_IP.into(), linger).is_none());
        for level in [c::SOL_TCP, c::SOL_UDP, c::IPPROTO_IP, c::IPPROTO_IPV6] {
            for option in
                [c::SO_RCVTIMEO, c::SO_SNDTIMEO, c::SO_BINDTODEVICE, c::SO_ATTACH_REUSEPORT_CBPF]
            {
                assert!(writing(level.into(), option.into()).is_none(), "{level} {option}");
            }
        }
    }

    #[test]
    fn numbers_beyond_an_int_are_no_special_options() {
        for beyond in [1 << 32, -1 << 32, 1 << 63] {
            assert!(reading(SOL_SOCKET, beyond | i64::from(c::SO_LINGER)).is_none());
            assert!(reading(beyond | SOL_SOCKET, c::SO_LINGER.into()).is_none());
            assert!(writing(SOL_SOCKET, beyond).is_none());
        }
        assert!(reading(SOL_SOCKET, 128 + i64::from(c::SO_LINGER)).is_none());
    }

    #[test]
    fn every_row_is_found() {
        for row in &READ {
            assert_eq!(
                reading(row.level.into(), row.option.into()).map(|found| found.shape),
                Some(row.shape)
            );
        }
        for row in WRITE {
            assert_eq!(
                writing(row.level.into(), row.option.into()).map(|found| found.shape),
                Some(row.shape)
            );
        }
    }
}
