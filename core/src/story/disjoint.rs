//! Disjoint sets of indices (Galler and Fischer 1964), each named by its smallest member; `parents` begins as `0..n`.

/// The set that `n` is in.
pub(super) fn root(parents: &mut [usize], mut n: usize) -> usize {
    while parents[n] != n {
        parents[n] = parents[parents[n]];
        n = parents[n];
    }
    n
}

/// Makes one set of two; the smaller of two roots stays one, so that no order of joining matters.
pub(super) fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    parents[one.max(other)] = one.min(other);
}
