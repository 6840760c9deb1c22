//! Sentences as they frame quotations: the words around them, with a clause of two words for each whole quotation, as a tree.

use std::{cell::OnceCell, ops::Range};

use crate::{
    analysis::{EntityKind, Mention, starting_in},
    syntax::{self, Tag, Tree},
    text::{Span, Text},
};

/// So many words of a quotation that is part of a clause are read with it.
const MAX_PART_WORDS: usize = 16;

/// A frame of more words is not read.
const MAX_WORDS: usize = 256;

/// A quotation in its frame.
#[derive(Clone, Debug)]
pub(super) struct Framed {
    /// Its index among those of the article.
    pub(super) quote: usize,
    /// Its nodes, without the marks.
    pub(super) nodes: Range<usize>,
    /// It is a clause of its own, not a part of one.
    pub(super) whole: bool,
}

/// A sentence, or several that one quotation runs through.
pub(super) struct Frame<'t> {
    text: &'t Text,
    mentions: &'t [Mention],
    /// Where it stands.
    pub(super) span: Span,
    /// Index of its block among those read.
    pub(super) block: usize,
    /// The quotations in it, with their places, in order.
    quotes: Vec<(usize, Span)>,
    read: OnceCell<Read<'t>>,
}

/// What is in a frame, word by word.
pub(super) struct Read<'t> {
    /// Where each node stands; of the words that stand for a quotation it is the whole of it.
    pub(super) spans: Vec<Span>,
    pub(super) tree: Tree<'t>,
    pub(super) quotes: Vec<Framed>,
}

impl<'t> Frame<'t> {
    pub(super) const fn new(
        (text, mentions): (&'t Text, &'t [Mention]),
        span: Span,
        block: usize,
        quotes: Vec<(usize, Span)>,
    ) -> Frame<'t> {
        Frame {
            text,
            mentions,
            span,
            block,
            quotes,
            read: OnceCell::new(),
        }
    }

    /// The indices of the quotations in it.
    pub(super) fn quotes(&self) -> impl Iterator<Item = usize> {
        self.quotes.iter().map(|(quote, _)| *quote)
    }

    /// The stretches of text outside the quotations, with the quotation that follows each but the last.
    pub(super) fn gaps(&self) -> impl Iterator<Item = (Span, Option<(usize, Span)>)> {
        let starts = [self.span.start()]
            .into_iter()
            .chain(self.quotes.iter().map(|(_, quote)| quote.end()));
        let ends = self.quotes.iter().map(|(_, quote)| quote.start());
        let ends = ends.chain([self.span.end()]);
        let after = self.quotes.iter().copied().map(Some).chain([None]);
        let gap =
            |((start, end), quote): ((u32, u32), _)| (Span::new(start, end.max(start)), quote);
        starts.zip(ends).zip(after).map(gap)
    }

    /// Its words and their tree, read when first asked for.
    pub(super) fn read(&self) -> &Read<'t> {
        self.read.get_or_init(|| Read::of(self))
    }
}

impl<'t> Read<'t> {
    fn of(frame: &Frame<'t>) -> Read<'t> {
        let mut words = Words::default();
        for (gap, quote) in frame.gaps() {
            words.outside(frame, gap);
            if let Some((quote, span)) = quote {
                words.quotation(frame.text, quote, span);
            }
            if words.forms.len() > MAX_WORDS {
                break;
            }
        }
        Read {
            tree: syntax::parse(&words.forms),
            spans: words.spans,
            quotes: words.quotes,
        }
    }

    pub(super) fn form(&self, at: usize) -> &'t str {
        self.tree.nodes().get(at).map_or("", |node| node.form)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tree
            .nodes()
            .get(at)
            .map_or(Tag::Other, |node| node.tag)
    }

    /// Whether a node is of a quotation or one of its marks.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.quotes.iter().any(|quote| quote.nodes.contains(&at))
    }

    /// The text that nodes cover.
    pub(super) fn span(&self, nodes: Range<usize>) -> Option<Span> {
        let last = nodes.end.checked_sub(1)?;
        Some(self.spans.get(nodes.start)?.cover(*self.spans.get(last)?))
    }
}

#[derive(Default)]
struct Words<'t> {
    spans: Vec<Span>,
    forms: Vec<&'t str>,
    quotes: Vec<Framed>,
}

impl<'t> Words<'t> {
    fn push(&mut self, form: &'t str, span: Span) {
        self.forms.push(form);
        self.spans.push(span);
    }

