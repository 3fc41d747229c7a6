//! `ohub invite`.

use crate::args::{Common, Invite};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::Access;
use hub_app::views::InviteRequest;

pub fn run(common: &Common, args: &Invite, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.app(Access::Read).session()?;
    let invite = session.invite(&InviteRequest { role: args.role.into(), days: args.days })?;
    if out.as_json {
        out.json(&invite)?;
    } else {
        out.line(&invite.link)?;
    }
    Ok(Exit::Done)
}
