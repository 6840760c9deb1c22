//! The markup of `eval/README.md` → articles and stories.

use std::{fs, ops::Range, path::Path};

use crate::gold::{
    Article, Difference, Event, Label, Mark, Novelty, Sentence, SentenceId, Speaker, Story, Verdict,
};

/// The articles in the files of `folder`, by name; each is a story of its own.
///
/// # Errors
///
/// Says which line of which file is not in the markup of `eval/README.md`.
pub fn articles(folder: &Path) -> Result<Vec<Story>, String> {
    read(folder, |file, text| {
        let article = article(file, 1, text)?;
        check(std::slice::from_ref(&article), file)?;
        Ok(Story {
            file: file.to_owned(),
            articles: vec![article],
            ..Story::default()
        })
    })
}

/// The stories in the files of `folder`, by name.
///
/// # Errors
///
/// As [`articles`].
pub fn stories(folder: &Path) -> Result<Vec<Story>, String> {
    read(folder, story)
}

fn read(
    folder: &Path,
    parse: impl Fn(&str, &str) -> Result<Story, String>,
) -> Result<Vec<Story>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        paths.push(entry.map_err(said)?.path());
    }
    paths.sort();
    let root = folder.ancestors().find(|it| it.ends_with("eval"));
    let parsed = paths.iter().map(|path| {
        let text = fs::read_to_string(path).map_err(said)?;
        let file = root.and_then(|root| path.strip_prefix(root).ok());
        parse(&file.unwrap_or(path).display().to_string(), &text)
    });
    parsed.collect()
}

fn story(file: &str, text: &str) -> Result<Story, String> {
    let mut story = Story {
        file: file.to_owned(),
        ..Story::default()
    };
    let mut first_line = 1;
    let parts: Vec<&str> = text.split("====\n").collect();
    let Some((facts, articles)) = parts.split_last() else {
        return Err(format!("{file}: empty"));
    };
    for part in articles {
        story.articles.push(article(file, first_line, part)?);
        first_line += part.lines().count() + 1;
    }
    for (line, fact) in (first_line..).zip(facts.lines()) {
        if !fact.trim().is_empty() {
            let added = add_fact(&mut story, fact);
            added.map_err(|why| format!("{file}:{line}: {why}"))?;
        }
    }
    check(&story.articles, file)?;
    for sentence in story.articles.iter().flat_map(|it| &it.sentences) {
        for id in &sentence.events {
            if !story.events.iter().any(|event| event.id == *id) {
                return Err(format!("{file}: no event `{id}` in the list"));
            }
        }
    }
    let told_by = story.articles.iter().flat_map(|it| &it.sentences);
    let told_by = told_by.flat_map(|it| it.told_by.iter().copied());
    let copied = story.copies.iter().flat_map(|(a, b)| [*a, *b]);
    let differing = story
        .differences
        .iter()
        .flat_map(|it| it.at.iter().copied());
    for id in told_by.chain(copied).chain(differing) {
        let article = story.articles.get(id.0);
        if article.is_none_or(|it| it.sentences.len() <= id.1) {
            return Err(format!("{file}: no sentence {}.{}", id.0 + 1, id.1 + 1));
        }
    }
    for event in &story.events {
        let told = story.articles.iter().flat_map(|it| &it.sentences);
        if !told.flat_map(|it| &it.events).any(|id| *id == event.id) {
            return Err(format!("{file}: no sentence reports `{}`", event.id));
        }
    }
    Ok(story)
}

/// One line below the articles of a story.
fn add_fact(story: &mut Story, line: &str) -> Result<(), String> {
    let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let (kind, head) = parts[0].split_once(' ').ok_or("not a fact")?;
    match (kind, &parts[1..]) {
        ("event", [when, weight, what]) => story.events.push(Event {
            id: head.to_owned(),
            when: (*when != "-").then(|| (*when).to_owned()),
            weight: weight.parse().map_err(|_| "no weight")?,
            what: (*what).to_owned(),
        }),
        ("agree" | "update" | "conflict", values @ [_, _, ..]) => {
            let at = values.iter().map(|value| {
                let (id, _) = value.split_once(' ').unwrap_or((value, ""));
                sentence_id(id)
            });
            story.differences.push(Difference {
                verdict: match kind {
                    "agree" => Verdict::Agree,
                    "update" => Verdict::Update,
                    _ => Verdict::Conflict,
                },
                what: head.to_owned(),
                at: at.collect::<Result<_, _>>()?,
            });
        }
        ("copy", []) => {
            let (from, to) = head.split_once(' ').ok_or("a copy needs two places")?;
            story.copies.push((sentence_id(from)?, sentence_id(to)?));
        }
        _ => return Err(format!("not a fact: {line}")),
    }
    Ok(())
}

