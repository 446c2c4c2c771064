//! `TCP_INFO`: what the kernel tells about a TCP connection, tcp(7).

use super::errno::Result;
use super::fd::TryAsFd;
use super::sockopt;
use nix::libc;

/// Room for an answer. No kernel's is as long.
pub(super) type Answer = [u8; 512];

/// The first fields of the kernel's `struct tcp_info` (linux/tcp.h), which have a byte each.
const BYTES: &str =
    "tcpi_state tcpi_ca_state tcpi_retransmits tcpi_probes tcpi_backoff tcpi_options";

/// The fields behind the first eight bytes, in order, with how many bytes each of them has. Newer
/// kernels append some.
#[rustfmt::skip]
const FIELDS: [(usize, &str); 9] = [
    (4, "tcpi_rto tcpi_ato tcpi_snd_mss tcpi_rcv_mss tcpi_unacked tcpi_sacked tcpi_lost \
        tcpi_retrans tcpi_fackets tcpi_last_data_sent tcpi_last_ack_sent tcpi_last_data_recv \
        tcpi_last_ack_recv tcpi_pmtu tcpi_rcv_ssthresh tcpi_rtt tcpi_rttvar \
        tcpi_snd_ssthresh tcpi_snd_cwnd tcpi_advmss tcpi_reordering tcpi_rcv_rtt \
        tcpi_rcv_space tcpi_total_retrans"),
    (8, "tcpi_pacing_rate tcpi_max_pacing_rate tcpi_bytes_acked tcpi_bytes_received"),
    (4, "tcpi_segs_out tcpi_segs_in tcpi_notsent_bytes tcpi_min_rtt tcpi_data_segs_in \
        tcpi_data_segs_out"),
    (8, "tcpi_delivery_rate tcpi_busy_time tcpi_rwnd_limited tcpi_sndbuf_limited"),
    (4, "tcpi_delivered tcpi_delivered_ce"),
    (8, "tcpi_bytes_sent tcpi_bytes_retrans"),
    (4, "tcpi_dsack_dups tcpi_reord_seen tcpi_rcv_ooopack tcpi_snd_wnd tcpi_rcv_wnd \
        tcpi_rehash"),
    (2, "tcpi_total_rto tcpi_total_rto_recoveries"),
    (4, "tcpi_total_rto_time tcpi_received_ce tcpi_delivered_e1_bytes tcpi_delivered_e0_bytes \
        tcpi_delivered_ce_bytes"),
];

/// Returns each of those fields, and how many bytes it has.
fn fields() -> impl Iterator<Item = (&'static str, usize)> {
    FIELDS
        .into_iter()
        .flat_map(|(size, names)| names.split_ascii_whitespace().map(move |name| (name, size)))
}

/// Hands name and value of each field that the kernel gives to `field`.
///
/// # Errors
/// The call's: ENOPROTOOPT, EOPNOTSUPP (no TCP socket), ...
pub fn read(socket: &impl TryAsFd, mut field: impl FnMut(&'static str, u64)) -> Result<()> {
    let (answer, length) =
        sockopt::get::<Answer>(socket, libc::IPPROTO_TCP.into(), libc::TCP_INFO.into())?;
    let answer = answer.get(..length).unwrap_or(&answer);
    for (name, value) in BYTES.split_ascii_whitespace().zip(answer) {
        field(name, (*value).into());
    }
    // Two bytes have bit fields, which begin at a byte's low bits on little-endian machines.
    if let Some([scales, flags]) = answer.get(6..8) {
        let low_first = cfg!(target_endian = "little");
        let nibbles = [scales & 15, scales >> 4];
        let [send, receive] = if low_first { nibbles } else { [nibbles[1], nibbles[0]] };
        field("tcpi_snd_wscale", send.into());
        field("tcpi_rcv_wscale", receive.into());
        let (limited, fail) =
            if low_first { (flags & 1, flags >> 1 & 3) } else { (flags >> 7, flags >> 5 & 3) };
        field("tcpi_delivery_rate_app_limited", limited.into());
        field("tcpi_fastopen_client_fail", fail.into());
    }
    let mut rest = answer.get(8..).unwrap_or_default();
    for (name, size) in fields() {
        let Some((value, behind)) = rest.split_at_checked(size) else { break };
        let value = match value {
            [a, b] => u16::from_ne_bytes([*a, *b]).into(),
            [a, b, c, d] => u32::from_ne_bytes([*a, *b, *c, *d]).into(),
            value => value.first_chunk().copied().map_or(0, u64::from_ne_bytes),
        };
        field(name, value);
        rest = behind;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::OwnedFd;

    #[test]
    #[cfg_attr(miri, ignore = "Miri has no setsockopt(2)")]
    fn a_connection_tells_of_itself() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("loopback");
        let client = std::net::TcpStream::connect(listener.local_addr().expect("an address"));
        let client = OwnedFd::from(client.expect("a connection"));
        crate::send_recv::write(&client, b"12345").expect("room");
        let mut fields = std::collections::BTreeMap::new();
        read(&client, |name, value| assert!(fields.insert(name, value).is_none())).expect("TCP");
        assert_eq!(fields["tcpi_state"], 1, "established");
        assert!(fields["tcpi_snd_mss"] > 500);
        assert!(fields["tcpi_rtt"] > 0);
        // SAFETY: all zero is a valid structure, and the kernel writes no more than it.
        let native = unsafe {
            let mut native: libc::tcp_info = std::mem::zeroed();
            let mut length = 104;
            libc::getsockopt(
                std::os::fd::AsRawFd::as_raw_fd(&client),
                libc::IPPROTO_TCP,
                libc::TCP_INFO,
                (&raw mut native).cast(),
                &raw mut length,
            );
            native
        };
        assert_eq!(fields["tcpi_snd_mss"], native.tcpi_snd_mss.into());
        assert_eq!(fields["tcpi_advmss"], native.tcpi_advmss.into());
        assert_eq!(fields["tcpi_rcv_space"], native.tcpi_rcv_space.into());
        assert_eq!(fields.get("tcpi_bytes_sent").copied().unwrap_or(5), 5);
    }

    #[test]
    fn the_eight_byte_fields_are_aligned() {
        let mut offset = 8;
        for (name, size) in fields() {
            assert_eq!(offset % size, 0, "{name}");
            offset += size;
        }
    }
}
