//! placeholders
#![allow(clippy::wildcard_imports)]
use crate::socket::Socket;
use crate::zend::*;
macro_rules! later { ($(fn $name:ident($($a:ident: $t:ty),*) -> $r:ty;)*) => { $(pub fn $name($($a: $t),*) -> Outcome<$r> { $(let _ = $a;)* Err(Failure::False) })* } }
later! {
    fn socket_sendmsg(s: &Socket, m: Array<'_>, f: IntOr<0>) -> i64;
    fn socket_recvmsg(s: &Socket, m: RefArray<'_>, f: IntOr<0>) -> i64;
    fn socket_cmsg_space(l: i64, t: i64, n: IntOr<0>) -> i64;
}
