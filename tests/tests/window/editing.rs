//! An idea edited in place: figures follow, the history keeps both values, a stale edit wins over
//! nobody, and leaving has a way back.

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

const TITLE: &str = "Check delivery notes against orders";
const ESTIMATE: &str = "section[aria-labelledby=estimate-title]";
const NOTICE: &str = "[role=status] b, [role=alert] b";

fn desk_with_idea() -> Result<(Window, String), Trouble> {
    let window = desk::founded()?;
    // 35 x 52 x 6 minutes: 182 hours, 91 to 145.6 of them saved.
    let estimate = json!({ "runs": 35, "period": "week", "minutes_per_run": 6, "people": 1 });
    let id = desk::submit(&window, TITLE, estimate)?;
    desk::open_idea(&window, &id, TITLE)?;
    window.wait_for_text(ESTIMATE, "91–146")?;
    Ok((window, id))
}

/// What somebody else changes meanwhile.
fn edit_elsewhere(window: &Window, id: &str, set: Value) -> Result<(), Trouble> {
    desk::send(window, json!({ "kind": "idea.edit", "id": id, "set": set })).map(|_| ())
}

fn begin_title(window: &Window) -> Result<(), Trouble> {
    window.press("Change the title")?;
    desk::wait_for_focus(window, "input[aria-label=Title]")?;
    window.keys("Ctrl+a")
}

#[test]
fn a_title_and_minutes_change_in_place_and_the_history_keeps_both() -> Result<(), Trouble> {
    let (mut window, id) = desk_with_idea()?;
    begin_title(&window)?;
    window.type_into(":focus", "Check delivery notes")?;
    window.keys("Enter")?;
    window.wait_for_text("main h1", "Check delivery notes")?;
    window.wait_for_text(NOTICE, "The title is changed.")?;

    window.press("Edit the estimate")?;
    let minutes = desk::field(&window, "Minutes each time")?;
    desk::refill(&window, &minutes, "12")?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text(ESTIMATE, "182–291")?;

    let entries = "aside li";
    window.wait_for_text(entries, "from 6 min to 12 min")?;
    let history = desk::texts(&window, entries)?;
    assert!(history[1].contains(&format!("from {TITLE} to Check delivery notes")), "{history:?}");
    desk::assert_calm(&window)?;

    window.kill_and_reopen()?;
    desk::open_idea(&window, &id, "Check delivery notes")?;
    window.wait_for_text(ESTIMATE, "182–291")?;
    assert_eq!(desk::texts(&window, entries)?.len(), history.len());
    Ok(())
}

#[test]
fn an_edit_of_what_changed_meanwhile_leaves_the_other_value() -> Result<(), Trouble> {
    let (window, id) = desk_with_idea()?;
    begin_title(&window)?;
    edit_elsewhere(&window, &id, json!({ "title": { "value": "Theirs" } }))?;
    window.type_into(":focus", "Mine")?;
    window.keys("Enter")?;
    window.wait_for_text(NOTICE, "Somebody else changed this in the meantime: Title.")?;
    desk::wait_for_words(&window, "Their value stands, yours is kept.")?;
    window.wait_for_text("main h1", "Theirs")?;
    window.press("Use mine")?;
    window.wait_for_text("main h1", "Mine")?;

    window.press("Edit the estimate")?;
    let minutes = desk::field(&window, "Minutes each time")?;
    desk::refill(&window, &minutes, "60")?;
    edit_elsewhere(&window, &id, json!({ "minutes_per_run": { "value": 12 } }))?;
    window.keys("Ctrl+Enter")?;
    window
        .wait_for_text(NOTICE, "Somebody else changed this in the meantime: Minutes each time.")?;
    window.wait_for_text(ESTIMATE, "182–291")?;
    desk::assert_calm(&window)
}

type Way<'a> = &'a dyn Fn(&Window) -> Result<(), Trouble>;

#[test]
fn withdrawing_leads_back_twice_by_undo_and_by_bringing_it_back() -> Result<(), Trouble> {
    let (window, id) = desk_with_idea()?;
    let stage = |window: &Window| {
        Ok::<_, Trouble>(window.rpc("idea.get", json!({ "id": id }))?["stage"]["now"].take())
    };
    let undo = |window: &Window| window.keys("Ctrl+z");
    let bring_back = |window: &Window| window.press("Bring back");
    let ways: [Way<'_>; 2] = [&undo, &bring_back];
    for way_back in ways {
        window.press("More")?;
        window.press("Withdraw…")?;
        window.wait_for_text("[role=dialog]", "you can bring it back at any time")?;
        window.press("Withdraw idea")?;
        window.wait_for_text("section[aria-label=Withdrawn]", "Withdrawn since")?;
        assert_eq!(stage(&window)?, "withdrawn");
        way_back(&window)?;
        window.wait_for_text("[aria-label=Stage] [aria-current=step]", "New")?;
        assert_eq!(stage(&window)?, "new");
    }
    desk::assert_calm(&window)
}

#[test]
fn a_number_that_is_none_is_said_at_its_field() -> Result<(), Trouble> {
    let (window, _) = desk_with_idea()?;
    window.press("Edit the estimate")?;
    let cases = [
        ("Minutes each time", "soon", "Type a number, for example 2.5"),
        ("People", "0", "From 1 to 100,000."),
        ("Goes wrong", "250", "From 0 % to 100 %."),
    ];
    for (label, wrong, sentence) in cases {
        let css = desk::field(&window, label)?;
        let before = window.value(&css)?;
        desk::refill(&window, &css, wrong)?;
        window.keys("Ctrl+Enter")?;
        let there = format!("{css}-error");
        window.wait_for(&there)?;
        let said = window.text_content(&there)?.replace('\u{2009}', " ");
        assert!(said.contains(sentence), "{label}: {said}");
        desk::refill(&window, &css, if before.is_empty() { "0" } else { &before })?;
    }
    desk::assert_calm(&window)
}
