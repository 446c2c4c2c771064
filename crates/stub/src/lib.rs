//! Reads `stubs/sockets.stub.php`, the contract of the extension, and writes the engine's tables.
//!
//! The build script of the extension uses it. It needs no PHP.

mod emit;
mod lexer;
mod parser;

pub use emit::tables;
pub use parser::{Class, Constant, Function, Parameter, Signature, Stub, Type};

use std::error::Error;
use std::fmt;

/// A line of the stub that the reader does not understand.
#[derive(Debug)]
pub struct Fault {
    /// The line's number, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl Fault {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

/// `line: message`, to stand behind a file's name and a colon.
impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.line, self.message)
    }
}

impl Error for Fault {}
