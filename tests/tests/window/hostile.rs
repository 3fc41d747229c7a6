//! Texts that want to be more than texts: nothing in them runs, deceives or breaks the page.

use hub_tests::window::{Trouble, Window};
use serde_json::json;
use uuid::Uuid;

use crate::desk;

/// Each tries to set the flag in another way.
const SCRIPTS: [&str; 6] = [
    "<img src=x onerror=\"window.__ran=1\">",
    "<script>window.__ran=1</script>",
    "<svg/onload=window.__ran=1>",
    "\"><details open ontoggle=window.__ran=1>",
    "<iframe srcdoc=\"<script>parent.__ran=1</script>\"></iframe>",
    "[click](javascript:window.__ran=1) {{constructor.constructor('window.__ran=1')()}}",
];
const FAMILY: &str = "👩‍👩‍👧‍👦🏳️‍🌈 Überprüfung שלום مرحبا 日本語";
const INVISIBLE: &str = "There is an invisible character in it. Type this part again.";

/// Nothing ran, nothing became an element, and the page is no wider than the window.
fn assert_only_text(window: &Window, place: &str) -> Result<(), Trouble> {
    window.settle()?;
    let state = "
        const page = document.documentElement;
        const made = ['script', 'iframe', 'object', 'embed', 'details', 'img[src=x]', '[onerror]', '[onload]',
            'a[href^=\"javascript:\"]'].map((css) => `#root ${css}`).join();
        return [window.__ran ?? null, document.querySelectorAll(made).length,
            page.scrollWidth - page.clientWidth]";
    assert_eq!(window.script(state, vec![])?, json!([null, 0, 0]), "{place}");
    desk::assert_calm(window)
}

#[test]
fn markup_in_texts_stays_text_wherever_it_is_shown() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let all = SCRIPTS.join("\n");
    let area = Uuid::now_v7();
    desk::send(&window, json!({ "kind": "area.add", "id": area, "name": SCRIPTS[0] }))?;
    for title in SCRIPTS.iter().chain(&[FAMILY, &"W".repeat(200)]) {
        let id = Uuid::now_v7();
        let case = json!({ "title": title, "description": all, "area_id": area });
        desk::send(&window, json!({ "kind": "idea.submit", "id": id, "case": case }))?;
        for body in SCRIPTS {
            let comment =
                json!({ "kind": "comment.add", "id": Uuid::now_v7(), "idea": id, "body": body });
            desk::send(&window, comment)?;
        }
        desk::open_idea(&window, &id.to_string(), title)?;
        window.wait_for_text("section[aria-label=Description]", SCRIPTS[2])?;
        window.wait_for_text("aside", SCRIPTS[3])?;
        assert_only_text(&window, title)?;
    }
    for place in ["/home", "/ideas", "/new"] {
        window.go(place)?;
        if place == "/new" {
            window
                .type_into("#idea-title", "<img src=x onerror=\"window.__ran=1\"> Überprüfung")?;
            window.wait_for("section[aria-label='Already in the Hub?'] li")?;
        } else {
            desk::wait_for_words(&window, SCRIPTS[2])?;
        }
        assert_only_text(&window, place)?;
    }
    Ok(())
}

#[test]
fn what_a_person_pastes_is_kept_as_it_is() -> Result<(), Trouble> {
    let window = desk::founded()?;
    window.keys("Ctrl+n")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    let title = format!("{} {FAMILY}", SCRIPTS[0]);
    desk::paste(&window, "#idea-title", &title)?;
    desk::tell_more(&window)?;
    desk::paste(&window, "#idea-description", &SCRIPTS.join("\n"))?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text("main h1", &title)?;
    window.wait_for_text("section[aria-label=Description]", &SCRIPTS.join("\n"))?;
    desk::paste(&window, "textarea[aria-label='Write a comment']", SCRIPTS[1])?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text("aside ol", SCRIPTS[1])?;
    assert_only_text(&window, "the idea")
}

#[test]
fn what_cannot_be_kept_is_said_at_its_field() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let huge = "1 MB of text ".repeat(80_000);
    let title_too_long = "A title has at most 200 characters. Put the rest under “Tell us more”.";
    window.keys("Ctrl+n")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    let title = desk::field(&window, "What should a program do for you?")?;
    let cases = [
        ("Pay \u{202E}gnp.exe", INVISIBLE),
        ("\u{2066}Isolated\u{2069}", INVISIBLE),
        ("\u{200B}\u{200D}", "Say in one sentence what a program should do."),
        (&"x".repeat(201), title_too_long),
        (&huge, title_too_long),
    ];
    for (text, sentence) in cases {
        window.click(&title)?;
        window.keys("Ctrl+a")?;
        desk::paste(&window, &title, text)?;
        window.keys("Ctrl+Enter")?;
        window.wait_for_text(&format!("{title}-error"), sentence)?;
        desk::wait_for_focus(&window, &format!("{title}[aria-invalid=true]"))?;
        assert_only_text(&window, sentence)?;
    }
    desk::refill(&window, &title, "Pay invoices")?;
    desk::tell_more(&window)?;
    desk::paste(&window, "#idea-description", &huge)?;
    window.wait_for_text("#idea-description-error", "This was longer than the Hub can hold.")?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text("#idea-description-error", "at most 20,000 fit.")?;
    assert_eq!(window.rpc("app.state", json!({}))?["space"]["ideas"], 0);
    desk::refill(&window, "#idea-description", "Short")?;
    window.keys("Ctrl+Enter")?;
    window.wait_for_text("main h1", "Pay invoices")?;

    let comment = "textarea[aria-label='Write a comment']";
    desk::paste(&window, comment, "Hidden \u{202E}txet")?;
    window.keys("Ctrl+Enter")?;
    desk::wait_for_words(&window, "There is an invisible character in it.")?;
    assert_only_text(&window, "a comment")
}
