//! Unpacking: gzip and Zstandard, known by their first bytes.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use super::draft::Failure;
use crate::problem::Reason;

/// The most that one packed file may unpack to, in bytes, when it is read as a stream.
pub(super) const MAX_UNPACKED: u64 = 64 << 30;

/// The first bytes of a Zstandard frame.
const ZSTANDARD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// The longest window that is unpacked, in bytes: so much memory it takes, however small the file.
const MAX_WINDOW: u64 = 128 << 20;

const BUFFER_BYTES: usize = 256 << 10;

/// The bytes of a file or pipe, unpacked.
pub(super) struct Unpacked {
    /// What is in it.
    pub reader: Box<dyn BufRead + Send>,
    /// Whether it was packed.
    pub packed: bool,
}

/// Looks at the first bytes of `source` and unpacks it if it is packed.
pub(super) fn open(source: impl Read + Send + 'static) -> Result<Unpacked, Reason> {
    let mut source = BufReader::with_capacity(BUFFER_BYTES, source);
    let head = source.fill_buf().map_err(|error| Reason::of(&error))?;
    let reader: Box<dyn BufRead + Send> = if head.starts_with(&[0x1f, 0x8b]) {
        let decoder = MultiGzDecoder::new(source).take(MAX_UNPACKED);
        Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder))
    } else if let Some(frame) = head.strip_prefix(ZSTANDARD) {
        if let Some(window) = window(frame).filter(|window| *window > MAX_WINDOW) {
            return Err(Reason::Window {
                window: window >> 20,
                limit: MAX_WINDOW >> 20,
            });
        }
        let decoder = zstd::Decoder::with_buffer(source)
            .map_err(|error| Reason::of(&error))?
            .take(MAX_UNPACKED);
        Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder))
    } else {
        return Ok(Unpacked {
            reader: Box::new(source),
            packed: false,
        });
    };
    Ok(Unpacked {
        reader,
        packed: true,
    })
}

/// The window in bytes by the head of a frame after its first four bytes (RFC 8878, 3.1.1.1); a frame of one segment has one
/// as long as what is in it.
fn window(frame: &[u8]) -> Option<u64> {
    let (&descriptor, rest) = frame.split_first()?;
    if descriptor & 0b10_0000 == 0 {
        let byte = u64::from(*rest.first()?);
        let base = 1 << (10 + (byte >> 3));
        return Some(base + base / 8 * (byte & 0b111));
    }
    let len_of_dictionary = [0, 1, 2, 4][usize::from(descriptor & 0b11)];
    let len = 1 << (descriptor >> 6);
    let written = rest.get(len_of_dictionary..)?.get(..len)?;
    let mut bytes = [0; 8];
    bytes[..len].copy_from_slice(written);
    Some(u64::from_le_bytes(bytes))
}

/// All that `reader` still holds after `head`, if that is at most `limit` bytes in all.
pub(super) fn read_all(
    head: Vec<u8>,
    reader: &mut dyn BufRead,
    packed: bool,
    limit: u64,
) -> Result<Vec<u8>, Failure> {
    let mut bytes = head;
    let room = (limit + 1).saturating_sub(bytes.len() as u64);
    let read = reader.take(room).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(Failure::of_file(too_long(packed, limit)));
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::of_file(unreadable(packed, &error))),
    }
}

/// The first `len` bytes of `reader`, fewer only at its end.
pub(super) fn read_head(reader: &mut dyn BufRead, len: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(len as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Why a file is refused that holds more than `limit` bytes.
pub(super) fn too_long(packed: bool, limit: u64) -> Reason {
    Reason::TooLarge {
        is_packed: packed,
        limit: limit >> 20,
    }
}

/// Why reading failed.
pub(super) fn unreadable(packed: bool, error: &io::Error) -> Reason {
    match packed {
        true => Reason::Damaged,
        false => Reason::of(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_of_a_frame_is_known_before_it_is_unpacked() {
        let windowed = |byte: u8| window(&[0b0000_0100, byte]);
        assert_eq!(windowed(0), Some(1 << 10));
        assert_eq!(windowed(0b10001 << 3), Some(MAX_WINDOW));
        assert_eq!(windowed(21 << 3), Some(1 << 31));
        assert_eq!(windowed(1), Some((1 << 10) + (1 << 7)));
        assert_eq!(window(&[0b0010_0000, 57]), Some(57));
        assert_eq!(window(&[0b1010_0001, 9, 0, 0, 0, 16]), Some(256 << 20));
        assert_eq!(window(&[0b1010_0001, 9, 0]), None);
    }

    #[test]
    fn what_was_packed_with_a_long_window_is_told_as_that() {
        let packed = [ZSTANDARD, &[0b0000_0100, 21 << 3, 0, 0, 0]].concat();
        let reason = open(io::Cursor::new(packed)).err();
        let reason = reason.map(|it| it.to_string());
        let expected = "packed with a window of 2048 MB (`zstd --long`), of which at most 128 MB are read; pack it again without";
        assert_eq!(reason.as_deref(), Some(expected));
    }
}
