//! `ohub similar`.

use crate::args::{Common, Similar};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::views::{FoundIdea, SimilarRequest};

pub fn run(common: &Common, args: &Similar, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.reader()?;
    session.read_words()?;
    let reply = session.similar(&SimilarRequest {
        title: args.text.clone(),
        description: args.description.clone(),
        limit: args.limit,
        ..SimilarRequest::default()
    })?;
    if out.as_json {
        out.json(&reply)?;
        return Ok(Exit::Done);
    }
    if reply.found.is_empty() {
        out.line(format!("None of {} ideas looks like it.", reply.compared))?;
    }
    for found in &reply.found {
        show(out, found)?;
    }
    Ok(Exit::Done)
}

fn show(out: &mut Out, found: &FoundIdea) -> Result<(), Failure> {
    let certainty = found.certainty.as_deref().unwrap_or("not sure").replace('_', " ");
    out.line(format!("{:<12}  {}  {} ({})", certainty, found.shown_id, found.title, found.stage))?;
    let reasons = [
        ("shared words", found.shared_words.join(", ")),
        ("shared systems", found.shared_systems.join(", ")),
        ("same area", if found.same_area { "yes".to_owned() } else { String::new() }),
    ];
    for (name, value) in reasons.iter().filter(|(_, value)| !value.is_empty()) {
        out.line(format!("{:<12}  {name}: {value}", ""))?;
    }
    Ok(())
}
