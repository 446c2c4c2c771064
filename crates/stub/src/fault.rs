//! What is wrong with a stub, and where.

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
    /// Says that `line` is wrong, and why.
    pub fn new(line: usize, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { line, message }
    }
}

/// `line: message`, to stand behind a file's name and a colon.
impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.line, self.message)
    }
}

impl Error for Fault {}
