//! How fast both databases are at the size of a large catalogue. Run by hand:
//! `cargo test --release --test contract -- --ignored --nocapture`.

use crate::authority::{Server, asker, pull, servers};
use crate::world::*;
use hub_core::rows::{Role, Stage};
use hub_core::{Envelope, IdeaId, Operation};
use serde_json::json;
use std::time::Instant;

const AT_ONCE: u128 = 200;

fn ideas() -> u128 {
    let asked = std::env::var("HUB_MEASURE_IDEAS").ok().and_then(|count| count.parse().ok());
    asked.unwrap_or(100_000)
}

fn idea(n: u128) -> Envelope {
    let mut operation = import(idea_id(n), Stage::Ready, 0);
    if let Operation::IdeaImport { submission, .. } = &mut operation {
        submission.case.description =
            format!("{n}: {}", "Somebody compares two lists. ".repeat(12));
    }
    envelope(n, operation)
}

/// Milliseconds a step, and how many steps a second.
fn told(what: &str, steps: u128, since: Instant) {
    let seconds = since.elapsed().as_secs_f64();
    let (each_ms, rate) = (1_000.0 * seconds / steps as f64, steps as f64 / seconds);
    println!("  {what}: {seconds:.2} s, {each_ms:.3} ms each, {rate:.0}/s");
}

fn pushes(server: &mut dyn Server, what: &str, n: u128, make: impl Fn(u128) -> Envelope) {
    let (lead, since) = (member(Role::Lead), Instant::now());
    for at in 0..n {
        server.act(lead, &[make(at)], NOW_MS);
    }
    told(what, n, since);
}

#[test]
#[ignore = "measures, for minutes"]
fn at_the_size_of_a_large_catalogue() {
    let count = ideas();
    for mut server in servers() {
        println!("{}, {count} ideas", server.name());
        let (lead, since) = (member(Role::Lead), Instant::now());
        for first in (1..=count).step_by(AT_ONCE as usize) {
            let last = count.min(first + AT_ONCE - 1);
            server.act(lead, &(first..=last).map(idea).collect::<Vec<_>>(), NOW_MS);
        }
        told("ideas brought in, 200 a push", count, since);

        let beyond = 10 * count;
        let at = |n: u128| IdeaId(idea_id(1 + n * 37 % count).0);
        let server = server.as_mut();
        pushes(server, "edits, one a push", 200, |n| {
            envelope(beyond + n, edit(at(n), "title", json!(format!("Title {n}")), None))
        });
        pushes(server, "comments, one a push", 200, |n| {
            envelope(beyond + 1_000 + n, comment(beyond + n, at(n), "Here, too"))
        });
        pushes(server, "merges, one a push", 100, |n| {
            let (source, target) = (at(n), at(n + 500));
            let merge = Operation::Merge { source, target, adds_volume: true };
            envelope(beyond + 2_000 + n, merge)
        });
        let cursor = server.head(SPACE).to_string();
        let since = Instant::now();
        for _ in 0..500 {
            let page = server.changes(asker(lead), Some(&cursor), Some(stream(lead)), 2_000);
            assert!(page.unwrap().items.is_empty());
        }
        told("empty pages", 500, since);
        let since = Instant::now();
        let pages = pull(server, lead, 2_000);
        told("full pages", pages.len() as u128, since);
        let since = Instant::now();
        let snapshot = server.snapshot(asker(lead), None).unwrap();
        let bytes: u64 = snapshot.chunks.iter().map(|chunk| chunk.bytes).sum();
        println!("  {} MiB packed", bytes / 1_048_576);
        told("pieces of a snapshot made", snapshot.chunks.len() as u128, since);
        let since = Instant::now();
        for index in 0..u32::try_from(snapshot.chunks.len()).unwrap() {
            server.chunk(asker(lead), &snapshot.id, index).unwrap();
        }
        told("pieces read", snapshot.chunks.len() as u128, since);
        let since = Instant::now();
        let operations = server.verified().unwrap();
        told("operations of the chain recomputed", u128::from(operations), since);
        let redact = Operation::TextRedact {
            entity: "idea".to_owned(),
            key: at(0).0,
            field: "description".to_owned(),
            reason: "Asked for".to_owned(),
        };
        let since = Instant::now();
        let verdicts = server.act(member(Role::Admin), &[envelope(beyond + 9_999, redact)], NOW_MS);
        assert_eq!(verdicts, [hub_core::Verdict::Ok]);
        told("text erased from everything", 1, since);
    }
}
