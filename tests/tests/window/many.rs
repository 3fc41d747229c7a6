//! A catalogue of two thousand: every line is there when one looks at it, and the page stays small.

use hub_app::{App, Intent};
use hub_tests::window::{Trouble, Window};
use serde_json::json;
use std::ops::ControlFlow;
use uuid::Uuid;

use crate::desk;

const COUNT: usize = 2_000;
const MOST_NODES: u64 = 3_000;
const GRID: &str = "[role=grid]";

fn idea(number: usize) -> Result<Intent, Trouble> {
    let operation = json!({
        "kind": "idea.submit", "id": Uuid::now_v7(),
        "case": { "title": format!("Task {number} that comes back") },
        "estimate": {
            "runs": 1 + number % 50, "period": "week", "minutes_per_run": 1 + number % 37, "people": 1,
        },
    });
    let read = serde_json::from_value(operation).map(Intent::new);
    read.map_err(|error| Trouble::new(error.to_string()))
}

/// Fills the closed window's folder, in one transaction.
fn filled() -> Result<Window, Trouble> {
    let mut window = desk::founded()?;
    window.close()?;
    let app = App::open(window.data_dir());
    let ideas = (0..COUNT).map(idea).collect::<Result<_, _>>()?;
    let session = app.session();
    let sent = session.and_then(|it| it.send_all(ideas, &mut |_| ControlFlow::Continue(())));
    sent.map_err(|error| Trouble::new(error.to_string()))?;
    drop(app);
    window.reopen()?;
    window.wait_for("#cell-0-title a")?;
    Ok(window)
}

/// Once everything came to rest no line in sight is without its title, and few are drawn.
fn assert_drawn(window: &Window, what: &str) -> Result<(), Trouble> {
    let lines = "
        const frame = document.querySelector('[role=grid]').getBoundingClientRect();
        const seen = [...document.querySelectorAll('[role=rowgroup] [role=row]')].filter((row) => {
            const { top, bottom } = row.getBoundingClientRect();
            return bottom > frame.top && top < frame.bottom;
        });
        const blank = seen.filter((row) => !row.querySelector('[data-column=title] a')?.textContent);
        return seen.length > 10 && blank.length === 0 && document.querySelectorAll('*').length;";
    let nodes = window.wait_until(&format!("all lines {what}"), lines, &[])?;
    assert!(nodes.as_u64().is_some_and(|nodes| nodes < MOST_NODES), "{what}: {nodes} nodes");
    Ok(())
}

fn offset(window: &Window) -> Result<f64, Trouble> {
    let at = window.script("return document.querySelector('[role=grid]').scrollTop", vec![])?;
    Ok(at.as_f64().unwrap_or_default())
}

#[test]
fn two_thousand_ideas_scroll_by_key_and_by_wheel_without_a_gap() -> Result<(), Trouble> {
    let window = filled()?;
    window.wait_for_text("main [role=status]", "2,000 ideas")?;
    assert_drawn(&window, "at the start")?;
    desk::tab_to(&window, GRID)?;
    let steps = [
        ("End", Some(1_999)),
        ("Home", Some(0)),
        ("PageDown", None),
        ("PageDown", None),
        ("End", Some(1_999)),
    ];
    for (key, place) in steps {
        window.keys(key)?;
        if let Some(place) = place {
            window.wait_for(&format!("{GRID}[aria-activedescendant=cell-{place}-title]"))?;
            window.wait_for(&format!("#cell-{place}-title a"))?;
        }
        assert_drawn(&window, key)?;
    }
    window.keys("Home")?;
    window.wait_for("#cell-0-title a")?;
    for turn in 1..=12 {
        let before = offset(&window)?;
        window.wheel(GRID, 4_000)?;
        window.until("the list moved", || match offset(&window)? {
            after if after > before => Ok(()),
            after => Err(Trouble::new(format!("it is at {after}"))),
        })?;
        assert_drawn(&window, &format!("after {turn} turns of the wheel"))?;
    }
    desk::assert_calm(&window)
}