fn sentence_id(written: &str) -> Result<SentenceId, String> {
    let numbers = written.split_once('.');
    let number = |it: &str| it.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    numbers
        .and_then(|(article, sentence)| Some(SentenceId(number(article)?, number(sentence)?)))
        .ok_or_else(|| format!("`{written}` is no sentence"))
}

/// One article whose head is line `first_line` of `file`.
fn article(file: &str, first_line: usize, source: &str) -> Result<Article, String> {
    let mut article = Article {
        file: file.to_owned(),
        ..Article::default()
    };
    let mut in_head = true;
    let mut is_open = false;
    for (number, line) in (first_line..).zip(source.lines()) {
        let failed = |why: String| format!("{file}:{number}: {why}");
        if line.trim().is_empty() {
            in_head &= article.outlet.is_empty();
            is_open = false;
        } else if in_head {
            let (key, value) = line
                .split_once(": ")
                .ok_or_else(|| failed("no head".into()))?;
            let value = value.trim().to_owned();
            match key {
                "outlet" => article.outlet = value,
                "date" => article.date = value,
                "wrap" => article.wrap = value.parse().ok(),
                "shows" => {}
                _ => return Err(failed(format!("unknown head `{key}`"))),
            }
        } else {
            if is_open {
                article.text.push(' ');
            } else if !article.text.is_empty() {
                article.text.extend(['\n', '\n']);
            }
            is_open = true;
            add_line(&mut article, number, line).map_err(failed)?;
        }
    }
    if let Some(width) = article.wrap {
        wrap(&mut article.text, width);
    }
    article
        .marks
        .sort_by_key(|mark| (mark.span.start, mark.span.end));
    Ok(article)
}

fn add_line(article: &mut Article, number: usize, line: &str) -> Result<(), String> {
    let start = article.text.len();
    article.lines.push((start, number));
    let (tags, words) = match line.split_once(":: ") {
        Some((tags, words)) => (Some(tags), words),
        None => (None, line),
    };
    add_words(article, words)?;
    let span = start..article.text.len();
    match tags {
        _ if start == 0 => article.title = span.end,
        Some(tags) => article.sentences.push(tagged(span, tags)?),
        None => {}
    }
    Ok(())
}

fn tagged(span: Range<usize>, tags: &str) -> Result<Sentence, String> {
    let mut sentence = Sentence {
        span,
        novelty: None,
        told_by: Vec::new(),
        events: Vec::new(),
    };
    for tag in tags.split_whitespace() {
        match (tag, tag.strip_prefix('+')) {
            (_, Some(event)) => sentence.events.push(event.to_owned()),
            ("new", _) => sentence.novelty = Some(Novelty::New),
            ("partly", _) => sentence.novelty = Some(Novelty::Partly),
            ("told", _) => sentence.novelty = Some(Novelty::Told),
            ("skip", _) => sentence.novelty = None,
            _ => sentence.told_by.push(sentence_id(tag)?),
        }
    }
    Ok(sentence)
}

/// Adds `words` without their brackets, and what the brackets say.
fn add_words(article: &mut Article, words: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => open.push(article.text.len()),
            '|' => {
                let start = open.pop().ok_or("`|` without `[`")?;
                let (label, after) = rest.split_once(']').ok_or("`|` without `]`")?;
                let span = start..article.text.len();
                let label = self::label(label, &article.words(&span))?;
                article.marks.push(Mark { span, label });
                rest = after;
            }
            ']' => return Err("`]` without `|`".to_owned()),
            _ => article.text.push(c),
        }
    }
    match open.is_empty() {
        true => Ok(()),
        false => Err("`[` without `|`".to_owned()),
    }
}

