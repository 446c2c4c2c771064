//! The writer of `tables.rs`: the stub's declarations as the engine's tables, in Rust.
//!
//! It writes calls of `src/zend/table.rs` and no layouts, so that the shape of the tables is Rust
//! that the compiler checks. A function of the stub that has no Rust function of its name does not
//! compile, and neither does an unknown `@cvalue`.

use std::fmt::{self, Write};

use crate::parser::{Class, Constant, Function, Parameter, Signature, Stub, Type};

/// What `tables.rs` begins with.
const HEAD: &str = "\
// Written by the build script from the stub: change that, not this.
use crate::zend::handler::{Declared, call};
use crate::zend::table::{Class, Constant, END, Functions, Pass, Signature, Type};
use crate::zend::table::{constant, function, parameter, result};
use ::ext_php_rs::ffi::{zend_execute_data, zval};
";

/// The text of `tables.rs`.
///
/// # Errors
/// None: writing to a `String` does not fail.
pub fn tables(stub: &Stub) -> Result<String, fmt::Error> {
    let mut out = String::from(HEAD);
    for class in &stub.classes {
        write_class(&mut out, class)?;
    }
    for function in stub.functions.iter().filter(|function| function.alias.is_none()) {
        write_handler(&mut out, function)?;
        write_signature(&mut out, function)?;
    }
    write_functions(&mut out, &stub.functions)?;
    write_constants(&mut out, &stub.constants)?;
    Ok(out)
}

fn write_class(out: &mut String, class: &Class) -> fmt::Result {
    let name = &class.name;
    let mut flags = String::from("::ext_php_rs::ffi::ZEND_ACC_FINAL");
    if class.strict_properties {
        flags.push_str(" | ::ext_php_rs::ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES");
    }
    if class.not_serializable {
        flags.push_str(" | ::ext_php_rs::ffi::ZEND_ACC_NOT_SERIALIZABLE");
    }
    writeln!(out, "\n/// The class `{name}`.")?;
    writeln!(out, "pub const {}: Class =", screaming(name))?;
    writeln!(out, "    Class {{ name: c\"{name}\", flags: {flags} }};")
}

/// `AddressInfo` as `ADDRESS_INFO`.
fn screaming(name: &str) -> String {
    let mut screaming = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !screaming.is_empty() {
            screaming.push('_');
        }
        screaming.push(letter.to_ascii_uppercase());
    }
    screaming
}

fn write_handler(out: &mut String, function: &Function) -> fmt::Result {
    let Function { name, signature, .. } = function;
    writeln!(out, "\n/// What the stub says of `{name}`.")?;
    writeln!(out, "#[allow(non_camel_case_types)]")?;
    writeln!(out, "enum {name} {{}}")?;
    writeln!(out, "impl Declared for {name} {{")?;
    writeln!(out, "    const PARAMETERS: &'static [(Type, Pass)] = &[")?;
    for Parameter { types, by_reference, .. } in &signature.parameters {
        writeln!(out, "        ({}, {}),", type_expression(types), pass(*by_reference))?;
    }
    writeln!(out, "    ];\n}}")?;
    writeln!(out, "/// The engine calls this for `{name}`.")?;
    let frame = "frame: *mut zend_execute_data, result: *mut zval";
    writeln!(out, "unsafe extern \"C\" fn zif_{name}({frame}) {{")?;
    writeln!(
        out,
        "    // SAFETY: the engine calls a handler with its live frame and result slot."
    )?;
    let call = format!("call::<{name}, {}, _, _>", signature.required());
    writeln!(out, "    unsafe {{ {call}(frame, result, crate::functions::{name}) }}")?;
    writeln!(out, "}}")
}

/// How a parameter is passed, as an expression of `src/zend/table.rs`.
const fn pass(by_reference: bool) -> &'static str {
    if by_reference { "Pass::Reference" } else { "Pass::Value" }
}

fn write_signature(out: &mut String, function: &Function) -> fmt::Result {
    let Signature { parameters, returns } = &function.signature;
    let rows = parameters.len() + 1;
    writeln!(out, "\n/// The signature of `{}`.", function.name)?;
    writeln!(out, "static {}: Signature<{rows}> = Signature::new([", signature_name(function))?;
    writeln!(out, "    result({}, {}),", type_expression(returns), function.signature.required())?;
    for Parameter { name, types, by_reference, default } in parameters {
        let types = type_expression(types);
        let pass = pass(*by_reference);
        let default = default.as_ref().map_or("None".into(), |text| format!("Some(c\"{text}\")"));
        writeln!(out, "    parameter(c\"{name}\", {types}, {pass}, {default}),")?;
    }
    writeln!(out, "]);")
}

/// The static with a function's signature. An alias has its target's.
fn signature_name(function: &Function) -> String {
    format!("SIGNATURE_{}", target(function).to_ascii_uppercase())
}

/// The function that does the work: itself, or an alias's target.
fn target(function: &Function) -> &str {
    function.alias.as_ref().unwrap_or(&function.name)
}

/// The types as an expression of `src/zend/table.rs`.
fn type_expression(types: &[Type]) -> String {
    let single = |declared: &Type| match declared {
        Type::Null => "Type::NULL".into(),
        Type::False => "Type::FALSE".into(),
        Type::Bool => "Type::BOOL".into(),
        Type::Int => "Type::INT".into(),
        Type::String => "Type::STRING".into(),
        Type::Array => "Type::ARRAY".into(),
        Type::Void => "Type::VOID".into(),
        Type::Class(name) => format!("Type::class(c\"{name}\")"),
    };
    let union = types.iter().map(single).reduce(|union, next| format!("{union}.or({next})"));
    union.unwrap_or_else(|| "Type::UNTYPED".into())
}

fn write_functions(out: &mut String, functions: &[Function]) -> fmt::Result {
    writeln!(out, "\n/// The functions of the module.")?;
    writeln!(out, "pub static FUNCTIONS: Functions<{}> = Functions::new([", functions.len() + 1)?;
    for declared in functions {
        let (name, handler) = (&declared.name, target(declared));
        let signature = signature_name(declared);
        writeln!(out, "    function(c\"{name}\", zif_{handler}, &{signature}),")?;
    }
    writeln!(out, "    END,")?;
    writeln!(out, "]);")
}

fn write_constants(out: &mut String, constants: &[Constant]) -> fmt::Result {
    writeln!(out, "\n/// The constants of the module.")?;
    writeln!(
        out,
        "#[allow(clippy::unreadable_literal, clippy::cast_lossless, reason = \"as in the stub\")]"
    )?;
    writeln!(out, "pub static CONSTANTS: [Constant; {}] = [", constants.len())?;
    for Constant { name, cvalue, literal } in constants {
        writeln!(out, "    constant(c\"{name}\", crate::constants::{cvalue} as i64, {literal}),")?;
    }
    writeln!(out, "];")
}
