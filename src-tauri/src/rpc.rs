//! The one door between the window and the core. Which commands exist is `hub-app`'s to say.

use std::sync::Arc;

use serde_json::{Value, json};
use tauri::State;
use tauri::ipc::Response;

use crate::hub_app::{App, Reply};

/// Hands a command to the core on a thread of its own, so that the window never waits for the disk.
///
/// # Errors
/// `{code, facts}`; the window words it in the user's language.
#[tauri::command]
pub async fn rpc(
    app: State<'_, Arc<App>>,
    command: String,
    params: Value,
) -> Result<Response, Value> {
    let app = Arc::clone(&app);
    let outcome = tauri::async_runtime::spawn_blocking(move || app.call(&command, params)).await;
    match outcome {
        Ok(Ok(Reply::Json(text))) => Ok(Response::new(text)),
        Ok(Ok(Reply::Bytes(bytes))) => Ok(Response::new(bytes)),
        Ok(Err(error)) => Err(json!(error)),
        Err(defect) => {
            Err(json!({ "code": "internal", "facts": { "detail": defect.to_string() } }))
        }
    }
}
