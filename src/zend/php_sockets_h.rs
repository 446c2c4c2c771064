//! The stock module's header, against which other extensions are compiled: what `build.rs` made
//! of it. Only looked at by the compiler, to compare it with what the crate defines.

#![cfg(sockets_header)]
#![allow(
    missing_docs,
    non_camel_case_types,
    non_upper_case_globals,
    unused,
    clippy::all,
    clippy::pedantic
)]

include!(concat!(env!("OUT_DIR"), "/header.rs"));
