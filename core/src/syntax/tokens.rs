//! Words and marks as treebanks part them.

use crate::text::Span;

/// Where the tokens of a sentence stand, `offset` bytes before it: words, with their clitics apart (`do` `n't`, `Oslo` `'s`), hyphens
/// and other marks by themselves, numbers with the marks inside them, abbreviations with their full stops. All that is not white
/// space lies in one.
pub fn tokens(sentence: &str, offset: usize) -> Vec<Span> {
    let mut found = Vec::with_capacity(sentence.len() / 5 + 1);
    let mut end = 0;
    while let Some(start) = sentence[end..]
        .find(|c: char| !c.is_whitespace())
        .map(|at| end + at)
    {
        let rest = &sentence[start..];
        end = rest
            .find(char::is_whitespace)
            .map_or(sentence.len(), |at| start + at);
        let last = sentence[end..].trim_start().is_empty();
        chunk(&sentence[start..end], last, offset + start, &mut found);
    }
    found
}

/// Parts what stands between white space.
fn chunk(chunk: &str, is_last: bool, offset: usize, found: &mut Vec<Span>) {
    let mut push = |from: usize, to: usize| {
        if from < to {
            found.push(Span::of(offset + from, offset + to));
        }
    };
    let is_address = chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.contains('@') && chunk.contains('.');
    if is_address {
        let body = chunk
            .trim_end_matches(['.', ',', ';', ')', '"', '”', '\''])
            .len();
        push(0, body);
        chunk[body..]
            .char_indices()
            .for_each(|(at, c)| push(body + at, body + at + c.len_utf8()));
        return;
    }
    let mut at = 0;
    while let Some(first) = chunk[at..].chars().next() {
        let rest = &chunk[at..];
        let mut end = at
            + if first.is_alphanumeric() {
                word_end(rest)
            } else if let Some(clitic) = clitic_at(rest) {
                clitic
            } else {
                mark_end(rest, first)
            };
        if first.is_alphanumeric() {
            // A full stop inside a sentence is that of an abbreviation; at its end only where others stand inside (`U.S.`).
            let word = &chunk[at..end];
            if chunk[end..].starts_with('.') && !chunk[end + 1..].starts_with('.') {
                let closes = chunk[end + 1..].chars().all(|c| !c.is_alphanumeric());
                if word.contains('.')
                    || !(is_last && closes) && has_letter(word)
                    || is_initial(word)
                {
                    end += 1;
                }
            }
            let split = clitic_inside(word);
            if split < word.len() {
                push(at, at + split);
                push(at + split, end);
            } else {
                push(at, end);
            }
        } else {
            push(at, end);
        }
        at = end;
    }
}

fn has_letter(word: &str) -> bool {
    word.contains(char::is_alphabetic)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// The length of the word or number that `rest` begins with.
fn word_end(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let inside = match c {
            '.' => {
                before.is_ascii_digit() && next.is_ascii_digit()
                    || before.is_alphabetic() && next.is_alphabetic() && is_short(&rest[..at])
            }
            ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
            '\'' | '’' => {
                before.is_alphabetic() && next.is_alphabetic() && clitic_at(&rest[at..]).is_none()
            }
            '&' => before.is_uppercase() && next.is_uppercase(),
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' => true,
            c => c.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        before = c;
        end = at + c.len_utf8();
    }
    end
}

/// Whether what stands before a full stop is a letter or two, as in `U.S`, `a.m` and `Ph.D`.
fn is_short(word: &str) -> bool {
    let part = word.rsplit('.').next().unwrap_or(word);
    part.chars().count() <= 2
}

const CLITICS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "t"];

/// The length of the clitic that `rest` begins with: `'s`, `’ll`; `n't` is parted inside its word.
fn clitic_at(rest: &str) -> Option<usize> {
    let letters = rest.strip_prefix(['\'', '’'])?;
    let len = letters
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(letters.len());
    let known = CLITICS[..6]
        .iter()
        .any(|clitic| clitic.eq_ignore_ascii_case(&letters[..len]));
    known.then(|| rest.len() - letters.len() + len)
}

/// Where the second of two words that are written as one begins: `do|n't`, `can|not`; the length of the word if it is one.
fn clitic_inside(word: &str) -> usize {
    let lower = |end: &str| {
        word.len() > end.len()
            && word.is_char_boundary(word.len() - end.len())
            && word[word.len() - end.len()..].eq_ignore_ascii_case(end)
    };
    if lower("n't") || lower("n’t") {
        word.len() - if lower("n't") { 3 } else { "n’t".len() }
    } else if word.eq_ignore_ascii_case("cannot") {
        3
    } else {
        word.len()
    }
}

/// The length of a mark: runs of full stops, and dashes of two or three hyphens, are one.
fn mark_end(rest: &str, first: char) -> usize {
    let run = rest.len() - rest.trim_start_matches(first).len();
    match (first, rest) {
        ('.' | '-' | '\'' | '`' | '!' | '?', _) if run > 1 => run,
        _ => first.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(sentence: &str) -> String {
        let forms = tokens(sentence, 0).into_iter();
        let forms: Vec<&str> = forms
            .map(|span| &sentence[span.start() as usize..span.end() as usize])
            .collect();
        forms.join(" ")
    }

    #[test]
    fn words_are_parted_as_in_treebanks() {
        for (sentence, expected) in [
            (
                "“We don’t know,” she said.",
                "“ We do n’t know , ” she said .",
            ),
            (
                "Oslo's five-year plan cost $3.5m (8%).",
                "Oslo 's five - year plan cost $ 3.5m ( 8 % ) .",
            ),
            ("He cannot go to the U.S.", "He can not go to the U.S."),
            (
                "Mr. J. Dol left at 9:30 a.m., the owners' side said...",
                "Mr. J. Dol left at 9:30 a.m. , the owners ' side said ...",
            ),
            (
                "See www.example.org/a-b. They'll come -- soon.",
                "See www.example.org/a-b . They 'll come -- soon .",
            ),
            (
                "O'Hara and AT&T paid 1,200,000 in the 1990s.",
                "O'Hara and AT&T paid 1,200,000 in the 1990s .",
            ),
            ("", ""),
        ] {
            assert_eq!(parted(sentence), expected);
        }
    }
}
