//! The C interface: the stock module's header, as Rust declarations.
//!
//! Other extensions are compiled against `ext/sockets/php_sockets.h`, and reach into the module's memory as it says. `src/header.rs` includes
//! what is written here, and the compiler compares it with what the crate defines: offsets, sizes, types and prototypes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use ext_php_rs_build::{find_executable, path_from_env};

/// Where the header lies, below PHP's include folder. It comes with a PHP that was built with the stock module.
const HEADER: &str = "ext/sockets/php_sockets.h";

/// The engine's types that it uses, which ext-php-rs binds.
const ENGINE_TYPES: &str = "use ext_php_rs::ffi::{zend_class_entry, zend_object, zval};";

/// Writes the header's declarations to `target`. False: this PHP has no such header.
///
/// # Errors
/// A header that is there and cannot be read.
pub fn write(target: &Path, thread_safe: bool) -> Result<bool> {
    println!("cargo::rustc-check-cfg=cfg(sockets_header)");
    let root = PathBuf::from(php_config("--include-dir")?);
    // The folder, too, for a package's files may be older than the build that they replace.
    println!("cargo::rerun-if-changed={}", root.display());
    let header = root.join(HEADER);
    if !header.exists() {
        return Ok(false);
    }
    let mut builder = bindgen::builder()
        .header(header.to_string_lossy())
        .clang_args(php_config("--includes")?.split(' '))
        .clang_arg("-DHAVE_SOCKETS=1")
        .allowlist_recursively(false)
        .allowlist_type("php_socket|PHP_SOCKET|_?zend_sockets_globals|ts_rsrc_id")
        .allowlist_function("sockets_strerror|socket_import_file_descriptor")
        .allowlist_var("socket_ce|sockets_globals.*")
        .raw_line(ENGINE_TYPES)
        .layout_tests(true);
    if thread_safe {
        builder = builder.clang_arg("-DZTS=1");
    }
    let declarations = builder.generate().with_context(|| header.display().to_string())?;
    fs::write(target, declarations.to_string()).with_context(|| target.display().to_string())?;
    println!("cargo::rustc-cfg=sockets_header");
    Ok(true)
}

/// What php-config answers: that of the variable `PHP_CONFIG`, as ext-php-rs asks it too.
fn php_config(option: &str) -> Result<String> {
    let program = path_from_env("PHP_CONFIG")
        .or_else(|| find_executable("php-config"))
        .ok_or_else(|| anyhow!("no php-config found"))?;
    let asked = Command::new(&program).arg(option).output();
    let asked = asked.with_context(|| program.display().to_string())?;
    ensure!(asked.status.success(), "{} {option}: {}", program.display(), asked.status);
    Ok(String::from_utf8(asked.stdout)?.trim().to_owned())
}
