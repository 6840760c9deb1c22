//! What a word is made of, as numbers to learn over.

/// How the letters of a sentence are cased, and so what a capital says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As in running text.
    Sentence,
    /// Most words begin with a capital, as in many headlines.
    Title,
    /// Most letters are capitals.
    Upper,
}

/// The features of a word by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its letters in lower case, digits alike, marks of one use alike.
    pub lower: u32,
    /// The same, with its shape.
    pub form: u32,
    /// Its last one, two, three and four letters.
    pub suffixes: [u32; 4],
    /// Its first three letters.
    pub prefix: u32,
    /// Capitals, digits, hyphens and length, as far as they tell something.
    pub shape: u32,
}

impl Word {
    /// Reads a word of a sentence that is cased so.
    pub fn new(form: &str, case: Case) -> Word {
        let mut bytes = [0; LONGEST];
        let letters = lower(form, &mut bytes);
        let n = letters.len();
        let tail = |k: usize| if n > k { hash(&letters[n - k..]) } else { 0 };
        let shape = shape(form, case);
        let whole = hash(letters);
        Word {
            lower: whole,
            form: (whole ^ shape).wrapping_mul(0x85eb_ca6b),
            suffixes: [tail(1), tail(2), tail(3), tail(4)],
            prefix: if n > 3 { hash(&letters[..3]) } else { 0 },
            shape,
        }
    }
}

/// Bytes of a word that are looked at.
const LONGEST: usize = 48;

/// The word in lower case, digits as `0`, quotation marks and dashes as one of each kind; cut where it is long.
fn lower<'b>(form: &str, to: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let mut n = 0;
    if form.is_ascii() && !matches!(form.as_bytes(), [b'`' | b'\'', _]) {
        for (to, &byte) in to.iter_mut().zip(form.as_bytes()) {
            *to = if byte.is_ascii_digit() {
                b'0'
            } else {
                byte.to_ascii_lowercase()
            };
            n += 1;
        }
        return &to[..n];
    }
    let mut push = |byte: u8| {
        if n < LONGEST {
            to[n] = byte;
            n += 1;
        }
    };
    match form {
        "``" | "''" | "“" | "”" | "„" | "«" | "»" => push(b'"'),
        "–" | "—" => [b'-', b'-'].map(&mut push).into_iter().collect(),
        "…" => [b'.', b'.', b'.'].map(&mut push).into_iter().collect(),
        _ => {
            for c in form.chars().flat_map(char::to_lowercase) {
                match c {
                    '’' | '‘' => push(b'\''),
                    '0'..='9' => push(b'0'),
                    c => c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut push),
                }
            }
        }
    }
    &to[..n]
}

fn hash(bytes: &[u8]) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    for &byte in bytes {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    sum ^= sum >> 15;
    sum = sum.wrapping_mul(0x2c1b_3c6d);
    sum ^ sum >> 13
}

fn shape(form: &str, case: Case) -> u32 {
    let mut first = 0;
    let (mut upper, mut lower, mut digit, mut hyphen, mut dot, mut other) = (0, 0, 0, 0, 0, 0);
    for (n, c) in form.chars().enumerate() {
        if c.is_lowercase() {
            lower += 1;
        } else if c.is_alphabetic() {
            upper += 1;
            if n == 0 {
                first = 1;
            }
        } else if c.is_ascii_digit() {
            digit += 1;
        } else {
            match c {
                '-' => hyphen = 1,
                '.' => dot = 1,
                _ => other = 1,
            }
        }
    }
    let letters = match (first, upper, lower) {
        (_, 0, 0) => 0,
        (_, 0, _) => 1,
        (1, 1, 0) => 2,
        (1, 1, _) => 3,
        (_, _, 0) => 4,
        _ => 5,
    };
    let digits = u32::from(digit > 0) + u32::from(digit > 2) + u32::from(digit == 4);
    let marks = hyphen | dot << 1 | other << 2;
    1 + (letters | digits << 3 | marks << 5 | (case as u32) << 8)
}

/// How a sentence is cased.
pub fn case<'t>(words: impl Iterator<Item = &'t str>) -> Case {
    let (mut long, mut capital, mut upper) = (0, 0, 0);
    for word in words {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else {
            continue;
        };
        let n = word.chars().count();
        if n < 4 {
            continue;
        }
        long += 1;
        if first.is_uppercase() {
            capital += 1;
            upper += i32::from(!letters.any(char::is_lowercase));
        }
    }
    if long >= 2 && upper * 4 >= long * 3 {
        Case::Upper
    } else if long >= 3 && capital * 5 >= long * 4 {
        Case::Title
    } else {
        Case::Sentence
    }
}
