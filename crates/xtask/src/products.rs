//! Tasks whose outcome is something to look at: the window, pictures, measurements, a package.

use std::path::Path;

use crate::process::{built, cargo, command, npm, root, run as start};
use crate::system::{For, set_up};
use crate::{Failure, node};

/// Opens the release program.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(Failure::new(
            "there is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set); \
             `cargo xtask shots` takes pictures of every place without one",
        ));
    }
    set_up(For::Building)?;
    node::build()?;
    start(cargo(["run", "--release", "-p", "opportunity-hub", "--"]).args(arguments))
}

/// Measures (`bench`) or tortures (`soak`) the release build.
pub fn measure(what: &str, arguments: &[String]) -> Result<(), Failure> {
    set_up(For::Testing)?;
    node::build()?;
    start(cargo(["run", "--release", "-p", "hub-tests", "--bin", what, "--"]).args(arguments))
}

/// Pictures of every place of the real window.
pub fn shots(arguments: &[String]) -> Result<(), Failure> {
    set_up(For::Testing)?;
    node::build()?;
    start(&mut cargo(["build", "--workspace", "--all-targets"]))?;
    start(command(built("shots")?, arguments).arg(root().join("shots")))
}

/// The installable package of this system. Tried on Debian; the Windows and macOS settings are
/// complete and have not been tried.
pub fn bundle() -> Result<(), Failure> {
    set_up(For::Building)?;
    node::build()?;
    let kinds = match std::env::consts::OS {
        "windows" => "nsis,msi",
        "macos" => "app,dmg",
        _ => "deb",
    };
    start(&mut cargo(["build", "--release", "-p", "hub-cli"]))?;
    let mut tauri = npm(["exec", "--no", "--", "tauri", "build", "--bundles", kinds]);
    start(tauri.current_dir(root().join("src-tauri")))?;
    println!("The package is under {}", Path::new("target/release/bundle").display());
    Ok(())
}
