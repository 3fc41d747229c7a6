//! `ohub sample`.

use crate::args::{Common, Sample};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::Access;
use serde_json::json;

pub fn run(common: &Common, args: &Sample, out: &mut Out) -> Result<Exit, Failure> {
    let app = common.app(Access::Write);
    if args.remove {
        app.remove_sample()?;
        if out.as_json {
            out.json(&json!({ "removed": true }))?;
        } else {
            out.line("Removed the sample. Nothing of it is left on this computer.")?;
        }
        return Ok(Exit::Done);
    }
    if let Some(trouble) = app.trouble() {
        return Err(trouble.into());
    }
    app.create_sample()?;
    let space = app.session()?.space()?;
    if out.as_json {
        out.json(&space)?;
    } else {
        out.line(format!(
            "Made the sample \"{}\" with {} ideas. Nothing in it is yours.",
            space.name, space.ideas
        ))?;
        out.line("Try `ohub list`; remove it with `ohub sample --remove`.")?;
    }
    Ok(Exit::Done)
}
