//! Grammar of made-up news, one thread: sentences to trees, in bytes of text a second.
//!
//! `cargo bench -p dateline-core --bench syntax`

use dateline_core::{
    syntax::{Parser, tokens},
    text::Text,
};
use divan::counter::BytesCount;

const SENTENCES: [&str; 12] = [
    "The harbour office of Oskavar said on Tuesday that three ferries had been stopped after a fire broke out on one of them.",
    "“We do not know what happened,” said Ana Velisk, who leads the owners’ association.",
    "Prime Minister Rory Quill, a former docker, will meet the unions next week to discuss a 1.8 billion euro plan.",
    "At least 14 people were killed and dozens injured when the crane collapsed, according to officials.",
    "He denied it.",
    "The company, which employs 3,500 people in the region, did not answer questions about the strike.",
    "Officials Open Inquiry Into Ferry Fire as Owners Deny Blame",
    "KARMIN, Oct. 3 (Agency) - Police arrested two men suspected of setting fire to the depot, a spokeswoman told reporters.",
    "“It was,” she added, “the worst night that this town has seen since 1953.”",
    "Neither the ministry nor the union would say how many had left, but witnesses put the number at more than 200.",
    "Shares of Hale & Quill Ltd fell 4.5% in early trading, their lowest since March, before they recovered a little.",
    "Asked whether she would resign, the mayor said she couldn't rule it out.",
];

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn parse(bencher: divan::Bencher) {
    let text = Text::new(
        (0..200)
            .flat_map(|_| SENTENCES)
            .map(|line| line.to_owned() + "\n")
            .collect::<String>(),
    );
    let lines: Vec<_> = text.lines().collect();
    bencher
        .counter(BytesCount::of_str(text.as_str()))
        .bench_local(|| {
            let mut parser = Parser::default();
            let mut n_words = 0;
            for &line in &lines {
                let spans = tokens(&text[line], line.start() as usize);
                let forms: Vec<&str> = spans.iter().map(|&span| &text[span]).collect();
                n_words += parser.parse(&forms).nodes().len();
            }
            n_words
        });
}
