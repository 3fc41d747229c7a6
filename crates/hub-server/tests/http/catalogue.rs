//! Pushes, pages and snapshots over the wire, and what is refused as a whole.

use crate::world::{World, add_system, push};
use hub_core::Verdict;
use hub_protocol::{Page, ProblemCode as P, Pushed, Thing, VERSION_HEADER};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn a_push_acts_once_and_a_stream_has_no_gaps() {
    let world = World::start().await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "contributor").await;
    let stream = Uuid::now_v7();
    let first = push(stream, 1, vec![add_system("A"), add_system("B")]);
    let pushed: Pushed = world.push(&ben, &first).await.good();
    assert_eq!(world.push(&ben, &first).await.good::<Pushed>(), pushed, "sent again");

    let gap = world.push(&ben, &push(stream, 4, vec![add_system("C")])).await;
    assert_eq!((gap.code(), gap.fact("expected_n")), (P::StreamGap, json!(3)));
    let forked = world.push(&ben, &push(stream, 2, vec![add_system("C")])).await;
    assert_eq!(forked.code(), P::StreamForked);
    let taken = world.push(&ana, &push(stream, 3, vec![add_system("C")])).await;
    assert_eq!(taken.code(), P::StreamTaken);
}

#[tokio::test]
async fn what_is_no_operation_gets_its_verdict() {
    let world = World::start().await;
    let ana = world.admin().await;
    let stream = Uuid::now_v7();
    let envelopes = [json!({}), json!(7), json!({ "kind": "idea.levitate" }), json!([["x"]])];
    let operations: Vec<Value> = envelopes
        .into_iter()
        .zip(1..)
        .map(|(envelope, n)| json!({ "n": n, "op_id": Uuid::now_v7(), "envelope": envelope }))
        .collect();
    let pushed: Pushed =
        world.push(&ana, &json!({ "stream": stream, "operations": operations })).await.good();
    assert_eq!(pushed.confirmed_n, 4);
    assert!(pushed.answers.iter().all(|answer| matches!(answer.verdict, Verdict::Rejected(_))));
}

#[tokio::test]
async fn pushes_that_are_no_pushes_are_refused_whole() {
    let world = World::start().await;
    let ana = world.admin().await;
    let many = (0..201).map(|which| add_system(&which.to_string())).collect();
    let mut damaged = push(Uuid::now_v7(), 1, vec![add_system("A"), add_system("B")]);
    damaged["operations"][1]["op_id"] = json!("x");
    let cases = [
        (push(Uuid::now_v7(), 1, many), P::TooLarge, ("what", json!("operations"))),
        (damaged, P::BadRequest, ("n", json!(2))),
        (json!({ "stream": "x", "operations": [] }), P::BadRequest, ("why", json!("json"))),
        (json!([]), P::BadRequest, ("why", json!("json"))),
    ];
    for (body, code, (fact, value)) in cases {
        let reply = world.push(&ana, &body).await;
        assert_eq!((reply.code(), reply.fact(fact)), (code, value), "{}", reply.text());
    }
    let audit = world.get(&world.at("audit"), &ana).await.text();
    assert_eq!(audit.lines().count(), 2, "nothing was decided");
}

#[tokio::test]
async fn devices_of_other_versions_are_told() {
    let world = World::start().await;
    let ana = world.admin().await;
    let body = push(Uuid::now_v7(), 1, vec![add_system("A")]);
    let cases = [
        (None, Some(P::BadRequest)),
        (Some("x"), Some(P::BadRequest)),
        (Some("1"), Some(P::BadRequest)),
        (Some("0.1"), Some(P::UpgradeRequired)),
        (Some("1.2"), Some(P::UpgradeRequired)),
        (Some("2.1"), Some(P::UpgradeRequired)),
        (Some("1.1"), None),
    ];
    for (version, code) in cases {
        let mut request = world.request(Method::POST, &world.at("push"));
        request = request.bearer_auth(&ana.access_token).json(&body);
        if let Some(version) = version {
            request = request.header(VERSION_HEADER, version);
        }
        let reply = world.send(request).await;
        assert_eq!((!reply.status.is_success()).then(|| reply.code()), code, "{version:?}");
    }
}

#[tokio::test]
async fn a_snapshot_and_what_follows_are_the_whole_catalogue() {
    let world = World::start().await;
    let ana = world.admin().await;
    let stream = Uuid::now_v7();
    world.push(&ana, &push(stream, 1, vec![add_system("A")])).await.good::<Pushed>();
    let snapshot: hub_protocol::Snapshot =
        world.get(&world.at(&format!("snapshot?stream={stream}")), &ana).await.good();
    assert_eq!(snapshot.confirmed_n, 1);
    world.push(&ana, &push(stream, 2, vec![add_system("B")])).await.good::<Pushed>();
    let mut seqs = Vec::new();
    for index in 0..snapshot.chunks.len() {
        let chunk = world.get(&world.at(&format!("snapshot/{}/{index}", snapshot.id)), &ana).await;
        assert_eq!(chunk.headers["content-type"], "application/zstd");
        assert!(!chunk.headers.contains_key("content-encoding"), "it is packed already");
        let lines = zstd::decode_all(chunk.body.as_slice()).unwrap();
        let lines = String::from_utf8(lines).unwrap();
        seqs.extend(lines.lines().map(|line| serde_json::from_str::<Thing>(line).unwrap().seq));
    }
    let tail: Page =
        world.get(&world.at(&format!("changes?after={}", snapshot.cursor)), &ana).await.good();
    seqs.extend(tail.items.iter().map(|item| item.seq));
    let all: Page = world.get(&world.at("changes"), &ana).await.good();
    assert_eq!(seqs, all.items.iter().map(|item| item.seq).collect::<Vec<_>>());
}
