//! Twice the text takes no stage much more than twice the steps.

use super::{
    Tokens, blocks,
    endless::{self, stage},
    figures, head, names, quotes, roles, segment, speech, time,
};
use crate::article::Article;

/// The stages of `annotate`, with their steps.
fn stages(article: &Article) -> Vec<(&'static str, u64)> {
    let text = &article.text;
    let mut found = Vec::new();
    let blocks = stage(&mut found, "blocks", || blocks::label(article));
    let tokens = stage(&mut found, "tokens", || Tokens::of(text, &blocks));
    let head = stage(&mut found, "head", || head::find(text, &blocks));
    let sentences = stage(&mut found, "sentences", || {
        segment::sentences(text, &tokens, &blocks)
    });
    let times = stage(&mut found, "times", || time::find(&tokens, &blocks));
    let names = stage(&mut found, "names", || {
        names::find(&tokens, &blocks, &head, &sentences, &times)
    });
    let mentions = &names.mentions;
    let roles = stage(&mut found, "roles", || {
        roles::find(text, &tokens, &sentences, mentions)
    });
    let known = speech::Known {
        text,
        tokens: &tokens,
        blocks: &blocks,
        sentences: &sentences,
        mentions,
        roles: &roles,
        head: &head,
    };
    let (quotes, statements) = stage(&mut found, "quotes", || quotes::find(known));
    let before = figures::Found {
        sentences: &sentences,
        mentions,
        times: &times,
        quotes: &quotes,
        statements: &statements,
    };
    stage(&mut found, "figures", || {
        figures::find(text, &tokens, &before)
    });
    found
}

#[test]
fn words_without_end_take_linear_time() {
    endless::check(endless::WORDS, stages);
}

#[test]
fn names_without_end_take_linear_time() {
    endless::check(endless::NAMES, stages);
}

#[test]
fn marks_without_end_take_linear_time() {
    endless::check(endless::MARKS, stages);
}

#[test]
fn numbers_without_end_take_linear_time() {
    endless::check(endless::NUMBERS, stages);
}

#[test]
fn other_scripts_take_linear_time() {
    endless::check(endless::SCRIPTS, stages);
}
