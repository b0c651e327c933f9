//! Parts that a file gives as such, joined to what its text says.
//!
//! What is given stands as it is. The text adds what nobody writes down: where else a
//! player is named, who of them is quoted, quotations and doubts in running text.

use std::collections::HashMap;

use crate::model::article::Given;
use crate::model::briefing::{Briefing, Doubt, DoubtKind, Player, PlayerKind, Quote, Voice};
use crate::text::span::Span;

/// `given` where it has something, and what was `understood` besides.
pub(super) fn join(given: &Briefing, understood: Briefing) -> Briefing {
    let Briefing { title, summary, players, quotes, doubts, sections } = understood;
    let company = Company::of(&given.players, players);
    Briefing {
        title,
        summary: if given.summary.is_empty() { summary } else { given.summary.clone() },
        quotes: company.quotes(&given.quotes, quotes),
        doubts: company.doubts(&given.doubts, doubts),
        players: company.players,
        sections,
    }
}

/// The parts that stand before the byte `end`.
pub(super) fn until(given: &Given, end: usize) -> Given {
    let Given { mut parts, complete } = given.clone();
    let inside = |span: &Span| span.end <= end;
    parts.summary.retain(inside);
    parts.players.retain(|player| inside(&player.name_span) && player.role.as_ref().is_none_or(inside));
    parts.quotes.retain(|quote| {
        quote.parts.iter().all(inside) && quote.speaker.as_ref().is_none_or(|speaker| inside(&speaker.span))
    });
    parts.doubts.retain(|doubt| {
        inside(&doubt.span) && doubt.holder.as_ref().is_none_or(|holder| inside(&holder.span))
    });
    Given { parts, complete }
}

/// All players, the given ones first.
struct Company {
    players: Vec<Player>,
    /// For each player that was understood, which of `players` it is.
    became: Vec<usize>,
    /// Where players are named, in order, each with its index in `players`.
    places: Vec<(Span, usize)>,
    by_name: HashMap<String, usize>,
    /// What the given players are listed with, in order, each with its player.
    stances: Vec<(Span, usize)>,
}

impl Company {
    fn of(given: &[Player], understood: Vec<Player>) -> Self {
        let mut named: Vec<(Span, usize)> = Vec::new();
        for (index, player) in understood.iter().enumerate() {
            named.extend(player.mentions.iter().map(|span| (*span, index)));
        }
        named.sort_unstable();
        let by_name: HashMap<String, usize> = understood
            .iter()
            .enumerate()
            .map(|(index, player)| (player.name.to_lowercase(), index))
            .collect();
        let mut became: Vec<Option<usize>> = vec![None; understood.len()];
        let mut players = given.to_vec();
        for (index, player) in players.iter_mut().enumerate() {
            let known =
                at(&named, player.name_span).or_else(|| by_name.get(&player.name.to_lowercase()).copied());
            let Some(known) = known else { continue };
            let Some(slot) = became.get_mut(known).filter(|slot| slot.is_none()) else { continue };
            *slot = Some(index);
            if let Some(known) = understood.get(known) {
                learn(player, known);
            }
        }
        let became = understood
            .into_iter()
            .zip(became)
            .map(|(player, index)| {
                index.unwrap_or_else(|| {
                    players.push(player);
                    players.len() - 1
                })
            })
            .collect();
        let mut stances: Vec<_> =
            given.iter().enumerate().filter_map(|(index, player)| Some((player.role?, index))).collect();
        stances.sort_unstable();
        let mut company = Self { players, became, places: Vec::new(), by_name: HashMap::new(), stances };
        company.index();
        company
    }

    fn index(&mut self) {
        for (index, player) in self.players.iter().enumerate() {
            self.places.extend(player.mentions.iter().map(|span| (*span, index)));
            self.by_name.entry(player.name.to_lowercase()).or_insert(index);
        }
        self.places.sort_unstable();
    }

    /// A voice that the text names, with its index among all players.
    fn moved(&self, voice: Voice) -> Voice {
        let player = voice.player.and_then(|index| self.became.get(index).copied());
        let name = player.and_then(|index| self.players.get(index)).map(|player| player.name.clone());
        Voice { player, name: name.unwrap_or(voice.name), ..voice }
    }

