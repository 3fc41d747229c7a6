//! Reading: pages to the end, then long waits; snapshots where nothing fits.

use crate::desk::{Bench, cursor, page, problem, snapshot};
use hub_protocol::{Page, ProblemCode};
use hub_sync::{Answer, Failure, Input, Intake, Notice, Place, Request, RequestId};

fn answer(bench: &mut Bench, page: Page) {
    let (id, _) = bench.changes().expect("a page is asked for");
    bench.done(id, Ok(Answer::Page(page)));
}

#[test]
fn pages_are_read_to_the_end_and_then_waited_for() {
    let mut bench = Bench::with(0);
    bench.step(Input::Start);
    answer(&mut bench, page([11, 12], cursor(12, 6), true, 0));
    assert!(!bench.state.is_level);
    let (id, asked) = bench.changes().unwrap();
    assert_eq!(asked, (cursor(12, 6).to_string(), 0));
    bench.done(id, Ok(Answer::Page(page([13], cursor(13, 7), false, 0))));
    assert!(bench.state.is_level);
    assert_eq!(bench.device.items.len(), 3);
    let (id, (_, wait_seconds)) = bench.changes().unwrap();
    assert_eq!(wait_seconds, 25);
    bench.now_ms += 25_000;
    bench.done(id, Ok(Answer::Page(page([], cursor(13, 7), false, 0))));
    assert!(bench.state.is_level);
}

#[test]
fn a_page_that_cannot_follow_is_not_taken() {
    let cases = [
        page([11, 11], cursor(12, 6), false, 0),
        page([12, 11], cursor(12, 6), false, 0),
        page([10], cursor(12, 6), false, 0),
        page([13], cursor(12, 6), false, 0),
        page([], cursor(9, 6), false, 0),
        page([], cursor(12, 4), false, 0),
        page([], cursor(10, 5), true, 0),
        Page { items: vec![], cursor: "c1.x".to_owned(), more: false, confirmed_n: 0 },
    ];
    for page in cases {
        let mut bench = Bench::with(0);
        bench.step(Input::Start);
        let before = bench.device.place;
        let case = format!("{page:?}");
        answer(&mut bench, page);
        assert_eq!(bench.device.place, before, "{case}");
        assert!(bench.device.items.is_empty(), "{case}");
        bench.wait();
        assert!(bench.changes().is_some() || bench.wake_ms.is_some(), "{case}");
    }
}

#[test]
fn news_is_kept_away_for_a_minute_at_most() {
    let mut bench = Bench::with(0);
    bench.step(Input::Start);
    answer(&mut bench, page([], cursor(10, 5), false, 0));
    let mut waits = vec![];
    for _ in 0..6 {
        let (id, (_, wait)) = bench.changes().unwrap();
        waits.push(wait);
        bench.now_ms += u64::from(wait) * 1_000;
        bench.done(id, Ok(Answer::Page(page([], cursor(10, 5), false, 0))));
    }
    assert_eq!(waits, [25, 25, 25, 0, 25, 25]);
}

#[test]
fn a_wait_that_never_ends_is_given_up() {
    let mut bench = Bench::with(0);
    bench.step(Input::Start);
    answer(&mut bench, page([], cursor(10, 5), false, 0));
    let (lost, _) = bench.changes().unwrap();
    let since = bench.now_ms;
    while bench.changes().is_none() {
        bench.wait();
    }
    assert!(bench.now_ms - since <= 60_000);
    bench.done(lost, Ok(Answer::Page(page([11], cursor(11, 6), false, 0))));
    assert!(bench.device.items.is_empty(), "an answer that nobody waits for is not taken");
}

fn asks_for_snapshot(bench: &mut Bench) -> Option<RequestId> {
    let taken = bench.take(|request| matches!(request, Request::Snapshot { .. }).then_some(()));
    taken.map(|(id, ())| id)
}

fn asks_for_chunk(bench: &mut Bench) -> Option<(RequestId, u32)> {
    bench.take(|request| match request {
        Request::Chunk { index, .. } => Some(*index),
        _ => None,
    })
}

#[test]
fn a_first_sync_goes_on_where_it_was_cut_off() {
    let (list, chunks) = snapshot(cursor(4, 2), 0);
    let mut bench = Bench::empty();
    bench.step(Input::Start);
    let id = asks_for_snapshot(&mut bench).unwrap();
    bench.done(id, Ok(Answer::Snapshot(list.clone())));
    let (id, index) = asks_for_chunk(&mut bench).unwrap();
    bench.done(id, Ok(Answer::Chunk(chunks[index as usize].clone())));
    assert_eq!(bench.state.intake, Some(Intake { taken: 1, chunks: 2, is_first: true }));

    let mut again = Bench::empty();
    again.device = bench.device;
    again.step(Input::Start);
    let (id, index) = asks_for_chunk(&mut again).unwrap();
    assert_eq!(index, 1);
    again.done(id, Ok(Answer::Chunk(chunks[1].clone())));
    assert_eq!(again.device.place, Some(Place { cursor: cursor(4, 2), confirmed_n: 0 }));
    assert_eq!(again.device.items.len(), 4);
    assert_eq!(again.state.intake, None);
    assert!(again.changes().is_some());
}

