//! The build script: asks the host's PHP for its version, writes the engine's tables from the stub,
//! and reads the header of the C interface.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, anyhow, ensure};
use ext_php_rs_build::{ApiVersion, PHPInfo, find_executable, path_from_env};

/// The contract of this extension.
const STUB: &str = "stubs/sockets.stub.php";

/// The oldest PHP that the extension supports, as a `PHP_VERSION_ID`.
const OLDEST_PHP: u32 = 80_200;

fn main() -> Result<()> {
    for path in ["build.rs", STUB] {
        println!("cargo::rerun-if-changed={path}");
    }
    // Nothing unwinds (`panic = "abort"`), and so nobody calls what the standard library has for
    // that. The linker would keep it all the same, and with it 200 kB that print backtraces.
    println!("cargo::rustc-cdylib-link-arg=-Wl,--defsym=rust_eh_personality=0");
    ext_php_rs_build::emit_rerun_if_env_changed();
    ext_php_rs_build::emit_check_cfg();

    let php = ext_php_rs_build::find_php()?;
    // PHP may be upgraded in place. (Its headers are watched where they are read.)
    println!("cargo::rerun-if-changed={}", php.display());
    let info = PHPInfo::get(&php)?;
    emit_cfgs(&info)?;
    let version = version_id(&php)?;
    ensure!(version >= OLDEST_PHP, "{} is older than PHP 8.2", php.display());

    let text = fs::read_to_string(STUB).context(STUB)?;
    let tables = stub::tables(&text, version).map_err(|fault| anyhow!("{STUB}:{fault}"))?;
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
    fs::write(out.join("tables.rs"), tables + &same_php(&info)?)?;

    if !write_header(&out.join("header.rs"), info.thread_safety()?)? {
        println!(
            "cargo::warning=this PHP has no ext/sockets/php_sockets.h: \
            the C interface is not compared with it"
        );
    }
    Ok(())
}

/// Sets the cfgs of the PHP at hand: `php82` and so on up to its version, `php_zts`, `php_debug`,
/// and `php_delayed_oom`, where the memory limit's error comes after the function that exceeded it.
fn emit_cfgs(info: &PHPInfo) -> Result<()> {
    ext_php_rs_build::emit_php_cfg_flags(ApiVersion::try_from(info.zend_version()?)?);
    if info.thread_safety()? {
        println!("cargo::rustc-cfg=php_zts");
    }
    if info.debug()? {
        println!("cargo::rustc-cfg=php_debug");
    }
    println!("cargo::rustc-check-cfg=cfg(php_delayed_oom)");
    let allocator = PathBuf::from(php_config("--include-dir")?).join("Zend/zend_alloc.h");
    let allocator =
        fs::read_to_string(&allocator).with_context(|| allocator.display().to_string())?;
    if allocator.contains("delayed_oom") {
        println!("cargo::rustc-cfg=php_delayed_oom");
    }
    Ok(())
}

/// Returns code that does not compile if ext-php-rs was built for another PHP. Cargo does not build
/// it anew when PHP is upgraded.
fn same_php(info: &PHPInfo) -> Result<String> {
    Ok(format!(
        "#[allow(clippy::unreadable_literal)]
        const _: () = assert!(ext_php_rs::ffi::ZEND_MODULE_API_NO == {},
            \"PHP has changed: cargo clean -p ext-php-rs\");\n",
        info.zend_version()?
    ))
}

/// Returns PHP's `PHP_VERSION_ID`: 80200 for 8.2.0.
fn version_id(php: &Path) -> Result<u32> {
    let asked = Command::new(php).args(["-n", "-r", "echo PHP_VERSION_ID;"]).output();
    let answer = String::from_utf8(asked.with_context(|| php.display().to_string())?.stdout)?;
    answer.parse().with_context(|| format!("{} says PHP_VERSION_ID is `{answer}`", php.display()))
}

/// The path of the header below PHP's include folder. It comes with a PHP that was built with the
/// stock module.
const HEADER: &str = "ext/sockets/php_sockets.h";

/// The engine's types that the header uses. ext-php-rs has bindings for them.
const ENGINE_TYPES: &str = "use ext_php_rs::ffi::{zend_class_entry, zend_object, zval};";

/// Writes the header's declarations to `target`. Returns false if this PHP has no such header.
///
/// # Errors
/// A header that is there and cannot be read.
fn write_header(target: &Path, thread_safe: bool) -> Result<bool> {
    println!("cargo::rustc-check-cfg=cfg(sockets_header)");
    let root = PathBuf::from(php_config("--include-dir")?);
    // The folder as well: the files of a package may be older than the build that they replace.
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

/// Returns what php-config answers to an option. It is the program that ext-php-rs asks, too: the
/// one that the environment variable `PHP_CONFIG` names, or the one on the path.
fn php_config(option: &str) -> Result<String> {
    let program = path_from_env("PHP_CONFIG")
        .or_else(|| find_executable("php-config"))
        .ok_or_else(|| anyhow!("no php-config found"))?;
    let asked = Command::new(&program).arg(option).output();
    let asked = asked.with_context(|| program.display().to_string())?;
    ensure!(asked.status.success(), "{} {option}: {}", program.display(), asked.status);
    Ok(String::from_utf8(asked.stdout)?.trim().to_owned())
}
