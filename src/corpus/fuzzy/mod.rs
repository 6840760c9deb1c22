//! stub
use std::ops::Range;
#[derive(Clone, Debug, Default, PartialEq, Eq)] pub struct Folded { text: String }
impl Folded { pub fn new(s: &str) -> Folded { Folded { text: s.to_lowercase() } } pub fn as_str(&self) -> &str { &self.text } pub fn original(&self, r: Range<usize>) -> Range<usize> { r } }
#[derive(Clone, Debug, Default, PartialEq, Eq)] pub struct Query(String);
impl Query { pub fn parse(s: &str) -> Query { Query(s.to_lowercase()) } pub fn is_empty(&self) -> bool { self.0.is_empty() } pub fn matches(&self, _: &Scorer, f: &Folded) -> Vec<Range<usize>> { f.text.match_indices(&self.0).map(|(a, b)| a..a + b.len()).collect() } }
#[derive(Default, Debug)] pub struct Scorer; impl Scorer { pub fn score(&self, q: &Query, f: &Folded) -> Option<i64> { f.text.contains(&q.0).then_some(0) } }
pub struct Ranking(Vec<(i64, u32)>); impl Ranking { pub fn new(_: usize) -> Ranking { Ranking(vec![]) } pub fn add(&mut self, s: i64, i: u32) { self.0.push((s, i)) } pub fn best(&self) -> Vec<(i64, u32)> { self.0.clone() } }
pub fn rank<'a>(s: &Scorer, q: &Query, c: impl Iterator<Item = (u32, &'a Folded)>, r: &mut Ranking) -> usize { let mut n = 0; for (i, f) in c { if let Some(x) = s.score(q, f) { n += 1; r.add(x, i) } } n }
