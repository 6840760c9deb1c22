//! Time expressions of news, found and resolved; one thread, in MB of text a second.
//!
//! `cargo bench --bench time`

use std::sync::LazyLock;

use dateline_core::{
    analysis::time::{find_in, resolve},
    text::Text,
};
use divan::counter::BytesCount;
use jiff::civil::date;

/// Sentences with about as many time expressions as news has: one in thirty words.
const SENTENCES: [&str; 12] = [
    "The council of Ashby voted on Tuesday to close the old mill by the lake, which has stood empty since 2014.",
    "“Nobody told us that the water would rise so fast,” said Ann Hale, who has kept the inn for thirty years.",
    "The bridge, built in the 1960s, had been inspected twice and was found to be sound, her office said in a statement.",
    "Police searched the houses along the river on Friday night and took eleven people away for questioning.",
    "Prices rose by 4.2 percent in the third quarter, from 3.9 percent a year earlier, according to the ministry.",
    "It was not clear who had ordered the gates to be opened, or why the alarm in the valley had not been raised.",
    "Volunteers from three neighbouring towns brought blankets, bread and a pump that had been lent by the fire brigade.",
    "The court will hear both sides on March 4, and a ruling is expected later this month.",
    "Mr. Sabri, a carpenter, walked across the fields with his two daughters and a dog and reached the school at dawn.",
    "The company owns 1,250 shops in nine countries and employs 27,000 people, most of them in the north.",
    "Opponents of the plan say that it would cost more than it saves, and that the ground is too soft to build on.",
    "Earlier this week the mayor promised that the road would be open again within ten days.",
];

static ARTICLE: LazyLock<Text> = LazyLock::new(|| {
    let paragraph = |n: usize| SENTENCES.iter().cycle().skip(n * 5).take(5).copied();
    let paragraphs = (0..12).map(|n| paragraph(n).collect::<Vec<_>>().join(" "));
    Text::new(paragraphs.collect::<Vec<_>>().join("\n\n"))
});

fn main() {
    divan::main();
}

#[divan::bench]
fn found_and_resolved(bencher: divan::Bencher<'_, '_>) {
    let text = &*ARTICLE;
    let published = Some(date(2024, 3, 6));
    bencher
        .counter(BytesCount::of_str(text.as_str()))
        .bench(|| resolve(&find_in(text, text.span()), published).len());
}
