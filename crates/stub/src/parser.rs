//! The reader of `stubs/sockets.stub.php`. It knows the notation that the head of that file
//! describes. Whatever else it meets is an error with a line number, never a guess, for the
//! engine's tables are made of what it returns.

use std::collections::HashMap;
use std::iter::Peekable;
use std::vec;

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::lexer::{Lexeme, tokens};

/// The declarations for one PHP version, in the stub's order.
#[derive(Debug, Default)]
pub struct Stub<'a> {
    pub classes: Vec<Class<'a>>,
    pub constants: Vec<Constant<'a>>,
    pub functions: Vec<Function<'a>>,
}

/// `final class Name {}`
#[derive(Debug)]
pub struct Class<'a> {
    pub name: &'a str,
    /// `@strict-properties`
    pub strict_properties: bool,
    /// `@not-serializable`
    pub not_serializable: bool,
}

/// `const NAME = 1;`
#[derive(Debug)]
pub struct Constant<'a> {
    pub name: &'a str,
    /// `@cvalue`: the Rust constant with the value.
    pub cvalue: &'a str,
    /// The value in the declaration.
    pub literal: i64,
}

/// `function name(int $parameter): bool {}`
#[derive(Debug)]
pub struct Function<'a> {
    pub name: &'a str,
    /// `@alias`: the function that this is another name for.
    pub alias: Option<&'a str>,
    pub parameters: Vec<Parameter<'a>>,
    /// The types of the result; none if the stub declares none.
    pub returns: Vec<&'a str>,
}

impl Function<'_> {
    /// Returns how many arguments a call must have.
    pub fn required(&self) -> usize {
        self.parameters.iter().take_while(|parameter| parameter.default.is_none()).count()
    }
}

/// `int &$name = 1`
#[derive(Debug, PartialEq, Eq)]
pub struct Parameter<'a> {
    pub name: &'a str,
    /// The types that it accepts; none if the stub declares none. `?int` is `int` and `null`.
    pub types: Vec<&'a str>,
    /// Whether it is `&$name`.
    pub by_reference: bool,
    /// The default, as PHP source text.
    pub default: Option<&'a str>,
}

/// PHP's own types that the tables know. Any other type is a class.
pub const BUILTIN: [&str; 7] = ["null", "false", "bool", "int", "string", "array", "void"];

impl<'a> Stub<'a> {
    /// Reads PHP code that has no `#` lines any more.
    ///
    /// # Errors
    /// The first line that it does not understand.
    pub fn read(code: &'a str) -> Result<Self> {
        let lexemes = tokens(code)?.into_iter().peekable();
        let mut reader = Reader { lexemes, line: 1, stub: Self::default() };
        while reader.declaration().map_err(|fault| anyhow!("{}: {fault}", reader.line))? {}
        Ok(reader.stub)
    }
}

/// The reader at work: the tokens that are left, and what it has read. Its errors are about `line`.
struct Reader<'a> {
    lexemes: Peekable<vec::IntoIter<Lexeme<'a>>>,
    /// The line of the last token that was taken.
    line: usize,
    stub: Stub<'a>,
}

impl<'a> Reader<'a> {
    /// Reads one declaration. Returns false at the end of the stub.
    fn declaration(&mut self) -> Result<bool> {
        let mut token = self.next();
        let mut doc = (self.line, "");
        if token.starts_with("/**") {
            doc.1 = token;
            token = self.next();
        } else if token.is_empty() {
            return Ok(false);
        }
        match token {
            "final" => self.class(doc)?,
            "const" => self.constant(doc)?,
            "function" => self.function(doc)?,
            other => return unexpected("a final class, a const or a function", other),
        }
        Ok(true)
    }

