//! Serving until the system says stop.

use super::args::{Log, Place, Reached, RunningArgs};
use super::failure::Failure;
use super::place;
use hub_server::access::sso::Sso;
use hub_server::access::{Allowance, Limits};
use hub_server::config::Serving;
use hub_server::http::{self, Running, ServeError, serve};
use std::fs;
use std::io::{self, IsTerminal};
use tracing::Level;

/// Serves.
pub async fn run(place: &Place, reached: &Reached, args: RunningArgs) -> Result<(), Failure> {
    log(&args);
    let serving = Serving {
        sso: sso(&args)?,
        trusted_proxies: args.trusted_proxies,
        limits: Limits {
            operations: Allowance::a_minute(args.operations_per_minute),
            operations_of_leads: Allowance::a_minute(args.operations_per_minute_of_leads),
            ..Limits::default()
        },
        ..place::serving(reached)?
    };
    if let Some(tls) = &serving.tls {
        // Before anything is opened.
        http::pin(tls).map_err(ServeError::from)?;
    }
    let running = serve(place::open(place).await?, serving).await?;
    tracing::info!(listening = %running.listening, address = running.address, "serving");
    println!("Opportunity Hub serves at {}", running.address);
    until_told(&running).await?;
    tracing::info!("stopping: what runs may end, nothing new is taken");
    running.stop().await?;
    tracing::info!("stopped");
    Ok(())
}

/// The organisation's provider, if there is one.
fn sso(args: &RunningArgs) -> Result<Option<Sso>, Failure> {
    let RunningArgs { oidc_issuer, oidc_client_id, oidc_client_secret_file, .. } = args;
    let (Some(issuer), Some(client_id), Some(file)) =
        (oidc_issuer.clone(), oidc_client_id.clone(), oidc_client_secret_file)
    else {
        return Ok(None);
    };
    let unread = |error| {
        let file = file.display();
        Failure::Said(format!("{file} cannot be read: {error}. Nothing was started"))
    };
    let client_secret = fs::read_to_string(file).map_err(unread)?.trim().to_owned();
    Ok(Some(Sso { issuer, client_id, client_secret, joins_as: args.oidc_joins_as }))
}

fn log(args: &RunningArgs) {
    let level: Level = args.log_level.parse().unwrap_or(Level::INFO);
    let lines = tracing_subscriber::fmt().with_max_level(level).with_writer(io::stderr);
    match args.log {
        Log::Json => lines.json().init(),
        Log::Text => lines.with_ansi(io::stderr().is_terminal()).init(),
    }
}

/// Waits for SIGTERM or Ctrl-C. SIGHUP has the certificate read again.
#[cfg(unix)]
async fn until_told(running: &Running) -> Result<(), Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut renew = signal(SignalKind::hangup())?;
    loop {
        tokio::select! {
            _ = terminate.recv() => return Ok(()),
            _ = interrupt.recv() => return Ok(()),
            _ = renew.recv() => match running.renew_certificate() {
                Ok(()) => tracing::info!("the certificate was read again"),
                Err(error) => tracing::error!(%error, "the former certificate stays"),
            },
        }
    }
}

#[cfg(not(unix))]
async fn until_told(_: &Running) -> Result<(), Failure> {
    Ok(tokio::signal::ctrl_c().await?)
}
