//! A window of the same kind as the Hub's, with nothing in it: what `cargo xtask bench` holds the
//! Hub's start against. It has no core, no plugin, no command and no screen, and is in no package.

use std::path::PathBuf;

use tauri::utils::config::Color;
use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    tauri::Builder::default()
        .setup(move |app| {
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Empty")
                .inner_size(1440.0, 900.0)
                .min_inner_size(900.0, 600.0)
                .data_directory(folder.join("webview"))
                .background_color(Color(0xfb, 0xfa, 0xf7, 0xff))
                .visible(false)
                .build()?;
            window.show()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/empty_window/tauri.conf.json"))
}
