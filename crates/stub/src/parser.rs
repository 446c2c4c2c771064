//! The reader of `stubs/sockets.stub.php`: the notation that the head of that file describes, and
//! nothing beyond it.
//!
//! What it does not understand is an error with a line number, never a guess: the engine's
//! tables are made of what it returns.

use std::fmt::Display;
use std::iter::Peekable;
use std::vec;

use anyhow::{Error, Result, anyhow, bail};

use crate::lexer::{self, Lexeme, Token};

/// The declarations for one PHP version, in the stub's order.
#[derive(Debug, Default)]
pub struct Stub {
    /// The classes.
    pub classes: Vec<Class>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The functions.
    pub functions: Vec<Function>,
}

/// `final class Name {}`
#[derive(Debug)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// `@strict-properties`
    pub strict_properties: bool,
    /// `@not-serializable`
    pub not_serializable: bool,
}

/// `const NAME = 1;`
#[derive(Debug)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// `@cvalue`: the Rust constant with the value.
    pub cvalue: String,
    /// The value in the declaration.
    pub literal: i64,
}

/// `function name(int $parameter): bool {}`
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// `@alias`: the function that this is another name for.
    pub alias: Option<String>,
    /// What it takes and returns.
    pub signature: Signature,
}

/// What a function takes and returns.
#[derive(Debug, PartialEq, Eq)]
pub struct Signature {
    /// The parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The types of the result; none if the stub declares none.
    pub returns: Vec<Type>,
}

impl Signature {
    /// Returns how many arguments a call must have.
    pub fn required(&self) -> usize {
        self.parameters.iter().take_while(|parameter| parameter.default.is_none()).count()
    }
}

/// `int &$name = 1`
#[derive(Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// The types that it accepts; none if the stub declares none.
    pub types: Vec<Type>,
    /// Whether it is `&$name`.
    pub by_reference: bool,
    /// The default, as PHP source text.
    pub default: Option<String>,
}

/// One type; a union is several, and `?int` is `null` and `int`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// One of PHP's own that the tables know, by its name.
    Builtin(&'static str),
    /// A class, by its name.
    Class(String),
}

/// PHP's own types that the tables know.
const BUILTIN: [&str; 7] = ["null", "false", "bool", "int", "string", "array", "void"];

impl Stub {
    /// Reads the stub's `text` as it is for the PHP of the given `PHP_VERSION_ID`.
    ///
    /// # Errors
    /// The first line that it does not understand.
    pub fn read(text: &str, version: u32) -> Result<Self> {
        let lexemes = lexer::tokens(&lexer::select(text, version)?)?;
        let mut reader =
            Reader { lexemes: lexemes.into_iter().peekable(), line: 1, stub: Self::default() };
        while reader.declaration()? {}
        Ok(reader.stub)
    }

    fn class(&self, name: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.name == name)
    }

    fn constant(&self, name: &str) -> Option<&Constant> {
        self.constants.iter().find(|constant| constant.name == name)
    }

    fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|function| function.name == name)
    }
}

/// A doc block's tags: name, text and line of each.
struct Tags(Vec<(String, String, usize)>);

impl Tags {
    /// Returns the tags of a doc block that begins on `line`. A tag is the first thing on its line.
    fn of(block: &str, line: usize) -> Self {
        let lines = (line..).zip(block.lines());
        let tags = lines.filter_map(|(line, text)| {
            let tag = text.trim_start_matches(['/', '*', ' ']).strip_prefix('@')?;
            let (name, text) = tag.split_once(' ').unwrap_or((tag, ""));
            Some((name.to_owned(), text.trim().to_owned(), line))
        });
        Self(tags.collect())
    }

    /// Refuses tags that have no meaning for the declaration at hand, which is of the kind `of`.
    fn only(self, known: &[&str], of: &str) -> Result<Self> {
        match self.0.iter().find(|(name, ..)| !known.contains(&name.as_str())) {
            Some((name, _, line)) => bail!("{line}: the tag @{name} has no meaning for a {of}"),
            None => Ok(self),
        }
    }

    /// Returns the text of the tag `name`.
    fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|tag| tag.0 == name).map(|tag| tag.1.as_str())
    }
}

