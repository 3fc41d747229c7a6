//! Signing in through the organisation, and everything that could be tried against it.

use crate::provider::{CLIENT, Provider, SECRET, Signature, Word};
use crate::world::{Reply, World, add_system, push};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hub_core::Operation;
use hub_core::rows::Role;
use hub_protocol::{Hello, Members, ProblemCode as P, Pushed, SignedIn};
use reqwest::{Method, Url};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

const BACK: &str = "http://127.0.0.1:49152/done";
const DEVICE_STATE: &str = "device-state-0123456789";

/// The secret of a device, and its hash.
fn device(secret: &str) -> (String, String) {
    let verifier = format!("{secret:x<43}");
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    (verifier, challenge)
}

fn query(address: &str) -> BTreeMap<String, String> {
    Url::parse(address).unwrap().query_pairs().into_owned().collect()
}

/// Where a redirect leads.
fn location(reply: &Reply) -> String {
    assert_eq!(reply.status.as_u16(), 303, "{}", reply.text());
    reply.headers["location"].to_str().unwrap().to_owned()
}

struct Sso {
    world: World,
    provider: Arc<Provider>,
}

impl Sso {
    async fn start() -> Self {
        Self::with(None).await
    }

    async fn with(joins_as: Option<Role>) -> Self {
        let provider = Provider::start().await;
        let sso = hub_server::access::sso::Sso { joins_as, ..provider.sso() };
        let world = World::with(|serving| serving.sso = Some(sso)).await;
        Self { world, provider }
    }

    async fn get(&self, path: &str) -> Reply {
        self.world.send(self.world.request(Method::GET, path)).await
    }

    /// Opens the browser: what the provider is asked for.
    async fn begin(&self, challenge: &str) -> BTreeMap<String, String> {
        let path =
            format!("/v1/sso/start?redirect={BACK}&challenge={challenge}&state={DEVICE_STATE}");
        let address = location(&self.get(&path).await);
        assert!(address.starts_with(&format!("{}/authorize?", self.provider.issuer)), "{address}");
        query(&address)
    }

    /// The provider sends the browser back.
    async fn back(&self, state: &str) -> Reply {
        self.get(&format!("/v1/sso/callback?code=provider-code&state={state}")).await
    }

    /// The whole way of the browser, with a word that a test may change; what reaches the device.
    async fn browse(&self, challenge: &str, word: impl FnOnce(&str) -> Option<Word>) -> Arrived {
        let asked = self.begin(challenge).await;
        if let Some(word) = word(&asked["nonce"]) {
            self.provider.say(word);
        }
        let address = location(&self.back(&asked["state"]).await);
        assert!(address.starts_with(&format!("{BACK}?")), "{address}");
        let mut values = query(&address);
        assert_eq!(values.remove("state").unwrap(), DEVICE_STATE);
        Arrived { code: values.remove("code"), error: values.remove("error") }
    }

    async fn finish(&self, code: &str, verifier: &str, invite: Option<&str>) -> Reply {
        let mut body = json!({ "code": code, "verifier": verifier, "device_name": "Desk" });
        if let Some(invite) = invite {
            body["invite"] = json!(invite);
        }
        self.world.post("/v1/sso/finish", &body).await
    }

    /// All of it, as an honest device does it.
    async fn sign_in(&self, subject: &str, email: &str, invite: Option<&str>) -> Reply {
        let (verifier, challenge) = device("honest");
        let word = |nonce: &str| Some(self.provider.word(nonce, subject, email));
        let arrived = self.browse(&challenge, word).await;
        self.finish(&arrived.code.unwrap(), &verifier, invite).await
    }
}

#[derive(Debug)]
struct Arrived {
    code: Option<String>,
    error: Option<String>,
}

#[tokio::test]
async fn a_member_signs_in_and_the_provider_is_asked_as_it_should_be() {
    let sso = Sso::start().await;
    let ana = sso.world.admin().await;
    assert!(sso.get("/v1/hello").await.good::<Hello>().sso);
    let (verifier, challenge) = device("honest");
    let asked = sso.begin(&challenge).await;
    assert_eq!(asked["response_type"], "code");
    assert_eq!(asked["client_id"], CLIENT);
    assert_eq!(asked["scope"], "openid email profile");
    assert_eq!(asked["code_challenge_method"], "S256");
    assert_eq!(asked["redirect_uri"], format!("{}/v1/sso/callback", sso.world.running.address));
    assert_ne!(asked["code_challenge"], challenge, "the provider's is the server's own");
    sso.provider.say(sso.provider.word(&asked["nonce"], "s-1", "Ana@Example.org"));
    let code = query(&location(&sso.back(&asked["state"]).await))["code"].clone();

    let (form, who) = sso.provider.exchanged.lock().unwrap().clone().unwrap();
    assert_eq!(who, format!("{CLIENT}:{}", SECRET.replace(' ', "+")));
    let answer = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    assert_eq!((form["code"].as_str(), answer), ("provider-code", asked["code_challenge"].clone()));

    let signed: SignedIn = sso.finish(&code, &verifier, None).await.good();
    assert_eq!(signed.member, ana.member, "a verified address is the same person");
    assert!(sso.world.get("/v1/devices", &signed).await.status.is_success());
    // From now on the subject is the person, whatever the address says.
    let again: SignedIn = sso.sign_in("s-1", "other@example.org", None).await.good();
    assert_eq!(again.member, ana.member);
}

