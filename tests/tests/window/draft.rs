//! Drafts: what was typed is there again after a kill, is offered, and goes when it is discarded.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const TITLE: &str = "Copy new suppliers from e-mail into the ERP";
const FIELDS: [(&str, &str); 3] =
    [("#idea-title", TITLE), ("#idea-runs", "2,5 or so"), ("#idea-minutes_per_run", "14")];

fn tell_half(window: &Window) -> Result<(), Trouble> {
    window.keys("Ctrl+n")?;
    desk::wait_for_focus(window, "#idea-title")?;
    for (css, text) in FIELDS {
        window.type_into(css, text)?;
    }
    Ok(())
}

/// Until the core holds everything that was typed; the form's own sign is asked for as well.
fn wait_until_saved(window: &Window) -> Result<(), Trouble> {
    window.wait_for_text("main form", "Draft saved on this computer")?;
    window.until("a draft of everything", || {
        match window.rpc("draft.list", json!({}))?[0]["body"]["minutes_per_run"].take() {
            told if told == "14" => Ok(()),
            told => Err(Trouble::new(format!("the draft says {told}"))),
        }
    })
}

fn assert_restored(window: &Window) -> Result<(), Trouble> {
    for (css, text) in FIELDS {
        assert_eq!(window.value(css)?, text, "{css}");
    }
    Ok(())
}

#[test]
fn half_an_idea_survives_a_kill_and_can_be_discarded() -> Result<(), Trouble> {
    let mut window = desk::founded()?;
    tell_half(&window)?;
    wait_until_saved(&window)?;
    window.kill_and_reopen()?;

    window.go("/home")?;
    window.wait_for_text("main h2", "Not sent yet")?;
    window.click("main section a")?;
    window.wait_for_text("main form [role=status]", "This is your draft of")?;
    assert_restored(&window)?;
    assert_eq!(window.rpc("app.state", json!({}))?["space"]["ideas"], 0);

    window.press("Discard the draft")?;
    window.wait_for_text("main form [role=status]", "The draft is discarded.")?;
    assert_eq!(window.value("#idea-title")?, "");
    window.press("Undo")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    assert_restored(&window)?;
    window.press("Discard the draft")?;
    window.wait_for_text("main form [role=status]", "The draft is discarded.")?;
    desk::assert_calm(&window)?;

    window.reopen()?;
    assert_eq!(window.rpc("draft.list", json!({}))?, json!([]));
    window.keys("Ctrl+n")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    assert_eq!(window.value("#idea-title")?, "");
    desk::assert_calm(&window)
}

#[test]
fn a_draft_is_kept_when_the_form_is_left_and_offered_when_it_is_opened() -> Result<(), Trouble> {
    let window = desk::founded()?;
    tell_half(&window)?;
    window.keys("Escape")?;
    window.wait_for_text("main h2", "No ideas yet")?;
    window.keys("Ctrl+n")?;
    window.wait_for_text("main form [role=status]", "This is your draft of")?;
    assert_restored(&window)?;

    window.press("Begin a new idea")?;
    window.wait_for_text("main form [role=status]", "Other drafts: 1")?;
    assert_eq!(window.value("#idea-title")?, "");
    window.type_into("#idea-title", "Remind customers whose invoices are overdue")?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text("main h1", "Remind customers whose invoices are overdue")?;
    window.keys("Ctrl+n")?;
    window.wait_for_text("main form [role=status]", "This is your draft of")?;
    assert_restored(&window)?;
    desk::assert_calm(&window)
}
