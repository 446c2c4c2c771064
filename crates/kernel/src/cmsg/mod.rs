//! Control messages (ancillary data, cmsg(3)): a table of the kinds that have values, and what
//! reads and writes their buffers.
//!
//! These are functions over bytes that do not call the kernel. Buffers need no alignment, and any
//! bytes can be read.

mod kinds;
#[cfg(test)]
mod tests;

pub use kinds::{Data, Payload, Unit, payload};

use crate::constants::SCM_PIDFD;
use crate::plain::value_of;
use kinds::DESCRIPTOR;
use nix::libc;
use std::ffi::c_int;
use std::mem::{MaybeUninit, size_of, zeroed};

/// The size of a header. The data begins right behind it.
pub const HEADER: usize = size_of::<libc::cmsghdr>();

/// Headers begin at multiples of this.
const ALIGNMENT: usize = size_of::<usize>();

const ZEROS: [u8; ALIGNMENT] = [0; ALIGNMENT];

const fn aligned(length: usize) -> usize {
    length.saturating_add(ALIGNMENT - 1) & !(ALIGNMENT - 1)
}

const _: () = assert!(aligned(HEADER) == HEADER);

/// Returns what a control message with so much data takes of a buffer, with header and padding:
/// `CMSG_SPACE`.
pub const fn space(data: usize) -> usize {
    HEADER.saturating_add(aligned(data))
}

/// Returns the header of a message with this level and type and so much data. The data follows, and
/// then its [`padding`].
#[inline]
pub const fn header(level: c_int, number: c_int, data: usize) -> libc::cmsghdr {
    // SAFETY: all zero is a valid header: musl's has padding, which the kernel takes for a part of
    // the length.
    let mut header: libc::cmsghdr = unsafe { zeroed() };
    header.cmsg_len = (HEADER + data) as _; // of fewer bits in musl
    header.cmsg_level = level;
    header.cmsg_type = number;
    header
}

/// Returns what follows so much data, up to the next header.
#[inline]
pub fn padding(data: usize) -> &'static [u8] {
    ZEROS.get(..aligned(data).wrapping_sub(data)).unwrap_or_default()
}

/// The messages of a control buffer, in order. They end with the buffer, or at the first header
/// that makes no sense.
#[derive(Debug, Clone)]
pub struct Cmsgs<'a> {
    /// The rest of the buffer. Padding in it may be uninitialised.
    rest: &'a [MaybeUninit<u8>],
}

impl<'a> Cmsgs<'a> {
    /// Returns the messages in any bytes.
    #[inline]
    pub const fn new(buffer: &'a [u8]) -> Self {
        // SAFETY: they are as many, and all initialised.
        unsafe { Self::received(std::slice::from_raw_parts(buffer.as_ptr().cast(), buffer.len())) }
    }

    /// Returns the messages in a buffer that `recvmsg(2)` filled. The call leaves the padding
    /// between them as it was.
    ///
    /// # Safety
    /// The headers, and the data whose lengths they tell, are initialised.
    #[inline]
    pub const unsafe fn received(buffer: &'a [MaybeUninit<u8>]) -> Self {
        Self { rest: buffer }
    }
}

impl<'a> Iterator for Cmsgs<'a> {
    type Item = Cmsg<'a>;

    #[inline]
    fn next(&mut self) -> Option<Cmsg<'a>> {
        // SAFETY: a header is initialised.
        let header: libc::cmsghdr =
            value_of(unsafe { self.rest.get(..HEADER)?.assume_init_ref() })?;
        let length: usize = header.cmsg_len as _;
        if length < HEADER {
            self.rest = &[];
            return None;
        }
        let data = self.rest.get(HEADER..length.min(self.rest.len()))?;
        // SAFETY: the data behind it is initialised as well.
        let data = unsafe { data.assume_init_ref() };
        self.rest = self.rest.get(aligned(length)..).unwrap_or_default();
        Some(Cmsg {
            level: header.cmsg_level,
            number: header.cmsg_type,
            data,
            is_last: self.rest.is_empty(),
        })
    }
}

/// A control message as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cmsg<'a> {
    /// `cmsg_level`.
    pub level: c_int,
    /// `cmsg_type`.
    pub number: c_int,
    /// The bytes behind the header. The kernel may have truncated them (`MSG_CTRUNC`).
    pub data: &'a [u8],
    /// Whether no other message follows.
    pub is_last: bool,
}

impl<'a> Cmsg<'a> {
    /// Returns what the message says, or `None` if it was truncated and is too short for its kind.
    #[inline]
    pub fn read(&self) -> Option<Data<'a>> {
        match payload(self.level, self.number) {
            Some(payload) => payload.read(self.data),
            None => Some(Data::Bytes(self.data)),
        }
    }

    /// Returns the descriptors in the message, each a C `int`, if it is of a kind that brings some.
    /// The kernel truncates no descriptor.
    #[inline]
    pub fn descriptors(&self) -> &'a [[u8; DESCRIPTOR]] {
        match (self.level, self.number) {
            (libc::SOL_SOCKET, libc::SCM_RIGHTS | SCM_PIDFD) => self.data.as_chunks().0,
            _ => &[],
        }
    }
}
