//! Control buffers of any bytes: the messages found in them lie within, do not overlap, and
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
        if let Some(Data::Bytes(rest)) = message.read() {
            assert_eq!(rest, message.data);
        }
        let header = cmsg::header(message.level, message.number, message.data.len());
        written.extend_from_slice(kernel::bytes_of(&header));
        written.extend_from_slice(message.data);
        written.extend_from_slice(cmsg::padding(message.data.len()));
        messages.push((message.level, message.number, message.data));
    }
    // What is written anew reads the same.
    let again = Cmsgs::new(&written).map(|message| (message.level, message.number, message.data));
    assert_eq!(again.collect::<Vec<_>>(), messages);
});
