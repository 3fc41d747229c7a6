//! The first run: each door by keyboard alone, the sample and its removal, a wrong name, and that the
//! space is there afterwards.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const EMPTY: &str = "Start an empty space";
const START: &str = "Start my space";

fn spaces(window: &Window) -> usize {
    std::fs::read_dir(window.data_dir().join("spaces")).map_or(0, Iterator::count)
}

#[test]
fn enter_is_enough_and_the_name_can_be_typed_before() -> Result<(), Trouble> {
    let mut window = Window::open()?;
    window.wait_for_text("h1", "Where do we start?")?;
    // The first door has the focus; the quieter ones come after the other two.
    desk::wait_for_focus(&window, "section:first-child button")?;
    desk::tab_to(&window, "p button:first-of-type")?;
    window.keys("Enter")?;
    window.wait_for_text("h1", "Your space")?;
    let suggested = window.rpc("app.state", json!({}))?["suggested"].take();
    let fields = [("Your name", "member_name"), ("Time zone", "time_zone")];
    for (label, key) in fields {
        let shown = window.value(&desk::field(&window, label)?)?.replace(' ', "_");
        assert_eq!(json!(shown), json!(suggested[key].as_str().unwrap().replace(' ', "_")));
    }
    let currency = window.value(&desk::field(&window, "Currency")?)?;
    assert!(currency.starts_with(suggested["currency"].as_str().unwrap()), "{currency}");

    let name = desk::field(&window, "Name of your space")?;
    assert_eq!(window.value(&name)?, "My ideas");
    if suggested["member_name"] == "" {
        desk::wait_for_focus(&window, &desk::field(&window, "Your name")?)?;
        window.keys("Shift+Tab")?;
    }
    desk::wait_for_focus(&window, &name)?;
    window.type_into(":focus", "Alder Supply")?;
    window.keys("Tab")?;
    window.keys("Ctrl+a")?;
    window.type_into(":focus", "Ana Ruiz")?;
    window.keys("Enter")?;
    window.wait_for_text("main h2", "No ideas yet")?;
    window.wait_for_text("nav", "Alder Supply")?;
    window.wait_for_text("nav", "Ana Ruiz")?;
    assert_eq!(spaces(&window), 1);
    desk::assert_calm(&window)?;

    window.reopen()?;
    window.wait_for_text("nav", "Alder Supply")?;
    assert_eq!(spaces(&window), 1);
    desk::assert_calm(&window)
}

#[test]
fn a_name_that_cannot_be_kept_is_said_at_its_field_and_nothing_is_made() -> Result<(), Trouble> {
    let invisible = "There is an invisible character in it. Type it again.";
    let long = "x".repeat(81);
    let cases = [
        ("Name of your space", "Alder\u{7}Supply", invisible),
        ("Your name", "Ana \u{202E}Ruiz", invisible),
        ("Name of your space", "\u{200B}", "A name is needed."),
        ("Your name", "   ", "A name is needed."),
        ("Name of your space", &long, "At most 80 characters."),
    ];
    let window = Window::open()?;
    window.press(EMPTY)?;
    for (label, wrong, sentence) in cases {
        // What stands in the address is still there, and nothing of what was typed.
        window.reload()?;
        let name = desk::field(&window, "Your name")?;
        desk::refill(&window, &name, "Ana Ruiz")?;
        let css = desk::field(&window, label)?;
        window.click(&css)?;
        window.keys("Ctrl+a")?;
        desk::paste(&window, &css, wrong)?;
        window.press(START)?;
        window.wait_for_text(&format!("{css}-error"), sentence)?;
        desk::wait_for_focus(&window, &format!("{css}[aria-invalid=true]"))?;
        assert_eq!(spaces(&window), 0, "{wrong:?}");
        desk::assert_calm(&window)?;
    }
    window.keys("Ctrl+a")?;
    window.type_into(":focus", "Alder Supply")?;
    window.keys("Enter")?;
    window.wait_for_text("main h2", "No ideas yet")
}

#[test]
fn the_list_comes_next_behind_its_door() -> Result<(), Trouble> {
    let window = Window::open()?;
    desk::wait_for_focus(&window, "section:first-child button")?;
    window.keys("Tab")?;
    window.keys("Enter")?;
    window.wait_for_text("h1", "Your space")?;
    if window.value(&desk::field(&window, "Your name")?)?.is_empty() {
        window.type_into(":focus", "Ana Ruiz")?;
    }
    window.keys("Enter")?;
    window.wait_for_text("main h1", "Import")?;
    assert_eq!(spaces(&window), 1);
    desk::assert_calm(&window)
}

#[test]
fn the_sample_is_one_key_away_and_one_click_leaves_nothing_of_it() -> Result<(), Trouble> {
    let mut window = Window::open()?;
    desk::wait_for_focus(&window, "section:first-child button")?;
    window.keys("Enter")?;
    window.wait_for_text("main", "Sample data. Nothing here is yours.")?;
    window.wait_for_text("nav", "Alder Supply")?;
    window.wait_for("#cell-0-title a")?;
    let titles = desk::texts(&window, "[data-column=title] a")?;
    assert!(titles.len() >= 15, "{titles:?}");
    desk::assert_calm(&window)?;

    // It is still the sample after a crash.
    window.kill_and_reopen()?;
    window.wait_for_text("main", "leaves nothing on this computer")?;
    window.press("Remove and start my own")?;
    window.wait_for_text("h1", "Where do we start?")?;
    assert_eq!(spaces(&window), 0);
    desk::assert_calm(&window)?;
    window.reopen()?;
    window.wait_for_text("h1", "Where do we start?")?;
    window.press(EMPTY)?;
    let name = desk::field(&window, "Your name")?;
    desk::refill(&window, &name, "Ana Ruiz")?;
    window.press(START)?;
    window.wait_for_text("main h2", "No ideas yet")?;
    desk::assert_calm(&window)
}

#[test]
fn who_wrote_something_in_the_sample_is_asked_before_it_goes() -> Result<(), Trouble> {
    let window = Window::open()?;
    window.press("Try with sample data")?;
    window.wait_for("#cell-0-title a")?;
    desk::submit(&window, "My own thought", json!({}))?;
    window.wait_for_text("main", "leaves nothing on this computer")?;
    window.press("Remove and start my own")?;
    window.wait_for_text("[role=dialog]", "1 idea that you sent here")?;
    window.press("Keep looking around")?;
    assert_eq!(spaces(&window), 1);
    window.press("Remove and start my own")?;
    window.wait_for("[role=dialog]")?;
    window.press("Remove all of it")?;
    window.wait_for_text("h1", "Where do we start?")?;
    assert_eq!(spaces(&window), 0);
    desk::assert_calm(&window)
}
