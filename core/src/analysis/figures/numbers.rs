//! Numbers in digits and words: `27,000`, `1.2 million`, `fifty-six`, `50 to 60`, `dozens`.

use super::{amount::Amount, words::Words};
use crate::lexicon::{
    Class,
    currencies::{self, Place},
};

/// A number and the word after it.
pub(super) type Found = (Amount, usize);

/// The number that begins at `at`; `sign` is the first word of the currency that stands before it, with which `m` is a million.
pub(super) fn number(words: &Words<'_>, at: usize, sign: Option<usize>) -> Option<Found> {
    let money = sign.is_some();
    let first = sign.unwrap_or(at);
    if let Some(found) = vague(words, at) {
        return Some(found);
    }
    let (low, unscaled, after) = cardinal(words, at, money)?;
    let one = Some((Amount::exactly(low), after));
    let joined = match words.at(after) {
        "to" => words.before(first, 1) != "from",
        "or" => !words.before(first, 1).is_empty(),
        "and" => words.before(first, 1) == "between",
        "-" | "–" | "—" => words.touches_next(after - 1) && words.touches_next(after),
        _ => false,
    };
    if !joined {
        return one;
    }
    let second = after + 1 + usize::from(is_currency(words.at(after + 1)));
    let Some((high, high_unscaled, end)) = cardinal(words, second, money) else {
        return one;
    };
    // `5 to 10 million`
    let low = match low == unscaled && high_unscaled > 0.0 && unscaled < high_unscaled {
        true => low * (high / high_unscaled),
        false => low,
    };
    let wild = low * 100.0 < high;
    match Amount::range(low, high).filter(|_| low < high && !wild) {
        Some(range) => Some((range, end)),
        None => one,
    }
}

/// Whether `word` is a sign of money.
pub(super) fn is_currency(word: &str) -> bool {
    currencies::code(word, Place::Sign).is_some()
}

/// A number, the same before `million` and the like, and the word after.
fn cardinal(words: &Words<'_>, at: usize, money: bool) -> Option<(f64, f64, usize)> {
    let (unscaled, mut after) = match words.is_number(at) {
        true => (digits(words.at(at))?, at + 1),
        false => spelled(words, at)?,
    };
    let mut unscaled = unscaled;
    // `three and a half million`
    let half = (0..3).all(|n| words.at(after + n) == ["and", "a", "half"][n]);
    if half && unscaled.fract() == 0.0 {
        unscaled += 0.5;
        after += 3;
    }
    let mut told = unscaled;
    // `1.2 million`, `$2.1bn`, `5-million`
    loop {
        let hyphen = usize::from(words.at(after) == "-" && words.touches_next(after));
        let Some(scale) = scale(words, after + hyphen, money) else {
            break;
        };
        told *= scale;
        after += hyphen + 1;
    }
    Some((told, unscaled, after))
}

/// What the word at `at` makes of the number before it.
fn scale(words: &Words<'_>, at: usize, money: bool) -> Option<f64> {
    let entry = words.entry(at);
    if entry.classes.contains(Class::SCALE) {
        return entry.value;
    }
    let touches = at > 0 && words.touches_next(at - 1);
    match words.at(at) {
        "k" if touches => Some(1e3),
        "m" if money || touches && counts_millions(words, at + 1) => Some(1e6),
        "b" if money && touches => Some(1e9),
        _ => None,
    }
}

/// Whether what follows at `at` is counted or paid in millions, not measured in metres: `400m euros`, `12m people`, but
/// `100m hurdles`.
fn counts_millions(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let pair = format!("{word} {}", words.at(at + 1));
    let paid = [word, &pair]
        .iter()
        .any(|it| currencies::code(it, Place::Behind).is_some())
        || words.is_capital(at) && currencies::code(word, Place::Code).is_some();
    let raced = matches!(
        word,
        "hurdles" | "sprints" | "races" | "waves" | "walls" | "finals"
    );
    paid || super::counted::is_plural(word) && !raced
}

