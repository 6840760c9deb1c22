//! Short forms of given names that English news uses, with the names they are short for.

/// Each line: a short form, then the names that it may stand for.
const SHORT_FORMS: &[&str] = &[
    "abby abigail",
    "abe abraham",
    "al albert alan allan alfred alexander alvin",
    "alex alexander alexandra alexandros alexei alejandro alexis",
    "alexis alexandros",
    "andy andrew andrea anders",
    "angie angela",
    "ann anna anne",
    "art arthur",
    "barb barbara",
    "becky rebecca",
    "ben benjamin bennett benedict",
    "bernie bernard",
    "bert albert robert herbert",
    "beth elizabeth",
    "betty elizabeth",
    "bill william",
    "billy william",
    "bob robert",
    "bobby robert",
    "brad bradley bradford",
    "cathy catherine",
    "charlie charles",
    "chet chester",
    "chris christopher christian christine christina christos",
    "chuck charles",
    "cindy cynthia",
    "cliff clifford clifton",
    "dan daniel",
    "danny daniel",
    "dave david",
    "deb deborah debra",
    "debbie deborah debra",
    "dick richard",
    "dmitri dmitry",
    "don donald",
    "donny donald",
    "doug douglas",
    "drew andrew",
    "ed edward edwin edgar edmund eduardo",
    "eddie edward edwin edgar eduardo",
    "ellie eleanor ellen",
    "fran francis frances",
    "frank francis franklin",
    "fred frederick alfred frederic",
    "gabe gabriel",
    "gene eugene",
    "geoff geoffrey",
    "gerry gerald gerard",
    "greg gregory",
    "gus augustus gustav",
    "hal harold henry",
    "hank henry",
    "harry harold henry",
    "ike isaac dwight",
    "jack john jackson",
    "jake jacob",
    "jamie james",
    "jeff jeffrey jefferson",
    "jen jennifer",
    "jenny jennifer",
    "jerry gerald jerome jeremy jeremiah",
    "jess jessica",
    "jim james",
    "jimmy james",
    "joe joseph",
    "joey joseph",
    "johnny john jonathan",
    "jon jonathan john",
    "josh joshua",
    "kate katherine catherine kathleen",
    "kathy katherine kathleen",
    "katie katherine kathleen",
    "ken kenneth",
    "kenny kenneth",
    "kim kimberly",
    "larry lawrence laurence",
    "len leonard",
    "leo leonard leonardo leonid",
    "les leslie lester",
    "liz elizabeth",
    "lou louis louise",
    "maggie margaret",
    "manny manuel emmanuel",
    "marty martin",
    "matt matthew",
    "max maxwell maximilian maxim",
    "meg margaret megan",
    "mick michael",
    "mickey michael",
    "mike michael mikhail",
    "mitch mitchell",
    "mo maurice mohamed mohammed muhammad moses",
    "nate nathan nathaniel",
    "ned edward",
    "nick nicholas nicolas nikolai",
    "norm norman",
    "pam pamela",
    "pat patrick patricia",
    "patty patricia",
    "peggy margaret",
    "pete peter",
    "phil philip phillip",
    "randy randall randolph",
    "ray raymond",
    "rich richard",
    "rick richard frederick ricardo eric",
    "ricky richard ricardo",
    "rob robert",
    "robbie robert",
    "rod rodney roderick",
    "ron ronald",
    "ronnie ronald",
    "roz rosalind",
    "russ russell",
    "rusty russell",
    "sam samuel samantha",
    "sandy sandra alexander",
    "sid sidney sydney",
    "stan stanley",
    "steve steven stephen",
    "sue susan suzanne",
    "susie susan suzanne",
    "ted edward theodore",
    "teddy edward theodore",
    "terry terence terrence theresa",
    "tim timothy",
    "tom thomas",
    "tommy thomas",
    "tony anthony antonio",
    "val valerie valentin",
    "vic victor",
    "vicky victoria",
    "vince vincent",
    "wally walter wallace",
    "walt walter",
    "will william",
    "willie william",
    "zach zachary",
];

/// Whether one of the given names, in lower case, is a short form of the other, or both are of one name.
pub(super) fn one_given_name(a: &str, b: &str) -> bool {
    let full = |short: &str| {
        let line = SHORT_FORMS.binary_search_by_key(&short, |line| first(line));
        line.ok()
            .into_iter()
            .flat_map(|at| SHORT_FORMS[at].split(' '))
    };
    full(a).any(|name| name == b || full(b).any(|other| other == name))
        || full(b).any(|name| name == a)
}

fn first(line: &'static str) -> &'static str {
    line.split(' ').next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_stand_in_order() {
        assert!(SHORT_FORMS.is_sorted_by_key(|line| first(line)));
    }

    #[test]
    fn a_short_form_meets_its_names_and_other_short_forms_of_them() {
        assert!(one_given_name("bob", "robert"));
        assert!(one_given_name("robert", "bob"));
        assert!(one_given_name("bob", "rob"));
        assert!(!one_given_name("bob", "bill"));
        assert!(!one_given_name("anna", "hanna"));
    }
}
