//! Where a file goes: written beside its place under a name of its own, made durable, then given its
//! name if nothing has that yet.

use crate::AppError;
use crate::views::{ExportRequest, Exported};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The longest beginning of a name that is made; file systems take 255 bytes.
const STEM_BYTES: usize = 120;

/// Where to.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// Into a folder, under a name with the day that nothing there has.
    Folder(&'a Path),
    /// This very file; what is there is replaced only if `replace` says so.
    File {
        /// The file.
        path: &'a Path,
        /// Whether another file may go for it.
        replace: bool,
    },
}

/// The person's folder for downloads: `XDG_DOWNLOAD_DIR` where it is set, else what the system
/// says; none when there is none.
pub fn downloads() -> Option<PathBuf> {
    let named = std::env::var_os("XDG_DOWNLOAD_DIR").map(PathBuf::from);
    let named = named.filter(|folder| cfg!(unix) && folder.is_absolute());
    let usual = || dirs::home_dir().map(|home| home.join("Downloads"));
    named.or_else(dirs::download_dir).or_else(usual)
}

/// A file that is being written.
pub(super) struct Draft<'a> {
    place: &'a Place<'a>,
    file: NamedTempFile,
    stem: String,
    ending: &'static str,
    /// The folder, or the file that was asked for.
    path: PathBuf,
}

impl<'a> Draft<'a> {
    pub(super) fn begin(place: &'a Place<'a>, request: &ExportRequest) -> Result<Self, AppError> {
        let (folder, path) = match place {
            Place::Folder(folder) => (*folder, *folder),
            Place::File { path, replace } => {
                if !replace && path.exists() {
                    return Err(at("EXPORT_EXISTS", path));
                }
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                (folder.unwrap_or(Path::new(".")), *path)
            }
        };
        let file = unnamed(folder).map_err(|error| failed(folder, &error))?;
        let (stem, ending) = (stem(&request.name), request.format.ending());
        Ok(Self { place, file, stem, ending, path: path.to_owned() })
    }

    /// What goes into it.
    pub(super) fn file(&self) -> &File {
        self.file.as_file()
    }

    /// The beginning of its name.
    pub(super) fn stem(&self) -> &str {
        &self.stem
    }

    /// What a failure is about.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name. Nobody hears of a file that a power cut could take away again.
    pub(super) fn keep(self) -> Result<Exported, AppError> {
        let failed = |error: io::Error| failed(&self.path, &error);
        self.file.as_file().sync_all().map_err(failed)?;
        let size_bytes = self.file.as_file().metadata().map_err(failed)?.len();
        let path = match self.place {
            Place::Folder(folder) => {
                keep_under_free_name(self.file, folder, &self.stem, self.ending)?
            }
            Place::File { path, replace: true } => {
                self.file.persist(path).map_err(|it| failed(it.error))?;
                (*path).to_owned()
            }
            Place::File { path, replace: false } => match self.file.persist_noclobber(path) {
                Ok(_) => (*path).to_owned(),
                Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => {
                    return Err(at("EXPORT_EXISTS", path));
                }
                Err(other) => return Err(failed(other.error)),
            },
        };
        let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = path.display().to_string();
        let (ideas, comes_back, cells_left_out) = (0, false, 0);
        Ok(Exported { path, file_name, size_bytes, ideas, comes_back, cells_left_out })
    }
}

/// A file of the folder that has no name of its own yet. Others may read it as they may read any
/// file that the person makes there.
fn unnamed(folder: &Path) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new();
    file.prefix(".opportunity-hub-").suffix(".part");
    #[cfg(unix)]
    file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    file.tempfile_in(folder)
}

/// "Ideas 2026-11-20.csv", "Ideas 2026-11-20 (2).csv" ...
fn keep_under_free_name(
    mut file: NamedTempFile,
    folder: &Path,
    stem: &str,
    ending: &str,
) -> Result<PathBuf, AppError> {
    let day = jiff::Zoned::now().date();
    for count in 1_u32.. {
        let again = if count == 1 { String::new() } else { format!(" ({count})") };
        let path = folder.join(format!("{stem} {day}{again}.{ending}"));
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => file = taken.file,
            Err(other) => return Err(failed(&path, &other.error)),
        }
    }
    Err(at("EXPORT_EXISTS", folder))
}

/// A name that every system takes: without signs that mean something in paths, no longer than fits.
fn stem(wanted: &str) -> String {
    let is_taken = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let clean: String = wanted.chars().map(|c| if is_taken(c) { ' ' } else { c }).collect();
    let mut stem = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    while stem.len() > STEM_BYTES {
        stem.pop();
    }
    match stem.trim_matches(['.', ' ']) {
        "" => "Ideas".to_owned(),
        stem => stem.to_owned(),
    }
}

/// What the disk said about a file or its folder.
pub(super) fn failed(path: &Path, error: &io::Error) -> AppError {
    let code = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "EXPORT_DISK_FULL"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "EXPORT_NOT_ALLOWED",
        ErrorKind::NotFound | ErrorKind::NotADirectory => "EXPORT_NO_FOLDER",
        _ => "EXPORT_FAILED",
    };
    at(code, path).with("detail", error.to_string())
}

fn at(code: &str, path: &Path) -> AppError {
    AppError::new(code).with("path", path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        let cases = [
            ("Ideas", "Ideas"),
            ("Quick wins: Q1/Q2?", "Quick wins Q1 Q2"),
            ("..", "Ideas"),
            ("../../etc/passwd", "etc passwd"),
            (" \n ", "Ideas"),
            (".hidden", "hidden"),
        ];
        for (wanted, expected) in cases {
            assert_eq!(stem(wanted), expected, "{wanted:?}");
        }
        let long = stem(&"é".repeat(200));
        assert!(long.len() <= STEM_BYTES && long.chars().all(|c| c == 'é'));
    }
}
