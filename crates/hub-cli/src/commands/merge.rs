//! `ohub merge` and `ohub unmerge`.

use super::send::{send, told};
use crate::args::{Common, Merge, Unmerge};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::words;
use hub_app::views::{
    BulkAct, BulkIdeas, BulkRefused, BulkRequest, IdeaRow, MergeFigures, MergePreview,
    MergePreviewRequest, NamedIdea,
};
use hub_app::{AppError, Session};
use hub_core::{Code, GroupId, IdeaId, Operation, Refusal};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

#[derive(Serialize)]
struct Merged<'a> {
    /// What `ohub undo` takes back; none where nothing was written.
    act: Option<GroupId>,
    dry_run: bool,
    sources: Vec<NamedIdea>,
    /// The one that goes on, with its figures before and after.
    #[serde(flatten)]
    preview: &'a MergePreview,
}

pub fn merge(common: &Common, args: &Merge, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let target = session.page(&args.into)?.row;
    let ids = sources(&session, args, &target)?;
    let adds_volume = !args.without_volume;
    let asked = MergePreviewRequest { target: target.id, sources: ids.clone(), adds_volume };
    let preview = session.merge_preview(&asked)?;
    // Nobody else writes between looking and merging.
    if !preview.refused.is_empty() {
        return Err(refused(&session, &preview, ids.len()).into());
    }
    let group_id = GroupId(Uuid::now_v7());
    if !args.dry_run {
        let act = BulkAct::Merge { target: target.id, adds_volume };
        let ideas = BulkIdeas { ids: ids.clone(), ..BulkIdeas::default() };
        session.bulk(&BulkRequest { group_id, ideas, act, dry_run: false })?;
    }
    let act = (!args.dry_run).then_some(group_id);
    let name = |id: &IdeaId| Ok(named(&session.page(&id.to_string())?.row));
    let sources: Vec<NamedIdea> = ids.iter().map(name).collect::<Result<_, Failure>>()?;
    let answer = Merged { act, dry_run: args.dry_run, sources, preview: &preview };
    if out.as_json {
        out.json(&answer)?
    } else {
        tell(out, &answer)?
    }
    Ok(Exit::Done)
}

/// Each once; the one that goes on is none of them.
fn sources(session: &Session, args: &Merge, target: &IdeaRow) -> Result<Vec<IdeaId>, Failure> {
    let mut sources = vec![];
    for name in &args.sources {
        let id = session.page(name)?.row.id;
        if id == target.id {
            let refusal = AppError::from(Refusal::new(Code::SelfMerge));
            return Err(refusal.with("idea", target.shown_id.as_str()).into());
        }
        if !sources.contains(&id) {
            sources.push(id);
        }
    }
    Ok(sources)
}

/// One refusal as it is, or a list of them.
fn refused(session: &Session, preview: &MergePreview, total: usize) -> AppError {
    let why = |refused: &BulkRefused| {
        let error = told(session, refused.failure.clone(), &refused.idea.shown_id);
        error.with("target", preview.target.shown_id.as_str())
    };
    let all: Vec<AppError> = preview.refused.iter().map(why).collect();
    if let [one] = &all[..] {
        return one.clone();
    }
    let sentence = |error: &AppError| {
        let (what, todo) = words::why(error).unwrap_or_default();
        format!("  {what} {todo}")
    };
    let sentences: Vec<String> = all.iter().map(sentence).collect();
    let several = AppError::new("SEVERAL_REFUSED").with("sentences", sentences.join("\n"));
    several.with("refused", all.len()).with("total", total).with("refusals", json!(all))
}

fn named(row: &IdeaRow) -> NamedIdea {
    NamedIdea { id: row.id, shown_id: row.shown_id.clone(), title: row.title.clone() }
}

fn tell(out: &mut Out, merged: &Merged) -> Result<(), Failure> {
    let would = if merged.dry_run { "Would merge" } else { "Merged" };
    let MergePreview { target, before, after, .. } = merged.preview;
    out.line(format!("{would} into {}  {}:", target.shown_id, target.title))?;
    for source in &merged.sources {
        out.line(format!("  {}  {}", source.shown_id, source.title))?;
    }
    out.line(format!("{}; with them {}.", figures(before), figures(after)))?;
    out.line(match merged.dry_run {
        true => "Nothing was changed.",
        false => "`ohub undo` takes all of it back, `ohub unmerge` one of them.",
    })
}

/// "2 people, 396 hours saved a year".
fn figures(figures: &MergeFigures) -> String {
    let people = match figures.people {
        1 => "1 person".to_owned(),
        people => format!("{} people", number(f64::from(people))),
    };
    match figures.hours_saved {
        Some(hours) => format!("{people}, {} hours saved a year", number(hours.likely.round())),
        None => format!("{people}, no estimate"),
    }
}

pub fn unmerge(common: &Common, args: &Unmerge, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let page = session.page(&args.source)?;
    let shown_id = page.row.shown_id.clone();
    let not_merged =
        || AppError::from(Refusal::new(Code::NotMerged)).with("idea", shown_id.as_str());
    let merged = page.merged_into.as_ref().ok_or_else(not_merged)?;
    let (source, target): (IdeaId, IdeaId) = (page.row.id, merged.idea.id);
    let operation = Operation::Unmerge { source, target, expect_merged_op: merged.op };
    send(&session, &shown_id, operation)?;
    if out.as_json {
        let was = &merged.idea;
        out.json(&json!({
            "idea_id": source, "shown_id": shown_id, "stage": page.stage.now, "was_merged_into": was,
        }))?;
    } else {
        out.line(format!("{shown_id}  {}", page.row.title))?;
        let was = &merged.idea.shown_id;
        out.line(format!(
            "It stands for itself again ({}); it was merged into {was}.",
            page.stage.now
        ))?;
    }
    Ok(Exit::Done)
}
