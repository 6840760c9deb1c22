//! What the words of one line alone tell about its part in a page.

/// Words with which a page asks its reader to do something.
const IMPERATIVES: &[&str] = &[
    "add",
    "bookmark",
    "buy",
    "click",
    "comment",
    "contact",
    "donate",
    "download",
    "email",
    "enter",
    "find",
    "follow",
    "get",
    "give",
    "install",
    "join",
    "leave",
    "like",
    "listen",
    "log",
    "post",
    "print",
    "read",
    "register",
    "report",
    "see",
    "send",
    "share",
    "sign",
    "sneak",
    "stay",
    "submit",
    "subscribe",
    "support",
    "swipe",
    "tap",
    "tell",
    "tweet",
    "upgrade",
    "view",
    "visit",
    "watch",
    "write",
];

/// What it asks the reader to do it with, or to whom.
const TARGETS: &[&str] = &[
    "account",
    "alerts",
    "app",
    "article",
    "articles",
    "below",
    "channel",
    "channels",
    "comment",
    "comments",
    "discussion",
    "email",
    "facebook",
    "feedback",
    "free",
    "friend",
    "friends",
    "here",
    "inbox",
    "instagram",
    "link",
    "live",
    "me",
    "more",
    "newsletter",
    "newsletters",
    "notifications",
    "our",
    "page",
    "post",
    "stories",
    "story",
    "subscription",
    "telegram",
    "this",
    "twitter",
    "updates",
    "us",
    "whatsapp",
    "youtube",
    "your",
];

/// Phrases that belong to pages and hardly to news.
const PAGE_PHRASES: &[&str] = &[
    "advertisement",
    "all rights reserved",
    "also read",
    "back to top",
    "comment policy",
    "comment(s)",
    "comments (",
    "commercial break",
    "contact us",
    "continue reading",
    "cookie policy",
    "cookies",
    "copyright",
    "editor's pick",
    "follow us",
    "has been sent",
    "javascript",
    "keep reading",
    "latest news",
    "leave a comment",
    "leave a reply",
    "log in",
    "min read",
    "mins read",
    "minute read",
    "more from",
    "more on this",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "next article",
    "no comments",
    "post a comment",
    "previous article",
    "privacy policy",
    "promoted",
    "read also",
    "read more",
    "recommended",
    "related article",
    "related content",
    "related news",
    "related stories",
    "related story",
    "related topics",
    "required field",
    "scroll to",
    "see also",
    "share on",
    "share this",
    "sign in",
    "sign up",
    "skip to",
    "sponsored",
    "story continues",
    "subscribe",
    "terms and conditions",
    "terms of",
    "terms &",
    "trending",
    "what do you think",
    "you may also",
    "you might also",
    "©",
];

/// Who sends pictures and texts to many outlets.
const AGENCIES: &[&str] = &[
    "aa",
    "afp",
    "anadolu",
    "ani",
    "ansa",
    "ap",
    "associated press",
    "bloomberg",
    "dpa",
    "epa",
    "getty",
    "ians",
    "interfax",
    "kyodo",
    "pa",
    "pti",
    "reuters",
    "sana",
    "tass",
    "upi",
    "wam",
    "xinhua",
    "yonhap",
];

/// Whether the line asks its reader to do something with the page.
pub(super) fn invites(line: &str) -> bool {
    let lower = line.to_lowercase();
    if [
        "do you like",
        "do you have",
        "did you like",
        "what do you think",
        "have your say",
    ]
    .iter()
    .any(|opening| lower.starts_with(opening))
    {
        return true;
    }
    lower.split_inclusive(['.', '!', '?']).any(|sentence| {
        let mut words = sentence
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let asks = words.next().is_some_and(|word| IMPERATIVES.contains(&word));
        asks && words.any(|word| TARGETS.contains(&word))
    })
}

/// Whether the line holds a phrase of pages.
pub(super) fn is_of_page(line: &str) -> bool {
    let lower = line.to_lowercase();
    let has_letters = line.chars().any(char::is_alphanumeric);
    !has_letters || PAGE_PHRASES.iter().any(|phrase| holds(&lower, phrase))
}

/// Whether `phrase` stands in `text` with no letter right before it.
fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

