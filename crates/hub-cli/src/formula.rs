//! An estimate for people: its figures, and each formula with the values put in.

use crate::failure::Failure;
use crate::number::{Money, amount, fixed, number, percent};
use crate::out::Out;
use hub_core::estimate::{
    Amount, Estimate, Line, Missing, Op, Outcome, Outlook, Payback, Quantity, Roi, Step, Unit,
    Warning,
};
use hub_core::rows::Triple;

/// The figures, then how they come about, then what is missing for more.
pub fn write(
    out: &mut Out,
    money: &Money,
    figures: &Estimate,
    lines: &[Line],
) -> Result<(), Failure> {
    for (name, value) in summary(money, figures) {
        out.line(format!("  {name:<24}{value}"))?;
    }
    out.line("")?;
    out.line("How that comes about (low – likely – high where it is a range):")?;
    for line in lines {
        out.line(format!("  {}", text(money, line)))?;
    }
    for missing in &figures.missing {
        out.line(format!("  Not known: {}", missing_words(*missing)))?;
    }
    for warning in &figures.warnings {
        out.line(format!("  Note: {}", warning_words(*warning)))?;
    }
    Ok(())
}

fn summary(money: &Money, figures: &Estimate) -> Vec<(&'static str, String)> {
    let hours = |value: f64| format!("{} h", number(value));
    let range = |range: Triple, show: &dyn Fn(f64) -> String| {
        let likely = show(range.likely);
        match range.low == range.high {
            true => likely,
            false => format!("{likely} ({} to {})", show(range.low), show(range.high)),
        }
    };
    let mut lines = vec![
        ("Hours today", format!("{} a year", hours(figures.hours_today))),
        ("Hours saved", format!("{} a year", range(figures.hours_saved, &hours))),
        ("Full-time people saved", range(figures.fte_saved, &number)),
    ];
    let show = |minor: f64| money.show(minor);
    if let Some(today) = figures.money_today_minor {
        lines.push(("Cost today", format!("{} a year", show(today))));
    }
    if let Some(saved) = figures.money_saved_minor {
        lines.push(("Money saved", format!("{} a year", range(saved, &show))));
    }
    if let Some(one_off) = figures.one_off_minor {
        lines.push(("One-off cost", range(one_off, &show)));
        lines.push(("Payback", outlook(figures.payback, payback)));
        lines.push(("Return over 3 years", outlook(figures.roi_3y, roi)));
    }
    lines
}

/// "10 × 220 × 1 = 2,200 runs a year".
pub fn text(money: &Money, line: &Line) -> String {
    let result = match line.result {
        Outcome::Amount(result) => value(money, line.unit, result),
        Outcome::Payback(result) => outlook(result, payback),
        Outcome::Roi(result) => outlook(result, roi),
    };
    let of_part = line.part.map(|part| format!(" (part {})", part + 1)).unwrap_or_default();
    let name = name(line.id);
    match line.steps.is_empty() {
        true => format!("{name}{of_part}: {result}"),
        false => format!("{} = {result} {name}{of_part}", steps(money, &line.steps)),
    }
}

/// Steps apply from left to right, so what was added is put into brackets before it is multiplied.
fn steps(money: &Money, steps: &[Step]) -> String {
    let mut text = String::new();
    let mut is_sum = false;
    for step in steps {
        let multiplies = matches!(step.op, Op::Times | Op::DividedBy);
        if multiplies && is_sum {
            text = format!("({text})");
            is_sum = false;
        }
        is_sum |= matches!(step.op, Op::Plus | Op::Minus);
        text.push_str(sign(step.op));
        text.push_str(&value(money, step.unit, step.value));
    }
    text
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Start => "",
        Op::Plus => " + ",
        Op::Minus => " − ",
        Op::Times => " × ",
        Op::DividedBy => " / ",
    }
}

fn value(money: &Money, unit: Unit, of: Amount) -> String {
    match unit {
        Unit::Share => amount(of, percent),
        Unit::Hours => format!("{} h", amount(of, number)),
        Unit::Minutes => format!("{} min", amount(of, number)),
        Unit::Days => format!("{} days", amount(of, number)),
        Unit::Minor | Unit::MinorPerHour | Unit::MinorPerDay => {
            format!("{} {}", amount(of, |minor| money.bare(minor)), money.code())
        }
        Unit::Count | Unit::Years | Unit::People | Unit::Fte | Unit::Ratio => amount(of, number),
    }
}

fn outlook<T: Copy + PartialEq>(of: Outlook<T>, show: fn(T) -> String) -> String {
    let likely = show(of.likely);
    match of.best == of.likely && of.likely == of.worst {
        true => likely,
        false => format!("{likely} (best {}, worst {})", show(of.best), show(of.worst)),
    }
}

