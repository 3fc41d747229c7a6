//! Ideas leave through the window as files, by keys alone, and come back as the same.

use std::path::{Path, PathBuf};
use std::process::Command;

use hub_tests::bench::programs;
use hub_tests::sample;
use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

/// Titles that a spreadsheet would take for more than words.
const AWKWARD: [&str; 4] = ["=1+1", "'=1+1", "-2 days earlier", "Quoted \"so\", then; this"];

/// The folder for downloads that the window's program was told.
fn downloads(window: &Window) -> Result<PathBuf, Trouble> {
    let data = window.data_dir();
    let folder = data.parent().ok_or_else(|| Trouble::new("the data folder is in a folder"))?;
    Ok(folder.join("downloads"))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = vec![];
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}

/// What `ohub` says of the file, beside the window.
fn dry_run(window: &Window, file: &Path) -> Result<Value, Trouble> {
    let ohub = programs::find("ohub").map_err(|error| Trouble::new(error.to_string()))?;
    let mut command = Command::new(ohub);
    command.arg("--data-dir").arg(window.data_dir()).arg("import").arg(file);
    let said = command.args(["--dry-run", "--json"]).output()?;
    let complaint = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{}: {complaint}", file.display());
    serde_json::from_slice(&said.stdout).map_err(|error| Trouble::new(error.to_string()))
}

/// The space of the sample, with titles that are awkward, one merged and one withdrawn.
fn filled() -> Result<(Window, usize), Trouble> {
    let window = desk::founded()?;
    let ideas = sample::send_ideas(&window)?;
    for title in AWKWARD {
        desk::submit(&window, title, json!({}))?;
    }
    let merge =
        json!({ "kind": "merge", "source": ideas[3], "target": ideas[2], "adds_volume": true });
    desk::send(&window, merge)?;
    desk::send(&window, json!({ "kind": "idea.withdraw", "id": ideas[13] }))?;
    window.go("/ideas")?;
    window.wait_for("[role=grid]")?;
    Ok((window, ideas.len() + AWKWARD.len()))
}

/// Everything, by keys: the dialog begins at the first question, arrows choose, Tab goes on.
fn export_everything(window: &Window, format: &str) -> Result<(), Trouble> {
    window.keys("e")?;
    desk::wait_for_focus(window, "[role=dialog] [type=radio]")?;
    window.keys("Down")?;
    desk::tab_to(window, "[role=dialog] [value=xlsx]")?;
    while window.script("return document.activeElement.value", vec![])? != format {
        window.keys("Right")?;
    }
    // A JSON file has always everything, so that there is nothing to choose.
    if format != "json" {
        desk::tab_to(window, "[role=dialog] [value=view]")?;
        window.keys("Down")?;
    }
    desk::tab_to(window, "[role=dialog] [type=submit]")?;
    window.keys("Enter")
}

#[test]
fn everything_leaves_by_keys_and_comes_back_as_the_same() -> Result<(), Trouble> {
    let (window, ideas) = filled()?;
    for (at, format) in ["xlsx", "csv", "json"].into_iter().enumerate() {
        export_everything(&window, format)?;
        desk::wait_for_words(&window, &format!("{ideas} ideas are in this file:"))?;
        window.keys("Enter")?;
        desk::wait_for_focus(&window, "[role=grid]")?;
        let written = files(&downloads(&window)?)?;
        assert_eq!(written.len(), at + 1, "{written:?}");
        let of_format = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == format);
        let file = written.iter().find(of_format).ok_or_else(|| Trouble::new("the file"))?;
        let report = dry_run(&window, file)?;
        assert_eq!(report["counts"]["same"], ideas, "{format}: {:#}", report["counts"]);
    }
    desk::assert_calm(&window)
}

#[test]
fn a_selection_leaves_as_it_is_shown() -> Result<(), Trouble> {
    let (window, _) = filled()?;
    desk::tab_to(&window, "[role=grid]")?;
    for key in ["x", "j", "x"] {
        window.keys(key)?;
    }
    desk::wait_for_words(&window, "2 selected")?;
    window.press("Export")?;
    desk::wait_for_words(&window, "The selected ideas (2)")?;
    desk::tab_to(&window, "[role=dialog] [value=xlsx]")?;
    window.keys("Right")?;
    desk::tab_to(&window, "[role=dialog] [type=submit]")?;
    window.keys("Enter")?;
    desk::wait_for_words(&window, "2 ideas are in this file:")?;
    let written = files(&downloads(&window)?)?;
    let text = std::fs::read_to_string(&written[0])?;
    assert!(text.starts_with("\u{FEFF}Rank,Idea,Number,\"Hours saved a year, low\""), "{text}");
    assert_eq!(text.lines().count(), 3, "{text}");
    Ok(())
}

#[test]
fn a_folder_that_takes_no_files_is_told_and_nothing_is_left() -> Result<(), Trouble> {
    let (window, _) = filled()?;
    // A file stands where the folder should be.
    std::fs::write(downloads(&window)?, "in the way")?;
    window.keys("e")?;
    desk::wait_for_focus(&window, "[role=dialog] [type=radio]")?;
    desk::tab_to(&window, "[role=dialog] [type=submit]")?;
    window.keys("Enter")?;
    window.wait_for_text("[role=dialog] [role=alert]", "your ideas are untouched")?;
    assert_eq!(std::fs::read(downloads(&window)?)?, b"in the way");
    desk::assert_calm(&window)
}
