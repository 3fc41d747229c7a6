//! The door between the window and the core; only files come in by another (`upload`). Which commands
//! exist is `hub-app`'s to say.

use std::sync::Arc;

use hub_app::{AppError, Reply};
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{State, WebviewWindow};

use crate::{Core, window};

/// Hands a command to the core on a thread of its own, so that the window never waits for the disk.
///
/// # Errors
/// `{code, facts}`; the window words it in the user's language.
#[tauri::command]
pub async fn rpc(
    window: WebviewWindow,
    app: State<'_, Core>,
    command: String,
    params: Value,
) -> Result<Response, AppError> {
    let core = Arc::clone(&app);
    let may_change_theme = command == "device.set";
    let answer = tauri::async_runtime::spawn_blocking(move || core.call(&command, params));
    // A join fails only when the core panicked, which is a defect; the window stays usable.
    let reply = answer
        .await
        .map_err(|defect| AppError::new("INTERNAL").with("detail", defect.to_string()))??;
    if may_change_theme {
        // The page wears its theme by itself; a frame that could not follow is no failure.
        let _ = window::wear(&window, window::chosen_theme(app.data_dir()));
    }
    Ok(match reply {
        Reply::Json(text) => Response::new(text),
        Reply::Bytes(bytes) => Response::new(bytes),
    })
}
