//! What PHP calls: one file a family, one function a manual page. Each takes typed parameters and returns an [`crate::zend::Outcome`].
//!
//! May use: `zend/`'s types and `sys/`'s calls. No `unsafe` here, and no family uses another; what several need is in `shared`.

#![allow(clippy::unnecessary_wraps)] // every function returns an Outcome, also one that cannot fail

mod connection;
mod later;
mod messages;
mod names;
mod pair;
mod receive;
mod select;
mod shared;
mod status;
mod transfer;

pub use connection::*;
pub use later::*;
pub use messages::{socket_cmsg_space, socket_recvmsg, socket_sendmsg};
pub use names::*;
pub use pair::socket_create_pair;
pub use receive::*;
pub use select::socket_select;
pub use status::*;
pub use transfer::*;

/// The keys of arrays that the families ask for often: to be made known to the engine while it starts the module.
pub static KEYS: &[&crate::zend::Known] = messages::KEYS;
