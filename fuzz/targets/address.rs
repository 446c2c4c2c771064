//! Socket addresses in the kernel's form, of any length: what they say can be read, and written
//! again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use kernel::address::{Name, SocketAddress};

fuzz_target!(|bytes: &[u8]| {
    let address = SocketAddress::from_bytes(bytes);
    assert!(address.length() as usize <= bytes.len());
    assert_eq!(address.bytes(), &bytes[..address.length() as usize]);
    let again = match address.name() {
        Name::Unix(path) => SocketAddress::unix(path).ok(),
        Name::Inet { address, port } => Some(SocketAddress::inet(address, port)),
        Name::Inet6 {
            address,
            port,
            flowinfo,
            scope_id,
        } => {
            let text = kernel::presentation::inet6(address, scope_id);
            assert!(text.bytes().is_ascii());
            Some(SocketAddress::inet6(address, port, flowinfo, scope_id))
        }
        Name::Packet { protocol, interface } => Some(SocketAddress::packet(interface, protocol)),
        Name::Vsock { cid, port } => Some(SocketAddress::vsock(cid, port)),
        Name::None | Name::Other(_) => None,
    };
    if let Some(again) = again {
        assert_eq!(again.name(), address.name());
    }
});
