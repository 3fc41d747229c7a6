//! A server that really listens, people who are signed in, and a clock that tests turn.

use crate::schema::Schema;
use hub_core::genesis::{Founding, genesis};
use hub_core::rows::Role;
use hub_core::{Envelope, MemberId, OpId, Operation, ProfileId, SpaceId};
use hub_protocol::{Problem, ProblemCode, SignedIn, VERSION_HEADER};
use hub_server::access::{Kind, Secret};
use hub_server::config::{Clock, Serving};
use hub_server::http::{Running, serve};
use hub_server::store::Store;
use hub_server::store::access::Invite;
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

pub const PASSWORD: &str = "correct horse battery";
/// Noon of a day in 2026.
pub const NOON_MS: i64 = 1_780_000_000_000;
pub const DAY_MS: i64 = 24 * 3_600_000;

/// Where the server of a world keeps everything.
#[expect(dead_code, reason = "each of the two test programs knows one")]
pub enum Database {
    File(PathBuf),
    Address(String),
}

impl Database {
    pub async fn open(&self) -> Store {
        match self {
            Self::File(file) => Store::sqlite(file).await.unwrap(),
            Self::Address(address) => Store::postgres(address).await.unwrap(),
        }
    }
}

pub struct World {
    _folder: TempDir,
    pub database: Database,
    pub store: Store,
    pub space: SpaceId,
    pub founder: MemberId,
    pub running: Running,
    pub client: Client,
    clock: Arc<AtomicI64>,
    schema: Schema,
}

/// An answer, already known to be as documented.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    pub fn good<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{self:?}: {}", String::from_utf8_lossy(&self.body));
        self.json()
    }

    /// The code, and that status and code belong together.
    pub fn code(&self) -> ProblemCode {
        let problem: Problem = self.json();
        assert_eq!(problem.code.status(), self.status.as_u16(), "{problem:?}");
        problem.code
    }

    pub fn fact(&self, name: &str) -> Value {
        self.json::<Problem>().facts.get(name).cloned().unwrap_or_default()
    }
}

impl World {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A server whose settings are changed first. It listens at a port of its own.
    pub async fn with(change: impl FnOnce(&mut Serving)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Without a database there is nothing to test, which was said already.
        let database = crate::database(&folder).await.unwrap_or_else(|| std::process::exit(0));
        let store = database.open().await;
        let founding = founding();
        store.found(genesis(&founding).unwrap()).await.unwrap();
        let clock = Arc::new(AtomicI64::new(NOON_MS));
        let shown = Arc::clone(&clock);
        let mut serving = Serving {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            clock: Clock::new(move || shown.load(Ordering::SeqCst)),
            ..Serving::default()
        };
        change(&mut serving);
        let running = serve(store.clone(), serving).await.unwrap();
        let (space, founder) = (founding.space, founding.member);
        let (client, schema) = (client(), Schema::new());
        Self { _folder: folder, database, store, space, founder, running, client, clock, schema }
    }

    /// Takes away a table that every request needs.
    pub async fn damage(&self) {
        const DROP: &str = "DROP TABLE token";
        match &self.database {
            Database::File(file) => {
                rusqlite::Connection::open(file).unwrap().execute_batch(DROP).unwrap();
            }
            Database::Address(address) => {
                let connecting = tokio_postgres::connect(address, tokio_postgres::NoTls);
                let (client, connection) = connecting.await.unwrap();
                let connection = tokio::spawn(connection);
                client.batch_execute(DROP).await.unwrap();
                drop(client);
                connection.await.unwrap().unwrap();
            }
        }
    }

    pub fn now_ms(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.running.listening))
    }

    /// Sends a request and holds its answer against the documentation.
    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let request = request.build().unwrap();
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let response = self.client.execute(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let reply = Reply { status, headers, body: response.bytes().await.unwrap().to_vec() };
        self.schema.check(&method, &path, &reply);
        reply
    }

    pub async fn get(&self, path: &str, person: &SignedIn) -> Reply {
        self.send(self.request(Method::GET, path).bearer_auth(&person.access_token)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub fn at(&self, rest: &str) -> String {
        format!("/v1/spaces/{}/{rest}", self.space)
    }

    /// The first administrator, by the link of the operator.
    pub async fn admin(&self) -> SignedIn {
        let invite =
            Invite { role: Role::Admin, member: Some(self.founder), invited_by: self.founder };
        let secret = Secret::random(Kind::Invite).unwrap();
        let ends_ms = self.now_ms() + DAY_MS;
        let put = self.store.put_invite(self.space, secret.hash(), invite, self.now_ms(), ends_ms);
        put.await.unwrap();
        self.post("/v1/invites/accept", &accept(secret.word(), "Ana")).await.good()
    }

    /// An invite by an administrator.
    pub async fn invite(&self, admin: &SignedIn, role: &str) -> String {
        let request = self.request(Method::POST, &self.at("invites"));
        let request = request.bearer_auth(&admin.access_token);
        let reply = self.send(request.json(&json!({ "role": role, "days": 7 }))).await;
        reply.good::<hub_protocol::Invited>().invite
    }

    pub async fn join(&self, admin: &SignedIn, name: &str, role: &str) -> SignedIn {
        let invite = self.invite(admin, role).await;
        self.post("/v1/invites/accept", &accept(&invite, name)).await.good()
    }

    pub async fn push(&self, person: &SignedIn, push: &Value) -> Reply {
        let request = self.request(Method::POST, &self.at("push"));
        let request = request.bearer_auth(&person.access_token).header(VERSION_HEADER, "1.1");
        self.send(request.json(push)).await
    }
}

pub fn client() -> Client {
    // The provider is one for the whole process; whoever comes second finds it there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Whatever else is built beside it, this client unpacks nothing: tests look at what travels.
    let client = Client::builder().no_gzip().no_zstd().no_brotli().no_deflate();
    client.no_proxy().redirect(Policy::none()).build().unwrap()
}

fn founding() -> Founding {
    Founding {
        space: SpaceId(Uuid::now_v7()),
        member: MemberId(Uuid::now_v7()),
        op: OpId(Uuid::now_v7()),
        profiles: std::array::from_fn(|_| ProfileId(Uuid::now_v7())),
        name: "Alder".to_owned(),
        member_name: "Administrator".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        now_ms: NOON_MS,
    }
}

pub fn email(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

pub fn accept(invite: &str, name: &str) -> Value {
    json!({ "invite": invite, "display_name": name, "email": email(name), "password": PASSWORD,
        "device_name": format!("{name}'s desk") })
}

pub fn sign_in(name: &str, password: &str) -> Value {
    json!({ "email": email(name), "password": password, "device_name": "Laptop" })
}

/// A push of these operations, from `first_n` on.
pub fn push(stream: Uuid, first_n: u64, operations: Vec<Operation>) -> Value {
    let numbered = operations.into_iter().zip(first_n..).map(|(operation, n)| {
        let op_id = OpId(Uuid::now_v7());
        let envelope = Envelope { op_id, written_at_ms: NOON_MS, group_id: None, operation };
        json!({ "n": n, "op_id": op_id, "envelope": envelope })
    });
    json!({ "stream": stream, "operations": numbered.collect::<Vec<_>>() })
}

pub fn add_system(name: &str) -> Operation {
    Operation::SystemAdd { name: name.to_owned() }
}
