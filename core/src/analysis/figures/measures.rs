//! What is not counted but measured: money, shares, lengths, areas, weights.

use super::words::Words;
use crate::lexicon::currencies::{self, Place};

/// Sums from here on are seldom weights.
const LARGE: f64 = 1e5;

/// What kind of thing a number tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// So many of something.
    Count,
    /// Parts of a hundred.
    Percent,
    /// An amount of money; its ISO 4217 code, `$` for dollars of no named country, or a word where several have it: `peso`.
    Money(&'static str),
    /// Another unit, by its usual sign: `km2`.
    Unit(&'static str),
}

impl Measure {
    /// Whether `word`, in lower case, is a unit of length, area, weight, speed or power.
    pub fn is_unit(word: &str) -> bool {
        length(word).or_else(|| other(word)).is_some()
    }

    /// The unit in the export; none for a count.
    pub const fn unit(self) -> Option<&'static str> {
        match self {
            Measure::Count => None,
            Measure::Percent => Some("%"),
            Measure::Money(code) => Some(code),
            Measure::Unit(sign) => Some(sign),
        }
    }
}

/// The currency that ends before the word at `at`, and its first word.
pub(super) fn currency_before(words: &Words<'_>, at: usize) -> Option<(Measure, usize)> {
    let sign = at.checked_sub(1)?;
    let word = words.at(sign);
    if let Some(code) = currencies::code(word, Place::Sign) {
        let country = sign.checked_sub(1).filter(|&it| words.touches_next(it));
        let country = country.filter(|_| code == "$");
        let of = country.and_then(|it| Some((currencies::code(words.at(it), Place::Dollar)?, it)));
        let (code, first) = of.unwrap_or((code, sign));
        return Some((Measure::Money(code), first));
    }
    let before = || currencies::code(word, Place::Before).filter(|_| words.is_capital(sign));
    let of_code = || currencies::code(word, Place::Code).filter(|_| words.is_shouted(sign));
    let code = before().or_else(of_code)?;
    let plain = word.len() > 1 || words.touches_next(sign);
    plain.then_some((Measure::Money(code), sign))
}

/// `magnitude-6.7`, `magnitude 6`; the first word of it.
pub(super) fn magnitude(words: &Words<'_>, at: usize) -> Option<(Measure, usize)> {
    let hyphen = usize::from(words.before(at, 1) == "-");
    let first = at.checked_sub(1 + hyphen)?;
    (words.at(first) == "magnitude").then_some((Measure::Unit("magnitude"), first))
}

/// The currency that begins at `at`, behind a number, and the word after it; `amount` is that number.
fn currency_behind(words: &Words<'_>, at: usize, amount: f64) -> Option<(Measure, usize)> {
    let pair = format!("{} {}", words.at(at), words.at(at + 1));
    if let Some(code) = currencies::code(&pair, Place::Behind) {
        return Some((Measure::Money(code), at + 2));
    }
    let code = match words.at(at) {
        // Pounds weigh as well.
        "pounds" | "pound" => (amount >= LARGE).then_some("GBP"),
        "won" => (amount >= LARGE).then_some("KRW"),
        word if words.is_shouted(at) => currencies::code(word, Place::Code),
        word => currencies::code(word, Place::Behind)
            .or_else(|| currencies::code(word, Place::Sign).filter(|code| *code != "$")),
    };
    code.map(|code| (Measure::Money(code), at + 1))
}

/// The unit that begins at `at`, behind the number `amount`, and the word after it.
pub(super) fn unit(words: &Words<'_>, at: usize, amount: f64) -> Option<(Measure, usize)> {
    if let Some(found) = currency_behind(words, at, amount) {
        return Some(found);
    }
    let of = |sign, n_words| Some((Measure::Unit(sign), at + n_words));
    let touched = at > 0 && words.touches_next(at - 1);
    match (words.at(at), words.at(at + 1)) {
        ("per", "cent") => Some((Measure::Percent, at + 2)),
        ("percentage", "point" | "points") => of("pp", 2),
        ("%" | "percent" | "pct" | "pc", _) => Some((Measure::Percent, at + 1)),
        ("square" | "sq" | "sq.", "km" | "kms") => of("km2", 2),
        ("square" | "sq" | "sq.", unit) => match length(unit)? {
            "km" => of("km2", 2),
            "mi" => of("mi2", 2),
            "m" => of("m2", 2),
            "ft" => of("ft2", 2),
            _ => None,
        },
        ("cubic", unit) => match length(unit)? {
            "m" => of("m3", 2),
            "ft" => of("ft3", 2),
            _ => None,
        },
        ("km2" | "km²", _) => of("km2", 1),
        ("km" | "kms", "²") => of("km2", 2),
        ("basis", "points") => of("bp", 2),
        ("points" | "point", _) => of("pt", 1),
        ("cents" | "cent", _) => of("¢", 1),
        ("pence" | "p", _) => of("p", 1),
        ("metric", "ton" | "tons" | "tonnes") => of("t", 2),
        ("degrees", "celsius" | "c") => of("°C", 2),
        ("degrees", "fahrenheit" | "f") => of("°F", 2),
        ("degrees" | "degree", _) => of("°", 1),
        ("°", "c") => of("°C", 2),
        ("°", "f") => of("°F", 2),
        ("c", _) if touched && words.is_capital(at) => of("°C", 1),
        ("f", _) if touched && words.is_capital(at) => of("°F", 1),
        ("km", "/") if words.at(at + 2) == "h" => of("km/h", 3),
        ("miles", "per") | ("kilometres" | "kilometers" | "km", "per")
            if words.at(at + 2) == "hour" =>
        {
            of(
                if words.at(at) == "miles" {
                    "mph"
                } else {
                    "km/h"
                },
                3,
            )
        }
        (unit, _) => length(unit)
            .or_else(|| other(unit))
            .and_then(|sign| of(sign, 1)),
    }
}

fn length(word: &str) -> Option<&'static str> {
    Some(match word {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "m" | "metre" | "metres" | "meter" | "meters" => "m",
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => "mm",
        "mile" | "miles" => "mi",
        "ft" | "foot" | "feet" => "ft",
        "inch" | "inches" => "in",
        "yard" | "yards" => "yd",
        _ => return None,
    })
}

fn other(word: &str) -> Option<&'static str> {
    Some(match word {
        "hectare" | "hectares" => "ha",
        "acre" | "acres" => "acre",
        "tonne" | "tonnes" => "t",
        "ton" | "tons" => "ton",
        "kg" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" | "kilo" | "kilos" => "kg",
        "gram" | "grams" => "g",
        "mg" | "milligrams" => "mg",
        "lb" | "lbs" | "pound" | "pounds" => "lb",
        "ounce" | "ounces" => "oz",
        "litre" | "litres" | "liter" | "liters" => "l",
        "gallon" | "gallons" => "gal",
        "mph" => "mph",
        "kph" => "km/h",
        "mw" | "megawatt" | "megawatts" => "MW",
        "gw" | "gigawatt" | "gigawatts" => "GW",
        "°" => "°",
        _ => return None,
    })
}
