//! The writer of `tables.rs`: the stub's declarations as the engine's tables, in Rust.
//!
//! It writes calls of `src/zend/table.rs` and no layouts, so that the shape of the tables is Rust
//! that the compiler checks. A function of the stub that has no Rust function of its name does not
//! compile, and neither does an unknown `@cvalue`.

use crate::parser::{Class, Constant, Function, Parameter, Signature, Stub, Type};

/// What `tables.rs` begins with.
const HEAD: &str = "\
// Written by the build script from the stub: change that, not this.
use crate::zend::handler::{Declared, call};
use crate::zend::table::{Class, END, Functions, Pass, Signature, Type};
use crate::zend::table::{constant, function, parameter, result};
use ::ext_php_rs::ffi::{zend_execute_data, zval};
";

/// Returns the text of `tables.rs`.
pub fn tables(stub: &Stub) -> String {
    let mut out = String::from(HEAD);
    out.extend(stub.classes.iter().map(class));
    for declared in stub.functions.iter().filter(|function| function.alias.is_none()) {
        out += &handler(declared);
        out += &signature(declared);
    }
    out + &functions(&stub.functions) + &constants(&stub.constants)
}

fn class(Class { name, strict_properties, not_serializable }: &Class) -> String {
    let mut flags = String::from("::ext_php_rs::ffi::ZEND_ACC_FINAL");
    if *strict_properties {
        flags += " | ::ext_php_rs::ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES";
    }
    if *not_serializable {
        flags += " | ::ext_php_rs::ffi::ZEND_ACC_NOT_SERIALIZABLE";
    }
    let constant = screaming(name);
    format!(
        "
/// The class `{name}`.
pub const {constant}: Class = Class {{
    name: c\"{name}\",
    flags: {flags},
}};
"
    )
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

fn handler(Function { name, signature, .. }: &Function) -> String {
    let row = |Parameter { types, by_reference, .. }: &Parameter| {
        format!("({}, {}), ", expression(types), pass(*by_reference))
    };
    let parameters: String = signature.parameters.iter().map(row).collect();
    let required = signature.required();
    format!(
        "
/// What the stub says of `{name}`.
#[allow(non_camel_case_types)]
enum {name} {{}}
impl Declared for {name} {{
    const PARAMETERS: &'static [(Type, Pass)] = &[{parameters}];
}}
/// The engine calls this for `{name}`.
unsafe extern \"C\" fn zif_{name}(frame: *mut zend_execute_data, result: *mut zval) {{
    // SAFETY: the engine calls a handler with its live frame and result slot.
    unsafe {{ call::<{name}, {required}, _, _>(frame, result, crate::functions::{name}) }}
}}
"
    )
}

/// Returns how a parameter is passed, as an expression of `src/zend/table.rs`.
const fn pass(by_reference: bool) -> &'static str {
    if by_reference { "Pass::Reference" } else { "Pass::Value" }
}

fn signature(function: &Function) -> String {
    let Signature { parameters, returns } = &function.signature;
    let row = |Parameter { name, types, by_reference, default }: &Parameter| {
        let default = default.as_ref().map_or("None".into(), |text| format!("Some(c\"{text}\")"));
        let (types, pass) = (expression(types), pass(*by_reference));
        format!("    parameter(c\"{name}\", {types}, {pass}, {default}),\n")
    };
    let (name, constant, count) = (&function.name, signature_name(function), parameters.len() + 1);
    let (returns, required) = (expression(returns), function.signature.required());
    let rows: String = parameters.iter().map(row).collect();
    format!(
        "
/// The signature of `{name}`.
static {constant}: Signature<{count}> = Signature::new([
    result({returns}, {required}),
{rows}]);
"
    )
}

/// Returns the static with a function's signature. An alias has its target's.
fn signature_name(function: &Function) -> String {
    format!("SIGNATURE_{}", target(function).to_ascii_uppercase())
}

/// Returns the function that does the work: itself, or an alias's target.
fn target(function: &Function) -> &str {
    function.alias.as_ref().unwrap_or(&function.name)
}

/// Returns the types as an expression of `src/zend/table.rs`.
fn expression(types: &[Type]) -> String {
    let single = |declared: &Type| match declared {
        Type::Builtin(name) => format!("Type::{}", name.to_ascii_uppercase()),
        Type::Class(name) => format!("Type::class(c\"{name}\")"),
    };
    let union = types.iter().map(single).reduce(|union, next| format!("{union}.or({next})"));
    union.unwrap_or_else(|| "Type::UNTYPED".into())
}

fn functions(functions: &[Function]) -> String {
    let row = |declared: &Function| {
        let (handler, signature) = (target(declared), signature_name(declared));
        format!("    function(c\"{}\", zif_{handler}, &{signature}),\n", declared.name)
    };
    let (rows, count): (String, _) = (functions.iter().map(row).collect(), functions.len() + 1);
    format!(
        "
/// The functions of the module.
pub static FUNCTIONS: Functions<{count}> = Functions::new([
{rows}    END,
]);
"
    )
}

fn constants(constants: &[Constant]) -> String {
    let name = |Constant { name, .. }: &Constant| format!("    \"{name}\",\n");
    let value = |Constant { name, cvalue, literal }: &Constant| {
        format!("    ({}, constant(crate::constants::{cvalue} as i64, {literal})),\n", name.len())
    };
    let names: String = constants.iter().map(name).collect();
    let values: String = constants.iter().map(value).collect();
    format!(
        "
/// The names of the module's constants, and their lengths and values. (The names are one text, for
/// which the dynamic linker has nothing to do.)
pub const CONSTANT_NAMES: &str = concat!(
{names});
#[allow(clippy::unreadable_literal, clippy::cast_lossless, reason = \"as in the stub\")]
pub static CONSTANTS: [(usize, i64); {}] = [
{values}];
",
        constants.len()
    )
}
