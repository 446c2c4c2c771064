//! The kernel's and the C library's constants, each under its C name.
//!
//! Nearly all of them are the libc crate's, which this module passes on. The rows below are those
//! that it lacks on Linux with glibc. A row hides one of the same name that a later libc crate may
//! bring.

pub use nix::libc::*;

/// No more data will be sent: the kernel's other name for `MSG_FIN`, which glibc does not have.
pub const MSG_EOF: c_int = MSG_FIN;

/// Option level of UDP-Lite, udplite(7).
pub const SOL_UDPLITE: c_int = IPPROTO_UDPLITE;

/// getaddrinfo(3) encodes an internationalised host name before the lookup. That of musl does not
/// know this flag, and refuses every lookup with a flag that it does not know.
pub const AI_IDN: c_int = if cfg!(target_env = "musl") { 0 } else { 0x40 };
/// getaddrinfo(3) decodes the canonical name into the locale's encoding.
pub const AI_CANONIDN: c_int = if cfg!(target_env = "musl") { 0 } else { 0x80 };

/// The host has no address of the family that was asked for.
pub const EAI_ADDRFAMILY: c_int = -9;
/// A lookup of `getaddrinfo_a`(3) is in progress.
pub const EAI_INPROGRESS: c_int = -100;
/// A lookup of `getaddrinfo_a`(3) was cancelled.
pub const EAI_CANCELED: c_int = -101;
/// A lookup of `getaddrinfo_a`(3) could not be cancelled.
pub const EAI_NOTCANCELED: c_int = -102;
/// All lookups of `getaddrinfo_a`(3) are done.
pub const EAI_ALLDONE: c_int = -103;
/// A signal interrupted the wait for a lookup.
pub const EAI_INTR: c_int = -104;
/// The internationalised host name could not be encoded.
pub const EAI_IDN_ENCODE: c_int = -105;

/// Control message of unix(7): the sender's security label.
pub const SCM_SECURITY: c_int = 3;
/// Control message of unix(7): a descriptor of the sender's process.
pub const SCM_PIDFD: c_int = 4;

/// Origin of an error of `IP_RECVERR`: a completion of `MSG_ZEROCOPY`.
pub const SO_EE_ORIGIN_ZEROCOPY: c_int = 5;
/// Code of such a completion: the data was copied after all.
pub const SO_EE_CODE_ZEROCOPY_COPIED: c_int = 1;

/// Option of udplite(7): how many bytes of what is sent the checksum covers.
pub const UDPLITE_SEND_CSCOV: c_int = 10;
/// Option of udplite(7): how many bytes of what is received the checksum must cover.
pub const UDPLITE_RECV_CSCOV: c_int = 11;