    /// Reads `class Name {}`, what follows a `final`.
    fn class(&mut self, doc: Lexeme<'a>) -> Result<()> {
        let tags = self.tags(doc, "class", &["strict-properties", "not-serializable"])?;
        self.expect("class")?;
        let name = self.name()?;
        let is_new = self.stub.classes.iter().all(|other| other.name != name);
        ensure!(is_new, "the class {name} is declared twice");
        self.expect("{")?;
        self.expect("}")?;
        self.stub.classes.push(Class {
            name,
            strict_properties: tags.contains_key("strict-properties"),
            not_serializable: tags.contains_key("not-serializable"),
        });
        Ok(())
    }

    /// Reads `NAME = 1;`, what follows a `const`.
    fn constant(&mut self, doc: Lexeme<'a>) -> Result<()> {
        let tags = self.tags(doc, "constant", &["var", "cvalue", "since"])?;
        let name = self.name()?;
        ensure!(!self.is_constant(name), "the constant {name} is declared twice");
        let is_int = tags.get("var") == Some(&"int");
        ensure!(is_int, "{name} has no `@var int`, and there are no constants of other types");
        let cvalue = tags.get("cvalue").copied().unwrap_or_default();
        let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        ensure!(
            cvalue.starts_with(|c: char| c.is_ascii_uppercase()) && cvalue.chars().all(is_upper),
            "{name} needs a `@cvalue` with a Rust constant's name, not `{cvalue}`"
        );
        self.expect("=")?;
        let number = self.number()?;
        let literal = number.parse().with_context(|| format!("{number} has more than 64 bits"))?;
        self.expect(";")?;
        self.stub.constants.push(Constant { name, cvalue, literal });
        Ok(())
    }

    /// Reads `name(int $parameter): bool {}`, what follows a `function`.
    fn function(&mut self, doc: Lexeme<'a>) -> Result<()> {
        let known = ["alias", "param", "param-out", "phpstan-throws", "return", "since", "throws"];
        let tags = self.tags(doc, "function", &known)?;
        let name = self.name()?;
        let line = self.line;
        let is_new = self.stub.functions.iter().all(|other| other.name != name);
        ensure!(is_new, "the function {name} is declared twice");
        self.expect("(")?;
        let parameters = self.parameters()?;
        let returns = if self.take(":") { self.types()? } else { Vec::new() };
        self.expect("{")?;
        self.expect("}")?;
        self.line = line;
        let alias = tags.get("alias").copied();
        if let Some(target) = alias {
            let known = self.stub.functions.iter().find(|function| function.name == target);
            let Some(known) = known else {
                bail!("the @alias `{target}` is not declared before {name}");
            };
            let is_same = known.parameters == parameters && known.returns == returns;
            ensure!(is_same && known.alias.is_none(), "{name} differs from `{target}`, its @alias");
        }
        self.stub.functions.push(Function { name, alias, parameters, returns });
        Ok(())
    }

