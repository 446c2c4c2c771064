//! Where a value stands in the array around it, for the warnings of failed conversions: `msghdr >
//! control > element #0 > data`.

use crate::zend::{Failure, InternedStr, Message, Text, error};

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
    pub fn refuse(&self, text: impl Text) -> Failure {
        let text = ("error converting user data (path: ", self, "): ", text);
        error::warn(text).err().unwrap_or(Failure::Silent)
    }

    /// Refuses a value that is no array.
    #[cold]
    pub fn expected_array(&self) -> Failure {
        self.refuse("expected an array here")
    }
}

impl Text for &ConversionPath<'_> {
    fn append_to(self, message: &mut Message) {
        if let Some(within) = self.within {
            (within, " > ").append_to(message);
        }
        match self.step {
            Step::Whole(name) => name.append_to(message),
            Step::Key(key) => key.text().append_to(message),
            Step::Element(number) => ("element #", number).append_to(message),
        }
    }
}
