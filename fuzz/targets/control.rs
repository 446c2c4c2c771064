//! AncillaryBuffer buffers of any bytes: the messages found in them lie within, do not overlap, and
//! end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use kernel::cmsg::{self, Data, HEADER, Cmsgs};

fuzz_target!(|bytes: &[u8]| {
    let range = bytes.as_ptr_range();
    let mut end = range.start;
    let mut written = Vec::new();
    let mut messages = Vec::new();
    for message in Cmsgs::new(bytes) {
        let data = message.data.as_ptr_range();
        // Behind the one before, with room for a header, within the buffer.
        assert!(data.start as usize >= end as usize + HEADER && data.end <= range.end);
        end = data.end;
        assert!(message.descriptors().len() * 4 <= message.data.len());
        if let Data::Bytes(rest) = message.read() {
            assert_eq!(rest, message.data);
        }
        if let Some(kind) = cmsg::kind(message.level, message.number) {
            written.extend_from_slice(&cmsg::header(kind, message.data.len()));
            written.extend_from_slice(message.data);
            written.extend_from_slice(cmsg::padding(message.data.len()));
            messages.push(message);
        }
    }
    // What is written anew reads the same.
    assert_eq!(Cmsgs::new(&written).collect::<Vec<_>>(), messages);
});
