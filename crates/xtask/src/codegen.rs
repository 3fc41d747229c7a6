//! Files that are written by programs and committed: the UI's types and its message catalogues.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::process::{built, cargo, command, npm, output, run, ui};
use crate::system::{For, set_up};
use crate::{Failure, tree};

fn contract_file() -> PathBuf {
    ui().join("src/api/contract.ts")
}

/// Writes all of them.
pub fn write() -> Result<(), Failure> {
    set_up(For::Building)?;
    let contract = output(&mut cargo(["run", "-q", "-p", "hub-app", "--bin", "contract"]))?;
    fs::write(contract_file(), contract)?;
    write_messages()
}

/// Builds what prints the types, then does [`compare`].
pub fn check() -> Result<(), Failure> {
    set_up(For::Building)?;
    compare(&output(&mut cargo(["run", "-q", "-p", "hub-app", "--bin", "contract"]))?)
}

/// [`check`] with the program that a build of the whole workspace left.
pub fn check_built() -> Result<(), Failure> {
    compare(&output(&mut command(built("contract")?, [""; 0]))?)
}

/// Are the committed files what the source says? Leaves every file as it was.
fn compare(contract: &str) -> Result<(), Failure> {
    if fs::read_to_string(contract_file()).unwrap_or_default() != contract {
        return Err(out_of_date("ui/src/api/contract.ts"));
    }
    let before = messages()?;
    write_messages()?;
    let after = messages()?;
    if before == after {
        return Ok(());
    }
    for (file, content) in &before {
        fs::write(file, content)?;
    }
    for file in after.keys().filter(|file| !before.contains_key(*file)) {
        fs::remove_file(file)?;
    }
    Err(out_of_date("ui/src/locales"))
}

fn out_of_date(what: &str) -> Failure {
    Failure::new(format!("{what} is not what the source says; `cargo xtask codegen` writes it"))
}

fn write_messages() -> Result<(), Failure> {
    for script in ["i18n:extract", "i18n:compile"] {
        run(&mut npm(["run", "--silent", "--if-present", script]))?;
    }
    Ok(())
}

fn messages() -> Result<BTreeMap<PathBuf, Vec<u8>>, Failure> {
    let folder = ui().join("src/locales");
    let files = if folder.is_dir() { tree::files(&folder)? } else { Vec::new() };
    files.into_iter().map(|file| Ok((file.clone(), fs::read(file)?))).collect()
}
