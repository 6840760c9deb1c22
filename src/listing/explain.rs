//! Articles with what was found drawn under each line, to be looked at and to be pasted where something is wrong.

use std::io::{self, Write};

use dateline_core::{
    article::{Basis, Dating},
    corpus::{Corpus, Entry},
    story::{ArticleId, Entity},
    text::{Span, underline},
};

use crate::display::visible;

/// Writes the articles of `corpus` to `out`: its key, how its date is known and where else it stands, then its text, under each line carets
/// beneath names, times and what speaks for its date, each with its label and why.
///
/// # Errors
///
/// Fails when `out` does.
pub fn explain(corpus: &Corpus, mut out: impl Write) -> io::Result<()> {
    for (entry, id) in corpus.articles().iter().zip((0..).map(ArticleId)) {
        let outlet = entry.outlet();
        let dated = dated(entry.published.as_ref());
        let mut heading = format!("{}: {outlet}, {dated}", entry.article.key);
        for other in corpus.other_places(id) {
            heading.push_str(&format!(", also {}", other.key));
        }
        writeln!(out, "{}", visible::clean(&heading))?;
        let mut labels = names(corpus, id, entry);
        labels.extend(times(entry));
        labels.extend(evidence(entry));
        labels.sort();
        let labels = labels.iter().map(|(span, label)| (*span, label.as_str()));
        for line in underline(&entry.article.text, labels).lines() {
            writeln!(out, "{}", visible::clean(line))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn dated(published: Option<&Dating>) -> String {
    let Some(dating) = published else {
        return "no date".to_owned();
    };
    let basis = match dating.basis {
        Basis::Option => "set by hand",
        Basis::Metadata => "stated outside the text",
        Basis::Text => "by its own text",
        Basis::Corpus => "by other articles",
        Basis::File => "by the time of the file",
    };
    format!("{} {basis}", dating.days)
}

/// `PERSON Ada Lark: a first name before it`.
fn names(corpus: &Corpus, id: ArticleId, entry: &Entry) -> Vec<(Span, String)> {
    let mentions = entry.annotations.mentions.iter();
    let named = mentions.zip(corpus.entities_in(id)).map(|(mention, of)| {
        let Entity { kind, name, .. } = corpus.entity(*of);
        let why = mention.rule.reason();
        (mention.span, format!("{} {name}: {why}", kind.name()))
    });
    named.collect()
}

/// `2024-03-05`, or a dash where the days are not known.
fn times(entry: &Entry) -> Vec<(Span, String)> {
    let times = entry.annotations.times.iter().zip(&entry.values);
    let told = times.map(|(time, value)| {
        let days = value.days.map_or("-".to_owned(), |days| days.to_string());
        (time.span, days)
    });
    told.collect()
}

/// What in the text speaks for the date of the article, and against it.
fn evidence(entry: &Entry) -> Vec<(Span, String)> {
    let dating = entry.published.iter();
    let own = dating.flat_map(|dating| {
        let speaks_for = dating.evidence.iter().map(|it| (it, "for"));
        let against = dating.clashes.iter().map(|it| (it, "against"));
        speaks_for.chain(against)
    });
    let own = own.filter(|(it, _)| it.article == entry.article.key);
    let told = own.map(|(it, side)| (it.span, format!("{side} the date: {}", it.why)));
    told.collect()
}
