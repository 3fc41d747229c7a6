//! `ohub list`.

use crate::args::{Common, List};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::{fixed, number};
use crate::out::{Columns, Out};
use hub_app::views::{IdeaRow, IdeasOrder, IdeasSummary};
use serde::Serialize;

#[derive(Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    summary: &'a IdeasSummary,
    ideas: Vec<Ranked<'a>>,
}

#[derive(Serialize)]
struct Ranked<'a> {
    /// Its place by score among those that are listed; none without a score.
    rank: Option<u32>,
    #[serde(flatten)]
    row: &'a IdeaRow,
}

pub fn run(common: &Common, args: &List, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.reader()?;
    let order = IdeasOrder {
        search: args.search.clone(),
        sort: args.sort.into(),
        reversed: args.reversed,
        ..IdeasOrder::default()
    };
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let rows = session.list(&order, limit)?;
    let summary = session.summary(&order)?;
    if out.as_json {
        let ideas = rows.iter().map(|(rank, row)| Ranked { rank: *rank, row }).collect();
        out.json(&Listed { summary: &summary, ideas })?;
        return Ok(Exit::Done);
    }
    if rows.is_empty() {
        out.line(if summary.total == 0 {
            "There are no ideas yet. Send one with `ohub add`, or bring a list in with `ohub import`."
        } else {
            "No idea has these words."
        })?;
        return Ok(Exit::Done);
    }
    table(&rows).write(out)?;
    out.line("")?;
    out.line(ending(&rows, &summary))?;
    Ok(Exit::Done)
}

fn table(rows: &[(Option<u32>, IdeaRow)]) -> Columns {
    let heads = [
        ("Rank", true),
        ("Idea", false),
        ("Score", true),
        ("Hours saved a year", true),
        ("Stage", false),
        ("Title", false),
        ("Area", false),
    ];
    let mut table = Columns::new(&heads, 5);
    for (rank, row) in rows {
        let score = row.score.as_ref().map(|score| fixed(f64::from(score.score.score), 1));
        let hours = row.hours_saved.map(|hours| number(hours.likely.round()));
        table.row(vec![
            rank.map(|rank| number(f64::from(rank))).unwrap_or_default(),
            row.shown_id.clone(),
            score.unwrap_or_default(),
            hours.unwrap_or_default(),
            row.stage.to_string(),
            row.title.clone(),
            row.area.clone().unwrap_or_default(),
        ]);
    }
    table
}

fn ending(rows: &[(Option<u32>, IdeaRow)], summary: &IdeasSummary) -> String {
    let count = number(f64::from(summary.count));
    let shown = match rows.len() < summary.count as usize {
        true => format!("{} of {count} ideas", number(rows.len() as f64)),
        false if summary.count == 1 => "1 idea".to_owned(),
        false => format!("{count} ideas"),
    };
    let hours = summary.hours_saved;
    match summary.estimated {
        0 => format!("{shown}, none with an estimate."),
        estimated => format!(
            "{shown}; {} with an estimate would save {} hours a year ({} to {}).",
            number(f64::from(estimated)),
            number(hours.likely.round()),
            number(hours.low.round()),
            number(hours.high.round())
        ),
    }
}
