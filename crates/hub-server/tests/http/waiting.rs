//! Waiting for something new: answered the moment it is there, on this server and beside it.

use crate::world::{World, add_system, push};
use hub_core::Operation;
use hub_protocol::{Page, ProblemCode as P, Pushed, SignedIn};
use hub_server::config::{Clock, Serving};
use hub_server::http::serve;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

async fn cursor(world: &World, person: &SignedIn) -> String {
    world.get(&world.at("changes"), person).await.good::<Page>().cursor
}

/// Waits until so many requests wait at the server, as its own figures say.
async fn until_waiting(world: &World, count: usize) {
    let line = format!("ohub_waiting {count}");
    let deadline = Instant::now() + Duration::from_secs(5);
    loop {
        let text = world.send(world.request(reqwest::Method::GET, "/metrics")).await.text();
        if text.lines().any(|it| it == line) {
            return;
        }
        assert!(Instant::now() < deadline, "{text}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_is_answered_the_moment_something_is_there() {
    let world = Arc::new(World::start().await);
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "contributor").await;
    let path = world.at(&format!("changes?wait=25&after={}", cursor(&world, &ben).await));
    let waiting = {
        let (world, ben) = (Arc::clone(&world), ben.clone());
        tokio::spawn(async move {
            let page: Page = world.get(&path, &ben).await.good();
            (page, Instant::now())
        })
    };
    until_waiting(&world, 1).await;
    world.push(&ana, &push(Uuid::now_v7(), 1, vec![add_system("A")])).await.good::<Pushed>();
    let pushed = Instant::now();
    let (page, answered) = waiting.await.unwrap();
    assert!(page.items.iter().any(|item| item.kind == "system"));
    let took = answered.saturating_duration_since(pushed);
    assert!(took < Duration::from_millis(200), "{took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_server_wrote_is_noticed() {
    let world = Arc::new(World::start().await);
    let ana = world.admin().await;
    let path = world.at(&format!("changes?wait=25&after={}", cursor(&world, &ana).await));
    let clock = world.now_ms();
    let serving = Serving {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        clock: Clock::new(move || clock),
        ..Serving::default()
    };
    let beside = serve(world.database.open().await, serving).await.unwrap();
    let address = format!("http://{}{path}", beside.listening);
    let request = world.client.get(address).bearer_auth(&ana.access_token);
    let waiting = tokio::spawn(async move {
        let page: Page = request.send().await.unwrap().json().await.unwrap();
        (page, Instant::now())
    });
    let figures = format!("http://{}/metrics", beside.listening);
    while !world
        .client
        .get(&figures)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap()
        .contains("ohub_waiting 1")
    {
        tokio::task::yield_now().await;
    }
    world.push(&ana, &push(Uuid::now_v7(), 1, vec![add_system("A")])).await.good::<Pushed>();
    let pushed = Instant::now();
    let (page, answered) = waiting.await.unwrap();
    assert!(page.items.iter().any(|item| item.kind == "system"));
    let took = answered.saturating_duration_since(pushed);
    assert!(took < Duration::from_millis(400), "{took:?}");
    beside.stop().await.unwrap();
}

#[tokio::test]
async fn a_wait_that_brings_nothing_ends_with_an_empty_page() {
    let world = World::start().await;
    let ana = world.admin().await;
    let after = cursor(&world, &ana).await;
    let start = Instant::now();
    let path = world.at(&format!("changes?wait=1&after={after}"));
    let page: Page = world.get(&path, &ana).await.good();
    assert_eq!((page.items.len(), page.cursor, page.more), (0, after, false));
    assert!(start.elapsed() >= Duration::from_secs(1));
}

/// What a device has not heard of its own operations ends the wait, also when no row is new.
#[tokio::test]
async fn a_greater_confirmed_n_is_news() {
    let world = World::start().await;
    let ana = world.admin().await;
    let stream = Uuid::now_v7();
    let body = push(stream, 1, vec![add_system("A")]);
    world.push(&ana, &body).await.good::<Pushed>();
    let after = cursor(&world, &ana).await;
    for (confirmed, waits) in [("0", false), ("1", true)] {
        let start = Instant::now();
        let query = format!("changes?wait=1&after={after}&stream={stream}&confirmed={confirmed}");
        let page: Page = world.get(&world.at(&query), &ana).await.good();
        assert_eq!(page.confirmed_n, 1);
        assert_eq!(start.elapsed() >= Duration::from_secs(1), waits, "{confirmed}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_removed_while_waiting_gets_nothing() {
    let world = Arc::new(World::start().await);
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "contributor").await;
    let path = world.at(&format!("changes?wait=25&after={}", cursor(&world, &ben).await));
    let waiting = {
        let (world, ben) = (Arc::clone(&world), ben.clone());
        tokio::spawn(async move { world.get(&path, &ben).await.code() })
    };
    until_waiting(&world, 1).await;
    let remove = Operation::MemberRemove { member: ben.member };
    let both = push(Uuid::now_v7(), 1, vec![remove, add_system("Secret")]);
    world.push(&ana, &both).await.good::<Pushed>();
    assert_eq!(waiting.await.unwrap(), P::NotMember);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_session_ends_while_waiting_gets_nothing() {
    let world = Arc::new(World::start().await);
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "contributor").await;
    let path = world.at(&format!("changes?wait=25&after={}", cursor(&world, &ben).await));
    let waiting = {
        let (world, ben) = (Arc::clone(&world), ben.clone());
        tokio::spawn(async move { world.get(&path, &ben).await.code() })
    };
    until_waiting(&world, 1).await;
    let out = world.request(reqwest::Method::POST, "/v1/sign-out").bearer_auth(&ben.access_token);
    assert!(world.send(out).await.status.is_success());
    world.push(&ana, &push(Uuid::now_v7(), 1, vec![add_system("A")])).await.good::<Pushed>();
    assert_eq!(waiting.await.unwrap(), P::Unauthenticated);
}
