//! Control messages (ancillary data, cmsg(3)): a table of the kinds that PHP code can send,
//! and a reader and a writer of their buffers.
//!
//! Pure functions over bytes: nothing here calls the kernel. Buffers need no alignment, and a
//! reader takes any bytes whatever.

use super::constants::UDP_SEGMENT;
use nix::libc;
use std::ffi::c_int;
use std::mem::{offset_of, size_of};
use std::net::Ipv6Addr;

/// A kind of control message.
#[derive(Debug, PartialEq, Eq)]
pub struct CmsgKind {
    /// `cmsg_level`.
    pub level: c_int,
    /// `cmsg_type`.
    pub number: c_int,
    /// What its data looks like.
    pub payload: Payload,
}

/// What the data of a control message looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// Any number of descriptors.
    Descriptors,
    /// [`Credentials`].
    Credentials,
    /// [`PacketInfo`].
    PacketInfo,
    /// A C `int`.
    Int,
    /// An unsigned number of 16 bits.
    Short,
}

/// The kinds. Whatever is not listed here can be received, as bytes, but not sent.
#[rustfmt::skip]
pub static KINDS: [CmsgKind; 6] = [
    CmsgKind { level: libc::SOL_SOCKET,   number: libc::SCM_RIGHTS,      payload: Payload::Descriptors },
    CmsgKind { level: libc::SOL_SOCKET,   number: libc::SCM_CREDENTIALS, payload: Payload::Credentials },
    CmsgKind { level: libc::IPPROTO_IPV6, number: libc::IPV6_PKTINFO,    payload: Payload::PacketInfo },
    CmsgKind { level: libc::IPPROTO_IPV6, number: libc::IPV6_HOPLIMIT,   payload: Payload::Int },
    CmsgKind { level: libc::IPPROTO_IPV6, number: libc::IPV6_TCLASS,     payload: Payload::Int },
    CmsgKind { level: libc::SOL_UDP,      number: UDP_SEGMENT,           payload: Payload::Short },
];

/// The kind with this level and type, if it is one of [`KINDS`].
#[inline]
#[must_use]
pub fn kind(level: c_int, number: c_int) -> Option<&'static CmsgKind> {
    KINDS.iter().find(|kind| kind.level == level && kind.number == number)
}

/// The size of one descriptor.
const DESCRIPTOR: usize = size_of::<c_int>();

impl Payload {
    /// The size of the data; of descriptors, of `count` of them.
    #[must_use]
    pub const fn size(self, count: usize) -> usize {
        match self {
            Self::Descriptors => count.saturating_mul(DESCRIPTOR),
            Self::Credentials => size_of::<libc::ucred>(),
            Self::PacketInfo => size_of::<libc::in6_pktinfo>(),
            Self::Int => size_of::<c_int>(),
            Self::Short => size_of::<u16>(),
        }
    }
}

/// Data of `SCM_CREDENTIALS`: `struct ucred`, unix(7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credentials {
    /// `pid`.
    pub pid: libc::pid_t,
    /// `uid`.
    pub uid: libc::uid_t,
    /// `gid`.
    pub gid: libc::gid_t,
}

impl Credentials {
    /// As the kernel wants them.
    #[must_use]
    pub fn bytes(self) -> [u8; size_of::<libc::ucred>()] {
        let mut bytes = [0; size_of::<libc::ucred>()];
        put(&mut bytes, offset_of!(libc::ucred, pid), self.pid.to_ne_bytes());
        put(&mut bytes, offset_of!(libc::ucred, uid), self.uid.to_ne_bytes());
        put(&mut bytes, offset_of!(libc::ucred, gid), self.gid.to_ne_bytes());
        bytes
    }

    fn read(data: &[u8]) -> Option<Self> {
        Some(Self {
            pid: libc::pid_t::from_ne_bytes(get(data, offset_of!(libc::ucred, pid))?),
            uid: libc::uid_t::from_ne_bytes(get(data, offset_of!(libc::ucred, uid))?),
            gid: libc::gid_t::from_ne_bytes(get(data, offset_of!(libc::ucred, gid))?),
        })
    }
}

/// Data of `IPV6_PKTINFO`: `struct in6_pktinfo`, ipv6(7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PacketInfo {
    /// `ipi6_addr`.
    pub address: Ipv6Addr,
    /// `ipi6_ifindex`: an interface, or 0.
    pub interface: u32,
}

