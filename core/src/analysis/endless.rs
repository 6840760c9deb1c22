//! Texts that never end, for tests of how the work on an article grows with it.

use super::fixture;
use crate::{
    article::Article,
    text::{Text, steps},
};

/// What a text goes on with: piece number so many.
pub(crate) type Piece = fn(usize) -> String;

/// So long is the shorter of two texts, in bytes: beyond all bounds.
const SHORT: usize = 10_000;

/// Double the text may take so many times the steps.
const MOST: f64 = 2.3;

/// Words without a full stop, in lines, in capitals, without spaces.
pub(crate) const WORDS: &[(&str, Piece)] = &[
    ("no full stop", |_| {
        "the mayor said that water would cost more ".into()
    }),
    ("no space", |_| "waterworks".into()),
    ("a word a line", |_| "rain\n".into()),
    ("capitals", |_| {
        "THE MAYOR SAID THAT WATER WOULD COST MORE ".into()
    }),
    ("title case", |_| {
        "The Mayor Said Water Would Cost More ".into()
    }),
    ("verbs of saying", |_| "said ".into()),
    ("statements", |_| {
        "he said that the minister had said ".into()
    }),
    ("conjunctions", |_| "and the ".into()),
];

/// One sentence of names.
pub(crate) const NAMES: &[(&str, Piece)] = &[
    ("a name after the other", |n| format!("{} met ", person(n))),
    ("names with commas", |n| format!("{}, ", person(n))),
    ("names in lines", |n| format!("{}\n", person(n))),
    ("titles", |n| {
        format!("minister {} and the minister said ", person(n))
    }),
    ("appositions", |n| {
        format!("{}, chairman of the council, ", person(n))
    }),
    ("councils", |n| {
        format!("the {} Council and the Council ", person(n))
    }),
    ("namesakes", |n| {
        format!("{} Hale met Hale and ", GIVEN[n % GIVEN.len()])
    }),
    ("acronyms in brackets", |n| {
        format!("the {} Union (HWU) ", person(n))
    }),
    ("a name of names", |_| "Bank of ".into()),
    ("bylines", |n| format!("By {}\n", person(n))),
];

/// Quotations and brackets.
pub(crate) const MARKS: &[(&str, Piece)] = &[
    ("quotations", |_| "\u{201c}we will go on\u{201d} ".into()),
    ("speakers", |n| {
        format!("\"we will go on with it,\" said {}, ", person(n))
    }),
    ("open quotations", |_| "\u{201c}we said ".into()),
    ("open brackets", |_| "(".into()),
    ("closing brackets", |_| ")".into()),
    ("commas", |_| "rain, ".into()),
    ("only commas", |_| ",".into()),
    ("apostrophes", |_| "'".into()),
    ("possessives", |_| "it's ".into()),
    ("hyphens", |_| "up-".into()),
    ("full stops", |_| ".".into()),
    ("initials", |_| "J. ".into()),
    ("abbreviations", |_| "Mr. ".into()),
];

/// Numbers and days.
pub(crate) const NUMBERS: &[(&str, Piece)] = &[
    ("numbers", |n| format!("{} ", n + 1000)),
    ("figures", |n| format!("{n} people and ${n} million and ")),
    ("tolls", |n| {
        format!("{n} people were killed in {}, ", person(n))
    }),
    ("number words", |_| {
        "twenty one hundred thousand and ".into()
    }),
    ("dates", |n| {
        format!("on {} March {} ", n % 28 + 1, 1990 + n % 30)
    }),
    ("dates without year", |n| {
        format!("Friday, {} March and ", n % 28 + 1)
    }),
    ("weekdays", |n| {
        format!("on Monday the council of {} met and ", person(n))
    }),
    ("hours", |n| format!("at {}:30 a.m. and ", n % 12)),
    ("updates", |n| format!("Updated 4 March 2024 by {} ", n)),
];

/// Scripts whose full stop is not ours, and one that has none.
pub(crate) const SCRIPTS: &[(&str, Piece)] = &[
    ("Chinese", |_| {
        "市長は新しい水道工事に費用がかかると述べた。".into()
    }),
    ("Urdu", |_| "میئر نے کہا کہ پانی واپس آ گیا۔ ".into()),
    ("Hindi", |_| "महापौर ने कहा कि पानी वापस आ गया। ".into()),
    ("Amharic", |_| "ከንቲባው ውሃ ተመልሷል አሉ። ".into()),
    ("Armenian", |_| "Քաղաքապետը խոսեց։ ".into()),
    ("Thai", |_| "นายกเทศมนตรีกล่าวว่าน้ำกลับมาแล้ว".into()),
];

const GIVEN: [&str; 8] = [
    "Anna", "Omar", "Mary", "Lena", "Rory", "Tarek", "Ada", "Salma",
];

/// The name of a person; those of some thousand numbers are different.
fn person(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let (one, two, three) = (letter(n), letter(n / 26 + n), letter(n / 676 + 2 * n));
    format!("{} K{one}l{two}r{three}son", GIVEN[n % GIVEN.len()])
}

/// Checks that what `stages` does with an article of each of `texts` takes no more than [`MOST`] times the steps for
/// twice the text: each stage with its steps, in the same order each time.
#[track_caller]
pub(crate) fn check(
    texts: &[(&str, Piece)],
    stages: impl Fn(&Article) -> Vec<(&'static str, u64)>,
) {
    let mut slow = String::new();
    for (name, piece) in texts {
        let [short, long] = [SHORT, 2 * SHORT].map(|n_bytes| stages(&article(*piece, n_bytes)));
        for ((stage, short), (_, long)) in short.iter().zip(&long) {
            let ratio = *long as f64 / *short as f64;
            if ratio > MOST && *long > 2 * SHORT as u64 {
                slow.push_str(&format!("{stage} of {name}: {short} steps, then {long}\n"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow}");
}

fn article(piece: Piece, n_bytes: usize) -> Article {
    let mut text = "A town waits for water\n\nNORTHPORT (Reuters) - ".to_owned();
    for n in 0.. {
        if text.len() >= n_bytes {
            break;
        }
        text.push_str(&piece(n));
    }
    fixture::article(&Text::new(text))
}

/// The steps of one stage, added to those before, and what it gives.
pub(crate) fn stage<T>(
    found: &mut Vec<(&'static str, u64)>,
    name: &'static str,
    work: impl FnOnce() -> T,
) -> T {
    let (n_steps, done) = steps::of(work);
    found.push((name, n_steps));
    done
}
