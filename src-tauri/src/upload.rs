//! The way of a file into the core: its bytes as they are, which JSON would make four times as many.

use std::sync::Arc;

use hub_app::AppError;
use percent_encoding::percent_decode_str;
use tauri::State;
use tauri::http::HeaderMap;
use tauri::ipc::{InvokeBody, Request};

use crate::Core;

/// The header with the file's name, percent-encoded as by `encodeURIComponent`.
const NAME: &str = "x-file-name";

/// What the window names the file by from now on.
#[derive(serde::Serialize)]
pub struct Uploaded {
    upload: String,
}

/// Hands a file to the core, which keeps it in memory until the next one comes or it is closed.
///
/// # Errors
/// `FILE_TOO_LARGE`, `BAD_PARAMETERS` for a body that is not raw bytes, or why no space is open.
#[tauri::command]
pub async fn upload(app: State<'_, Core>, request: Request<'_>) -> Result<Uploaded, AppError> {
    let InvokeBody::Raw(bytes) = request.body() else {
        let error = AppError::new("BAD_PARAMETERS").with("command", "upload");
        return Err(error.with("detail", "the body is not raw bytes"));
    };
    let (core, name, bytes) = (Arc::clone(&app), name(request.headers()), bytes.clone());
    // The space may still be opening, and the window must not wait for it.
    let taken = tauri::async_runtime::spawn_blocking(move || {
        let id = core.session()?.import_upload(&name, bytes)?;
        Ok::<_, AppError>(Uploaded { upload: id.to_string() })
    });
    taken.await.map_err(|defect| AppError::new("INTERNAL").with("detail", defect.to_string()))?
}

/// The file's name; one that is not there or no text is an empty one.
fn name(headers: &HeaderMap) -> String {
    let encoded = headers.get(NAME).and_then(|value| value.to_str().ok()).unwrap_or_default();
    percent_decode_str(encoded).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_as_they_are() {
        let cases = [
            (Some("ideas.csv"), "ideas.csv"),
            (Some("ideias%20de%20automa%C3%A7%C3%A3o.xlsx"), "ideias de automação.xlsx"),
            (Some("100%"), "100%"),
            (Some("%ff%fe.csv"), "\u{fffd}\u{fffd}.csv"),
            (None, ""),
        ];
        for (encoded, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(encoded) = encoded {
                headers.insert(NAME, encoded.parse().unwrap());
            }
            assert_eq!(name(&headers), expected, "{encoded:?}");
        }
    }
}