impl PacketInfo {
    /// As the kernel wants it.
    #[must_use]
    pub fn bytes(self) -> [u8; size_of::<libc::in6_pktinfo>()] {
        let mut bytes = [0; size_of::<libc::in6_pktinfo>()];
        put(&mut bytes, offset_of!(libc::in6_pktinfo, ipi6_addr), self.address.octets());
        put(&mut bytes, offset_of!(libc::in6_pktinfo, ipi6_ifindex), self.interface.to_ne_bytes());
        bytes
    }

    fn read(data: &[u8]) -> Option<Self> {
        Some(Self {
            address: Ipv6Addr::from(get::<16>(data, offset_of!(libc::in6_pktinfo, ipi6_addr))?),
            interface: u32::from_ne_bytes(get(data, offset_of!(libc::in6_pktinfo, ipi6_ifindex))?),
        })
    }
}

impl From<libc::in6_pktinfo> for PacketInfo {
    fn from(native: libc::in6_pktinfo) -> Self {
        Self { address: Ipv6Addr::from(native.ipi6_addr.s6_addr), interface: native.ipi6_ifindex }
    }
}

impl From<PacketInfo> for libc::in6_pktinfo {
    fn from(info: PacketInfo) -> Self {
        Self {
            ipi6_addr: libc::in6_addr { s6_addr: info.address.octets() },
            ipi6_ifindex: info.interface,
        }
    }
}

/// The size of a header. The data begins right behind it.
pub const HEADER: usize = size_of::<libc::cmsghdr>();

/// Headers begin at multiples of this.
const ALIGNMENT: usize = size_of::<usize>();

const ZEROS: [u8; ALIGNMENT] = [0; ALIGNMENT];

const fn aligned(length: usize) -> usize {
    length.saturating_add(ALIGNMENT - 1) & !(ALIGNMENT - 1)
}

const _: () = assert!(aligned(HEADER) == HEADER);

/// `CMSG_SPACE`: what a control message with so much data takes of a buffer, with header and
/// padding.
#[must_use]
pub const fn space(data: usize) -> usize {
    HEADER.saturating_add(aligned(data))
}

/// The header of a message of this kind, with so much data. The data follows, and then its
/// [`padding`].
#[inline]
#[must_use]
pub fn header(kind: &CmsgKind, data: usize) -> [u8; HEADER] {
    let mut bytes = [0; HEADER];
    put(&mut bytes, offset_of!(libc::cmsghdr, cmsg_len), (HEADER + data).to_ne_bytes());
    put(&mut bytes, offset_of!(libc::cmsghdr, cmsg_level), kind.level.to_ne_bytes());
    put(&mut bytes, offset_of!(libc::cmsghdr, cmsg_type), kind.number.to_ne_bytes());
    bytes
}

/// What follows so much data, up to the next header.
#[inline]
#[must_use]
pub fn padding(data: usize) -> &'static [u8] {
    ZEROS.get(..aligned(data).wrapping_sub(data)).unwrap_or_default()
}

/// Writes `value` at `offset`, where `bytes` has room for it.
#[inline]
fn put<const N: usize>(bytes: &mut [u8], offset: usize, value: [u8; N]) {
    if let Some(place) = bytes.get_mut(offset..).and_then(|rest| rest.first_chunk_mut()) {
        *place = value;
    }
}

/// The `N` bytes at `offset`, if there are so many.
#[inline]
fn get<const N: usize>(bytes: &[u8], offset: usize) -> Option<[u8; N]> {
    bytes.get(offset..)?.first_chunk().copied()
}

/// The messages of a control buffer, in order, up to its end or the first header that makes no
/// sense.
#[derive(Debug, Clone)]
pub struct Cmsgs<'a> {
    rest: &'a [u8],
}

impl<'a> Cmsgs<'a> {
    /// Of the bytes that `recvmsg(2)` filled.
    #[inline]
    #[must_use]
    pub const fn new(buffer: &'a [u8]) -> Self {
        Self { rest: buffer }
    }
}

impl<'a> Iterator for Cmsgs<'a> {
    type Item = Cmsg<'a>;

