//! The size of the terminal changes at any time.

use super::Terminal;
use crate::program::Program;

/// Sizes from large to a single cell, in no order.
const SIZES: [(u16, u16); 12] = [
    (300, 100),
    (1, 1),
    (160, 50),
    (2, 40),
    (40, 2),
    (80, 24),
    (1, 100),
    (300, 1),
    (99, 29),
    (3, 3),
    (20, 5),
    (1, 1),
];

fn storm(keys: &str) {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.press(keys);
    for _ in 0..5 {
        for (columns, rows) in SIZES {
            terminal.resize(columns, rows);
        }
    }
    terminal.resize(120, 40).press("\x1b\x1b[A\x1b\x1b[B").press("1").shows("Harbour wall");
    terminal.wait_for("the whole width to be used", |screen| {
        screen.rows(0, 120).next().is_some_and(|row| row.chars().count() == 120)
    });
    terminal.press("\x03");
    let left = terminal.end();
    assert_eq!((left.status, left.changed), (130, vec![]));
}

#[test]
fn a_storm_of_sizes_is_survived_in_the_panes() {
    storm("");
    storm("3j\r");
    storm("z");
}

#[test]
fn a_storm_of_sizes_is_survived_with_a_list_open() {
    storm("?");
    storm(":ka");
    storm("t");
}

#[test]
fn a_storm_of_sizes_is_survived_while_a_search_is_typed() {
    storm("/wall");
}

#[test]
fn keys_count_in_a_terminal_of_one_cell() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.resize(1, 1).press("jjj4\r/wall\rnn?jjq:il\r5GggJK");
    terminal.resize(100, 30).press("1").shows("1 Summary").press("q");
    assert_eq!(terminal.end().status, 0);
}
