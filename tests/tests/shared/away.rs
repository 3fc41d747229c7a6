//! The network goes away and comes back, and desktops end at any moment: nothing is lost.

use crate::world::{Desk, Two};
use hub_core::rows::Role;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn what_was_done_without_a_server_waits_and_is_sent_when_it_is_back() {
    let mut two = Two::with(Role::Contributor);
    two.away();
    let ideas: Vec<String> = (0..5).map(|n| two.ben.submit(&format!("Idea {n}"))).collect();
    let sync = two.ben.sync();
    assert_eq!((&sync["phase"], &sync["queue"]), (&json!("offline"), &json!(5)));
    assert_eq!(sync["last_error"]["code"], "SERVER_UNREACHABLE");
    assert!(sync["last_synced_at_ms"].as_i64().is_some());
    let shown: Vec<_> = ideas.iter().map(|id| two.ben.page(id)["case"]["title"].clone()).collect();
    assert_eq!(shown, (0..5).map(|n| json!(format!("Idea {n}"))).collect::<Vec<_>>());
    two.back();
    for id in &ideas {
        two.ana.until_there(id);
    }
    assert_eq!(two.ben.sync()["last_error"], json!(null));
    assert_eq!(two.ben.call("sync.queue", json!({})), json!([]));
}

#[test]
fn what_waits_outlasts_the_desktop() {
    let mut two = Two::with(Role::Contributor);
    two.away();
    let id = two.ben.submit("Match invoices");
    drop(two.ben);
    let began = Instant::now();
    let ben = Desk::open(two.folders[1].path());
    assert_eq!(ben.page(&id)["case"]["title"], "Match invoices", "{:?}", began.elapsed());
    ben.until_phase("offline");
    two.server.serve();
    ben.call("sync.now", json!({}));
    ben.until_sent();
    two.ana.call("sync.now", json!({}));
    two.ana.until_there(&id);
}

#[test]
fn a_desktop_that_ends_at_any_moment_loses_nothing_and_does_nothing_twice() {
    let two = Two::with(Role::Contributor);
    let mut ben = two.ben;
    let mut ideas = vec![];
    for round in 0..12_u64 {
        let title = format!("Idea {round}");
        ideas.push(ben.submit(&title));
        // It ends at another moment of its way to the server each time.
        std::thread::park_timeout(Duration::from_millis(round * round % 37));
        let began = Instant::now();
        drop(ben);
        let took = began.elapsed();
        assert!(took < Duration::from_secs(2), "closing took {took:?}");
        ben = Desk::open(two.folders[1].path());
    }
    ben.until_sent();
    for id in &ideas {
        two.ana.until_there(id);
    }
    let total = two.ana.call("ideas.summary", json!({}))["total"].clone();
    assert_eq!(total, ideas.len());
    assert!(ben.in_inbox("refused").is_none());
}
