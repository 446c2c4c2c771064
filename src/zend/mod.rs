//! The engine's side: everything that touches Zend's memory or calls its functions.
//!
//! May use: `ext_php_rs::ffi`. Must not use: `crate::functions`, `kernel` (but for its error type,
//! the receive buffer, the interest list and descriptors).
//!
//! Values of the engine are passed as small `Copy` handles ([`Value`], [`Str`], [`Array`],
//! [`ByRef`]) and not as Rust references: user code (an error handler, a destructor, `__toString`)
//! may run in the middle of almost any call and change what they point at, which a `&` would
//! forbid. What a handle points at is kept alive by the call's frame, by an owner such as
//! [`OwnedArray`], or by a [`OwnedValue`].
//!
//! A fatal error leaves through `longjmp` and runs no destructor. Memory of the engine's allocator
//! is reclaimed by the engine all the same; so such values may be alive in any call, while
//! descriptors and Rust's own heap must not be.

mod argument;
mod array;
mod buffer;
mod byte_queue;
pub mod class;
pub mod error;
mod fatal;
pub mod globals;
pub mod handler;
pub mod interrupt;
mod kept;
mod memory;
mod message;
pub mod module;
pub mod php_sockets_h;
mod reference;
pub mod registry;
mod result;
pub mod settings;
pub mod stream;
mod string;
pub mod table;
mod value;

pub use argument::{IntOr, NativeIntOr, Optional, native_int};
pub use array::{Array, EmptyArray, Key, KeyedArray, OwnedArray, Values};
pub use buffer::SmallVec;
pub use byte_queue::ByteQueue;
pub use error::{Failure, OrFail, Outcome};
pub use fatal::guarded;
pub use globals::recv_buffer;
pub use kept::Kept;
pub use memory::{RequestBuf, free_plain, is_exhausted, new_plain};
pub use message::{Message, Text};
pub use reference::{ByRef, ByRefArray};
pub use result::IntoResult;
pub use string::{Interned, InternedStr, OwnedStr, Str};
pub use value::{OwnedValue, Value};
