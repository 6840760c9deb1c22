//! What is not counted but measured: money, shares, lengths, areas, weights.

use super::words::Words;

/// What kind of thing a number tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// So many of something.
    Count,
    /// Parts of a hundred.
    Percent,
    /// An amount of money; its ISO 4217 code, or `$` for dollars of no named country.
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
    let code = match words.at(sign) {
        "$" => "$",
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" | "rs" | "rs." => "INR",
        "usd" => "USD",
        "eur" => "EUR",
        "gbp" => "GBP",
        _ => return None,
    };
    let country = sign
        .checked_sub(1)
        .filter(|&before| words.touches_next(before));
    let of = country.and_then(|before| match words.at(before) {
        "us" | "u.s." => Some("USD"),
        "a" | "au" => Some("AUD"),
        "c" | "ca" => Some("CAD"),
        "nz" => Some("NZD"),
        "hk" => Some("HKD"),
        "s" => Some("SGD"),
        _ => None,
    });
    Some(match (of, code) {
        (Some(of), "$") => (Measure::Money(of), sign - 1),
        _ => (Measure::Money(code), sign),
    })
}

/// The unit that begins at `at`, and the word after it; `large` tells of a number in millions, which pounds seldom weigh.
pub(super) fn unit(words: &Words<'_>, at: usize, large: bool) -> Option<(Measure, usize)> {
    let of = |sign, n_words| Some((Measure::Unit(sign), at + n_words));
    let money = |code, n_words| Some((Measure::Money(code), at + n_words));
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
        ("us" | "u.s.", "dollars") => money("USD", 2),
        ("australian", "dollars") => money("AUD", 2),
        ("canadian", "dollars") => money("CAD", 2),
        ("dollars" | "dollar", _) => money("$", 1),
        ("pounds", "sterling") => money("GBP", 2),
        ("pounds", _) if large => money("GBP", 1),
        ("euros" | "euro", _) => money("EUR", 1),
        ("yen", _) => money("JPY", 1),
        ("yuan", _) => money("CNY", 1),
        ("rupees", _) => money("INR", 1),
        ("roubles" | "rubles", _) => money("RUB", 1),
        ("basis", "points") => of("bp", 2),
        ("points" | "point", _) => of("pt", 1),
        ("cents" | "cent", _) => of("¢", 1),
        ("pence" | "p", _) => of("p", 1),
        ("metric", "ton" | "tons" | "tonnes") => of("t", 2),
        ("degrees", "celsius" | "c") => of("°C", 2),
        ("degrees", "fahrenheit" | "f") => of("°F", 2),
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
