//! What is done to what is counted, as far as words that mean the same are concerned.

/// Something that is done, as a class of words; its name is its commonest word.
///
/// `killed`, `dead` and `death toll` are one act, so that reports meet that word it otherwise.
pub(super) fn act(word: &str) -> Option<&'static str> {
    let exact = match word {
        "dead" | "died" | "dies" | "die" | "dying" | "death" | "deaths" | "toll" | "fatal"
        | "slain" | "lives" => Some("kill"),
        "taken" | "took" | "retaken" | "retook" | "overran" | "overrun" | "cleared"
        | "clearing" | "freed" | "control" | "hands" | "free" => Some("take"),
        "fled" | "flee" | "fleeing" | "homeless" => Some("displace"),
        "missing" | "unaccounted" => Some("miss"),
        "ill" | "sick" | "sickened" => Some("infect"),
        "hurt" => Some("injure"),
        "custody" => Some("arrest"),
        "sold" | "sell" | "selling" | "sells" => Some("sell"),
        "built" | "build" | "building" => Some("build"),
        "lost" | "lose" | "losing" | "loses" => Some("lose"),
        "ruled" | "ruling" | "rule" => Some("rule"),
        "burned" | "burnt" | "burning" => Some("burn"),
        _ => None,
    };
    exact.or_else(|| {
        STEMS
            .iter()
            .find(|(stem, _)| word.starts_with(stem))
            .map(|(_, act)| *act)
    })
}

/// Beginnings of words, and the act that they tell.
const STEMS: &[(&str, &str)] = &[
    ("kill", "kill"),
    ("fatalit", "kill"),
    ("perish", "kill"),
    ("injur", "injure"),
    ("wound", "injure"),
    ("arrest", "arrest"),
    ("detain", "arrest"),
    ("displac", "displace"),
    ("evacuat", "displace"),
    ("infect", "infect"),
    ("captur", "take"),
    ("recaptur", "take"),
    ("retak", "take"),
    ("seiz", "take"),
    ("liberat", "take"),
    ("destroy", "destroy"),
    ("demolish", "destroy"),
    ("damag", "damage"),
    ("rescu", "rescue"),
    ("protest", "protest"),
    ("demonstrat", "protest"),
    ("rall", "protest"),
    ("march", "protest"),
    ("gather", "protest"),
    ("spill", "leak"),
    ("leak", "leak"),
    ("gush", "leak"),
    ("spew", "leak"),
    ("employ", "employ"),
    ("export", "export"),
    ("import", "import"),
    ("produc", "produce"),
    ("deploy", "deploy"),
    ("vaccinat", "vaccinate"),
    ("hospitali", "hospital"),
];

/// Whether `word` looks like a verb that [`act`] does not know, in the past or going on.
pub(super) fn is_verb(word: &str) -> bool {
    let ending = word.len() > 5 && (word.ends_with("ed") || word.ends_with("ing"));
    let tells = matches!(
        word,
        "reported"
            | "according"
            | "including"
            | "estimated"
            | "announced"
            | "confirmed"
            | "added"
            | "during"
            | "warned"
            | "claimed"
            | "stated"
            | "suspected"
            | "following"
            | "united"
            | "hundred"
            | "everything"
            | "something"
            | "nothing"
            | "anything"
            | "morning"
            | "evening"
            | "saying"
            | "adding"
    );
    ending && !tells
}

/// A noun in the singular; those who died and those who were hurt are people to whom that was done.
pub(super) fn singular(noun: &str) -> String {
    let irregular = match noun {
        "people" | "persons" | "deaths" | "fatalities" | "injuries" | "lives" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "kids" => "child",
        "policemen" => "policeman",
        "servicemen" => "serviceman",
        "gunmen" => "gunman",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if noun.ends_with(ending) {
            return noun[..noun.len() - 2].to_owned();
        }
    }
    match noun.ends_with('s') && !noun.ends_with("ss") {
        true => noun[..noun.len() - 1].to_owned(),
        false => noun.to_owned(),
    }
}

/// What the noun itself tells to be done: `12 deaths`.
pub(super) fn act_of_noun(noun: &str) -> Option<&'static str> {
    match noun {
        "deaths" | "fatalities" | "lives" => Some("kill"),
        "injuries" => Some("injure"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_one_act_meet() {
        for word in ["killing", "dead", "deaths", "fatalities"] {
            assert_eq!(act(word), Some("kill"), "{word}");
        }
        assert_eq!(act("cleared"), act("recaptured"));
        assert_ne!(act("injured"), act("killed"));
        assert_eq!(act("painted"), None);
    }

    #[test]
    fn nouns_are_compared_in_the_singular() {
        let nouns = ["villages", "people", "bodies", "churches", "gas", "deaths"].map(singular);
        assert_eq!(
            nouns,
            ["village", "person", "body", "church", "ga", "person"]
        );
    }
}
