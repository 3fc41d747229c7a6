//! `catalogue.db`: the authority's rows and events as this device has them, and what is derived from
//! them for lists and search. Losing it loses nothing.
//!
//! Deliberately not here: formulas. Hours, people and raw scores come from a [`Projector`].

pub(crate) mod context;
pub(crate) mod idea_list;
pub(crate) mod idea_text;
pub(crate) mod incoming;
pub(crate) mod list_row;
pub(crate) mod meta;
pub(crate) mod overlay;
pub(crate) mod project;
pub(crate) mod pull;
pub(crate) mod reader;
pub(crate) mod readers;
pub(crate) mod schema;
#[cfg(test)]
mod tests;
pub(crate) mod vector;

use crate::database::Mode;
use crate::error::{Blame, StoreError, sqlite};
use hub_core::Rows;
use meta::Meta;
use overlay::Known;
pub use project::{IdeaFigures, Projector};
pub use pull::{Changed, Feed};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use vector::TextHash;

/// The one writing connection to a catalogue.
#[derive(Debug)]
pub struct Catalogue {
    connection: Connection,
    path: PathBuf,
    projector: Projector,
    /// What projections look at besides the idea; read again when a pull failed half-way.
    context: Option<Rows>,
    /// What lies over the rows of a joined space; unknown until all is laid anew.
    known: Option<Known>,
}

impl Catalogue {
    /// Opens or makes a catalogue, brings it to the present version, and rebuilds what is derived
    /// where that was derived by another version.
    pub(crate) fn open(path: &Path, projector: Projector) -> Result<Self, StoreError> {
        let (mut connection, found) = schema::SCHEMA.open(path, Mode::Create)?;
        let failed = |error| sqlite(Blame::Catalogue, path, &error);
        schema::SCHEMA.migrate(&mut connection, found).map_err(failed)?;
        let path = path.to_owned();
        let mut catalogue = Self { connection, path, projector, context: None, known: None };
        catalogue.renew_projections().map_err(|error| catalogue.failed(&error))?;
        Ok(catalogue)
    }

    /// Empties the file, whatever is wrong with it; the next pull takes in everything anew.
    pub(crate) fn reset(&mut self) -> Result<(), StoreError> {
        (self.context, self.known) = (None, None);
        let path = self.path.clone();
        self.emptied().map_err(|error| sqlite(Blame::Catalogue, &path, &error))
    }

    fn emptied(&mut self) -> rusqlite::Result<()> {
        let reset = DbConfig::SQLITE_DBCONFIG_RESET_DATABASE;
        self.connection.flush_prepared_statement_cache();
        self.connection.set_db_config(reset, true)?;
        let emptied = self.connection.execute_batch("VACUUM");
        self.connection.set_db_config(reset, false)?;
        emptied?;
        schema::SCHEMA.migrate(&mut self.connection, 0)?;
        self.renew_projections()
    }

    fn renew_projections(&mut self) -> rusqlite::Result<()> {
        let meta = meta::get(&self.connection)?;
        let projection_version = schema::projection_version(&self.projector);
        if meta.as_ref().is_some_and(|meta| meta.projection_version == projection_version) {
            return Ok(());
        }
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        schema::PROJECTIONS.iter().try_for_each(|sql| tx.execute_batch(sql))?;
        project::project_all(&tx, &self.projector, &context::load(&tx)?)?;
        let meta = meta.unwrap_or_else(Meta::start);
        meta::put(&tx, &Meta { projection_version, ..meta })?;
        tx.commit()
    }

    /// Keeps what an encoder saw in some texts.
    pub(crate) fn keep_vectors(
        &mut self,
        model: &str,
        vectors: &[(TextHash, Vec<u8>)],
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            vectors.iter().try_for_each(|(text, bytes)| vector::put(tx, model, text, bytes))
        })
    }

    /// Forgets the vectors of some texts, and those of all other encoders.
    pub(crate) fn drop_vectors(
        &mut self,
        model: &str,
        texts: &[TextHash],
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            vector::delete_others(tx, model)?;
            texts.iter().try_for_each(|text| vector::delete(tx, model, text))
        })
    }

    fn write(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let written = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let written = written.and_then(|tx| write(&tx).and_then(|()| tx.commit()));
        written.map_err(|error| self.failed(&error))
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        read(&self.connection).map_err(|error| self.failed(&error))
    }

    pub(crate) fn failed(&self, error: &rusqlite::Error) -> StoreError {
        sqlite(Blame::Catalogue, &self.path, error)
    }
}
