//! One catalogue for everyone: two real windows and one real server. Joining by a link, seeing what
//! the other does, the network going away, two values of one field, claims and merges.

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;
use crate::server::Server;

const SPACE: &str = "Alder Supply";
const TITLE: &str = "Match incoming payments with open invoices";
const BADGE: &str = "nav a[href$='/sync']";
const GRID: &str = "[role=grid]";

/// Through the door of the first run, by a link, to the ideas.
fn join(link: &str, name: &str) -> Result<Window, Trouble> {
    let window = Window::open()?;
    window.press("Join a shared space")?;
    window.wait_for_text("h1", "Join a shared space")?;
    window.type_into(&desk::field(&window, "Link or address")?, link)?;
    window.press("Look at it")?;
    window.wait_for_text("h1", SPACE)?;
    let email = format!("{}@alder.example", name.to_lowercase().replace(' ', "."));
    let password = "correct horse battery";
    let answers = [
        ("Your name", name),
        ("Name of this computer", "test desk"),
        ("E-mail", &email),
        ("Password", password),
        ("Password once more", password),
    ];
    for (field, text) in answers {
        desk::refill(&window, &desk::field(&window, field)?, text)?;
    }
    window.press(&format!("Join “{SPACE}”"))?;
    desk::wait_for_words(&window, "Everything is here.")?;
    window.press("Go to the ideas")?;
    window.wait_for_text("nav", SPACE)?;
    window.wait_for_text(BADGE, "Synced")?;
    Ok(window)
}

/// Two people with a desktop each: an administrator and an engineer.
fn joined() -> Result<(Server, Window, Window), Trouble> {
    let (server, link) = Server::start(SPACE)?;
    let ana = join(&link, "Ana Ruiz")?;
    let otto = join(&server.invite("engineer")?, "Otto Brand")?;
    Ok((server, ana, otto))
}

fn edit_title(window: &Window, id: &str, title: &str) -> Result<(), Trouble> {
    let mut page = window.rpc("idea.get", json!({ "id": id }))?;
    let versions = page["row"]["versions"].take();
    let base = versions.get("title").or_else(|| versions.get("*")).cloned();
    let set = json!({ "title": { "value": title, "base": base } });
    desk::send(window, json!({ "kind": "idea.edit", "id": id, "set": set })).map(|_| ())
}

/// The conflict that waits in this person's inbox.
fn conflict(window: &Window) -> Result<Option<Value>, Trouble> {
    let view = window.rpc("inbox.list", json!({}))?;
    let items = view["items"].as_array().cloned().unwrap_or_default();
    Ok(items.into_iter().find(|item| !item["conflict"].is_null()))
}

#[test]
fn what_one_sends_the_other_sees_also_after_the_network_was_away() -> Result<(), Trouble> {
    let (mut server, ana, otto) = joined()?;
    ana.keys("Ctrl+n")?;
    desk::wait_for_focus(&ana, "#idea-title")?;
    ana.type_into(":focus", TITLE)?;
    ana.keys("Ctrl+Enter")?;
    otto.wait_for_text(GRID, TITLE)?;

    server.stop()?;
    otto.wait_for_text(BADGE, "Offline")?;
    desk::submit(&otto, "Rename scanned contracts", json!({}))?;
    otto.wait_for_text(GRID, "Rename scanned contracts")?;
    otto.wait_for_text(BADGE, "1 waiting")?;
    otto.wait_for_text(GRID, "waiting")?;
    otto.click(BADGE)?;
    otto.wait_for_text("main", "sent the idea")?;
    otto.wait_for_text("main", "does not answer")?;

    server.serve()?;
    otto.press("Try again now")?;
    otto.wait_for_text("main", "Nothing waits.")?;
    ana.go("/ideas")?;
    ana.wait_for_text(GRID, "Rename scanned contracts")?;
    desk::assert_calm(&ana)?;
    desk::assert_calm(&otto)
}

#[test]
fn two_values_of_one_field_are_shown_to_who_came_second_and_one_click_takes_the_other()
-> Result<(), Trouble> {
    let (mut server, ana, otto) = joined()?;
    let id = desk::submit(&otto, TITLE, json!({}))?;
    ana.wait_for_text(GRID, TITLE)?;
    server.stop()?;
    ana.wait_for_text(BADGE, "Offline")?;
    otto.wait_for_text(BADGE, "Offline")?;
    edit_title(&ana, &id, "As Ana calls it")?;
    edit_title(&otto, &id, "As Otto calls it")?;
    server.serve()?;

    let second = ana.until("a conflict", || {
        let of_otto = conflict(&otto)?
            .is_some_and(|item| item["conflict"]["lost_by"]["name"] == "Otto Brand");
        let of_ana =
            conflict(&ana)?.is_some_and(|item| item["conflict"]["lost_by"]["name"] == "Ana Ruiz");
        match (of_ana, of_otto) {
            (true, _) => Ok("Ana"),
            (_, true) => Ok("Otto"),
            _ => Err(Trouble::new("no conflict yet")),
        }
    })?;
    let (loser, other, first) =
        if second == "Ana" { (&ana, &otto, "Otto Brand") } else { (&otto, &ana, "Ana Ruiz") };
    loser.go("/inbox")?;
    loser.wait_for_text("main h2", &format!("You and {first} both changed “Title”"))?;
    loser.wait_for_text("main", "As Ana calls it")?;
    loser.wait_for_text("main", "As Otto calls it")?;
    // One's own stands first.
    loser.keys("1")?;
    let kept = format!("As {second} calls it");
    desk::open_idea(other, &id, &kept)?;
    desk::open_idea(loser, &id, &kept)?;
    desk::assert_calm(loser)
}

#[test]
fn a_claim_and_a_merge_of_one_are_seen_by_the_other() -> Result<(), Trouble> {
    let (_server, ana, otto) = joined()?;
    let estimate = json!({ "runs": 10, "period": "day", "minutes_per_run": 12, "people": 1 });
    let id = desk::submit(&ana, TITLE, estimate)?;
    let answered = |value| json!({ "value": value });
    let set = json!({ "rules": answered(4), "digital": answered(3), "stable": answered(4) });
    desk::send(&ana, json!({ "kind": "idea.edit", "id": id, "set": set }))?;
    desk::send(&ana, json!({ "kind": "stage.move", "id": id, "from": "new", "to": "ready" }))?;
    let twin = desk::submit(&ana, "Payments against invoices", json!({}))?;

    desk::open_idea(&otto, &id, TITLE)?;
    otto.wait_for_text("[aria-label=Stage] [aria-current=step]", "Ready")?;
    otto.keys("c")?;
    desk::open_idea(&ana, &id, TITLE)?;
    ana.wait_for_text("[aria-label=Stage] [aria-current=step]", "Building")?;
    desk::wait_for_words(&ana, "Otto Brand")?;

    let merge = json!({ "kind": "merge", "source": twin, "target": id, "adds_volume": true });
    desk::send(&ana, merge)?;
    desk::open_idea(&otto, &twin, "Payments against invoices")?;
    desk::wait_for_words(&otto, TITLE)?;
    desk::assert_calm(&otto)
}
