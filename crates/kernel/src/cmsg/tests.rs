//! Tests of the reader and the writer.

use super::kinds::KINDS;
use super::*;
use crate::bytes_of;

fn write(buffer: &mut Vec<u8>, level: c_int, number: c_int, data: &[u8]) {
    buffer.extend_from_slice(bytes_of(&header(level, number, data.len())));
    buffer.extend_from_slice(data);
    buffer.extend_from_slice(padding(data.len()));
}

#[test]
fn space_is_what_the_c_macro_says() {
    for data in (0..100).chain([1000, 1 << 20]) {
        // SAFETY: plain arithmetic.
        let expected = unsafe { libc::CMSG_SPACE(u32::try_from(data).expect("small")) };
        assert_eq!(space(data), expected as usize);
    }
    assert_eq!(space(usize::MAX), usize::MAX);
}

#[test]
fn what_is_written_can_be_read() {
    let credentials = libc::ucred { pid: 7, uid: u32::MAX, gid: 0 };
    let time = libc::timespec { tv_sec: 1, tv_nsec: 2 };
    let said = |payload: Payload| -> (Vec<u8>, String) {
        match payload {
            Payload::Descriptors => (
                [5_i32, -1, 7].iter().flat_map(|fd| fd.to_ne_bytes()).collect(),
                "Descriptors".into(),
            ),
            Payload::Descriptor => (9_i32.to_ne_bytes().into(), "Descriptor".into()),
            Payload::Credentials => (
                bytes_of(&credentials).into(),
                "Credentials(ucred { pid: 7, uid: 4294967295, gid: 0 })".into(),
            ),
            Payload::InetPacketInfo => (
                vec![3; 12],
                "InetPacketInfo(in_pktinfo { ipi_ifindex: 50529027, \
                ipi_spec_dst: in_addr { s_addr: 50529027 }, \
                ipi_addr: in_addr { s_addr: 50529027 } })"
                    .into(),
            ),
            Payload::Inet6PacketInfo => (
                vec![0; 20],
                "Inet6PacketInfo(in6_pktinfo { ipi6_addr: in6_addr { \
                s6_addr: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, ipi6_ifindex: 0 })"
                    .into(),
            ),
            Payload::Int => ((-3_i32).to_ne_bytes().into(), "Int(-3)".into()),
            Payload::Unsigned => (u32::MAX.to_ne_bytes().into(), "Int(4294967295)".into()),
            Payload::Short => (u16::MAX.to_ne_bytes().into(), "Int(65535)".into()),
            Payload::Byte => (vec![0xb8], "Int(184)".into()),
            Payload::Microseconds => (
                bytes_of(&time).into(),
                "Time(timespec { tv_sec: 1, tv_nsec: 2 }, Microseconds)".into(),
            ),
            Payload::Nanoseconds => (
                bytes_of(&time).into(),
                "Time(timespec { tv_sec: 1, tv_nsec: 2 }, Nanoseconds)".into(),
            ),
            Payload::TimeStamps => {
                (bytes_of(&[time; 3]).into(), format!("TimeStamps({:?})", [time; 3]))
            }
            Payload::ExtendedError(offender) => (
                vec![0; 16 + offender],
                format!(
                    "ExtendedError(sock_extended_err {{ ee_errno: 0, ee_origin: 0, ee_type: 0, \
                    ee_code: 0, ee_pad: 0, ee_info: 0, ee_data: 0 }}, {:?})",
                    vec![0; offender]
                ),
            ),
            Payload::Text => (b"x".repeat(255), format!("Bytes({:?})", [b'x'; 255])),
        }
    };
    let mut buffer = Vec::new();
    let mut expected = Vec::new();
    for (level, number, payload) in KINDS {
        let (data, read) = said(payload);
        let before = buffer.len();
        write(&mut buffer, level, number, &data);
        assert_eq!(buffer.len() - before, space(data.len()));
        assert_eq!(data.len(), payload.size(3));
        expected.push((level, number, read));
    }
    let messages = Cmsgs::new(&buffer);
    let read: Vec<_> = messages
        .clone()
        .map(|message| {
            let data = message.read().expect("whole");
            (message.level, message.number, format!("{data:?}"))
        })
        .collect();
    assert_eq!(read, expected);
    let descriptors: Vec<_> = messages
        .flat_map(|message| message.descriptors())
        .map(|fd| i32::from_ne_bytes(*fd))
        .collect();
    assert_eq!(descriptors, [5, -1, 7, 9]);
}

