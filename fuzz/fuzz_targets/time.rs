#![no_main]

use dateline_core::{
    analysis::{Tokens, time},
    article::{Block, Role},
    text::{Span, Text},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|words: &str| {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    let text = Text::new(words);
    let body = Block {
        span: Span::of(0, words.len()),
        role: Role::Body,
    };
    let mut end = 0;
    for found in time::find(&Tokens::of(&text, &[body]), &[body]) {
        assert!(found.span.start() >= end && !found.span.is_empty());
        end = found.span.end();
    }
});