/// `27,000`, `1.2`; none for `7th` and `1.2.3`.
fn digits(word: &str) -> Option<f64> {
    if !word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
    {
        return None;
    }
    let whole = word.split('.').next().unwrap_or(word);
    let groups_fit = whole
        .split(',')
        .skip(1)
        .all(|group| matches!(group.len(), 2 | 3));
    let number: f64 = word.replace(',', "").parse().ok()?;
    (groups_fit && word.len() <= 18 && number.is_finite()).then_some(number)
}

/// `fifty-six`, `two hundred and five`, `a hundred`, `half a million`, without a scale at its end.
fn spelled(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let scaled = |at: usize| words.entry(at).classes.contains(Class::SCALE);
    // `half a million`, `half a percentage point`
    let whole = |at: usize| scaled(at) || super::measures::unit(words, at, 0.0).is_some();
    if words.at(at) == "half" && matches!(words.at(at + 1), "a" | "an") && whole(at + 2) {
        return Some((0.5, at + 2));
    }
    if matches!(words.at(at), "a" | "an") && scaled(at + 1) {
        return Some((1.0, at + 1));
    }
    let (mut sum, mut after) = below_hundred(words, at)?;
    // `two hundred and five thousand`: what follows the hundreds belongs to them.
    if words.at(after) == "hundred" {
        sum *= 100.0;
        after += 1;
        let and = usize::from(words.at(after) == "and");
        if let Some((rest, end)) = below_hundred(words, after + and) {
            return Some((sum + rest, end));
        }
    }
    if words.at(after) == "thousand"
        && let and = usize::from(words.at(after + 1) == "and")
        && let Some((rest, end)) = below_hundred(words, after + 1 + and)
    {
        return Some(match words.at(end) {
            "hundred" => (sum * 1e3 + rest * 100.0, end + 1),
            _ => (sum * 1e3 + rest, end),
        });
    }
    Some((sum, after))
}

fn below_hundred(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let first = small(words, at)?;
    if first < 20.0 {
        return Some((first, at + 1));
    }
    let hyphen = usize::from(words.at(at + 1) == "-");
    match small(words, at + 1 + hyphen).filter(|ones| *ones < 10.0) {
        Some(ones) => Some((first + ones, at + 2 + hyphen)),
        None => Some((first, at + 1)),
    }
}

/// The number below a hundred that the word at `at` is by itself.
fn small(words: &Words<'_>, at: usize) -> Option<f64> {
    let entry = words.entry(at);
    let is_small = entry.classes.contains(Class::CARDINAL) && !entry.classes.contains(Class::SCALE);
    entry.value.filter(|_| is_small)
}

/// `dozens of`, `tens of thousands of`, `several hundred`: a number of which only the size is told.
fn vague(words: &Words<'_>, at: usize) -> Option<Found> {
    let range = |low, high, after| Amount::range(low, high).map(|amount| (amount, after));
    if words.at(at) == "several" {
        let (low, high) = size(words.at(at + 1), false)?;
        return range(low, high, at + 2);
    }
    let (low, high) = size(words.at(at), true)?;
    if matches!(words.before(at, 1), "the" | "per" | "-") {
        return None;
    }
    let of = words.at(at + 1) == "of";
    if of && let Some((thousand, _)) = size(words.at(at + 2), true) {
        let scale = thousand / 2.0;
        let end = at + 3 + usize::from(words.at(at + 3) == "of");
        return range(low * scale, (high + 1.0) * scale - 1.0, end);
    }
    range(low, high, at + 1 + usize::from(of))
}

/// The numbers that `hundreds` (`plural`) or `several hundred` may be.
fn size(word: &str, plural: bool) -> Option<(f64, f64)> {
    let word = match plural {
        true => word.strip_suffix('s')?,
        false => word,
    };
    Some(match word {
        "ten" if plural => (20.0, 99.0),
        "dozen" => (24.0, 99.0),
        "score" if plural => (40.0, 99.0),
        "hundred" => (200.0, 999.0),
        "thousand" => (2e3, 9_999.0),
        "million" => (2e6, 9_999_999.0),
        "billion" => (2e9, 9_999_999_999.0),
        _ => return None,
    })
}
