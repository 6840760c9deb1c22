//! Pages with labelled lines, parts cut out of them, and the words that tell their lines apart.

use std::{collections::HashMap, error::Error, fs};

use dateline_core::analysis::blocks::lexicon::{self, Lexicon};
use serde::Deserialize;

/// Pages that are scored by trees that did not see them are taken in so many turns.
pub const N_FOLDS: usize = 5;
/// A word of fewer pages than this is not learnt.
const MIN_PAGES_OF_WORD: u32 = 12;

#[derive(Deserialize)]
struct PageLine {
    t: String,
    role: String,
}

#[derive(Deserialize)]
struct PageRow {
    id: String,
    lines: Vec<PageLine>,
}

/// A page, or what was cut out of one.
pub struct Page {
    pub file: usize,
    /// The page that it was cut from; itself for a whole page.
    pub origin: usize,
    pub whole: bool,
    pub fold: usize,
    pub lines: Vec<String>,
    /// Whether each line is of the story; `None` for headlines, which are told by rules.
    pub of_story: Vec<Option<bool>>,
}

/// The pages of half a in the files, and after them what was cut out of them.
pub fn read(files: &[String]) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for (file, path) in files.iter().enumerate() {
        let text = fs::read_to_string(path)?;
        for row in text.lines().filter(|line| !line.trim().is_empty()) {
            let row: PageRow = serde_json::from_str(row)?;
            if is_half_a(&row.id) {
                pages.push(page_of(row, file, pages.len()));
            }
        }
    }
    let cuttings: Vec<Page> = pages.iter().flat_map(cuttings).collect();
    pages.extend(cuttings);
    Ok(pages)
}

fn page_of(row: PageRow, file: usize, origin: usize) -> Page {
    let lines: Vec<PageLine> = row
        .lines
        .into_iter()
        .filter(|line| !line.t.trim().is_empty())
        .collect();
    // Pages of one site stay in one fold, where the id tells the site.
    let site = row.id.split('_').next().unwrap_or(&row.id);
    Page {
        file,
        origin,
        whole: true,
        fold: lexicon::hash(site) as usize % N_FOLDS,
        of_story: lines
            .iter()
            .map(|line| (line.role != "title").then_some(line.role == "body"))
            .collect(),
        lines: lines
            .into_iter()
            .map(|line| line.t.trim().to_owned())
            .collect(),
    }
}

/// Parts of a page such as readers paste, all of whose story stays.
fn cuttings(page: &Page) -> Vec<Page> {
    let kept: Vec<usize> = (0..page.lines.len())
        .filter(|&n| page.of_story[n] == Some(true))
        .collect();
    let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else {
        return Vec::new();
    };
    let title = (0..first).rev().find(|&n| page.of_story[n].is_none());
    let cut = |lines: Vec<usize>| Page {
        file: page.file,
        origin: page.origin,
        whole: false,
        fold: page.fold,
        lines: lines.iter().map(|&n| page.lines[n].clone()).collect(),
        of_story: lines.iter().map(|&n| page.of_story[n]).collect(),
    };
    let end = page.lines.len();
    let mut cuttings = vec![
        cut(kept.clone()),
        cut(title.into_iter().chain(kept.iter().copied()).collect()),
        cut((title.unwrap_or(first)..=last).collect()),
        cut((title.unwrap_or(first).saturating_sub(3)..(last + 12).min(end)).collect()),
    ];
    if kept.len() > 4 {
        cuttings.push(cut(kept[..kept.len() / 2].to_vec()));
        cuttings.push(cut(kept[..2].to_vec()));
    }
    cuttings
}

/// In how many pages each word stands in the story, and in how many outside it.
pub struct Counts {
    n: HashMap<u32, [u32; 2]>,
    lexicon: Lexicon,
}

impl Counts {
    pub fn of(pages: &[Page]) -> Counts {
        let mut n: HashMap<u32, [u32; 2]> = HashMap::new();
        for page in pages.iter().filter(|page| page.whole) {
            for (word, at) in words(page) {
                n.entry(word).or_default()[at] += 1;
            }
        }
        let mut counts = Counts {
            n,
            lexicon: Lexicon::default(),
        };
        counts.lexicon = Lexicon::new(
            counts
                .n
                .iter()
                .filter_map(|(&word, &n)| Some((word, odds(n)?)))
                .collect(),
        );
        counts
    }

    pub fn lexicon(&self) -> Lexicon {
        self.lexicon.clone()
    }

    /// The lexicon as it were had this page not been seen.
    pub fn without(&self, page: &Page) -> Lexicon {
        let mut changed: HashMap<u32, [u32; 2]> = HashMap::new();
        for (word, at) in words(page) {
            changed.entry(word).or_insert_with(|| self.n[&word])[at] -= 1;
        }
        let others = self
            .lexicon
            .scores()
            .iter()
            .copied()
            .filter(|(word, _)| !changed.contains_key(word));
        let own = changed
            .iter()
            .filter_map(|(&word, &n)| Some((word, odds(n)?)));
        Lexicon::new(others.chain(own).collect())
    }
}

fn odds([outside, inside]: [u32; 2]) -> Option<i8> {
    let score = Lexicon::stored((f64::from(inside) + 1.0).ln() - (f64::from(outside) + 1.0).ln());
    (outside + inside >= MIN_PAGES_OF_WORD && score != 0).then_some(score)
}

/// The words of a page, each once outside (0) and once inside (1) the story.
fn words(page: &Page) -> Vec<(u32, usize)> {
    let mut words = Vec::new();
    for (line, of_story) in page.lines.iter().zip(&page.of_story) {
        let Some(of_story) = of_story else { continue };
        let tokens = line
            .split_whitespace()
            .map(|token| token.trim_matches(|c: char| !c.is_alphanumeric()));
        words.extend(
            tokens
                .filter(|word| !word.is_empty())
                .map(|word| (lexicon::hash(word), usize::from(*of_story))),
        );
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether the SHA-1 of the id (FIPS 180-4) is even.
fn is_half_a(id: &str) -> bool {
    sha1(id.as_bytes())[4].is_multiple_of(2)
}

fn sha1(message: &[u8]) -> [u32; 5] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    let mut state = [
        0x6745_2301u32,
        0xefcd_ab89,
        0x98ba_dcfe,
        0x1032_5476,
        0xc3d2_e1f0,
    ];
    for block in padded.chunks_exact(64) {
        let mut w: Vec<u32> = block
            .chunks_exact(4)
            .map(|word| word.iter().fold(0, |all, &byte| all << 8 | u32::from(byte)))
            .collect();
        for t in 16..80 {
            w.push((w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (t, &word) in w.iter().enumerate() {
            let (f, k) = match t {
                0..20 => ((b & c) | (!b & d), 0x5a82_7999),
                20..40 => (b ^ c ^ d, 0x6ed9_eba1),
                40..60 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6u32),
            };
            let next = a
                .rotate_left(5)
                .wrapping_add(f)
                .wrapping_add(e)
                .wrapping_add(k)
                .wrapping_add(word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (sum, own) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(own);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha1_is_that_of_the_standard() {
        assert_eq!(
            sha1(b"abc"),
            [
                0xa999_3e36,
                0x4706_816a,
                0xba3e_2571,
                0x7850_c26c,
                0x9cd0_d89d
            ]
        );
    }
}
