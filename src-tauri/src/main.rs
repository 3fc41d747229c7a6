//! Opportunity Hub's desktop shell: reads the command line, opens the data folder and shows the
//! window. No rule about ideas and no screen lives here; the window asks `hub-app` through
//! the `rpc` and `upload` commands and draws the rest itself.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod rpc;
mod upload;
mod window;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use arguments::{Folder, Invocation};
use hub_app::App;
use serde_json::json;
use tauri::Emitter;

/// So long after the data folder is open the Hub begins to read what ideas mean: the first screen
/// has long been drawn, and nothing waits for it.
const UNTIL_MEANINGS: Duration = Duration::from_secs(5);

/// The core; who asks while it is being opened waits for it.
type Core = Arc<LazyLock<App, Box<dyn FnOnce() -> App + Send>>>;

fn main() -> ExitCode {
    draw_by_the_processor_without_a_graphics_card();
    let from_environment = std::env::var_os("OPPORTUNITY_HUB_DATA");
    match arguments::parse(std::env::args_os().skip(1), from_environment) {
        Ok(Invocation::Open(folder)) => open(folder),
        Ok(Invocation::Help) => say(arguments::HELP),
        Ok(Invocation::Version) => {
            say(concat!("Opportunity Hub ", env!("CARGO_PKG_VERSION"), "\n"))
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// Without a graphics card WebKit would have one imitated: slower than drawing directly, and more
/// memory. Who has set the variable knows better.
fn draw_by_the_processor_without_a_graphics_card() {
    #[cfg(target_os = "linux")]
    if !window::has_a_graphics_card() {
        // It fails for names with an equals sign only.
        let _ = glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", false);
    }
}

/// A reader that went away (`opportunity-hub --help | head -1`) is no failure of ours.
fn say(text: &str) -> ExitCode {
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn open(folder: Folder) -> ExitCode {
    if !window::has_a_screen() {
        eprintln!(
            "Opportunity Hub found no screen to open its window on (DISPLAY and WAYLAND_DISPLAY \
             are not set).\nThe command line program `ohub` works without one."
        );
        return ExitCode::FAILURE;
    }
    match shell(folder).run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!(
                "Opportunity Hub could not open its window: {problem}\n\
                 Your data is untouched. The command line program `ohub` works without a window."
            );
            ExitCode::FAILURE
        }
    }
}

fn shell(folder: Folder) -> tauri::Builder<tauri::Wry> {
    let mut builder = tauri::Builder::default();
    // It must come first: a second start hands over to the first one and ends before it opens
    // anything. Whoever names a folder wants a program of its own for it.
    if !folder.is_overridden {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            window::bring_to_front(app);
        }));
    }
    builder
        .plugin(window::remembered_state(&folder.path))
        .invoke_handler(tauri::generate_handler![rpc::rpc, upload::upload])
        .setup(move |tauri_app| {
            let core = opening(folder.path.clone(), tauri_app.handle().clone());
            tauri::Manager::manage(tauri_app, core);
            window::create(tauri_app.handle(), &folder.path, window::chosen_theme(&folder.path))?;
            Ok(())
        })
}

/// Opens the data folder beside the window, which takes longer: what the window asks for first is
/// there when it asks.
fn opening(folder: PathBuf, window: tauri::AppHandle) -> Core {
    let core: Core = Arc::new(LazyLock::new(Box::new(move || {
        let app = App::open(folder);
        app.on_changed(move |json| {
            // Fails only while the window closes, and then nobody is left to tell.
            let _ = window.emit_str_to(window::LABEL, "changed", json.to_owned());
        });
        app
    })));
    let opened = Arc::clone(&core);
    std::thread::spawn(move || {
        // What keeps a space from opening is told when the window asks; here nobody listens.
        drop(opened.call("app.state", json!({})));
        std::thread::sleep(UNTIL_MEANINGS);
        opened.begin_meanings();
    });
    core
}
