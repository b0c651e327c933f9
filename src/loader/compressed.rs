//! Files that were compressed with gzip (RFC 1952) are read as what is in them.

use std::io::{self, ErrorKind, Read};

use flate2::bufread::GzDecoder;

use super::limits::EXPANDED;
use crate::model::article::Problem;

/// What `bytes` expand to, if they are gzip, as far as they can be expanded and up to the
/// limit. The problem says where that is not all.
pub(super) fn expand(bytes: &[u8]) -> Option<(Vec<u8>, Option<Problem>)> {
    if !bytes.starts_with(&[0x1f, 0x8b, 8]) {
        return None;
    }
    let mut expanded = Vec::new();
    let message = match members(bytes, &mut expanded) {
        Ok(()) if expanded.len() <= EXPANDED => None,
        Ok(()) => {
            super::cut_after_line(&mut expanded, EXPANDED);
            Some(format!("only the first {} MiB of what is compressed were read", EXPANDED >> 20))
        }
        Err(_) if expanded.is_empty() => return None,
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Some("the compressed file is cut short; what it holds up to there is shown".to_owned())
        }
        Err(error) => {
            Some(format!("the compressed file is damaged ({error}); what it holds up to there is shown"))
        }
    };
    Some((expanded, message.map(|message| Problem { line: 0, column: 0, message })))
}

/// Adds what the members of `bytes` expand to, up to just above the limit. Zeros after the
/// last are what tapes and disks fill a block with.
///
/// The decoder takes 43 kB of the stack, which none but compressed files are to pay for.
#[inline(never)]
fn members(bytes: &[u8], expanded: &mut Vec<u8>) -> io::Result<()> {
    let mut rest = bytes;
    while expanded.len() <= EXPANDED && rest.iter().any(|&byte| byte != 0) {
        let left = (EXPANDED + 1).saturating_sub(expanded.len());
        let mut member = GzDecoder::new(rest).take(left as u64);
        member.read_to_end(expanded)?;
        rest = member.into_inner().into_inner();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_was_compressed_comes_out_again() {
        let two = [gzip(b"Rain. "), gzip(b"Hail.")].concat();
        assert_eq!(expand(&two), Some((b"Rain. Hail.".to_vec(), None)));
        assert_eq!(expand(b"Rain."), None);
    }

    #[test]
    fn zeros_after_whole_members_are_no_damage() {
        let padded = [gzip(b"Rain. "), gzip(b"Hail."), vec![0; 512]].concat();
        assert_eq!(expand(&padded), Some((b"Rain. Hail.".to_vec(), None)));
        let (bytes, problem) = expand(&[&padded[..], b"x"].concat()).unwrap();
        assert_eq!(bytes, b"Rain. Hail.");
        assert!(problem.unwrap().message.contains("damaged"));
    }

    #[test]
    fn a_small_file_that_expands_without_end_is_cut() {
        let (bytes, problem) = expand(&gzip(&vec![b'\n'; EXPANDED + 5])).unwrap();
        assert_eq!(bytes.len(), EXPANDED);
        assert!(problem.unwrap().message.starts_with("only the first"));
    }

    #[test]
    fn what_is_left_of_a_broken_file_is_read() {
        let text = "The bridge is open again. ".repeat(9000);
        let whole = gzip(text.as_bytes());
        let (bytes, problem) = expand(&whole[..whole.len() / 2]).unwrap();
        assert!(text.as_bytes().starts_with(&bytes) && bytes.len() > 1000);
        assert!(problem.unwrap().message.contains("cut short"));
        assert_eq!(expand(&[0x1f, 0x8b, 8, 0]), None);
    }
}