#[tokio::test]
async fn who_is_new_needs_an_invite_or_the_operators_rule() {
    let sso = Sso::start().await;
    let ana = sso.world.admin().await;
    let refused = sso.sign_in("s-2", "nia@example.org", None).await;
    assert_eq!((refused.code(), refused.fact("why")), (P::NotAccepted, json!("no_account")));
    let invite = sso.world.invite(&ana, "engineer").await;
    let nia: SignedIn = sso.sign_in("s-2", "nia@example.org", Some(&invite)).await.good();
    let again = sso.sign_in("s-3", "eve@example.org", Some(&invite)).await;
    assert_eq!((again.code(), again.fact("why")), (P::NotAccepted, json!("spent")));
    let back: SignedIn = sso.sign_in("s-2", "nia@example.org", None).await.good();
    assert_eq!(back.member, nia.member);
    let members: Members = sso.world.get(&sso.world.at("members"), &ana).await.good();
    assert_eq!(members.members.len(), 2);

    let open = Sso::with(Some(Role::Contributor)).await;
    let ana = open.world.admin().await;
    let new: SignedIn = open.sign_in("s-2", "nia@example.org", None).await.good();
    let system = push(Uuid::now_v7(), 1, vec![add_system("A")]);
    open.world.push(&new, &system).await.good::<Pushed>();
    assert_eq!(open.world.get(&open.world.at("audit"), &new).await.code(), P::Forbidden);
    let page = open.world.get(&open.world.at("changes"), &ana).await.text();
    assert!(page.contains("Nia Example") && !page.contains("nia@example.org"));
}

/// An address that the provider has not checked may be anybody's.
#[tokio::test]
async fn an_unverified_address_is_nobodys() {
    let sso = Sso::with(Some(Role::Viewer)).await;
    sso.world.admin().await;
    let (verifier, challenge) = device("honest");
    let word = |nonce: &str| {
        let mut word = sso.provider.word(nonce, "s-9", "ana@example.org");
        word.claims["email_verified"] = json!(false);
        Some(word)
    };
    let arrived = sso.browse(&challenge, word).await;
    let reply = sso.finish(&arrived.code.unwrap(), &verifier, None).await;
    assert_eq!((reply.code(), reply.fact("field")), (P::Invalid, json!("email")));

    let word = |nonce: &str| {
        let mut word = sso.provider.word(nonce, "s-9", "");
        word.claims.as_object_mut().unwrap().remove("email");
        Some(word)
    };
    let arrived = sso.browse(&challenge, word).await;
    let reply = sso.finish(&arrived.code.unwrap(), &verifier, None).await;
    assert_eq!((reply.code(), reply.fact("why")), (P::NotAccepted, json!("no_email")));
}

/// A word that is not the provider's, not for this server, or not of this sign-in.
#[tokio::test]
async fn forged_words_are_not_taken() {
    let sso = Sso::start().await;
    sso.world.admin().await;
    type Forge = fn(&mut Word);
    let cases: [(&str, Forge); 9] = [
        ("another nonce", |word| word.claims["nonce"] = json!("x")),
        ("no nonce", |word| drop(word.claims.as_object_mut().unwrap().remove("nonce"))),
        ("another issuer", |word| word.claims["iss"] = json!("https://evil.example")),
        ("another audience", |word| word.claims["aud"] = json!("another client")),
        ("one audience more", |word| word.claims["aud"] = json!([CLIENT, "another client"])),
        ("long ago", |word| word.claims["exp"] = json!(1_700_000_000)),
        ("signed by nobody", |word| word.signature = Signature::None),
        ("signed by somebody else", |word| word.signature = Signature::OtherKey),
        ("signed by the client's secret", |word| word.signature = Signature::ClientSecret),
    ];
    let (_, challenge) = device("honest");
    for (name, forge) in cases {
        let word = |nonce: &str| {
            let mut word = sso.provider.word(nonce, "s-1", "ana@example.org");
            forge(&mut word);
            Some(word)
        };
        let arrived = sso.browse(&challenge, word).await;
        assert_eq!(
            (arrived.code, arrived.error.as_deref()),
            (None, Some("NOT_ACCEPTED")),
            "{name}"
        );
    }
    let arrived = sso.browse(&challenge, |_| None).await;
    assert_eq!(arrived.error.as_deref(), Some("NOT_ACCEPTED"), "no word at all");
    let asked = sso.begin(&challenge).await;
    let path = format!("/v1/sso/callback?error=access_denied&state={}", asked["state"]);
    let values = query(&location(&sso.get(&path).await));
    assert_eq!(values["error"], "NOT_ACCEPTED", "the person refused");
}

