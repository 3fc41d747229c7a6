//! The house rules that no other tool checks. Each rule is a function from text to findings; this
//! file only feeds them and adds up.

mod arrows;
mod imports;
mod text;

use std::fs;

use crate::process::root;
use crate::{Failure, tree};

/// Checks all rules and prints every finding, not only the first.
pub fn check() -> Result<(), Failure> {
    let mut findings = arrows::findings()?;
    let private_folders = text::private_folders();
    for file in tree::files(root())? {
        // What is not text (icons, fonts) has no house rules.
        let Ok(content) = fs::read_to_string(&file) else { continue };
        let path = file.strip_prefix(root()).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        findings.extend(text::findings(&path, &content, &private_folders));
        findings.extend(imports::findings(&path, &content));
    }
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => Err(Failure::new(format!("{count} findings against the house rules"))),
    }
}
