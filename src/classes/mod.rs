//! The two classes, `Socket` and `AddressInfo`: their memory and their life cycle.
//!
//! May use: `zend/`, the kernel crate, and the engine's FFI for the layout of an object.

pub mod address_info;
mod c_interface;
pub mod read_ahead;
pub mod socket;
mod socket_stream;
