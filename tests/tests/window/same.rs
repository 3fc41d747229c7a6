//! "Same – I have this too": the other idea counts one more, none is made, and it can be undone.

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

const THEIRS: &str = "Send reminders for overdue invoices";
const MINE: &str = "Send reminders for the overdue invoices";
const ALIKE: &str = "section[aria-label='Already in the Hub?'] li";
const SAME: &str = "Same – I have this too";

fn page(window: &Window, id: &str) -> Result<Value, Trouble> {
    window.rpc("idea.get", json!({ "id": id }))
}

fn tell(window: &Window) -> Result<(), Trouble> {
    window.keys("Ctrl+n")?;
    desk::wait_for_focus(window, "#idea-title")?;
    window.type_into(":focus", MINE)?;
    window.wait_for_text(ALIKE, "Very likely the same")
}

fn assert_counted(window: &Window, id: &str, hours_today: f64) -> Result<(), Trouble> {
    window.wait_for_text("main h2", "Thank you, that counts")?;
    let there = page(window, id)?;
    assert_eq!(there["row"]["supports"], 1);
    assert_eq!(there["estimate"]["figures"]["hours_today"], hours_today);
    assert_eq!(window.rpc("app.state", json!({}))?["space"]["ideas"], 1, "no second idea");
    assert_eq!(window.rpc("draft.list", json!({}))?, json!([]));
    Ok(())
}

#[test]
fn a_colleagues_idea_counts_one_more_and_no_second_one_is_made() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let id = desk::of_a_colleague(&window, THEIRS)?;
    tell(&window)?;
    window.press(SAME)?;
    assert_counted(&window, &id, 104.0)?;
    window.press("It is not the same: undo")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    assert_eq!(window.value("#idea-title")?, MINE);
    assert_eq!(page(&window, &id)?["row"]["supports"], 0);

    window.press(SAME)?;
    assert_counted(&window, &id, 104.0)?;
    window.press("Open OH-1")?;
    window.wait_for_text("main h1", THEIRS)?;
    window.wait_for_text("[aria-label=Facts]", "1 person")?;
    window.wait_for_text("section[aria-label=Description]", "for Otto Brand")?;
    desk::assert_calm(&window)
}

#[test]
fn my_volume_is_added_only_when_it_comes_on_top() -> Result<(), Trouble> {
    for (answer, hours_today) in [("Yes, add it", 104.0 + 52.0), ("No, it is counted", 104.0)] {
        let window = desk::founded()?;
        let id = desk::of_a_colleague(&window, THEIRS)?;
        tell(&window)?;
        // 5 a week of 12 minutes: 52 hours.
        window.type_into("#idea-runs", "5")?;
        window.type_into("#idea-minutes_per_run", "12")?;
        // The figures push what is alike down; nobody can aim at it before.
        window.wait_for_text("section[aria-label='What it would save']", "26–42")?;
        window.press(SAME)?;
        window.press(answer)?;
        assert_counted(&window, &id, hours_today)?;
        desk::assert_calm(&window)?;
    }
    Ok(())
}

#[test]
fn an_idea_of_my_own_is_not_supported_but_opened() -> Result<(), Trouble> {
    let window = desk::founded()?;
    desk::submit(&window, THEIRS, json!({}))?;
    tell(&window)?;
    window.wait_for_text(ALIKE, "You sent it yourself: open it to change its numbers.")?;
    assert!(!window.text_content(ALIKE)?.contains(SAME));
    window.press("Open OH-1")?;
    window.wait_for_text("main h1", THEIRS)?;
    desk::assert_calm(&window)
}
