//! What keeps a space from opening is said in words, nothing is touched, and there is a way on.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use hub_app::App;
use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

fn closed_with(ideas: &[&str]) -> Result<Window, Trouble> {
    let mut window = desk::founded()?;
    for title in ideas {
        desk::submit(&window, title, json!({}))?;
    }
    window.close()?;
    Ok(window)
}

fn journal(window: &Window) -> Result<PathBuf, Trouble> {
    let space = std::fs::read_dir(window.data_dir().join("spaces"))?.next();
    Ok(space.ok_or_else(|| Trouble::new("there is no space"))??.path().join("journal.db"))
}

/// Everything SQLite remembers beside the file is in it afterwards.
fn settle(journal: &Path) -> Result<(), Trouble> {
    let settled = rusqlite::Connection::open(journal)
        .and_then(|database| database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
    settled.map_err(|error| Trouble::new(error.to_string()))
}

#[test]
fn a_folder_that_another_program_holds_opens_once_it_is_free() -> Result<(), Trouble> {
    let mut window = closed_with(&["Order toner"])?;
    let other = App::open(window.data_dir());
    assert!(other.trouble().is_none());
    window.reopen()?;
    window.wait_for_text("main h1", "Another program has this data folder open.")?;
    window.wait_for_text("main", "Nothing was opened or changed.")?;
    window
        .wait_for_text("main", "Close the other window or the running import, then try again.")?;
    window.press("Try again")?;
    // While it tries, which it does for a moment, the button does nothing.
    window.wait_until(
        "the end of the try",
        "return !document.querySelector('[data-loading]')",
        &[],
    )?;
    window.wait_for_text("main h1", "Another program has this data folder open.")?;
    desk::assert_calm(&window)?;
    drop(other);
    window.press("Try again")?;
    window.wait_for_text("#cell-0-title", "Order toner")?;
    desk::assert_calm(&window)
}

#[test]
fn a_damaged_journal_names_its_backup_and_comes_back() -> Result<(), Trouble> {
    let mut window = closed_with(&["Order toner", "Print labels"])?;
    // The first start with something to keep makes the day's backup.
    window.reopen()?;
    window.wait_for("#cell-1-title")?;
    for title in ["Scan the post", "Water the plants", "Book rooms"] {
        desk::submit(&window, title, json!({}))?;
    }
    window.close()?;
    let journal = journal(&window)?;
    settle(&journal)?;
    let mut file = File::options().write(true).open(&journal)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&[0x5A; 4_096])?;
    drop(file);
    let damaged = std::fs::read(&journal)?;

    window.reopen()?;
    window.wait_for_text("main h1", "The file that holds your ideas is damaged.")?;
    window.wait_for_text("main", "The Hub stopped before it wrote anything")?;
    let facts = desk::texts(&window, "main dl *")?;
    let fact = |name: &str| facts.iter().skip_while(|text| *text != name).nth(1).cloned();
    let backup = PathBuf::from(fact("Newest backup").unwrap());
    assert!(backup.is_file() && backup.starts_with(journal.with_file_name("backups")));
    assert_eq!(fact("Ideas new or changed since").as_deref(), Some("3"));
    assert_eq!(std::fs::read(&journal)?, damaged);
    desk::assert_calm(&window)?;
    window.press("Put back the newest backup")?;
    window.wait_for_text("main [role=status]", "2 ideas")?;
    window.wait_for("#cell-1-title a")?;
    let mut titles = desk::texts(&window, "[data-column=title] a")?;
    titles.sort();
    assert_eq!(titles, ["Order toner", "Print labels"]);
    let folder = journal.parent().unwrap();
    let kept = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    assert!(kept.filter(|path| path.is_file()).any(|path| std::fs::read(path).unwrap() == damaged));
    desk::assert_calm(&window)
}

#[test]
fn a_newer_database_is_left_alone() -> Result<(), Trouble> {
    let mut window = closed_with(&["Order toner"])?;
    let journal = journal(&window)?;
    let database = rusqlite::Connection::open(&journal).unwrap();
    let version: i64 = database.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    database.pragma_update(None, "user_version", 999).unwrap();
    drop(database);
    settle(&journal)?;
    let before = std::fs::read(&journal)?;

    window.reopen()?;
    window.wait_for_text("main h1", "The data was written by a newer version of the Hub.")?;
    window.wait_for_text("main", "Install the newer version on this computer.")?;
    window.wait_for_text("main dl", "999")?;
    window.wait_for_text("main dl", &version.to_string())?;
    desk::assert_calm(&window)?;
    window.close()?;
    assert_eq!(std::fs::read(&journal)?, before);
    Ok(())
}
