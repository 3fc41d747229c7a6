//! `ohub similar`: by words, and by what they mean as far as that is read.

use crate::args::{Common, Similar};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::progress::{Said, Work};
use hub_app::Session;
use hub_app::views::{FoundIdea, MeaningState, SimilarRequest};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So long it reads what ideas mean before it compares. What is read is kept for the next time.
const PATIENCE: Duration = Duration::from_secs(20);

pub fn run(common: &Common, args: &Similar, out: &mut Out) -> Result<Exit, Failure> {
    let session = with_meanings(common, args, out)?;
    session.read_words()?;
    let reply = session.similar(&SimilarRequest {
        title: args.text.clone(),
        description: args.description.clone(),
        limit: args.limit,
        bridges: true,
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
    let is_part = (1..reply.compared).contains(&reply.by_meaning);
    if is_part {
        let [part, all] = [reply.by_meaning, reply.compared].map(|count| number(f64::from(count)));
        out.line(format!(
            "{part} of {all} ideas are compared by meaning too; ask again for more."
        ))?;
    }
    Ok(Exit::Done)
}

/// The space with the meanings of its ideas. Those that nobody has read yet are read now and, unless
/// another process writes to the space, kept.
fn with_meanings(common: &Common, args: &Similar, out: &Out) -> Result<Arc<Session>, Failure> {
    let session = common.reader()?;
    session.read_meanings(&mut |_| ControlFlow::Break(()))?;
    let meaning = session.meaning();
    if meaning.state != MeaningState::Reading {
        return Ok(session);
    }
    drop(session);
    let session = common.writer().or_else(|_| common.reader())?;
    let begun = Instant::now();
    let mut said = Said::new(Work::Meanings, args.progress, meaning.ideas as usize, out.as_json);
    session.read_meanings(&mut |read| {
        said.say(read);
        let is_time = begun.elapsed() > PATIENCE;
        if is_time { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    said.end();
    Ok(session)
}

fn show(out: &mut Out, found: &FoundIdea) -> Result<(), Failure> {
    let certainty = found.certainty.as_deref().unwrap_or("not sure").replace('_', " ");
    out.line(format!("{:<12}  {}  {} ({})", certainty, found.shown_id, found.title, found.stage))?;
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let bridges = found.bridges.iter().map(|it| format!("{} ~ {}", it.typed, it.found));
    let reasons = [
        ("shared words", found.shared_words.join(", ")),
        ("near words", bridges.collect::<Vec<_>>().join(", ")),
        ("shared systems", found.shared_systems.join(", ")),
        ("same area", yes(found.same_area)),
        ("similar meaning", yes(found.similar_meaning)),
    ];
    for (name, value) in reasons.iter().filter(|(_, value)| !value.is_empty()) {
        out.line(format!("{:<12}  {name}: {value}", ""))?;
    }
    Ok(())
}
