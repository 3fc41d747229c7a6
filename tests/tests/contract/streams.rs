//! What a stream promises: its order without gaps, each operation once, the same answer again.

use crate::authority::{asker, problem, servers};
use crate::world::*;
use hub_core::rows::{Role, Stage};
use hub_core::{Operation, Verdict};
use hub_protocol::ProblemCode;
use hub_server::store::StoreError;
use uuid::Uuid;

const STREAM: Uuid = Uuid::from_u128(0x57);

fn verdicts(pushed: hub_protocol::Pushed) -> Vec<Verdict> {
    pushed.answers.into_iter().map(|answered| answered.verdict).collect()
}

fn n_of(result: Result<hub_protocol::Pushed, StoreError>) -> (ProblemCode, u64, Option<u64>) {
    let Err(StoreError::Problem(problem)) = result else { panic!("no problem: {result:?}") };
    let fact = |name: &str| problem.facts.get(name).and_then(serde_json::Value::as_u64);
    (problem.code, fact("n").unwrap_or(0), fact("expected_n"))
}

/// An engineer takes a claim, somebody else comes too late, and both ask again, twice.
#[test]
fn a_replay_answers_what_was_answered_and_changes_nothing() {
    for mut server in servers() {
        let engineer = asker(member(Role::Engineer));
        let lead = asker(member(Role::Lead));
        let of_lead = [
            envelope(1, import(idea_id(1), Stage::Ready, 1)),
            envelope(2, Operation::ClaimTake { id: idea_id(1) }),
            envelope(3, comment(1, idea_id(9), "nowhere")),
        ];
        let of_lead = push(STREAM, 1, &of_lead);
        let first = verdicts(server.push(lead, &of_lead, NOW_MS).unwrap());
        assert!(matches!(first[..], [Verdict::Ok, Verdict::Ok, Verdict::Rejected(_)]));
        let late = push(
            stream(engineer.member),
            1,
            &[envelope(4, Operation::ClaimTake { id: idea_id(1) })],
        );
        let refused = verdicts(server.push(engineer, &late, NOW_MS + 1).unwrap());
        assert!(matches!(refused[..], [Verdict::Rejected(_)]), "{refused:?}");
        let release = Operation::ClaimRelease { id: idea_id(1), expect_claim_no: 1, note: None };
        server.push(lead, &push(STREAM, 4, &[envelope(5, release)]), NOW_MS + 2).unwrap();

        let before = (server.items(), server.head(SPACE));
        for _ in 0..2 {
            assert_eq!(verdicts(server.push(lead, &of_lead, NOW_MS + 3).unwrap()), first);
            assert_eq!(verdicts(server.push(engineer, &late, NOW_MS + 3).unwrap()), refused);
        }
        assert_eq!((server.items(), server.head(SPACE)), before, "{}", server.name());
        assert_eq!(server.verified(), Some(6));
    }
}

#[test]
fn a_stream_has_no_gaps_no_forks_and_one_owner() {
    use ProblemCode as P;
    for mut server in servers() {
        let (me, other) = (asker(member(Role::Contributor)), asker(BYSTANDER));
        let both = [envelope(1, submit(idea_id(1))), envelope(2, submit(idea_id(2)))];
        let pushed = server.push(me, &push(STREAM, 1, &both), NOW_MS).unwrap();
        assert_eq!(pushed.confirmed_n, 2);
        let third = [envelope(3, submit(idea_id(3)))];
        let cases = [
            (me, 4, &third[..], (P::StreamGap, 4, Some(3))),
            (me, 2, &third[..], (P::StreamForked, 2, None)),
            (me, 2, &both[..1], (P::StreamForked, 2, None)),
            (me, 0, &third[..], (P::BadRequest, 0, None)),
            (me, u64::MAX - 1, &third[..], (P::StreamGap, u64::MAX - 1, Some(3))),
            (other, 3, &third[..], (P::StreamTaken, 0, None)),
            (other, 1, &both[..1], (P::StreamTaken, 0, None)),
        ];
        let before = (server.items(), server.head(SPACE));
        for (asker, first_n, envelopes, expected) in cases {
            let found = server.push(asker, &push(STREAM, first_n, envelopes), NOW_MS);
            assert_eq!(n_of(found), expected, "{first_n} on {}", server.name());
            assert_eq!((server.items(), server.head(SPACE)), before);
        }
        // A push that begins with what is known and goes on is taken.
        let more = [both[1].clone(), third[0].clone()];
        let pushed = server.push(me, &push(STREAM, 2, &more), NOW_MS).unwrap();
        assert_eq!((pushed.confirmed_n, pushed.answers.len()), (3, 2));
        let nothing = server.push(me, &push(STREAM, 7, &[]), NOW_MS).unwrap();
        assert_eq!((nothing.confirmed_n, nothing.answers.len()), (3, 0));
    }
}

