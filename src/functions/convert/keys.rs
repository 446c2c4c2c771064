//! The keys of message arrays.

use crate::zend::{Interned, InternedStr};

macro_rules! keys {
    ($($name:ident = $text:literal),* $(,)?) => {
        $(pub static $name: InternedStr = {
            static KNOWN: Interned = Interned::new();
            InternedStr::new($text, &KNOWN)
        };)*
        pub static ALL: &[&InternedStr] = &[$(&$name),*];
    };
}

keys! {
    NAME = "name",
    IOV = "iov",
    CONTROL = "control",
    FLAGS = "flags",
    BUFFER_SIZE = "buffer_size",
    CONTROLLEN = "controllen",
    FAMILY = "family",
    PATH = "path",
    ADDR = "addr",
    PORT = "port",
    FLOWINFO = "flowinfo",
    SCOPE_ID = "scope_id",
    LEVEL = "level",
    TYPE = "type",
    DATA = "data",
    PID = "pid",
    UID = "uid",
    GID = "gid",
    IFINDEX = "ifindex",
    SPEC_DST = "spec_dst",
    SEC = "sec",
    USEC = "usec",
    NSEC = "nsec",
    ERRNO = "errno",
    ORIGIN = "origin",
    CODE = "code",
    INFO = "info",
    OFFENDER = "offender",
}
