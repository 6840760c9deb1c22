//! Who says what stands between quotation marks, by the grammar of the words around them.

mod antecedents;
mod frames;
mod governor;
mod statements;
mod subject;
mod titles;

use std::{cell::OnceCell, collections::HashMap};

pub(super) use self::statements::Statement;
use frames::{Frame, Framed};

use super::{
    Head, Mention, PrintedRole, Quote, Sentence, Tokens,
    persons::{self, Sex},
};
use crate::{
    article::Block,
    lexicon::{self, Class},
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

/// What is known of an article when its speakers are looked for.
#[derive(Clone, Copy)]
pub(super) struct Known<'t> {
    pub(super) text: &'t Text,
    pub(super) tokens: &'t Tokens,
    pub(super) blocks: &'t [Block],
    pub(super) sentences: &'t [Sentence],
    pub(super) mentions: &'t [Mention],
    pub(super) roles: &'t [PrintedRole],
    pub(super) head: &'t Head,
}

/// Finds the speaker of each of `quotes`, which stand in the blocks in order, and who says what is not quoted.
pub(super) fn attribute(known: Known<'_>, quotes: &[Span]) -> (Vec<Quote>, Vec<Statement>) {
    let mut reader = Reader::new(known, quotes);
    for at in 0..reader.frames.len() {
        reader.frame(at);
    }
    let mut statements = reader.statements;
    let found = reader.found;
    let quoted = found.iter().filter_map(|quote| {
        let (cue, speaker) = (quote.cue?, quote.speaker?);
        Some(Statement { cue, speaker })
    });
    statements.extend(quoted);
    statements.sort_by_key(|statement| statement.cue);
    (found, statements)
}

/// A quotation that nobody is known to say.
pub(super) const fn unattributed(span: Span) -> Quote {
    Quote {
        span,
        speaker: None,
        cue: None,
    }
}

struct Reader<'t> {
    known: Known<'t>,
    text: &'t Text,
    mentions: &'t [Mention],
    /// Of each mention, as far as the article tells.
    sexes: Vec<Option<Sex>>,
    frames: Vec<Frame<'t>>,
    found: Vec<Quote>,
    statements: Vec<Statement>,
    /// Whom titles stand for, made when first asked for.
    titles: OnceCell<HashMap<String, Vec<u32>>>,
}

