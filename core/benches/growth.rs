//! How the work on a corpus grows with it, one thread: the story of all articles, and what is new in each, beside their
//! analysis one by one.
//!
//! `cargo bench --bench growth [-- ARTICLES…]`
//!
//! The articles are put together from the paragraphs of a thousand sources, as those of a wire are in an archive: the more
//! there are, the more often each passage stands somewhere. A line is one size of corpus: milliseconds an article, and
//! the parts against the analysis of the same articles. `whole` is all that the reader does, with a snapshot each time the
//! corpus has grown by half.

use std::time::Instant;

use dateline_core::{
    analysis,
    article::{Article, ArticleKey, Basis, DateRange, Dating, Stated},
    corpus::{Builder, Corpus, Precedence, corrections::Corrections},
    source::Item,
    story::ArticleId,
    text::Text,
};
use jiff::{ToSpan, civil::date};

const SIZES: [usize; 3] = [2_000, 4_000, 8_000];
const SOURCES: usize = 1_000;
const GROWTH: usize = 2;
const BATCH: usize = 256;
const OUTLETS: [&str; 5] = ["Reuters", "Harbour Post", "Ledger", "Metro Wire", "Star"];
const MONTHS: [&str; 4] = ["January", "April", "August", "November"];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const SMALL: [&str; 20] = [
    "the", "of", "a", "in", "to", "and", "for", "that", "was", "on", "with", "as", "at", "by",
    "from", "were", "has", "which", "its", "after",
];
const VERBS: [&str; 8] = [
    "closed", "opened", "sold", "bought", "won", "met", "signed", "launched",
];
const SYLLABLES: [&str; 24] = [
    "ka", "mar", "del", "so", "van", "bri", "tor", "ze", "lu", "hal", "or", "pe", "ash", "gri",
    "nov", "ta", "wes", "il", "cor", "dan", "mi", "ren", "sto", "ven",
];

/// Always the same numbers (Marsaglia's xorshift, 2003).
struct Draw(u64);

impl Draw {
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % below
    }

    /// A word out of some ten thousand, some far more frequent than others, as in any language.
    fn word(&mut self) -> String {
        let rank = self.below(22).pow(3);
        let n = self.below(rank + 40);
        let [a, b, c] = [n % 24, n / 24 % 24, n / 576 % 24];
        format!("{}{}{}n", SYLLABLES[a], SYLLABLES[b], SYLLABLES[c])
    }

    fn name(&mut self) -> String {
        let capital = |word: String| word[..1].to_uppercase() + &word[1..];
        capital(self.word())
    }

    fn sentence(&mut self) -> String {
        let mut words = vec![self.name(), VERBS[self.below(8)].to_owned()];
        for _ in 0..8 + self.below(16) {
            words.push(match self.below(24) {
                0 => self.name(),
                1 => format!("{} {}", 2 + self.below(900), self.word() + "s"),
                2..12 => SMALL[self.below(20)].to_owned(),
                _ => self.word(),
            });
        }
        words.push(match self.below(6) {
            0 | 1 => format!("on {}", DAYS[self.below(5)]),
            2 => format!("on {} {}", MONTHS[self.below(4)], 1 + self.below(28)),
            3 => format!("in {}", 1990 + self.below(20)),
            _ => self.word(),
        });
        words.join(" ") + ". "
    }

    fn paragraph(&mut self) -> String {
        (0..1 + self.below(3)).map(|_| self.sentence()).collect()
    }
}

/// `n` articles in the order of their keys; the first ones are the sources, the others are put together from two each.
fn articles(n: usize) -> Vec<Article> {
    let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
    let source = |draw: &mut Draw| -> Vec<String> {
        let length = 4 + draw.below(10);
        (0..length).map(|_| draw.paragraph()).collect()
    };
    let sources: Vec<Vec<String>> = (0..SOURCES.min(n)).map(|_| source(&mut draw)).collect();
    let all = (0..n).map(|at| {
        let paragraphs = match sources.get(at) {
            Some(source) => source.clone(),
            None => {
                let [one, other] = [0; 2].map(|_| &sources[draw.below(SOURCES)]);
                let from_one = one.len() / 2 + draw.below(one.len() / 2);
                let own = draw.paragraph();
                let first = draw.below(other.len());
                let from_other = other[first..].iter().take(other.len() / 2);
                let paragraphs = one[..from_one].iter().chain([&own]).chain(from_other);
                paragraphs.cloned().collect()
            }
        };
        article(at, &paragraphs, &mut draw)
    });
    all.collect()
}

fn article(at: usize, paragraphs: &[String], draw: &mut Draw) -> Article {
    let day = date(2007, 1, 1).saturating_add((draw.below(1500) as i32).days());
    Article {
        key: ArticleKey(format!("{at:06}").into()),
        text: Text::new(paragraphs.join("\n\n")),
        stated_blocks: Vec::new(),
        stated_paragraphs: Vec::new(),
        stated: Stated {
            outlet: Some(OUTLETS[draw.below(5)].to_owned()),
            published: Some(Dating::stated(DateRange::day(day), None, Basis::Metadata)),
            ..Stated::default()
        },
    }
}

/// All snapshots of a corpus that grows; the last one.
fn grown(articles: Vec<Article>) -> Corpus {
    let mut builder = Builder::new(Corrections::default());
    let mut next_snapshot = BATCH;
    let mut articles = articles.into_iter().map(Item::Article).peekable();
    while articles.peek().is_some() {
        builder.add(articles.by_ref().take(BATCH).collect());
        if builder.len() >= next_snapshot {
            drop(builder.snapshot(false));
            next_snapshot = builder.len() + builder.len() / GROWTH;
        }
    }
    builder.snapshot(true)
}

/// What the system says of the most memory that this process has had, in megabytes; nothing where it does not.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000)
}

fn measure(n: usize) {
    let articles = articles(n);
    let n_bytes: usize = articles.iter().map(|it| it.text.as_str().len()).sum();
    let start = Instant::now();
    for article in &articles {
        std::hint::black_box(analysis::annotate(article));
    }
    let alone = start.elapsed();
    let start = Instant::now();
    let corpus = grown(articles);
    let whole = start.elapsed();
    let start = Instant::now();
    for id in (0..n as u32).map(ArticleId) {
        std::hint::black_box(corpus.novelty(id, Precedence::Published));
    }
    let novelty = start.elapsed();
    let each = |it: std::time::Duration| it.as_secs_f64() * 1000.0 / n as f64;
    let against = |it: std::time::Duration| it.as_secs_f64() / alone.as_secs_f64();
    let n_carrying: usize = corpus.shared().iter().map(|it| it.passages.len()).sum();
    println!(
        "{n:>8} {:>6} {:>8.1} {:>9.3} {:>9.3} {:>5.2}x {:>9.3} {:>5.2}x {:>7}",
        n_bytes / n,
        n_carrying as f64 / corpus.shared().len().max(1) as f64,
        each(alone),
        each(whole),
        against(whole),
        each(novelty),
        against(novelty),
        peak().map_or("?".to_owned(), |it| it.to_string()),
    );
}

fn main() {
    let given = std::env::args().skip(1).filter_map(|it| it.parse().ok());
    let mut sizes: Vec<usize> = given.collect();
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    println!("articles  bytes carriers  analysis     whole           novelty         peak MB");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    match pool {
        Ok(pool) => sizes.into_iter().for_each(|n| pool.install(|| measure(n))),
        Err(error) => eprintln!("no thread to measure on: {error}"),
    }
}
