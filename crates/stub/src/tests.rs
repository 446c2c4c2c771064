//! The stub reader: what it makes of the notation, and where it says a stub is wrong.

use crate::lexer::select;
use crate::parser::{Parameter, Stub};
use crate::{emit, tables};
use anyhow::Result;

/// The contract itself.
const CONTRACT: &str = include_str!("../../../stubs/sockets.stub.php");

/// Every version that the contract's conditions tell apart.
const VERSIONS: [u32; 5] = [80_200, 80_300, 80_400, 80_500, 80_600];

/// Returns the text of a stub of the given lines below `<?php`, the first of which is line 2.
fn code(lines: &str, version: u32) -> Result<String> {
    select(&format!("<?php\n{lines}\n"), version)
}

/// Asserts that the reader refuses the lines, at `line` and with a message that has `words` in it.
#[track_caller]
fn assert_refused(lines: &str, line: usize, words: &str) {
    let read = code(lines, 80_200).and_then(|code| Ok(format!("{:?}", Stub::read(&code)?)));
    let fault = read.unwrap_or_else(|fault| fault.to_string());
    assert!(fault.starts_with(&format!("{line}: ")) && fault.contains(words), "{fault}");
}

/// The default of a function's last parameter, as text; empty if there is none.
fn last_default<'a>(stub: &Stub<'a>, name: &str) -> &'a str {
    let function = stub.functions.iter().find(|function| function.name == name);
    let last = function.and_then(|function| function.parameters.last());
    last.and_then(|parameter| parameter.default).unwrap_or_default()
}

#[test]
fn contract_is_the_newest_surface_on_every_version() -> Result<()> {
    for version in VERSIONS {
        let code = select(CONTRACT, version)?;
        let stub = Stub::read(&code)?;
        let counts = (stub.classes.len(), stub.constants.len(), stub.functions.len());
        assert!(counts.0 == 2 && counts.1 >= 263 && counts.2 == 37, "{counts:?} on {version}");
    }
    Ok(())
}

#[test]
fn contract_has_the_signatures_of_each_version() -> Result<()> {
    for version in VERSIONS {
        let code = select(CONTRACT, version)?;
        let stub = Stub::read(&code)?;
        let backlog = if version >= 80_400 { "SOMAXCONN" } else { "128" };
        assert_eq!(last_default(&stub, "socket_create_listen"), backlog, "on {version}");

        let space = stub.functions.iter().find(|function| function.name == "socket_cmsg_space");
        let returns = space.map(|function| function.returns.as_slice());
        let expected = if version >= 80_600 { &["int"][..] } else { &["int", "null"] };
        assert_eq!(returns, Some(expected), "on {version}");
    }
    Ok(())
}

#[test]
fn contract_has_a_doc_block_above_every_live_declaration() {
    let lines: Vec<_> = CONTRACT.lines().collect();
    for pair in lines.windows(2) {
        if ["final ", "const ", "function "].iter().any(|start| pair[1].starts_with(start)) {
            assert!(pair[0].ends_with("*/"), "no doc block above `{}`", pair[1]);
        }
    }
}

#[test]
fn class_has_its_tags() -> Result<()> {
    let code = code("/** @strict-properties */\nfinal class A {}\nfinal class B {}", 80_200)?;
    let stub = Stub::read(&code)?;
    let classes: Vec<_> = stub
        .classes
        .iter()
        .map(|class| (class.name, class.strict_properties, class.not_serializable))
        .collect();
    assert_eq!(classes, [("A", true, false), ("B", false, false)]);
    Ok(())
}

#[test]
fn constant_has_its_rust_name_and_its_literal() -> Result<()> {
    let doc = "/**\n * What it is, e.g. a@b.\n * @var int\n * @cvalue EPERM\n */";
    let code = code(&format!("{doc}\nconst SOCKET_EPERM = -1;"), 80_200)?;
    let stub = Stub::read(&code)?;
    let constant = &stub.constants[0];
    let read = (constant.name, constant.cvalue, constant.literal);
    assert_eq!(read, ("SOCKET_EPERM", "EPERM", -1));
    Ok(())
}

#[test]
fn function_has_types_references_and_defaults() -> Result<()> {
    let code = code(
        "final class A {}\n\
        function f(?A $a, &$b, array|int|false $c = -1, array &$d = []): A|false {}",
        80_200,
    )?;
    let stub = Stub::read(&code)?;
    let function = &stub.functions[0];
    let parameter = |name, types: &[&'static str], by_reference, default| Parameter {
        name,
        types: types.to_vec(),
        by_reference,
        default,
    };
    let expected = [
        parameter("a", &["A", "null"], false, None),
        parameter("b", &[], true, None),
        parameter("c", &["array", "int", "false"], false, Some("-1")),
        parameter("d", &["array"], true, Some("[]")),
    ];
    assert_eq!(function.parameters, expected);
    assert_eq!(function.returns, ["A", "false"]);
    assert_eq!(function.required(), 2);
    Ok(())
}

#[test]
fn function_without_a_result_type_has_none() -> Result<()> {
    let code = code("function f() {}", 80_200)?;
    assert!(Stub::read(&code)?.functions[0].returns.is_empty());
    Ok(())
}

