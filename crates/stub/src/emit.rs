//! The writer of `tables.rs`: the stub's declarations as the engine's tables, in Rust.
//!
//! It writes calls of `src/zend/table.rs` and no layouts, so that the shape of the tables is Rust
//! that the compiler checks. A function of the stub that has no Rust function of its name does not
//! compile, and neither does an unknown `@cvalue`.

use crate::parser::{BUILTIN, Class, Constant, Function, Parameter, Stub};

/// What `tables.rs` begins with.
const HEAD: &str = "\
// Written by the build script from the stub: change that, not this.
use crate::zend::handler::{Declared, call};
use crate::zend::table::{Class, END, Functions, Pass, Signature, Type};
use crate::zend::table::{constant, function, parameter, result};
use ::ext_php_rs::ffi::{zend_execute_data, zval};
";

/// Returns the text of `tables.rs`.
pub fn tables(stub: &Stub<'_>) -> String {
    let mut out = String::from(HEAD);
    out.extend(stub.classes.iter().map(class));
    out.extend(stub.functions.iter().filter(|function| function.alias.is_none()).map(handler));
    out + &functions(&stub.functions) + &constants(&stub.constants)
}

fn class(Class { name, strict_properties, not_serializable }: &Class<'_>) -> String {
    let mut flags = String::from("::ext_php_rs::ffi::ZEND_ACC_FINAL");
    if *strict_properties {
        flags += " | ::ext_php_rs::ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES";
    }
    if *not_serializable {
        flags += " | ::ext_php_rs::ffi::ZEND_ACC_NOT_SERIALIZABLE";
    }
    // `AddressInfo` as `ADDRESS_INFO`.
    let mut constant = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !constant.is_empty() {
            constant.push('_');
        }
        constant.push(letter.to_ascii_uppercase());
    }
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

/// Returns what the stub says of a function that is no alias, the function that the engine calls
/// for it, and its signature.
fn handler(function: &Function<'_>) -> String {
    let Function { name, parameters, returns, .. } = function;
    let row = |Parameter { name, types, by_reference, default }: &Parameter<'_>| {
        let types = expression(types);
        let pass = if *by_reference { "Pass::Reference" } else { "Pass::Value" };
        let default = default.map_or("None".into(), |text| format!("Some(c\"{text}\")"));
        let row = format!("    parameter(c\"{name}\", {types}, {pass}, {default}),\n");
        (format!("({types}, {pass}), "), row)
    };
    let (types, rows): (String, String) = parameters.iter().map(row).unzip();
    let (returns, required, count) =
        (expression(returns), function.required(), parameters.len() + 1);
    let signature = signature_name(function);
    format!(
        "
/// What the stub says of `{name}`.
#[allow(non_camel_case_types)]
enum {name} {{}}
impl Declared for {name} {{
    const PARAMETERS: &'static [(Type, Pass)] = &[{types}];
}}
/// The engine calls this for `{name}`.
unsafe extern \"C\" fn zif_{name}(frame: *mut zend_execute_data, result: *mut zval) {{
    // SAFETY: the engine calls a handler with its live frame and result slot.
    unsafe {{ call::<{name}, {required}, _, _>(frame, result, crate::functions::{name}) }}
}}

/// The signature of `{name}`.
static {signature}: Signature<{count}> = Signature::new([
    result({returns}, {required}),
{rows}]);
"
    )
}

/// Returns the function that does the work: itself, or an alias's target.
fn target<'a>(function: &Function<'a>) -> &'a str {
    function.alias.unwrap_or(function.name)
}

/// Returns the static with a function's signature. An alias has its target's.
fn signature_name(function: &Function<'_>) -> String {
    format!("SIGNATURE_{}", target(function).to_ascii_uppercase())
}

/// Returns the types as an expression of `src/zend/table.rs`.
fn expression(types: &[&str]) -> String {
    let single = |name: &&str| match *name {
        name if BUILTIN.contains(&name) => format!("Type::{}", name.to_ascii_uppercase()),
        class => format!("Type::class(c\"{class}\")"),
    };
    let union = types.iter().map(single).reduce(|union, next| format!("{union}.or({next})"));
    union.unwrap_or_else(|| "Type::UNTYPED".into())
}

fn functions(functions: &[Function<'_>]) -> String {
    let row = |declared: &Function<'_>| {
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

fn constants(constants: &[Constant<'_>]) -> String {
    let name = |Constant { name, .. }: &Constant<'_>| format!("    \"{name}\",\n");
    let value = |Constant { name, cvalue, literal }: &Constant<'_>| {
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
