//! `ohub pairs`.

use super::send::told;
use crate::args::{Common, Pairs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::progress::{Said, Work, on_ctrl_c};
use hub_app::views::{
    Between, BetweenRequest, IdeasOrder, Likewise, PairsAnswer, PairsEntry, PairsListRequest,
    Sureness,
};
use hub_app::{Intent, Session};
use hub_core::rows::PairKind;
use hub_core::{IdeaId, Operation};
use serde::Serialize;
use serde_json::json;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

#[derive(Serialize)]
struct Found {
    /// How many ideas were compared.
    compared: u32,
    /// How many entries there are; those asked for follow.
    total: u32,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    entry: PairsEntry,
    /// What the two of each link share, in the order of `links`.
    reasons: Vec<Reasons>,
}

/// What two ideas share.
#[derive(Serialize)]
struct Reasons {
    a: IdeaId,
    b: IdeaId,
    shared_words: Vec<String>,
    shared_systems: Vec<String>,
    same_area: bool,
}

pub fn run(common: &Common, args: &Pairs, out: &mut Out) -> Result<Exit, Failure> {
    let kinds = [(args.related, PairKind::Related), (args.different, PairKind::Different)];
    let said = kinds.into_iter().find(|(is_said, _)| *is_said).map(|(_, kind)| kind);
    let said = said.or(args.clear.then_some(PairKind::None));
    match (&args.a, &args.b, said) {
        (Some(a), Some(b), Some(kind)) => say(common, a, b, kind, out),
        (Some(a), Some(b), None) => compare(common, a, b, out),
        _ => find(common, args, out),
    }
}

fn find(common: &Common, args: &Pairs, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.reader()?;
    let compared = session.summary(&IdeasOrder::default())?.count;
    // Until here Ctrl+C ends the process; nothing is written.
    session.read_words()?;
    let mut progress = Said::new(Work::Pairs, args.progress, compared as usize, out.as_json);
    let stop = on_ctrl_c();
    let done = session.find_pairs(&mut |done| {
        progress.say(done);
        match stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    progress.end();
    done?;
    let asked = PairsListRequest { least: args.sure, offset: 0, limit: args.limit };
    let list = session.pairs_list(&asked)?;
    let entries = list.entries.into_iter().map(|entry| with_reasons(&session, entry));
    let entries = entries.collect::<Result<Vec<_>, Failure>>()?;
    let found = Found { compared, total: list.total, entries };
    if out.as_json {
        out.json(&found)?
    } else {
        tell(out, &found)?
    }
    Ok(Exit::Done)
}

fn with_reasons(session: &Session, entry: PairsEntry) -> Result<Entry, Failure> {
    let reasons = entry.links.iter().map(|link| {
        let asked = BetweenRequest { a: link.a.to_string(), b: link.b.to_string() };
        Ok(reasons(&session.between(&asked)?))
    });
    let reasons = reasons.collect::<Result<_, Failure>>()?;
    Ok(Entry { entry, reasons })
}

fn reasons(between: &Between) -> Reasons {
    Reasons {
        a: between.a.row.id,
        b: between.b.row.id,
        shared_words: between.shared_words.clone(),
        shared_systems: between.shared_systems.clone(),
        same_area: between.same_area,
    }
}

fn tell(out: &mut Out, found: &Found) -> Result<(), Failure> {
    let compared = number(f64::from(found.compared));
    let Some(first) = found.entries.first() else {
        return out.line(format!("None of {compared} ideas looks like another."));
    };
    for entry in &found.entries {
        show(out, entry)?;
        out.line("")?;
    }
    let (shown, total) = (number(found.entries.len() as f64), number(f64::from(found.total)));
    out.line(format!(
        "{shown} of {total} among {compared} ideas. The first of each should go on:"
    ))?;
    let ideas: Vec<&str> = first.entry.ideas.iter().map(|idea| idea.shown_id.as_str()).collect();
    if let [head, rest @ ..] = &ideas[..] {
        out.line(format!("  ohub merge {} --into {head}", rest.join(" ")))?;
        let other = rest.first().unwrap_or(head);
        out.line(format!("  ohub pairs {head} {other} --different"))?;
    }
    Ok(())
}

fn show(out: &mut Out, Entry { entry, reasons }: &Entry) -> Result<(), Failure> {
    for (at, idea) in entry.ideas.iter().enumerate() {
        let sure = if at == 0 { sureness(entry.certainty) } else { "" };
        out.line(format!("{sure:<12}  {}  {} ({})", idea.shown_id, idea.title, idea.stage))?;
    }
    let shown_id = |id: IdeaId| {
        let idea = entry.ideas.iter().find(|idea| idea.id == id);
        idea.map_or("", |idea| idea.shown_id.as_str())
    };
    for link in reasons {
        let shared = shared(link);
        if shared.is_empty() {
            continue;
        }
        // Of two it is plain which are meant.
        let of = match entry.ideas.len() {
            2 => String::new(),
            _ => format!("{} and {}: ", shown_id(link.a), shown_id(link.b)),
        };
        out.line(format!("{:<12}  {of}{shared}", ""))?;
    }
    Ok(())
}

fn shared(reasons: &Reasons) -> String {
    let lists = [("words", &reasons.shared_words), ("systems", &reasons.shared_systems)];
    let lists = lists.into_iter().filter(|(_, names)| !names.is_empty());
    let lists = lists.map(|(name, names)| format!("shared {name}: {}", names.join(", ")));
    let area = reasons.same_area.then(|| "same area".to_owned());
    lists.chain(area).collect::<Vec<_>>().join("; ")
}

fn sureness(sure: Sureness) -> &'static str {
    match sure {
        Sureness::Perhaps => "perhaps",
        Sureness::Probably => "probably",
        Sureness::VeryLikely => "very likely",
    }
}

/// Two ideas, and what they share.
fn compare(common: &Common, a: &str, b: &str, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.reader()?;
    session.read_words()?;
    let between = session.between(&BetweenRequest { a: a.to_owned(), b: b.to_owned() })?;
    if out.as_json {
        out.json(&between)?;
        return Ok(Exit::Done);
    }
    for side in [&between.a, &between.b] {
        out.line(format!("{}  {} ({})", side.row.shown_id, side.row.title, side.row.stage))?;
    }
    let sure = between.certainty.map_or("Nothing says that they are the same", |sure| match sure {
        Sureness::Perhaps => "Perhaps the same",
        Sureness::Probably => "Probably the same",
        Sureness::VeryLikely => "Very likely the same",
    });
    let shared = match shared(&reasons(&between)) {
        shared if shared.is_empty() => ".".to_owned(),
        shared => format!("; {shared}."),
    };
    out.line(format!("{sure}{shared}"))?;
    if let Some(said) = &between.said {
        out.line(format!("{} said: {}.", said.by.name, kind_words(said.kind)))?;
    }
    Ok(Exit::Done)
}

/// Keeps the answer, and on this device also what was known of the two.
fn say(common: &Common, a: &str, b: &str, to: PairKind, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    session.read_words()?;
    let between = session.between(&BetweenRequest { a: a.to_owned(), b: b.to_owned() })?;
    let (one, other) = (&between.a.row, &between.b.row);
    let expect = between.said.as_ref().map_or(PairKind::None, |said| said.kind);
    let intent = Intent::new(Operation::PairSet { a: one.id, b: other.id, to, expect });
    let act = intent.op_id.0;
    session.send(intent).map_err(|error| told(&session, error, &one.shown_id))?;
    let answer = match to {
        PairKind::Related => Some(Likewise::Related),
        PairKind::Different => Some(Likewise::Different),
        PairKind::None => None,
    };
    if let Some(answer) = answer {
        session.keep_answer(&PairsAnswer { act, a: one.id, b: other.id, answer })?;
    }
    let (a, b) = (&one.shown_id, &other.shown_id);
    if out.as_json {
        out.json(&json!({ "a": one.id, "b": other.id, "shown_ids": [a, b], "kind": to }))?;
    } else {
        out.line(format!("{a} and {b}: {}.", kind_words(to)))?;
    }
    Ok(Exit::Done)
}

fn kind_words(kind: PairKind) -> &'static str {
    match kind {
        PairKind::Related => "related",
        PairKind::Different => "not the same",
        PairKind::None => "nothing is said any more",
    }
}