fn payback(of: Payback) -> String {
    match of {
        Payback::Years(years) => format!("{} years", fixed(years, 2)),
        Payback::Never => "never".to_owned(),
        Payback::NoInvestment => "no investment".to_owned(),
        Payback::Unknown => "not known".to_owned(),
    }
}

fn roi(of: Roi) -> String {
    match of {
        Roi::Ratio(ratio) => format!("{} %", fixed(ratio * 100.0, 2)),
        Roi::NoInvestment => "no investment".to_owned(),
        Roi::Unknown => "not known".to_owned(),
    }
}

fn missing_words(missing: Missing) -> &'static str {
    match missing {
        Missing::LabourCost => "what the work costs (--labour-per-hour or --labour-per-year)",
        Missing::BuildDays => "how long it takes to build (--build-days)",
        Missing::DayCost => "what a day of building costs (--day-cost)",
    }
}

fn warning_words(warning: Warning) -> String {
    match warning {
        Warning::PersonOverTwiceAYear { hours_per_person, limit_hours, .. } => format!(
            "one person would spend {} hours a year on it, more than twice a working year ({}). \
             Are the runs those of one person?",
            number(hours_per_person),
            number(limit_hours / 2.0)
        ),
        Warning::PartsWithoutLabour { parts } => {
            format!("{parts} parts have no labour cost, so the money is that of the others only.")
        }
    }
}

fn name(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::RunsPerYear => "runs a year",
        Quantity::HoursProcessing => "doing it, a year",
        Quantity::HoursRework => "putting errors right, a year",
        Quantity::HoursReview => "checking it, a year",
        Quantity::HoursToday => "today, a year",
        Quantity::HoursExecution => "that the program takes, a year",
        Quantity::NetHours => "that could be saved, a year",
        Quantity::HoursSaved => "saved a year",
        Quantity::FteToday => "full-time people today",
        Quantity::FteNet => "full-time people that could be saved",
        Quantity::FteSaved => "full-time people saved",
        Quantity::LabourPerHour => "an hour of work",
        Quantity::MoneyToday => "cost today, a year",
        Quantity::MoneyNet => "that could be saved, a year",
        Quantity::MoneySaved => "saved a year",
        Quantity::OneOff => "one-off cost",
        Quantity::MoneyAfterRunning => "saved a year after running costs",
        Quantity::Payback => "payback",
        Quantity::Roi3y => "return over 3 years",
        // Inputs have no line of their own.
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_core::estimate::{estimate, explain};
    use hub_core::rows::{Basis, EstimateInputs, Labour, LabourPer, Period};

    #[test]
    fn the_published_case_reads_as_people_work_it_out() {
        let basis: Basis = serde_json::from_str(
            r#"{"version": 1, "working_days_per_year": 220, "hours_per_day": 8}"#,
        )
        .unwrap();
        let inputs = EstimateInputs {
            runs: Some(10.0),
            period: Some(Period::Day),
            minutes_per_run: Some(12.0),
            people: Some(1.0),
            error_rate: Some(0.05),
            rework_minutes: Some(20.0),
            reviewed_share: Some(0.1),
            review_minutes: Some(5.0),
            labour: Some(Labour { per: LabourPer::Year, minor: 4_400_000 }),
            build_days: Some(Triple::exactly(35.0)),
            day_cost_minor: Some(35_000),
            running_cost_per_year_minor: Some(240_000),
            ..EstimateInputs::default()
        };
        let estimate = estimate(&inputs, &basis, Triple::exactly(0.8), &[]).unwrap();
        let money = Money::new("EUR");
        let lines: Vec<String> = explain(&estimate).iter().map(|line| text(&money, line)).collect();
        let expected = [
            "10 × 220 × 1 = 2,200 runs a year",
            "2,200 × 12 min / 60 min = 440 h doing it, a year",
            "2,200 × 5 % × 20 min / 60 min = 36.67 h putting errors right, a year",
            "2,200 × 10 % × 5 min / 60 min = 18.33 h checking it, a year",
            "440 h + 36.67 h + 18.33 h = 495 h today, a year",
            "80 % × 495 h = 396 h saved a year",
            "495 h / 220 days / 8 h = 0.2813 full-time people today",
            "396 h / 220 days / 8 h = 0.225 full-time people saved",
            "44,000.00 EUR / 220 days / 8 h = 25.00 EUR an hour of work",
            "495 h × 25.00 EUR = 12,375.00 EUR cost today, a year",
            "396 h × 25.00 EUR = 9,900.00 EUR saved a year",
            "35 days × 350.00 EUR = 12,250.00 EUR one-off cost",
            "9,900.00 EUR − 2,400.00 EUR = 7,500.00 EUR saved a year after running costs",
            "12,250.00 EUR / 7,500.00 EUR = 1.63 years payback",
            "(7,500.00 EUR × 3 − 12,250.00 EUR) / 12,250.00 EUR = 83.67 % return over 3 years",
        ];
        assert_eq!(lines, expected);
    }
}
