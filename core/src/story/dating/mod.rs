//! When an article was published.
//!
//! From the strongest evidence to the weakest: the reader's word and what the source states, the
//! article's address, what its text prints, and at last the other articles, which tell with a date
//! what this one tells of a bare weekday.

mod asked;
mod clue;
mod narrow;
mod printed;
mod quoted;
mod weigh;

use crate::{
    analysis::AnnotatedArticle,
    article::{Basis, Dating, Evidence},
    source,
};
pub use asked::{Answer, Asked, Undated, Witness};
pub use clue::{Clue, clues};
pub use weigh::by_others;

/// A date in the text may lie so many days off the stated one without speaking against it: zones of
/// time differ, and pages are dated by when they were last touched.
const MAX_DAYS_APART: i32 = 1;

/// The publication date of `annotated`, from what its source states down to clues in its text.
///
/// Of the text, a date printed beside the headline decides, or else the weekday and date told in
/// the lead (`on Thursday (Nov 23)`), its year found from the weekday and the years that the
/// article names. Dates beside the headline that differ give all the days from the first to the last.
/// A date in the text that cannot be reconciled with the one stated is kept as a clash, unless the reader set the date.
pub fn published(annotated: &AnnotatedArticle) -> Option<Dating> {
    let stated = &annotated.article.stated;
    let in_url = || source::date_in_url(stated.url.as_deref()?);
    let Some(mut dating) = stated.published.clone().or_else(in_url) else {
        return printed::beside_headline(annotated).or_else(|| printed::in_lead(annotated));
    };
    if dating.basis != Basis::Option {
        dating.clashes = clashes(annotated, &dating);
    }
    Some(dating)
}

