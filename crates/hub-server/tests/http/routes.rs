//! Each route: who may, what comes back, what is refused.

use crate::world::{World, accept, add_system, push, sign_in};
use hub_protocol::{
    Device, Devices, Hello, InviteLook, Invited, Members, Page, ProblemCode as P, Pushed, SignedIn,
    Snapshot, VERSION_HEADER,
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn each_route_gives_what_it_says() {
    let world = World::start().await;
    let hello: Hello = world.send(world.request(Method::GET, "/v1/hello")).await.good();
    assert_eq!((hello.product.as_str(), hello.limits.push_operations), ("opportunity-hub", 200));

    let ana = world.admin().await;
    let invite = world.invite(&ana, "engineer").await;
    let look: InviteLook =
        world.post("/v1/invites/look", &json!({ "invite": invite })).await.good();
    assert_eq!((look.space_name.as_str(), look.invited_by.as_str()), ("Alder", "Ana"));
    let ben: SignedIn = world.post("/v1/invites/accept", &accept(&invite, "Ben")).await.good();
    assert_eq!((ben.space, ben.space_name.as_str()), (world.space, "Alder"));

    let laptop: SignedIn =
        world.post("/v1/sign-in", &sign_in("Ben", crate::world::PASSWORD)).await.good();
    assert_eq!(laptop.member, ben.member);
    let devices: Devices = world.get("/v1/devices", &laptop).await.good();
    let this: Vec<&Device> = devices.devices.iter().filter(|device| device.is_this).collect();
    assert_eq!((devices.devices.len(), this.len(), this[0].session), (2, 1, laptop.session));

    let members: Members = world.get(&world.at("members"), &ana).await.good();
    let emails: Vec<_> = members.members.iter().map(|member| member.email.as_str()).collect();
    assert_eq!(emails, ["ana@example.org", "ben@example.org"]);

    let stream = Uuid::now_v7();
    let pushed: Pushed = world.push(&ben, &push(stream, 1, vec![add_system("SAP")])).await.good();
    assert_eq!(pushed.confirmed_n, 1);
    let path = world.at(&format!("changes?stream={stream}"));
    let page: Page = world.get(&path, &ben).await.good();
    assert!(!page.more && page.items.iter().any(|it| it.kind == "system"), "{page:?}");
    assert_eq!(page.confirmed_n, 1, "{page:?}");
    let names: Vec<String> = page
        .items
        .iter()
        .filter(|it| it.kind == "member")
        .map(|it| {
            let row: Value = serde_json::from_str(it.json.get()).unwrap();
            row["body"]["display_name"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(names, ["Ana", "Ben"], "e-mail addresses stay where they are");

    let snapshot: Snapshot = world.get(&world.at("snapshot"), &ana).await.good();
    for (index, chunk) in snapshot.chunks.iter().enumerate() {
        let path = world.at(&format!("snapshot/{}/{index}", snapshot.id));
        assert_eq!(world.get(&path, &ana).await.body.len() as u64, chunk.bytes);
    }
    let audit = world.get(&world.at("audit"), &ana).await;
    assert_eq!(audit.text().lines().count(), 4, "founding, a name, a member, a system");
    assert!(!audit.text().contains("example.org"), "no e-mail address in the record");

    let delete = |session: Uuid| world.request(Method::DELETE, &format!("/v1/devices/{session}"));
    let ended = world.send(delete(laptop.session).bearer_auth(&ben.access_token)).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("/v1/devices", &laptop).await.code(), P::Unauthenticated);
    let out = world.request(Method::POST, "/v1/sign-out").bearer_auth(&ben.access_token);
    assert_eq!(world.send(out).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("/v1/devices", &ben).await.code(), P::Unauthenticated);

    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(
            world.send(world.request(Method::GET, path)).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
}

/// What a role may not do.
#[tokio::test]
async fn roles_are_held() {
    let world = World::start().await;
    let ana = world.admin().await;
    let lead = world.join(&ana, "Lia", "lead").await;
    let viewer = world.join(&ana, "Vic", "viewer").await;
    let may = |of_admin: u16, of_lead, of_viewer| {
        [(&ana, of_admin), (&lead, of_lead), (&viewer, of_viewer)]
    };
    let cases = [
        (Method::GET, "members", json!(null), may(200, 403, 403)),
        (Method::GET, "audit", json!(null), may(200, 200, 403)),
        (Method::GET, "changes", json!(null), may(200, 200, 200)),
        (Method::GET, "snapshot", json!(null), may(200, 200, 200)),
        (Method::POST, "invites", json!({ "role": "viewer", "days": 1 }), may(200, 403, 403)),
    ];
    for (method, path, body, people) in cases {
        for (person, status) in people {
            let request = world.request(method.clone(), &world.at(path));
            let request = request.bearer_auth(&person.access_token);
            let request = if body.is_null() { request } else { request.json(&body) };
            let reply = world.send(request).await;
            assert_eq!(reply.status, status, "{method} {path} {}", person.member);
            if status == 403 {
                assert_eq!(reply.code(), P::Forbidden);
            }
        }
    }
}

/// Without a good token there is nothing behind any address of a space.
#[tokio::test]
async fn nothing_is_told_without_a_token() {
    let world = World::start().await;
    let ana = world.admin().await;
    let routes = [
        (Method::POST, world.at("push")),
        (Method::GET, world.at("changes")),
        (Method::GET, world.at("snapshot")),
        (Method::GET, world.at("snapshot/x/0")),
        (Method::POST, world.at("invites")),
        (Method::GET, world.at("members")),
        (Method::GET, world.at("audit")),
        (Method::GET, "/v1/devices".to_owned()),
        (Method::DELETE, format!("/v1/devices/{}", ana.session)),
        (Method::POST, "/v1/sign-out".to_owned()),
    ];
    let other = format!("oha_{}", "A".repeat(43));
    let tokens = ["", "Basic x", "Bearer", "Bearer x", "Bearer \u{7f}"].map(str::to_owned);
    let refresh = format!("Bearer {}", ana.refresh_token);
    for (method, path) in routes {
        for token in tokens.iter().chain([&refresh, &format!("Bearer {other}")]) {
            let mut request = world.request(method.clone(), &path).header(VERSION_HEADER, "1.1");
            if let Ok(value) = reqwest::header::HeaderValue::from_str(token) {
                request = request.header("authorization", value);
            }
            let reply = world.send(request).await;
            assert_eq!(reply.code(), P::Unauthenticated, "{method} {path} {token}");
            assert_eq!(reply.headers["www-authenticate"], "Bearer");
        }
    }
}

#[tokio::test]
async fn other_spaces_and_addresses_are_not_there() {
    let world = World::start().await;
    let ana = world.admin().await;
    let other = Uuid::now_v7();
    let cases = [
        (Method::GET, format!("/v1/spaces/{other}/changes"), P::NotFound),
        (Method::GET, "/v1/spaces/../changes".to_owned(), P::NotFound),
        (Method::GET, "/v1/spaces/x/changes".to_owned(), P::NotFound),
        (Method::GET, world.at("snapshot/x/0"), P::SnapshotGone),
        (Method::GET, world.at("snapshot/x/y"), P::NotFound),
        (Method::DELETE, format!("/v1/devices/{other}"), P::NotFound),
        (Method::DELETE, "/v1/devices/x".to_owned(), P::NotFound),
        (Method::GET, "/".to_owned(), P::NotFound),
        (Method::GET, "/v1/push".to_owned(), P::NotFound),
        (Method::PUT, "/v1/devices".to_owned(), P::MethodNotAllowed),
        (Method::GET, "/v1/sign-in".to_owned(), P::MethodNotAllowed),
        (Method::OPTIONS, world.at("changes"), P::MethodNotAllowed),
        (Method::GET, world.at("changes?after=x"), P::CursorUnknown),
        (Method::GET, world.at("changes?wait=x"), P::BadRequest),
        (Method::GET, world.at("changes?stream=x"), P::BadRequest),
        (Method::GET, world.at("snapshot?stream=x"), P::BadRequest),
    ];
    for (method, path, code) in cases {
        let request = world.request(method.clone(), &path).bearer_auth(&ana.access_token);
        let reply = world.send(request).await;
        assert_eq!(reply.code(), code, "{method} {path}");
    }
}

/// A browser that is led here can do nothing with what it gets.
#[tokio::test]
async fn answers_are_of_no_use_to_web_pages() {
    let world = World::start().await;
    for path in ["/v1/hello", "/nowhere", "/healthz", "/v1/devices"] {
        let request = world.request(Method::GET, path).header("origin", "https://evil.example");
        let reply = world.send(request).await;
        let headers = &reply.headers;
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(
            headers["content-security-policy"],
            "default-src 'none'; frame-ancestors 'none'"
        );
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        let cors = headers.keys().filter(|name| name.as_str().starts_with("access-control-"));
        assert_eq!(cors.count(), 0, "{path}");
    }
}

/// What fails inside is noted under a reference, and nothing of it is told.
#[tokio::test]
async fn a_damaged_database_is_not_described() {
    let world = World::start().await;
    let ana = world.admin().await;
    world.damage().await;
    for path in ["/v1/devices".to_owned(), world.at("changes")] {
        let reply = world.get(&path, &ana).await;
        assert_eq!(reply.code(), P::Internal, "{path}");
        assert_eq!(reply.fact("reference").as_str().unwrap().len(), 12);
        let text = reply.text().to_lowercase();
        for word in ["token", "session", "table", "select", "column", "hub.db"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}

#[tokio::test]
async fn the_description_is_served() {
    let world = World::start().await;
    let request = world.request(Method::GET, "/openapi.json").build().unwrap();
    let served: Value = world.client.execute(request).await.unwrap().json().await.unwrap();
    assert_eq!(served, serde_json::to_value(hub_server::http::document()).unwrap());
    assert_eq!(served["openapi"], "3.1.0");
}

#[tokio::test]
async fn an_invite_says_what_cannot_stand() {
    let world = World::start().await;
    let ana = world.admin().await;
    let cases = [
        (json!({ "role": "viewer", "days": 0 }), P::Invalid),
        (json!({ "role": "viewer", "days": 31 }), P::Invalid),
        (json!({ "role": "king", "days": 1 }), P::BadRequest),
        (json!({ "role": "viewer" }), P::BadRequest),
    ];
    for (body, code) in cases {
        let request = world.request(Method::POST, &world.at("invites"));
        let reply = world.send(request.bearer_auth(&ana.access_token).json(&body)).await;
        assert_eq!(reply.code(), code, "{body}");
    }
    let request = world.request(Method::POST, &world.at("invites")).bearer_auth(&ana.access_token);
    let invited: Invited =
        world.send(request.json(&json!({ "role": "viewer", "days": 30, "later": 1 }))).await.good();
    assert_eq!(invited.expires_at_ms, world.now_ms() + 30 * crate::world::DAY_MS);
    let server = format!("server=http%3A%2F%2F127.0.0.1%3A{}", world.running.listening.port());
    assert_eq!(invited.link, format!("ohub://join?{server}&invite={}", invited.invite));
}
