//! `ohub claim`, `ohub release` and `ohub assign`: who builds an opportunity.

use super::send::send;
use crate::args::{Assign, Common, Named, Release};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::Session;
use hub_core::rows::Stage;
use hub_core::{IdeaId, MemberId, Operation};
use serde::Serialize;

#[derive(Serialize)]
struct Claimed<'a> {
    idea_id: IdeaId,
    shown_id: &'a str,
    stage: Stage,
    /// Who builds it now; nobody after a release.
    builder_id: Option<MemberId>,
    builder: Option<&'a str>,
    /// The claim was asked for, and the shared space has not answered yet.
    requested: bool,
}

pub fn claim(common: &Common, args: &Named, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let row = session.page(&args.id)?.row;
    send(&session, &row.shown_id, Operation::ClaimTake { id: row.id })?;
    tell(&session, row.id, out)
}

pub fn assign(common: &Common, args: &Assign, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let page = session.page(&args.id)?;
    let to = session.member_named(&args.member)?;
    let (id, expect_claim_no) = (page.row.id, page.build.claim_no);
    send(&session, &page.row.shown_id, Operation::ClaimAssign { id, to, expect_claim_no })?;
    tell(&session, id, out)
}

pub fn release(common: &Common, args: &Release, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let page = session.page(&args.id)?;
    let (id, expect_claim_no) = (page.row.id, page.build.claim_no);
    let note = args.note.clone();
    send(&session, &page.row.shown_id, Operation::ClaimRelease { id, expect_claim_no, note })?;
    tell(&session, id, out)
}

fn tell(session: &Session, id: IdeaId, out: &mut Out) -> Result<Exit, Failure> {
    let page = session.page(&id.to_string())?;
    let (row, build) = (&page.row, &page.build);
    let holder = build.claim.as_ref().map(|claim| &claim.by);
    if out.as_json {
        out.json(&Claimed {
            idea_id: id,
            shown_id: &row.shown_id,
            stage: page.stage.now,
            builder_id: holder.map(|by| by.id),
            builder: holder.map(|by| by.name.as_str()),
            requested: build.requested_by.is_some(),
        })?;
        return Ok(Exit::Done);
    }
    let about = format!("{}  {}", row.shown_id, row.title);
    out.line(match (holder, &build.requested_by) {
        (_, Some(by)) => format!("{about}: asked for {}; the shared space decides.", by.name),
        (Some(by), None) => format!("{about} is built by {} ({}).", by.name, page.stage.now),
        (None, None) => format!("{about} is {} again.", page.stage.now),
    })?;
    Ok(Exit::Done)
}
