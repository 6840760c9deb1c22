//! The signs that the screens draw with, each with a twin in ASCII of the same width.

/// One set of signs. All are one column wide but [`Glyphs::ellipsis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// An article nobody has opened yet.
    pub unread: &'static str,
    /// An article read in part.
    pub partly: &'static str,
    /// An article read to its end.
    pub read: &'static str,
    /// A copy of another article.
    pub copy: &'static str,
    /// Left of the selected row.
    pub bar: &'static str,
    /// Left of a line with something new.
    pub gutter: &'static str,
    /// Beside what is new in part.
    pub gutter_part: &'static str,
    /// The end of what was cut: one column, in ASCII three.
    pub ellipsis: &'static str,
    /// A line across.
    pub horizontal: &'static str,
    /// A line down.
    pub vertical: &'static str,
    /// A corner.
    pub top_left: &'static str,
    /// A corner.
    pub top_right: &'static str,
    /// A corner.
    pub bottom_left: &'static str,
    /// A corner.
    pub bottom_right: &'static str,
    /// A line across from which one goes down.
    pub tee_down: &'static str,
    /// A line across from which one goes up.
    pub tee_up: &'static str,
    /// A line down from which one goes left.
    pub tee_left: &'static str,
    /// A line down from which one goes right.
    pub tee_right: &'static str,
    /// Eight heights of a sparkline, the lowest first.
    pub levels: [&'static str; 8],
    /// One step of a bar that counts.
    pub count: &'static str,
    /// Stands for what is folded away.
    pub fold: &'static str,
    /// An event whose day is known.
    pub day: &'static str,
    /// An event known to lie within several days.
    pub range: &'static str,
    /// An event of which only the month or the year is known.
    pub span: &'static str,
    /// Where the reader is.
    pub here: &'static str,
    /// Between two short facts, and beside lines read elsewhere.
    pub dot: &'static str,
    /// A date that other articles decide.
    pub inferred: &'static str,
    /// A date of which only a range of days is known.
    pub ranged: &'static str,
    /// A date against which something speaks.
    pub clash: &'static str,
    /// Reports that agree.
    pub agree: &'static str,
    /// Reports whose later values follow from the earlier.
    pub progress: &'static str,
    /// What stands in one article only.
    pub only: &'static str,
    /// What an article leaves out that others tell.
    pub silent: &'static str,
    /// Before how many articles tell something.
    pub times: &'static str,
    /// A date that the reader set.
    pub corrected: &'static str,
    /// From one thing to another.
    pub arrow: &'static str,
}

/// Signs for a terminal with a usual font.
pub const UNICODE: Glyphs = Glyphs {
    unread: "●",
    partly: "◐",
    read: "○",
    copy: "◌",
    bar: "▍",
    gutter: "▎",
    gutter_part: "╎",
    ellipsis: "…",
    horizontal: "─",
    vertical: "│",
    top_left: "╭",
    top_right: "╮",
    bottom_left: "╰",
    bottom_right: "╯",
    tee_down: "┬",
    tee_up: "┴",
    tee_left: "┤",
    tee_right: "├",
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    count: "▇",
    fold: "⋯",
    day: "●",
    range: "◐",
    span: "○",
    here: "◆",
    dot: "·",
    inferred: "≈",
    ranged: "±",
    clash: "≠",
    agree: "=",
    progress: "↗",
    only: "◇",
    silent: "∅",
    times: "×",
    corrected: "✓",
    arrow: "→",
};

/// Signs that every terminal, font and encoding has.
pub const ASCII: Glyphs = Glyphs {
    unread: "*",
    partly: "%",
    read: ".",
    copy: "=",
    bar: ">",
    gutter: "|",
    gutter_part: ":",
    ellipsis: "...",
    horizontal: "-",
    vertical: "|",
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    tee_down: "+",
    tee_up: "+",
    tee_left: "+",
    tee_right: "+",
    levels: [".", ":", "-", "=", "+", "*", "%", "#"],
    count: "#",
    fold: "~",
    day: "o",
    range: "~",
    span: ".",
    here: "@",
    dot: "-",
    inferred: "~",
    ranged: "+",
    clash: "x",
    agree: "=",
    progress: "^",
    only: "o",
    silent: "-",
    times: "x",
    corrected: "!",
    arrow: ">",
};

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    /// Every sign of a set; does not compile when a field is left out.
    fn signs(glyphs: Glyphs) -> Vec<&'static str> {
        let Glyphs {
            unread,
            partly,
            read,
            copy,
            bar,
            gutter,
            gutter_part,
            ellipsis,
            horizontal,
            vertical,
            top_left,
            top_right,
            bottom_left,
            bottom_right,
            tee_down,
            tee_up,
            tee_left,
            tee_right,
            levels,
            count,
            fold,
            day,
            range,
            span,
            here,
            dot,
            inferred,
            ranged,
            clash,
            agree,
            progress,
            only,
            silent,
            times,
            corrected,
            arrow,
        } = glyphs;
        let single = [
            unread,
            partly,
            read,
            copy,
            bar,
            gutter,
            gutter_part,
            ellipsis,
            horizontal,
            vertical,
            top_left,
            top_right,
            bottom_left,
            bottom_right,
            tee_down,
            tee_up,
            tee_left,
            tee_right,
            count,
            fold,
            day,
            range,
            span,
            here,
            dot,
            inferred,
            ranged,
            clash,
            agree,
            progress,
            only,
            silent,
            times,
            corrected,
            arrow,
        ];
        single.into_iter().chain(levels).collect()
    }

    #[test]
    fn every_twin_is_printable_ascii() {
        for sign in signs(ASCII) {
            assert!(sign.bytes().all(|byte| byte.is_ascii_graphic()), "{sign}");
        }
    }

    #[test]
    fn twins_are_one_column_wide_like_the_signs_they_stand_for() {
        for (unicode, ascii) in signs(UNICODE).into_iter().zip(signs(ASCII)) {
            assert_eq!(unicode.width(), 1, "{unicode}");
            if unicode != UNICODE.ellipsis {
                assert_eq!(ascii.width(), 1, "{ascii} for {unicode}");
            }
        }
    }

    #[test]
    fn ways_to_know_a_date_differ_within_a_set() {
        for set in [UNICODE, ASCII] {
            let mut ways = [set.inferred, set.ranged, set.clash, set.corrected].to_vec();
            ways.sort_unstable();
            ways.dedup();
            assert_eq!(ways.len(), 4);
        }
    }

    #[test]
    fn ways_in_which_reports_stand_to_each_other_differ_within_a_set() {
        for set in [UNICODE, ASCII] {
            let mut ways = [set.clash, set.progress, set.agree, set.only, set.silent].to_vec();
            ways.sort_unstable();
            ways.dedup();
            assert_eq!(ways.len(), 5);
        }
    }

    #[test]
    fn states_of_reading_and_heights_differ_within_a_set() {
        for set in [UNICODE, ASCII] {
            let mut states = vec![set.unread, set.partly, set.read, set.copy];
            states.sort_unstable();
            states.dedup();
            assert_eq!(states.len(), 4);
            let mut levels = set.levels.to_vec();
            levels.sort_unstable();
            levels.dedup();
            assert_eq!(levels.len(), 8);
        }
    }
}