/// What the text prints that is at odds with the stated `dating`: other days beside the headline, or
/// a day of the month that falls on another weekday then.
fn clashes(annotated: &AnnotatedArticle, dating: &Dating) -> Vec<Evidence> {
    let beside = printed::beside_headline(annotated);
    let updated = annotated.article.stated.updated.iter();
    let stated = updated.map(|updated| updated.days).chain([dating.days]);
    let is_stated = |it: &Dating| {
        let mut stated = stated.clone();
        stated.any(|days| it.days.days_apart(days) <= MAX_DAYS_APART)
    };
    let apart = beside.filter(|it| !is_stated(it));
    let mut against: Vec<Evidence> = apart.map_or(Vec::new(), |it| it.evidence);
    against.retain(|it| it.why != printed::OF_UPDATE);
    against.extend(printed::other_weekday(annotated, dating.days));
    against
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{self, annotate},
        article::DateRange,
        story::fixture,
        text::Text,
    };

    /// The days of publication and the words that decide.
    #[track_caller]
    fn check(input: &str, expected: Option<(&str, &[&str])>) {
        let article = analysis::fixture::article(&Text::new(input));
        let annotations = annotate(&article);
        let dating = published(&AnnotatedArticle {
            article: article.clone(),
            annotations,
        });
        let found = dating.map(|dating| {
            let words = dating
                .evidence
                .iter()
                .map(|it| article.text[it.span].to_owned());
            (dating.days.to_string(), words.collect::<Vec<_>>())
        });
        let found = found
            .as_ref()
            .map(|(days, words)| (days.as_str(), words.iter().map(String::as_str).collect()));
        assert_eq!(found, expected.map(|(days, words)| (days, words.to_vec())));
    }

    #[test]
    fn a_date_beside_the_headline_decides() {
        check(
            "Mill reopens\nBy Ann Hale\nMarch 4, 2024\nThe old mill of Ashby reopened on Friday, two months after the flood of December 3, 2023.",
            Some(("2024-03-04", &["March 4, 2024"])),
        );
    }

    #[test]
    fn a_dateline_decides() {
        check(
            "ASHBY, March 4, 2024 (ANP) - The old mill of Ashby reopened on Friday after the flood of December 3, 2023.",
            Some(("2024-03-04", &["March 4, 2024"])),
        );
    }

    #[test]
    fn dates_that_differ_give_a_range() {
        check(
            "Mill reopens\n4 March 2024\n6 March 2024\nThe old mill of Ashby reopened on Friday, two months after the flood, its owners said.",
            Some(("2024-03-04/2024-03-06", &["4 March 2024", "6 March 2024"])),
        );
    }

    #[test]
    fn the_day_of_an_update_is_kept_apart_and_decides_nothing() {
        check(
            "Mill reopens\nPublished 4 March 2024\nUpdated 6 March 2024\nThe old mill of Ashby reopened on Friday, two months after the flood, its owners said.",
            Some(("2024-03-04", &["4 March 2024", "6 March 2024"])),
        );
        check(
            "Mill reopens\nUpdated 6 March 2024\nThe old mill of Ashby reopened on Friday, two months after the flood, its owners said.",
            None,
        );
    }

    #[test]
    fn a_date_with_the_time_of_day_stamps_the_text() {
        check(
            "The mill is open to all who like old wheels Monday 4 March 2024 10.40 GMT The old mill of Ashby reopened, its owners said, and the river was calm.",
            Some(("2024-03-04", &["Monday 4 March 2024"])),
        );
    }

    #[test]
    fn a_date_in_full_in_a_sentence_is_not_that_of_the_article() {
        check(
            "Ada Lark waves to visitors from the old mill of Ashby on Monday, March 4, 2024. The owners of the mill thanked the town for its help.",
            None,
        );
    }

    #[test]
    fn a_date_below_the_text_is_not_that_of_the_article() {
        check(
            "Mill reopens\n\nThe old mill of Ashby reopened to visitors on Friday, two months after the flood, its owners said.\n\nPosted March 4, 2024 at 9:50 am",
            None,
        );
    }

    /// The words that speak against `stated`, the day of publication.
    fn against(stated: &str, text: &str) -> Vec<String> {
        let literal = format!("//- a/1.txt {stated}\n{text}");
        let (_, annotated) = fixture::articles(&literal).swap_remove(0);
        let dating = published(&annotated).unwrap();
        assert_eq!(dating.days.to_string(), stated);
        let words = dating
            .clashes
            .iter()
            .map(|it| annotated.article.text[it.span].to_owned());
        words.collect()
    }

    #[test]
    fn a_printed_date_that_is_not_the_stated_one_is_kept_as_a_clash() {
        let text = "Mill reopens\nPublished 4 March 2024\nUpdated 9 March 2024\nThe old mill of Ashby reopened on Friday, two months after the flood, its owners said.";
        assert_eq!(against("2024-05-09", text), ["4 March 2024"]);
        assert!(against("2024-03-05", text).is_empty());
    }

    #[test]
    fn the_day_of_an_update_that_the_source_states_is_no_clash() {
        let literal = "//- a/1.txt 2024-03-05\nMill reopens\n9 March 2024\nThe old mill of Ashby reopened on Friday, two months after the flood, its owners said.";
        let (_, mut annotated) = fixture::articles(literal).swap_remove(0);
        assert_eq!(published(&annotated).unwrap().clashes.len(), 1);
        let day = DateRange::day(jiff::civil::date(2024, 3, 9));
        annotated.article.stated.updated = Some(Dating::stated(day, None, Basis::Metadata));
        assert!(published(&annotated).unwrap().clashes.is_empty());
    }

    #[test]
    fn a_day_of_the_month_on_another_weekday_is_kept_as_a_clash() {
        let text = "The old mill of Ashby reopened on Monday (March 4), two months after the flood, its owners said.";
        assert_eq!(against("2023-03-05", text), ["Monday (March 4)"]);
        assert!(against("2024-03-05", text).is_empty());
    }

    #[test]
    fn weekday_and_date_find_their_year_after_the_latest_one_named() {
        check(
            "The old mill of Ashby reopened on Monday (March 4), for the first time since 2022, its owners said.",
            Some(("2024-03-04", &["Monday (March 4)", "2022"])),
        );
    }

    #[test]
    fn years_to_come_are_no_years_named() {
        check(
            "The old mill of Ashby reopened on Monday (March 4) and is to close by 2022, its owners said.",
            None,
        );
    }

    #[test]
    fn a_year_long_past_leaves_the_date_open() {
        check(
            "The old mill of Ashby reopened on Monday (March 4), for the first time since 2014, its owners said.",
            None,
        );
    }

    #[test]
    fn a_weekday_alone_dates_nothing() {
        check(
            "The old mill of Ashby reopened on Monday, two months after the flood of 2023, its owners said.",
            None,
        );
    }
}
