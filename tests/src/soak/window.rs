//! The window killed while ideas are sent through it, one after another.

use std::time::Duration;

use serde_json::json;
use uuid::Uuid;

use super::world::{doctor, titles_by_act};
use crate::bench::{Outcome, programs};
use crate::sample::found_space;
use crate::window::{Window, driver};

/// More are not sent before the kill; it comes long before.
const MOST: usize = 2_000;

/// Kills one window `moment` after ideas began to be sent. Says whether the idea that was on its
/// way is kept; none when no idea was.
///
/// # Errors
/// When a confirmed idea is missing, another is there, or the doctor finds something.
pub fn kill_one(moment: Duration) -> Outcome<Option<bool>> {
    let window = Window::open()?;
    found_space(&window)?;
    let data_dir = window.data_dir();
    let killing = std::thread::spawn({
        let data_dir = data_dir.clone();
        move || {
            // The moment itself is what is tried here, so this is no waiting for readiness.
            std::thread::sleep(moment);
            driver::kill_program(&data_dir).map_err(|trouble| trouble.to_string())
        }
    });
    let confirmed =
        (0..MOST).take_while(|at| window.rpc("operation.send", submission(*at)).is_ok());
    let confirmed = confirmed.count();
    killing.join().map_err(|_| "the killing thread panicked")??;
    doctor(&programs::find("ohub")?, &data_dir)?;
    let there: usize = titles_by_act(&data_dir)?.values().sum();
    match there.checked_sub(confirmed) {
        _ if confirmed == MOST => Ok(None),
        Some(0) => Ok(Some(false)),
        Some(1) => Ok(Some(true)),
        _ => Err(format!("{confirmed} ideas were confirmed and {there} are there").into()),
    }
}

fn submission(at: usize) -> serde_json::Value {
    let case = json!({ "title": format!("window {at}") });
    let operation = json!({ "kind": "idea.submit", "id": Uuid::now_v7(), "case": case });
    json!({ "op_id": Uuid::now_v7(), "operation": operation })
}
