//! Unpacking: gzip and Zstandard, known by their first bytes.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use super::draft::Failure;

/// The most that one packed file may unpack to, in bytes, when it is read as a stream.
pub(super) const MAX_UNPACKED: u64 = 64 << 30;

const BUFFER_BYTES: usize = 256 << 10;

/// The bytes of a file or pipe, unpacked.
pub(super) struct Unpacked {
    /// What is in it.
    pub reader: Box<dyn BufRead + Send>,
    /// Whether it was packed.
    pub packed: bool,
}

/// Looks at the first bytes of `source` and unpacks it if it is packed.
pub(super) fn open(source: impl Read + Send + 'static) -> io::Result<Unpacked> {
    let mut source = BufReader::with_capacity(BUFFER_BYTES, source);
    let head = source.fill_buf()?;
    let reader: Box<dyn BufRead + Send> = if head.starts_with(&[0x1f, 0x8b]) {
        let decoder = MultiGzDecoder::new(source).take(MAX_UNPACKED);
        Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder))
    } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let decoder = zstd::Decoder::with_buffer(source)?.take(MAX_UNPACKED);
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
pub(super) fn too_long(packed: bool, limit: u64) -> String {
    let what = if packed { "unpacks to more" } else { "larger" };
    format!(
        "{what} than {} MB, the most that is read of such a file; split it",
        limit >> 20
    )
}

/// Why reading failed.
pub(super) fn unreadable(packed: bool, error: &io::Error) -> String {
    if packed {
        "the packed file is damaged or cut off; fetch or pack it again".to_owned()
    } else {
        super::walk::reason(error)
    }
}
