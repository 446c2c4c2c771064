//! Reads `stubs/sockets.stub.php`, the contract of the extension, and writes the engine's tables.
//!
//! The build script of the extension uses it. It needs no PHP.

mod emit;
mod lexer;
mod parser;

pub use emit::tables;
pub use parser::{Class, Constant, Function, Parameter, Signature, Stub, Type};
