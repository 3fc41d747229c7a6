//! Tokens: renewed when the server asks for it, and the person asked only when that is of no use.

use crate::desk::{Bench, problem};
use hub_protocol::ProblemCode;
use hub_sync::{Answer, Failure, Input, Link, Request, RequestId};

fn refresh(bench: &mut Bench) -> Option<RequestId> {
    let taken = bench.take(|request| matches!(request, Request::Refresh).then_some(()));
    taken.map(|(id, ())| id)
}

#[test]
fn a_stale_token_is_renewed_and_everything_goes_on() {
    let mut bench = Bench::with(3);
    bench.step(Input::Start);
    bench.fail_all(&problem(ProblemCode::Unauthenticated));
    assert_eq!(bench.flying.len(), 1, "nothing else is asked meanwhile");
    let id = refresh(&mut bench).unwrap();
    bench.done(id, Ok(Answer::Refreshed));
    assert_eq!(bench.pushed_ns(), [1, 2, 3]);
    assert!(bench.changes().is_some());
}

#[test]
fn a_refusal_that_was_on_its_way_asks_for_no_second_renewal() {
    let mut bench = Bench::with(3);
    bench.step(Input::Start);
    bench.answer_push(Some(problem(ProblemCode::Unauthenticated)));
    let id = refresh(&mut bench).unwrap();
    bench.done(id, Ok(Answer::Refreshed));
    let (late, _) = bench.changes().unwrap();
    bench.done(late, Err(problem(ProblemCode::Unauthenticated)));
    assert!(refresh(&mut bench).is_none());
    assert!(bench.changes().is_some());
}

#[test]
fn only_the_server_itself_ends_a_session() {
    let cases = [
        (Failure::Unreachable, false),
        (Failure::Torn, false),
        (Failure::Strange { status: 401 }, false),
        (Failure::Strange { status: 403 }, false),
        (problem(ProblemCode::Unavailable), false),
        (problem(ProblemCode::TooMany), false),
        (problem(ProblemCode::NotMember), false),
        (problem(ProblemCode::Unauthenticated), true),
        (problem(ProblemCode::NotAccepted), true),
    ];
    for (failure, is_over) in cases {
        let mut bench = Bench::with(3);
        bench.step(Input::Start);
        bench.fail_all(&problem(ProblemCode::Unauthenticated));
        let id = refresh(&mut bench).unwrap();
        bench.done(id, Err(failure.clone()));
        assert_eq!(bench.state.link == Link::SignInNeeded, is_over, "{failure:?}");
        assert_eq!(bench.wake_ms.is_none(), is_over, "{failure:?}");
        assert_eq!(bench.device.outbox.len(), 3, "{failure:?}");
        if !is_over {
            while refresh(&mut bench).is_none() {
                bench.wait();
            }
        }
        bench.step(Input::SignedIn);
        assert_eq!(bench.pushed_ns(), [1, 2, 3], "{failure:?}");
    }
}

#[test]
fn tokens_that_are_refused_at_once_are_not_renewed_in_a_hurry() {
    let mut bench = Bench::with(1);
    bench.step(Input::Start);
    let since = bench.now_ms;
    for _ in 0..20 {
        bench.fail_all(&problem(ProblemCode::Unauthenticated));
        let id = loop {
            match refresh(&mut bench) {
                Some(id) => break id,
                None => bench.wait(),
            };
        };
        bench.done(id, Ok(Answer::Refreshed));
    }
    assert!(bench.now_ms - since > 60_000, "{} ms for 20 renewals", bench.now_ms - since);
}

#[test]
fn after_a_stop_nothing_is_asked() {
    let mut bench = Bench::with(1);
    bench.step(Input::Start);
    assert!(!bench.flying.is_empty());
    bench.step(Input::Stop);
    assert!(bench.flying.is_empty());
    for input in [Input::Woke, Input::Queued, Input::NetworkUp, Input::SignedIn] {
        bench.now_ms += 100_000;
        bench.step(input);
        assert!(bench.flying.is_empty() && bench.wake_ms.is_none());
    }
}