impl<'t> Reader<'t> {
    fn new(known: Known<'t>, quotes: &[Span]) -> Reader<'t> {
        let cues = persons::cues(known.text, known.mentions, known.roles);
        let sexes = persons::sexes(known.text, known.mentions, &cues);
        Reader {
            known,
            text: known.text,
            mentions: known.mentions,
            sexes,
            frames: frames(known, quotes),
            found: quotes.iter().map(|&span| unattributed(span)).collect(),
            statements: Vec::new(),
            titles: OnceCell::new(),
        }
    }

    fn frame(&mut self, at: usize) {
        if self.frames[at].quotes().next().is_some() {
            let quotes = self.frames[at].read().quotes.clone();
            for (n, quote) in quotes.iter().enumerate() {
                let (speaker, cue) = self.speaker(at, &quotes[..n], quote);
                let found = &mut self.found[quote.quote];
                (found.speaker, found.cue) = (speaker, cue);
            }
        }
        self.state(at);
    }

    /// Who says a quotation of a frame in which `before` stand before it, and by which word.
    fn speaker(
        &self,
        at: usize,
        before: &[Framed],
        quote: &Framed,
    ) -> (Option<Speaker>, Option<Span>) {
        let read = self.frames[at].read();
        if let Some(governor) = read.governor(quote) {
            let says = !read.tag(governor.cue).is_verb() || read.says(governor.cue);
            let speaker = self.meaning(at, governor.speaker);
            let speaker = speaker.filter(|it| says || self.is_person(*it) || self.is_body(*it));
            let cue = speaker.and(read.spans.get(governor.cue).copied());
            return (speaker, cue);
        }
        if let Some(last) = before.last() {
            let between = last.nodes.end..quote.nodes.start;
            let another = between
                .clone()
                .any(|at| read.tag(at).is_verb() && read.says(at));
            let goes_on = quote.whole || between.len() < 8;
            let last = self.found[last.quote].speaker;
            return (last.filter(|_| goes_on && !another), None);
        }
        if !self.frames[at].opens_with(quote.quote) {
            return (None, None);
        }
        let announced = self.announced(at).or_else(|| self.signed(at));
        if let Some((speaker, cue)) = announced {
            return (Some(speaker), Some(cue));
        }
        (quote.whole.then(|| self.going_on(at)).flatten(), None)
    }

    /// Who is said to speak by what ends with a colon in the paragraph before: `Hale said:`
    fn announced(&self, at: usize) -> Option<(Speaker, Span)> {
        let before = at.checked_sub(1)?;
        let frame = &self.frames[before];
        let colon = self.text[frame.span].ends_with(':');
        if !colon || frame.block + 1 < self.frames[at].block {
            return None;
        }
        let read = frame.read();
        let verbs = (0..read.spans.len()).rev();
        let mut verbs = verbs.filter(|&at| read.tag(at).is_verb() && !read.is_quoted(at));
        let first = usize::from(read.form(0).eq_ignore_ascii_case("from"));
        let by_verb = || {
            let verb = verbs.find(|&at| read.says(at)).or(read.tree.root())?;
            Some((read.sayer(verb)?, verb))
        };
        let last = read.spans.len().checked_sub(1)?;
        let named = read.noun_in(first..last).map(|noun| (noun, last));
        let (speaker, cue) = named.or_else(by_verb)?;
        Some((self.meaning(before, speaker)?, read.spans[cue]))
    }

    /// Whose name stands after a dash in the paragraph that follows a quotation.
    fn signed(&self, at: usize) -> Option<(Speaker, Span)> {
        let after = self.frames.get(at + 1)?;
        let line = &self.text[after.span];
        let dashed = line.starts_with(['-', '—', '–']) && self.frames[at].is_quoted_only();
        if !dashed || after.block > self.frames[at].block + 1 || after.quotes().next().is_some() {
            return None;
        }
        let read = after.read();
        let speaker = read.noun_in(1..read.spans.len())?;
        Some((self.meaning(at + 1, speaker)?, read.spans[0]))
    }

    /// Who goes on to speak in a quotation that opens a sentence and is given to nobody there: the one who spoke or of
    /// whom was told right before.
    fn going_on(&self, at: usize) -> Option<Speaker> {
        let before = at.checked_sub(1)?;
        let (here, last) = (&self.frames[at], &self.frames[before]);
        if let Some(quote) = last.quotes().last() {
            let near = last.block + 1 >= here.block;
            return self.found[quote].speaker.filter(|_| near);
        }
        if last.block != here.block {
            return None;
        }
        let read = last.read();
        let subject = read.sayer(read.tree.root()?);
        if let Some(speaker) = subject.and_then(|subject| self.meaning(before, subject))
            && self.is_person(speaker)
        {
            return Some(speaker);
        }
        let mut earlier = self.frames[..before].iter().rev();
        let earlier = earlier
            .by_ref()
            .take_while(|frame| frame.block == here.block)
            .find_map(|frame| frame.quotes().last())?;
        self.found[earlier].speaker
    }
}

/// The sentences of the blocks that tell something, with the quotations in them.
fn frames<'t>(known: Known<'t>, quotes: &[Span]) -> Vec<Frame<'t>> {
    let Known {
        text,
        tokens,
        blocks,
        ..
    } = known;
    let asks = |sentence: Span| {
        let words = tokens.inside(sentence);
        words.len() < 16
            && words
                .iter()
                .take(5)
                .any(|word| tokens.is(*word, Class::SAYS))
    };
    let mut frames = Vec::new();
    let mut quotes: Vec<(usize, Span)> = quotes.iter().copied().enumerate().collect();
    for (n, block) in blocks.iter().filter(|it| it.role.tells()).enumerate() {
        let sentences = super::starting_in(known.sentences, block.span, |it| it.span);
        let sentences = sentences
            .iter()
            .map(|it| after_dateline(text, known.head, it.span));
        let sentences: Vec<Span> = sentences.collect();
        let here = quotes.partition_point(|(_, quote)| quote.start() < block.span.end());
        let inside: Vec<(usize, Span)> = quotes.drain(..here).collect();
        frames.extend(frames::of_block(
            (text, known.mentions),
            n,
            &sentences,
            &inside,
            asks,
        ));
    }
    frames
}

