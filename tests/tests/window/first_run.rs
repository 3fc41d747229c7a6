//! The first run: by keyboard alone, with a wrong name, and that the space is there afterwards.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const START: &str = "Start my space";

fn spaces(window: &Window) -> usize {
    std::fs::read_dir(window.data_dir().join("spaces")).map_or(0, Iterator::count)
}

#[test]
fn enter_is_enough_and_the_name_can_be_typed_before() -> Result<(), Trouble> {
    let mut window = Window::open()?;
    window.wait_for_text("h1", "Where do we start?")?;
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
    for (label, wrong, sentence) in cases {
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
