//! The way of an idea through its stages: what is missing is said in words and can be filled in from
//! there; leaving the way asks for a reason.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const TITLE: &str = "Create accounts for new employees";
const STAGE: &str = "[aria-label=Stage] [aria-current=step]";

fn at(window: &Window, stage: &str) -> Result<(), Trouble> {
    window.wait_for_text(STAGE, stage)
}

fn tell_estimate(window: &Window) -> Result<(), Trouble> {
    for (label, text) in
        [("Times for one person", "8"), ("Minutes each time", "50"), ("People", "1")]
    {
        desk::refill(window, &desk::field(window, label)?, text)?;
    }
    window.click(&desk::field(window, "Every")?)?;
    window.press("month")?;
    window.keys("Ctrl+Enter")
}

#[test]
fn ready_wants_an_estimate_and_three_answers_and_says_so() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let id = desk::submit(&window, TITLE, json!({}))?;
    desk::open_idea(&window, &id, TITLE)?;
    window.press("Move to Assessing")?;
    at(&window, "Assessing")?;

    window.press("Move to Ready")?;
    window.wait_for_text("[role=alert] b", "The idea has no estimate yet.")?;
    at(&window, "Assessing")?;
    window.press("Fill in the estimate")?;
    window.press("Say how much work it is")?;
    tell_estimate(&window)?;
    window.wait_for_text("section[aria-labelledby=estimate-title]", "40–64")?;

    window.press("Move to Ready")?;
    window
        .wait_for_text("[role=alert] b", "Ready needs 3 of the five questions answered; 0 are.")?;
    window.press("Answer the questions")?;
    desk::wait_for_focus(&window, "[aria-label='Rule-based?'] input")?;
    for (question, answer) in [("Rule-based?", "4"), ("Input digital?", "3"), ("Documented?", "5")]
    {
        desk::tab_to(&window, &format!("[aria-label='{question}'] input"))?;
        window.keys(answer)?;
        let given = format!("[aria-label='{question}'] input[value='{answer}']:checked");
        window.wait_for(&given)?;
    }
    window.until("three answers in the core", || {
        let answers = window.rpc("idea.get", json!({ "id": id }))?["answers"].take();
        let given = answers.as_object().into_iter().flatten().filter(|(_, answer)| answer.is_u64());
        match given.count() {
            3 => Ok(()),
            count => Err(Trouble::new(format!("there are {count}"))),
        }
    })?;
    window.press("Move to Ready")?;
    at(&window, "Ready")?;
    desk::assert_calm(&window)
}

#[test]
fn declining_asks_why_and_leads_back() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let id = desk::submit(&window, TITLE, json!({}))?;
    desk::open_idea(&window, &id, TITLE)?;
    window.press("More")?;
    window.press("Decline…")?;
    window.wait_for_text("[role=dialog] h2", "Decline this idea")?;
    window.press("Decline idea")?;
    window.wait_for_text("[role=dialog] [role=alert]", "Choose why.")?;
    window.click(&desk::field(&window, "Why")?)?;
    window.press("Not worth it")?;
    window.press("Decline idea")?;
    window.wait_for_text("[role=dialog] [role=alert]", "Say in a sentence why")?;
    assert_eq!(window.rpc("idea.get", json!({ "id": id }))?["stage"]["now"], "new");
    window.type_into(&desk::field(&window, "Reason")?, "It comes up twice a year.")?;
    window.press("Decline idea")?;
    window.wait_for_text("section[aria-label=Declined]", "Not worth it")?;
    window.wait_for_text("section[aria-label=Declined]", "It comes up twice a year.")?;
    window.press("Bring back to New")?;
    at(&window, "New")?;
    desk::assert_calm(&window)
}
