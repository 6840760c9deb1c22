//! Who says what stands between quotation marks.

mod clauses;
mod statements;
mod titles;

use std::{cell::OnceCell, collections::HashMap};

pub(super) use self::{clauses::is_verb, statements::Statement};
use clauses::{Clauses, boundary_before, is_preposition, is_pronoun};

use super::{EntityKind, Mention, Quote, Tokens};
use crate::{
    article::Block,
    text::{Span, Text},
};

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The name with this index among the mentions of the article.
    Name(u32),
    /// Someone without a name, as the text calls them: `a senior officer`.
    Unnamed(Span),
}

/// A verb of saying is looked for in so many words beside a quotation.
const REACH: usize = 40;

/// A subject of more words is none.
const LONGEST_SUBJECT: usize = 24;

/// A subject, with what is set off after it, begins no more words before its verb.
const REACH_BACK: usize = 96;

/// A pronoun means none of the names that lie more names back.
const MAX_NAMES_BACK: usize = 128;

/// The longest title that may stand for a name that is told elsewhere with it: `the prime minister`, in words.
const LONGEST_TITLE: usize = 4;

/// Finds the speaker of each of `quotes`, which stand in `blocks` in order, and who says what is not quoted.
pub(super) fn attribute(
    text: &Text,
    tokens: &Tokens,
    blocks: &[Block],
    mentions: &[Mention],
    quotes: &[Span],
) -> (Vec<Quote>, Vec<Statement>) {
    let mut reader = Reader {
        text,
        mentions,
        last: None,
        last_in: None,
        statements: Vec::new(),
        titles: OnceCell::new(),
    };
    let mut found = Vec::with_capacity(quotes.len());
    let mut rest = quotes;
    for (n, block) in blocks.iter().filter(|block| block.role.tells()).enumerate() {
        let here = rest.partition_point(|quote| quote.start() < block.span.end());
        let (inside, after) = rest.split_at(here);
        rest = after;
        // Others' words are read too, for who `he` is afterwards.
        let clause = Clauses::read(text, tokens, block.span, inside);
        reader.block(n, &clause, inside, &mut found);
    }
    found.extend(rest.iter().map(|&span| unattributed(span)));
    let mut statements = reader.statements;
    let quoted = found.iter().filter_map(|quote| {
        let (cue, speaker) = (quote.cue?, quote.speaker?);
        Some(Statement { cue, speaker })
    });
    statements.extend(quoted);
    statements.sort_by_key(|statement| statement.cue);
    (found, statements)
}

/// A quotation that nobody is known to say.
pub(super) fn unattributed(span: Span) -> Quote {
    Quote {
        span,
        speaker: None,
        cue: None,
    }
}

struct Reader<'t> {
    text: &'t Text,
    mentions: &'t [Mention],
    /// Who was last said to say something.
    last: Option<Speaker>,
    /// The block of the last quotation that has a speaker.
    last_in: Option<usize>,
    statements: Vec<Statement>,
    /// The titles that stand before names, made when first asked for.
    titles: OnceCell<HashMap<String, u32>>,
}