    /// Reads `int $one, &$two = null)`, what follows the opening parenthesis.
    fn parameters(&mut self) -> Result<Vec<Parameter<'a>>> {
        let mut parameters: Vec<Parameter<'_>> = Vec::new();
        while !self.take(")") {
            if !parameters.is_empty() {
                self.expect(",")?;
            }
            let is_untyped = self.peek().starts_with(['$', '&']);
            let types = if is_untyped { Vec::new() } else { self.types()? };
            let by_reference = self.take("&");
            let name = self.starting("a parameter's name", |first| first == '$')?;
            let default = if self.take("=") { Some(self.default()?) } else { None };
            ensure!(
                default.is_some() || parameters.last().is_none_or(|last| last.default.is_none()),
                "{name} has no default but follows a parameter that has one"
            );
            let name = name.trim_start_matches('$');
            let is_new = parameters.iter().all(|other| other.name != name);
            ensure!(is_new, "the parameter {name} is declared twice");
            parameters.push(Parameter { name, types, by_reference, default });
        }
        Ok(parameters)
    }

    /// Reads `null`, `[]`, a number, or the name of a constant of this stub.
    fn default(&mut self) -> Result<&'a str> {
        if self.take("[") {
            self.expect("]")?;
            return Ok("[]");
        }
        if !self.peek().starts_with(is_name_start) {
            return self.number();
        }
        let name = self.name()?;
        let is_known = name == "null" || self.is_constant(name);
        ensure!(is_known, "the default `{name}` is no constant that is declared above");
        Ok(name)
    }

    /// Reads `?int`, or `Socket|false`.
    fn types(&mut self) -> Result<Vec<&'a str>> {
        if self.take("?") {
            return Ok(vec![self.single_type()?, "null"]);
        }
        let mut types = vec![self.single_type()?];
        while self.take("|") {
            types.push(self.single_type()?);
        }
        let classes = types.iter().filter(|name| !BUILTIN.contains(name)).count();
        ensure!(classes < 2, "the tables have no union of several classes");
        Ok(types)
    }

    fn single_type(&mut self) -> Result<&'a str> {
        let name = self.name()?;
        ensure!(
            BUILTIN.contains(&name) || self.stub.classes.iter().any(|class| class.name == name),
            "unknown type `{name}`: neither one of PHP's that the tables know nor a class above"
        );
        Ok(name)
    }

    fn is_constant(&self, name: &str) -> bool {
        self.stub.constants.iter().any(|constant| constant.name == name)
    }

    /// Reads `12` or `-12`.
    fn number(&mut self) -> Result<&'a str> {
        let number = self.starting("a number", |first| first == '-' || first.is_ascii_digit())?;
        let is_decimal = number.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
        ensure!(is_decimal, "`{number}` is not a decimal number");
        Ok(number)
    }

    fn name(&mut self) -> Result<&'a str> {
        self.starting("a name", is_name_start)
    }

    /// Takes the next token, which is to begin with such a character.
    fn starting(&mut self, wanted: &str, is_start: fn(char) -> bool) -> Result<&'a str> {
        let token = self.next();
        if token.starts_with(is_start) { Ok(token) } else { unexpected(wanted, token) }
    }

    fn expect(&mut self, wanted: &str) -> Result<()> {
        let token = self.next();
        if token == wanted { Ok(()) } else { unexpected(&format!("`{wanted}`"), token) }
    }

    /// Takes the next token if it is this one. Returns whether it is.
    fn take(&mut self, token: &str) -> bool {
        let is_next = self.peek() == token;
        if is_next {
            self.next();
        }
        is_next
    }

    fn peek(&mut self) -> &'a str {
        self.lexemes.peek().map_or("", |(_, token)| token)
    }

    fn next(&mut self) -> &'a str {
        let (line, token) = self.lexemes.next().unwrap_or((self.line, ""));
        self.line = line;
        token
    }

    /// Returns the tags of a doc block and their texts. A tag is the first thing on its line. Those
    /// that are not `known` for this `kind` of declaration are refused.
    fn tags(
        &mut self,
        (line, block): Lexeme<'a>,
        kind: &str,
        known: &[&str],
    ) -> Result<HashMap<&'a str, &'a str>> {
        let mut tags = HashMap::new();
        for (line, text) in (line..).zip(block.trim_end_matches("*/").lines()) {
            let text = text.trim_start_matches(['/', '*', ' ']);
            let Some(tag) = text.strip_prefix('@') else { continue };
            let (name, text) = tag.split_once(' ').unwrap_or((tag, ""));
            self.line = line;
            ensure!(known.contains(&name), "the tag @{name} has no meaning for a {kind}");
            tags.insert(name, text.trim());
        }
        Ok(tags)
    }
}

fn is_name_start(first: char) -> bool {
    first.is_ascii_alphabetic() || first == '_'
}

fn unexpected<T>(wanted: &str, token: &str) -> Result<T> {
    match token {
        "" => bail!("expected {wanted}, found the end of the stub"),
        token if token.starts_with("/**") => bail!("expected {wanted}, found a doc block"),
        token => bail!("expected {wanted}, found `{token}`"),
    }
}
