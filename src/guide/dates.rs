//! Dates as the data files write them, as numbers of days. Knows no clock: "today" is handed in.

use super::FRESH_DAYS;

/// Whether something seen on `checked` is at most [`FRESH_DAYS`] old on `today`. Both are `YYYY`,
/// `YYYY-MM` or `YYYY-MM-DD`; where the day is missing, the first one counts, so that doubt makes a
/// date older, never younger. A date that cannot be read is not fresh.
pub fn freshness(checked: &str, today: &str) -> bool {
    match (day(checked), day(today)) {
        (Some(checked), Some(today)) => today - checked <= FRESH_DAYS,
        _ => false,
    }
}

/// Days since 1970-01-01 of a date, `None` if it is not one.
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |p| number(p, 2))?;
    let of_month = parts.next().map_or(Some(1), |p| number(p, 2))?;
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if parts.next().is_some() || !(1..=length).contains(&of_month) {
        return None;
    }
    // Counted in years that begin in March, so that the leap day comes last.
    let shifted = if month <= 2 { year - 1 } else { year };
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    Some(shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + in_year - 719_468)
}

fn number(digits: &str, length: usize) -> Option<i64> {
    let fits = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2000-02-29"), Some(11_016));
        assert_eq!(day("2000-03-01"), Some(11_017));
        assert_eq!(day("2026-11-22"), Some(20_779));
        assert_eq!(day("2026"), day("2026-01-01"));
        assert_eq!(day("2025-07"), day("2025-07-01"));
        for bad in [
            "",
            "26",
            "2026-13",
            "2025-02-29",
            "2026-1-1",
            "2026-01-01-01",
            "2025-2026",
            "+026",
        ] {
            assert_eq!(day(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn ninety_days_are_fresh_and_one_more_is_not() {
        assert!(freshness("2026-08-24", "2026-11-22"));
        assert!(!freshness("2026-08-23", "2026-11-22"));
        assert!(freshness("2026-10-02", "2026-11-22"));
        assert!(!freshness("2026", "2026-11-22"));
        assert!(!freshness("yesterday", "2026-11-22"));
        assert!(!freshness("2026-10-02", ""));
    }
}