/// A dateline ends no further from the place that it names.
const MAX_DATELINE_BYTES: u32 = 80;

/// A sentence without the dateline before it.
fn after_dateline(text: &Text, head: &Head, sentence: Span) -> Span {
    let place = head.dateline.filter(|place| sentence.contains(*place));
    let ends = place.and_then(|place| {
        let after = text.after(place.end(), MAX_DATELINE_BYTES);
        let dash = after.find(['-', '–', '—'])?;
        let end = after[dash..].find(|c: char| c.is_alphanumeric() || c == '"' || c == '“')?;
        Some(place.end() + (dash + end) as u32)
    });
    let start = ends.filter(|&end| end < sentence.end());
    Span::new(start.unwrap_or(sentence.start()), sentence.end())
}

/// Whether `word`, in lower case, is a verb of saying or writing.
pub(super) fn is_verb(word: &str) -> bool {
    lexicon::english().is(word, Class::SAYS)
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
                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ called Amin Sabri
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
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ said Amin Sabri
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

    #[test]
    fn he_and_she_are_told_by_sex_and_by_who_acts() {
        check(expect![[r#"
            Ann Hale met Amin Sabri, the miller. The meeting was short. "I was asked to wait," she said. "It was cold."
                                                                         ^^^^^^^^^^^^^^^^^^^^ said Ann Hale
                                                                                                          ^^^^^^^^^^^^ - Ann Hale
            Tom Lusk, whose barn burnt, said: "It was all I had." His neighbour Joan Prewett was calmer. "It was old," she said.
                                               ^^^^^^^^^^^^^^^^^ said Tom Lusk
                                                                                                          ^^^^^^^^^^^ said Joan Prewett
            Mr Sabri shook his head. "Nobody asked me," he said.
                                      ^^^^^^^^^^^^^^^^ said Sabri
        "#]]);
    }

    #[test]
    fn any_verb_colon_dash_or_noun_gives_a_whole_quotation_to_its_speaker() {
        check(expect![[r#"
            "The wheel is mine and so is the stream," snarled miller Amin Sabri, 41, at the gate.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ snarled Amin Sabri
            In a letter from her cell Ann Hale wrote: "Be patient with the mill and with me."
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrote Ann Hale
            "No stone will be left where it lies today." - Amin Sabri
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - Amin Sabri
            Ann Hale said:
            "The river has no master and never will have."
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ said Ann Hale
            In the words of Amin Sabri, "a mill is a promise to the hungry".
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ words Amin Sabri
        "#]]);
    }

    #[test]
    fn words_that_are_no_noun_phrase_are_nobody() {
        check(expect![[r#"
            Shares rose and, after the gains, "a storm in a bucket" was what was left of it all.
                                               ^^^^^^^^^^^^^^^^^^^ - nobody
            A spokesman for Ann Hale contested Amin Sabri's words, saying the town had "no reliable count" of the sheep.
                                                                                        ^^^^^^^^^^^^^^^^^ saying (A spokesman for Ann Hale)
            The plan has been called "a bridge to nowhere" and was dropped.
                                      ^^^^^^^^^^^^^^^^^^^ - nobody
        "#]]);
    }
}
