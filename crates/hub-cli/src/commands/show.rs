//! `ohub show`.

use crate::args::{Common, Show};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::{Money, number};
use crate::out::{Columns, Out, one_line};
use crate::when::Zone;
use crate::{formula, score, words};
use hub_app::AppError;
use hub_app::views::{IdeaPage, NamedIdea, PairView, PartView, SupportView};
use hub_core::rows::{Change, PairKind};
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
    let zone = Zone::of(&space);
    facts(out, &page, &zone)?;
    estimate(out, &page, &Money::new(&space.currency))?;
    parts(out, &page)?;
    if let Some(score) = &page.row.score {
        out.line("")?;
        score::write(out, score, None)?;
    }
    said(out, &page, &zone)?;
    history(out, &page, &zone)?;
    Ok(Exit::Done)
}

fn facts(out: &mut Out, page: &IdeaPage, zone: &Zone) -> Result<(), Failure> {
    let row = &page.row;
    out.line(format!("{}  {}", row.shown_id, row.title))?;
    if !page.case.description.is_empty() {
        out.line("")?;
        out.line(&page.case.description)?;
    }
    out.line("")?;
    let rank = page.rank.map(|rank| number(f64::from(rank)));
    let facts = [
        ("Merged into", merged_into(page, zone)),
        ("Merged here", merged(page)),
        ("Stage", stage(page)),
        ("Rank", rank.unwrap_or_default()),
        ("Area", row.area.clone().unwrap_or_default()),
        ("Systems", page.system_names.join(", ")),
        ("From", row.author.clone()),
        ("Sent", zone.show(row.created_at_ms)),
        ("Builder", row.builder.clone().unwrap_or_default()),
        (
            "Links",
            page.case.links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>().join(" "),
        ),
        ("Answers", answers(page)),
        ("Related", paired(page, PairKind::Related)),
        ("Not the same", paired(page, PairKind::Different)),
        ("Followers", followers(page)),
        ("Id", row.id.to_string()),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        out.line(format!("  {name:<24}{}", one_line(value, None)))?;
    }
    Ok(())
}

fn merged_into(page: &IdeaPage, zone: &Zone) -> String {
    let Some(merged) = &page.merged_into else { return String::new() };
    let (by, at) = (&merged.by.name, zone.show(merged.at_ms));
    let without = if merged.adds_volume { "" } else { ", without its volume" };
    format!("{}, by {by}, {at}{without}", named(&merged.idea))
}

fn merged(page: &IdeaPage) -> String {
    let each = page.merged.iter().map(|merged| {
        let without = if merged.adds_volume { "" } else { " (without its volume)" };
        format!("{}{without}", named(&merged.idea))
    });
    each.collect::<Vec<_>>().join("; ")
}

fn paired(page: &IdeaPage, kind: PairKind) -> String {
    let pairs = page.pairs.iter().filter(|pair| pair.kind == kind);
    let each = pairs.map(|pair: &PairView| named(&pair.idea) + &from(pair.from.as_ref()));
    each.collect::<Vec<_>>().join("; ")
}

fn followers(page: &IdeaPage) -> String {
    let you = if page.following { ", you too" } else { "" };
    format!("{}{you}", number(f64::from(page.followers)))
}

fn named(idea: &NamedIdea) -> String {
    format!("{} {}", idea.shown_id, idea.title)
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

/// Whose volumes count, where there are several, and which do not.
fn parts(out: &mut Out, page: &IdeaPage) -> Result<(), Failure> {
    let figures = page.estimate.figures.iter().flat_map(|figures| &figures.parts);
    let heads = [("", false), ("Hours today", true), ("", false)];
    let mut table = Columns::new(&heads, 0);
    for (part, figures) in page.parts.iter().zip(figures) {
        table.row(vec![who(part), number(figures.hours_today), String::new()]);
    }
    for out in &page.left_out {
        let why = format!("left out: {}", words::left_out(out.why));
        table.row(vec![who(&out.part), String::new(), why]);
    }
    if page.parts.len() + page.left_out.len() < 2 {
        return Ok(());
    }
    out.line("")?;
    out.line("Parts, a person one each")?;
    table.write(out)
}

fn who(part: &PartView) -> String {
    part.by.name.clone() + &from(part.from.as_ref())
}

fn said(out: &mut Out, page: &IdeaPage, zone: &Zone) -> Result<(), Failure> {
    if !page.supports.is_empty() {
        let name = |by: &SupportView| by.by.name.clone() + &from(by.from.as_ref());
        let names: Vec<String> = page.supports.iter().map(name).collect();
        out.line("")?;
        out.line(format!("Has it too: {}", names.join(", ")))?;
    }
    let comments = (1..).zip(&page.comments);
    for (number, comment) in comments.filter(|(_, comment)| !comment.removed) {
        let from = from(comment.from.as_ref());
        out.line("")?;
        out.line(format!(
            "Comment {number}, {}{from}, {}:",
            comment.by.name,
            zone.show(comment.at_ms)
        ))?;
        out.line(&comment.body)?;
    }
    Ok(())
}

/// " (from OH-45)", where it was said at a merged idea.
fn from(from: Option<&NamedIdea>) -> String {
    from.map(|idea| format!(" (from {})", idea.shown_id)).unwrap_or_default()
}

/// What happened here, then what happened at each merged idea.
fn history(out: &mut Out, page: &IdeaPage, zone: &Zone) -> Result<(), Failure> {
    let merged = page.merged.iter();
    let merged = merged.map(|it| (format!("History of {}", it.idea.shown_id), &it.events));
    for (heading, events) in [("History".to_owned(), &page.events)].into_iter().chain(merged) {
        out.line("")?;
        out.line(format!("{heading}, newest first"))?;
        for event in events {
            let (at, by) = (zone.show(event.at_ms), &event.by.name);
            out.line(format!("  {at}  {by}  {}", event.kind))?;
            for change in &event.changes {
                out.line(format!("    {}", changed(change, &page.mentioned)))?;
            }
        }
    }
    Ok(())
}

fn changed(change: &Change, mentioned: &[NamedIdea]) -> String {
    let show = |value: &Value| one_line(&shown(value, mentioned), Some(VALUE_CHARS));
    match (change.before.is_null(), change.after.is_null()) {
        (true, _) => format!("{}: {}", change.field, show(&change.after)),
        (false, true) => format!("{}: {} taken away", change.field, show(&change.before)),
        _ => format!("{}: {} → {}", change.field, show(&change.before), show(&change.after)),
    }
}

/// A value of the history; ideas by their numbers.
fn shown(value: &Value, mentioned: &[NamedIdea]) -> String {
    let number = |value: &Value| {
        let id = value.as_str()?;
        let idea = mentioned.iter().find(|idea| idea.id.to_string() == id)?;
        Some(idea.shown_id.clone())
    };
    let paired =
        || Some(format!("{} {}", value.get("kind")?.as_str()?, number(value.get("idea")?)?));
    number(value)
        .or_else(paired)
        .unwrap_or_else(|| words::fact(&AppError::new("").with("value", value.clone()), "value"))
}
