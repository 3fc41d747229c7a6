//! Where the database is and how it is spoken to: over TLS, unless it is on the same machine or its
//! address says `sslmode=disable`.

use crate::store::{Result, StoreError};
use deadpool_postgres::{
    ClientWrapper, Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime,
};
use std::net::IpAddr;
use std::time::Duration;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long somebody waits for a connection, a new one or one that others have.
const PATIENCE: Duration = Duration::from_secs(5);

/// What every connection is told: nothing is confirmed that is not on the disk, and what hangs lets
/// go of its locks. Every question is by key, and a plan that was made while a table was small is
/// kept until the database has counted its rows: so things are looked up from the start.
const SETTINGS: &str = "
SELECT set_config('synchronous_commit', 'on', false)
WHERE current_setting('synchronous_commit') = 'off';
SET lock_timeout = '10s';
SET idle_in_transaction_session_timeout = '60s';
SET enable_seqscan = off;
";
const ENCODING: &str = "SELECT current_setting('server_encoding')";

/// At most so many connections to the database of an address.
pub(super) fn pool(url: &str, connections: usize) -> Result<Pool> {
    let config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
        // The address may hold a password, and is not repeated.
        StoreError::Failed(format!("the address of the database cannot be read: {error}"))
    })?;
    let manager = manager(config)?;
    let pool = Pool::builder(manager)
        .max_size(connections)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .recycle_timeout(Some(PATIENCE))
        .post_create(Hook::async_fn(|client, _| Box::pin(settle(client))))
        .build();
    pool.map_err(|error| StoreError::Failed(error.to_string()))
}

fn manager(mut config: Config) -> Result<Manager> {
    let how = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    if config.get_ssl_mode() == SslMode::Prefer {
        let mode = if is_here(&config) { SslMode::Disable } else { SslMode::Require };
        config.ssl_mode(mode);
    }
    if config.get_ssl_mode() == SslMode::Disable {
        return Ok(Manager::from_config(config, NoTls, how));
    }
    // Fails when somebody has said which one already, which is as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let tls = MakeRustlsConnect::with_native_certs().map_err(|errors| {
        StoreError::Failed(format!("this system has no certificates to trust: {errors:?}"))
    })?;
    Ok(Manager::from_config(config, tls.0, how))
}

/// Whether the database is on this machine.
fn is_here(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

async fn settle(client: &mut ClientWrapper) -> std::result::Result<(), HookError> {
    let failed = HookError::Backend;
    client.batch_execute(SETTINGS).await.map_err(failed)?;
    let row = client.query_one(ENCODING, &[]).await.map_err(failed)?;
    match row.try_get(0).map_err(failed)? {
        "UTF8" => Ok(()),
        _ => {
            Err(HookError::message("the database is not in UTF-8: create it with ENCODING 'UTF8'"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_left_out_only_on_the_same_machine() {
        let cases = [
            ("postgres:///hub?host=/run/postgresql", true),
            ("postgres://me@localhost/hub", true),
            ("postgres://me@127.0.0.1/hub", true),
            ("postgres://me@[::1]/hub", true),
            ("postgres://me@db.example.org/hub", false),
            ("postgres://me@localhost,db.example.org/hub", false),
            ("postgres://me@127.0.0.1.example.org/hub", false),
        ];
        for (url, expected) in cases {
            assert_eq!(is_here(&url.parse().unwrap()), expected, "{url}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_read_is_not_repeated() {
        let error = pool("postgres://me:secret@host:notaport/hub", 1).unwrap_err();
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
