//! Tasks whose outcome is something to look at: the window, pictures, measurements, a package.

use std::path::{Path, PathBuf};

use crate::process::{built, cargo, command, root, run as start, ui};
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

/// Runs histories of shared spaces; no window is needed for it.
pub fn simulate(arguments: &[String]) -> Result<(), Failure> {
    set_up(For::Building)?;
    start(cargo(["run", "--release", "-p", "hub-tests", "--bin", "simulate", "--"]).args(arguments))
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
    let release = target()?.join("release");
    let tauri = ui().join("node_modules/@tauri-apps/cli/tauri.js");
    let mut bundler = command("node", [tauri]);
    bundler.args(["build", "--bundles", kinds, "--config", &with_companion(&release.join("ohub"))]);
    start(&mut bundler)?;
    println!("The package is in {}", release.join("bundle").display());
    Ok(())
}

/// The folder that cargo builds into; this program runs from `debug` in it.
fn target() -> Result<PathBuf, Failure> {
    let here = std::env::current_exe()?;
    let target = here.ancestors().nth(2).map(Path::to_path_buf);
    target.ok_or_else(|| Failure::new("it must be started with `cargo xtask`"))
}

/// `ohub` travels in the Debian package. Where it lies depends on where cargo builds, so it is said
/// here and not in the configuration file.
fn with_companion(ohub: &Path) -> String {
    let path = ohub.display().to_string().replace('\\', "\\\\").replace('"', "\\\"");
    format!(r#"{{"bundle":{{"linux":{{"deb":{{"files":{{"/usr/bin/ohub":"{path}"}}}}}}}}}}"#)
}
