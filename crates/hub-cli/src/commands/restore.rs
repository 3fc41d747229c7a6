//! `ohub restore` of a backup: what is in it, and putting it in the place of the space.

use super::leave;
use crate::args::{Common, Restore};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::when::Zone;
use hub_app::views::{BackupLook, SpaceView};
use hub_app::{Access, App};
use serde_json::json;
use std::path::{Path, absolute};
use uuid::Uuid;

pub fn run(common: &Common, args: &Restore, out: &mut Out) -> Result<Exit, Failure> {
    if names_an_idea(&args.what) && !args.dry_run {
        return leave::restore(common, &args.what, out);
    }
    let path =
        absolute(&args.what).map_err(|error| Failure::of_file(args.what.as_ref(), &error))?;
    std::fs::metadata(&path).map_err(|error| Failure::of_file(&path, &error))?;
    match args.dry_run {
        true => look(&common.reading(), &path, out),
        false => put_back(&common.app(Access::Write), &path, out),
    }
}

/// `OH-12`, `12`, or an id.
fn names_an_idea(what: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_shown = what.split_once('-').is_some_and(|(prefix, number)| {
        (1..=5).contains(&prefix.len())
            && prefix.bytes().all(|b| b.is_ascii_alphabetic())
            && is_number(number)
    });
    is_number(what) || is_shown || Uuid::parse_str(what).is_ok()
}

fn look(app: &App, path: &Path, out: &mut Out) -> Result<Exit, Failure> {
    let seen = app.look_at_backup(path)?;
    if out.as_json {
        out.json(&seen)?;
        return Ok(Exit::Done);
    }
    let space = app.session().ok().map(|session| session.space()).transpose()?;
    for line in lines(&seen, space.as_ref()) {
        out.line(line)?;
    }
    out.line("Nothing was changed.")?;
    Ok(Exit::Done)
}

fn lines(seen: &BackupLook, space: Option<&SpaceView>) -> Vec<String> {
    let last = space.map_or_else(Zone::utc, Zone::of).show(seen.last_change_at_ms);
    let mut lines = vec![format!(
        "A backup of \"{}\" with {} ideas; its last change is of {last}.",
        seen.name,
        number(f64::from(seen.ideas))
    )];
    lines.extend(seen.present.map(|present| {
        format!(
            "Now there are {} ideas, and {} changes that are not in the backup.",
            number(f64::from(present.ideas)),
            number(f64::from(present.changes_since))
        )
    }));
    lines
}

fn put_back(app: &App, path: &Path, out: &mut Out) -> Result<Exit, Failure> {
    let kept = app.restore(path)?;
    let space = app.session()?.space()?;
    if out.as_json {
        out.json(&json!({ "space": space, "kept": kept }))?;
        return Ok(Exit::Done);
    }
    let ideas = number(f64::from(space.ideas));
    out.line(format!("The backup is back: \"{}\" with {ideas} ideas.", space.name))?;
    if let Some(kept) = kept {
        out.line(format!("What was there before is kept in {}.", kept.display()))?;
    }
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idea_is_told_from_a_file() {
        let ideas = ["12", "OH-12", "oh-1", "018f0000-0000-7000-8000-000000000000"];
        let files = ["12.db", "./12", "journal-20261120T090000Z.db", "OH-12.db", "-1", "x-", ""];
        assert!(ideas.iter().all(|what| names_an_idea(what)));
        assert!(files.iter().all(|what| !names_an_idea(what)));
    }
}
