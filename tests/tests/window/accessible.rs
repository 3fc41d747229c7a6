//! Every place in both themes, both sizes and all languages: axe finds nothing, and nothing is
//! cut off or has to be scrolled sideways.

use hub_tests::sample;
use hub_tests::window::{Trouble, Window};
use serde_json::json;

use crate::desk;

const WIDE: (u32, u32) = (1440, 900);
pub const NARROW: (u32, u32) = (1100, 720);
/// Other words are other widths: where they are longest the window is at its narrowest.
pub const LANGUAGES: [(&str, &[(u32, u32)]); 3] =
    [("en", &[WIDE, NARROW]), ("pt-BR", &[NARROW]), ("es", &[NARROW])];
const PLACES: [&str; 12] = [
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
    "/import",
    "/settings",
];

pub fn wear(window: &Window, theme: &str, language: &str) -> Result<(), Trouble> {
    let mut device = window.rpc("app.state", json!({}))?["device"].take();
    device["theme"] = json!(theme);
    device["language"] = json!(language);
    window.rpc("device.set", device)?;
    window.reload()?;
    window.wait_for(&format!("html[lang={language}][data-mantine-color-scheme={theme}]"))
}

pub fn axe() -> Result<String, Trouble> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
    Ok(std::fs::read_to_string(path)?)
}

/// How much wider than the window the page is.
pub fn side_scrolling(window: &Window) -> Result<Vec<String>, Trouble> {
    let more = "const page = document.documentElement;
        return Math.max(page.scrollWidth, document.body.scrollWidth) - page.clientWidth";
    let pixels = window.script(more, vec![])?;
    Ok(if pixels == 0 { vec![] } else { vec![format!("{pixels} pixels too wide")] })
}

/// Words that do not fit into their place and cannot be read in another way.
pub fn cut_off(window: &Window) -> Result<Vec<String>, Trouble> {
    let cut = "const wanted = 'h1, h2, h3, button, a, label, legend, th, dt, [role=tab], [role=columnheader],' +
            ' [role=status], [role=radio]';
        return [...document.querySelectorAll(`#root :is(${wanted})`)]
            .filter((e) => e.checkVisibility() && !e.closest('[title], [role=gridcell], [aria-hidden=true], .vh'))
            .filter((e) => getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1)
            .map((e) => `cut off: ${e.outerHTML.slice(0, 160)}`)";
    let found = window.script(cut, vec![])?;
    serde_json::from_value(found).map_err(|error| Trouble::new(error.to_string()))
}

/// What axe finds, each with its elements.
pub fn grave(window: &Window) -> Result<Vec<String>, Trouble> {
    let start = "window.__found = null; axe.run(document, { resultTypes: ['violations'] })
        .then((result) => { window.__found = result.violations; });";
    window.script(start, vec![])?;
    let grave = "return window.__found && [window.__found
        .flatMap(({ id, nodes }) => nodes
            .filter(({ target }) => id !== 'region' || !document.querySelector(target[0])?.closest('[data-portal]'))
            .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`))]";
    let found = window.wait_until("axe's findings", grave, &[])?;
    serde_json::from_value(found[0].clone()).map_err(|error| Trouble::new(error.to_string()))
}

/// Everything that is wrong with these places, so that one run tells it all.
fn look_at(window: &Window, places: &[String]) -> Result<(), Trouble> {
    let axe = axe()?;
    let mut wrong = vec![];
    for (theme, (language, sizes)) in
        ["light", "dark"].into_iter().flat_map(|theme| LANGUAGES.map(|it| (theme, it)))
    {
        wear(window, theme, language)?;
        window.script(&axe, vec![])?;
        for (width, height) in sizes {
            window.resize(*width, *height)?;
            for place in places {
                window.go(place)?;
                window.wait_for("main h1")?;
                window.settle()?;
                for found in [side_scrolling(window)?, cut_off(window)?, grave(window)?].concat() {
                    wrong
                        .push(format!("{place} at {width}x{height}, {theme}, {language}: {found}"));
                }
            }
        }
        desk::assert_calm(window)?;
    }
    wear(window, "light", "en")?;
    window.script(&axe, vec![])?;
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
