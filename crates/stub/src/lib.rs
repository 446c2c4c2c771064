//! Reads `stubs/sockets.stub.php`, the contract of the extension, and writes the engine's tables.
//!
//! The build script of the extension uses it. It needs no PHP.

mod emit;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

/// Returns the text of `tables.rs`: what the stub's `text` declares for the PHP of the given
/// `PHP_VERSION_ID`.
///
/// # Errors
/// The first fault in the stub, as `line: message`.
pub fn tables(text: &str, version: u32) -> anyhow::Result<String> {
    Ok(emit::tables(&parser::Stub::read(&lexer::select(text, version)?)?))
}
