//! Normal forms: what spellings of one name have in common whatever the house style.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{analysis::EntityKind, text::steps};

/// The particles of Arabic names, with the forms they take before some letters.
const ARTICLES: [&str; 12] = [
    "al", "el", "an", "ar", "as", "ash", "ad", "adh", "at", "ath", "az", "ul",
];

/// `surface` without regard to capitals, accents, apostrophes and hyphens; parts stand one space apart.
///
/// A leading `the` is off, British and American endings are one, `el` is `al`, and a people's plural is its singular.
pub(in crate::story) fn normal(surface: &str, kind: EntityKind) -> String {
    let mut folded = String::with_capacity(surface.len());
    for c in surface.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '-' | '‐' | '‑' | '–' | '/' | '_' => folded.push(' '),
            'ß' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'ı' => folded.push('i'),
            _ if c.is_alphanumeric() || c == '&' => folded.extend(c.to_lowercase()),
            _ if c.is_whitespace() => folded.push(' '),
            _ => {}
        }
    }
    let mut normal = String::with_capacity(folded.len());
    for (n, word) in folded.split_whitespace().enumerate() {
        if n == 0 && word == "the" && folded.trim().len() > 3 {
            continue;
        }
        if !normal.is_empty() {
            normal.push(' ');
        }
        match word {
            "el" => normal.push_str("al"),
            "defence" => normal.push_str("defense"),
            "centre" => normal.push_str("center"),
            "labour" => normal.push_str("labor"),
            "organisation" | "organisations" | "mobilisation" => {
                normal.push_str(&word.replace("isation", "ization"))
            }
            _ => normal.push_str(word),
        }
    }
    if kind == EntityKind::Norp
        && normal.len() > 4
        && normal.ends_with('s')
        && !normal.ends_with("ss")
    {
        normal.pop();
    }
    normal
}

/// The parts of a normal form that tell one name from another: all but articles of Arabic.
pub(super) fn parts(normal: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    steps::count(normal.len());
    let single = !normal.contains(' ');
    normal
        .split(' ')
        .filter(move |part| single || !ARTICLES.contains(part))
}

/// Whether `word` is spelt with at least two letters, all of them capitals: `PMF`, `U.S.`
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1
        && letters.clone().count() < 8
        && letters.clone().all(char::is_uppercase)
        && !word.contains(' ')
}

/// The first letters of the words of a normal form: without its function words, and with them where that differs.
///
/// After Schwartz & Hearst (2003), with every letter beginning a word.
pub(super) fn initials(normal: &str) -> Vec<String> {
    let is_function = |word: &&str| {
        matches!(
            *word,
            "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "al" | "&"
        )
    };
    let first = |word: &str| word.chars().next();
    let content = normal.split(' ').filter(|word| !is_function(word));
    let all = normal.split(' ').filter(|word| *word != "the");
    let mut found = vec![
        content.filter_map(first).collect::<String>(),
        all.filter_map(first).collect(),
    ];
    found.dedup();
    found
}

/// An organisation's name with the words in one order, in the singular and without what is only added to it:
/// `ministry of defense` → `defense ministry`, `popular mobilization forces` → `popular mobilization`.
pub(super) fn organisation_core(normal: &str) -> String {
    steps::count(normal.len());
    const ADDED: [&str; 22] = [
        "forces",
        "force",
        "units",
        "unit",
        "group",
        "groups",
        "militia",
        "militias",
        "paramilitary",
        "paramilitaries",
        "movement",
        "organization",
        "command",
        "inc",
        "corp",
        "corporation",
        "ltd",
        "plc",
        "llc",
        "co",
        "company",
        "gmbh",
    ];
    let mut words: Vec<&str> = normal.split(' ').collect();
    if let Some(at) = words.iter().position(|word| *word == "of")
        && at > 0
        && matches!(
            words[at - 1],
            "ministry" | "department" | "bureau" | "office"
        )
    {
        let head = words[at - 1];
        let mut turned: Vec<&str> = words[..at - 1].to_vec();
        turned.extend(words[at + 1..].iter().filter(|word| **word != "the"));
        turned.push(head);
        words = turned;
    }
    while words.len() > 2 && words.last().is_some_and(|word| ADDED.contains(word)) {
        words.pop();
    }
    // What is left of two words may be too general: `Air Force`.
    const ADDED_TO_ONE: [&str; 12] = [
        "group",
        "movement",
        "militia",
        "inc",
        "corp",
        "corporation",
        "ltd",
        "plc",
        "llc",
        "co",
        "company",
        "gmbh",
    ];
    if words.len() == 2 && ADDED_TO_ONE.contains(&words[1]) {
        words.pop();
    }
    let words = words.iter().map(|word| match word.strip_suffix('s') {
        Some(singular) if singular.len() > 3 && !singular.ends_with('s') => singular,
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A place's name without the word that says it is a lake, a river or a province, and with no word shortened.
pub(super) fn place_core(normal: &str) -> String {
    const BEFORE: [&str; 4] = ["lake ", "river ", "mount ", "mt "];
    const AFTER: [&str; 6] = [
        " lake",
        " river",
        " province",
        " governorate",
        " district",
        " region",
    ];
    const SHORTENED: [(&str, &str); 2] = [("st ", "saint "), ("ft ", "fort ")];
    let before = BEFORE.iter().find_map(|word| normal.strip_prefix(word));
    let after = || AFTER.iter().find_map(|word| normal.strip_suffix(word));
    let core = before.or_else(after).unwrap_or(normal);
    let shortened = SHORTENED.iter().find_map(|(short, full)| {
        let rest = core.strip_prefix(short)?;
        Some((*full).to_owned() + rest)
    });
    shortened.unwrap_or_else(|| core.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_hyphens_and_apostrophes_are_no_difference() {
        let person = |surface| normal(surface, EntityKind::Person);
        assert_eq!(person("José El-Amín"), "jose al amin");
        assert_eq!(person("JOSE al Amin"), "jose al amin");
        assert_eq!(normal("Shi'ites", EntityKind::Norp), "shiite");
        assert_eq!(normal("the Swiss", EntityKind::Norp), "swiss");
        assert_eq!(normal("U.S.", EntityKind::Place), "us");
    }

    #[test]
    fn initials_may_skip_function_words() {
        assert_eq!(initials("ministry of health"), ["mh", "moh"]);
        assert_eq!(initials("dunmore rowing club"), ["drc"]);
    }

    #[test]
    fn places_are_one_with_and_without_the_word_for_what_they_are() {
        assert_eq!(place_core("mt cook"), place_core("mount cook"));
        assert_eq!(place_core("st albans"), place_core("saint albans"));
        assert_eq!(place_core("dunmore province"), "dunmore");
    }

    #[test]
    fn ministries_have_one_order_of_words() {
        let core = |name: &str| organisation_core(name);
        assert_eq!(
            core("omani ministry of health"),
            core("omani health ministry")
        );
        assert_eq!(core("northern river forces"), "northern river");
        assert_eq!(core("ford motors inc"), "ford motor");
        assert_eq!(core("acme corp"), "acme");
        assert_eq!(core("air force"), "air force");
    }
}