    /// The words of a stretch outside the quotations. A person's or an organisation's name is one word that the parser knows,
    /// which spares what its parts may be taken for (`Said al-Amin`).
    fn outside(&mut self, frame: &Frame<'t>, gap: Span) {
        let text = frame.text;
        let mut names = starting_in(frame.mentions, gap, |it| it.span)
            .iter()
            .peekable();
        let found = syntax::tokens(&text[gap], gap.start() as usize);
        let mut at = 0;
        while let Some(&span) = found.get(at) {
            at += 1;
            while names.next_if(|it| it.span.end() <= span.start()).is_some() {}
            let name = names.peek().filter(|it| it.span.contains(span));
            let stands_for = name.and_then(|it| match it.kind {
                EntityKind::Person => Some((it.span, "Smith")),
                EntityKind::Org => Some((it.span, "Microsoft")),
                EntityKind::Place | EntityKind::Norp | EntityKind::Event => None,
            });
            if let Some((name, form)) = stands_for {
                self.push(form, name);
                at += found[at..].partition_point(|it| name.contains(*it));
            } else if !is_mark(&text[span]) {
                self.push(&text[span], span);
            }
        }
    }

    fn quotation(&mut self, text: &'t Text, quote: usize, span: Span) {
        let words = &text[span];
        let before = self.forms.last().copied();
        let opens = before.is_none_or(|form| {
            matches!(
                form,
                "," | ":" | "-" | "—" | "–" | "--" | "." | "!" | "?" | ";" | "”"
            )
        });
        let n_words = words.split_whitespace().take(4).count();
        let closed = words.ends_with([',', '.', '?', '!', '…', '-', '—']);
        let capital = words.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric());
        let whole = opens && (closed || capital || n_words > 3) || closed && capital && n_words > 2;
        self.push("“", Span::new(span.start(), span.start()));
        let first = self.forms.len();
        if whole {
            self.push("We", span);
            self.push("agree", span);
        } else {
            let inside = syntax::tokens(words, span.start() as usize).into_iter();
            for inside in inside.take(MAX_PART_WORDS) {
                self.push(&text[inside], inside);
            }
        }
        self.quotes.push(Framed {
            quote,
            nodes: first..self.forms.len(),
            whole,
        });
        if whole {
            let end = Span::new(span.end(), span.end());
            let mark = words.char_indices().next_back();
            if let Some((at, ',' | '.' | '?' | '!')) = mark {
                self.push(&words[at..], end);
            }
        }
        self.push("”", Span::new(span.end(), span.end()));
    }
}

/// The frames of a block: its sentences, those joined through which one quotation runs; `quotes` are those of the block
/// with their indices. `asks` tells whether words after a quotation that ends with its own mark belong to it all the same.
pub(super) fn of_block<'t>(
    (text, mentions): (&'t Text, &'t [Mention]),
    block: usize,
    sentences: &[Span],
    quotes: &[(usize, Span)],
    asks: impl Fn(Span) -> bool,
) -> Vec<Frame<'t>> {
    let mut frames: Vec<Frame<'t>> = Vec::new();
    let mut rest = quotes;
    for &sentence in sentences {
        let here = rest.partition_point(|(_, quote)| quote.start() < sentence.end());
        let (inside, after) = rest.split_at(here);
        rest = after;
        let last = frames.last_mut().filter(|last| {
            let runs_on = |(_, quote): &(usize, Span)| quote.end() > sentence.start();
            let open = last.quotes.last().is_some_and(runs_on);
            open || last.is_quoted_only()
                && text[last.span]
                    .trim_end_matches(is_closing)
                    .ends_with(['?', '!', ',', '…'])
                && inside.is_empty()
                && asks(sentence)
        });
        match last {
            Some(last) => {
                last.span = last.span.cover(sentence);
                last.quotes.extend_from_slice(inside);
            }
            None => frames.push(Frame::new(
                (text, mentions),
                sentence,
                block,
                inside.to_vec(),
            )),
        }
    }
    frames
}

const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '»' | '\'' | '’' | ' ')
}

impl Frame<'_> {
    /// Whether nothing but quotations is in it.
    pub(super) fn is_quoted_only(&self) -> bool {
        !self.quotes.is_empty()
            && self
                .gaps()
                .all(|(gap, _)| !self.text[gap].contains(char::is_alphanumeric))
    }

    /// Whether nothing but marks stands before the quotation.
    pub(super) fn opens_with(&self, quote: usize) -> bool {
        let mut gaps = self.gaps();
        let before = |(gap, after): (Span, Option<(usize, Span)>)| {
            if self.text[gap].contains(char::is_alphanumeric) {
                return Some(false);
            }
            after.filter(|(at, _)| *at == quote).map(|_| true)
        };
        gaps.find_map(before).unwrap_or(false)
    }
}

fn is_mark(form: &str) -> bool {
    matches!(
        form,
        "\"" | "“" | "”" | "„" | "«" | "»" | "''" | "``" | "'" | "‘" | "’" | "`"
    )
}
