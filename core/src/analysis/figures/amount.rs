//! How many or how much, as the words tell it.

/// A number, or the ends of a range, and how closely the words bind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    // Invariant: both are finite, and low <= high.
    low: f64,
    high: f64,
    /// What the words say of the number.
    pub bound: Bound,
}

/// Neither end is ever NaN.
impl Eq for Amount {}

/// What the words around a number say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// `56`.
    Exact,
    /// `about 60`.
    About,
    /// `nearly 60`.
    Nearly,
    /// `at least 60`.
    AtLeast,
    /// `more than 60`.
    MoreThan,
    /// `up to 60`.
    AtMost,
    /// `fewer than 60`.
    LessThan,
}

/// How far the number meant lies at most from a number that is told as about right, as a part of it.
const ABOUT: f64 = 0.1;
/// The most that words for a number not told in full may leave off, as a part of it: news rounds, but not wildly.
const OVER: f64 = 0.25;

impl Amount {
    /// The number told.
    pub(super) const fn exactly(told: f64) -> Amount {
        Amount {
            low: told,
            high: told,
            bound: Bound::Exact,
        }
    }

    /// One of the numbers from `low` to `high`: `50 to 60`, `dozens`; `None` when there are none.
    pub(super) fn range(low: f64, high: f64) -> Option<Amount> {
        (low <= high).then_some(Amount {
            low,
            high,
            bound: Bound::Exact,
        })
    }

    /// The number told, or the lower end of the range.
    pub const fn low(self) -> f64 {
        self.low
    }

    /// The number told, or the upper end of the range.
    pub const fn high(self) -> f64 {
        self.high
    }

    /// The number, when it is one and not a range.
    pub fn only(self) -> Option<f64> {
        (self.low == self.high).then_some(self.low)
    }

    /// The numbers that the teller may have had before rounding, lowest and highest.
    ///
    /// `seven million` may be 6.8 million, 100 may be 96, and who says `more than 100` has not 200 in mind.
    pub fn meant(self) -> (f64, f64) {
        let down = rounding(self.low);
        let up = rounding(self.high);
        match self.bound {
            Bound::Exact => (self.low - down, self.high + up),
            Bound::About => (
                self.low - down.max(self.low * about(self.low)),
                self.high + up.max(self.high * about(self.high)),
            ),
            Bound::Nearly => (self.low - down.max(self.low * about(self.low)), self.high),
            Bound::AtLeast | Bound::MoreThan => (self.low, self.high + self.high * OVER),
            Bound::AtMost | Bound::LessThan => (self.low - self.low * OVER, self.high),
        }
    }

    /// Whether both may mean one number.
    pub fn agrees(self, other: Amount) -> bool {
        let ((low, high), (other_low, other_high)) = (self.meant(), other.meant());
        // `7 percent` and `6.6 percent`: whole numbers round those that are not.
        let slack = match self.is_whole() == other.is_whole() {
            true => 0.0,
            false => 0.5,
        };
        // `170` and `180` are each the nearest ten, and a number is nearest to one of them only.
        let rounded = |it: Amount| it.bound == Bound::Exact && rounding(it.low) > 0.0;
        if rounded(self) && rounded(other) && slack == 0.0 {
            return low < other_high && other_low < high;
        }
        low <= other_high + slack && other_low <= high + slack
    }

    /// Whether it is one number that two do not give by chance: `2,532`, `6.65`, but not `10`.
    pub fn is_telling(self) -> bool {
        self.only().is_some_and(|number| significant(number) >= 3)
    }

    fn is_whole(self) -> bool {
        self.low.fract() == 0.0 && self.high.fract() == 0.0
    }

    /// Whether no number can be meant by both even as a bound: 12 against 15, but not `at least 12` against 15.
    pub fn contradicts(self, other: Amount) -> bool {
        let ((low, high), (other_low, other_high)) = (self.allowed(), other.allowed());
        !self.agrees(other) && (high < other_low || other_high < low)
    }

