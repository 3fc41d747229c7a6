//! Twenty ideas triaged and three merged by keys alone, then all of it undone: the catalogue is as it was.

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::desk;

const GRID: &str = "[role=grid]";
const DIALOG: &str = "[role=dialog]";
const IDEAS: usize = 26;

fn estimate(number: usize) -> Value {
    json!({ "runs": 40 - number, "period": "week", "minutes_per_run": 10, "people": 2 })
}

/// The window and the ids of its ideas, the best first.
fn filled() -> Result<(Window, Vec<String>), Trouble> {
    let window = desk::founded()?;
    window.wait_for_text("main h2", "No ideas yet")?;
    let ids = (0..IDEAS)
        .map(|number| desk::submit(&window, &format!("Task {number:02}"), estimate(number)))
        .collect::<Result<Vec<_>, _>>()?;
    window.wait_for_text("main [role=status]", "26 ideas")?;
    window.wait_for_text("#cell-0-title", "Task 00")?;
    Ok((window, ids))
}

/// All that an idea's page says, but for its history and for when things happened.
fn facts(window: &Window, ids: &[String]) -> Result<Vec<Value>, Trouble> {
    let one = |id: &String| {
        let page = window.rpc("idea.get", json!({ "id": id }))?;
        let of = |name: &str| page[name].clone();
        let fields = ["case", "inputs", "answers", "ratings", "estimate", "supports", "parts"];
        let mut facts: Vec<Value> = fields.map(of).into();
        facts.extend([page["stage"]["now"].clone(), page["stage"]["reason"].clone()]);
        facts.extend(["merged", "merged_into", "rank", "followers", "pairs"].map(of));
        facts.push(page["row"]["score"]["score"].clone());
        Ok(Value::Array(facts))
    };
    ids.iter().map(one).collect()
}

fn stage(window: &Window, id: &str) -> Result<Value, Trouble> {
    Ok(window.rpc("idea.get", json!({ "id": id }))?["stage"]["now"].take())
}

fn has_stage(window: &Window, ids: &[String], wanted: &str) -> Result<(), Trouble> {
    for id in ids {
        window.until(&format!("an idea is {wanted}"), || match stage(window, id)? {
            now if now == wanted => Ok(()),
            now => Err(Trouble::new(format!("it is {now}"))),
        })?;
    }
    Ok(())
}

/// Selects so many lines, downwards from the active one.
fn select(window: &Window, count: usize) -> Result<(), Trouble> {
    for _ in 0..count {
        window.keys("x")?;
        window.keys("Down")?;
    }
    window.wait_for_text("main [role=group] [role=status]", &format!("{count} selected"))
}

/// Sends a dialog that says what will come of it, and waits until it is gone.
fn send(window: &Window, button: &str) -> Result<(), Trouble> {
    window.wait_for(&format!("{DIALOG} button[type=submit]:enabled"))?;
    desk::tab_to(window, &format!("{DIALOG} button[type=submit]"))?;
    window.wait_for_text(&format!("{DIALOG} button[type=submit]"), button)?;
    window.keys("Enter")?;
    window.wait_until("no dialog", "return !document.querySelector('[role=dialog]')", &[])?;
    desk::wait_for_focus(window, GRID)
}

/// Chooses in a list that has the focus, by so many steps down.
fn choose(window: &Window, steps: usize, shown: &str) -> Result<(), Trouble> {
    for _ in 0..steps {
        window.keys("Down")?;
    }
    window.keys("Enter")?;
    let is_shown = "return document.activeElement.value === arguments[0]";
    window.wait_until(&format!("{shown} is chosen"), is_shown, &[json!(shown)]).map(|_| ())
}

/// Twelve at once to Assessing.
fn move_twelve(window: &Window, ids: &[String]) -> Result<(), Trouble> {
    select(window, 12)?;
    window.keys("s")?;
    desk::wait_for_focus(window, &format!("{DIALOG} input"))?;
    choose(window, 2, "Assessing")?;
    send(window, "Move 12 ideas")?;
    has_stage(window, &ids[..12], "assessing")
}

/// Five one by one, in their cell.
fn move_five(window: &Window, ids: &[String]) -> Result<(), Trouble> {
    for (place, id) in ids.iter().enumerate().take(17).skip(12) {
        window.wait_for(&format!("{GRID}[aria-activedescendant^='cell-{place}-']"))?;
        for _ in 0..20 {
            let at = "return document.querySelector('[role=grid]').getAttribute('aria-activedescendant')";
            if window.script(at, vec![])?.as_str().is_some_and(|at| at.ends_with("-stage")) {
                break;
            }
            window.keys("Right")?;
        }
        window.keys("Enter")?;
        desk::wait_for_focus(window, "[role=combobox]")?;
        window.type_into(":focus", "Assess")?;
        window.keys("Enter")?;
        has_stage(window, std::slice::from_ref(id), "assessing")?;
        desk::wait_for_focus(window, GRID)?;
        window.keys("Down")?;
    }
    Ok(())
}

/// Three declined with a reason.
fn decline_three(window: &Window, ids: &[String]) -> Result<(), Trouble> {
    select(window, 3)?;
    window.keys("s")?;
    desk::wait_for_focus(window, &format!("{DIALOG} input"))?;
    choose(window, 9, "Declined")?;
    window.keys("Tab")?;
    choose(window, 1, "Not worth it")?;
    window.keys("Tab")?;
    window.type_into(":focus", "Twice a year is too seldom.")?;
    send(window, "Move 3 ideas")?;
    has_stage(window, &ids[17..20], "declined")
}

/// Two go into a third.
fn merge_three(window: &Window, ids: &[String]) -> Result<(), Trouble> {
    select(window, 3)?;
    window.keys("m")?;
    desk::wait_for_focus(window, &format!("{DIALOG} input[type=radio]"))?;
    window.keys("Space")?;
    send(window, "Merge")?;
    for id in &ids[21..23] {
        window.until("a merged idea points to its head", || {
            let head = window.rpc("idea.get", json!({ "id": id }))?["merged_into"]["idea"].take();
            if head["id"] == json!(ids[20]) { Ok(()) } else { Err(Trouble::new(head.to_string())) }
        })?;
    }
    Ok(())
}

/// How many acts stand.
fn standing(window: &Window) -> Result<usize, Trouble> {
    let acts = window.rpc("undo.list", json!({ "limit": 200 }))?;
    let acts = acts.as_array().cloned().unwrap_or_default();
    Ok(acts.iter().filter(|act| act["state"] == "done").count())
}

#[test]
fn twenty_are_triaged_three_merged_and_all_of_it_undone_by_keys() -> Result<(), Trouble> {
    let (mut window, ids) = filled()?;
    let before = facts(&window, &ids)?;
    let acts_before = standing(&window)?;
    desk::tab_to(&window, GRID)?;
    move_twelve(&window, &ids)?;
    move_five(&window, &ids)?;
    decline_three(&window, &ids)?;
    merge_three(&window, &ids)?;
    assert_ne!(facts(&window, &ids)?, before);
    let acts = standing(&window)?;
    assert_eq!(acts, acts_before + 1 + 5 + 1 + 1);
    // Undo is there after a restart too.
    window.close()?;
    window.reopen()?;
    window.wait_for("#cell-0-title")?;
    for left in (acts_before..acts).rev() {
        window.keys("Ctrl+z")?;
        window.until("one more act is undone", || match standing(&window)? {
            now if now == left => Ok(()),
            now => Err(Trouble::new(format!("{now} stand instead of {left}"))),
        })?;
    }
    assert_eq!(facts(&window, &ids)?, before);
    desk::assert_calm(&window)
}
