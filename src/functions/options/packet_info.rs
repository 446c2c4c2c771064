//! `IPV6_PKTINFO`: `["addr", "ifindex"]`.

use super::set::done;
use crate::functions::shared::{host, still_open};
use crate::socket::Socket;
use crate::sys::{options, resolver};
use crate::zend::error::{check_pending, report, warn, warn_of};
use crate::zend::{Array, Failure, NewArray, NewStr, Outcome, Value};
use nix::libc;
use std::io::Write;
use std::net::Ipv6Addr;

/// Reads the option. Linux does not give it, so this fails with ENOPROTOOPT there.
pub(super) fn get(socket: &Socket, level: i64, option: i64) -> Outcome<NewArray> {
    let (value, _) = options::get::<libc::in6_pktinfo>(socket.fd(), level, option)
        .map_err(|error| Failure::Errno("unable to get socket option", error))?;
    // The longest address has 39 letters, or 45 with an IPv4 address in it.
    let mut text = [0; 46];
    let mut rest = &mut text[..];
    let _ = write!(rest, "{}", Ipv6Addr::from(value.ipi6_addr.s6_addr));
    let unused = rest.len();
    let mut array = NewArray::with_capacity(2);
    array.insert("addr", NewStr::copy(text.get(..text.len() - unused).unwrap_or_default()));
    array.insert("ifindex", i64::from(value.ipi6_ifindex));
    Ok(array)
}

/// Sets the option.
pub(super) fn set(socket: &Socket, level: i64, option: i64, value: Value<'_>) -> Outcome<bool> {
    let Some(array) = value.as_array() else {
        return Err(refuse("in6_pktinfo", "expected an array here"));
    };
    let ipi6_addr = libc::in6_addr {
        s6_addr: address(socket, array)?.octets(),
    };
    let ipi6_ifindex = interface(array)?;
    still_open(socket)?;
    let value = libc::in6_pktinfo { ipi6_addr, ipi6_ifindex };
    done(options::set(socket.fd(), level, option, &value))
}

fn address(socket: &Socket, array: Array<'_>) -> Outcome<Ipv6Addr> {
    let element = array.get_as_is("addr");
    let element = element.ok_or_else(|| refuse("in6_pktinfo", "The key 'addr' is required"))?;
    let name = element.hold().value().to_str().ok_or(Failure::Thrown)?;
    check_pending()?;
    still_open(socket)?;
    match host::inet6_address(name.as_str()) {
        Ok((address, _)) => Ok(address),
        Err(Failure::Errno(text, error)) => {
            socket.set_error(error);
            report(text, error)?;
            let before = "error converting user data (path: in6_pktinfo > addr): could not resolve address '";
            warn_of(before, name.as_str().bytes(), "' to get an AF_INET6 address")?;
            Err(Failure::False)
        }
        Err(failure) => Err(failure),
    }
}

/// References are not followed, as PHP does not: an int behind one is a name.
fn interface(array: Array<'_>) -> Outcome<u32> {
    let element = array.get_as_is("ifindex");
    let element = element.ok_or_else(|| refuse("in6_pktinfo", "The key 'ifindex' is required"))?;
    if let Some(index) = element.as_int() {
        return u32::try_from(index).map_err(|_| {
            let given = format_args!(
                "error converting user data (path: in6_pktinfo > ifindex): the interface index cannot be negative or larger than \
                 {}; given {index}",
                u32::MAX
            );
            warn(given).err().unwrap_or(Failure::False)
        });
    }
    let name = element.hold().value().to_str().ok_or(Failure::Thrown)?;
    check_pending()?;
    let name = name.as_str().bytes();
    if let Some(index) = resolver::interface_index(name) {
        return Ok(index);
    }
    let before = "error converting user data (path: in6_pktinfo > ifindex): no interface with name \"";
    warn_of(before, name, "\" could be found")?;
    Err(Failure::False)
}

/// Warns that the value, at that place in it, is not what it should be.
#[cold]
fn refuse(path: &str, text: &str) -> Failure {
    let warned = warn(format_args!("error converting user data (path: {path}): {text}"));
    warned.err().unwrap_or(Failure::False)
}
