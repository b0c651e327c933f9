//! The plain text as a person or a pipe gets it.

use super::Plain;
use crate::model::Reading;
use crate::output::fixture::{reading, written};

#[test]
fn the_digest_comes_before_the_article() {
    insta::assert_snapshot!(written(&Plain, &reading()));
}

#[test]
fn an_empty_file_prints_nothing() {
    assert_eq!(written(&Plain, &Reading::default()), "");
}
