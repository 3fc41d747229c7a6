//! The user interface's packages and its build, each only when something changed.

use crate::process::{npm, run, ui};
use crate::{Failure, tree};

/// `npm ci`, when the list of packages is another one than last time.
pub fn install_packages() -> Result<(), Failure> {
    let lists = [ui().join("package.json"), ui().join("package-lock.json")];
    // npm removes the folder, and with it the stamp, before it installs.
    let stamp = ui().join("node_modules/.installed");
    let install = || run(&mut npm(["ci", "--no-audit", "--no-fund"]));
    tree::unless_done(&stamp, || tree::fingerprint(&lists), install)
}

/// Builds `ui/dist`, when a file it is made of changed.
pub fn build() -> Result<(), Failure> {
    let stamp = ui().join("node_modules/.built");
    if !ui().join("dist/index.html").is_file() {
        // A stamp that is not there is no obstacle.
        let _ = std::fs::remove_file(&stamp);
    }
    let sources = || tree::fingerprint(&tree::files(&ui())?);
    tree::unless_done(&stamp, sources, || run(&mut npm(["run", "--silent", "build"])))
}
