//! Sockets and streams: import, export.

use crate::classes::socket::{OwnedSocket, Socket};
use crate::zend::{Outcome, Value};

/// `socket_import_stream`: a Socket on the descriptor of `stream`, which keeps it, and whose read
/// buffering is switched off. What the stream has in its buffer is not lost: the functions of
/// either give it out first.
pub fn socket_import_stream(stream: Value<'_>) -> Outcome<OwnedSocket> {
    Socket::import(stream)
}

/// `socket_export_stream`: the stream on the descriptor of `socket`. The first call makes it, of
/// the transport (tcp, udp, unix, udg) that fits the socket, and it owns the descriptor from then
/// on: closing either closes both.
pub fn socket_export_stream(socket: &Socket) -> Outcome<Value<'_>> {
    socket.export()
}
