//! A score for people: its parts with what each was made from, the formula put in, and the raw
//! numbers beside it.

use crate::failure::Failure;
use crate::inputs::option;
use crate::number::{Money, fixed, number};
use crate::out::{Columns, Out};
use hub_app::views::{FormulaView, RawView, ScoreFacts, ScoreView};
use hub_core::rows::{Criterion, ValueBasis};
use hub_core::score::{Completeness, RawError, RawInput};

/// What scores 100 for value.
pub struct Full {
    /// What value is made from.
    pub basis: ValueBasis,
    /// Hours, or minor units of money, a year.
    pub full: f64,
}

/// The score and its parts; with `full` also the formula of each.
pub fn write(
    out: &mut Out,
    view: &ScoreView,
    full: Option<(&Full, &Money)>,
) -> Result<(), Failure> {
    let score = &view.score;
    out.line(format!(
        "Score {} of 100 (profile {}, version {}; {} % of what counts is known: {})",
        fixed(f64::from(score.score), 1),
        view.profile,
        view.profile_version,
        fixed(f64::from(score.completeness) * 100.0, 0),
        match score.level {
            Completeness::Low => "low",
            Completeness::Medium => "medium",
            Completeness::High => "high",
        }
    ))?;
    let heads = [("", false), ("Scale", true), ("Weight", true), ("Points", true), ("From", false)];
    let heads = &heads[..if full.is_some() { 5 } else { 4 }];
    let mut table = Columns::new(heads, heads.len() - 1);
    for part in &score.parts {
        let number = |value: f32, digits| fixed(f64::from(value), digits);
        let mut cells = vec![
            part.criterion.to_string(),
            number(part.scale, 1),
            number(part.weight, 0),
            number(part.points, 1),
        ];
        cells.extend(full.map(|(full, money)| from(part.criterion, &view.facts, full, money)));
        table.row(cells);
    }
    table.write(out)?;
    if full.is_some() {
        out.line(sum(view))?;
    }
    if !score.missing.is_empty() {
        let missing: Vec<String> = score.missing.iter().map(ToString::to_string).collect();
        out.line(format!("  Not known: {}", missing.join(", ")))?;
    }
    Ok(())
}

/// "(54.9 × 30 + 80 × 25) / 55 = 66.3".
fn sum(view: &ScoreView) -> String {
    let parts = &view.score.parts;
    let number = |value: f32| fixed(f64::from(value), 1);
    let products = parts.iter().map(|part| format!("{} × {}", number(part.scale), part.weight));
    let weights: f32 = parts.iter().map(|part| part.weight).sum();
    let products = products.collect::<Vec<_>>().join(" + ");
    format!("  ({products}) / {weights} = {}", number(view.score.score))
}

/// The formula of a scale with the facts put in.
fn from(criterion: Criterion, facts: &ScoreFacts, full: &Full, money: &Money) -> String {
    let whole = |value: Option<u8>| value.map(|it| it.to_string()).unwrap_or_default();
    match criterion {
        Criterion::Value => value(facts, full, money),
        Criterion::Feasibility => {
            let answers: Vec<String> =
                facts.answers.iter().flatten().map(|it| format!("({it} − 1)")).collect();
            let count = 4 * answers.len();
            format!("100 × ({}) / {count}, of the answers", answers.join(" + "))
        }
        Criterion::Demand => {
            let (people, areas) = (facts.people, facts.areas);
            format!(
                "100 × ln(1 + ({people} − 1) + 2 × ({areas} − 1)) / ln(21), of people and areas"
            )
        }
        Criterion::Fit => format!("100 × ({} − 1) / 4, of the fit", whole(facts.fit)),
        Criterion::Effort => {
            let days = number(facts.build_days.unwrap_or_default());
            format!("100 × (1 − ln(1 + {days}) / ln(121)), of the days it takes to build")
        }
        Criterion::Risk => format!("100 × (5 − {}) / 4, of the risk", whole(facts.risk)),
    }
}

/// Scaled so that what the space calls full scores 100.
fn value(facts: &ScoreFacts, full: &Full, money: &Money) -> String {
    let (saved, of) = match full.basis {
        ValueBasis::Hours => (facts.hours_saved, "hours saved a year".to_owned()),
        ValueBasis::Money => (facts.money_saved_minor, format!("{} saved a year", money.code())),
    };
    let show = |amount: f64| match full.basis {
        ValueBasis::Hours => number(amount),
        ValueBasis::Money => money.bare(amount),
    };
    let saved = show(saved.unwrap_or_default().max(0.0));
    let scaled = match full.basis {
        ValueBasis::Hours if full.full == 5_000.0 => saved,
        _ => format!("{saved} × 5,000 / {}", show(full.full)),
    };
    format!("100 × ln(1 + {scaled} / 20) / ln(251), of the {of}")
}

/// A raw number with what it is made of, or what is missing for it.
pub fn raw(name: &str, raw: &RawView, formula: &FormulaView) -> String {
    if let Some(problem) = raw.problem {
        return format!("{name:<6}none: {}", problem_words(problem));
    }
    let Some(result) = raw.number else {
        let missing = raw.missing.iter().map(|field| missing_words(field));
        return format!("{name:<6}none yet; missing: {}", missing.collect::<Vec<_>>().join(", "));
    };
    let term = |input: &RawInput| {
        let words = input.field.split_once('_').map_or(input.field.as_str(), |(_, rest)| rest);
        format!("{} {}", number(input.value.unwrap_or_default()), words)
    };
    let inputs = formula.inputs.iter().filter(|input| input.field != "build_days");
    let terms: Vec<String> = inputs.map(term).collect();
    let (last, first) = terms.split_last().map_or(("", &[][..]), |(last, first)| (last, first));
    let text = match name {
        "RICE" => format!("{} / {last}", first.join(" × ")),
        "WSJF" => format!("({}) / {last}", first.join(" + ")),
        _ => terms.join(" × "),
    };
    format!("{name:<6}{text} = {}", number(result))
}

fn problem_words(problem: RawError) -> &'static str {
    match problem {
        RawError::EffortZero => "the days it takes to build must be more than 0",
        RawError::JobSizeZero => "the size of the job must be more than 0",
    }
}

fn missing_words(field: &str) -> String {
    match field {
        "build_days" => "the days it takes to build, in the estimate".to_owned(),
        "rice_reach" => "--rice-reach, or people in the estimate".to_owned(),
        field => format!("--{}", option(field)),
    }
}
