//! placeholders
#![allow(clippy::wildcard_imports)]
use crate::address_info::AddressInfo;
use crate::socket::{NewSocket, Socket};
use crate::zend::*;
macro_rules! later { ($(fn $name:ident($($a:ident: $t:ty),*) -> $r:ty;)*) => { $(pub fn $name($($a: $t),*) -> Outcome<$r> { $(let _ = $a;)* Err(Failure::False) })* } }
later! {
    fn socket_get_option(s: &Socket, l: i64, o: i64) -> i64;
    fn socket_set_option(s: &Socket, l: i64, o: i64, v: Value<'_>) -> bool;
    fn socket_import_stream(s: Value<'_>) -> NewSocket;
    fn socket_export_stream(s: &Socket) -> bool;
    fn socket_addrinfo_lookup(h: Str<'_>, s: Option<Str<'_>>, hints: Optional<Array<'_>>, e: Option<Out<'_>>) -> NewArray;
    fn socket_addrinfo_connect(a: &AddressInfo) -> NewSocket;
    fn socket_addrinfo_bind(a: &AddressInfo) -> NewSocket;
    fn socket_addrinfo_explain(a: &AddressInfo) -> NewArray;
}
