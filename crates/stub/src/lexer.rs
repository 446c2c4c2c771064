//! The stub's text as tokens: first its `#` lines, which choose by PHP version, then words and
//! signs.

use std::fmt;

use anyhow::{Context, Result, bail};

/// A piece of PHP. Comments that are not doc blocks are gone.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    /// A doc block, from `/**` to `*/`.
    Doc(String),
    /// A keyword or a name.
    Word(String),
    /// A variable's name, without the `$`.
    Variable(String),
    /// A decimal number, without a sign.
    Number(String),
    /// Any other character that PHP's declarations need.
    Sign(char),
    /// The end of the text.
    End,
}

impl fmt::Display for Token {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doc(_) => write!(to, "a doc block"),
            Self::Word(text) | Self::Number(text) => write!(to, "`{text}`"),
            Self::Variable(name) => write!(to, "`${name}`"),
            Self::Sign(sign) => write!(to, "`{sign}`"),
            Self::End => write!(to, "the end of the stub"),
        }
    }
}

/// A token and the number of the line that it begins on.
#[derive(Debug)]
pub struct Lexeme {
    pub line: usize,
    pub token: Token,
}

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
        match code.strip_prefix('#') {
            Some(directive) => match (directive.trim_end(), &mut open) {
                ("else", Some(condition)) if !condition.in_else => {
                    condition.in_else = true;
                    condition.holds = !condition.holds;
                }
                ("endif", Some(_)) => open = None,
                (declaration, Some(_)) if declaration.starts_with(' ') => {
                    if wanted {
                        selected.push_str(declaration);
                    }
                }
                (directive, None) if directive.starts_with("if ") => {
                    let holds = holds(directive, version).with_context(|| {
                        let form = "#if PHP_VERSION_ID >= NUMBER` or `#if PHP_VERSION_ID < NUMBER";
                        format!("{line}: `#{directive}` is not of the form `{form}`")
                    })?;
                    open = Some(Condition { opened: line, holds, in_else: false });
                }
                (directive, Some(condition)) if directive.starts_with("if ") => {
                    let outer = condition.opened;
                    bail!("{line}: this #if is inside that of line {outer}: no #endif?");
                }
                (directive, _) => bail!("{line}: `#{directive}` has no meaning here"),
            },
            _ if wanted => selected.push_str(code),
            _ => {}
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

/// Cuts PHP code into tokens; the last one is [`Token::End`].
pub fn tokens(code: &str) -> Result<Vec<Lexeme>> {
    let Some(mut rest) = code.strip_prefix("<?php") else {
        bail!("1: the stub does not begin with <?php");
    };
    let mut line = 1;
    let mut lexemes = Vec::new();
    while let Some(first) = rest.chars().next() {
        let begun = line;
        let token;
        (token, rest) = if first.is_whitespace() {
            line += usize::from(first == '\n');
            (None, &rest[first.len_utf8()..])
        } else if rest.starts_with("//") {
            (None, rest.find('\n').map_or("", |end| &rest[end..]))
        } else if rest.starts_with("/**") {
            let Some((block, rest)) = rest.split_once("*/") else {
                bail!("{line}: this doc block has no end");
            };
            line += block.matches('\n').count();
            (Some(Token::Doc(block.into())), rest)
        } else if first.is_ascii_digit() {
            let (number, rest) = name(rest);
            if !number.bytes().all(|byte| byte.is_ascii_digit()) {
                bail!("{line}: `{number}` is not a decimal number");
            }
            (Some(Token::Number(number.into())), rest)
        } else if is_name(first) {
            let (word, rest) = name(rest);
            (Some(Token::Word(word.into())), rest)
        } else if first == '$' && rest[1..].starts_with(is_name) {
            let (variable, rest) = name(&rest[1..]);
            (Some(Token::Variable(variable.into())), rest)
        } else if "(){}[],;:=&|?-".contains(first) {
            (Some(Token::Sign(first)), &rest[1..])
        } else {
            bail!("{line}: `{first}` is not part of a declaration");
        };
        lexemes.extend(token.map(|token| Lexeme { line: begun, token }));
    }
    lexemes.push(Lexeme { line, token: Token::End });
    Ok(lexemes)
}

/// Splits off the letters, digits and underscores that the text begins with.
fn name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|next| !is_name(next)).unwrap_or(text.len()))
}

/// Returns whether a name can hold the character. This stub has no namespaces and no other names.
fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}
