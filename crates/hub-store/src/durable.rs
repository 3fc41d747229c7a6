//! Files that are there whole or not at all, also after a power cut.

use crate::error::StoreError;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Replaces the content of `path`: a temporary file beside it, made durable, then renamed.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let temporary = beside(path, "tmp");
    let written = (|| {
        let mut file = File::create(&temporary)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    })();
    if let Err(error) = written {
        let _ = fs::remove_file(&temporary);
        return Err(StoreError::io(path, &error));
    }
    sync_folder_of(path)
}

/// `path` with an ending more: `device.json` and `tmp` give `device.json.tmp`.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// Makes a rename in the folder of `path` durable, where the system can.
pub(crate) fn sync_folder_of(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    // Windows opens no folders as files; there the journal of the file system has to do.
    if cfg!(unix) {
        File::open(folder)
            .and_then(|file| file.sync_all())
            .map_err(|error| StoreError::io(folder, &error))?;
    }
    Ok(())
}

/// Makes a file durable that somebody else wrote.
pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    let file = File::options().read(true).write(true).open(path);
    file.and_then(|file| file.sync_all()).map_err(|error| StoreError::io(path, &error))
}

/// Makes a folder and those above it.
pub(crate) fn folder(path: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(path).map_err(|error| StoreError::io(path, &error))
}

/// Renames, in a way that survives a power cut.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::io(from, &error))?;
    sync_folder_of(to)
}

/// Removes a file; that it is not there is fine.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::io(path, &error)),
        _ => Ok(()),
    }
}
