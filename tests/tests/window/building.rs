//! From ready to live: claimed by a key, built to the standard, what is missing said and led to, and
//! what can be taken back taken back.

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

const TITLE: &str = "Match incoming payments with open invoices";
const STAGE: &str = "[aria-label=Stage] [aria-current=step]";
const CONTROL: &str = "The code is under version control";

fn at(window: &Window, stage: &str) -> Result<(), Trouble> {
    window.wait_for_text(STAGE, stage)
}

/// An idea that an engineer may claim.
fn ready(window: &Window) -> Result<String, Trouble> {
    let estimate = json!({ "runs": 10, "period": "day", "minutes_per_run": 12, "people": 1 });
    let id = desk::submit(window, TITLE, estimate)?;
    let answered = |value| json!({ "value": value });
    let set = json!({ "rules": answered(4), "digital": answered(3), "stable": answered(4) });
    desk::send(window, json!({ "kind": "idea.edit", "id": id, "set": set }))?;
    let (from, to) = ("new", "ready");
    desk::send(window, json!({ "kind": "stage.move", "id": id, "from": from, "to": to }))?;
    desk::open_idea(window, &id, TITLE)?;
    at(window, "Ready")?;
    Ok(id)
}

fn build(window: &Window, id: &str) -> Result<Value, Trouble> {
    Ok(window.rpc("idea.get", json!({ "id": id }))?["build"].take())
}

/// Answers every line but one, past the screen.
fn answer_all_but(window: &Window, id: &str, left: &str) -> Result<(), Trouble> {
    let standard = build(window, id)?["standard"].take();
    for line in standard.as_array().into_iter().flatten().filter(|line| line["builtin"] != left) {
        let answer = json!({
            "kind": "standard.answer", "idea": id, "item": line["id"],
            "state": "met", "evidence": "", "by_scan": false,
        });
        desk::send(window, answer)?;
    }
    Ok(())
}

#[test]
fn an_opportunity_is_claimed_built_to_the_standard_and_goes_live() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let id = ready(&window)?;
    window.keys("c")?;
    at(&window, "Building")?;
    desk::wait_for_words(&window, "You build OH-1 now.")?;
    window.wait_for_text("nav a[href$='/builds'] em", "1")?;

    window.press("Move to Testing")?;
    window.wait_for_text(
        "[role=alert] b",
        "The Hub does not know where the program is kept or where it runs.",
    )?;
    window.press("Say where it is")?;
    window.press("Say it: Where it runs")?;
    window.type_into(":focus", "Jenkins, job payments")?;
    window.keys("Enter")?;
    window.wait_for_text("#idea-where", "Jenkins, job payments")?;
    window.press("Move to Testing")?;
    at(&window, "Testing")?;

    answer_all_but(&window, &id, "version_control")?;
    window.wait_for_text("#idea-standard [role=status]", "1 required point is open")?;
    window.press("Go live")?;
    window.wait_for_text("[role=alert] b", "1 required point of the standard is still open.")?;
    at(&window, "Testing")?;
    window.press("Open the standard")?;
    window.press(&format!("{CONTROL}: Met"))?;
    window.wait_for_text("#idea-standard [role=status]", "All required points are settled.")?;

    // An answer is taken back, and given again.
    window.keys("Ctrl+z")?;
    window.wait_for_text("#idea-standard [role=status]", "1 required point is open")?;
    window.keys("Ctrl+Shift+z")?;
    window.wait_for_text("#idea-standard [role=status]", "All required points are settled.")?;

    window.press("Go live")?;
    at(&window, "Live")?;
    window.wait_for_text("section[aria-labelledby=expected-title]", "440 h")?;
    let live = build(&window, &id)?;
    assert_eq!(live["claim"], Value::Null);
    assert_eq!(
        live["maintainer"]["name"],
        window.rpc("app.state", json!({}))?["space"]["me"]["name"]
    );
    assert_eq!(live["manual_minutes_per_unit"], 12.0);
    desk::assert_calm(&window)
}

#[test]
fn a_claim_is_released_with_a_note_and_taken_back() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let id = ready(&window)?;
    window.click("header button[aria-keyshortcuts='C' i]")?;
    at(&window, "Building")?;
    window.go("/builds")?;
    window.wait_for_text("main ul", TITLE)?;
    desk::open_idea(&window, &id, TITLE)?;
    window.press("Build")?;
    window.press("Release…")?;
    window.type_into(&desk::field(&window, "Note (optional)")?, "The bank has no export yet.")?;
    window.press("Release claim")?;
    at(&window, "Ready")?;
    desk::wait_for_words(&window, "The bank has no export yet.")?;
    window.keys("Ctrl+z")?;
    at(&window, "Building")?;
    assert_eq!(build(&window, &id)?["claim"]["is_mine"], true);
    desk::assert_calm(&window)
}