#[tokio::test]
async fn codes_and_states_are_good_once_and_briefly_and_for_one_device() {
    let sso = Sso::start().await;
    sso.world.admin().await;
    let (verifier, challenge) = device("honest");
    let (thief, _) = device("thief");
    let word = |nonce: &str| Some(sso.provider.word(nonce, "s-1", "ana@example.org"));

    let code = sso.browse(&challenge, word).await.code.unwrap();
    sso.finish(&code, &verifier, None).await.good::<SignedIn>();
    assert_eq!(sso.finish(&code, &verifier, None).await.code(), P::NotAccepted, "replayed");

    let code = sso.browse(&challenge, word).await.code.unwrap();
    for stranger in [thief.as_str(), challenge.as_str(), "", "x"] {
        assert_eq!(sso.finish(&code, stranger, None).await.code(), P::NotAccepted, "{stranger}");
    }
    let late = sso.finish(&code, &verifier, None).await;
    assert_eq!(late.code(), P::NotAccepted, "a code that was tried is spent");

    let code = sso.browse(&challenge, word).await.code.unwrap();
    sso.world.pass(60_000);
    assert_eq!(sso.finish(&code, &verifier, None).await.code(), P::NotAccepted, "too late");

    let asked = sso.begin(&challenge).await;
    sso.provider.say(sso.provider.word(&asked["nonce"], "s-1", "ana@example.org"));
    location(&sso.back(&asked["state"]).await);
    assert_eq!(sso.back(&asked["state"]).await.code(), P::NotAccepted, "the state is spent");
    let asked = sso.begin(&challenge).await;
    sso.world.pass(10 * 60_000);
    assert_eq!(sso.back(&asked["state"]).await.code(), P::NotAccepted, "the state has ended");
    // One kind of word is not good in place of another.
    let asked = sso.begin(&challenge).await;
    let reply = sso.finish(&asked["state"], &verifier, None).await;
    assert_eq!(reply.code(), P::NotAccepted);
}

#[tokio::test]
async fn only_the_persons_own_machine_is_gone_back_to() {
    let sso = Sso::start().await;
    let (_, challenge) = device("honest");
    let cases = [
        (format!("redirect=https://evil.example/&challenge={challenge}&state={DEVICE_STATE}"), 422),
        (format!("redirect={BACK}&challenge=short&state={DEVICE_STATE}"), 422),
        (format!("redirect={BACK}&challenge={challenge}&state=short"), 422),
        (format!("redirect={BACK}&challenge={challenge}"), 400),
        (String::new(), 400),
    ];
    for (query, status) in cases {
        let reply = sso.get(&format!("/v1/sso/start?{query}")).await;
        assert_eq!(reply.status, status, "{query}");
    }
    assert_eq!(sso.get("/v1/sso/callback").await.code(), P::BadRequest);
    assert_eq!(sso.back("unknown").await.code(), P::NotAccepted);
}

#[tokio::test]
async fn who_was_removed_does_not_come_back_through_the_organisation() {
    let sso = Sso::with(Some(Role::Viewer)).await;
    let ana = sso.world.admin().await;
    let nia: SignedIn = sso.sign_in("s-2", "nia@example.org", None).await.good();
    let remove = Operation::MemberRemove { member: nia.member };
    sso.world.push(&ana, &push(Uuid::now_v7(), 1, vec![remove])).await.good::<Pushed>();
    assert_eq!(sso.sign_in("s-2", "nia@example.org", None).await.code(), P::NotMember);
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_way() {
    let world = World::start().await;
    let (verifier, challenge) = device("honest");
    let path = format!("/v1/sso/start?redirect={BACK}&challenge={challenge}&state={DEVICE_STATE}");
    assert_eq!(world.send(world.request(Method::GET, &path)).await.code(), P::NotFound);
    let body = json!({ "code": "x", "verifier": verifier, "device_name": "Desk" });
    assert_eq!(world.post("/v1/sso/finish", &body).await.code(), P::NotFound);

    let silent = World::with(|serving| {
        serving.sso = Some(hub_server::access::sso::Sso {
            // Nobody listens at the port that carries nothing.
            issuer: "http://127.0.0.1:9".to_owned(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            joins_as: None,
        });
    })
    .await;
    let reply = silent.send(silent.request(Method::GET, &path)).await;
    assert_eq!(reply.code(), P::Unavailable);
    assert!(!reply.text().contains("127.0.0.1"), "{}", reply.text());
}