/// A copied folder: the device takes a new stream and sends again what was not confirmed to it.
#[test]
fn in_a_new_stream_nothing_acts_twice_and_the_stream_goes_on() {
    for mut server in servers() {
        let me = asker(member(Role::Contributor));
        let sent = [envelope(1, submit(idea_id(1))), envelope(2, comment(1, idea_id(1), "Hello"))];
        let first = verdicts(server.push(me, &push(STREAM, 1, &sent), NOW_MS).unwrap());
        let (before, head) = (server.items(), server.head(SPACE));

        let anew = Uuid::from_u128(0x58);
        let page = server.changes(me, None, Some(anew), 100).unwrap();
        assert_eq!(page.confirmed_n, 0);
        let again = server.push(me, &push(anew, 1, &sent), NOW_MS + 1).unwrap();
        assert_eq!((again.confirmed_n, verdicts(again)), (2, first.clone()));
        assert_eq!((server.items(), server.head(SPACE)), (before, head));
        let page = server.changes(me, Some(&page.cursor), Some(anew), 100).unwrap();
        assert_eq!((page.confirmed_n, page.items.len()), (2, 0), "covered at the same place");
        // Known at its new place, too; and with another operation it is a fork.
        let again = server.push(me, &push(anew, 2, &sent[1..]), NOW_MS + 2).unwrap();
        assert_eq!(verdicts(again), first[1..]);
        let forked = server.push(me, &push(anew, 2, &sent[..1]), NOW_MS + 2);
        assert_eq!(n_of(forked), (ProblemCode::StreamForked, 2, None));
        // Goes on.
        let third = [envelope(3, submit(idea_id(3)))];
        assert_eq!(server.push(me, &push(anew, 3, &third), NOW_MS + 3).unwrap().confirmed_n, 3);
        assert_eq!(server.push(me, &push(STREAM, 3, &third), NOW_MS + 3).unwrap().confirmed_n, 3);
        assert_eq!(server.verified(), Some(4), "{}", server.name());
    }
}

#[test]
fn an_operation_that_stands_twice_in_a_push_acts_once() {
    for mut server in servers() {
        let me = asker(member(Role::Contributor));
        let idea = envelope(1, submit(idea_id(1)));
        let twice = [idea.clone(), idea, envelope(2, comment(1, idea_id(1), "Hello"))];
        let pushed = server.push(me, &push(STREAM, 1, &twice), NOW_MS).unwrap();
        assert_eq!(pushed.confirmed_n, 3);
        assert_eq!(verdicts(pushed), [Verdict::Ok, Verdict::Ok, Verdict::Ok]);
        assert_eq!(server.verified(), Some(3), "the founding and two");
        let again = server.push(me, &push(STREAM, 1, &twice), NOW_MS).unwrap();
        assert_eq!(again.confirmed_n, 3);
    }
}

#[test]
fn who_is_no_member_gets_nothing() {
    for mut server in servers() {
        let (gone, admin) = (asker(BYSTANDER), asker(member(Role::Admin)));
        server.push(gone, &push(STREAM, 1, &[envelope(1, submit(idea_id(1)))]), NOW_MS).unwrap();
        let cursor = server.head(SPACE).to_string();
        let snapshot = server.snapshot(gone, None).unwrap();
        let remove = envelope(2, Operation::MemberRemove { member: BYSTANDER });
        server.push(admin, &push(stream(admin.member), 1, &[remove]), NOW_MS).unwrap();
        for nobody in [gone, asker(STRANGER)] {
            let late = push(STREAM, 2, &[envelope(3, submit(idea_id(3)))]);
            assert_eq!(problem(server.push(nobody, &late, NOW_MS)), ProblemCode::NotMember);
            let known = push(STREAM, 1, &[envelope(1, submit(idea_id(1)))]);
            assert_eq!(problem(server.push(nobody, &known, NOW_MS)), ProblemCode::NotMember);
            let after = Some(cursor.as_str());
            assert_eq!(problem(server.changes(nobody, after, None, 9)), ProblemCode::NotMember);
            assert_eq!(problem(server.snapshot(nobody, None)), ProblemCode::NotMember);
            let chunk = server.chunk(nobody, &snapshot.id, 0);
            assert_eq!(problem(chunk), ProblemCode::NotMember);
        }
        assert_eq!(server.verified(), Some(3), "{}", server.name());
    }
}
