//! The outbox: in order, in whole pushes, and never a loss.

use crate::desk::{Bench, accepted, problem};
use hub_core::OpId;
use hub_protocol::{Problem, ProblemCode};
use hub_sync::{Answer, Failure, Held, Input, Link, Notice};
use uuid::Uuid;

#[test]
fn operations_go_in_order_and_at_most_200_at_a_time() {
    let mut bench = Bench::with(450);
    bench.step(Input::Start);
    let mut seen = vec![];
    while !bench.pushed_ns().is_empty() {
        let ns = bench.pushed_ns();
        assert!(ns.len() <= 200);
        seen.extend(ns);
        bench.answer_push(None);
    }
    assert_eq!(seen, (1..=450).collect::<Vec<u64>>());
    assert_eq!(bench.device.verdicts.len(), 450);
    assert_eq!((bench.state.waiting, bench.state.link), (0, Link::Online));
}

#[test]
fn a_push_fits_into_a_body() {
    let mut bench = Bench::with(0);
    for op in 1..=4 {
        bench.device.queue(op);
        bench.device.outbox.last_mut().unwrap().envelope =
            format!(r#"{{"kind":"x","text":"{}"}}"#, "a".repeat(400_000));
    }
    bench.step(Input::Start);
    assert_eq!(bench.pushed_ns(), [1, 2]);
}

#[test]
fn what_was_queued_while_a_push_flies_goes_with_the_next() {
    let mut bench = Bench::with(1);
    bench.step(Input::Start);
    bench.device.queue(2);
    bench.step(Input::Queued);
    assert_eq!(bench.pushed_ns(), [1]);
    bench.answer_push(None);
    assert_eq!(bench.pushed_ns(), [2]);
}

#[test]
fn an_answer_counts_once_and_only_for_exactly_what_was_sent() {
    let mut bench = Bench::with(3);
    bench.step(Input::Start);
    let (id, push) = bench.push().unwrap();
    let mut strange = accepted(&push);
    strange.answers.swap(0, 1);
    bench.done(id, Ok(Answer::Pushed(strange)));
    assert_eq!(bench.device.verdicts, []);
    bench.wait();
    let (id, push) = bench.push().unwrap();
    bench.done(id, Ok(Answer::Pushed(accepted(&push))));
    bench.done(id, Ok(Answer::Pushed(accepted(&push))));
    assert_eq!(bench.device.verdicts.len(), 3);
}

#[test]
fn nothing_that_fails_takes_an_operation_away() {
    use ProblemCode as P;
    let of = |code| (problem(code), Link::Online);
    let cases = [
        (Failure::Unreachable, Link::Offline),
        (Failure::TimedOut, Link::Offline),
        (Failure::Torn, Link::Offline),
        (Failure::Distrusted, Link::Distrusted),
        (Failure::Strange { status: 200 }, Link::Offline),
        (Failure::Strange { status: 403 }, Link::Offline),
        (problem(P::NotMember), Link::NoAccess),
        of(P::Forbidden),
        of(P::NotFound),
        of(P::StreamTaken),
        of(P::UpgradeRequired),
        of(P::TooMany),
        of(P::Unavailable),
        of(P::Unknown),
        of(P::CursorUnknown),
    ];
    for (failure, link) in cases {
        let mut bench = Bench::with(5);
        bench.step(Input::Start);
        for _ in 0..30 {
            bench.fail_all(&failure);
            bench.wait();
            if bench.flying.is_empty() {
                bench.wait();
            }
        }
        assert_eq!(bench.device.outbox.len(), 5, "{failure:?}");
        assert_eq!(bench.device.aside, [], "{failure:?}");
        assert_eq!(bench.state.link, link, "{failure:?}");
        bench.fail_all(&failure);
        while bench.pushed_ns().is_empty() {
            assert!(bench.wait() <= 61_000, "{failure:?}");
        }
        assert_eq!(bench.pushed_ns(), [1, 2, 3, 4, 5], "{failure:?}");
        bench.answer_push(None);
        assert_eq!((bench.state.waiting, bench.state.held), (0, None), "{failure:?}");
    }
}

#[test]
fn a_network_that_comes_up_ends_every_pause() {
    let mut bench = Bench::with(5);
    bench.step(Input::Start);
    for _ in 0..40 {
        bench.fail_all(&Failure::Unreachable);
        bench.wait();
    }
    bench.fail_all(&Failure::Unreachable);
    bench.step(Input::NetworkUp);
    assert_eq!(bench.pushed_ns().len(), 5);
    assert!(bench.changes().is_some());
}

#[test]
fn an_answer_to_one_lane_ends_the_pauses_of_the_other() {
    let mut bench = Bench::with(5);
    bench.step(Input::Start);
    for _ in 0..12 {
        bench.answer_push(Some(Failure::Unreachable));
        bench.fail_all(&Failure::Unreachable);
        while bench.pushed_ns().is_empty() {
            bench.wait();
        }
    }
    bench.answer_push(Some(Failure::Unreachable));
    while bench.changes().is_none() && bench.pushed_ns().is_empty() {
        bench.wait();
    }
}

/// Halving finds the one among many, wherever it is, and keeps no other back for long.
#[test]
fn a_poison_operation_is_found_and_set_aside() {
    for (named, at_most) in [(true, 2), (false, 16)] {
        for culprit in [1, 2, 77, 150, 199, 200] {
            for code in [ProblemCode::BadRequest, ProblemCode::TooLarge, ProblemCode::Invalid] {
                let mut bench = Bench::with(250);
                let poison = OpId(Uuid::from_u128(culprit));
                bench.step(Input::Start);
                let mut failed = 0;
                while !bench.pushed_ns().is_empty() {
                    let (id, push) = bench.push().unwrap();
                    match push.operations.iter().find(|it| it.op_id == poison) {
                        Some(it) => {
                            failed += 1;
                            let problem = Problem::new(code);
                            let problem = if named { problem.with("n", it.n) } else { problem };
                            let status = code.status();
                            bench.done(id, Err(Failure::Refused { status, problem }));
                        }
                        None => bench.done(id, Ok(Answer::Pushed(accepted(&push)))),
                    }
                }
                let case = format!("{culprit} {code:?} {named}");
                assert_eq!(bench.device.aside.len(), 1, "{case}");
                assert_eq!(bench.device.aside[0].0, poison, "{case}");
                assert_eq!(bench.device.verdicts.len(), 250, "the skip has one, too: {case}");
                assert!(failed <= at_most, "{failed} pushes failed: {case}");
                assert_eq!(bench.notices, [Notice::SetAside], "{case}");
            }
        }
    }
}

#[test]
fn a_server_that_refuses_everything_gets_one_operation_set_aside_at_most() {
    for code in [ProblemCode::Invalid, ProblemCode::Internal] {
        let mut bench = Bench::with(100);
        bench.step(Input::Start);
        for _ in 0..200 {
            while !bench.pushed_ns().is_empty() {
                bench.answer_push(Some(problem(code)));
            }
            bench.wait();
        }
        assert_eq!(bench.device.aside.len(), 1, "{code:?}");
        assert_eq!(bench.device.outbox.len(), 100, "{code:?}");
    }
}

#[test]
fn a_server_that_fails_at_everything_gets_none() {
    let mut bench = Bench::with(100);
    bench.step(Input::Start);
    for _ in 0..300 {
        bench.fail_all(&problem(ProblemCode::Internal));
        bench.wait();
    }
    assert_eq!(bench.device.aside, []);
}

#[test]
fn a_copied_folder_goes_on_in_a_stream_of_its_own() {
    let mut bench = Bench::with(3);
    bench.step(Input::Start);
    let (_, (_, _)) = bench.changes().expect("a page was asked for under the old stream");
    bench.answer_push(Some(problem(ProblemCode::StreamForked)));
    assert_eq!(bench.device.stream, 1);
    assert_eq!(bench.pushed_ns(), [1, 2, 3]);
    assert_eq!(bench.notices, [Notice::StreamForked]);
    assert!(bench.changes().is_some(), "it is asked again, under the new one");
    bench.answer_push(None);
    assert_eq!(bench.state.waiting, 0);
}

#[test]
fn a_server_that_was_put_back_gets_again_what_it_lacks() {
    let mut bench = Bench::with(5);
    bench.step(Input::Start);
    bench.answer_push(None);
    bench.device.queue(6);
    bench.step(Input::Queued);
    let gap = Problem::new(ProblemCode::StreamGap).with("expected_n", 3);
    bench.answer_push(Some(Failure::Refused { status: 409, problem: gap }));
    assert_eq!(bench.notices, [Notice::SentAgain { after_n: 2 }]);
    let (id, push) = bench.push().unwrap();
    let ops: Vec<u128> = push.operations.iter().map(|it| it.op_id.0.as_u128()).collect();
    assert_eq!(ops, [3, 4, 5, 6]);
    bench.done(id, Ok(Answer::Pushed(accepted(&push))));
    assert_eq!(bench.state.waiting, 0);
}

#[test]
fn a_gap_that_makes_no_sense_is_waited_out() {
    for expected in [serde_json::json!(0), serde_json::json!(9), serde_json::json!("x")] {
        let mut bench = Bench::with(2);
        bench.step(Input::Start);
        let gap = Problem::new(ProblemCode::StreamGap).with("expected_n", expected);
        bench.answer_push(Some(Failure::Refused { status: 409, problem: gap }));
        assert!(bench.notices.is_empty());
        bench.wait();
        assert_eq!(bench.device.outbox.len(), 2);
    }
}

#[test]
fn an_old_version_holds_the_outbox_and_reads_on() {
    let mut bench = Bench::with(2);
    bench.step(Input::Start);
    bench.answer_push(Some(problem(ProblemCode::UpgradeRequired)));
    assert_eq!(bench.state.held, Some(Held::UpdateNeeded));
    assert!(bench.changes().is_some());
    assert_eq!(bench.device.outbox.len(), 2);
}

#[test]
fn a_server_that_wants_a_rest_gets_it() {
    let mut bench = Bench::with(2);
    bench.step(Input::Start);
    let many = Problem::new(ProblemCode::TooMany).with("retry_after_ms", 20_000);
    bench.answer_push(Some(Failure::Refused { status: 429, problem: many }));
    let since = bench.now_ms;
    while bench.pushed_ns().is_empty() {
        bench.wait();
    }
    assert!((20_000..20_100).contains(&(bench.now_ms - since)), "{}", bench.now_ms - since);
}

#[test]
fn an_envelope_that_is_no_json_is_set_aside_at_once() {
    let mut bench = Bench::with(3);
    bench.device.outbox[1].envelope = "{".to_owned();
    bench.step(Input::Start);
    bench.step(Input::Woke);
    assert_eq!(bench.device.aside.len(), 1);
    assert_eq!(bench.pushed_ns(), [1, 2, 3]);
}

#[test]
fn a_full_disk_keeps_verdicts_coming_until_they_are_kept() {
    let mut bench = Bench::with(2);
    bench.step(Input::Start);
    bench.device.full_for = 3;
    for _ in 0..4 {
        while bench.pushed_ns().is_empty() {
            bench.wait();
        }
        bench.answer_push(None);
    }
    assert_eq!(bench.device.verdicts.len(), 2);
    bench.now_ms += 60_000;
    bench.step(Input::Woke);
    assert_eq!((bench.state.store, bench.state.waiting), (None, 0));
}

#[test]
fn what_went_through_a_network_that_is_gone_is_not_waited_for() {
    let mut bench = Bench::with(2);
    bench.step(Input::Start);
    let lost: Vec<_> = bench.flying.iter().map(|(id, _)| *id).collect();
    bench.step(Input::NetworkUp);
    assert!(bench.flying.iter().all(|(id, _)| !lost.contains(id)), "asked again");
    assert_eq!(bench.pushed_ns(), [1, 2]);
    assert!(bench.changes().is_some());
}

#[test]
fn a_full_disk_while_an_operation_is_set_aside_keeps_nothing_back_for_ever() {
    let mut bench = Bench::with(1);
    bench.step(Input::Start);
    bench.device.full_for = 1;
    bench.answer_push(Some(problem(ProblemCode::Invalid)));
    assert_eq!(bench.device.aside, []);
    while bench.pushed_ns().is_empty() {
        bench.wait();
    }
    bench.answer_push(Some(problem(ProblemCode::Invalid)));
    assert_eq!(bench.device.aside.len(), 1);
    bench.answer_push(None);
    assert_eq!(bench.state.waiting, 0, "the skip went through");
}
