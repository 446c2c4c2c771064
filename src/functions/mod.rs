//! What PHP calls: one file a family, one function a manual page. Each takes typed parameters and returns an [`crate::zend::Outcome`].
//!
//! May use: `zend/`'s types and `sys/`'s calls. No `unsafe` here, and no family uses another; what several need is in `shared` and
//! `conversion`.

#![allow(clippy::unnecessary_wraps)] // every function returns an Outcome, also one that cannot fail

mod addrinfo;
mod connection;
mod conversion;
mod messages;
mod names;
mod options;
mod pair;
mod receive;
mod select;
mod shared;
mod status;
mod streams;
mod transfer;

pub use addrinfo::*;
pub use connection::*;
pub use messages::{socket_cmsg_space, socket_recvmsg, socket_sendmsg};
pub use names::*;
pub use options::{socket_get_option, socket_set_option};
pub use pair::socket_create_pair;
pub use receive::*;
pub use select::socket_select;
pub use status::*;
pub use streams::*;
pub use transfer::*;

/// The keys of arrays that the families ask for often: to be made known to the engine while it starts the module.
pub static KEYS: &[&crate::zend::Known] = conversion::keys::ALL;
