//! `ohub support`.

use super::send::{at_head, send, told};
use crate::args::{Common, Support};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::words;
use hub_app::views::{IdeaPage, LeftOutView};
use hub_app::{Intent, Session};
use hub_core::estimate::{PartOwner, WhyLeftOut};
use hub_core::rows::{Triple, Volume};
use hub_core::{GroupId, IdeaId, MemberId, OpId, Operation, Verdict};
use serde::Serialize;
use std::ops::ControlFlow;
use uuid::Uuid;

#[derive(Serialize)]
struct Supported<'a> {
    /// The idea at which it stands now: a merged one stands at its head.
    idea_id: IdeaId,
    shown_id: &'a str,
    /// Whether this person has it too.
    supported: bool,
    volume: Option<Volume>,
    /// Why the volume is no part of the estimate; none where it is one, or there is none.
    left_out: Option<WhyLeftOut>,
    /// How many have it too.
    supports: u32,
    hours_saved: Option<Triple>,
}

pub fn run(common: &Common, args: &Support, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let asked = session.page(&args.id)?;
    let asked_id = asked.row.id;
    let page = at_head(&session, asked)?;
    match args.take_back {
        true => take_back(&session, &page)?,
        false => say(&session, args, &page)?,
    }
    let page = session.page(&page.row.id.to_string())?;
    let me = session.me();
    let mine = page.supports.iter().find(|support| support.by.id == me);
    let left_out = page.left_out.iter().find(|out| is_mine(out, me)).map(|out| out.why);
    if out.as_json {
        out.json(&Supported {
            idea_id: page.row.id,
            shown_id: &page.row.shown_id,
            supported: mine.is_some(),
            volume: mine.and_then(|support| support.volume),
            left_out: left_out.filter(|_| mine.is_some_and(|support| support.volume.is_some())),
            supports: page.supports.len() as u32,
            hours_saved: page.row.hours_saved,
        })?;
        return Ok(Exit::Done);
    }
    tell(out, &page, asked_id)?;
    let without = "Its hours do not count in the estimate";
    match left_out.filter(|_| mine.is_some_and(|support| support.volume.is_some())) {
        Some(WhyLeftOut::NotInAddition) => {
            out.line(format!("{without}; add --in-addition where they come on top."))?;
        }
        Some(why) => out.line(format!("{without}: {}.", words::left_out(why)))?,
        None => {}
    }
    Ok(Exit::Done)
}

fn say(session: &Session, args: &Support, page: &IdeaPage) -> Result<(), Failure> {
    let area_id = args.area.as_deref().map(|name| session.area_named(name)).transpose()?;
    let (idea, volume) = (page.row.id, args.volume());
    let in_addition = args.in_addition;
    let operation = Operation::SupportSet { idea, volume, in_addition, area_id };
    send(session, &page.row.shown_id, operation)
}

/// Wherever in the group it was said.
fn take_back(session: &Session, page: &IdeaPage) -> Result<(), Failure> {
    let group_id = Some(GroupId(Uuid::now_v7()));
    let ideas = std::iter::once(page.row.id).chain(page.merged.iter().map(|it| it.idea.id));
    let intent = |idea| Intent {
        op_id: OpId(Uuid::now_v7()),
        group_id,
        operation: Operation::SupportClear { idea },
    };
    let verdicts =
        session.send_all(ideas.map(intent).collect(), &mut |_| ControlFlow::Continue(()))?;
    let refused = verdicts.into_iter().find_map(|verdict| match verdict {
        Verdict::Rejected(refusal) => Some(refusal),
        _ => None,
    });
    match refused {
        Some(refusal) => Err(told(session, refusal.into(), &page.row.shown_id).into()),
        None => Ok(()),
    }
}

fn is_mine(out: &LeftOutView, me: MemberId) -> bool {
    match out.part.who {
        PartOwner::Support { member_id } | PartOwner::MergedSupport { member_id, .. } => {
            member_id == me
        }
        PartOwner::Author | PartOwner::Merged { .. } => false,
    }
}

fn tell(out: &mut Out, page: &IdeaPage, asked: IdeaId) -> Result<(), Failure> {
    let row = &page.row;
    out.line(format!("{}  {}", row.shown_id, row.title))?;
    if row.id != asked {
        out.line(format!("The idea was merged into {}, where it stands now.", row.shown_id))?;
    }
    let hours = row.hours_saved.map(|hours| number(hours.likely.round()));
    let hours = hours.map(|hours| format!(" It would save {hours} hours a year."));
    let count = match page.supports.len() {
        0 => "Nobody else has it too.".to_owned(),
        1 => "One person has it too.".to_owned(),
        count => format!("{count} people have it too."),
    };
    out.line(format!("{count}{}", hours.unwrap_or_default()))
}
