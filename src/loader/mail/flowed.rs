//! Text whose paragraphs a mail program has broken into lines and marked so that they
//! can be put together again: `format=flowed` (RFC 3676).

/// `text` with its paragraphs put together. `delete` says that the space at which a line
/// was broken was put there by the program (`DelSp=yes`), as in languages without spaces.
pub(super) fn unfold(text: &str, delete: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the quotation is of the line that goes on.
    let mut open: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        let words = words.strip_prefix(' ').unwrap_or(words);
        let signature = words == "-- ";
        if open != Some(depth) || signature {
            if number > 0 {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        let goes_on = words.ends_with(' ') && !signature;
        out.push_str(if goes_on && delete { words.trim_end_matches(' ') } else { words });
        open = goes_on.then_some(depth);
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_ends_with_a_space_goes_on() {
        assert_eq!(unfold("The ferry \nsails \non.\nRain.\n", false), "The ferry sails on.\nRain.\n");
        assert_eq!(unfold("東京 \n大阪\n", true), "東京大阪\n");
    }

    #[test]
    fn a_quotation_goes_on_only_in_itself() {
        assert_eq!(
            unfold("> The ferry \n> sails.\nNo \n> Yes.\n", false),
            "> The ferry sails.\nNo \n> Yes.\n"
        );
    }

    #[test]
    fn a_stuffed_space_goes_and_a_signature_is_no_paragraph() {
        assert_eq!(unfold(" From here \n on.\n-- \nAda\n", false), "From here on.\n-- \nAda\n");
    }
}
