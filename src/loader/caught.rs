//! Panics in what takes a page apart, caught where they happen.
//!
//! Looking for the article of a page is other people's work on any bytes there are: it has
//! cut a character in two before. The page must not end the program, and what a panic says
//! would stand across the screen. So it is caught, and whoever installs a hook for panics
//! asks here whether to keep quiet.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives; `None` where it panics. Whatever it was at work on is lost with it.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = CATCHING.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(before);
    done.ok()
}

/// Whether a panic in this thread is caught, so that nothing needs to be said about it.
pub fn is_catching() -> bool {
    CATCHING.get()
}

/// Has panics that are caught say nothing, in all of the program.
pub fn keep_quiet() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !is_catching() {
            before(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_that_is_caught_gives_nothing_and_catching_ends_with_it() {
        assert_eq!(caught(|| -> u8 { panic!("{}", is_catching()) }), None);
        assert_eq!(caught(|| caught(is_catching)), Some(Some(true)));
        assert!(!is_catching());
    }
}
