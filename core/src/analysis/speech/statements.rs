//! Who is said to say what is not quoted.

use super::{Clauses, Reader, Speaker};
use crate::text::Span;

/// Somebody is said to say something that is not quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Statement {
    /// The verb.
    pub(in crate::analysis) cue: Span,
    /// Who says it.
    pub(in crate::analysis) speaker: Speaker,
}

impl Reader<'_> {
    /// Who says something by the word at `at`: `Hale said`, `…, said Hale`, `according to Hale`.
    pub(super) fn stated(
        &self,
        clauses: &Clauses<'_>,
        sentence: usize,
        at: usize,
        end: usize,
    ) -> Option<Speaker> {
        let stop = || clauses.sentence_stop(at, end);
        if clauses.at(at).eq_ignore_ascii_case("according") && clauses.at(at + 1) == "to" {
            return self.subject_after(clauses, at + 2, stop());
        }
        if !clauses.says(at) {
            return None;
        }
        if at > sentence && clauses.is_mark(at - 1, &[',']) {
            return self.subject_after(clauses, at + 1, stop());
        }
        self.subject_before(clauses, sentence, at)
    }
}
