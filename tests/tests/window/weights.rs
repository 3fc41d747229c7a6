//! Supporting an idea and weighing otherwise, by keys alone, and both taken back by key.

use hub_tests::sample;
use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

const RISK: &str = "input[aria-label='Risk, weight as a number']";
const APPLY: &str = "aside button[data-variant=filled]";

fn supports(window: &Window, id: &str) -> Result<Value, Trouble> {
    Ok(window.rpc("idea.get", json!({ "id": id }))?["row"]["supports"].take())
}

/// The weight of risk in the version that ranks.
fn weight_of_risk(window: &Window) -> Result<Value, Trouble> {
    let profiles = window.rpc("profiles.list", json!({}))?;
    let versions = profiles["families"].as_array().into_iter().flatten();
    let mut versions =
        versions.flat_map(|family| family["versions"].as_array().into_iter().flatten());
    let active = versions.find(|version| version["is_active"] == true);
    Ok(active.map_or(Value::Null, |version| version["weights"]["risk"].clone()))
}

fn becomes(
    window: &Window,
    now: impl Fn(&Window) -> Result<Value, Trouble>,
    wanted: &Value,
) -> Result<(), Trouble> {
    window.until(&format!("{wanted}"), || match now(window)? {
        there if there == *wanted => Ok(()),
        there => Err(Trouble::new(format!("it is {there}"))),
    })
}

#[test]
fn an_idea_is_supported_by_keys_and_no_more_by_undo() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let id = desk::of_a_colleague(&window, "Send reminders for overdue invoices")?;
    window.wait_for("#cell-0-title a")?;
    desk::tab_to(&window, "[role=grid]")?;
    window.keys("Enter")?;
    window.wait_for_text("main h1", "Send reminders")?;
    window.keys("v")?;
    desk::wait_for_focus(&window, "[role=dialog] input")?;
    window.keys("Enter")?;
    becomes(&window, |window| supports(window, &id), &json!(1))?;
    window.wait_until("no dialog", "return !document.querySelector('[role=dialog]')", &[])?;
    window.keys("Ctrl+z")?;
    becomes(&window, |window| supports(window, &id), &json!(0))?;
    desk::assert_calm(&window)
}

#[test]
fn weights_are_changed_looked_at_applied_and_taken_back_by_keys() -> Result<(), Trouble> {
    let window = desk::founded()?;
    sample::send_ideas(&window)?;
    window.wait_for("#cell-0-title a")?;
    window.keys("g")?;
    window.keys("r")?;
    window.wait_for_text("main h1", "Scoring")?;
    window.wait_for(RISK)?;
    desk::tab_to(&window, RISK)?;
    window.keys("Ctrl+a")?;
    window.type_into(":focus", "60")?;
    window.wait_for_text("aside", "would move")?;
    assert_eq!(weight_of_risk(&window)?, 5, "nothing is applied yet");
    desk::tab_to(&window, APPLY)?;
    window.keys("Enter")?;
    becomes(&window, weight_of_risk, &json!(60))?;
    window.keys("Ctrl+z")?;
    becomes(&window, weight_of_risk, &json!(5))?;
    desk::assert_calm(&window)
}
