//! `ohub show`.

use crate::args::{Common, Show};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::{Money, fixed, number};
use crate::out::{Columns, Out, one_line};
use crate::{formula, words};
use hub_app::AppError;
use hub_app::views::{EventView, IdeaPage, ScoreView};
use hub_core::rows::Change;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

/// So much of a value is shown in the history.
const VALUE_CHARS: usize = 60;

pub fn run(common: &Common, args: &Show, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.reader()?;
    let page = session.page(&args.id)?;
    if out.as_json {
        out.json(&page)?;
        return Ok(Exit::Done);
    }
    let space = session.space()?;
    let zone = TimeZone::get(&space.time_zone).unwrap_or(TimeZone::UTC);
    facts(out, &page, &zone)?;
    estimate(out, &page, &Money::new(&space.currency))?;
    if let Some(score) = &page.row.score {
        points(out, score)?;
    }
    said(out, &page, &zone)?;
    history(out, &page.events, &zone)?;
    Ok(Exit::Done)
}

fn facts(out: &mut Out, page: &IdeaPage, zone: &TimeZone) -> Result<(), Failure> {
    let row = &page.row;
    out.line(format!("{}  {}", row.shown_id, row.title))?;
    if !page.case.description.is_empty() {
        out.line("")?;
        out.line(&page.case.description)?;
    }
    out.line("")?;
    let rank = page.rank.map(|rank| number(f64::from(rank)));
    let facts = [
        ("Stage", stage(page)),
        ("Rank", rank.unwrap_or_default()),
        ("Area", row.area.clone().unwrap_or_default()),
        ("Systems", page.system_names.join(", ")),
        ("From", row.author.clone()),
        ("Sent", time(row.created_at_ms, zone)),
        ("Builder", row.builder.clone().unwrap_or_default()),
        (
            "Links",
            page.case.links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>().join(" "),
        ),
        ("Answers", answers(page)),
        ("Id", row.id.to_string()),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        out.line(format!("  {name:<24}{}", one_line(value, None)))?;
    }
    Ok(())
}

fn stage(page: &IdeaPage) -> String {
    match &page.stage.reason {
        Some(reason) => format!("{} ({reason})", page.stage.now),
        None => page.stage.now.to_string(),
    }
}

fn answers(page: &IdeaPage) -> String {
    let names = ["rules", "digital", "structured", "stable", "documented"];
    let given = names.iter().zip(page.answers.in_order());
    let given = given.filter_map(|(name, answer)| Some(format!("{name} {}", answer?)));
    given.collect::<Vec<_>>().join(", ")
}

fn estimate(out: &mut Out, page: &IdeaPage, money: &Money) -> Result<(), Failure> {
    out.line("")?;
    match &page.estimate.figures {
        Some(figures) => {
            out.line("Estimate")?;
            formula::write(out, money, figures, &page.estimate.lines)
        }
        None => {
            let missing = page.estimate.missing.join(", ").replace('_', " ");
            out.line(format!("No estimate yet; missing: {missing}."))
        }
    }
}

fn points(out: &mut Out, view: &ScoreView) -> Result<(), Failure> {
    let score = &view.score;
    out.line("")?;
    out.line(format!(
        "Score {} of 100 (profile {}; {} % of what counts is known)",
        fixed(f64::from(score.score), 1),
        view.profile,
        fixed(f64::from(score.completeness) * 100.0, 0)
    ))?;
    let heads = [("", false), ("Scale", true), ("Weight", true), ("Points", true)];
    let mut table = Columns::new(&heads, 0);
    for part in &score.parts {
        let number = |value: f32, digits| fixed(f64::from(value), digits);
        table.row(vec![
            format!("  {}", part.criterion),
            number(part.scale, 1),
            number(part.weight, 0),
            number(part.points, 1),
        ]);
    }
    table.write(out)?;
    if !score.missing.is_empty() {
        let missing: Vec<String> = score.missing.iter().map(ToString::to_string).collect();
        out.line(format!("  Not known: {}", missing.join(", ")))?;
    }
    Ok(())
}

fn said(out: &mut Out, page: &IdeaPage, zone: &TimeZone) -> Result<(), Failure> {
    if !page.supports.is_empty() {
        let names: Vec<&str> = page.supports.iter().map(|by| by.by.name.as_str()).collect();
        out.line("")?;
        out.line(format!("Has it too: {}", names.join(", ")))?;
    }
    for comment in page.comments.iter().filter(|comment| !comment.removed) {
        out.line("")?;
        out.line(format!("{}, {}:", comment.by.name, time(comment.at_ms, zone)))?;
        out.line(&comment.body)?;
    }
    Ok(())
}

fn history(out: &mut Out, events: &[EventView], zone: &TimeZone) -> Result<(), Failure> {
    out.line("")?;
    out.line("History, newest first")?;
    for event in events {
        out.line(format!("  {}  {}  {}", time(event.at_ms, zone), event.by.name, event.kind))?;
        for change in &event.changes {
            out.line(format!("    {}", changed(change)))?;
        }
    }
    Ok(())
}

fn changed(change: &Change) -> String {
    let show = |value: &Value| {
        let error = AppError::new("").with("value", value.clone());
        one_line(&words::fact(&error, "value"), Some(VALUE_CHARS))
    };
    match (change.before.is_null(), change.after.is_null()) {
        (true, _) => format!("{}: {}", change.field, show(&change.after)),
        (false, true) => format!("{}: {} taken away", change.field, show(&change.before)),
        _ => format!("{}: {} → {}", change.field, show(&change.before), show(&change.after)),
    }
}

fn time(at_ms: i64, zone: &TimeZone) -> String {
    let at = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}
