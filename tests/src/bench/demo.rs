//! A catalogue to look at: the rows of [`rows`](super::rows) with estimates that are made up, so that
//! the ranking has something to rank. No quoted saving may rest on them, and every description
//! says that they are made up.
//!
//! The distribution, with one fixed seed:
//! - how often: what the source says; else per day (25 of 100), week (40), month (25) or quarter (10);
//!   longer tasks are never daily, very long ones never weekly;
//! - minutes each time: 2 to 240, half of them up to 15, and never more than half of a working year;
//! - people: 1 (45 of 100), 2 (20), 3 (12), then fewer and fewer up to 40;
//! - days to build it: 1 to 60, most of them 3 to 15; from 0.6 to 1.8 times as many;
//! - each of the five answers: given by 9 of 10, mostly 3 or 4.

use std::path::Path;

use super::Outcome;
use super::chance::Chance;
use super::rows::Idea;

/// Half of 220 days of 8 hours.
const HALF_YEAR_MINUTES: f64 = 52_800.0;
/// At the end of every description.
const MARK: &str = "(Estimate generated for demonstration.)";
const SEED: u64 = 20_240_229;

/// The columns are called as `ohub import` calls what they say, so that it needs no mapping.
const HEADER: [&str; 17] = [
    "external_id",
    "title",
    "description",
    "area",
    "systems",
    "runs",
    "period",
    "minutes_per_run",
    "people",
    "build_days_low",
    "build_days_likely",
    "build_days_high",
    "rules",
    "digital",
    "structured",
    "stable",
    "documented",
];

const MINUTES: [(f64, u32); 12] = [
    (2.0, 6),
    (5.0, 16),
    (10.0, 16),
    (15.0, 14),
    (20.0, 11),
    (30.0, 12),
    (45.0, 8),
    (60.0, 7),
    (90.0, 4),
    (120.0, 3),
    (180.0, 2),
    (240.0, 1),
];
const PEOPLE: [(u32, u32); 9] =
    [(1, 45), (2, 20), (3, 12), (4, 7), (6, 6), (8, 4), (12, 3), (20, 2), (40, 1)];
const BUILD_DAYS: [(f64, u32); 11] = [
    (1.0, 5),
    (2.0, 10),
    (3.0, 15),
    (5.0, 20),
    (8.0, 16),
    (10.0, 12),
    (15.0, 10),
    (20.0, 6),
    (30.0, 3),
    (40.0, 2),
    (60.0, 1),
];
/// 0 is no answer.
const ANSWERS: [(u8, u32); 6] = [(0, 10), (1, 7), (2, 15), (3, 26), (4, 26), (5, 16)];
/// Period, how often it is taken, and the most runs in it.
const PERIODS: [((&str, usize), u32); 4] =
    [(("day", 8), 25), (("week", 5), 40), (("month", 8), 25), (("quarter", 3), 10)];

/// Writes the ideas as CSV with made-up estimates. The same ideas give the same file.
///
/// # Errors
/// What the disk says.
pub fn write(path: &Path, ideas: &[Idea]) -> Outcome<()> {
    let mut file = csv::Writer::from_path(path)?;
    file.write_record(HEADER)?;
    let mut chance = Chance::new(SEED);
    for idea in ideas {
        file.write_record(record(idea, &mut chance))?;
    }
    Ok(file.flush()?)
}

fn record(idea: &Idea, chance: &mut Chance) -> Vec<String> {
    let drawn = chance.weighted(&MINUTES);
    let (runs, period) = often(idea, drawn, chance);
    let minutes =
        if period == "year" { drawn.min((HALF_YEAR_MINUTES / runs).floor()) } else { drawn };
    let days = chance.weighted(&BUILD_DAYS);
    let mut cells = vec![
        idea.external_id.clone(),
        idea.title.clone(),
        described(idea),
        idea.area.clone(),
        idea.systems.clone(),
        runs.to_string(),
        period.to_owned(),
        minutes.to_string(),
        chance.weighted(&PEOPLE).to_string(),
    ];
    cells.extend([0.6, 1.0, 1.8].map(|factor| format!("{:.1}", days * factor)));
    cells.extend((0..5).map(|_| match chance.weighted(&ANSWERS) {
        0 => String::new(),
        answer => answer.to_string(),
    }));
    cells
}

/// The description with the mark.
pub fn described(idea: &Idea) -> String {
    format!("{} {MARK}", idea.description.trim_end()).trim_start().to_owned()
}

fn often(idea: &Idea, minutes: f64, chance: &mut Chance) -> (f64, &'static str) {
    // Drawn in any case, so that what one source says does not change the rows after it.
    let frequent = if minutes <= 30.0 { 0 } else { usize::from(minutes > 120.0) + 1 };
    let (period, most) = chance.weighted(&PERIODS[frequent..]);
    let runs = 1 + chance.below(most);
    match idea.runs_per_year {
        Some(runs) if runs > 0.0 => (runs, "year"),
        _ => (runs as f64, period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(ideas: &[Idea]) -> Vec<csv::StringRecord> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.csv");
        write(&path, ideas).unwrap();
        let mut reader = csv::Reader::from_path(&path).unwrap();
        assert_eq!(reader.headers().unwrap(), &HEADER[..]);
        reader.records().map(Result::unwrap).collect()
    }

    #[test]
    fn estimates_are_marked_plausible_and_always_the_same() {
        let ideas: Vec<Idea> = (0..2_000)
            .map(|at| Idea {
                title: format!("Idea {at}"),
                runs_per_year: (at % 10 == 0).then_some(2_000.0),
                ..Idea::default()
            })
            .collect();
        let rows = written(&ideas);
        for (at, row) in rows.iter().enumerate() {
            assert!(row[2].ends_with(MARK), "{row:?}");
            let number = |column: usize| row[column].parse::<f64>().unwrap();
            assert_eq!(&row[6] == "year", at % 10 == 0, "what the source says stays");
            let per_year = match &row[6] {
                "day" => 220.0,
                "week" => 52.0,
                "month" => 12.0,
                "quarter" => 4.0,
                _ => 1.0,
            };
            let hours = number(5) * per_year * number(7) / 60.0;
            assert!(hours > 0.0 && hours <= 1_760.0, "no more than a person works: {row:?}");
            assert!(number(9) < number(10) && number(10) < number(11), "{row:?}");
        }
        assert_eq!(rows, written(&ideas));
    }
}
