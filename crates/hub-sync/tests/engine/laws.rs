//! Whatever the server answers and whenever, no operation is lost and the engine never falls asleep.

use crate::desk::{Bench, accepted, cursor, page, problem};
use hub_protocol::{Problem, ProblemCode};
use hub_sync::{Answer, Failure, Input, Link, Request};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What happens to one request, or between two.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Fine,
    Refused(usize),
    Lost,
    Torn,
    Queue,
    NetworkUp,
    SignedIn,
    DiskFull,
    Time(u16),
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Fine),
        4 => (0..ProblemCode::ALL.len()).prop_map(Fate::Refused),
        2 => Just(Fate::Lost),
        1 => Just(Fate::Torn),
        2 => Just(Fate::Queue),
        1 => Just(Fate::NetworkUp),
        1 => Just(Fate::SignedIn),
        1 => Just(Fate::DiskFull),
        4 => any::<u16>().prop_map(Fate::Time),
    ]
}

fn fine(bench: &Bench, request: &Request) -> Result<Answer, Failure> {
    match request {
        Request::Push(push) => Ok(Answer::Pushed(accepted(push))),
        Request::Refresh => Ok(Answer::Refreshed),
        Request::Changes { after, .. } => {
            let place = bench.device.place.unwrap().cursor;
            assert_eq!(*after, place.to_string());
            let confirmed_n = bench.device.next_n;
            let seq = place.position.seq + 1;
            let to = cursor(seq, place.position.n + 1);
            Ok(Answer::Page(page([seq], to, false, confirmed_n)))
        }
        _ => Err(Failure::Torn),
    }
}

fn apply(bench: &mut Bench, fate: Fate, next: &mut u128) {
    let outcome = match fate {
        Fate::Queue => {
            bench.device.queue(*next);
            *next += 1;
            return bench.step(Input::Queued);
        }
        Fate::NetworkUp => return bench.step(Input::NetworkUp),
        Fate::SignedIn => return bench.step(Input::SignedIn),
        Fate::DiskFull => return bench.device.full_for += 2,
        Fate::Time(ms) => {
            bench.now_ms += u64::from(ms);
            return bench.step(Input::Woke);
        }
        Fate::Fine => None,
        Fate::Refused(at) => Some(refusal(ProblemCode::ALL[at])),
        Fate::Lost => Some(Failure::Unreachable),
        Fate::Torn => Some(Failure::Torn),
    };
    if bench.flying.is_empty() {
        return;
    }
    let (id, request) = bench.flying.remove(0);
    let outcome = outcome.map_or_else(|| fine(bench, &request), Err);
    bench.done(id, outcome);
}

fn refusal(code: ProblemCode) -> Failure {
    let problem = Problem::new(code).with("expected_n", 1).with("retry_after_ms", 5_000);
    Failure::Refused { status: code.status(), problem }
}

proptest! {
    #[test]
    fn every_operation_is_somewhere_and_the_engine_goes_on(
        fates in prop::collection::vec(fate(), 1..120)
    ) {
        let mut bench = Bench::with(5);
        let mut next = 6;
        bench.step(Input::Start);
        for fate in fates {
            apply(&mut bench, fate, &mut next);
            let device = &bench.device;
            let known: BTreeSet<u128> = device.outbox.iter().map(|it| it.op_id.0.as_u128())
                .chain(device.verdicts.iter().map(|(op, _)| op.0.as_u128()))
                .chain(device.aside.iter().map(|(op, _)| op.0.as_u128()))
                .collect();
            prop_assert!((1..next).all(|op| known.contains(&op)), "{known:?} of {next}");
            let sleeps = bench.state.link == Link::SignInNeeded;
            if !matches!(fate, Fate::DiskFull) {
                prop_assert!(bench.wake_ms.is_some() || sleeps);
            }
        }
        // From here on everything is fine.
        bench.device.full_for = 0;
        bench.device.anew = None;
        bench.step(Input::SignedIn);
        bench.step(Input::NetworkUp);
        for _ in 0..60 {
            for (id, request) in std::mem::take(&mut bench.flying) {
                let outcome = match request {
                    Request::Snapshot { .. } | Request::Chunk { .. } => {
                        Err(problem(ProblemCode::Unavailable))
                    }
                    _ => fine(&bench, &request),
                };
                bench.done(id, outcome);
            }
            bench.wait();
        }
        prop_assert_eq!(bench.state.waiting, 0);
    }
}
