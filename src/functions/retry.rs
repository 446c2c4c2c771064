//! `sockets.retry_interrupted`: a call that a signal interrupts runs the handlers that are pending,
//! ends if one threw, and else goes on with the time that is left.

use crate::classes::socket::Socket;
use crate::zend::interrupt::run_pending_handlers;
use crate::zend::settings::{self, Setting};
use kernel::address::SocketAddress;
use kernel::poll::Interest;
use kernel::wait::{Instant, wait_for};
use kernel::{Error, Result, connection};
use nix::libc;
use std::time::Duration;

/// Returns whether a call that was interrupted is made again.
#[inline]
pub fn is_wanted() -> bool {
    settings::is_on(Setting::RetryInterrupted)
}

/// Makes a call that may wait for `socket`; again, when a signal interrupted it.
///
/// Between two calls user code runs, so `call` keeps nothing from one to the next.
///
/// # Errors
/// The call's, without EINTR where the setting says so; EAGAIN when the Socket's time-out passed
/// meanwhile; [`Error::THROWN`] when a handler threw.
///
/// A macro, so that the usual call stands outside of the loop, where it needs fewer instructions.
macro_rules! retrying {
    ($socket:expr, $interest:expr, $call:expr) => {
        if $crate::functions::retry::is_wanted() {
            $crate::functions::retry::until_done($socket, $interest, || $call)
        } else {
            $call
        }
    };
}
pub(super) use retrying;

/// Makes the call until no signal interrupts it: the loop of [`retrying`].
#[cold]
#[inline(never)]
pub fn until_done<T>(
    socket: &Socket,
    interest: Interest,
    mut call: impl FnMut() -> Result<T>,
) -> Result<T> {
    let began = Instant::now();
    loop {
        match call() {
            Err(Error::INTR) => resume(socket, interest, began)?,
            result => return result,
        }
    }
}

/// Returns the time at which a call begins, where one that is interrupted is made again.
#[inline]
pub fn now() -> Option<Instant> {
    is_wanted().then(Instant::now)
}

/// Runs the handlers after an interruption, and waits until the call may be made again.
#[cold]
pub fn resume(socket: &Socket, interest: Interest, began: Instant) -> Result<()> {
    run_pending_handlers()?;
    match time_out(socket, interest)? {
        None => Ok(()),
        time => wait(socket, interest, time, began),
    }
}

/// `connect(2)`. One that a signal interrupts goes on in the kernel, and must not be called again.
///
/// # Errors
/// As [`retrying`], but EINPROGRESS for a time-out.
pub fn connect(socket: &Socket, address: &SocketAddress) -> Result<()> {
    if !is_wanted() {
        return connection::connect(socket, address);
    }
    let (time, began) = (time_out(socket, Interest::Write)?, Instant::now());
    match connection::connect(socket, address) {
        Err(Error::INTR) => {
            run_pending_handlers()?;
            match wait(socket, Interest::Write, time, began) {
                // What the kernel says when the time has passed.
                Err(Error::AGAIN) => Err(Error::INPROGRESS),
                Ok(()) => connection::pending_error(socket),
                failed => failed,
            }
        }
        result => result,
    }
}

/// Waits until `socket` is ready or in error, no longer than a time that began then, and runs
/// handlers meanwhile.
///
/// # Errors
/// EAGAIN: the time has passed. [`Error::THROWN`].
fn wait(socket: &Socket, interest: Interest, time: Option<Duration>, began: Instant) -> Result<()> {
    loop {
        match wait_for(socket, interest, began.left_of(time)) {
            Ok(0) => return Err(Error::AGAIN),
            Ok(_) => return Ok(()),
            Err(Error::INTR) => run_pending_handlers()?,
            Err(error) => return Err(error),
        }
    }
}

/// `SO_RCVTIMEO` or `SO_SNDTIMEO`, if it is set.
fn time_out(socket: &Socket, interest: Interest) -> Result<Option<Duration>> {
    let option = match interest {
        Interest::Write => libc::SO_SNDTIMEO,
        Interest::Read | Interest::Except => libc::SO_RCVTIMEO,
    };
    let level = libc::SOL_SOCKET.into();
    let (time, _) = kernel::sockopt::get::<libc::timeval>(socket, level, option.into())?;
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let microseconds = u64::try_from(time.tv_usec).unwrap_or_default();
    let time = Duration::from_secs(seconds).saturating_add(Duration::from_micros(microseconds));
    Ok(Some(time).filter(|time| !time.is_zero()))
}
