//! Text whose paragraphs a mail program has broken into lines and marked so that they
//! can be put together again: `format=flowed` (RFC 3676).

/// `text` with its paragraphs put together. `delete` says that the space at which a line
/// was broken was put there by the program (`DelSp=yes`), as in languages without spaces.
/// Beside it stands for each of its lines the one it began on, counted from 1.
pub(super) fn unfold(text: &str, delete: bool) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut places = Vec::new();
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
            places.push(number + 1);
            out.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        let goes_on = words.ends_with(' ') && !signature;
        out.push_str(if goes_on && delete { words.strip_suffix(' ').unwrap_or(words) } else { words });
        open = goes_on.then_some(depth);
    }
    out.push('\n');
    (out, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(text: &str, delete: bool) -> String {
        unfold(text, delete).0
    }

    #[test]
    fn a_line_that_ends_with_a_space_goes_on() {
        assert_eq!(unfolded("The ferry \nsails \non.\nRain.\n", false), "The ferry sails on.\nRain.\n");
    }

    #[test]
    fn only_the_space_that_the_program_put_there_goes() {
        assert_eq!(unfolded("東京 \n大阪\n", true), "東京大阪\n");
        assert_eq!(unfolded("The ferry  \nsails.\n", true), "The ferry sails.\n");
    }

    #[test]
    fn every_line_knows_the_one_it_began_on() {
        let (text, places) = unfold("The ferry \nsails.\n\n> Will \n> it?\n-- \nAda\n", false);
        assert_eq!((text.lines().count(), places), (5, vec![1, 3, 4, 6, 7]));
    }

    #[test]
    fn a_quotation_goes_on_only_in_itself() {
        assert_eq!(
            unfolded("> The ferry \n> sails.\nNo \n> Yes.\n", false),
            "> The ferry sails.\nNo \n> Yes.\n"
        );
    }

    #[test]
    fn a_stuffed_space_goes_and_a_signature_is_no_paragraph() {
        assert_eq!(unfolded(" From here \n on.\n-- \nAda\n", false), "From here on.\n-- \nAda\n");
    }
}