    /// The numbers of which the words are true, lowest and highest.
    fn allowed(self) -> (f64, f64) {
        let (low, high) = self.meant();
        match self.bound {
            Bound::AtLeast | Bound::MoreThan => (low, f64::INFINITY),
            Bound::AtMost | Bound::LessThan => (0.0, high),
            Bound::Exact | Bound::About | Bound::Nearly => (low, high),
        }
    }
}

/// How far off a number may be that is told as about right: the more digits, the less.
fn about(told: f64) -> f64 {
    match significant(told) {
        0..=2 => ABOUT,
        _ => ABOUT / 10.0,
    }
}

/// Half of the last place told, for fractions and for numbers of more than two digits that end in zeros.
fn rounding(told: f64) -> f64 {
    let (_, place) = scaled(told);
    match place < 1.0 || place > 1.0 && told >= 100.0 {
        true => (place / 2.0).min(told.abs() * ABOUT),
        false => 0.0,
    }
}

/// The number of digits up to the last that is not zero.
fn significant(told: f64) -> usize {
    let (digits, _) = scaled(told);
    let mut n_digits = 0;
    let mut rest = digits;
    while rest >= 1.0 {
        rest /= 10.0;
        n_digits += 1;
    }
    n_digits
}

/// The number as a whole one that does not end in zero, and the place of its last digit; of three decimals at most.
fn scaled(told: f64) -> (f64, f64) {
    const DECIMALS: f64 = 1000.0;
    let mut digits = (told.abs() * DECIMALS).round();
    let mut place = 1.0 / DECIMALS;
    while digits >= 1.0 && digits % 10.0 == 0.0 {
        digits /= 10.0;
        place *= 10.0;
    }
    (digits, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(number: f64, bound: Bound) -> Amount {
        Amount {
            bound,
            ..Amount::exactly(number)
        }
    }

    #[test]
    fn round_numbers_agree_with_what_they_round() {
        let seven = told(7e6, Bound::Exact);
        assert!(seven.agrees(told(6.8e6, Bound::Exact)));
        assert!(!seven.agrees(told(5e6, Bound::Exact)));
        assert!(!told(56.0, Bound::Exact).agrees(told(57.0, Bound::Exact)));
        assert!(told(56.0, Bound::Exact).agrees(told(60.0, Bound::About)));
        assert!(told(6.6, Bound::Exact).agrees(told(6.65, Bound::Exact)));
        assert!(told(7.0, Bound::Exact).agrees(told(6.6, Bound::Exact)));
        assert!(!told(170.0, Bound::Exact).agrees(told(180.0, Bound::Exact)));
        assert!(!told(6.6, Bound::Exact).agrees(told(6.7, Bound::Exact)));
        assert!(told(170.0, Bound::Exact).agrees(told(174.0, Bound::Exact)));
        assert!(!told(6.05e9, Bound::About).agrees(told(7.15e9, Bound::About)));
    }

    #[test]
    fn a_number_of_three_digits_is_no_chance() {
        assert!(told(2_532.0, Bound::Exact).is_telling());
        assert!(told(6.65, Bound::Exact).is_telling());
        assert!(!told(7e6, Bound::Exact).is_telling());
        assert!(!told(12.0, Bound::Exact).is_telling());
    }

    #[test]
    fn a_bound_contradicts_only_what_lies_beyond_it() {
        let at_least = told(12.0, Bound::AtLeast);
        assert!(!at_least.contradicts(told(40.0, Bound::Exact)));
        assert!(!at_least.agrees(told(40.0, Bound::Exact)));
        assert!(at_least.contradicts(told(9.0, Bound::Exact)));
        assert!(told(12.0, Bound::Exact).contradicts(told(15.0, Bound::Exact)));
        assert!(!told(12.0, Bound::AtMost).contradicts(told(3.0, Bound::Exact)));
    }
}
