//! Counts by row, and the table of scores.

use std::{collections::BTreeMap, fmt::Write};

/// The rows in the order in which they are printed, and what each counts.
const ROWS: &[&str] = &[
    "names PERSON",
    "names ORG",
    "names PLACE",
    "names NORP",
    "names EVENT",
    "names, any kind",
    "linked names",
    "linked people",
    "times",
    "times, right value",
    "quotes",
    "speakers",
    "figures",
    "figures, what is counted",
    "roles",
    "story: linked names",
    "story: told",
    "story: partly",
    "story: new",
    "story: told, right place",
    "story: partly, new words",
    "story: events",
    "story: events, merged",
    "story: events, sentences",
    "story: events, day",
    "story: events, heaviest",
    "story: differences",
    "story: agreements",
    "story: copies",
    "stories told apart",
];

/// Of what was said how much is right, and of the gold how much was said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub said: f64,
    pub said_right: f64,
    pub gold: f64,
    pub gold_right: f64,
}

/// Counts by row.
#[derive(Debug, Default)]
pub struct Tally {
    rows: BTreeMap<&'static str, Counts>,
    /// What was missed, said wrongly or too much, with its place.
    pub misses: Vec<String>,
}

/// The score of one row of one half of the gold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    pub precision: f64,
    pub recall: f64,
    pub gold: f64,
}

/// A row and its scores, of what is open and of what is held back.
pub type Row = (String, [Score; 2]);

impl Tally {
    pub fn row(&mut self, row: &'static str) -> &mut Counts {
        debug_assert!(ROWS.contains(&row), "{row}");
        self.rows.entry(row).or_default()
    }

    /// Something of the gold, and whether it was said.
    pub fn gold(&mut self, row: &'static str, right: bool) {
        self.row(row).add_gold(f64::from(u8::from(right)));
    }

    /// Something said, and whether it is right.
    pub fn said(&mut self, row: &'static str, right: bool) {
        self.row(row).add_said(f64::from(u8::from(right)));
    }

    /// Something of which the program says one thing, right or wrong.
    pub fn both(&mut self, row: &'static str, right: bool) {
        self.gold(row, right);
        self.said(row, right);
    }

    pub fn miss(&mut self, row: &str, what: &str) {
        self.misses.push(format!("{row}: {what}"));
    }

    fn score(&self, row: &str) -> Score {
        let counts = self.rows.get(row).copied().unwrap_or_default();
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Score {
            precision: share(counts.said_right, counts.said),
            recall: share(counts.gold_right, counts.gold),
            gold: counts.gold,
        }
    }
}

impl Counts {
    pub fn add_gold(&mut self, right: f64) {
        self.gold += 1.0;
        self.gold_right += right;
    }

    pub fn add_said(&mut self, right: f64) {
        self.said += 1.0;
        self.said_right += right;
    }
}

impl Score {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        match self.precision + self.recall {
            0.0 => 0.0,
            sum => 2.0 * self.precision * self.recall / sum,
        }
    }
}

/// The rows of both halves.
pub fn rows(halves: &[Tally; 2]) -> Vec<Row> {
    let rows = ROWS.iter();
    rows.map(|row| {
        (
            (*row).to_owned(),
            [0, 1].map(|half| halves[half].score(row)),
        )
    })
    .collect()
}

/// The scores as a table, the form of `eval/scores.txt`.
pub fn table(rows: &[Row]) -> String {
    let mut out = format!("{:26}{:^28}{:^28}\n{:26}", "", "open", "held back", "");
    for _ in 0..2 {
        let _ = write!(out, "{:>6}{:>7}{:>7}{:>7} ", "P", "R", "F1", "of");
    }
    for (row, scores) in rows {
        let _ = write!(out, "\n{row:26}");
        for score in scores {
            let Score {
                precision,
                recall,
                gold,
            } = score;
            let _ = write!(
                out,
                "{precision:6.3}{recall:7.3}{:7.3}{gold:7} ",
                score.f1()
            );
        }
    }
    out.lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

/// The F1 of each row of a table, of both halves.
pub fn read(table: &str) -> BTreeMap<String, [f64; 2]> {
    let rows = table.lines().skip(2).filter_map(|line| {
        let (row, numbers) = line.split_at_checked(26)?;
        let numbers: Vec<f64> = numbers
            .split_whitespace()
            .map_while(|it| it.parse().ok())
            .collect();
        Some((row.trim().to_owned(), [*numbers.get(2)?, *numbers.get(6)?]))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let mut tally = Tally::default();
        tally.both("quotes", true);
        tally.said("quotes", false);
        let rows = rows(&[tally, Tally::default()]);
        let read = read(&table(&rows));
        assert_eq!(read.len(), ROWS.len());
        assert_eq!(read["quotes"], [0.667, 0.0]);
    }
}
