//! placeholders
#![allow(clippy::wildcard_imports)]
use crate::socket::{NewSocket, Socket};
use crate::zend::*;
macro_rules! later { ($(fn $name:ident($($a:ident: $t:ty),*) -> $r:ty;)*) => { $(pub fn $name($($a: $t),*) -> Outcome<$r> { $(let _ = $a;)* Err(Failure::False) })* } }
later! {
    fn socket_select(r: Option<RefArray<'_>>, w: Option<RefArray<'_>>, e: Option<RefArray<'_>>, s: Option<i64>, u: IntOr<0>) -> i64;
    fn socket_import_stream(s: Value<'_>) -> NewSocket;
    fn socket_export_stream(s: &Socket) -> bool;
    fn socket_sendmsg(s: &Socket, m: Array<'_>, f: IntOr<0>) -> i64;
    fn socket_recvmsg(s: &Socket, m: RefArray<'_>, f: IntOr<0>) -> i64;
    fn socket_cmsg_space(l: i64, t: i64, n: IntOr<0>) -> i64;
}
