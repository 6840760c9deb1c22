//! Which language an article is in, as far as the analysis asks: English, whose words its rules know, or another.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{
    article::{Article, Block},
    text::Text,
};

/// How an article is analysed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// By all rules.
    #[default]
    English,
    /// By what does not hang on words: capitals, digits, marks.
    Other,
}

/// So many words of an article tell its language.
const MAX_WORDS: usize = 400;
/// Fewer words tell nothing.
const MIN_WORDS: usize = 30;
/// Nor do fewer letters of another script than Latin.
const MIN_LETTERS: usize = 20;
/// In percent of all words: function words are no fewer where a text is running text of their language.
const MIN_SHARE: usize = 10;

struct FunctionWords {
    /// By word, the languages that have it, a bit for each by its place in the list.
    languages: FxHashMap<&'static str, u32>,
    n_languages: usize,
    /// The place of English.
    english: usize,
}

static FUNCTION_WORDS: LazyLock<FunctionWords> = LazyLock::new(FunctionWords::read);

impl Language {
    /// The language of the words of `article` in those `blocks` that tell something, where they say it plainly; else the one that its
    /// source states; else English.
    pub(super) fn of(article: &Article, blocks: &[Block]) -> Language {
        let by_words = by_words(&article.text, blocks);
        let stated = || article.stated.language.as_deref().map(Language::tagged);
        by_words.or_else(stated).unwrap_or_default()
    }

    /// The language of a tag (BCP 47).
    fn tagged(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("en") {
            Language::English
        } else {
            Language::Other
        }
    }
}

/// What script and function words say; `None` where they are too few, or of several languages.
fn by_words(text: &Text, blocks: &[Block]) -> Option<Language> {
    let known = &*FUNCTION_WORDS;
    let mut counts = vec![0; known.n_languages];
    let mut n_words = 0;
    let mut n_latin = 0;
    let mut n_other = 0;
    let telling = blocks.iter().filter(|block| block.role.tells());
    let words = telling.flat_map(|block| text[block.span].split(|c: char| !c.is_alphabetic()));
    for word in words.filter(|word| !word.is_empty()).take(MAX_WORDS) {
        n_words += 1;
        let is_latin = word
            .chars()
            .all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
        *(if is_latin { &mut n_latin } else { &mut n_other }) += word.chars().count();
        let mut languages = known.of(word);
        while languages != 0 {
            counts[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    if n_other >= MIN_LETTERS && n_other > n_latin {
        return Some(Language::Other);
    }
    let english = std::mem::take(&mut counts[known.english]);
    let other = counts.into_iter().max().unwrap_or_default();
    let is_running = |n: usize| n_words >= MIN_WORDS && n * 100 >= n_words * MIN_SHARE;
    if is_running(english) && english > other * 2 {
        Some(Language::English)
    } else if is_running(other) && other > english * 2 {
        Some(Language::Other)
    } else {
        None
    }
}

impl FunctionWords {
    fn read() -> FunctionWords {
        let mut languages: FxHashMap<&'static str, u32> = FxHashMap::default();
        let mut tags = Vec::new();
        for (n, (tag, words)) in lines().enumerate() {
            tags.push(tag);
            for word in words {
                *languages.entry(word).or_default() |= 1 << n;
            }
        }
        FunctionWords {
            languages,
            n_languages: tags.len(),
            english: tags.iter().position(|tag| *tag == "en").unwrap_or_default(),
        }
    }

    fn of(&self, word: &str) -> u32 {
        let found = if word.chars().any(char::is_uppercase) {
            self.languages.get(word.to_lowercase().as_str())
        } else {
            self.languages.get(word)
        };
        found.copied().unwrap_or_default()
    }
}

/// The languages of the list with their words.
fn lines() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = include_str!("function_words.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{EntityKind, annotate},
        article::{ArticleKey, Role, Stated},
    };

    const FRENCH: &str = "Le vieux moulin de Ashby a rouvert ses portes lundi, et sa propriétaire a remercié les habitants de la ville qui \
        avaient aidé. Les travaux ont été payés par une fondation, dit le maire dans un communiqué, mais il reste à réparer la roue.";
    const ENGLISH: &str = "The old mill of Ashby reopened its doors on Monday, and its owner thanked the people of the town who had helped. \
        The work was paid for by a foundation, the mayor said in a statement, but the wheel is still to be repaired.";

    fn article(text: &str, tag: Option<&str>) -> Article {
        Article {
            key: ArticleKey("a".into()),
            text: Text::new(text),
            stated_blocks: Vec::new(),
            stated_paragraphs: Vec::new(),
            stated: Stated {
                language: tag.map(str::to_owned),
                ..Stated::default()
            },
        }
    }

    fn language(text: &str, tag: Option<&str>) -> Language {
        let article = article(text, tag);
        let block = Block {
            span: article.text.span(),
            role: Role::Body,
        };
        Language::of(&article, &[block])
    }

    #[test]
    fn french_is_read_by_capitals_digits_and_marks_and_not_as_english() {
        let text = format!(
            "{FRENCH}\n\nLe 2024-03-04, la fondatrice Salma Quill avait dit à Paris : « Nous avons les clés de la maison, enfin. » \
             Pour Quill et les 12 employés de la NRC, le moulin sera ouvert en mai.\n"
        );
        let article = article(&text, None);
        let found = annotate(&article);
        let covered = |span| &article.text[span];
        let names = found.mentions.iter();
        let names: Vec<_> = names.map(|it| (covered(it.span), it.kind)).collect();
        let expected = [
            ("Salma Quill", EntityKind::Person),
            ("Paris", EntityKind::Place),
            ("Quill", EntityKind::Person),
            ("NRC", EntityKind::Org),
        ];
        assert_eq!(names, expected);
        let times: Vec<_> = found.times.iter().map(|it| covered(it.span)).collect();
        assert_eq!(times, ["2024-03-04"]);
        let quotes: Vec<_> = found.quotes.iter().map(|it| it.speaker).collect();
        assert_eq!(quotes, [None]);
        assert!(found.figures.is_empty() && found.roles.is_empty());
    }

    #[test]
    fn running_text_tells_its_language_whatever_its_source_states() {
        for tag in [None, Some("en"), Some("fr")] {
            assert_eq!(language(FRENCH, tag), Language::Other);
            assert_eq!(language(ENGLISH, tag), Language::English);
        }
    }

    #[test]
    fn few_words_are_english_unless_their_source_states_another_language() {
        assert_eq!(language("Incendie à Ashby", None), Language::English);
        assert_eq!(
            language("Incendie à Ashby", Some("en-GB")),
            Language::English
        );
        assert_eq!(language("Incendie à Ashby", Some("fr")), Language::Other);
    }

    #[test]
    fn another_script_is_another_language() {
        assert_eq!(
            language("Старая мельница в Эшби снова открыта для посетителей", None),
            Language::Other
        );
    }

    #[test]
    fn the_words_of_each_language_stand_in_order() {
        let mut before = "";
        for (tag, words) in lines() {
            assert!(before < tag, "{tag}");
            before = tag;
            let words: Vec<&str> = words.collect();
            assert!(words.is_sorted(), "{tag}: {words:?}");
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{tag}");
        }
    }
}
