//! Signing in, being removed, being erased.

use crate::world::{PASSWORD, World, add_system, push, sign_in};
use hub_core::{Operation, Verdict};
use hub_protocol::{Members, ProblemCode as P, Pushed, SignedIn, Snapshot};
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn signing_in_does_not_say_what_is_wrong() {
    let world = World::start().await;
    world.admin().await;
    let cases = [
        (sign_in("Ana", "wrong horse battery"), P::NotAccepted),
        (sign_in("Nobody", PASSWORD), P::NotAccepted),
        (json!({ "email": "x", "password": PASSWORD, "device_name": "d" }), P::Invalid),
        (
            json!({ "email": "ana@example.org", "password": PASSWORD, "device_name": "" }),
            P::Invalid,
        ),
        (json!({ "email": "ana@example.org" }), P::BadRequest),
    ];
    for (body, code) in cases {
        let reply = world.post("/v1/sign-in", &body).await;
        assert_eq!(reply.code(), code, "{body}");
        assert_eq!(reply.fact("why").is_null(), code != P::BadRequest, "{body}");
    }
    let mut spelled = sign_in("Ana", PASSWORD);
    spelled["email"] = json!(" ANA@Example.ORG ");
    world.post("/v1/sign-in", &spelled).await.good::<SignedIn>();
}

#[tokio::test]
async fn who_was_removed_gets_nothing_any_more() {
    let world = World::start().await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "engineer").await;
    let snapshot: Snapshot = world.get(&world.at("snapshot"), &ben).await.good();
    let remove = Operation::MemberRemove { member: ben.member };
    world.push(&ana, &push(Uuid::now_v7(), 1, vec![remove])).await.good::<Pushed>();

    for path in ["changes", "snapshot", "members", "audit", &format!("snapshot/{}/0", snapshot.id)]
    {
        assert_eq!(world.get(&world.at(path), &ben).await.code(), P::NotMember, "{path}");
    }
    assert_eq!(world.get("/v1/devices", &ben).await.code(), P::NotMember);
    let pushed = world.push(&ben, &push(Uuid::now_v7(), 1, vec![add_system("X")])).await;
    assert_eq!(pushed.code(), P::NotMember);
    let body = json!({ "refresh_token": ben.refresh_token });
    assert_eq!(world.post("/v1/tokens/refresh", &body).await.code(), P::NotMember);
    let reply = world.post("/v1/sign-in", &sign_in("Ben", PASSWORD)).await;
    assert_eq!(reply.code(), P::NotMember);
    let reply = world.post("/v1/sign-in", &sign_in("Ben", "wrong horse battery")).await;
    assert_eq!(reply.code(), P::NotAccepted, "only who knows the password is told");

    let back = world.join(&ana, "Ben", "viewer").await;
    assert_ne!(back.member, ben.member, "who comes back is a new member with the old address");
    assert!(world.get(&world.at("changes"), &back).await.status.is_success());
}

#[tokio::test]
async fn erasing_a_member_deletes_the_account() {
    let world = World::start().await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "engineer").await;
    let rename = Operation::MemberProfile { display_name: "Benedict".to_owned(), area_id: None };
    world.push(&ben, &push(Uuid::now_v7(), 1, vec![rename])).await.good::<Pushed>();
    let remove = Operation::MemberRemove { member: ben.member };
    let erase = Operation::MemberErase { member: ben.member };
    let both = push(Uuid::now_v7(), 1, vec![remove, erase]);
    let pushed: Pushed = world.push(&ana, &both).await.good();
    assert!(pushed.answers.iter().all(|answer| answer.verdict == Verdict::Ok), "{pushed:?}");
    let members: Members = world.get(&world.at("members"), &ana).await.good();
    assert_eq!(members.members.len(), 1);
    assert_eq!(world.get("/v1/devices", &ben).await.code(), P::Unauthenticated);
    assert_eq!(world.post("/v1/sign-in", &sign_in("Ben", PASSWORD)).await.code(), P::NotAccepted);
    let record = world.get(&world.at("audit"), &ana).await.text();
    let page = world.get(&world.at("changes"), &ana).await.text();
    assert!(!(record + &page).contains("Ben"), "the name is gone from rows, history and record");
}

/// One person's devices are nobody else's to end.
#[tokio::test]
async fn devices_belong_to_their_person() {
    let world = World::start().await;
    let ana = world.admin().await;
    let ben = world.join(&ana, "Ben", "engineer").await;
    let path = format!("/v1/devices/{}", ben.session);
    let reply =
        world.send(world.request(Method::DELETE, &path).bearer_auth(&ana.access_token)).await;
    assert_eq!(reply.code(), P::NotFound);
    assert!(world.get("/v1/devices", &ben).await.status.is_success());
}
