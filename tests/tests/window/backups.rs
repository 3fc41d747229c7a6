//! Backups in Settings: made, looked into, put back, and taken back again.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

fn titles(window: &Window) -> Result<Vec<String>, Trouble> {
    window.go("/ideas")?;
    // A page without its lines is at rest, too.
    window.wait_for("[data-column=title] a")?;
    window.settle()?;
    let mut titles = desk::texts(window, "[data-column=title] a")?;
    titles.sort();
    Ok(titles)
}

/// Puts back the first backup of the list that was made for this.
fn put_back(window: &Window, kind: &str) -> Result<(), Trouble> {
    window.go("/settings?part=data")?;
    window.wait_for_text("main table tbody", kind)?;
    let row = desk::texts(window, "main table tbody tr")?;
    let place = row.iter().position(|line| line.contains(kind));
    let place = place.ok_or_else(|| Trouble::new(format!("no {kind:?} in {row:?}")))? + 1;
    window.click(&format!("main table tbody tr:nth-child({place}) button"))?;
    window.wait_for_text("[role=dialog] table", "In the backup")?;
    window.press("Put it back")?;
    window.wait_for_text("div[role=status]", "The backup is back.")
}

#[test]
fn a_backup_is_put_back_and_that_is_taken_back() -> Result<(), Trouble> {
    let mut window = desk::founded()?;
    desk::submit(&window, "Order toner", json!({}))?;
    window.go("/settings?part=data")?;
    window.press("Back up now")?;
    window.wait_for_text("main [role=status]", "Saved,")?;
    desk::submit(&window, "Print labels", json!({}))?;
    assert_eq!(titles(&window)?, ["Order toner", "Print labels"]);

    put_back(&window, "asked for")?;
    assert_eq!(titles(&window)?, ["Order toner"]);
    desk::assert_calm(&window)?;
    put_back(&window, "before a backup was put back")?;
    assert_eq!(titles(&window)?, ["Order toner", "Print labels"]);
    window.reopen()?;
    assert_eq!(titles(&window)?, ["Order toner", "Print labels"]);
    desk::assert_calm(&window)
}

#[test]
fn a_file_that_is_no_backup_is_refused_in_words() -> Result<(), Trouble> {
    let window = desk::founded()?;
    desk::submit(&window, "Order toner", json!({}))?;
    let backups = window.rpc("backups.list", json!({}))?["folder"].take();
    let folder = std::path::PathBuf::from(backups.as_str().unwrap_or_default());
    std::fs::write(folder.join("notes.db"), "no backup, but long enough to be looked at as one")?;
    window.go("/settings?part=data")?;
    window.wait_for_text("main table tbody", "put there")?;
    window.click("main table tbody tr button")?;
    window.wait_for_text("[role=dialog] [role=alert]", "Nothing was opened or changed.")?;
    window.keys("Escape")?;
    assert_eq!(titles(&window)?, ["Order toner"]);
    desk::assert_calm(&window)
}
