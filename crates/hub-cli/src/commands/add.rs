//! `ohub add`.

use crate::args::{Add, Common};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::{Money, number};
use crate::out::Out;
use hub_app::Named;
use hub_app::views::IdeaPage;
use hub_core::IdeaId;
use hub_core::operation::Submission;
use hub_core::rows::{Case, Link};

pub fn run(common: &Common, args: &Add, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let money = Money::new(&session.space()?.currency);
    let named =
        Named { area: args.area.clone(), add_area: args.new_area, systems: args.systems.clone() };
    let sent = session.submit(submission(args, &money), &named)?;
    if out.as_json {
        out.json(&sent)?;
        return Ok(Exit::Done);
    }
    let page = session.page(&sent.idea_id.unwrap_or(IdeaId(uuid::Uuid::nil())).to_string())?;
    out.line(format!("{}  {}", page.row.shown_id, page.row.title))?;
    out.line(saving(&page))?;
    Ok(Exit::Done)
}

fn submission(args: &Add, money: &Money) -> Submission {
    let link = |url: &String| Link { url: url.clone(), label: String::new() };
    Submission {
        id: IdeaId(uuid::Uuid::now_v7()),
        case: Case {
            title: args.title.clone(),
            description: args.description.clone().unwrap_or_default(),
            links: args.links.iter().map(link).collect(),
            ..Case::default()
        },
        estimate: args.inputs.read(money),
        answers: args.answers.read(),
        origin: None,
    }
}

fn saving(page: &IdeaPage) -> String {
    match page.row.hours_saved {
        Some(hours) if hours.low == hours.high => {
            format!("It would save {} hours a year.", number(hours.likely))
        }
        Some(hours) => format!(
            "It would save {} hours a year ({} to {}).",
            number(hours.likely),
            number(hours.low),
            number(hours.high)
        ),
        None => format!(
            "It has no estimate yet; missing: {}.",
            page.estimate.missing.join(", ").replace('_', " ")
        ),
    }
}
