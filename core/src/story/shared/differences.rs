//! Where two passages that are the same but for small edits differ.

use super::words::{self, FoldedWord};
use crate::text::{Span, Text};

/// Longer passages are compared without their equal beginnings and ends, and no further than so many words.
const MAX_WORDS: usize = 2_000;

/// The stretches of `one` that differ from `other`, each with what stands there instead; in order.
///
/// A stretch that has no counterpart is given with an empty span where it would stand. By the longest
/// common subsequence of words; capitals and marks are no difference.
pub fn differences(one: (&Text, Span), other: (&Text, Span)) -> Vec<(Span, Span)> {
    let folded = |(text, span): (&Text, Span)| {
        let mut found = Vec::new();
        words::of_span(text, span, &mut found);
        found
    };
    let (a, b) = (folded(one), folded(other));
    let mut edits = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (equal_a, equal_b) in equal_words(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        if i < equal_a || j < equal_b {
            edits.push((
                stretch(&a, one.1, i..equal_a),
                stretch(&b, other.1, j..equal_b),
            ));
        }
        (i, j) = (equal_a + 1, equal_b + 1);
    }
    edits
}

/// What the words of `range` cover; the place before the next word where there are none.
fn stretch(words: &[FoldedWord], within: Span, range: std::ops::Range<usize>) -> Span {
    match words.get(range.clone()) {
        Some([first, .., last]) => first.span.cover(last.span),
        Some([only]) => only.span,
        _ => {
            let at = words
                .get(range.start)
                .map_or(within.end(), |word| word.span.start());
            Span::new(at, at)
        }
    }
}

/// Indices of words that are equal and stand in the same order, as many as there can be.
fn equal_words(a: &[FoldedWord], b: &[FoldedWord]) -> Vec<(usize, usize)> {
    let equal = |(one, other): &(&FoldedWord, &FoldedWord)| one.hash == other.hash;
    let n_first = a.iter().zip(b).take_while(equal).count();
    let rest = (&a[n_first..], &b[n_first..]);
    let n_last = rest
        .0
        .iter()
        .rev()
        .zip(rest.1.iter().rev())
        .take_while(equal)
        .count();
    let mid_a = &rest.0[..rest.0.len() - n_last];
    let mid_b = &rest.1[..rest.1.len() - n_last];
    let mut found: Vec<(usize, usize)> = (0..n_first).map(|n| (n, n)).collect();
    if mid_a.len() <= MAX_WORDS && mid_b.len() <= MAX_WORDS {
        let inner = longest_common_subsequence(mid_a, mid_b).into_iter();
        found.extend(inner.map(|(i, j)| (n_first + i, n_first + j)));
    }
    found.extend(
        (0..n_last)
            .rev()
            .map(|n| (a.len() - 1 - n, b.len() - 1 - n)),
    );
    found
}

fn longest_common_subsequence(a: &[FoldedWord], b: &[FoldedWord]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    // The length of the longest one from each pair of words on.
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            lengths[i * width + j] = match a[i].hash == b[j].hash {
                true => lengths[(i + 1) * width + j + 1] + 1,
                false => lengths[(i + 1) * width + j].max(lengths[i * width + j + 1]),
            };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].hash == b[j].hash {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: &[(&str, &str)]) {
        let (one, other) = (Text::new(one), Text::new(other));
        let found = differences((&one, one.span()), (&other, other.span()));
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&one[*a], &other[*b])).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn edits_stand_beside_what_they_replace() {
        check(
            "The mill took 56 carts of wheat from Ashby on Friday.",
            "the mill took about 60 carts of wheat on Friday",
            &[("56", "about 60"), ("from Ashby", "")],
        );
    }

    #[test]
    fn what_differs_in_marks_alone_is_the_same() {
        check(
            "The mill — they said — “turns”.",
            "The mill, they said, turns",
            &[],
        );
    }

    #[test]
    fn other_ends_are_differences_too() {
        check(
            "Then the mill turned",
            "The mill turned at last",
            &[("Then", ""), ("", "at last")],
        );
    }
}
