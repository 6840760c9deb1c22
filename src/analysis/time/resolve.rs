//! Works out which days a time expression means.

use jiff::civil::Date;

use super::TimeExpression;
use crate::article::DateRange;

/// What a time expression means in its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// TIMEX3 value: `2017-11-23`, `2017-W46`, `P9M`, `2017-11-23TMO`, `PAST_REF`, `XXXX-11-23`.
    pub timex: String,
    /// The days, where it means some that can stand on a timeline.
    pub days: Option<DateRange>,
}

/// The value of each of `times`, which stand in an article published on `published`, if that is known.
pub fn resolve(times: &[TimeExpression], published: Option<Date>) -> Vec<Value> {
    let _ = published;
    times
        .iter()
        .map(|_| Value {
            timex: String::new(),
            days: None,
        })
        .collect()
}
