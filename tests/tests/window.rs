//! End-to-end tests: the real program in its real window. One flow a file under `window/`.

#![cfg(target_os = "linux")]

#[path = "window/desk.rs"]
mod desk;
#[path = "window/opening.rs"]
mod opening;
#[path = "window/payloads.rs"]
mod payloads;

#[path = "window/accessible.rs"]
mod accessible;
#[path = "window/backups.rs"]
mod backups;
#[path = "window/building.rs"]
mod building;
#[path = "window/draft.rs"]
mod draft;
#[path = "window/editing.rs"]
mod editing;
#[path = "window/export.rs"]
mod export;
#[path = "window/first_run.rs"]
mod first_run;
#[path = "window/hostile.rs"]
mod hostile;
#[path = "window/import.rs"]
mod import;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/main_job.rs"]
mod main_job;
#[path = "window/many.rs"]
mod many;
#[path = "window/same.rs"]
mod same;
#[path = "window/server.rs"]
mod server;
#[path = "window/shared.rs"]
mod shared;
#[path = "window/stages.rs"]
mod stages;
#[path = "window/store_trouble.rs"]
mod store_trouble;
#[path = "window/triage.rs"]
mod triage;
#[path = "window/weights.rs"]
mod weights;
