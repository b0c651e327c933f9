//! Folding: what counts as the same character in a search.
//!
//! Case folding is that of Unicode (one character can fold to several: ß to ss), with
//! these simplifications: İ folds to i, so that it is found by who types an i, and
//! characters that exist in one case only are left as they are. Quotation marks and
//! dashes of all shapes fold to the ASCII ones, in case-sensitive searches too.

/// What a character folds to: one to three characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fold {
    chars: [char; 3],
    len: u8,
}

impl Fold {
    /// The characters.
    pub(super) fn chars(&self) -> &[char] {
        self.chars.get(..usize::from(self.len)).unwrap_or_default()
    }

    const fn one(char: char) -> Self {
        Self { chars: [char, '\0', '\0'], len: 1 }
    }

    const fn two(first: char, second: char) -> Self {
        Self { chars: [first, second, '\0'], len: 2 }
    }
}

/// What `char` folds to; its case counts where `cased`.
pub(super) fn fold(char: char, cased: bool) -> Fold {
    if char.is_ascii() {
        return Fold::one(if cased { char } else { char.to_ascii_lowercase() });
    }
    match char {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => Fold::one('\''),
        '“' | '”' | '„' | '‟' | '″' => Fold::one('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Fold::one('-'),
        _ if cased => Fold::one(char),
        'ß' | 'ẞ' => Fold::two('s', 's'),
        'ſ' => Fold::one('s'),
        'İ' => Fold::one('i'),
        'ς' => Fold::one('σ'),
        'ﬀ' => Fold::two('f', 'f'),
        'ﬁ' => Fold::two('f', 'i'),
        'ﬂ' => Fold::two('f', 'l'),
        'ﬃ' => Fold { chars: ['f', 'f', 'i'], len: 3 },
        'ﬄ' => Fold { chars: ['f', 'f', 'l'], len: 3 },
        'ﬅ' | 'ﬆ' => Fold::two('s', 't'),
        _ => {
            let mut lower = char.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(lower), None) => Fold::one(lower),
                _ => Fold::one(char),
            }
        }
    }
}

/// The characters outside ASCII that fold to ASCII letters, or contain one in what they
/// fold to. Only the letters f, i, k, l, s and t are concerned: all others of the
/// alphabet are found by looking for their two bytes.
pub(super) const TO_ASCII_LETTERS: [&str; 12] =
    ["ß", "ẞ", "ſ", "İ", "\u{212a}", "ﬀ", "ﬁ", "ﬂ", "ﬃ", "ﬄ", "ﬅ", "ﬆ"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_listed_characters_fold_to_ascii_letters() {
        for char in (char::MIN..=char::MAX).filter(|char| !char.is_ascii()) {
            let fold = fold(char, false);
            let letters: String = fold.chars().iter().filter(|char| char.is_ascii_alphanumeric()).collect();
            let listed = TO_ASCII_LETTERS.contains(&char.to_string().as_str());
            assert_eq!(listed, !letters.is_empty(), "{char}");
            assert!(letters.chars().all(|char| "fiklst".contains(char)), "{char}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for char in char::MIN..=char::MAX {
            for &folded in fold(char, false).chars() {
                assert_eq!(fold(folded, false), Fold::one(folded), "{char}");
            }
        }
    }

    #[test]
    fn case_counts_only_where_asked_for() {
        assert_eq!(fold('Q', true), Fold::one('Q'));
        assert_eq!(fold('Q', false), Fold::one('q'));
        assert_eq!(fold('’', true), Fold::one('\''));
    }
}
