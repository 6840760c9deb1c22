//! Dictionary forms, by rule and a list of what no rule gives.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tag::Tag;

/// The dictionary form of a word of that part of speech, in lower case but for names.
///
/// By rule where the word is regular, so that a word nobody knows has one too.
pub fn lemma(form: &str, tag: Tag) -> String {
    if matches!(tag, Tag::Nnp | Tag::Nnps) {
        return form.to_owned();
    }
    let word = form.to_lowercase().replace('’', "'");
    let irregular = match tag {
        _ if tag.is_verb() || tag == Tag::Md => find(VERBS, &word),
        Tag::Nns => find(NOUNS, &word),
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => find(DEGREES, &word),
        Tag::Rb => (word == "n't").then_some("not"),
        _ => None,
    };
    if let Some(lemma) = irregular {
        return lemma.to_owned();
    }
    match tag {
        Tag::Nns | Tag::Vbz => without_s(&word),
        Tag::Vbd | Tag::Vbn => without(&word, "ed"),
        Tag::Vbg => without(&word, "ing"),
        _ => word,
    }
}

/// A line of a list: the lemma, then its forms.
fn find(list: &'static str, word: &str) -> Option<&'static str> {
    let line = list
        .lines()
        .find(|line| line.split(' ').any(|form| form == word))?;
    line.split(' ').next()
}

fn without_s(word: &str) -> String {
    let stem = |end: &str| word.strip_suffix(end);
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for end in ["ches", "shes", "sses", "xes", "zzes", "oes"] {
        if word.ends_with(end) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match stem("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && stem.len() > 1 => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Takes `ed` or `ing` off, and mends the end (`stopp`, `clos`, `carri`) to that of a verb there is.
fn without(word: &str, end: &str) -> String {
    let Some(stem) = word
        .strip_suffix(end)
        .filter(|stem| stem.contains(is_vowel))
    else {
        return word.to_owned();
    };
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let doubled = last == before && last.is_some_and(|c| !is_vowel(c));
    let single = &stem[..stem.len() - last.map_or(0, |c| if doubled { c.len_utf8() } else { 0 })];
    // `hoped` is of `hope`, since that of `hop` would be doubled.
    let candidates = [
        format!("{stem}e"),
        stem.to_owned(),
        single.to_owned(),
        format!("{}y", stem.trim_end_matches('i')),
    ];
    if let Some(known) = candidates.iter().find(|verb| BASES.contains(verb.as_str())) {
        return known.clone();
    }
    match (last, before) {
        (Some('i'), _) if end == "ed" => candidates[3].clone(),
        (Some('l' | 's' | 'z' | 'f'), _) if doubled => candidates[1].clone(),
        _ if doubled => candidates[2].clone(),
        (Some('v' | 'c' | 'u' | 'z'), _) | (Some('s'), Some('a' | 'i' | 'o' | 'u' | 'r' | 'n')) => {
            candidates[0].clone()
        }
        (Some('t'), Some('a'))
        | (Some('g'), Some('r' | 'd' | 'a'))
        | (Some('l'), Some('b' | 'd' | 'g' | 'k' | 'p' | 't')) => candidates[0].clone(),
        _ => candidates[1].clone(),
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Verbs as dictionaries have them, as counted by `examples/train_syntax`.
static BASES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("verbs.txt").lines().collect());

/// The lemma and its forms, a verb a line.
const VERBS: &str = "\
be am is are was were been being 's 're 'm
have has had having 've
do does did done doing
will 'll wo
would 'd
can ca
say says said saying
go goes went gone going
get gets got gotten getting
make makes made making
know knows knew known knowing
think thinks thought thinking
take takes took taken taking
see sees saw seen seeing
come comes came coming
give gives gave given giving
tell tells told telling
become becomes became becoming
leave leaves left leaving
feel feels felt feeling
bring brings brought bringing
begin begins began begun beginning
keep keeps kept keeping
hold holds held holding
write writes wrote written writing
stand stands stood standing
hear hears heard hearing
mean means meant meaning
meet meets met meeting
run runs ran running
pay pays paid paying
sit sits sat sitting
speak speaks spoke spoken speaking
lie lies lay lain lying lied
lead leads led leading
read reads reading
grow grows grew grown growing
lose loses lost losing
fall falls fell fallen falling
send sends sent sending
build builds built building
understand understands understood understanding
draw draws drew drawn drawing
break breaks broke broken breaking
spend spends spent spending
cut cuts cutting
rise rises rose risen rising
drive drives drove driven driving
buy buys bought buying
wear wears wore worn wearing
choose chooses chose chosen choosing
win wins won winning
fight fights fought fighting
find finds found finding
catch catches caught catching
teach teaches taught teaching
seek seeks sought seeking
sell sells sold selling
shoot shoots shot shooting
strike strikes struck stricken striking
throw throws threw thrown throwing
fly flies flew flown flying
sing sings sang sung singing
sink sinks sank sunk sinking
swim swims swam swum swimming
steal steals stole stolen stealing
forget forgets forgot forgotten forgetting
forgive forgives forgave forgiven forgiving
hide hides hid hidden hiding
ride rides rode ridden riding
shake shakes shook shaken shaking
swear swears swore sworn swearing
tear tears tore torn tearing
wake wakes woke woken waking
bear bears bore borne bearing
beat beats beaten beating
bite bites bit bitten biting
blow blows blew blown blowing
deal deals dealt dealing
dig digs dug digging
eat eats ate eaten eating
feed feeds fed feeding
flee flees fled fleeing
freeze freezes froze frozen freezing
hang hangs hung hanging
lay lays laid laying
lend lends lent lending
light lights lit lighting
overcome overcomes overcame overcoming
prove proves proved proven proving
show shows showed shown showing
sleep sleeps slept sleeping
slide slides slid sliding
spring springs sprang sprung springing
stick sticks stuck sticking
sweep sweeps swept sweeping
undergo undergoes underwent undergone undergoing
withdraw withdraws withdrew withdrawn withdrawing
bind binds bound binding
bleed bleeds bled bleeding
breed breeds bred breeding
cling clings clung clinging
creep creeps crept creeping
die dies died dying
tie ties tied tying
oversee oversees oversaw overseen overseeing
put puts putting
set sets setting
let lets letting
hit hits hitting
agree agrees agreed agreeing
free frees freed freeing
guarantee guarantees guaranteed guaranteeing
";

/// Nouns whose plural no rule gives.
const NOUNS: &str = "\
man men
woman women
child children
person people
foot feet
tooth teeth
mouse mice
goose geese
life lives
wife wives
knife knives
leaf leaves
half halves
wolf wolves
shelf shelves
thief thieves
loaf loaves
crisis crises
analysis analyses
basis bases
thesis theses
hypothesis hypotheses
phenomenon phenomena
criterion criteria
datum data
medium media
policeman policemen
spokesman spokesmen
spokeswoman spokeswomen
movie movies
series series
species species
shoe shoes
lie lies
tie ties
";

/// Adjectives and adverbs that are compared by other words.
const DEGREES: &str = "\
good better best
bad worse worst
many more most
little less least
far farther further farthest furthest
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dictionary_forms_are_found_by_rule_and_by_list() {
        for (form, tag, expected) in [
            ("said", Tag::Vbd, "say"),
            ("announced", Tag::Vbd, "announce"),
            ("stopped", Tag::Vbn, "stop"),
            ("carried", Tag::Vbd, "carry"),
            ("hoping", Tag::Vbg, "hope"),
            ("visited", Tag::Vbd, "visit"),
            ("denies", Tag::Vbz, "deny"),
            ("wo", Tag::Md, "will"),
            ("n’t", Tag::Rb, "not"),
            ("Women", Tag::Nns, "woman"),
            ("parties", Tag::Nns, "party"),
            ("crashes", Tag::Nns, "crash"),
            ("worse", Tag::Jjr, "bad"),
            ("Kings", Tag::Nnps, "Kings"),
            ("glimmed", Tag::Vbd, "glim"),
        ] {
            assert_eq!(lemma(form, tag), expected, "{form}");
        }
    }
}