/// The reader at work: the tokens that are left, and what it has read.
struct Reader {
    lexemes: Peekable<vec::IntoIter<Lexeme>>,
    /// The line of the last token that was taken.
    line: usize,
    stub: Stub,
}

impl Reader {
    /// Reads one declaration. False at the end of the stub.
    fn declaration(&mut self) -> Result<bool> {
        let mut tags = Tags(Vec::new());
        let mut token = self.next();
        if let Token::Doc(block) = token {
            tags = Tags::of(&block, self.line);
            token = self.next();
        } else if token == Token::End {
            return Ok(false);
        }
        match token {
            Token::Word(word) if word == "final" => self.class(tags)?,
            Token::Word(word) if word == "const" => self.constant(tags)?,
            Token::Word(word) if word == "function" => self.function(tags)?,
            other => return Err(self.unexpected("a final class, a const or a function", &other)),
        }
        Ok(true)
    }

    /// `class Name {}`, after its `final`.
    fn class(&mut self, tags: Tags) -> Result<()> {
        let tags = tags.only(&["strict-properties", "not-serializable"], "class")?;
        self.expect(&Token::Word("class".into()))?;
        let name = self.name()?;
        self.unused("class", &name, self.stub.class(&name).is_some())?;
        self.signs("{}")?;
        self.stub.classes.push(Class {
            name,
            strict_properties: tags.text("strict-properties").is_some(),
            not_serializable: tags.text("not-serializable").is_some(),
        });
        Ok(())
    }

    /// `NAME = 1;`, after its `const`.
    fn constant(&mut self, tags: Tags) -> Result<()> {
        let tags = tags.only(&["var", "cvalue", "since"], "constant")?;
        let name = self.name()?;
        self.unused("constant", &name, self.stub.constant(&name).is_some())?;
        if tags.text("var") != Some("int") {
            let fault = "has no `@var int`, and there are no constants of other types";
            return Err(self.fault(format!("{name} {fault}")));
        }
        let cvalue = tags.text("cvalue").unwrap_or_default();
        let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if !cvalue.starts_with(|c: char| c.is_ascii_uppercase()) || !cvalue.chars().all(is_upper) {
            let fault = "needs a `@cvalue` with a Rust constant's name, not";
            return Err(self.fault(format!("{name} {fault} `{cvalue}`")));
        }
        self.signs("=")?;
        let number = self.number()?;
        let literal =
            number.parse().map_err(|_| self.fault(format!("{number} has more than 64 bits")))?;
        self.signs(";")?;
        self.stub.constants.push(Constant { name, cvalue: cvalue.into(), literal });
        Ok(())
    }

    /// `name(int $parameter): bool {}`, after its `function`.
    fn function(&mut self, tags: Tags) -> Result<()> {
        let tags = tags.only(
            &["alias", "param", "param-out", "phpstan-throws", "return", "since", "throws"],
            "function",
        )?;
        let name = self.name()?;
        self.unused("function", &name, self.stub.function(&name).is_some())?;
        let line = self.line;
        self.signs("(")?;
        let parameters = self.parameters()?;
        let returns = if self.take(':') { self.types()? } else { Vec::new() };
        let signature = Signature { parameters, returns };
        self.signs("{}")?;
        let alias = tags.text("alias").map(str::to_owned);
        if let Some(target) = &alias {
            let fault = match self.stub.function(target) {
                Some(target) if target.alias.is_none() && target.signature == signature => None,
                Some(_) => Some(format!("{name} differs from `{target}`, its @alias")),
                None => Some(format!("the @alias `{target}` is not declared before {name}")),
            };
            if let Some(fault) = fault {
                bail!("{line}: {fault}");
            }
        }
        self.stub.functions.push(Function { name, alias, signature });
        Ok(())
    }

    /// `int $one, &$two = null)`, after the opening parenthesis.
    fn parameters(&mut self) -> Result<Vec<Parameter>> {
        let mut parameters: Vec<Parameter> = Vec::new();
        while !self.take(')') {
            if !parameters.is_empty() {
                self.signs(",")?;
            }
            let parameter = self.parameter()?;
            let name = &parameter.name;
            self.unused("parameter", name, parameters.iter().any(|other| other.name == *name))?;
            if parameter.default.is_none()
                && parameters.last().is_some_and(|last| last.default.is_some())
            {
                let fault = format!("${name} has no default but follows a parameter that has one");
                return Err(self.fault(fault));
            }
            parameters.push(parameter);
        }
        Ok(parameters)
    }

