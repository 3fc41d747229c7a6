//! Every place in both themes and both sizes: axe finds nothing serious, and nothing is cut off or
//! has to be scrolled sideways.

use hub_tests::sample;
use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const SIZES: [(u32, u32); 2] = [(1440, 900), (1100, 720)];
const PLACES: [&str; 11] = [
    "/home",
    "/ideas",
    "/ideas?q=zzz",
    "/ideas?stages=new&hours_min=50&density=roomy",
    "/ideas/:id",
    "/ideas/:id?tab=activity",
    "/scoring",
    "/duplicates",
    "/new",
    "/new?title=Chase%20overdue%20invoices",
    "/settings",
];

fn wear(window: &Window, theme: &str) -> Result<(), Trouble> {
    let mut device = window.rpc("app.state", json!({}))?["device"].take();
    device["theme"] = json!(theme);
    window.rpc("device.set", device)?;
    window.reload()?;
    window.wait_for(&format!("html[data-mantine-color-scheme={theme}]"))
}

fn axe() -> Result<String, Trouble> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
    Ok(std::fs::read_to_string(path)?)
}

/// How much wider than the window the page is.
fn side_scrolling(window: &Window) -> Result<Vec<String>, Trouble> {
    let more = "const page = document.documentElement;
        return Math.max(page.scrollWidth, document.body.scrollWidth) - page.clientWidth";
    let pixels = window.script(more, vec![])?;
    Ok(if pixels == 0 { vec![] } else { vec![format!("{pixels} pixels too wide")] })
}

/// What axe calls serious or critical, each with the elements it found.
fn grave(window: &Window) -> Result<Vec<String>, Trouble> {
    let start = "window.__found = null; axe.run(document, { resultTypes: ['violations'] })
        .then((result) => { window.__found = result.violations; });";
    window.script(start, vec![])?;
    let grave = "return window.__found && [window.__found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
            `${id}: ${html.slice(0, 160)} ${failureSummary}`))]";
    let found = window.wait_until("axe's findings", grave, &[])?;
    serde_json::from_value(found[0].clone()).map_err(|error| Trouble::new(error.to_string()))
}

/// Everything that is wrong with these places, so that one run tells it all.
fn look_at(window: &Window, places: &[String]) -> Result<(), Trouble> {
    let axe = axe()?;
    let mut wrong = vec![];
    for theme in ["light", "dark"] {
        wear(window, theme)?;
        window.script(&axe, vec![])?;
        for (width, height) in SIZES {
            window.resize(width, height)?;
            for place in places {
                window.go(place)?;
                window.wait_for("main h1")?;
                window.settle()?;
                for found in [side_scrolling(window)?, grave(window)?].concat() {
                    wrong.push(format!("{place} at {width}x{height}, {theme}: {found}"));
                }
            }
        }
        desk::assert_calm(window)?;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// What only opens when somebody asks for it.
fn look_inside(window: &Window, id: &str) -> Result<(), Trouble> {
    let mut wrong = vec![];
    let mut look = |what: &str| -> Result<(), Trouble> {
        window.settle()?;
        wrong.extend(grave(window)?.into_iter().map(|found| format!("{what}: {found}")));
        Ok(())
    };
    window.go("/ideas")?;
    window.wait_for("#cell-0-title a")?;
    window.keys("w")?;
    window.wait_for("[role=dialog] table")?;
    look("the score opened")?;
    window.keys("Escape")?;
    window.go(&format!("/ideas/{id}"))?;
    window.press("Edit the estimate")?;
    desk::field(window, "Minutes each time")?;
    look("the estimate's form")?;
    window.click("#tab-activity")?;
    look("the activity")?;
    window.press("More")?;
    window.wait_for("[role=menuitem]")?;
    look("the menu")?;
    window.press("Decline…")?;
    window.wait_for("[role=dialog] form")?;
    look("a dialog")?;
    window.press("Cancel")?;
    window.go("/new")?;
    window.wait_for("#idea-title")?;
    desk::tell_more(window)?;
    look("the whole form")?;
    assert!(wrong.is_empty(), "{wrong:#?}");
    desk::assert_calm(window)
}

#[test]
fn every_place_can_be_read_by_everybody_at_both_sizes() -> Result<(), Trouble> {
    let window = desk::founded()?;
    look_at(&window, &["/ideas".to_owned(), "/home".to_owned()])?;
    let ids = sample::send_ideas(&window)?;
    sample::tell_history(&window, &ids[0])?;
    let places: Vec<String> = PLACES.iter().map(|place| place.replace(":id", &ids[0])).collect();
    look_at(&window, &places)?;
    look_inside(&window, &ids[0])
}

#[test]
fn so_can_the_first_run() -> Result<(), Trouble> {
    look_at(&Window::open()?, &["/welcome".to_owned()])
}
