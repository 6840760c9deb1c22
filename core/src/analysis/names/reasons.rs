//! Reasons by which the article itself says what a name names.

pub(super) const TOWN_OF: &str = "`town of` or the like stands before it";
pub(super) const BEFORE: &str = "the words before it say what it is";
pub(super) const AFTER: &str = "the words after it say what it is";
pub(super) const GROUP: &str = "`group` or the like stands before it";
pub(super) const MILITANTS: &str = "`militants` or the like stands after it";
pub(super) const PROVINCE: &str = "`province` or the like stands after it";
pub(super) const CAMPAIGN: &str = "`campaign` or the like stands after it";
pub(super) const OPERATION: &str = "`operation` or the like stands before it";
pub(super) const LED: &str = "`-led` or the like is joined to it";
pub(super) const ACRONYM: &str = "a word list knows the acronym";
pub(super) const WAS_TOLD: &str = "it was told something";
pub(super) const AMPERSAND: &str = "`&` joins its words";
pub(super) const MONTH: &str = "a month stands here as a given name";
pub(super) const LISTED: &str = "a word list knows it";
pub(super) const BYLINE: &str = "it stands in the byline";
/// Nothing learnt tells that there is no name at all.
pub(super) const TITLED: &str = "a title stands before it";
/// Its last word is all of this one.
pub(super) const FULLER_PERSON: &str = "a fuller name of the person stands in the article";
/// A definition joins it with another name, which is of the kind.
pub(super) const ANOTHER_NAME: &str = "another name of it is of this kind";
/// The head or the end of a list, or all its other members, say what is in it.
pub(super) const LISTED_AS: &str = "it stands in a list of places";

/// Whether `why` is one of them, so that nothing learnt from other texts counts against it.
pub(super) fn is_told(why: &str) -> bool {
    let told = [
        TOWN_OF,
        BEFORE,
        AFTER,
        GROUP,
        MILITANTS,
        PROVINCE,
        CAMPAIGN,
        OPERATION,
        LED,
        ACRONYM,
        BYLINE,
        AMPERSAND,
        MONTH,
        WAS_TOLD,
        ANOTHER_NAME,
        LISTED_AS,
    ];
    told.contains(&why)
}
