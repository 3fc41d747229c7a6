//! Shared spaces on bad days: 200 histories, and those that once broke a promise.

use hub_tests::simulate::honest_run;

/// Seeds that found something, each a line: the seed, and what it was.
const FOUND: &str = include_str!("found.txt");

/// Everything that can go wrong, and every kind of answer, has to have happened.
const HAPPENS: &str = include_str!("happens.txt");

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn two_hundred_histories_hold_and_everything_happens_in_them() {
    let tally = honest_run(1, 200).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let wanted: Vec<&str> = lines(HAPPENS).collect();
    assert_eq!(tally.missing(&wanted), Vec::<&str>::new(), "of\n{tally}");
}

#[test]
fn what_was_found_once_is_not_found_again() {
    for line in lines(FOUND) {
        let seed = line.split_whitespace().next().and_then(|word| word.parse().ok());
        let seed: u64 = seed.unwrap_or_else(|| panic!("no seed in {line}"));
        honest_run(seed, 1).unwrap_or_else(|findings| panic!("{line}: {findings:#?}"));
    }
}
