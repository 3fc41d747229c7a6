//! What people type after an option, read into values of the domain; bounds are the domain's.

mod scored;

pub use scored::{Answered, Rated, field as scored_field, option};

use crate::number::Money;
use clap::Args;
use hub_app::import::Target;
use hub_app::views::Sureness;
use hub_core::rows::{EstimateInputs, Labour, LabourPer, Period, Stage, Triple};
use jiff::civil::Date;

/// The inputs of an estimate. Nothing of it is needed for an idea; an estimate needs --runs,
/// --period, --minutes-per-run and --people.
#[derive(Debug, Args)]
#[command(next_help_heading = "What the work is")]
pub struct Inputs {
    /// How often one person does it in a period
    #[arg(long, value_name = "N", value_parser = number)]
    pub runs: Option<f64>,
    /// day, week, fortnight, month, quarter, half_year or year
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub period: Option<Period>,
    /// How long one takes by hand
    #[arg(long, value_name = "MINUTES", value_parser = number)]
    pub minutes_per_run: Option<f64>,
    /// How many people do it
    #[arg(long, value_name = "N", value_parser = number)]
    pub people: Option<f64>,
    /// How many go wrong: 5% or 0.05
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub error_rate: Option<f64>,
    /// How long it takes to put one right
    #[arg(long, value_name = "MINUTES", value_parser = number)]
    pub rework_minutes: Option<f64>,
    /// How many somebody checks: 10% or 0.1
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub reviewed_share: Option<f64>,
    /// How long checking one takes
    #[arg(long, value_name = "MINUTES", value_parser = number)]
    pub review_minutes: Option<f64>,
    /// How long the program takes for one
    #[arg(long, value_name = "MINUTES", value_parser = number)]
    pub execution_minutes: Option<f64>,
    /// How much of it a program can take: 80%, or low,likely,high as 50%,65%,80%
    #[arg(long, value_name = "SHARE", value_parser = shares)]
    pub share: Option<Triple>,
    /// Days it takes to build: 10, or low,likely,high as 5,10,20
    #[arg(long, value_name = "DAYS", value_parser = numbers)]
    pub build_days: Option<Triple>,
    /// What a day of building costs
    #[arg(long, value_name = "AMOUNT", value_parser = number)]
    pub day_cost: Option<f64>,
    /// What the program costs a year
    #[arg(long, value_name = "AMOUNT", value_parser = number)]
    pub running_cost_per_year: Option<f64>,
    /// What an hour of the people costs
    #[arg(long, value_name = "AMOUNT", value_parser = number, conflicts_with = "labour_per_year")]
    pub labour_per_hour: Option<f64>,
    /// What a year of one person costs
    #[arg(long, value_name = "AMOUNT", value_parser = number)]
    pub labour_per_year: Option<f64>,
}

impl Inputs {
    /// In the domain's form.
    pub fn read(&self, money: &Money) -> EstimateInputs {
        let labour = |per| move |amount| Labour { per, minor: money.minor(amount) };
        let hourly = self.labour_per_hour.map(labour(LabourPer::Hour));
        let yearly = self.labour_per_year.map(labour(LabourPer::Year));
        EstimateInputs {
            runs: self.runs,
            period: self.period,
            minutes_per_run: self.minutes_per_run,
            people: self.people,
            error_rate: self.error_rate,
            rework_minutes: self.rework_minutes,
            reviewed_share: self.reviewed_share,
            review_minutes: self.review_minutes,
            execution_minutes: self.execution_minutes,
            automatable_share: self.share,
            build_days: self.build_days,
            labour: hourly.or(yearly),
            day_cost_minor: self.day_cost.map(|amount| money.minor(amount)),
            running_cost_per_year_minor: self
                .running_cost_per_year
                .map(|amount| money.minor(amount)),
            ..EstimateInputs::default()
        }
    }
}

/// A finite number with a decimal point.
pub fn number(text: &str) -> Result<f64, String> {
    let number: f64 = text.trim().parse().map_err(|_| "not a number such as 12 or 2.5")?;
    if number.is_finite() { Ok(number) } else { Err("not a finite number".to_owned()) }
}

/// "5%" or "0.05".
pub fn share(text: &str) -> Result<f64, String> {
    match text.trim().strip_suffix('%') {
        Some(percent) => Ok(number(percent)? / 100.0),
        None => number(text),
    }
}

