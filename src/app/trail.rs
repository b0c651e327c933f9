//! The jump list: where the reader was before each jump, as in vim.

use super::action::Pane;
use super::column::Place;

/// A place to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Index of the article.
    pub article: usize,
    /// The pane that had the focus.
    pub pane: Pane,
    /// Whether it was alone on the screen.
    pub zoom: bool,
    /// Where the pane stood.
    pub place: Place,
}

/// Places in the order they were left, and how far back the reader has gone.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    spots: Vec<Spot>,
    at: usize,
}

/// How many places are kept; vim keeps a hundred too.
const KEPT_SPOTS: usize = 100;

impl Trail {
    /// Notes `here` before a jump away from it.
    pub fn leave(&mut self, here: Spot) {
        self.spots.truncate(self.at);
        self.spots.retain(|spot| *spot != here);
        self.spots.push(here);
        if self.spots.len() > KEPT_SPOTS {
            self.spots.remove(0);
        }
        self.at = self.spots.len();
    }

    /// Says of each place at which index its article now stands.
    pub(super) fn renumber(&mut self, moved: impl Fn(usize) -> usize) {
        for spot in &mut self.spots {
            spot.article = moved(spot.article);
        }
    }

    /// The place before, leaving `here` to go forward to.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        let target = self.at.checked_sub(1)?;
        if self.at == self.spots.len() {
            self.spots.push(here);
        }
        self.at = target;
        self.spots.get(target).copied()
    }

    /// The place that was gone back from.
    pub fn forward(&mut self) -> Option<Spot> {
        let spot = self.spots.get(self.at + 1).copied()?;
        self.at += 1;
        Some(spot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(selected: usize) -> Spot {
        let place = Place { selected, ..Place::default() };
        Spot { article: 0, pane: Pane::Quotes, zoom: false, place }
    }

    #[test]
    fn back_and_forward_return_to_where_the_jumps_began_and_ended() {
        let mut trail = Trail::default();
        trail.leave(spot(1));
        trail.leave(spot(2));
        assert_eq!(trail.back(spot(3)), Some(spot(2)));
        assert_eq!(trail.back(spot(2)), Some(spot(1)));
        assert_eq!(trail.back(spot(1)), None);
        assert_eq!(trail.forward(), Some(spot(2)));
        assert_eq!(trail.forward(), Some(spot(3)));
        assert_eq!(trail.forward(), None);
    }

    #[test]
    fn a_jump_from_the_middle_forgets_what_lay_ahead() {
        let mut trail = Trail::default();
        trail.leave(spot(1));
        trail.leave(spot(2));
        trail.back(spot(3));
        trail.leave(spot(7));
        assert_eq!(trail.forward(), None);
        assert_eq!(trail.back(spot(9)), Some(spot(7)));
        assert_eq!(trail.back(spot(7)), Some(spot(1)));
    }
}
