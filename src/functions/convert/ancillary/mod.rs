//! The `control` of a message: a list of control messages, each with the keys `level`, `type` and
//! `data`. Which kinds have values is said by the table of [`kernel::cmsg`]; `data` of all others
//! is a string with their bytes.

mod received;
mod rights;
mod send;
mod structures;

pub use received::received;
pub use send::{ControlBytes, append};
