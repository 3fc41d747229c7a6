//! Use cases: what a person can do with the Hub, whoever asks for it. The window calls by name
//! ([`App::call`]), the command line by function.
//!
//! Deliberately not here: rules about ideas (`hub-core`), SQL (`hub-store`), words for people, and
//! anything of a window.

mod app;
mod app_state;
mod backups;
mod bulk;
mod by_name;
mod clock;
mod commands;
mod contract;
mod diagnostics;
mod error;
mod estimating;
pub mod export;
mod figures;
mod founding;
pub mod import;
mod learning;
mod lexicon;
mod listing;
mod log;
mod meaning;
mod names;
mod page;
mod pairs;
pub mod places;
mod profiles;
mod rates;
mod sample;
mod scoring;
mod session;
mod shared;
mod space_view;
mod suggest;
mod undo;
pub mod views;

pub use app::{Access, App, Reply};
pub use by_name::Named;
pub use error::AppError;
pub use hub_store::{Finding, Report};
pub use listing::Moved;
pub use places::default_data_dir;
pub use session::{Intent, Session};
pub use shared::{Settled, TokenPlace};

/// The theme chosen on this device, as in [`views::Device`], before anything is opened.
pub fn chosen_theme(data_dir: &std::path::Path) -> Option<String> {
    hub_store::device::peek(data_dir)?.theme
}

/// The contract with the window as TypeScript.
pub fn contract() -> String {
    commands::contract()
}
