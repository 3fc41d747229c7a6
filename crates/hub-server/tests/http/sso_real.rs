//! Signing in through a provider that others wrote: `oidc-provider`, started by this test. It puts
//! e-mail addresses where most do, behind its address for more about a person.

use crate::world::World;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hub_core::rows::Role;
use hub_protocol::SignedIn;
use hub_server::access::sso::Sso;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, Url};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// The provider's program; it ends with its standard input.
struct Real {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Drop for Real {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/oidc")
}

impl Real {
    fn start() -> (Self, String) {
        if !folder().join("node_modules").is_dir() {
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            let mut install = Command::new(npm);
            install.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder());
            assert!(install.status().unwrap().success(), "`npm ci` in tests/oidc");
        }
        let mut node = Command::new("node");
        node.arg("provider.mjs").current_dir(folder());
        node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = node.spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        let mut real = Self { child, said };
        let issuer = real.line();
        (real, issuer)
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// Tells it where it may send browsers back to.
    fn allow(&mut self, callback: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{callback}").unwrap();
        assert_eq!(self.line(), "ready");
    }
}

/// Follows redirects as a browser does, with cookies, until they lead to the device.
async fn browse(client: &Client, from: &str, device: &str) -> String {
    let mut cookies = BTreeMap::new();
    let mut at = Url::parse(from).unwrap();
    for _ in 0..10 {
        if at.as_str().starts_with(device) {
            return at.into();
        }
        let sent: Vec<String> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let reply = client.get(at.clone()).header(COOKIE, sent.join("; ")).send().await.unwrap();
        for cookie in reply.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = reply.status();
        let next = reply.headers().get(LOCATION).map(|next| next.to_str().unwrap().to_owned());
        let Some(next) = next else { panic!("{at}: {status} {}", reply.text().await.unwrap()) };
        at = at.join(&next).unwrap();
    }
    panic!("it leads nowhere: {at}")
}

#[tokio::test]
async fn a_real_provider_lets_somebody_in() {
    let (mut real, issuer) = Real::start();
    let world = World::with(|serving| {
        serving.sso = Some(Sso {
            issuer,
            client_id: "hub".to_owned(),
            client_secret: "a secret of the provider".to_owned(),
            joins_as: Some(Role::Contributor),
        });
    })
    .await;
    real.allow(&format!("{}/v1/sso/callback", world.running.address));

    let verifier = "v".repeat(64);
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    let (device, state) = ("http://127.0.0.1:49152/", "s".repeat(32));
    let start = format!(
        "{}/v1/sso/start?redirect={device}&challenge={challenge}&state={state}",
        world.running.address
    );
    let mut people = Vec::new();
    for _ in 0..2 {
        let arrived = browse(&world.client, &start, device).await;
        let values: BTreeMap<_, _> =
            Url::parse(&arrived).unwrap().query_pairs().into_owned().collect();
        assert_eq!(values["state"], state);
        let body = json!({ "code": values["code"], "verifier": verifier, "device_name": "Desk" });
        let signed: SignedIn = world.post("/v1/sso/finish", &body).await.good();
        people.push(signed.member);
    }
    assert_eq!(people[0], people[1], "the second time it is the same person");
    let ana = world.admin().await;
    let page = world.get(&world.at("changes"), &ana).await.text();
    assert!(page.contains("Nia Example"), "her name came along");
    let members = world.get(&world.at("members"), &ana).await.text();
    assert!(members.contains("nia@example.org"), "{members}");
}
