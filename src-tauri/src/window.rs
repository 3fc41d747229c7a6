//! The window itself: its size, its first colour and where it keeps its state. What is
//! drawn in it is the user interface's.

use std::path::Path;

use tauri::plugin::TauriPlugin;
use tauri::utils::config::Color;
use tauri::{AppHandle, Manager, Theme, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

/// The only window's name; capabilities and events refer to it.
pub const LABEL: &str = "main";

/// The token `bg` of both themes: the window has its colour before the first line of CSS is read.
const PAPER: Color = Color(0xfb, 0xfa, 0xf7, 0xff);
const NIGHT: Color = Color(0x0e, 0x11, 0x15, 0xff);

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
        .data_directory(folder.join("webview"))
        .background_color(PAPER)
        // Else the shell takes files that are dropped, and the page never hears of them.
        .disable_drag_drop_handler()
        .visible(false);
    if std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        builder = builder.initialization_script(include_str!("note-errors.js"));
    }
    let window = builder.build()?;
    wear(&window, theme)?;
    window.show()?;
    Ok(window)
}

/// Whether anything but the processor can draw.
#[cfg(target_os = "linux")]
pub fn has_a_graphics_card() -> bool {
    let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    devices.into_iter().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

/// Gives the frame and the ground behind the page the chosen theme, or the system's.
pub fn wear(window: &WebviewWindow, theme: Option<Theme>) -> tauri::Result<()> {
    window.set_theme(theme)?;
    let ground =
        if theme.map_or_else(|| window.theme(), Ok)? == Theme::Dark { NIGHT } else { PAPER };
    window.set_background_color(Some(ground))
}

/// The theme the user chose on this device; `None` follows the system.
pub fn chosen_theme(folder: &Path) -> Option<Theme> {
    match hub_app::chosen_theme(folder)?.as_str() {
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
