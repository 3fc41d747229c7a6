//! The files of the checkout that people write, and whether some of them changed.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::Failure;

/// Folders that hold only what programs wrote.
const NOT_OURS: [&str; 10] = [
    ".git",
    "target",
    "node_modules",
    "dist",
    "shots",
    "gen",
    "bench-results",
    "coverage",
    ".vite",
    ".tanstack",
];

/// All files under `folder`, sorted; folders that programs fill are left out.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        if !is_folder {
            found.push(entry.path());
        } else if !NOT_OURS.iter().any(|name| entry.file_name() == *name) {
            collect(&entry.path(), found)?;
        }
    }
    Ok(())
}

/// A number that changes when a name or a content among `files` does.
pub fn fingerprint(files: &[PathBuf]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write(&fs::read(file)?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Does `work` unless `stamp` says that it was done already for what `state` says now. The state is
/// taken again afterwards, since a build may tidy its own sources.
pub fn unless_done(
    stamp: &Path,
    state: impl Fn() -> Result<String, Failure>,
    work: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    if fs::read_to_string(stamp).is_ok_and(|done| state().is_ok_and(|now| now == done)) {
        return Ok(());
    }
    work()?;
    Ok(fs::write(stamp, state()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_again_only_after_a_change() {
        let folder = std::env::temp_dir().join(format!("xtask-tree-{}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        let (source, stamp) = (folder.join("a.ts"), folder.join("node_modules/.stamp"));
        let is_worked = |content: &str| {
            fs::write(&source, content).unwrap();
            let mut worked = false;
            let state = || fingerprint(&files(&folder)?);
            let work = || {
                worked = true;
                Ok(())
            };
            assert!(unless_done(&stamp, state, work).is_ok());
            worked
        };
        assert_eq!([is_worked("1"), is_worked("1"), is_worked("2")], [true, false, true]);
        fs::remove_file(&stamp).unwrap();
        assert!(is_worked("2"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
