//! The stub's text as tokens: first its `#` lines, which choose by PHP version, then its words and
//! signs.

use anyhow::{Context, Result, bail};

/// Whether a line belongs to the PHP version at hand, for one `#if` that is open there.
struct Condition {
    opened: usize,
    holds: bool,
    in_else: bool,
}

/// Resolves the `#` lines for `version` (a `PHP_VERSION_ID`). Lines of other versions become empty,
/// so that all lines keep their numbers.
pub fn select(text: &str, version: u32) -> Result<String> {
    let mut open: Option<Condition> = None;
    let mut selected = String::with_capacity(text.len());
    for (line, code) in (1..).zip(text.lines()) {
        let wanted = open.as_ref().is_none_or(|condition| condition.holds);
        let mut kept = code;
        if let Some(directive) = code.strip_prefix('#') {
            kept = "";
            match (directive.trim_end(), &mut open) {
                ("else", Some(condition)) if !condition.in_else => {
                    condition.in_else = true;
                    condition.holds = !condition.holds;
                }
                ("endif", Some(_)) => open = None,
                (declaration, Some(_)) if declaration.starts_with(' ') => kept = declaration,
                (directive, None) if directive.starts_with("if ") => {
                    let holds = holds(directive, version).with_context(|| {
                        let form = "#if PHP_VERSION_ID >= NUMBER` or `#if PHP_VERSION_ID < NUMBER";
                        format!("{line}: `#{directive}` is not of the form `{form}`")
                    })?;
                    open = Some(Condition { opened: line, holds, in_else: false });
                }
                (directive, Some(Condition { opened, .. })) if directive.starts_with("if ") => {
                    bail!("{line}: this #if is inside that of line {opened}: no #endif?")
                }
                (directive, _) => bail!("{line}: `#{directive}` has no meaning here"),
            }
        }
        if wanted {
            selected.push_str(kept);
        }
        selected.push('\n');
    }
    match open {
        Some(condition) => bail!("{}: this #if has no #endif", condition.opened),
        None => Ok(selected),
    }
}

/// Returns whether the condition of an `if` directive holds; `None` if it has another form than the
/// two that PHP's stubs use.
fn holds(directive: &str, version: u32) -> Option<bool> {
    let words: Vec<_> = directive.split_whitespace().collect();
    match words[..] {
        ["if", "PHP_VERSION_ID", ">=", bound] => Some(version >= bound.parse().ok()?),
        ["if", "PHP_VERSION_ID", "<", bound] => Some(version < bound.parse().ok()?),
        _ => None,
    }
}

/// A token and the number of the line that it begins on. The token is a doc block (`/** ... */`), a
/// name, a `$variable`, a number (perhaps with a `-`), or any other character that PHP's
/// declarations need. At the end of the text it is empty.
pub type Lexeme<'a> = (usize, &'a str);

/// Cuts PHP code into tokens, the last of which is the empty one. Leaves out other comments.
pub fn tokens(code: &str) -> Result<Vec<Lexeme<'_>>> {
    let mut rest = code.strip_prefix("<?php").context("1: the stub does not begin with <?php")?;
    let mut line = 1;
    let mut lexemes = Vec::new();
    while let Some(first) = rest.chars().next() {
        let behind = rest.get(1..).unwrap_or_default();
        let length = if first.is_ascii_whitespace() || "(){}[],;:=&|?".contains(first) {
            1
        } else if is_name(first) || "$-".contains(first) && behind.starts_with(is_name) {
            1 + behind.find(|next| !is_name(next)).unwrap_or(behind.len())
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/**") {
            2 + rest.find("*/").with_context(|| format!("{line}: this doc block has no end"))?
        } else {
            bail!("{line}: `{first}` is not part of a declaration")
        };
        let (token, behind) = rest.split_at(length);
        if !first.is_ascii_whitespace() && !token.starts_with("//") {
            lexemes.push((line, token));
        }
        line += token.matches('\n').count();
        rest = behind;
    }
    lexemes.push((line, ""));
    Ok(lexemes)
}

/// Returns whether a name can hold the character. This stub has no namespaces and no other names.
fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}
