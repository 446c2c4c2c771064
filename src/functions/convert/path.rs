//! Where a value stands in the array around it, for the warnings of failed conversions: `msghdr >
//! control > element #0 > data`.

use crate::zend::{Failure, InternedStr, error};
use std::fmt;

/// A path within an array.
#[derive(Clone, Copy)]
pub struct ConversionPath<'p> {
    within: Option<&'p Self>,
    step: Step,
}

/// How to get to a path from the one around it.
#[derive(Clone, Copy)]
enum Step {
    Whole(&'static str),
    Key(&'static InternedStr),
    Element(usize),
}

impl<'p> ConversionPath<'p> {
    pub const MESSAGE: &'static ConversionPath<'static> = &ConversionPath::whole("msghdr");
    /// The value of the option `IPV6_PKTINFO`.
    pub const PACKET_INFO: &'static ConversionPath<'static> = &ConversionPath::whole("in6_pktinfo");

    const fn whole(name: &'static str) -> Self {
        Self { within: None, step: Step::Whole(name) }
    }

    pub const fn key(&'p self, key: &'static InternedStr) -> Self {
        Self { within: Some(self), step: Step::Key(key) }
    }

    /// Returns an element of a list, by its number. Stock counts control messages to send from 0;
    /// everything else from 1.
    pub const fn element(&'p self, number: usize) -> Self {
        Self { within: Some(self), step: Step::Element(number) }
    }

    /// Warns that what stands here cannot be converted: `error converting user data (path: ...):
    /// TEXT`. The call ends with that.
    #[cold]
    pub fn refuse(&self, text: fmt::Arguments<'_>) -> Failure {
        self.refuse_text(text, b"", "")
    }

    /// Does the same with bytes of the user's within: see [`error::warn_of`].
    #[cold]
    pub fn refuse_text(&self, before: fmt::Arguments<'_>, bytes: &[u8], after: &str) -> Failure {
        let before = format_args!("error converting user data (path: {self}): {before}");
        error::warn_of(before, bytes, after).err().unwrap_or(Failure::Silent)
    }

    /// Refuses a value that is no array.
    #[cold]
    pub fn expected_array(&self) -> Failure {
        self.refuse(format_args!("expected an array here"))
    }
}

impl fmt::Display for ConversionPath<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = self.within {
            write!(formatter, "{within} > ")?;
        }
        match self.step {
            Step::Whole(name) => formatter.write_str(name),
            Step::Key(key) => formatter.write_str(key.text()),
            Step::Element(number) => write!(formatter, "element #{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::convert::keys::{CONTROL, DATA};

    #[test]
    fn a_place_says_how_to_get_there() {
        let message = ConversionPath::MESSAGE;
        assert_eq!(message.to_string(), "msghdr");
        let control = message.key(&CONTROL);
        let element = control.element(0);
        assert_eq!(element.key(&DATA).to_string(), "msghdr > control > element #0 > data");
    }
}
