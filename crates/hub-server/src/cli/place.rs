//! The database that the options name.

use super::args::{Place, Reached};
use super::failure::Failure;
use hub_server::config::{Serving, Tls};
use hub_server::store::Store;
use std::fs;
use std::path::PathBuf;

/// The embedded database in its folder.
const FILE: &str = "hub.db";

/// Opens the database. One that is not there is not made: its name may be mistyped.
pub async fn open(place: &Place) -> Result<Store, Failure> {
    if place.database_url.is_none() {
        let file = file(place)?;
        if !file.exists() {
            return Err(Failure::Said(format!(
                "there is no database at {}. Nothing was started. Make one with hub-server init \
                 --name \"Our company\" --currency EUR --time-zone Europe/Lisbon, or name another \
                 folder with --data",
                file.display()
            )));
        }
    }
    make(place).await
}

/// Opens the database, and makes the embedded one when it is not there.
pub async fn make(place: &Place) -> Result<Store, Failure> {
    match &place.database_url {
        Some(url) => Ok(Store::postgres(url).await?),
        None => {
            let file = file(place)?;
            if let Some(folder) = file.parent() {
                make_private(folder)?;
            }
            Ok(Store::sqlite(&file).await?)
        }
    }
}

/// Where the embedded database is.
pub fn file(place: &Place) -> Result<PathBuf, Failure> {
    let folder = place
        .data
        .clone()
        .or_else(|| dirs::data_dir().map(|folder| folder.join("opportunity-hub-server")));
    let none = "this user has no data folder. Nothing was started. Name one with --data";
    Ok(folder.ok_or_else(|| Failure::Said(none.to_owned()))?.join(FILE))
}

/// Only the server's own user reads what it keeps.
fn make_private(folder: &std::path::Path) -> Result<(), Failure> {
    if folder.exists() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let said = |error| {
        Failure::Said(format!(
            "the folder {} cannot be made: {error}. Nothing was started",
            folder.display()
        ))
    };
    builder.create(folder).map_err(said)
}

/// How devices reach the server, for serving and for links.
pub fn serving(reached: &Reached) -> Result<Serving, Failure> {
    let files = reached.tls_cert.clone().zip(reached.tls_key.clone());
    let serving = Serving {
        listen: reached.listen,
        is_behind_tls_proxy: reached.behind_tls_proxy,
        tls: files.map(|(certificate, key)| Tls { certificate, key, pins_links: reached.pin }),
        public_url: reached.public_url.clone(),
        ..Serving::default()
    };
    serving.check()?;
    Ok(serving)
}
