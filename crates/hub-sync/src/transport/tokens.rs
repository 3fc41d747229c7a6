//! The tokens of a session, and where they are kept. They are shown to the server and to nobody
//! else.

use serde::{Deserialize, Serialize};
use std::fmt::{self, Debug, Formatter};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a session is asked with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// For a quarter of an hour.
    pub access: String,
    /// For the next pair, once.
    pub refresh: String,
}

impl Debug for Tokens {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}

/// Why tokens cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The system has no place for them, or does not open it.
    #[error("the system's keychain does not answer: {0}")]
    Keychain(String),
    /// The file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A place for tokens.
pub trait Keep: Debug + Send + Sync {
    /// What is kept; none when there is nothing, or nothing that can be read.
    ///
    /// # Errors
    /// When the place does not answer.
    fn load(&self) -> Result<Option<Tokens>, KeepError>;

    /// Keeps tokens in place of others.
    ///
    /// # Errors
    /// When they will not be there the next time.
    fn save(&self, tokens: &Tokens) -> Result<(), KeepError>;

    /// Forgets them.
    ///
    /// # Errors
    /// When they may still be there.
    fn clear(&self) -> Result<(), KeepError>;
}

/// Until the program ends.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<Option<Tokens>>);

impl Keep for InMemory {
    fn load(&self) -> Result<Option<Tokens>, KeepError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn save(&self, tokens: &Tokens) -> Result<(), KeepError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(tokens.clone());
        Ok(())
    }

    fn clear(&self) -> Result<(), KeepError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }
}

/// In a file that the person named; only they can read it.
#[derive(Debug)]
pub struct InFile(PathBuf);

impl InFile {
    /// In the file at `path`.
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    fn failed(&self, source: io::Error) -> KeepError {
        KeepError::File { path: self.0.clone(), source }
    }
}

impl Keep for InFile {
    fn load(&self) -> Result<Option<Tokens>, KeepError> {
        match fs::read(&self.0) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(error)),
        }
    }

    fn save(&self, tokens: &Tokens) -> Result<(), KeepError> {
        let bytes = serde_json::to_vec(tokens).map_err(|error| self.failed(error.into()))?;
        replace(&self.0, &bytes).map_err(|error| self.failed(error))
    }

    fn clear(&self) -> Result<(), KeepError> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.failed(error)),
            _ => Ok(()),
        }
    }
}

/// All of it or what was there before: a half-written token would end the session.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".new");
    let aside = PathBuf::from(aside);
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, path)
}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private(path: &Path) -> io::Result<File> {
    File::options().write(true).create_new(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(word: &str) -> Tokens {
        Tokens { access: format!("a{word}"), refresh: format!("r{word}") }
    }

    #[test]
    fn what_is_kept_comes_back_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let places: [Box<dyn Keep>; 2] =
            [Box::new(InMemory::default()), Box::new(InFile::new(folder.path().join("t")))];
        for place in places {
            assert_eq!(place.load().unwrap(), None);
            place.clear().unwrap();
            place.save(&tokens("1")).unwrap();
            place.save(&tokens("2")).unwrap();
            assert_eq!(place.load().unwrap(), Some(tokens("2")), "{place:?}");
            place.clear().unwrap();
            assert_eq!(place.load().unwrap(), None);
        }
    }

    #[test]
    #[cfg(unix)]
    fn the_file_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t");
        InFile::new(path.clone()).save(&tokens("1")).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn tokens_are_in_no_debug_output() {
        let place = InMemory::default();
        place.save(&tokens("secret")).unwrap();
        assert!(!format!("{place:?} {:?}", tokens("secret")).contains("secret"));
    }
}
