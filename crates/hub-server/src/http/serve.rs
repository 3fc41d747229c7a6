//! Listening, and stopping well: no new connection, what waits is sent home, what runs may end.

use super::tls::{self, TlsError};
use super::waiters::Waiters;
use super::{App, Shared, openapi, routes, shell};
use crate::access::Passwords;
use crate::access::sso::{Provider, SsoError};
use crate::config::{ConfigError, Serving};
use crate::metrics::Metrics;
use crate::store::{Store, StoreError};
use axum::routing::get;
use axum::{Json, Router, middleware};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hub_core::SpaceId;
use hyper_util::rt::TokioTimer;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// Who needs longer to say what it wants holds a connection for nothing.
const LONGEST_HEADERS: Duration = Duration::from_secs(15);

/// How often what is no longer good for anything is forgotten.
const SWEEP_EVERY: Duration = Duration::from_secs(3_600);

/// Bodies of refused operations are kept so long; their verdicts stay.
const REFUSED_KEPT_MS: i64 = 90 * 24 * 3_600_000;

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// It would not be safe.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The address is taken or not this machine's.
    #[error("{address} cannot be listened at: {why}. Nothing was started.")]
    Listen {
        /// Which one.
        address: SocketAddr,
        /// What the system says.
        why: io::Error,
    },
    /// The organisation's provider cannot be one.
    #[error("people cannot sign in through the organisation: {0}. Nothing was started.")]
    Sso(#[from] SsoError),
    /// No space was founded yet.
    #[error(
        "there is no space yet. Make one: hub-server init --name \"Our company\" --currency EUR \
         --time-zone Europe/Lisbon (with the same --data or --database-url)"
    )]
    NoSpace,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A server that runs.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub listening: SocketAddr,
    /// How devices reach it.
    pub address: String,
    /// What links carry, where no authority vouches for the certificate.
    pub pin: Option<String>,
    closing: CancellationToken,
    handle: Handle<SocketAddr>,
    farewell: Duration,
    tls: Option<(RustlsConfig, crate::config::Tls)>,
    serving: JoinHandle<io::Result<()>>,
}

/// Serves a store. Returns once connections are accepted.
///
/// # Errors
/// A sentence that says what to do; nothing runs then.
pub async fn serve(store: Store, serving: Serving) -> Result<Running, ServeError> {
    serving.check()?;
    let tls = serving.tls.as_ref().map(tls::ready).transpose()?;
    let space = store.space().await?.ok_or(ServeError::NoSpace)?;
    let listener = listen(serving.listen)?;
    let listening = listener.local_addr().unwrap_or(serving.listen);
    let closing = CancellationToken::new();
    let address = serving.address(listening);
    let pin = tls.as_ref().and_then(|tls| tls.pin.clone());
    let provider = serving.sso.clone().map(|sso| Provider::new(sso, &address)).transpose()?;
    let farewell = serving.farewell;
    let files = serving.tls.clone();
    let app = App(Arc::new(Shared {
        passwords: Passwords::new(serving.passwords_at_once),
        provider,
        waiters: Waiters::new(closing.clone()),
        metrics: Metrics::default(),
        address: address.clone(),
        pin: pin.clone(),
        store,
        space,
        serving,
    }));
    tokio::spawn(app.waiters.clone().look(app.store.clone(), space));
    tokio::spawn(sweep(app.clone(), space, closing.clone()));
    let config = tls.map(|tls| RustlsConfig::from_config(tls.config));
    let handle = Handle::new();
    let serving = accept(listener, config.clone(), handle.clone(), router(app));
    let tls = config.zip(files);
    Ok(Running { listening, address, pin, closing, handle, farewell, tls, serving })
}

fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    let listener = TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    listener.map_err(|why| ServeError::Listen { address, why })
}

fn accept(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    handle: Handle<SocketAddr>,
    router: Router,
) -> JoinHandle<io::Result<()>> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move {
        match tls {
            Some(tls) => {
                let mut server = axum_server::from_tcp_rustls(listener, tls)?.handle(handle);
                bound(server.http_builder());
                server.serve(service).await
            }
            None => {
                let mut server = axum_server::from_tcp(listener)?.handle(handle);
                bound(server.http_builder());
                server.serve(service).await
            }
        }
    })
}

/// Bounds what a connection may take before it is a request.
fn bound(builder: &mut hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>) {
    builder.http1().timer(TokioTimer::new()).header_read_timeout(LONGEST_HEADERS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(Duration::from_secs(30)))
        .max_concurrent_streams(64);
}

fn router(app: App) -> Router {
    let (router, routes) = routes::all().split_for_parts();
    let mut document = openapi::basis();
    document.merge(routes);
    let packs = DefaultPredicate::new().and(NotForContentType::const_new("application/zstd"));
    router
        .route("/openapi.json", get(move || std::future::ready(Json(document.clone()))))
        .fallback(shell::nowhere)
        .method_not_allowed_fallback(shell::not_so)
        .layer(CatchPanicLayer::custom(shell::panicked))
        .layer(CompressionLayer::new().compress_when(packs))
        .layer(middleware::from_fn_with_state(app.clone(), shell::around))
        .with_state(app)
}

/// Forgets now and then what is no longer good for anything.
async fn sweep(app: App, space: SpaceId, closing: CancellationToken) {
    let mut ticks = interval(SWEEP_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = closing.cancelled() => return,
            _ = ticks.tick() => {}
        }
        let now_ms = app.now_ms();
        let swept = app.store.sweep(space, now_ms).await;
        let forgotten = app.store.forget_refused(space, now_ms - REFUSED_KEPT_MS).await;
        for error in [swept.err(), forgotten.err()].into_iter().flatten() {
            tracing::warn!(%error, "sweeping failed; it is tried again in an hour");
        }
    }
}

impl Running {
    /// Reads certificate and key again, for connections from now on.
    ///
    /// # Errors
    /// When they cannot be used; then the former ones stay.
    pub fn renew_certificate(&self) -> Result<(), TlsError> {
        if let Some((config, files)) = &self.tls {
            config.reload_from_config(tls::ready(files)?.config);
        }
        Ok(())
    }

    /// Stops: what waits is answered at once, what runs may end, and nothing new is taken.
    ///
    /// # Errors
    /// What the system said while it was listening.
    pub async fn stop(self) -> io::Result<()> {
        self.closing.cancel();
        self.handle.graceful_shutdown(Some(self.farewell));
        self.serving.await.map_err(io::Error::other)?
    }
}
