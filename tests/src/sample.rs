//! A small made-up catalogue for pictures and flows: ideas with and without estimate, with and
//! without answers, in a space called Alder Supply. Nothing in it comes from a real company.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::window::{Trouble, Window};

/// Title, runs, period, minutes each time, people, the five answers (0: none given).
type Line = (&'static str, u32, &'static str, f64, u32, [u8; 5]);

const AREAS: [&str; 4] = ["Finance", "Purchasing", "Sales", "People"];

const IDEAS: [Line; 14] = [
    ("Match card statements with receipts", 10, "day", 12.0, 1, [4, 5, 4, 5, 3]),
    ("Copy new suppliers from e-mail into the ERP", 25, "week", 14.0, 3, [4, 3, 3, 4, 2]),
    ("Send reminders for overdue invoices", 4, "week", 45.0, 2, [5, 5, 5, 5, 4]),
    ("Remind customers whose invoices are overdue", 3, "week", 40.0, 1, [5, 5, 4, 4, 3]),
    ("Update shop prices from the suppliers' lists", 9, "month", 110.0, 2, [4, 4, 4, 3, 3]),
    ("Collect time sheets and chase the missing ones", 1, "week", 95.0, 1, [5, 4, 5, 5, 4]),
    ("Book meeting rooms for recurring trainings", 6, "month", 20.0, 1, [3, 5, 5, 4, 1]),
    ("Check delivery notes against orders", 35, "day", 4.0, 4, [4, 2, 3, 5, 3]),
    ("Prepare the monthly sales report", 1, "month", 240.0, 2, [5, 5, 4, 4, 5]),
    ("Create accounts for new employees", 8, "month", 50.0, 1, [5, 5, 5, 3, 5]),
    ("Answer where-is-my-parcel questions", 60, "day", 3.5, 5, [3, 5, 2, 4, 2]),
    ("Rename and file scanned contracts", 15, "week", 6.0, 2, [3, 3, 1, 5, 1]),
    ("Watch competitors' prices", 0, "", 0.0, 0, [0; 5]),
    ("Something with the quarterly audit, to be described", 0, "", 0.0, 0, [0; 5]),
];

/// Makes the space that a first run would make.
///
/// # Errors
/// What the core says.
pub fn found_space(window: &Window) -> Result<(), Trouble> {
    let space = json!({
        "name": "Alder Supply", "member_name": "Ana Ruiz", "currency": "EUR", "time_zone": "Europe/Madrid",
    });
    window.rpc("space.create", space).map(|_| ())
}

/// Sends the catalogue and returns the ids in its order.
///
/// # Errors
/// What the core says.
pub fn send_ideas(window: &Window) -> Result<Vec<String>, Trouble> {
    let mut areas = Vec::new();
    for name in AREAS {
        let id = Uuid::now_v7().to_string();
        send(window, json!({ "kind": "area.add", "id": id, "name": name }))?;
        areas.push(id);
    }
    let mut ideas = Vec::new();
    for (line, area) in IDEAS.iter().zip(areas.iter().cycle()) {
        let id = Uuid::now_v7().to_string();
        send(window, submission(line, &id, area))?;
        ideas.push(id);
    }
    Ok(ideas)
}

/// What happens to an idea over time: a colleague's one merged into it, a comment, a few moves.
///
/// # Errors
/// What the core says.
pub fn tell_history(window: &Window, idea: &str) -> Result<(), Trouble> {
    let other = Uuid::now_v7().to_string();
    let imported = json!({ "stage": "new", "submitted_for": "Otto Brand", "batch_id": Uuid::now_v7(), "ratings": {} });
    let said = "It is **two hours** every Monday:\n\n- download the statement\n- match each line";
    let acts = [
        json!({
            "kind": "idea.import", "id": other, "imported": imported,
            "case": { "title": "Match travel receipts with the card statement" },
            "estimate": { "runs": 6, "period": "week", "minutes_per_run": 9, "people": 2 },
        }),
        json!({ "kind": "comment.add", "idea": idea, "id": Uuid::now_v7(), "body": said }),
        json!({ "kind": "merge", "source": other, "target": idea, "adds_volume": true }),
        json!({ "kind": "stage.move", "id": idea, "from": "new", "to": "assessing" }),
    ];
    acts.into_iter().try_for_each(|act| send(window, act))
}

/// An idea is claimed, put somewhere and answered in part.
///
/// # Errors
/// What the core says.
pub fn build(window: &Window, idea: &str) -> Result<(), Trouble> {
    let (from, to) = ("new", "ready");
    send(window, json!({ "kind": "stage.move", "id": idea, "from": from, "to": to }))?;
    send(window, json!({ "kind": "claim.take", "id": idea }))?;
    let runs_where = json!({ "runs_where": { "value": "Jenkins, job suppliers" } });
    send(window, json!({ "kind": "idea.edit", "id": idea, "set": runs_where }))?;
    let mut page = window.rpc("idea.get", json!({ "id": idea }))?;
    let standard = page["build"]["standard"].take();
    for (line, state) in standard.as_array().into_iter().flatten().zip(["met", "met", "not_met"]) {
        send(
            window,
            json!({
                "kind": "standard.answer", "idea": idea, "item": line["id"], "state": state,
                "evidence": "seen in the repository", "by_scan": false,
            }),
        )?;
    }
    let pinned = &standard[4]["id"];
    let reason = "The tests come with the new mailbox in March.";
    send(
        window,
        json!({ "kind": "standard.except", "idea": idea, "item": pinned, "reason": reason }),
    )
}

fn send(window: &Window, operation: Value) -> Result<(), Trouble> {
    let intent = json!({ "op_id": Uuid::now_v7(), "operation": operation });
    window.rpc("operation.send", intent).map(|_| ())
}

fn submission(line: &Line, id: &str, area: &str) -> Value {
    let (title, runs, period, minutes_per_run, people, answers) = line;
    let case = json!({ "title": title, "area_id": area });
    let mut idea = json!({ "kind": "idea.submit", "id": id, "case": case });
    if *runs > 0 {
        idea["estimate"] = json!({
            "runs": runs, "period": period, "minutes_per_run": minutes_per_run, "people": people,
        });
    }
    let questions = ["rules", "digital", "structured", "stable", "documented"];
    for (question, answer) in questions.iter().zip(answers).filter(|(_, answer)| **answer > 0) {
        idea["answers"][question] = json!(answer);
    }
    idea
}
