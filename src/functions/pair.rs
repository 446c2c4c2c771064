//! `socket_create_pair`.

use super::shared::{check_domain, socket_type};
use crate::socket::NewSocket;
use crate::sys;
use crate::zend::{Failure, NewArray, Out, Outcome};

/// `socket_create_pair`: makes two connected sockets with `socketpair(2)` and puts them into `pair`, under the keys 0 and 1.
///
/// `$domain` and `$type` are checked first, as `socket_create` does; the kernel decides the rest (on Linux only `AF_UNIX` has pairs).
/// `pair` is assigned when everything else has succeeded, whatever it held before. A typed variable that does not take an array
/// refuses with a TypeError, and both sockets are closed.
pub fn socket_create_pair(domain: i64, kind: i64, protocol: i64, pair: Out<'_>) -> Outcome<bool> {
    let domain = check_domain(domain)?;
    let kind = socket_type(kind)?;
    // Everything that may end in a fatal error comes before the descriptors exist.
    let sockets = [NewSocket::allocate()?, NewSocket::allocate()?];
    let mut array = NewArray::list(2);

    let descriptors =
        sys::pair(domain, kind, sys::int(protocol)).map_err(|error| Failure::Errno("Unable to create socket pair", error))?;
    for (socket, descriptor) in sockets.iter().zip(descriptors) {
        socket.socket().adopt(descriptor, domain, true);
    }
    for socket in sockets {
        array.push(socket);
    }
    pair.assign(array)?;
    Ok(true)
}