#[test]
fn a_chunk_that_is_not_the_one_of_the_list_is_asked_for_again() {
    let (list, chunks) = snapshot(cursor(4, 2), 0);
    let mut bench = Bench::empty();
    bench.step(Input::Start);
    let id = asks_for_snapshot(&mut bench).unwrap();
    bench.done(id, Ok(Answer::Snapshot(list.clone())));
    let mut cut = chunks[0].clone();
    cut.pop();
    let mut flipped = chunks[0].clone();
    flipped[9] ^= 1;
    for bad in [cut, flipped, chunks[1].clone()] {
        let (id, _) = loop {
            match asks_for_chunk(&mut bench) {
                Some(asked) => break asked,
                None => bench.wait(),
            };
        };
        bench.done(id, Ok(Answer::Chunk(bad)));
        assert!(bench.device.items.is_empty());
    }
    let id = loop {
        match asks_for_snapshot(&mut bench) {
            Some(id) => break id,
            None => bench.wait(),
        };
    };
    bench.done(id, Ok(Answer::Snapshot(list)));
    assert!(asks_for_chunk(&mut bench).is_some());
}

#[test]
fn a_snapshot_that_was_replaced_is_asked_for_anew() {
    for code in [ProblemCode::SnapshotGone, ProblemCode::NotFound] {
        let (list, _) = snapshot(cursor(4, 2), 0);
        let mut bench = Bench::empty();
        bench.step(Input::Start);
        let id = asks_for_snapshot(&mut bench).unwrap();
        bench.done(id, Ok(Answer::Snapshot(list)));
        let (id, _) = asks_for_chunk(&mut bench).unwrap();
        bench.done(id, Err(problem(code)));
        assert!(asks_for_snapshot(&mut bench).is_some(), "{code:?}");
    }
}

#[test]
fn a_history_that_does_not_fit_is_read_anew_and_told() {
    let cases = [
        (ProblemCode::CursorUnknown, Notice::HistoryReplaced),
        (ProblemCode::CursorTooOld, Notice::AwayTooLong),
    ];
    for (code, notice) in cases {
        let mut bench = Bench::with(3);
        bench.step(Input::Start);
        bench.answer_push(None);
        let (id, _) = bench.changes().unwrap();
        bench.done(id, Err(problem(code)));
        assert_eq!(bench.notices, [notice]);
        let id = asks_for_snapshot(&mut bench).unwrap();
        let (list, chunks) = snapshot(cursor(4, 2), 1);
        bench.done(id, Ok(Answer::Snapshot(list)));
        for chunk in chunks {
            let (id, _) = asks_for_chunk(&mut bench).unwrap();
            bench.done(id, Ok(Answer::Chunk(chunk)));
        }
        assert_eq!(bench.device.place, Some(Place { cursor: cursor(4, 2), confirmed_n: 1 }));
        answer(&mut bench, page([], cursor(4, 2), false, 1));
        assert_eq!(bench.notices, [notice, Notice::SentAgain { after_n: 1 }]);
        let ops: Vec<u128> =
            bench.push().unwrap().1.operations.iter().map(|it| it.op_id.0.as_u128()).collect();
        assert_eq!(ops, [2, 3]);
    }
}

#[test]
fn a_server_without_memory_is_not_flooded() {
    let mut bench = Bench::with(3);
    bench.step(Input::Start);
    let since = bench.now_ms;
    let mut sent_again = 0;
    while sent_again < 20 {
        if !bench.pushed_ns().is_empty() {
            bench.answer_push(None);
        } else if let Some((id, _)) = bench.changes() {
            bench.now_ms += 50;
            bench.done(id, Ok(Answer::Page(page([], cursor(10, 5), false, 0))));
        } else {
            bench.wait();
        }
        let again = |notice: &&Notice| matches!(notice, Notice::SentAgain { .. });
        sent_again = bench.notices.iter().filter(again).count();
    }
    assert!(bench.now_ms - since > 60_000, "{} ms", bench.now_ms - since);
}

#[test]
fn rows_that_the_disk_did_not_take_are_asked_for_again() {
    let mut bench = Bench::with(0);
    bench.step(Input::Start);
    bench.device.full_for = 2;
    for _ in 0..3 {
        let (id, _) = loop {
            match bench.changes() {
                Some(asked) => break asked,
                None => bench.wait(),
            };
        };
        bench.done(id, Ok(Answer::Page(page([11], cursor(11, 6), false, 0))));
    }
    assert_eq!(bench.device.items.len(), 1);
    assert_eq!(bench.device.place.unwrap().cursor, cursor(11, 6));
}

#[test]
fn strange_answers_are_no_end() {
    let mut bench = Bench::with(0);
    bench.step(Input::Start);
    for _ in 0..50 {
        bench.fail_all(&Failure::Strange { status: 200 });
        bench.wait();
    }
    assert!(bench.wake_ms.is_some());
}