/// Whether the line says whose text or picture it is, and no more.
pub(super) fn is_credit(line: &str) -> bool {
    let lower = line.trim_start_matches(['(', '[']).to_lowercase();
    let names_itself = [
        "source:",
        "sources:",
        "photo:",
        "photos:",
        "image:",
        "picture:",
        "credit:",
        "photo by",
        "photograph:",
        "photo credit",
        "image credit",
        "image source",
        "reporting by",
        "additional reporting",
        "writing by",
        "editing by",
        "compiled by",
        "photo courtesy",
    ];
    names_itself
        .iter()
        .any(|opening| lower.starts_with(opening))
}

/// Whether the line ends with whose picture it describes, or begins with what only captions begin with.
pub(super) fn is_caption(line: &str) -> bool {
    let lower = line.to_lowercase();
    if [
        "file photo",
        "(file)",
        "[file]",
        "file -",
        "file –",
        "photo shows",
        "image shows",
    ]
    .iter()
    .any(|opening| lower.starts_with(opening))
    {
        return true;
    }
    credit_at_end(&lower).is_some_and(|credit| {
        let (start, owner) = credit;
        let pictured = [
            "photo", "image", "picture", "file", "courtesy", "handout", "getty",
        ];
        let agency = owner
            .split(['/', '|', ',', ':'])
            .any(|part| AGENCIES.contains(&part.trim()));
        lower[..start].split_whitespace().nth(4).is_some()
            && (agency || pictured.iter().any(|word| holds(owner, word)))
    })
}

/// Where the credit at the end of a caption begins, and what it says: `[Photo ..]`, `PHOTO: ..`, `/ AFP`.
fn credit_at_end(lower: &str) -> Option<(usize, &str)> {
    let line = lower.trim_end_matches(['.', ' ', '\u{a0}']);
    if let Some(inner) = line.strip_suffix([']', ')']) {
        let start = inner.rfind(['[', '('])?;
        return Some((start, &inner[start + 1..]));
    }
    let labels = [
        "photo:",
        "photos:",
        "image:",
        "picture:",
        "credit:",
        "photo by",
        "photograph:",
    ];
    if let Some(start) = labels.iter().filter_map(|label| line.rfind(label)).max() {
        let short = line[start..].split_whitespace().count() <= 8;
        return short.then_some((start, &line[start..]));
    }
    let start = line.rfind([' ', '\u{a0}']).and_then(|last| {
        let before = line[..last].trim_end();
        before.strip_suffix(['/', '|', '—', '–']).map(str::len)
    })?;
    Some((
        start,
        line[start..].trim_start_matches([' ', '/', '|', '—', '–', '\u{a0}']),
    ))
}

/// Whether the line is `By` and a name.
pub(super) fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let by = matches!(words.next(), Some("By" | "BY" | "by"));
    let names: Vec<&str> = words.collect();
    let n_named = names
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    by && (1..=10).contains(&names.len()) && n_named * 2 >= names.len() && !ends_with_stop(line)
}

/// Whether the line ends as a sentence does, quotation marks and brackets aside.
pub(super) fn ends_with_stop(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', '`', ')', ']', '»', ' ', '\u{a0}'])
        .ends_with(['.', '?', '!', '…', ':', ';', '。', '؟', '۔', '।'])
}

/// Whether the letters of the line are all capitals, and there are several.
pub(super) fn is_shouted(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && line.len() > 4 && letters.all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_asks_for_something_of_the_page() {
        assert!(invites("Follow the Dunmore Herald on Facebook"));
        assert!(invites("Nice story? Tell your friends."));
        assert!(!invites("Follow the river to find the mill, she said."));
        assert!(!invites("Ministers share the blame for the flood."));
    }

    #[test]
    fn phrases_of_pages_begin_at_a_word() {
        assert!(is_of_page("5 MIN READ"));
        assert!(is_of_page("* * *"));
        assert!(!is_of_page("The admin read the letter."));
    }

    #[test]
    fn a_caption_ends_with_whose_picture_it_is() {
        assert!(is_caption(
            "Farmers cross the Dun near Ashby on Monday. PHOTO: REUTERS"
        ));
        assert!(is_caption(
            "Farmers cross the Dun near Ashby. [Photo by Ann Hale]"
        ));
        assert!(is_caption(
            "Farmers cross the Dun near Ashby, on March 4. / AFP"
        ));
        assert!(!is_caption("Farmers crossed the Dun on Monday (March 4)."));
        assert!(!is_caption("[Photo by Ann Hale]"));
    }

    #[test]
    fn a_byline_is_by_and_a_name() {
        assert!(is_byline("By Ann Hale"));
        assert!(!is_byline("By the time it rained, the mill had closed"));
        assert!(!is_byline("By Monday it was over."));
    }
}
