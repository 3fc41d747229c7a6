//! Tokens: short-lived, good once, and the end of a session when an old copy is shown.

use crate::world::{DAY_MS, World};
use hub_protocol::{ProblemCode as P, SignedIn};
use serde_json::json;

const MINUTE_MS: i64 = 60_000;

async fn refresh(world: &World, token: &str) -> Result<SignedIn, P> {
    let reply = world.post("/v1/tokens/refresh", &json!({ "refresh_token": token })).await;
    if reply.status.is_success() { Ok(reply.good()) } else { Err(reply.code()) }
}

async fn is_good(world: &World, person: &SignedIn) -> bool {
    let reply = world.get("/v1/devices", person).await;
    assert!(reply.status.is_success() || reply.code() == P::Unauthenticated);
    reply.status.is_success()
}

#[tokio::test]
async fn an_access_token_lasts_a_quarter_of_an_hour() {
    let world = World::start().await;
    let ana = world.admin().await;
    assert_eq!(ana.access_seconds, 900);
    world.pass(15 * MINUTE_MS - 1);
    assert!(is_good(&world, &ana).await);
    world.pass(1);
    assert!(!is_good(&world, &ana).await);
    let next = refresh(&world, &ana.refresh_token).await.unwrap();
    assert!(is_good(&world, &next).await);
    assert_eq!((next.member, next.session), (ana.member, ana.session));
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_within_a_minute() {
    let world = World::start().await;
    let ana = world.admin().await;
    let lost = refresh(&world, &ana.refresh_token).await.unwrap();
    world.pass(59_000);
    let second = refresh(&world, &ana.refresh_token).await.unwrap();
    assert_ne!(lost.refresh_token, second.refresh_token);
    world.pass(10 * MINUTE_MS);
    assert!(is_good(&world, &second).await, "asking again ends nothing");
    refresh(&world, &second.refresh_token).await.unwrap();
}

#[tokio::test]
async fn an_old_copy_ends_the_session_for_both() {
    let world = World::start().await;
    let ana = world.admin().await;
    let thief = refresh(&world, &ana.refresh_token).await.unwrap();
    world.pass(61_000);
    assert_eq!(refresh(&world, &ana.refresh_token).await.unwrap_err(), P::Unauthenticated);
    assert!(!is_good(&world, &thief).await);
    assert_eq!(refresh(&world, &thief.refresh_token).await.unwrap_err(), P::Unauthenticated);
}

/// A thief within the minute gets a token, too; whoever of the two comes second is found out.
#[tokio::test]
async fn of_two_who_share_a_token_neither_goes_on_for_long() {
    let world = World::start().await;
    let ana = world.admin().await;
    let owner = refresh(&world, &ana.refresh_token).await.unwrap();
    let thief = refresh(&world, &ana.refresh_token).await.unwrap();
    world.pass(14 * MINUTE_MS);
    let owner = refresh(&world, &owner.refresh_token).await.unwrap();
    world.pass(14 * MINUTE_MS);
    assert_eq!(refresh(&world, &thief.refresh_token).await.unwrap_err(), P::Unauthenticated);
    assert!(!is_good(&world, &owner).await, "the session is over; its owner signs in again");
}

#[tokio::test]
async fn a_device_may_rest_for_sixty_days() {
    let world = World::start().await;
    let ana = world.admin().await;
    world.pass(60 * DAY_MS - 1);
    let next = refresh(&world, &ana.refresh_token).await.unwrap();
    world.pass(60 * DAY_MS);
    assert_eq!(refresh(&world, &next.refresh_token).await.unwrap_err(), P::Unauthenticated);
}

#[tokio::test]
async fn what_is_no_token_is_refused() {
    let world = World::start().await;
    let ana = world.admin().await;
    let forged = format!("ohr_{}", "A".repeat(43));
    for word in ["", "x", &forged, &ana.access_token, &ana.refresh_token[..40]] {
        assert_eq!(refresh(&world, word).await.unwrap_err(), P::Unauthenticated, "{word}");
    }
    assert!(is_good(&world, &ana).await);
}

/// A session cannot fill the database with tokens.
#[tokio::test]
async fn tokens_are_not_refreshed_without_end() {
    let world = World::start().await;
    let mut person = world.admin().await;
    for _ in 0..100 {
        person = refresh(&world, &person.refresh_token).await.unwrap();
    }
    assert_eq!(refresh(&world, &person.refresh_token).await.unwrap_err(), P::TooMany);
    world.pass(60 * MINUTE_MS);
    refresh(&world, &person.refresh_token).await.unwrap();
}

#[tokio::test]
async fn sweeping_takes_only_what_is_good_for_nothing() {
    let world = World::start().await;
    let ana = world.admin().await;
    let next = refresh(&world, &ana.refresh_token).await.unwrap();
    world.pass(20 * DAY_MS);
    world.store.sweep(world.space, world.now_ms()).await.unwrap();
    let later = refresh(&world, &next.refresh_token).await.unwrap();
    assert!(is_good(&world, &later).await);
    world.pass(61 * DAY_MS);
    world.store.sweep(world.space, world.now_ms()).await.unwrap();
    assert_eq!(refresh(&world, &later.refresh_token).await.unwrap_err(), P::Unauthenticated);
}
