//! The window itself: its size, its first colour and where it keeps its state. What is
//! drawn in it is the user interface's.

use std::path::Path;

use serde_json::{Value, json};
use tauri::plugin::TauriPlugin;
use tauri::utils::config::Color;
use tauri::{AppHandle, Manager, Theme, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::hub_app::{App, Reply};

/// The only window's name; capabilities and events refer to it.
pub const LABEL: &str = "main";

/// The token `bg` of both themes: the window has its colour before the first line of CSS is read.
const PAPER: Color = Color(0xfb, 0xfa, 0xf7, 0xff);
const NIGHT: Color = Color(0x0e, 0x11, 0x15, 0xff);

/// Under the end-to-end tests' driver the page notes what went wrong in it from its first line on,
/// which no driver can hear otherwise.
const NOTE_ERRORS: &str = "
    window.__noted = [];
    addEventListener('error', (e) => __noted.push(`${e.message ?? 'not loaded: ' + e.target.src}`), true);
    addEventListener('unhandledrejection', (e) => __noted.push(`unhandled: ${e.reason}`));
    addEventListener('securitypolicyviolation', (e) =>
        __noted.push(`forbidden: ${e.violatedDirective} ${e.blockedURI}`));
    const say = console.error;
    console.error = (...words) => { __noted.push(words.join(' ')); say(...words); };
";

/// GTK ends the whole program when it finds no screen; a sentence is kinder.
pub fn has_a_screen() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Shows the window. Everything WebKit or `WebView2` stores goes to `folder/webview`, so that two
/// programs with different folders share nothing.
pub fn create(
    app: &AppHandle,
    folder: &Path,
    theme: Option<Theme>,
) -> tauri::Result<WebviewWindow> {
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Opportunity Hub")
        .inner_size(1440.0, 900.0)
        .min_inner_size(900.0, 600.0)
        .theme(theme)
        .data_directory(folder.join("webview"))
        .background_color(PAPER)
        .visible(false);
    if std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        builder = builder.initialization_script(NOTE_ERRORS);
    }
    let window = builder.build()?;
    if window.theme()? == Theme::Dark {
        window.set_background_color(Some(NIGHT))?;
    }
    window.show()?;
    Ok(window)
}

/// The theme the user chose on this device; `None` follows the system.
pub fn chosen_theme(app: &App) -> Option<Theme> {
    let Ok(Reply::Json(state)) = app.call("app.state", json!({})) else { return None };
    let state: Value = serde_json::from_str(&state).ok()?;
    match state.pointer("/device/theme")?.as_str()? {
        "dark" => Some(Theme::Dark),
        "light" => Some(Theme::Light),
        _ => None,
    }
}

/// Size and place of the window, kept in the data folder between two starts.
pub fn remembered_state(folder: &Path) -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::default()
        .with_filename(folder.join("window.json").to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// A second start shows the window that is already there.
pub fn bring_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    // Each may fail on a desktop that forbids stealing the focus; the window is then still there.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}
