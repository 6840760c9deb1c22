//! Whom the phrase of a speaker means.

use super::{
    Reader, Speaker,
    frames::{Frame, Read},
    titles,
};
use crate::{
    analysis::{EntityKind, starting_in},
    syntax::{Relation, Tag},
    text::Span,
};

/// The longest phrase that is a speaker's, in words.
const LONGEST: usize = 20;

impl Reader<'_> {
    /// Whom the phrase with the head `node` means, in the frame at `at`: a name, the bearer of a title, whom a pronoun
    /// stands for, or the words of the phrase.
    pub(super) fn meaning(&self, at: usize, node: usize) -> Option<Speaker> {
        let read = self.frames[at].read();
        if read.is_quoted(node) {
            return None;
        }
        let tag = read.tag(node);
        if tag == Tag::Prp {
            return self.meant(at, node);
        }
        let counts = matches!(tag, Tag::Cd | Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Dt)
            && read.tree.nodes()[node].relation.is_subject()
            && !matches!(
                read.form(node).to_lowercase().as_str(),
                "that" | "this" | "these" | "those"
            );
        if !tag.is_noun() && !counts {
            return None;
        }
        let misread = || {
            // `Iranian Prime Minister Hale`, where the tree takes the first word for the head.
            let next = (node + 1..read.spans.len())
                .take_while(|&at| matches!(read.tag(at), Tag::Nnp | Tag::Jj | Tag::Nn));
            let mut persons = next.filter_map(|at| self.mention_at(read.spans[at]));
            persons.find(|n| self.kind(*n) == EntityKind::Person)
        };
        let misread = || (tag == Tag::Jj).then(misread).flatten().map(Speaker::Name);
        self.named(read, node)
            .filter(|speaker| tag != Tag::Jj || self.is_person(*speaker))
            .or_else(misread)
            .or_else(|| self.titled(read, node))
            .or_else(|| Some(Speaker::Unnamed(phrase(read, node)?)))
    }

    /// The name that a phrase is, or that stands beside its head.
    fn named(&self, read: &Read<'_>, node: usize) -> Option<Speaker> {
        let nodes = read.tree.nodes();
        let own = self.mention_at(read.spans[node]);
        if let Some(own) = own.filter(|n| self.kind(*n) == EntityKind::Person) {
            return Some(Speaker::Name(own));
        }
        // `spokesman Hale`; `the mayor, Hale,`; `the leader, Ayatollah Hale,`
        let beside = |at: usize| {
            read.tree.dependents(at).filter(|&other| {
                matches!(
                    nodes[other].relation,
                    Relation::Flat | Relation::Appos | Relation::NmodDesc | Relation::Dep
                )
            })
        };
        let near = beside(node).flat_map(|other| std::iter::once(other).chain(beside(other)));
        let set_off = (node + 1..read.tree.reach(node).end).filter(|&other| {
            let aside = matches!(
                nodes[other].relation,
                Relation::NmodUnmarked | Relation::Appos
            );
            aside
                && read.tree.case(other).is_none()
                && read.tree.clause(other) == read.tree.clause(node)
        });
        let mut persons = near
            .chain(set_off)
            .filter_map(|other| self.mention_at(read.spans[other]));
        let person = persons.find(|n| self.kind(*n) == EntityKind::Person);
        let speaks = |n: &u32| matches!(self.kind(*n), EntityKind::Org | EntityKind::Place);
        person.or(own.filter(speaks)).map(Speaker::Name)
    }

    fn kind(&self, mention: u32) -> EntityKind {
        self.mentions[mention as usize].kind
    }

    /// The mention that a word is of.
    pub(super) fn mention_at(&self, word: Span) -> Option<u32> {
        let after = self
            .mentions
            .partition_point(|it| it.span.start() <= word.start());
        let at = after.checked_sub(1)?;
        let inside = self.mentions[at].span.end() >= word.end();
        inside.then_some(at as u32)
    }

    /// The person who is told elsewhere to be what a phrase says: `the prime minister`.
    fn titled(&self, read: &Read<'_>, node: usize) -> Option<Speaker> {
        let phrase = phrase(read, node)?;
        let words = &self.text[phrase];
        let (article, title) = words.split_once(' ')?;
        if !article.eq_ignore_ascii_case("the") {
            return None;
        }
        let titles = self
            .titles
            .get_or_init(|| titles::borne(self.text, self.known.mentions, self.known.roles));
        let bearers = titles.get(&titles::key(title))?;
        let mut names = bearers.iter().map(|&n| self.surname(n));
        let first = names.next()?;
        let one = names.all(|name| name == first);
        one.then_some(Speaker::Name(bearers[0]))
    }

    /// The last word of a name.
    pub(super) fn surname(&self, mention: u32) -> &str {
        crate::analysis::persons::surname(&self.text[self.mentions[mention as usize].span])
    }

    /// Whether a speaker is one person, as far as that can be told.
    pub(super) fn is_person(&self, speaker: Speaker) -> bool {
        match speaker {
            Speaker::Name(n) => self.kind(n) == EntityKind::Person,
            Speaker::Unnamed(span) => crate::analysis::persons::is_person(&self.text[span]),
        }
    }

    /// Whether a speaker is an organisation or a state with a name.
    pub(super) fn is_body(&self, speaker: Speaker) -> bool {
        matches!(speaker, Speaker::Name(n) if matches!(self.kind(n), EntityKind::Org | EntityKind::Place))
    }

    /// The persons named in a frame outside its quotations, in order.
    pub(super) fn persons_in<'r>(&'r self, frame: &'r Frame<'_>) -> impl Iterator<Item = u32> + 'r {
        frame.gaps().flat_map(|(gap, _)| {
            let first = self
                .mentions
                .partition_point(|it| it.span.start() < gap.start()) as u32;
            let inside = starting_in(self.mentions, gap, |it| it.span);
            (first..)
                .zip(inside)
                .filter(|(_, it)| it.kind == EntityKind::Person)
                .map(|(n, _)| n)
        })
    }
}

/// The words of a noun phrase, without what is set off from it.
fn phrase(read: &Read<'_>, node: usize) -> Option<Span> {
    let nodes = read.tree.phrase(node);
    let quoted = nodes.clone().any(|at| read.is_quoted(at));
    let mut nodes = nodes;
    while nodes.start < node && !read.form(nodes.start).starts_with(char::is_alphanumeric) {
        nodes.start += 1;
    }
    (!quoted && nodes.len() <= LONGEST)
        .then(|| read.span(nodes))
        .flatten()
}
