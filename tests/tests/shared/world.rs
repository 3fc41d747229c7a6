//! A server that can be stopped and started, and desktops that say when something changed.

use hub_app::{App, AppError, Reply, TokenPlace};
use hub_core::genesis::{Founding, shared_genesis};
use hub_core::rows::Role;
use hub_core::{MemberId, OpId, ProfileId, SpaceId};
use hub_server::access::{Kind, Secret};
use hub_server::config::{Clock, Serving};
use hub_server::http::{Running, serve};
use hub_server::store::Store;
use hub_server::store::access::Invite;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use uuid::Uuid;

pub const PASSWORD: &str = "correct horse battery";
/// Nothing that works takes as long, on however busy a machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The server of one space, on a file.
pub struct Server {
    runtime: Runtime,
    _folder: TempDir,
    store: Store,
    running: Option<Running>,
    listening: SocketAddr,
    pub space: SpaceId,
    founder: MemberId,
}

impl Server {
    pub fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let founding = founding();
        let store = runtime.block_on(async {
            let store = Store::sqlite(&folder.path().join("hub.db")).await.unwrap();
            store.found(shared_genesis(&founding).unwrap()).await.unwrap();
            store
        });
        let (space, founder) = (founding.space, founding.member);
        let listening = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server =
            Self { runtime, _folder: folder, store, running: None, listening, space, founder };
        server.serve();
        server
    }

    /// Starts it again where it was.
    pub fn serve(&mut self) {
        let serving = Serving { listen: self.listening, ..Serving::default() };
        let running = self.runtime.block_on(serve(self.store.clone(), serving)).unwrap();
        self.listening = running.listening;
        self.running = Some(running);
    }

    pub fn stop(&mut self) {
        let running = self.running.take().unwrap();
        self.runtime.block_on(running.stop()).unwrap();
    }

    pub fn address(&self) -> String {
        format!("http://{}", self.listening)
    }

    /// The link of the first administrator, or of a new member.
    pub fn link(&self, role: Option<Role>) -> String {
        let member = role.is_none().then_some(self.founder);
        let role = role.unwrap_or(Role::Admin);
        let invite = Invite { role, member, invited_by: self.founder };
        let secret = Secret::random(Kind::Invite).unwrap();
        let now_ms = Clock::system().now_ms();
        let put = self.store.put_invite(self.space, secret.hash(), invite, now_ms, now_ms + 60_000);
        self.runtime.block_on(put).unwrap();
        hub_server::link::join(&self.address(), secret.word(), None)
    }
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
        now_ms: Clock::system().now_ms(),
    }
}

/// A desktop.
pub struct Desk {
    pub app: App,
    heard: Receiver<()>,
}

impl Desk {
    pub fn open(folder: &Path) -> Self {
        let app = App::open(folder.to_owned());
        app.keep_tokens_in(TokenPlace::File(folder.join("tokens")));
        let (tell, heard) = channel();
        app.on_changed(move |_| {
            let _ = tell.send(());
        });
        Self { app, heard }
    }

    pub fn call(&self, command: &str, params: Value) -> Value {
        let reply = self.app.call(command, params.clone());
        read(reply.unwrap_or_else(|error| panic!("{command} {params}: {error}")))
    }

    pub fn fails(&self, command: &str, params: Value) -> AppError {
        match self.app.call(command, params.clone()) {
            Ok(reply) => panic!("{command} {params} answers {}", read(reply)),
            Err(error) => error,
        }
    }

    /// Joins and waits until the space can be used.
    pub fn join(&self, link: &str, name: &str) -> Value {
        let joined = self.call("join.accept", accept(link, name));
        self.until("the first copy is here", |desk| {
            desk.call("app.state", json!({}))["space"]["is_filling"] == false
        });
        joined
    }

