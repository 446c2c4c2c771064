//! The texts of messages. Nothing here can panic, so the compiler knows that of whatever says
//! something; of `core::fmt`, which calls what it writes through pointers, it would not.

use super::SmallVec;

/// A message in the making.
pub type Message = SmallVec<u8, 256>;

/// What messages are made of: text, numbers, bytes of somebody else's, and tuples of these, of
/// which one is written behind the other.
pub trait Text {
    /// Appends the text to a message.
    fn append_to(self, message: &mut Message);

    /// Returns the text alone.
    fn into_message(self) -> Message
    where
        Self: Sized,
    {
        let mut message = Message::new();
        self.append_to(&mut message);
        message
    }
}

impl Text for &str {
    fn append_to(self, message: &mut Message) {
        message.extend(self.as_bytes());
    }
}

/// Bytes are shown up to a NUL, as C does.
impl Text for &[u8] {
    fn append_to(self, message: &mut Message) {
        message.extend(kernel::until_nul(self));
    }
}

impl Text for u64 {
    fn append_to(self, message: &mut Message) {
        if self >= 10 {
            (self / 10).append_to(message);
        }
        #[allow(clippy::cast_possible_truncation)] // a digit
        message.push(b'0' + (self % 10) as u8);
    }
}

impl Text for usize {
    fn append_to(self, message: &mut Message) {
        (self as u64).append_to(message);
    }
}

impl Text for i64 {
    fn append_to(self, message: &mut Message) {
        if self < 0 {
            message.push(b'-');
        }
        self.unsigned_abs().append_to(message);
    }
}

macro_rules! small_number {
    ($($small:ty),*) => {
        $(impl Text for $small {
            fn append_to(self, message: &mut Message) {
                i64::from(self).append_to(message);
            }
        })*
    };
}
small_number!(i32, u32);

macro_rules! tuple {
    ($($part:ident)*) => {
        #[allow(non_snake_case)]
        impl<$($part: Text),*> Text for ($($part,)*) {
            fn append_to(self, message: &mut Message) {
                let ($($part,)*) = self;
                $($part.append_to(message);)*
            }
        }
    };
}
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
