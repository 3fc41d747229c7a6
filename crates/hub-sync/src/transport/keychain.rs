//! The system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service elsewhere.

use super::tokens::{Keep, KeepError, Tokens};
use keyring::{Entry, Error};

/// How the Hub is called there.
const SERVICE: &str = "opportunity-hub";

/// An entry of the system's keychain.
#[derive(Clone, Debug)]
pub struct Keychain {
    name: String,
}

impl Keychain {
    /// The entry of this name, for example `<space>/<member>`.
    pub fn new(name: String) -> Self {
        Self { name }
    }

    /// Whether the system has a keychain that answers. It may ask the person to open it.
    pub fn is_there() -> bool {
        Entry::store_status().is_ok()
    }

    fn entry(&self) -> Result<Entry, KeepError> {
        Entry::new(SERVICE, &self.name).map_err(|error| failed(&error))
    }
}

fn failed(error: &Error) -> KeepError {
    KeepError::Keychain(error.to_string())
}

impl Keep for Keychain {
    fn load(&self) -> Result<Option<Tokens>, KeepError> {
        match self.entry()?.get_secret() {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    fn save(&self, tokens: &Tokens) -> Result<(), KeepError> {
        let bytes =
            serde_json::to_vec(tokens).map_err(|error| KeepError::Keychain(error.to_string()))?;
        self.entry()?.set_secret(&bytes).map_err(|error| failed(&error))
    }

    fn clear(&self) -> Result<(), KeepError> {
        match self.entry()?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(failed(&error)),
        }
    }
}
