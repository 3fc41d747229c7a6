//! End-to-end tests: the real program in its real window. One flow a file under `window/`.

#![cfg(target_os = "linux")]

#[path = "window/opening.rs"]
mod opening;