    /// `int &$name = 1`
    fn parameter(&mut self) -> Result<Parameter> {
        let is_typed = !matches!(self.peek(), Token::Variable(_) | Token::Sign('&'));
        let types = if is_typed { self.types()? } else { Vec::new() };
        let by_reference = self.take('&');
        let name = match self.next() {
            Token::Variable(name) => name,
            other => return Err(self.unexpected("a parameter's name", &other)),
        };
        let default = if self.take('=') { Some(self.default()?) } else { None };
        Ok(Parameter { name, types, by_reference, default })
    }

    /// `null`, `[]`, a number, or a constant of this stub.
    fn default(&mut self) -> Result<String> {
        if self.take('[') {
            self.signs("]")?;
            return Ok("[]".into());
        }
        if !matches!(self.peek(), Token::Word(_)) {
            return self.number();
        }
        let name = self.name()?;
        if name != "null" && self.stub.constant(&name).is_none() {
            let fault = format!("the default `{name}` is no constant that is declared above");
            return Err(self.fault(fault));
        }
        Ok(name)
    }

    /// `?int`, or `Socket|false`.
    fn types(&mut self) -> Result<Vec<Type>> {
        if self.take('?') {
            return Ok(vec![self.single_type()?, Type::Builtin("null")]);
        }
        let mut types = vec![self.single_type()?];
        while self.take('|') {
            types.push(self.single_type()?);
        }
        if types.iter().filter(|declared| matches!(declared, Type::Class(_))).count() > 1 {
            return Err(self.fault("the tables have no union of several classes"));
        }
        Ok(types)
    }

    fn single_type(&mut self) -> Result<Type> {
        let name = self.name()?;
        if let Some(builtin) = BUILTIN.into_iter().find(|builtin| *builtin == name) {
            return Ok(Type::Builtin(builtin));
        }
        if self.stub.class(&name).is_some() {
            return Ok(Type::Class(name));
        }
        Err(self.fault(format!(
            "unknown type `{name}`: neither one of PHP's that the tables know nor a class above"
        )))
    }

    /// `12` or `-12`
    fn number(&mut self) -> Result<String> {
        let minus = if self.take('-') { "-" } else { "" };
        match self.next() {
            Token::Number(digits) => Ok(format!("{minus}{digits}")),
            other => Err(self.unexpected("a number", &other)),
        }
    }

    fn name(&mut self) -> Result<String> {
        match self.next() {
            Token::Word(name) => Ok(name),
            other => Err(self.unexpected("a name", &other)),
        }
    }

    /// Takes the signs, one after the other.
    fn signs(&mut self, signs: &str) -> Result<()> {
        signs.chars().try_for_each(|sign| self.expect(&Token::Sign(sign)))
    }

    fn expect(&mut self, wanted: &Token) -> Result<()> {
        let token = self.next();
        if token == *wanted { Ok(()) } else { Err(self.unexpected(&wanted.to_string(), &token)) }
    }

    /// Takes the sign if it is the next token.
    fn take(&mut self, sign: char) -> bool {
        let is_next = *self.peek() == Token::Sign(sign);
        if is_next {
            self.next();
        }
        is_next
    }

    fn peek(&mut self) -> &Token {
        self.lexemes.peek().map_or(&Token::End, |lexeme| &lexeme.token)
    }

    fn next(&mut self) -> Token {
        match self.lexemes.next() {
            Some(Lexeme { line, token }) => {
                self.line = line;
                token
            }
            None => Token::End,
        }
    }

    /// Refuses a second declaration of a name.
    fn unused(&self, kind: &str, name: &str, is_used: bool) -> Result<()> {
        if is_used {
            Err(self.fault(format!("the {kind} {name} is declared twice")))
        } else {
            Ok(())
        }
    }

    fn unexpected(&self, wanted: &str, token: &Token) -> Error {
        self.fault(format!("expected {wanted}, found {token}"))
    }

    /// `line: message`, to stand behind a file's name and a colon.
    fn fault(&self, message: impl Display) -> Error {
        anyhow!("{}: {message}", self.line)
    }
}
