//! How much people and addresses may do in a while.

use crate::world::{World, add_system, push, sign_in};
use hub_protocol::{ProblemCode as P, Pushed};
use hub_server::access::{Allowance, Limits};
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

async fn world(change: impl FnOnce(&mut Limits)) -> World {
    World::with(|serving| {
        change(&mut serving.limits);
        serving.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
    })
    .await
}

#[tokio::test]
async fn operations_are_counted_by_person_and_role() {
    let world = world(|limits| {
        limits.operations = Allowance::a_minute(3);
        limits.operations_of_leads = Allowance::a_minute(5);
    })
    .await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "contributor").await;
    let cas = world.join(&ana, "Cas", "contributor").await;
    for (person, most) in [(&ben, 3), (&cas, 3), (&ana, 5)] {
        let stream = Uuid::now_v7();
        for n in 1..=most {
            let system = add_system(&format!("{stream} {n}"));
            world.push(person, &push(stream, n, vec![system])).await.good::<Pushed>();
        }
        let one_more = push(stream, most + 1, vec![add_system("more")]);
        let refused = world.push(person, &one_more).await;
        assert_eq!(refused.code(), P::TooMany);
        let rest_ms = refused.fact("retry_after_ms").as_u64().unwrap();
        assert!((1..=60_000).contains(&rest_ms), "{rest_ms}");
        assert_eq!(refused.headers["retry-after"], rest_ms.div_ceil(1_000).to_string().as_str());
    }
    world.pass(60_000);
    let stream = Uuid::now_v7();
    world.push(&ben, &push(stream, 1, vec![add_system("later")])).await.good::<Pushed>();
}

/// A push that comes to nothing is not counted, and one larger than the allowance passes alone.
#[tokio::test]
async fn only_what_is_decided_counts() {
    let world = world(|limits| limits.operations = Allowance::a_minute(2)).await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "contributor").await;
    let stream = Uuid::now_v7();
    for _ in 0..5 {
        let gap = world.push(&ben, &push(stream, 9, vec![add_system("A")])).await;
        assert_eq!(gap.code(), P::StreamGap);
    }
    let large = push(stream, 1, vec![add_system("A"), add_system("B"), add_system("C")]);
    world.push(&ben, &large).await.good::<Pushed>();
}

#[tokio::test]
async fn attempts_are_counted_by_address_behind_trusted_proxies() {
    let world = world(|limits| limits.attempts_of_address = Allowance::a_minute(3)).await;
    let attempt = async |forwarded: &str| {
        let request = world.request(Method::POST, "/v1/invites/look");
        let request = request.header("x-forwarded-for", forwarded);
        world.send(request.json(&json!({ "invite": "x" }))).await.code()
    };
    for _ in 0..3 {
        assert_eq!(attempt("203.0.113.9").await, P::NotAccepted);
    }
    assert_eq!(attempt("203.0.113.9").await, P::TooMany);
    assert_eq!(
        attempt("198.51.100.7, 203.0.113.9").await,
        P::TooMany,
        "a forged hop changes nothing"
    );
    assert_eq!(attempt("203.0.113.10").await, P::NotAccepted, "another address");
    world.pass(60_000);
    assert_eq!(attempt("203.0.113.9").await, P::NotAccepted);
}

#[tokio::test]
async fn untrusted_neighbours_are_not_believed() {
    let world = World::with(|serving| {
        serving.limits.attempts_of_address = Allowance::a_minute(2);
    })
    .await;
    for (forwarded, code) in [
        ("203.0.113.1", P::NotAccepted),
        ("203.0.113.2", P::NotAccepted),
        ("203.0.113.3", P::TooMany),
    ] {
        let request = world.request(Method::POST, "/v1/invites/look");
        let request = request.header("x-forwarded-for", forwarded);
        let reply = world.send(request.json(&json!({ "invite": "x" }))).await;
        assert_eq!(reply.code(), code, "{forwarded}");
    }
}

#[tokio::test]
async fn passwords_are_not_guessed() {
    let world = world(|limits| limits.wrong_passwords = Allowance::an_hour(3)).await;
    world.admin().await;
    for name in ["Ana", "Nobody"] {
        for guess in ["wrong horse one", "wrong horse two", "wrong horse three"] {
            let reply = world.post("/v1/sign-in", &sign_in(name, guess)).await;
            assert_eq!(reply.code(), P::NotAccepted);
        }
        let reply = world.post("/v1/sign-in", &sign_in(name, crate::world::PASSWORD)).await;
        assert_eq!(
            reply.code(),
            P::TooMany,
            "{name}: the same whether the account is there or not"
        );
    }
    world.pass(3_600_000);
    let reply = world.post("/v1/sign-in", &sign_in("Ana", crate::world::PASSWORD)).await;
    assert!(reply.status.is_success());
}

/// Figures are for this machine, not for whoever a proxy speaks for.
#[tokio::test]
async fn figures_are_not_for_everyone() {
    let world = World::start().await;
    let asked = |header: Option<&'static str>| {
        let request = world.request(Method::GET, "/metrics");
        match header {
            Some(name) => request.header(name, "203.0.113.9"),
            None => request,
        }
    };
    let text = world.send(asked(None)).await.text();
    assert!(text.contains("ohub_build_info"), "{text}");
    for header in ["x-forwarded-for", "forwarded"] {
        assert_eq!(world.send(asked(Some(header))).await.code(), P::NotFound);
    }
}
