//! Invites are good once, for a while, and only as long as who invited may invite.

use crate::world::{DAY_MS, PASSWORD, World, accept, push, sign_in};
use hub_core::Operation;
use hub_core::rows::Role;
use hub_protocol::{Members, ProblemCode as P, Pushed, SignedIn};
use hub_server::access::{Kind, Secret};
use hub_server::store::access::Invite;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_accept_at_once_one_comes_in() {
    let world = Arc::new(World::start().await);
    let ana = world.admin().await;
    let invite = world.invite(&ana, "contributor").await;
    let tasks: Vec<_> = (0..8)
        .map(|which| {
            let (world, invite) = (Arc::clone(&world), invite.clone());
            tokio::spawn(async move {
                world.post("/v1/invites/accept", &accept(&invite, &format!("Ben{which}"))).await
            })
        })
        .collect();
    let mut accepted = 0;
    for task in tasks {
        let reply = task.await.unwrap();
        if reply.status.is_success() {
            accepted += 1;
        } else {
            assert_eq!((reply.code(), reply.fact("why")), (P::NotAccepted, json!("spent")));
        }
    }
    let members: Members = world.get(&world.at("members"), &ana).await.good();
    assert_eq!((accepted, members.members.len()), (1, 2));
    let rows = world.get(&world.at("changes"), &ana).await.good::<hub_protocol::Page>();
    assert_eq!(rows.items.iter().filter(|it| it.kind == "member").count(), 2);
}

#[tokio::test]
async fn what_is_wrong_with_an_invite_is_said_to_who_holds_it() {
    let world = World::start().await;
    let ana = world.admin().await;
    let ended = world.invite(&ana, "viewer").await;
    world.pass(8 * DAY_MS);
    let ana: SignedIn = world.post("/v1/sign-in", &sign_in("Ana", PASSWORD)).await.good();
    let spent = world.invite(&ana, "viewer").await;
    world.post("/v1/invites/accept", &accept(&spent, "Ben")).await.good::<SignedIn>();
    let eve = world.join(&ana, "Eve", "admin").await;
    let withdrawn = world.invite(&eve, "admin").await;
    let demote = Operation::MemberRole { member: eve.member, role: Role::Lead };
    world.push(&ana, &push(Uuid::now_v7(), 1, vec![demote])).await.good::<Pushed>();
    let unknown = Secret::random(Kind::Invite).unwrap();
    let cases = [
        (ended.as_str(), "ended"),
        (spent.as_str(), "spent"),
        (withdrawn.as_str(), "withdrawn"),
        (unknown.word(), "unknown"),
        ("", "unknown"),
        ("ohi_short", "unknown"),
    ];
    for (invite, why) in cases {
        for reply in [
            world.post("/v1/invites/look", &json!({ "invite": invite })).await,
            world.post("/v1/invites/accept", &accept(invite, "Cas")).await,
        ] {
            assert_eq!((reply.code(), reply.fact("why")), (P::NotAccepted, json!(why)), "{invite}");
        }
    }
}

/// A person who mistypes does not lose the invite.
#[tokio::test]
async fn an_invite_is_not_spent_by_what_cannot_stand() {
    let world = World::start().await;
    let ana = world.admin().await;
    let invite = world.invite(&ana, "viewer").await;
    for (field, value) in [
        ("display_name", ""),
        ("email", "nobody"),
        ("email", "Ana@Example.org"),
        ("password", "short"),
        ("device_name", ""),
    ] {
        let mut body = accept(&invite, "Ben");
        body[field] = json!(value);
        let reply = world.post("/v1/invites/accept", &body).await;
        assert_eq!((reply.code(), reply.fact("field")), (P::Invalid, json!(field)));
    }
    world.post("/v1/invites/accept", &accept(&invite, "Ben")).await.good::<SignedIn>();
}

/// The operator's link for somebody who is a member: a new password, and all devices signed out.
#[tokio::test]
async fn a_reset_link_renews_the_account_of_a_member() {
    let world = World::start().await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "engineer").await;
    let reset = |secret: &Secret| {
        let (space, hash, now_ms) = (world.space, secret.hash(), world.now_ms());
        let invite =
            Invite { role: Role::Engineer, member: Some(ben.member), invited_by: ana.member };
        let store = world.store.clone();
        async move { store.put_invite(space, hash, invite, now_ms, now_ms + DAY_MS).await.unwrap() }
    };
    let (former, link) =
        (Secret::random(Kind::Invite).unwrap(), Secret::random(Kind::Invite).unwrap());
    reset(&former).await;
    reset(&link).await;
    let mut body = accept(former.word(), "Ben");
    body["password"] = json!("another long one");
    assert_eq!(world.post("/v1/invites/accept", &body).await.code(), P::NotAccepted);
    body["invite"] = json!(link.word());
    let again: SignedIn = world.post("/v1/invites/accept", &body).await.good();
    assert_eq!(again.member, ben.member);
    assert_eq!(world.get("/v1/devices", &ben).await.code(), P::Unauthenticated);
    assert_eq!(world.post("/v1/sign-in", &sign_in("Ben", PASSWORD)).await.code(), P::NotAccepted);
    world.post("/v1/sign-in", &sign_in("Ben", "another long one")).await.good::<SignedIn>();
}
