//! A few read-only connections that are used again, for as many threads as ask.

use super::reader::Reader;
use crate::error::StoreError;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// So many idle connections are kept.
const KEPT: usize = 4;

/// Reads a space's catalogue, beside its writer or without one. Nothing is ever written.
#[derive(Debug)]
pub struct Readers {
    path: PathBuf,
    projection_version: i64,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Opens the first connection, so that what cannot be read is said at once.
    pub(crate) fn open(path: &Path, projection_version: i64) -> Result<Self, StoreError> {
        let first = Reader::open(path, projection_version)?;
        let idle = Mutex::new(vec![first]);
        Ok(Self { path: path.to_owned(), projection_version, idle })
    }

    /// Reads, all on one and the same state. Be quick: while it runs, the files cannot shrink.
    ///
    /// # Errors
    /// Those of `read`, or what the disk says.
    pub fn read<T>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => Reader::open(&self.path, self.projection_version)?,
        };
        let done = reader.at_once(read)?;
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(reader);
        }
        Ok(done)
    }
}