#[test]
fn condition_chooses_by_version() -> Result<()> {
    let at_least = "#if PHP_VERSION_ID >= 80400\nfunction f(int $a = 1) {}\n\
        #else\n# function f(int $a = 2) {}\n#endif";
    let below = "#if PHP_VERSION_ID < 80400\n# function f(int $a = 2) {}\n\
        #else\nfunction f(int $a = 1) {}\n#endif";
    for lines in [at_least, below] {
        for (version, expected) in [(80_399, "2"), (80_400, "1")] {
            let code = code(lines, version)?;
            assert_eq!(last_default(&Stub::read(&code)?, "f"), expected, "{lines}");
        }
    }
    Ok(())
}

#[test]
fn condition_keeps_line_numbers() {
    let block = "#if PHP_VERSION_ID >= 80400\nfunction f() {}\n#else\n# function f() {}\n#endif";
    assert_refused(&format!("{block}\nfunction g(): float {{}}"), 7, "unknown type `float`");
}

#[test]
fn doc_block_keeps_line_numbers() {
    assert_refused("/**\n * One.\n */\nfunction g(): float {}", 5, "unknown type `float`");
}

#[test]
fn condition_error() {
    assert_refused("\n#if PHP_VERSION_ID >= 80400\nfunction f() {}", 3, "no #endif");
    assert_refused("#if PHP_VERSION_ID > 80400\n#endif", 2, "not of the form");
    assert_refused("#if PHP_VERSION_ID >= 8.4\n#endif", 2, "not of the form");
    assert_refused("#endif", 2, "`#endif` has no meaning");
    assert_refused("#else", 2, "`#else` has no meaning");
    assert_refused("# function f() {}", 2, "no meaning");
    let block = "#if PHP_VERSION_ID >= 80400\n#else";
    assert_refused(&format!("{block}\n#else\n#endif"), 4, "`#else` has no meaning");
    assert_refused(
        &format!("{block}\n#if PHP_VERSION_ID < 80300\n#endif\n#endif"),
        4,
        "inside that of line 2",
    );
    assert_refused(&format!("{block}\n#endfi\n#endif"), 4, "`#endfi` has no meaning");
}

#[test]
fn token_error() {
    let fault = tables("final class A {}", 80_200).expect_err("no opening tag");
    assert!(fault.to_string().starts_with("1: "));
    assert_refused("\n/** no end", 3, "no end");
    assert_refused("function f(string $a = 'x') {}", 2, "not part of a declaration");
    assert_refused("/** @var int\n * @cvalue A */\nconst A = 0x10;", 4, "not a decimal number");
}

#[test]
fn class_error() {
    assert_refused("class A {}", 2, "found `class`");
    assert_refused("final class A { }\nfinal class A {}", 3, "declared twice");
    assert_refused("final class A {\npublic int $b; }", 3, "expected `}`, found `public`");
    assert_refused("/**\n * A.\n * @final\n */\nfinal class A {}", 4, "@final");
}

#[test]
fn constant_error() {
    let row = "/** @var int\n * @cvalue A\n */\nconst A = 1;";
    assert_refused(&format!("{row}\n{row}"), 9, "declared twice");
    assert_refused("/** @var int */\nconst A = 1;", 3, "@cvalue");
    assert_refused("/** @cvalue A */\nconst A = 1;", 3, "@var int");
    assert_refused("/** @var int\n * @cvalue libc::A\n */\nconst A = 1;", 5, "`libc::A`");
    assert_refused("/** @var int\n * @cvale A\n */\nconst A = 1;", 3, "@cvale");
    assert_refused("/** @var int\n * @cvalue A\n */\nconst A = 9223372036854775808;", 5, "64 bits");
    assert_refused("/** @var int\n * @cvalue A\n */\nconst A = B;", 5, "expected a number");
}

#[test]
fn function_error() {
    assert_refused("function f() {}\nfunction f() {}", 3, "declared twice");
    assert_refused("function f(int $a, int $a) {}", 2, "declared twice");
    assert_refused("function f(int $a = 1, int $b) {}", 2, "$b has no default");
    assert_refused("function f(int $a = B) {}", 2, "the default `B`");
    assert_refused("function f(int $a\nint $b) {}", 3, "expected `,`");
    assert_refused("function f(Socket $a) {}", 2, "unknown type `Socket`");
    assert_refused(
        "final class A {}\nfinal class B {}\nfunction f(): A|B {}",
        4,
        "several classes",
    );
    assert_refused("function f(): int", 3, "expected `{`, found the end");
}

#[test]
fn alias_error() {
    assert_refused("/** @alias f */\nfunction g() {}", 3, "`f` is not declared before g");
    assert_refused(
        "function f() {}\n/** @alias f */\nfunction g(): int {}",
        4,
        "g differs from `f`",
    );
    let chain =
        "function f() {}\n/** @alias f */\nfunction g() {}\n/** @alias g */\nfunction h() {}";
    assert_refused(chain, 6, "h differs from `g`");
}

#[test]
fn alias_has_no_handler_of_its_own() -> Result<()> {
    let code = code("function f(int $a) {}\n/** @alias f */\nfunction g(int $a) {}", 80_200)?;
    let stub = Stub::read(&code)?;
    let tables = emit::tables(&stub);
    assert!(tables.contains(r#"function(c"f", zif_f, &SIGNATURE_F),"#), "{tables}");
    assert!(tables.contains(r#"function(c"g", zif_f, &SIGNATURE_F),"#), "{tables}");
    assert!(!tables.contains("zif_g"), "{tables}");
    Ok(())
}