    /// A voice that the file names: a player, if one stands there or is called so.
    fn met(&self, voice: &Voice) -> Voice {
        let player =
            at(&self.places, voice.span).or_else(|| self.by_name.get(&voice.name.to_lowercase()).copied());
        let name = player.and_then(|index| self.players.get(index)).map(|player| player.name.clone());
        Voice { player, name: name.unwrap_or_else(|| voice.name.clone()), ..voice.clone() }
    }

    fn quotes(&self, given: &[Quote], understood: Vec<Quote>) -> Vec<Quote> {
        let mut taken: Vec<Span> = given.iter().flat_map(|quote| quote.parts.iter().copied()).collect();
        taken.sort_unstable();
        let mut quotes: Vec<Quote> = given
            .iter()
            .map(|quote| Quote {
                speaker: quote.speaker.as_ref().map(|voice| self.met(voice)),
                ..quote.clone()
            })
            .collect();
        for quote in understood {
            if quote.parts.iter().all(|part| overlapping(&taken, *part).is_none()) {
                quotes.push(Quote { speaker: quote.speaker.map(|voice| self.moved(voice)), ..quote });
            }
        }
        quotes.sort_by_key(|quote| quote.parts.first().map(|part| part.start));
        quotes
    }

    /// A doubt that is what a given player is listed with is that player's.
    fn stance(&self, doubt: Doubt) -> Doubt {
        let Some(player) = at(&self.stances, doubt.span) else { return doubt };
        let Some(Player { name, name_span, role: Some(role), .. }) = self.players.get(player) else {
            return doubt;
        };
        let span = doubt.span.common(*role).unwrap_or(doubt.span);
        let voice = Voice { name: name.clone(), span: *name_span, player: Some(player) };
        Doubt { span, holder: Some(voice), ..doubt }
    }

    fn doubts(&self, given: &[Doubt], understood: Vec<Doubt>) -> Vec<Doubt> {
        let mut taken: Vec<(Span, usize)> =
            given.iter().enumerate().map(|(index, doubt)| (doubt.span, index)).collect();
        taken.sort_unstable();
        let mut doubts: Vec<Doubt> = given
            .iter()
            .map(|doubt| Doubt {
                holder: doubt.holder.as_ref().map(|voice| self.met(voice)),
                ..doubt.clone()
            })
            .collect();
        for doubt in understood {
            let holder = doubt.holder.map(|voice| self.moved(voice));
            match at(&taken, doubt.span).and_then(|index| doubts.get_mut(index)) {
                None => doubts.push(self.stance(Doubt { holder, ..doubt })),
                // The words of a doubt may show that it is more than that, and whose it is.
                Some(given) if given.cue.is_none() => {
                    given.cue = doubt.cue;
                    if given.kind == DoubtKind::Doubt {
                        given.kind = doubt.kind;
                    }
                    given.holder = given.holder.take().or(holder);
                }
                Some(_) => {}
            }
        }
        doubts
    }
}

/// Adds what the text says about a player to what the file says.
fn learn(player: &mut Player, known: &Player) {
    if player.kind == PlayerKind::Person {
        player.kind = known.kind;
    }
    player.role = player.role.or(known.role);
    let apart = |span: &&Span| !span.overlaps(player.name_span);
    let mut mentions: Vec<Span> = known.mentions.iter().filter(apart).copied().collect();
    mentions.push(player.name_span);
    mentions.sort_unstable();
    player.mentions = mentions;
}

/// The number beside the first of the ordered `spans` that overlaps `span`.
fn at(spans: &[(Span, usize)], span: Span) -> Option<usize> {
    let from = spans.partition_point(|(other, _)| other.end <= span.start);
    spans.get(from).filter(|(other, _)| other.overlaps(span)).map(|(_, index)| *index)
}

/// The first of the ordered `spans` that overlaps `span`.
fn overlapping(spans: &[Span], span: Span) -> Option<Span> {
    let from = spans.partition_point(|other| other.end <= span.start);
    spans.get(from).copied().filter(|other| other.overlaps(span))
}
