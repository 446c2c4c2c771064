//! What PHP calls: one file a family, one function a manual page. Each takes typed parameters and
//! returns an [`crate::zend::Outcome`].
//!
//! May use: `zend/`'s types and the kernel crate's calls. No `unsafe` here, and no family uses
//! another: `args`, `host`, `sockname`, `retry` and `read_ahead` are what several need, and
//! `convert` is for their arrays.

#![allow(clippy::unnecessary_wraps)] // every function returns an Outcome, also one that cannot fail

mod addrinfo;
mod args;
mod connect;
mod convert;
mod create;
mod host;
mod msg;
mod names;
mod read_ahead;
mod recv;
mod retry;
mod select;
mod send;
mod sockname;
mod sockopt;
mod status;
mod streams;

pub use addrinfo::*;
pub use connect::*;
pub use create::*;
pub use msg::{socket_cmsg_space, socket_recvmsg, socket_sendmsg};
pub use names::*;
pub use recv::*;
pub use select::socket_select;
pub use send::*;
pub use sockopt::{socket_get_option, socket_set_option};
pub use status::*;
pub use streams::*;

/// The keys of arrays that the families ask for often: to be made known to the engine while it
/// starts the module.
pub static KEYS: &[&crate::zend::InternedStr] = convert::keys::ALL;
