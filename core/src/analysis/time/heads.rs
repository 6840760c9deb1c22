//! Whether numbers at the heads of paragraphs are hours, as where news is told as it comes, or years, as in chronicles.

use crate::{
    analysis::{Tokens, segment::TokenKind},
    article::Block,
};

/// Years of what is told now begin here: of these nothing but the text knows whether they are hours.
const YEARS_OF_NOW: u16 = 2000;

/// Whether numbers of four digits with a colon behind them at the head of `blocks` are hours and minutes: `1905: We are off.`
pub(super) fn are_hours(tokens: &Tokens, blocks: &[Block]) -> bool {
    let mut heads = blocks
        .iter()
        .filter_map(|block| head(tokens, block))
        .peekable();
    let any = heads.peek().is_some();
    let (mut may_be, mut must_be) = (true, false);
    for digits in heads {
        let number: u16 = digits.parse().unwrap_or(u16::MAX);
        may_be &= number / 100 < 24 && number % 100 < 60;
        must_be |= !(YEARS_OF_NOW..YEARS_OF_NOW + 100).contains(&number);
    }
    any && may_be && must_be
}

fn head<'t>(tokens: &'t Tokens, block: &Block) -> Option<&'t str> {
    let words = tokens.inside(block.span);
    let [first, second, ..] = words else {
        return None;
    };
    let digits = tokens.word(*first);
    let is_head = block.role.tells() && first.kind == TokenKind::Number && digits.len() == 4;
    let marked = matches!(tokens.word(*second), ":" | "–" | "—");
    (is_head && marked && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}
