//! The main job: an idea is told with its figures in sight, sent, ranked, explained, found, and is
//! there after the program was killed the moment its page appeared.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const TITLE: &str = "Match the card statements with their receipts";
const OTHER: &str = "Match card statements with receipts";
const PANEL: &str = "section[aria-label='What it would save']";
const ALIKE: &str = "section[aria-label='Already in the Hub?']";

/// Work costs 44,000 a year in this space.
fn set_rates(window: &Window) -> Result<(), Trouble> {
    let basis = json!({
        "kind": "basis.add", "version": 2, "labour": { "per": "year", "minor": 4_400_000 },
        "working_days_per_year": 220, "hours_per_day": 8,
    });
    desk::send(window, basis).map(|_| ())
}

/// 10 a day, 12 minutes, 1 person; 5 % errors of 20 minutes, 10 % checks of 5 minutes; 60 to 100 %.
fn tell(window: &Window) -> Result<(), Trouble> {
    desk::tab_to(window, "#idea-people")?;
    assert_eq!(window.value(":focus")?, "1");
    desk::tab_to(window, "#idea-runs")?;
    window.type_into(":focus", "10")?;
    desk::tab_to(window, "[name=period]")?;
    window.keys("Left")?;
    desk::tab_to(window, "#idea-minutes_per_run")?;
    window.type_into(":focus", "12")?;
    desk::tab_to(window, "form [aria-expanded=false]")?;
    window.keys("Enter")?;
    let more = [
        ("#idea-error_rate", "5"),
        ("#idea-rework_minutes", "20"),
        ("#idea-reviewed_share", "10"),
        ("#idea-review_minutes", "5"),
        ("#idea-automatable_share", "60"),
    ];
    for (field, text) in more {
        desk::tab_to(window, field)?;
        window.type_into(":focus", text)?;
    }
    for text in ["80", "100"] {
        window.keys("Tab")?;
        window.type_into(":focus", text)?;
    }
    Ok(())
}

fn assert_figures(window: &Window) -> Result<(), Trouble> {
    window.wait_for_text(PANEL, "297–495")?;
    let facts = desk::texts(window, &format!("{PANEL} dl > div"))?;
    let expected = [
        ("Likely", "396 h"),
        ("Worth a year", "€7,425–12,375"),
        ("Of one full-time job", "0.17–0.28"),
    ];
    assert_eq!(facts.len(), expected.len(), "{facts:?}");
    for ((name, figure), there) in expected.iter().zip(&facts) {
        assert!(there.starts_with(name) && there.contains(figure), "{name} {figure}: {there}");
    }
    window.wait_for_text(&format!("{PANEL} [aria-expanded=true]"), "How is this worked out?")?;
    let worked_out = [
        "Times a year10 × 220 days × 1 person2,200",
        "Doing it2,200 × 12 min ÷ 60440 h",
        "Putting right2,200 × 5 % × 20 min ÷ 6037 h",
        "Checking2,200 × 10 % × 5 min ÷ 6018 h",
        "Hours today440 h + 37 h + 18 h495 h",
        "Hours saved60–100 % of 495 h297–495 h",
        "Full-time jobs297–495 h ÷ 220 days ÷ 8 h0.17–0.28",
        "An hour costs€44,000 ÷ 220 days ÷ 8 h€25 an hour",
        "Worth297–495 h × €25 an hour€7,425–12,375",
    ];
    assert_eq!(desk::texts(window, &format!("{PANEL} tr"))?, worked_out);
    Ok(())
}

/// Appears while the title is typed, with its reason, before anything else is told.
fn assert_alike(window: &Window) -> Result<(), Trouble> {
    window.wait_for_text(&format!("{ALIKE} li"), "Very likely the same")?;
    window.wait_for_text(&format!("{ALIKE} li"), "OH-1")?;
    window.wait_for_text(&format!("{ALIKE} li"), "Shares the marked words.")?;
    let marked = desk::texts(window, &format!("{ALIKE} mark"))?;
    assert_eq!(marked, ["Match", "card", "statements", "receipts"]);
    Ok(())
}

