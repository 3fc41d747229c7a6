//! `ohub spaces`.

use crate::args::Common;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::{Columns, Out};
use hub_app::Access;
use hub_app::views::{SpaceEntry, SpaceKind};

pub fn run(common: &Common, out: &mut Out) -> Result<Exit, Failure> {
    let spaces = common.app(Access::Read).spaces()?;
    if out.as_json {
        out.json(&spaces)?;
        return Ok(Exit::Done);
    }
    let heads = [("", false), ("NAME", false), ("KIND", false), ("UNSENT", true), ("ID", false)];
    let mut columns = Columns::new(&heads, 1);
    spaces.iter().for_each(|space| columns.row(cells(space)));
    columns.write(out)?;
    Ok(Exit::Done)
}

fn cells(space: &SpaceEntry) -> Vec<String> {
    let kind = match (space.kind, &space.host) {
        (SpaceKind::Private, _) if space.is_sample => "sample".to_owned(),
        (SpaceKind::Private, _) => "private".to_owned(),
        (SpaceKind::Joined, _) if space.is_read_only => "left".to_owned(),
        (SpaceKind::Joined, Some(host)) => format!("at {host}"),
        (SpaceKind::Joined, None) => "shared".to_owned(),
    };
    let mark = if space.is_open { "*" } else { "" };
    let unsent = if space.unsent == 0 { String::new() } else { space.unsent.to_string() };
    vec![mark.to_owned(), space.name.clone(), kind, unsent, space.id.to_string()]
}
