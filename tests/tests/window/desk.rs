//! A window with a space in it, and what several flows do alike. It holds no flow itself.

use hub_tests::sample;
use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};
use uuid::Uuid;

/// Finds the form field that a person would call by this name and gives it an id if it has none.
const FIELD_NAMED: &str = "
    const clean = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const named = (field) =>
        [field.getAttribute('aria-label'), ...[...(field.labels ?? [])].map((l) => l.textContent)];
    const fields = document.querySelectorAll('input, textarea, select');
    const found = [...fields].find((field) => field.checkVisibility() &&
        named(field).some((name) => clean(name) === arguments[0]));
    if (!found) return null;
    found.id ||= `field-${document.querySelectorAll('[id]').length}`;
    return `#${CSS.escape(found.id)}`;";

/// A paste as a person does it: the page hears of it first, then the text arrives as one edit.
const PASTE: &str = "
    const [css, text] = arguments;
    const field = document.querySelector(css);
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(paste)) document.execCommand('insertText', false, text);";

const HAS_FOCUS: &str = "return document.activeElement?.matches(arguments[0]) ?? false;";

/// A window that shows an empty space, founded without the form.
pub fn founded() -> Result<Window, Trouble> {
    let window = Window::open()?;
    sample::found_space(&window)?;
    window.wait_for("#place")?;
    Ok(window)
}

/// Sends one operation to the core, past the screen.
pub fn send(window: &Window, operation: Value) -> Result<Value, Trouble> {
    window.rpc("operation.send", json!({ "op_id": Uuid::now_v7(), "operation": operation }))
}

/// An idea of one's own that is there already. Returns its id.
pub fn submit(window: &Window, title: &str, estimate: Value) -> Result<String, Trouble> {
    let id = Uuid::now_v7().to_string();
    let case = json!({ "title": title });
    send(window, json!({ "kind": "idea.submit", "id": id, "case": case, "estimate": estimate }))?;
    Ok(id)
}

/// An idea that a colleague has, brought in from a file. Returns its id.
pub fn of_a_colleague(window: &Window, title: &str) -> Result<String, Trouble> {
    let id = Uuid::now_v7().to_string();
    let imported = json!({
        "stage": "new", "submitted_for": "Otto Brand", "batch_id": Uuid::now_v7(), "ratings": {},
    });
    let estimate = json!({ "runs": 10, "period": "week", "minutes_per_run": 12, "people": 1 });
    send(
        window,
        json!({
            "kind": "idea.import", "id": id, "imported": imported,
            "case": { "title": title }, "estimate": estimate,
        }),
    )?;
    Ok(id)
}

/// Opens the page of an idea and waits for its title.
pub fn open_idea(window: &Window, id: &str, title: &str) -> Result<(), Trouble> {
    window.go(&format!("/ideas/{id}"))?;
    window.wait_for_text("main h1", title)
}

/// The form field with this name, as CSS.
pub fn field(window: &Window, name: &str) -> Result<String, Trouble> {
    let found = window.wait_until(&format!("the field {name:?}"), FIELD_NAMED, &[json!(name)])?;
    found.as_str().map(str::to_owned).ok_or_else(|| Trouble::new("a field has an id"))
}

/// Replaces what stands in a field, by keys.
pub fn refill(window: &Window, css: &str, text: &str) -> Result<(), Trouble> {
    window.click(css)?;
    window.keys("Ctrl+a")?;
    window.type_into(":focus", text)
}

/// Pastes into a field.
pub fn paste(window: &Window, css: &str, text: &str) -> Result<(), Trouble> {
    window.wait_for(css)?;
    window.script(PASTE, vec![json!(css), json!(text)]).map(|_| ())
}

/// The texts of all matches of `css`, as they stand in the document.
pub fn texts(window: &Window, css: &str) -> Result<Vec<String>, Trouble> {
    let all = "return [...document.querySelectorAll(arguments[0])]
        .map((e) => e.textContent.replace(/\\s+/g, ' ').trim());";
    let found = window.script(all, vec![json!(css)])?;
    serde_json::from_value(found).map_err(|error| Trouble::new(error.to_string()))
}

/// Waits until something has exactly this text, wherever it stands on the page.
pub fn wait_for_words(window: &Window, words: &str) -> Result<(), Trouble> {
    let has = "const clean = (text) => text.replace(/\\s+/g, ' ');
        return clean(document.body.textContent).includes(clean(arguments[0]));";
    window.wait_until(&format!("the words {words:?}"), has, &[json!(words)]).map(|_| ())
}

/// Waits until the focus is in something that matches `css`.
pub fn wait_for_focus(window: &Window, css: &str) -> Result<(), Trouble> {
    window.wait_until(&format!("the focus at {css}"), HAS_FOCUS, &[json!(css)]).map(|_| ())
}

/// Nothing went wrong in the page since it was loaded.
pub fn assert_calm(window: &Window) -> Result<(), Trouble> {
    assert_eq!(window.complaints()?, Vec::<String>::new());
    Ok(())
}

/// Presses Tab until the focus is in something that matches `css`.
pub fn tab_to(window: &Window, css: &str) -> Result<(), Trouble> {
    for _ in 0..40 {
        if window.script(HAS_FOCUS, vec![json!(css)])? == true {
            return Ok(());
        }
        window.keys("Tab")?;
    }
    Err(Trouble::new(format!("Tab does not lead to {css}")))
}

/// Opens what is folded away under the five fields of a new idea.
pub fn tell_more(window: &Window) -> Result<(), Trouble> {
    window.click("form button[aria-expanded=false]:has(b)")?;
    window.wait_for("#idea-description")
}
