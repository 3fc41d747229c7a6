//! Files that are written by programs and committed: the UI's types, its message catalogues and the
//! description of the server's addresses (which a test of the server compares).

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::process::{built, cargo, command, npm, output, root, run, ui};
use crate::system::{For, set_up};
use crate::{Failure, tree};

/// Writes all of them.
pub fn write() -> Result<(), Failure> {
    set_up(For::Building)?;
    fs::write(contract_file(), freshly_made_contract()?)?;
    let server = ["run", "-q", "-p", "hub-server", "--bin", "hub-server", "--", "openapi"];
    fs::write(root().join("docs/openapi.json"), output(&mut cargo(server))?)?;
    message_script("i18n:extract")
}

/// Are all of them what the source says?
pub fn check() -> Result<(), Failure> {
    set_up(For::Building)?;
    compare_contract(&freshly_made_contract()?)?;
    check_messages()
}

/// Are the types what the program says that a build of the whole workspace left?
pub fn check_built_contract() -> Result<(), Failure> {
    compare_contract(&output(&mut command(built("contract")?, [""; 0]))?)
}

/// Does the catalogue of every language have every message, and each a text? Leaves every file as
/// it was. It has to come before the UI's build, which extracts messages itself.
pub fn check_messages() -> Result<(), Failure> {
    let before = catalogues()?;
    let outcome = message_script("i18n:extract").and_then(|()| {
        let after = catalogues()?;
        let languages =
            |(file, _): &(&PathBuf, &Vec<u8>)| file.extension().is_some_and(|e| e == "po");
        match before.iter().filter(languages).eq(after.iter().filter(languages)) {
            true => message_script("i18n:compile"),
            false => Err(out_of_date("ui/src/locales")),
        }
    });
    restore(&before)?;
    outcome
}

fn contract_file() -> PathBuf {
    ui().join("src/api/contract.ts")
}

fn freshly_made_contract() -> Result<String, Failure> {
    output(&mut cargo(["run", "-q", "-p", "hub-app", "--bin", "contract"]))
}

fn compare_contract(contract: &str) -> Result<(), Failure> {
    match fs::read_to_string(contract_file()).is_ok_and(|committed| committed == contract) {
        true => Ok(()),
        false => Err(out_of_date("ui/src/api/contract.ts")),
    }
}

fn out_of_date(what: &str) -> Failure {
    Failure::new(format!("{what} is not what the source says; `cargo xtask codegen` writes it"))
}

fn message_script(name: &str) -> Result<(), Failure> {
    run(&mut npm(["run", "--silent", "--if-present", name]))
}

fn catalogues() -> Result<BTreeMap<PathBuf, Vec<u8>>, Failure> {
    let folder = ui().join("src/locales");
    let files = if folder.is_dir() { tree::files(&folder)? } else { Vec::new() };
    files.into_iter().map(|file| Ok((file.clone(), fs::read(file)?))).collect()
}

fn restore(before: &BTreeMap<PathBuf, Vec<u8>>) -> Result<(), Failure> {
    for (file, now) in catalogues()? {
        match before.get(&file) {
            None => fs::remove_file(&file)?,
            Some(then) if *then != now => fs::write(&file, then)?,
            Some(_) => {}
        }
    }
    Ok(())
}
