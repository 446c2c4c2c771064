//! placeholders
#![allow(clippy::wildcard_imports)]
use crate::address_info::AddressInfo;
use crate::socket::{NewSocket, Socket};
use crate::zend::*;
macro_rules! later { ($(fn $name:ident($($a:ident: $t:ty),*) -> $r:ty;)*) => { $(pub fn $name($($a: $t),*) -> Outcome<$r> { $(let _ = $a;)* Err(Failure::False) })* } }
later! {
    fn socket_create_listen(port: i64, backlog: IntOr<128>) -> NewSocket;
    fn socket_accept(s: &Socket) -> NewSocket;
    fn socket_listen(s: &Socket, b: IntOr<0>) -> bool;
    fn socket_getsockname(s: &Socket, a: Out<'_>, p: Option<Out<'_>>) -> bool;
    fn socket_getpeername(s: &Socket, a: Out<'_>, p: Option<Out<'_>>) -> bool;
    fn socket_create(d: i64, t: i64, p: i64) -> NewSocket;
    fn socket_connect(s: &Socket, a: Str<'_>, p: Option<i64>) -> bool;
    fn socket_bind(s: &Socket, a: Str<'_>, p: IntOr<0>) -> bool;
    fn socket_recv(s: &Socket, d: Out<'_>, l: i64, f: i64) -> i64;
    fn socket_send(s: &Socket, d: Str<'_>, l: i64, f: i64) -> i64;
    fn socket_recvfrom(s: &Socket, d: Out<'_>, l: i64, f: i64, a: Out<'_>, p: Option<Out<'_>>) -> i64;
    fn socket_sendto(s: &Socket, d: Str<'_>, l: i64, f: i64, a: Str<'_>, p: Option<i64>) -> i64;
    fn socket_get_option(s: &Socket, l: i64, o: i64) -> i64;
    fn socket_set_option(s: &Socket, l: i64, o: i64, v: Value<'_>) -> bool;
    fn socket_atmark(s: &Socket) -> bool;
    fn socket_import_stream(s: Value<'_>) -> NewSocket;
    fn socket_export_stream(s: &Socket) -> bool;
    fn socket_addrinfo_lookup(h: Str<'_>, s: Option<Str<'_>>, hints: Optional<Array<'_>>, e: Option<Out<'_>>) -> NewArray;
    fn socket_addrinfo_connect(a: &AddressInfo) -> NewSocket;
    fn socket_addrinfo_bind(a: &AddressInfo) -> NewSocket;
    fn socket_addrinfo_explain(a: &AddressInfo) -> NewArray;
}