    #[inline]
    fn next(&mut self) -> Option<Cmsg<'a>> {
        let header = self.rest.get(..HEADER)?;
        let length = usize::from_ne_bytes(get(header, offset_of!(libc::cmsghdr, cmsg_len))?);
        if length < HEADER {
            self.rest = &[];
            return None;
        }
        let message = Cmsg {
            level: c_int::from_ne_bytes(get(header, offset_of!(libc::cmsghdr, cmsg_level))?),
            number: c_int::from_ne_bytes(get(header, offset_of!(libc::cmsghdr, cmsg_type))?),
            data: self.rest.get(HEADER..length.min(self.rest.len()))?,
        };
        self.rest = self.rest.get(aligned(length)..).unwrap_or_default();
        Some(message)
    }
}

/// A control message as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cmsg<'a> {
    /// `cmsg_level`.
    pub level: c_int,
    /// `cmsg_type`.
    pub number: c_int,
    /// The bytes behind the header. The kernel may have cut them (`MSG_CTRUNC`).
    pub data: &'a [u8],
}

/// The data of a control message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data<'a> {
    /// Descriptors: see [`Cmsg::descriptors`].
    Descriptors,
    /// `SCM_CREDENTIALS`.
    Credentials(Credentials),
    /// `IPV6_PKTINFO`.
    PacketInfo(PacketInfo),
    /// A number.
    Int(c_int),
    /// Of a kind that is not in the table.
    Bytes(&'a [u8]),
    /// Too short for its kind, which has at least so many bytes of data.
    Truncated(usize),
}

