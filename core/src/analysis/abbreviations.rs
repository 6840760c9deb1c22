//! Shortened words that keep their full stop.

/// What a full stop after a shortened word can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name or a number follows: `Gen.`, `Nov.`, `No.`
    Leads,
    /// It may be the last word of a sentence: `Inc.`, `etc.`
    MayEnd,
}

impl Abbreviation {
    /// What `word` before a full stop is; `next` is the first character after it that is no space.
    pub(super) fn of(word: &str, next: Option<char>) -> Option<Abbreviation> {
        let before_digit = next.is_some_and(|c| c.is_ascii_digit());
        match word {
            "Mr" | "Mrs" | "Ms" | "Mme" | "Mlle" | "Messrs" | "Dr" | "Prof" | "Rev" | "Fr"
            | "Hon" | "Gen" | "Lt" | "Col" | "Maj" | "Capt" | "Cpt" | "Cmdr" | "Cdr" | "Adm"
            | "Brig" | "Sgt" | "Cpl" | "Pvt" | "Supt" | "Insp" | "Det" | "Gov" | "Sen" | "Rep"
            | "Reps" | "Sens" | "Pres" | "Amb" | "Atty" | "St" | "Ste" | "Mt" | "Ft" | "vs"
            | "cf" | "approx" | "ca" | "gen" | "maj" | "col" | "lt" => Some(Abbreviation::Leads),
            "No" | "Nos" | "no" | "nos" | "Art" | "art" | "Sec" | "p" | "pp" | "Fig" | "fig"
            | "Sat" | "Sun" | "par" | "ch"
                if before_digit =>
            {
                Some(Abbreviation::Leads)
            }
            "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct"
            | "Nov" | "Dec" | "Mon" | "Tue" | "Tues" | "Wed" | "Thu" | "Thur" | "Thurs" | "Fri"
            | "Inc" | "Corp" | "Co" | "Cos" | "Ltd" | "Plc" | "Bros" | "Jr" | "Sr" | "Esq"
            | "Ave" | "Blvd" | "Rd" | "Dept" | "Univ" | "Assn" | "Bldg" | "Ala" | "Ariz"
            | "Ark" | "Calif" | "Colo" | "Conn" | "Del" | "Fla" | "Ga" | "Ill" | "Ind" | "Kan"
            | "Ky" | "La" | "Md" | "Mich" | "Minn" | "Mo" | "Mont" | "Neb" | "Nev" | "Okla"
            | "Ore" | "Pa" | "Tenn" | "Tex" | "Va" | "Vt" | "Wash" | "Wis" | "Wyo" | "etc"
            | "est" | "al" | "pct" | "incl" => Some(Abbreviation::MayEnd),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_words_are_short_only_before_a_figure() {
        assert!(Abbreviation::of("No", Some('2')).is_some());
        assert!(Abbreviation::of("No", Some('H')).is_none());
        assert!(Abbreviation::of("mill", Some('2')).is_none());
    }
}
