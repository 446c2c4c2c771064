//! Address information: what `getaddrinfo(3)` finds.

use std::ffi::{CString, c_int};

/// One result of a look-up, copied out of the C library's list.
#[derive(Debug, Default)]
pub struct Address {
    /// `ai_flags` of the hints.
    pub flags: c_int,
    /// `ai_family`.
    pub family: c_int,
    /// `ai_socktype`.
    pub kind: c_int,
    /// `ai_protocol`.
    pub protocol: c_int,
    /// `ai_canonname`, where it was asked for.
    pub canonical_name: Option<CString>,
    /// `ai_addr`: a `sockaddr` of the family.
    pub socket_address: Vec<u8>,
}
