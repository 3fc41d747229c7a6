//! The programs that are measured: built by the cargo that started this, in the profile of this
//! program, and found beside it.

use std::path::PathBuf;
use std::process::Command;

use super::Outcome;

/// Builds with these arguments after `cargo build`.
///
/// # Errors
/// When it does not build.
pub fn build(arguments: &[&str]) -> Outcome<()> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--locked"]).args(arguments);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    for (name, _) in std::env::vars_os() {
        // What cargo told this program about itself would make it build other crates anew.
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    match cargo.status()?.success() {
        true => Ok(()),
        false => Err(format!("cargo build {} failed", arguments.join(" ")).into()),
    }
}

/// A program beside this one, or beside the folder that this one is in, as tests are.
///
/// # Errors
/// When it was not built.
pub fn find(name: &str) -> Outcome<PathBuf> {
    let here = std::env::current_exe()?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let places = here.ancestors().skip(1).take(2).map(|folder| folder.join(&file));
    let found = places.into_iter().find(|path| path.is_file());
    found.ok_or_else(|| format!("{name} is not built: `cargo build --workspace` first").into())
}
