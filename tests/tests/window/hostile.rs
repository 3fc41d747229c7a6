//! Texts that want to be more than texts: nothing in them runs, deceives or breaks the page.

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{desk, payloads};

/// Those that stand in every field.
const SCRIPTS: [&str; 6] = [
    payloads::SHORT[5],
    payloads::SHORT[0],
    payloads::SHORT[10],
    payloads::SHORT[27],
    payloads::SHORT[18],
    payloads::MARKDOWN[0],
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

fn cut(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

/// A catalogue whose every text tries to run. Returns the ids of its ideas.
fn fill(window: &Window) -> Result<Vec<String>, Trouble> {
    let send = |operation: Value| desk::send(window, operation);
    let (area, name) = (Uuid::now_v7(), SCRIPTS[0]);
    send(json!({ "kind": "area.add", "id": area, "name": name }))?;
    send(json!({ "kind": "system.add", "name": name }))?;
    let choices = window.rpc("space.choices", json!({}))?;
    let system = choices["systems"][0]["id"].clone();
    send(json!({ "kind": "member.profile", "display_name": name, "area_id": area }))?;
    send(json!({ "kind": "space.edit", "name": name }))?;
    let address = "q=%3Cimg%20src%3Dx%20onerror%3Dwindow.__ran%3D1%3E";
    let view = json!({ "id": Uuid::now_v7(), "name": name, "address": address });
    window.rpc("views.put", view)?;
    let mut ideas = vec![];
    for title in payloads::SHORT.iter().chain(&[FAMILY, &"W".repeat(200)]) {
        let id = Uuid::now_v7().to_string();
        let case = json!({
            "title": title, "description": payloads::all(), "area_id": area, "system_ids": [system],
            "links": [{ "url": "https://example.com/?onerror=window.__ran=1", "label": cut(title, 80) }],
        });
        let estimate = json!({ "runs": 10, "period": "week", "minutes_per_run": 12, "people": 1 });
        send(json!({ "kind": "idea.submit", "id": id, "case": case, "estimate": estimate }))?;
        ideas.push(id);
    }
    let first = &ideas[0];
    for body in payloads::SHORT.iter().chain(&payloads::MARKDOWN) {
        send(json!({ "kind": "comment.add", "id": Uuid::now_v7(), "idea": first, "body": body }))?;
    }
    send(json!({ "kind": "merge", "source": ideas[2], "target": first, "adds_volume": true }))?;
    let declined = json!({
        "kind": "stage.move", "id": ideas[1], "from": "new", "to": "declined",
        "reason_code": "other", "reason": cut(&payloads::all(), 2_000),
    });
    send(declined)?;
    Ok(ideas)
}

/// Everything that opens on the way is looked at, too.
#[test]
fn markup_in_texts_stays_text_wherever_it_is_shown() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let ideas = fill(&window)?;
    for (id, title) in ideas.iter().zip(payloads::SHORT) {
        if *id != ideas[2] {
            desk::open_idea(&window, id, title)?;
            assert_only_text(&window, title)?;
        }
    }
    let first = &ideas[0];
    let places = [
        ("/home".to_owned(), SCRIPTS[0]),
        ("/ideas?columns=rank,title,area,systems,author,owner,stage".to_owned(), SCRIPTS[0]),
        (format!("/ideas/{first}"), payloads::SHORT[9]),
        (format!("/ideas/{first}?tab=activity"), payloads::SHORT[17]),
        (format!("/ideas/{first}?tab=build"), SCRIPTS[1]),
        (format!("/ideas/{}?tab=activity", ideas[1]), payloads::SHORT[20]),
        ("/scoring".to_owned(), SCRIPTS[0]),
        ("/duplicates".to_owned(), SCRIPTS[0]),
        ("/settings".to_owned(), SCRIPTS[0]),
    ];
    for (place, words) in places {
        window.go(&place)?;
        desk::wait_for_words(&window, words)?;
        assert_only_text(&window, &place)?;
    }
    window.go("/new")?;
    window.type_into("#idea-title", SCRIPTS[0])?;
    window.wait_for("section[aria-label='Already in the Hub?'] li")?;
    assert_only_text(&window, "possible duplicates")?;
    window.go("/ideas")?;
    window.wait_for("#cell-0-title a")?;
    for keys in ["Space", "w", "Ctrl+k"] {
        window.keys(keys)?;
        assert_only_text(&window, keys)?;
    }
    window.type_into(":focus", "template")?;
    desk::wait_for_words(&window, payloads::SHORT[26])?;
    assert_only_text(&window, "the palette")
}

/// The page's policy stands behind all that: what reached the page as code would not run either.
#[test]
fn code_that_gets_into_the_page_is_refused_by_its_policy() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let put = "const host = document.createElement('div'); host.innerHTML = arguments[0];
        document.body.append(host);
        for (const old of host.querySelectorAll('script')) {
            const made = document.createElement('script');
            for (const { name, value } of old.attributes) made.setAttribute(name, value);
            made.textContent = old.textContent;
            old.replaceWith(made);
        }";
    for text in payloads::SHORT {
        // A page that is sent away is another defence's matter: nothing puts `<meta>` into this one.
        if !text.starts_with("<meta") {
            window.script(put, vec![json!(text)])?;
        }
    }
    let reach = "const [done] = arguments;
        const image = new Image();
        const outside = (kind) => new Promise((tell) => {
            document.addEventListener('securitypolicyviolation', (found) => {
                if (found.effectiveDirective.startsWith(kind)) tell(kind);
            });
        });
        const refused = ['img-src', 'connect-src'].map(outside);
        image.src = 'https://example.com/x.png';
        fetch('https://example.com/').catch(() => {});
        Promise.all(refused).then(done);";
    assert_eq!(window.ask(reach, vec![])?, json!(["img-src", "connect-src"]));
    assert_eq!(window.script("return window.__ran ?? null", vec![])?, json!(null));
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
