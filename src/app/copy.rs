//! What leaves the reader: the selected item as clean text, and its place in the file.

use super::App;
use super::action::Pane;
use super::effect::{Effect, Notice};
use crate::model::Reading;
use crate::model::article::Origin;
use crate::text::line::one_line;
use crate::text::span::Span;
use crate::text::width::ellipsis_at_word;

/// The most that is put on the clipboard, in bytes: xterm drops more than 100,000 encoded
/// ones, three quarters of which are text.
const CLIPBOARD_LIMIT: usize = 74_000;

/// So many columns of what was copied are told: enough to know it again.
const TOLD: usize = 64;

impl App {
    /// The selected item as text on one line; in the Article the paragraph in which
    /// the reader stands.
    pub(super) fn copy(&mut self) -> Effect {
        let Some(text) = self.selected_text().filter(|text| !text.is_empty()) else {
            self.say(Notice::plain("There is nothing to copy here."));
            return Effect::None;
        };
        if text.len() > CLIPBOARD_LIMIT {
            let size = text.len() >> 10;
            self.say(Notice::problem(format!(
                "This is {size} KiB, more than terminals take for the clipboard."
            )));
            return Effect::None;
        }
        self.say(Notice::plain(format!("Copied: {}", ellipsis_at_word(&text, TOLD))));
        Effect::Copy(text)
    }

    /// The file at the line of the selected item, in the reader's editor.
    pub(super) fn edit_file(&mut self) -> Effect {
        let article = &self.view.reading().article;
        let Origin::File(path) = article.origin.clone() else {
            self.say(Notice::plain("This article is not a file that could be edited."));
            return Effect::None;
        };
        let offset = self.view.reading_offset();
        Effect::Edit { path, line: self.view.reading().article.line_at(offset) }
    }

    fn selected_text(&self) -> Option<String> {
        let pane = self.view.focus();
        let index = self.view.column(pane).selected();
        let looked_at = self.view.reading_span();
        let Reading { article, briefing } = self.view.reading();
        let line = |span: Span| one_line(article.slice(span)).into_owned();
        match pane {
            Pane::Summary => briefing.summary.get(index).map(|span| line(*span)),
            Pane::Players => briefing.players.get(index).map(|player| match player.role {
                Some(role) => format!("{}: {}", player.name, line(role)),
                None => player.name.clone(),
            }),
            Pane::Quotes => briefing.quotes.get(index).map(|quote| {
                let words = quote.words(article);
                match &quote.speaker {
                    Some(speaker) => format!("“{words}” — {}", speaker.name),
                    None => format!("“{words}”"),
                }
            }),
            Pane::Skepticism => {
                briefing.doubts.get(index).map(|doubt| format!("{}: {}", doubt.label(), line(doubt.span)))
            }
            Pane::Article => looked_at.map(line),
        }
    }
}
