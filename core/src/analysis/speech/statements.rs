//! Who is said to say something that is not quoted.

use super::{Reader, Speaker};
use crate::{analysis::segment::TokenKind, lexicon::Class, text::Span};

/// Somebody is said to say something that is not quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Statement {
    /// The verb.
    pub(in crate::analysis) cue: Span,
    /// Who says it.
    pub(in crate::analysis) speaker: Speaker,
}

impl Reader<'_> {
    /// Notes who says something in other words in a frame: `Hale said`, `…, said Hale`, `according to Hale`. Only frames
    /// with a number are looked at: of others nobody asks it.
    pub(super) fn state(&mut self, at: usize) {
        let tokens = self.known.tokens;
        let words = tokens.inside(self.frames[at].span);
        let counts = |classes| words.iter().any(|word| tokens.is(*word, classes));
        let number = words.iter().any(|word| word.kind == TokenKind::Number)
            || counts(Class::CARDINAL | Class::SCALE | Class::VAGUE | Class::FRACTION);
        let says =
            || counts(Class::SAYS) || words.iter().any(|word| tokens.lower(*word) == "according");
        if !number || !says() {
            return;
        }
        let read = self.frames[at].read();
        let each = 0..read.spans.len();
        let cues = each.filter(|&cue| !read.is_quoted(cue)).filter_map(|cue| {
            let governor = read.states(cue)?;
            let speaker = self.meaning(at, governor.speaker)?;
            Some(Statement {
                cue: read.spans[governor.cue],
                speaker,
            })
        });
        let found: Vec<Statement> = cues.collect();
        let quoted = |cue| {
            self.frames[at]
                .quotes()
                .any(|quote| self.found[quote].cue == Some(cue))
        };
        let is_new = |it: &Statement| !quoted(it.cue);
        let found = found.into_iter().filter(is_new).collect::<Vec<_>>();
        self.statements.extend(found);
    }
}