#[test]
fn the_buffer_is_what_the_c_library_walks_through() {
    let mut buffer = vec![0_u64; 0]; // aligned, as C wants it
    let mut bytes = Vec::new();
    write(&mut bytes, libc::SOL_SOCKET, libc::SCM_RIGHTS, &[1, 0, 0, 0]);
    write(&mut bytes, libc::IPPROTO_IPV6, libc::IPV6_HOPLIMIT, &[2, 0, 0, 0]);
    buffer.resize(bytes.len() / 8, 0);
    for (word, chunk) in buffer.iter_mut().zip(bytes.chunks(8)) {
        *word = u64::from_ne_bytes(chunk.try_into().expect("eight bytes"));
    }
    // SAFETY: the header describes the buffer, which is aligned.
    unsafe {
        let mut header: libc::msghdr = std::mem::zeroed();
        header.msg_control = buffer.as_mut_ptr().cast();
        header.msg_controllen = bytes.len() as _;
        let first = libc::CMSG_FIRSTHDR(&raw const header);
        assert_eq!(((*first).cmsg_level, (*first).cmsg_type), (libc::SOL_SOCKET, libc::SCM_RIGHTS));
        assert_eq!((*first).cmsg_len, libc::CMSG_LEN(4) as _);
        assert_eq!(*libc::CMSG_DATA(first), 1);
        let second = libc::CMSG_NXTHDR(&raw const header, first);
        assert_eq!((*second).cmsg_type, libc::IPV6_HOPLIMIT);
        assert_eq!(*libc::CMSG_DATA(second), 2);
        assert!(libc::CMSG_NXTHDR(&raw const header, second).is_null());
    }
}

#[test]
fn cut_messages_are_known_as_such() {
    for (level, number, payload) in KINDS.into_iter().filter(|kind| kind.2 != Payload::Text) {
        let size = payload.size(0);
        for length in 0..size {
            let mut buffer = Vec::new();
            write(&mut buffer, level, number, &vec![0; length]);
            let message = Cmsgs::new(&buffer).next().expect("a message");
            assert!(message.read().is_none());
        }
    }
}

#[test]
fn unknown_kinds_are_bytes() {
    let mut buffer = Vec::new();
    write(&mut buffer, libc::SOL_SOCKET, 1000, b"sixteen bytes ..");
    let message = Cmsgs::new(&buffer).next().expect("a message");
    assert!(matches!(message.read(), Some(Data::Bytes(b"sixteen bytes .."))));
    assert_eq!(message.descriptors().len(), 0);
}

#[test]
fn the_padding_is_not_looked_at() {
    let mut buffer = Vec::new();
    for _ in 0..2 {
        write(&mut buffer, libc::SOL_SOCKET, libc::SCM_RIGHTS, &[1, 0, 0, 0]);
    }
    let mut buffer: Vec<_> = buffer.into_iter().map(MaybeUninit::new).collect();
    for message in buffer.chunks_mut(space(4)) {
        message[HEADER + 4..].fill(MaybeUninit::uninit());
    }
    // SAFETY: headers and data are as they were.
    let messages = unsafe { Cmsgs::received(&buffer) };
    assert!(!format!("{messages:?}").is_empty());
    assert_eq!(messages.flat_map(|message| message.descriptors()).count(), 2);
}

#[test]
fn any_bytes_can_be_read() {
    // A small generator in place of a fuzzer: the same bytes every time.
    let mut state = 1_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize
    };
    for _ in 0..if cfg!(miri) { 500 } else { 20_000 } {
        let mut buffer: Vec<u8> = (0..random() % 80).map(|_| random().to_le_bytes()[0]).collect();
        if random() % 2 == 0
            && let Some(length) = buffer.first_chunk_mut()
        {
            *length = (random() % 64).to_ne_bytes();
        }
        let mut seen = 0;
        for message in Cmsgs::new(&buffer) {
            let _ = message.read();
            assert!(message.descriptors().len() <= message.data.len() / DESCRIPTOR);
            seen += HEADER + message.data.len();
        }
        assert!(seen <= buffer.len());
    }
    for length in [0, 15, 17, 40, usize::MAX, usize::MAX - 6] {
        let mut buffer = [0xff; 40];
        buffer[..8].copy_from_slice(&length.to_ne_bytes());
        assert!(Cmsgs::new(&buffer).count() <= 2);
    }
}