/// Tells the idea by keyboard, sends it and kills the program the moment its page appears.
fn send_and_kill() -> Result<Window, Trouble> {
    let mut window = desk::founded()?;
    set_rates(&window)?;
    desk::of_a_colleague(&window, OTHER)?;
    desk::submit(&window, "Order toner", json!({}))?;
    window.keys("Ctrl+n")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    window.type_into(":focus", TITLE)?;
    assert_alike(&window)?;
    tell(&window)?;
    assert_figures(&window)?;
    desk::assert_calm(&window)?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text("main h1", TITLE)?;
    window.kill_and_reopen()?;
    Ok(window)
}

fn assert_ranked(window: &Window) -> Result<(), Trouble> {
    window.wait_for_text("#cell-2-title", "Order toner")?;
    let rows = [
        ["1", TITLE, "OH-3", "396"],
        ["2", OTHER, "OH-1", "68"],
        ["–", "Order toner", "OH-2", "–"],
    ];
    for (place, row) in rows.iter().enumerate() {
        for (column, text) in ["rank", "title", "number", "hours"].iter().zip(row) {
            let there = window.text_content(&format!("#cell-{place}-{column}"))?;
            assert!(there.starts_with(text), "{column} {text}: {there}");
        }
    }
    let bar = "#cell-0-value [role=img][aria-label='297 to 495 hours a year, likely 396']";
    window.wait_for(bar)
}

/// The score opens by keyboard into a sum: the parts that are known make it up.
fn assert_explained(window: &Window) -> Result<(), Trouble> {
    desk::tab_to(window, "[role=grid]")?;
    window.keys("Right")?;
    window.keys("Enter")?;
    window.wait_for("[role=dialog] tbody tr:nth-child(6)")?;
    let numbers = |css: &str| -> Result<Vec<f64>, Trouble> {
        let texts = desk::texts(window, &format!("[role=dialog] {css} td:last-child"))?;
        Ok(texts.iter().filter_map(|text| text.parse().ok()).collect())
    };
    let (parts, sum) = (numbers("tbody")?, numbers("tfoot")?);
    assert!(parts.len() >= 2 && sum.len() == 1, "{parts:?} {sum:?}");
    let rounding = 0.05 * (parts.len() + 1) as f64;
    assert!((parts.iter().sum::<f64>() - sum[0]).abs() <= rounding, "{parts:?} {sum:?}");
    let closed = window.text_content("#cell-0-score b")?;
    assert_eq!(closed, format!("{:.0}", sum[0]));
    window.keys("Escape")?;
    window.wait_until(
        "the score closed",
        "return !document.querySelector('[role=dialog]')",
        &[],
    )?;
    desk::wait_for_focus(window, "[role=grid]")?;
    window.keys("Left")
}

fn assert_found(window: &Window) -> Result<(), Trouble> {
    window.keys("/")?;
    desk::wait_for_focus(window, "input[aria-label='Search ideas']")?;
    window.type_into(":focus", "their rece")?;
    // As fast as it can be done: what is asked for and opened is what was typed to the end.
    window.keys("Enter")?;
    window.wait_for_text("main [role=status]", "1 of 3 ideas")?;
    window.wait_for_text("#cell-0-title", TITLE)?;
    desk::wait_for_focus(window, "[role=grid]")?;
    window.keys("Enter")?;
    window.wait_for_text("main h1", TITLE)?;
    window.wait_for_text("main nav", "OH-3")?;
    window.wait_for_text("section[aria-labelledby=estimate-title]", "297–495")
}

#[test]
fn an_idea_is_told_sent_ranked_explained_and_found_after_a_kill() -> Result<(), Trouble> {
    let window = send_and_kill()?;
    assert_ranked(&window)?;
    assert_explained(&window)?;
    assert_found(&window)?;
    assert_eq!(window.rpc("draft.list", json!({}))?, json!([]), "a sent idea leaves no draft");
    desk::assert_calm(&window)
}