    /// Waits for something that a change brings, and says how long that took.
    pub fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) -> Duration {
        let began = Instant::now();
        while !is_so(self) {
            let left = PATIENCE.saturating_sub(began.elapsed());
            if self.heard.recv_timeout(left).is_err() {
                let details = self.app.call("sync.details", json!({})).map(read);
                panic!("not within {PATIENCE:?}: {what}\n{details:#?}");
            }
        }
        began.elapsed()
    }

    pub fn until_phase(&self, phase: &str) -> Duration {
        self.until(phase, |desk| desk.sync()["phase"] == phase)
    }

    /// Waits until nothing waits for the server any more.
    pub fn until_sent(&self) -> Duration {
        self.until("all is sent", |desk| {
            let sync = desk.sync();
            sync["phase"] == "live" && sync["queue"] == 0
        })
    }

    pub fn sync(&self) -> Value {
        self.call("sync.state", json!({}))
    }

    pub fn send(&self, operation: Value) -> Value {
        self.call("operation.send", json!({ "op_id": Uuid::now_v7(), "operation": operation }))
    }

    pub fn submit(&self, title: &str) -> String {
        let id = Uuid::now_v7().to_string();
        self.send(json!({ "kind": "idea.submit", "id": id, "case": { "title": title } }));
        id
    }

    /// The page of an idea; null while it is not there.
    pub fn page(&self, id: &str) -> Value {
        self.app.call("idea.get", json!({ "id": id })).map_or(Value::Null, read)
    }

    /// Waits until an idea is there, with its number.
    pub fn until_there(&self, id: &str) -> Duration {
        self.until("the idea is there", |desk| {
            desk.page(id)["row"]["shown_id"].as_str().is_some_and(|shown| shown.starts_with("OH-"))
        })
    }

    /// Writes a field as somebody who has just looked.
    pub fn edit(&self, id: &str, field: &str, value: Value) {
        let versions = self.page(id)["versions"].clone();
        let base = versions.get(field).unwrap_or(&versions["*"]).clone();
        let set = json!({ field: { "value": value, "base": base } });
        self.send(json!({ "kind": "idea.edit", "id": id, "set": set }));
    }

    pub fn inbox(&self) -> Value {
        self.call("inbox.list", json!({}))
    }

    /// The first thing of a kind in the Inbox: `conflict`, `refused` or `event`.
    pub fn in_inbox(&self, what: &str) -> Option<Value> {
        let items = self.inbox()["items"].as_array().cloned().unwrap_or_default();
        items.into_iter().find(|item| !item[what].is_null())
    }
}

fn read(reply: Reply) -> Value {
    match reply {
        Reply::Json(json) => serde_json::from_str(&json).unwrap(),
        Reply::Bytes(bytes) => json!(bytes.len()),
    }
}

pub fn email(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

pub fn accept(link: &str, name: &str) -> Value {
    json!({ "link": link, "display_name": name, "email": email(name), "password": PASSWORD,
        "device_name": format!("{name}'s desk") })
}

/// A server, its administrator Ana and a colleague Ben, both level.
pub struct Two {
    pub ana: Desk,
    pub ben: Desk,
    pub server: Server,
    pub folders: [TempDir; 2],
}

impl Two {
    pub fn with(role: Role) -> Self {
        let server = Server::start();
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let (ana, ben) = (Desk::open(folders[0].path()), Desk::open(folders[1].path()));
        ana.join(&server.link(None), "Ana");
        ben.join(&server.link(Some(role)), "Ben");
        ana.until("Ben is there", |desk| {
            desk.call("space.members", json!({}))["members"].to_string().contains("Ben")
        });
        for desk in [&ana, &ben] {
            desk.until_sent();
        }
        Self { ana, ben, server, folders }
    }

    pub fn away(&mut self) {
        self.server.stop();
        for desk in [&self.ana, &self.ben] {
            desk.until_phase("offline");
        }
    }

    pub fn back(&mut self) {
        self.server.serve();
        for desk in [&self.ana, &self.ben] {
            desk.call("sync.now", json!({}));
            desk.until_sent();
        }
    }
}
