//! Numbers in the words of the program.

/// `n` things: `1 article`, `1,234 articles`.
pub fn counted(n: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// `n` with a comma after each thousand.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        let all = [1, 12, 999, 1000, 1234567].map(|n| counted(n, "article"));
        assert_eq!(
            all,
            [
                "1 article",
                "12 articles",
                "999 articles",
                "1,000 articles",
                "1,234,567 articles"
            ]
        );
    }
}