fn label(written: &str, words: &str) -> Result<Label, String> {
    let sign = written.chars().next().ok_or("empty label")?;
    let rest = written[sign.len_utf8()..].trim();
    Ok(match sign {
        '=' => Label::Time(rest.split('/').map(str::to_owned).collect()),
        ':' => {
            let (id, words) = rest.split_once('"').unwrap_or((rest, ""));
            let given = |it: &str| (!it.is_empty() && it != "-").then(|| it.to_owned());
            Label::Quote(Speaker {
                id: given(id.trim()),
                words: given(words.trim_end_matches('"')),
            })
        }
        '#' => {
            let (value, of) = rest.split_once(' ').unwrap_or((rest, ""));
            let ends = value.split("..").map(str::parse);
            Label::Figure {
                ends: ends
                    .collect::<Result<_, _>>()
                    .map_err(|_| format!("`{value}` is no number"))?,
                of: of.to_owned(),
            }
        }
        '@' => Label::Role(rest.to_owned()),
        '+' => Label::New,
        '?' => Label::Open,
        _ => {
            let (kinds, id) = written.split_once(' ').unwrap_or((written, ""));
            let kinds: Result<Vec<&str>, String> = kinds.split('/').map(kind).collect();
            let kinds = kinds?;
            let id = match id {
                "" => bare_id(words, kinds[0] == "PERSON"),
                id => id.to_owned(),
            };
            Label::Name { kinds, id }
        }
    })
}

fn kind(letter: &str) -> Result<&'static str, String> {
    Ok(match letter {
        "P" => "PERSON",
        "O" => "ORG",
        "L" => "PLACE",
        "N" => "NORP",
        "E" => "EVENT",
        _ => return Err(format!("unknown label `{letter}`")),
    })
}

/// The id of a name that is given none: a person's last word, all words of others.
fn bare_id(words: &str, is_person: bool) -> String {
    let words = words.to_lowercase();
    match words.rsplit_once(' ') {
        Some((_, last)) if is_person => last.to_owned(),
        _ => words,
    }
}

/// Every id that a speaker or role refers to is a name's.
fn check(articles: &[Article], file: &str) -> Result<(), String> {
    for article in articles {
        for mark in &article.marks {
            let id = match &mark.label {
                Label::Role(id) => id,
                Label::Quote(Speaker { id: Some(id), .. }) => id,
                _ => continue,
            };
            if !articles.iter().any(|it| it.has_name(id)) {
                return Err(format!("{file}: no name has the id `{id}`"));
            }
        }
    }
    Ok(())
}

/// Breaks the lines of paragraphs at the last space before `width`, in place.
fn wrap(text: &mut [char], width: usize) {
    let mut start = 0;
    let mut space = None;
    for at in 0..text.len() {
        match text[at] {
            '\n' => (start, space) = (at + 1, None),
            ' ' if at - start <= width => space = Some(at),
            _ => {}
        }
        if at + 1 - start > width
            && let Some(broken) = space.take()
        {
            text[broken] = '\n';
            start = broken + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_gives_the_plain_text_and_its_spans() {
        let source = "outlet: Post\ndate: 2024-03-05\n\nA [Berg|P] title\n\n\
            told 1.1 +fire :: “[Né [in Lerna|L],|:berg]” she said.\n:: It ended.\n";
        let article = article("a", 1, source).unwrap();
        assert_eq!(
            article.text.iter().collect::<String>(),
            "A Berg title\n\n“Né in Lerna,” she said. It ended."
        );
        let marked: Vec<String> = article
            .marks
            .iter()
            .map(|it| article.words(&it.span))
            .collect();
        assert_eq!(marked, ["Berg", "Né in Lerna,", "in Lerna"]);
        assert_eq!(article.words(&article.sentences[1].span), "It ended.");
        assert_eq!(article.sentences[0].told_by, [SentenceId(0, 0)]);
    }

    #[test]
    fn wrapping_moves_no_place() {
        let mut text: Vec<char> = "one two three\n\nfour five".chars().collect();
        wrap(&mut text, 8);
        assert_eq!(
            text.iter().collect::<String>(),
            "one two\nthree\n\nfour\nfive"
        );
    }

    #[test]
    fn what_is_not_in_the_markup_is_told_with_its_line() {
        let source = "outlet: Post\n\nTitle\n\nA [Berg|X] b\n";
        assert_eq!(
            article("a", 1, source).unwrap_err(),
            "a:5: unknown label `X`"
        );
    }
}
