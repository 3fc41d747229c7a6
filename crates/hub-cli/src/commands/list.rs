//! `ohub list`.

use super::filter::order;
use crate::args::{Common, List};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::{fixed, number};
use crate::out::{Columns, Out};
use hub_app::views::{IdeaRow, IdeasFilter, IdeasSummary};
use hub_core::rows::Method;
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
    let app = common.reading();
    let session = app.session()?;
    let order = order(&app, &args.which)?;
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let rows = session.list(&order, limit)?;
    let summary = session.summary(&order)?;
    if out.as_json {
        let ideas = rows.iter().map(|(rank, row)| Ranked { rank: *rank, row }).collect();
        out.json(&Listed { summary: &summary, ideas })?;
        return Ok(Exit::Done);
    }
    if rows.is_empty() {
        out.line(match (summary.total, order.filter == IdeasFilter::default()) {
            (0, _) => {
                "There are no ideas yet. Send one with `ohub add`, or bring a list in with `ohub \
                 import`."
            }
            (_, true) => "No idea has these words.",
            (_, false) => "No idea fulfils all of these conditions.",
        })?;
        return Ok(Exit::Done);
    }
    table(&rows, summary.ranked_by).write(out)?;
    out.line("")?;
    out.line(ending(&rows, &summary))?;
    Ok(Exit::Done)
}

/// Beside the rank stands the number that ranks.
fn table(rows: &[(Option<u32>, IdeaRow)], ranked_by: Method) -> Columns {
    let heads = [
        ("Rank", true),
        ("Idea", false),
        (
            match ranked_by {
                Method::Weighted => "Score",
                Method::Rice => "RICE",
                Method::Ice => "ICE",
                Method::Wsjf => "WSJF",
            },
            true,
        ),
        ("Hours saved a year", true),
        ("Stage", false),
        ("Title", false),
        ("Area", false),
    ];
    let mut table = Columns::new(&heads, 5);
    for (rank, row) in rows {
        let weighted = || Some(f64::from(row.score.as_ref()?.score.score));
        let score = match ranked_by {
            Method::Weighted => weighted().map(|score| fixed(score, 1)),
            Method::Rice => row.rice.number.map(number),
            Method::Ice => row.ice.number.map(number),
            Method::Wsjf => row.wsjf.number.map(number),
        };
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