impl<'a> Cmsg<'a> {
    /// What it says.
    #[inline]
    #[must_use]
    pub fn read(&self) -> Data<'a> {
        let Some(kind) = kind(self.level, self.number) else {
            return Data::Bytes(self.data);
        };
        match kind.payload {
            Payload::Descriptors => Some(Data::Descriptors),
            Payload::Credentials => Credentials::read(self.data).map(Data::Credentials),
            Payload::PacketInfo => PacketInfo::read(self.data).map(Data::PacketInfo),
            Payload::Int => get(self.data, 0).map(|bytes| Data::Int(c_int::from_ne_bytes(bytes))),
            Payload::Short => {
                get(self.data, 0).map(|bytes| Data::Int(u16::from_ne_bytes(bytes).into()))
            }
        }
        .unwrap_or(Data::Truncated(kind.payload.size(0)))
    }

    /// The descriptors in it, if it is of that kind: each a C `int`.
    #[inline]
    #[must_use]
    pub fn descriptors(&self) -> &'a [[u8; DESCRIPTOR]] {
        let is_rights = self.level == libc::SOL_SOCKET && self.number == libc::SCM_RIGHTS;
        if is_rights { self.data.as_chunks().0 } else { &[] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(buffer: &mut Vec<u8>, kind: &CmsgKind, data: &[u8]) {
        buffer.extend_from_slice(&header(kind, data.len()));
        buffer.extend_from_slice(data);
        buffer.extend_from_slice(padding(data.len()));
    }

    #[test]
    fn space_is_what_the_c_macro_says() {
        for data in (0..100).chain([1000, 1 << 20]) {
            // SAFETY: plain arithmetic.
            let expected = unsafe { libc::CMSG_SPACE(u32::try_from(data).expect("small")) };
            assert_eq!(space(data), expected as usize);
        }
        assert_eq!(space(usize::MAX), usize::MAX);
    }

    #[test]
    fn what_is_written_can_be_read() {
        let credentials = Credentials { pid: 7, uid: u32::MAX, gid: 0 };
        let packet_info = PacketInfo { address: Ipv6Addr::LOCALHOST, interface: 3 };
        let mut buffer = Vec::new();
        let mut expected = Vec::new();
        for kind in &KINDS {
            let (data, read) = match kind.payload {
                Payload::Descriptors => (
                    [5_i32, -1, 7].iter().flat_map(|fd| fd.to_ne_bytes()).collect(),
                    Data::Descriptors,
                ),
                Payload::Credentials => {
                    (credentials.bytes().to_vec(), Data::Credentials(credentials))
                }
                Payload::PacketInfo => {
                    (packet_info.bytes().to_vec(), Data::PacketInfo(packet_info))
                }
                Payload::Int => ((-3_i32).to_ne_bytes().to_vec(), Data::Int(-3)),
                Payload::Short => (65_535_u16.to_ne_bytes().to_vec(), Data::Int(65_535)),
            };
            let before = buffer.len();
            write(&mut buffer, kind, &data);
            assert_eq!(buffer.len() - before, space(data.len()));
            assert_eq!(data.len(), kind.payload.size(3));
            expected.push((kind.level, kind.number, read));
        }
        let messages = Cmsgs::new(&buffer);
        let read: Vec<_> = messages
            .clone()
            .map(|message| (message.level, message.number, message.read()))
            .collect();
        assert_eq!(read, expected);
        let descriptors: Vec<_> = messages
            .flat_map(|message| message.descriptors())
            .map(|fd| i32::from_ne_bytes(*fd))
            .collect();
        assert_eq!(descriptors, [5, -1, 7]);
    }

    #[test]
    fn the_buffer_is_what_the_c_library_walks_through() {
        let mut buffer = vec![0_u64; 0]; // aligned, as C wants it
        let mut bytes = Vec::new();
        write(&mut bytes, &KINDS[0], &[1, 0, 0, 0]);
        write(&mut bytes, &KINDS[3], &[2, 0, 0, 0]);
        buffer.resize(bytes.len() / 8, 0);
        for (word, chunk) in buffer.iter_mut().zip(bytes.chunks(8)) {
            *word = u64::from_ne_bytes(chunk.try_into().expect("eight bytes"));
        }
        // SAFETY: the header describes the buffer, which is aligned.
        unsafe {
            let mut header: libc::msghdr = std::mem::zeroed();
            header.msg_control = buffer.as_mut_ptr().cast();
            header.msg_controllen = bytes.len();
            let first = libc::CMSG_FIRSTHDR(&raw const header);
            assert_eq!(
                ((*first).cmsg_level, (*first).cmsg_type),
                (libc::SOL_SOCKET, libc::SCM_RIGHTS)
            );
            assert_eq!((*first).cmsg_len, libc::CMSG_LEN(4) as usize);
            assert_eq!(*libc::CMSG_DATA(first), 1);
            let second = libc::CMSG_NXTHDR(&raw const header, first);
            assert_eq!((*second).cmsg_type, libc::IPV6_HOPLIMIT);
            assert_eq!(*libc::CMSG_DATA(second), 2);
            assert!(libc::CMSG_NXTHDR(&raw const header, second).is_null());
        }
    }

    #[test]
    fn cut_messages_are_known_as_such() {
        for kind in &KINDS {
            let size = kind.payload.size(0);
            for length in 0..size {
                let mut buffer = Vec::new();
                write(&mut buffer, kind, &vec![0; length]);
                let message = Cmsgs::new(&buffer).next().expect("a message");
                assert_eq!(message.read(), Data::Truncated(size));
            }
        }
    }

    #[test]
    fn unknown_kinds_are_bytes() {
        let unknown = CmsgKind { level: libc::SOL_SOCKET, number: 29, payload: Payload::Int };
        let mut buffer = Vec::new();
        write(&mut buffer, &unknown, b"sixteen bytes ..");
        let message = Cmsgs::new(&buffer).next().expect("a message");
        assert_eq!(message.read(), Data::Bytes(b"sixteen bytes .."));
        assert_eq!(message.descriptors().len(), 0);
    }

    #[test]
    fn any_bytes_can_be_read() {
        // A small generator in place of a fuzzer: the same bytes every time.
        let mut state = 1_u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize
        };
        for _ in 0..20_000 {
            let mut buffer: Vec<u8> =
                (0..random() % 80).map(|_| random().to_le_bytes()[0]).collect();
            if random() % 2 == 0
                && let Some(length) = buffer.first_chunk_mut()
            {
                *length = (random() % 64).to_ne_bytes();
            }
            let mut seen = 0;
            for message in Cmsgs::new(&buffer) {
                let _ = message.read();
                assert!(message.descriptors().len() <= message.data.len() / DESCRIPTOR);
                seen += HEADER + message.data.len();
            }
            assert!(seen <= buffer.len());
        }
        for length in [0, 15, 17, 40, usize::MAX, usize::MAX - 6] {
            let mut buffer = [0xff; 40];
            put(&mut buffer, 0, length.to_ne_bytes());
            assert!(Cmsgs::new(&buffer).count() <= 2);
        }
    }
}