impl Reader<'_> {
    fn block(&mut self, n: usize, clauses: &Clauses<'_>, quotes: &[Span], found: &mut Vec<Quote>) {
        let mut read = 0;
        for (at, &quote) in quotes.iter().enumerate() {
            let begins = clauses
                .words
                .partition_point(|word| word.start() < quote.start());
            let next = quotes.get(at + 1).map_or(clauses.words.len(), |next| {
                clauses
                    .words
                    .partition_point(|word| word.start() < next.start())
            });
            let before = clauses.sentence_start(read, begins);
            // Who spoke up to here, so that `he` is that one.
            self.hear(clauses, read, before);
            let (said, after) = self.said(clauses, quote, before, begins, next);
            // A quotation that opens a sentence, or stands in that of the one before, may go on from it; words held
            // at a distance do not.
            let opens = (before..begins).all(|n| !clauses.at(n).starts_with(char::is_alphanumeric));
            let goes_on = opens || at > 0 && before == read;
            let follows = self.last_in.is_some_and(|last| last + 1 >= n);
            let (speaker, cue) = match said {
                Some((cue, speaker)) => (Some(speaker), Some(clauses.words[cue])),
                None if goes_on && (at > 0 || follows) => (self.last, None),
                None => (None, None),
            };
            if speaker.is_some() {
                self.last = speaker;
                self.last_in = Some(n);
            }
            found.push(Quote {
                span: quote,
                speaker,
                cue,
            });
            read = after.unwrap_or(begins);
        }
        self.hear(clauses, read, clauses.words.len());
    }

    /// The verb that gives `quote` to a speaker, with the speaker, and the word after the clause where it follows;
    /// the sentence begins with word `before`, the quotation stands before word `begins`, and the next one before `next`.
    fn said(
        &self,
        clauses: &Clauses<'_>,
        quote: Span,
        before: usize,
        begins: usize,
        next: usize,
    ) -> (Option<(usize, Speaker)>, Option<usize>) {
        let after = || self.after(clauses, begins, next);
        let ahead = || self.before(clauses, before, begins);
        let whole = self.text[quote].ends_with([',', '?', '!', '—', '-', '…']);
        if whole && let Some((cue, speaker, end)) = after() {
            return (Some((cue, speaker)), Some(end));
        }
        if let Some(said) = ahead() {
            return (Some(said), None);
        }
        match after() {
            Some((cue, speaker, end)) => (Some((cue, speaker)), Some(end)),
            None => (None, None),
        }
    }

    /// `said Hale`, `Hale said`, `…, the mayor said` after a quotation.
    fn after(
        &self,
        clauses: &Clauses<'_>,
        begins: usize,
        next: usize,
    ) -> Option<(usize, Speaker, usize)> {
        let mut first = begins;
        while first < next && !clauses.at(first).starts_with(char::is_alphanumeric) {
            if clauses.ends_sentence(first) {
                return None;
            }
            first += 1;
        }
        let end = (first..next.min(first + REACH)).find(|&at| clauses.ends_sentence(at));
        let end = end.unwrap_or(next.min(first + REACH));
        let cue = (first..end).find(|&at| clauses.says(at))?;
        if cue == first || cue == first + 1 && clauses.at(first).ends_with("ly") {
            let subject = self.subject_after(clauses, cue + 1, end)?;
            return Some((cue, subject, end));
        }
        let subject = self.subject_before(clauses, first, cue)?;
        Some((cue, subject, end))
    }

    /// `Hale said: `, `according to Hale, `, `Hale called it ` before a quotation.
    fn before(
        &self,
        clauses: &Clauses<'_>,
        first: usize,
        begins: usize,
    ) -> Option<(usize, Speaker)> {
        for cue in (first..begins).rev() {
            if clauses.at(cue).eq_ignore_ascii_case("according") && clauses.at(cue + 1) == "to" {
                return Some((cue, self.subject_after(clauses, cue + 2, begins)?));
            }
            if clauses.says(cue)
                && let Some(subject) = self.subject_before(clauses, first, cue)
            {
                return Some((cue, subject));
            }
        }
        None
    }

    /// Notes who speaks, and says something that is not quoted, in the words from `first` up to `end`.
    fn hear(&mut self, clauses: &Clauses<'_>, first: usize, end: usize) {
        for at in first..end {
            let sentence = clauses.sentence_start(first, at);
            if clauses.says(at)
                && let Some(speaker) = self.subject_before(clauses, sentence, at)
            {
                self.last = Some(speaker);
            }
            if let Some(speaker) = self.stated(clauses, sentence, at, end) {
                let cue = clauses.words[at];
                self.statements.push(Statement { cue, speaker });
            }
        }
    }

    /// The subject that ends before the verb at `cue`, in a sentence that begins with word `first`.
    fn subject_before(&self, clauses: &Clauses<'_>, first: usize, cue: usize) -> Option<Speaker> {
        let first = first.max(cue.saturating_sub(REACH_BACK));
        let mut end = cue;
        let is_light = |word: &str| {
            matches!(
                word,
                "has"
                    | "have"
                    | "had"
                    | "also"
                    | "later"
                    | "then"
                    | "would"
                    | "did"
                    | "not"
                    | "previously"
                    | "earlier"
                    | "once"
                    | "recently"
                    | "told"
                    | "publicly"
                    | "repeatedly"
                    | "since"
                    | "even"
                    | "who"
            ) || word.ends_with("ly")
        };
        while end > first && is_light(clauses.at(end - 1)) {
            end -= 1;
        }
        let mut apposed = false;
        while end > first && clauses.is_mark(end - 1, &[',', '—', '–', ')']) {
            end -= 1;
            apposed = true;
        }
        // `Hale, who keeps the inn, said`
        let relative = (first + 1..end)
            .rev()
            .find(|&at| clauses.at(at) == "who" && clauses.is_mark(at - 1, &[',', '—', '–']));
        if let Some(who) = relative.filter(|_| apposed) {
            return self.subject(clauses, boundary_before(clauses, first, who - 1), who - 1);
        }
        let start = boundary_before(clauses, first, end);
        let direct = self.subject(clauses, start, end);
        // `Hale, the mayor of Ashby, said`; `Hale, who is her deputy, said`
        if apposed && !matches!(direct, Some(Speaker::Name(_))) && start > first {
            let outer_end = start - 1;
            let outer = boundary_before(clauses, first, outer_end);
            if let Some(name @ Speaker::Name(_)) = self.subject(clauses, outer, outer_end) {
                return Some(name);
            }
        }
        direct
    }

    /// The subject that begins with the word at `first`, after its verb.
    fn subject_after(&self, clauses: &Clauses<'_>, first: usize, end: usize) -> Option<Speaker> {
        let ends = |at: &usize| {
            clauses.is_mark(*at, &[',', ';', ':', '(', '—', '–', '"', '“', '”'])
                || matches!(
                    clauses.at(*at),
                    "in" | "on"
                        | "at"
                        | "to"
                        | "after"
                        | "before"
                        | "when"
                        | "who"
                        | "that"
                        | "as"
                        | "during"
                        | "while"
                        | "by"
                        | "with"
                        | "from"
                        | "about"
                        | "last"
                        | "this"
                        | "referring"
                        | "adding"
                        | "told"
                )
        };
        let end = (first..end).find(ends).unwrap_or(end);
        self.subject(clauses, first, end)
    }

    /// Whom the words from `first` up to `end` mean.
    fn subject(&self, clauses: &Clauses<'_>, first: usize, end: usize) -> Option<Speaker> {
        let mut first = first;
        while first < end && !clauses.at(first).starts_with(char::is_alphanumeric) {
            first += 1;
        }
        if first >= end || end - first > LONGEST_SUBJECT {
            return None;
        }
        let span = clauses.words[first].cover(clauses.words[end - 1]);
        if end == first + 1 && is_pronoun(clauses.at(first)) {
            return self.meant(clauses.at(first), span);
        }
        let inside = super::starting_in(self.mentions, span, |mention| mention.span);
        let at = self
            .mentions
            .partition_point(|mention| mention.span.start() < span.start());
        // `a spokesman for Hale` is not Hale.
        let governed = |mention: &Mention| {
            let before = self.text[Span::new(span.start(), mention.span.start())].trim_end();
            before.rsplit(' ').next().is_some_and(is_preposition)
        };
        let speaks = |mention: &Mention| mention.kind == EntityKind::Person && !governed(mention);
        if let Some(person) = inside.iter().rposition(speaks) {
            return Some(Speaker::Name((at + person) as u32));
        }
        let speaks = |mention: &Mention| {
            matches!(mention.kind, EntityKind::Org | EntityKind::Place)
                && mention.span.end() == span.end()
        };
        if let Some(named) = inside.iter().rposition(speaks) {
            let before = Span::new(span.start(), inside[named].span.start());
            let of_another = self.text[before].split_whitespace().any(is_preposition);
            if !of_another {
                return Some(Speaker::Name((at + named) as u32));
            }
        }
        self.titled(clauses, first, end).or_else(|| {
            let headed = clauses.at(end - 1).starts_with(char::is_alphanumeric);
            let verbal = (first..end)
                .any(|at| matches!(clauses.at(at), "is" | "was" | "were" | "are" | "will"));
            (headed && !verbal).then_some(Speaker::Unnamed(span))
        })
    }

    /// Whom a pronoun means: the one who spoke last, or else the last person named before it.
    fn meant(&self, pronoun: &str, at: Span) -> Option<Speaker> {
        let personal = !matches!(pronoun, "it" | "It" | "they" | "They");
        let is_person = |speaker: &Speaker| match speaker {
            Speaker::Name(n) => {
                let kind = self.mentions[*n as usize].kind;
                (kind == EntityKind::Person) == personal
            }
            Speaker::Unnamed(_) => true,
        };
        let named = || {
            let before = self
                .mentions
                .partition_point(|mention| mention.span.start() < at.start());
            let kinds: &[EntityKind] = match personal {
                true => &[EntityKind::Person],
                false => &[EntityKind::Org],
            };
            let first = before.saturating_sub(MAX_NAMES_BACK);
            let named = self.mentions[first..before]
                .iter()
                .rposition(|mention| kinds.contains(&mention.kind));
            named.map(|n| Speaker::Name((first + n) as u32))
        };
        self.last.filter(is_person).or_else(named)
    }

    /// The person who is named elsewhere with the title that the words from `first` up to `end` give: `the prime minister`.
    fn titled(&self, clauses: &Clauses<'_>, first: usize, end: usize) -> Option<Speaker> {
        let article = matches!(clauses.at(first), "the" | "The");
        if !article || end - first > LONGEST_TITLE {
            return None;
        }
        let title = clauses.words.get(first + 1)?.cover(clauses.words[end - 1]);
        let title = self.text[title].to_ascii_lowercase();
        let titles = self
            .titles
            .get_or_init(|| titles::borne(self.text, self.mentions));
        titles.get(title.as_str()).map(|&n| Speaker::Name(n))
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::analysis::{Speaker, annotate, fixture};

    /// Each quotation with its cue and its speaker; every line is a paragraph.
    #[track_caller]
    fn check(expect: Expect) {
        fixture::check(
            |text| {
                let found = annotate(&fixture::article(text));
                let label = |quote: &crate::analysis::Quote| {
                    let cue = quote.cue.map_or("-", |cue| &text[cue]);
                    let speaker = match quote.speaker {
                        Some(Speaker::Name(n)) => text[found.mentions[n as usize].span].to_owned(),
                        Some(Speaker::Unnamed(words)) => format!("({})", &text[words]),
                        None => "nobody".to_owned(),
                    };
                    (quote.span, format!("{cue} {speaker}"))
                };
                found.quotes.iter().map(label).collect()
            },
            expect,
        );
    }

    #[test]
    fn the_verb_beside_a_quotation_gives_it_to_its_subject() {
        check(expect![[r#"
            "The mill will grind again next year," said army colonel Amin Sabri, referring to the flood of the spring.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ said Amin Sabri
            "We have nothing left to give to the town," the head of the Ashby council, Ann Hale, said in a statement.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ said Ann Hale
            Ann Hale, who has kept the inn for thirty years, said the river was "a beast that nobody can tame" by now.
                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ said Ann Hale
            The road was closed for good, according to Amin Sabri, who called it "a grave for horses and men" on Monday.
                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ called (according to Amin Sabri)
            "They came at night and took the boats away," a senior officer in Ashby told the paper, asking not to be named.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ told (a senior officer in Ashby)
        "#]]);
    }

    #[test]
    fn a_pronoun_is_the_one_who_spoke_last() {
        check(expect![[r#"
            The council met for nine hours. Ann Hale said on Tuesday that she would not yield to anybody in the valley.
            "I have seen worse floods than this one," she added. "We will build the mill again, higher up the hill."
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ added Ann Hale
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - Ann Hale
            "The money is there, and so are the stones that we need for it."
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - Ann Hale
            Amin Sabri, her deputy, was not there. In the street, he said, "nobody believes a word of it any more".
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ said Ann Hale
        "#]]);
    }

    #[test]
    fn a_title_stands_for_the_one_who_bears_it() {
        check(expect![[r#"
            It was a plan the prime minister has said will bring about the "final defeat" of the flood in the whole country.
                                                                            ^^^^^^^^^^^^ said Amin Sabri
            Prime Minister Amin Sabri opened the mill on Monday, and thousands came to see the wheel turn for the first time.
        "#]]);
    }
}