fn triple(text: &str, read: fn(&str) -> Result<f64, String>) -> Result<Triple, String> {
    let values: Vec<f64> = text.split(',').map(read).collect::<Result<_, _>>()?;
    match values[..] {
        [value] => Ok(Triple::exactly(value)),
        [low, likely, high] => Ok(Triple::new(low, likely, high)),
        _ => Err("give one value, or low,likely,high".to_owned()),
    }
}

/// One share, or three.
pub fn shares(text: &str) -> Result<Triple, String> {
    triple(text, share)
}

/// One number, or three.
pub fn numbers(text: &str) -> Result<Triple, String> {
    triple(text, number)
}

/// A period by its word.
pub fn period(text: &str) -> Result<Period, String> {
    let words = || Period::ALL.iter().map(|period| period.as_str()).collect::<Vec<_>>().join(", ");
    Period::from_word(text).ok_or_else(|| format!("not one of {}", words()))
}

/// A stage by its word.
pub fn any_stage(text: &str) -> Result<Stage, String> {
    let words = || Stage::ALL.iter().map(|stage| stage.as_str()).collect::<Vec<_>>().join(", ");
    Stage::from_word(text.trim()).ok_or_else(|| format!("not one of {}", words()))
}

/// How sure two ideas are the same, by its word.
pub fn sureness(text: &str) -> Result<Sureness, String> {
    let word = text.trim().replace('-', "_");
    let found = serde_json::from_value(word.into());
    found.map_err(|_| "not one of very_likely, probably, perhaps".to_owned())
}

/// A day as 2026-05-03.
pub fn day(text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_| "not a day such as 2026-05-03".to_owned())
}

/// A currency that exists.
pub fn currency(text: &str) -> Result<String, String> {
    let known = iso_currency::Currency::from_code(text);
    known
        .map(|currency| currency.code().to_owned())
        .ok_or_else(|| "not a currency such as EUR".to_owned())
}

/// One character, or the word tab.
pub fn delimiter(text: &str) -> Result<char, String> {
    let mut letters = text.chars();
    match (text, letters.next(), letters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) => Ok(one),
        _ => Err("give one character, or tab".to_owned()),
    }
}

/// TARGET=COLUMN.
pub fn map(text: &str) -> Result<(Target, String), String> {
    let (word, column) = text.split_once('=').ok_or("write TARGET=COLUMN")?;
    let target = Target::from_word(word.trim());
    let target = target.ok_or_else(|| format!("\"{word}\" is no target; --help lists them"))?;
    Ok((target, column.to_owned()))
}

/// WORD=STAGE; the word may hold an equals sign.
pub fn stage(text: &str) -> Result<(String, Stage), String> {
    let (word, stage) = text.rsplit_once('=').ok_or("write WORD=STAGE")?;
    let stage = Stage::from_word(stage.trim()).filter(|stage| *stage != Stage::Withdrawn);
    let stage = stage.ok_or("no stage that an import can set; --help lists them")?;
    Ok((word.to_owned(), stage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_strictly() {
        for wrong in ["", "NaN", "inf", "1e400", "1,5", "abc", "٣"] {
            assert!(number(wrong).is_err(), "{wrong}");
        }
        assert_eq!(share("5%"), Ok(0.05));
        assert_eq!(share("0.05"), Ok(0.05));
        assert_eq!(shares("50%,65%,80%"), Ok(Triple::new(0.5, 0.65, 0.8)));
        assert_eq!(numbers("10"), Ok(Triple::exactly(10.0)));
        assert!(numbers("1,2").is_err());
        assert_eq!(map("title=A = B"), Ok((Target::Title, "A = B".to_owned())));
        assert!(map("tilte=A").is_err() && map("title").is_err());
        assert_eq!(stage("a=b=live"), Ok(("a=b".to_owned(), Stage::Live)));
        assert!(stage("gone=withdrawn").is_err());
        assert_eq!(any_stage("withdrawn"), Ok(Stage::Withdrawn));
        assert!(any_stage("merged").is_err());
        assert!(
            day("2026-05-03").is_ok() && day("3.5.2026").is_err() && day("2026-02-30").is_err()
        );
        assert_eq!(delimiter("tab"), Ok('\t'));
        assert!(delimiter("ab").is_err() && delimiter("").is_err());
    }
}
