//! Lets Tauri read its configuration, embed the icons and, on Windows, write the manifest.

fn main() {
    tauri_build::build();
}
