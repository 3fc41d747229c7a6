//! What a snapshot promises: the state at one place, in pieces that can be checked; with what came
//! later it is the whole catalogue.

use crate::authority::{Server, asker, items_of, problem, servers};
use crate::world::*;
use hub_core::rows::Role;
use hub_core::{Item, Operation};
use hub_protocol::{ProblemCode, Snapshot, Thing};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The things of all pieces, each checked against what was told of it.
fn unpacked(server: &mut dyn Server, snapshot: &Snapshot) -> Vec<Item> {
    let mut items = vec![];
    for (index, chunk) in (0..).zip(&snapshot.chunks) {
        let bytes = server.chunk(asker(BYSTANDER), &snapshot.id, index).unwrap();
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!((chunk.bytes, &chunk.sha256), (bytes.len() as u64, &hash));
        let most = usize::try_from(chunk.unpacked_bytes).unwrap();
        let text = String::from_utf8(zstd::bulk::decompress(&bytes, most).unwrap()).unwrap();
        assert_eq!(text.len(), most);
        let things = text.lines().map(|line| serde_json::from_str::<Thing>(line).unwrap());
        let before = items.len();
        items.extend(things.map(|thing| thing.into_item().unwrap()));
        assert_eq!((items.len() - before) as u64, u64::from(chunk.things));
    }
    items
}

fn catalogue(items: impl IntoIterator<Item = Item>) -> BTreeMap<hub_core::Key, Item> {
    items.into_iter().map(|item| (item.key(), item)).collect()
}

#[test]
fn a_snapshot_and_what_came_later_are_everything() {
    for mut server in servers() {
        let (me, long) = (member(Role::Contributor), "Every morning. ".repeat(1_200));
        for batch in 0..5 {
            let operations = (0..100).map(|n| {
                let n = batch * 100 + n + 1;
                let mut submission = submission(idea_id(n), &format!("Idea {n}"));
                submission.case.description = format!("{n}: {long}");
                envelope(n, Operation::IdeaSubmit(submission))
            });
            server.act(me, &operations.collect::<Vec<_>>(), NOW_MS);
        }
        let snapshot = server.snapshot(asker(BYSTANDER), Some(stream(me))).unwrap();
        assert_eq!(snapshot.cursor, server.head(SPACE).to_string());
        assert_eq!(snapshot.confirmed_n, 500);
        assert!(snapshot.chunks.len() > 2, "{} pieces", snapshot.chunks.len());
        let items = unpacked(server.as_mut(), &snapshot);
        assert!(items.windows(2).all(|pair| pair[0].seq < pair[1].seq));
        assert_eq!(items, server.items(), "{}", server.name());

        // Later on it is the same one, and still fits.
        let title = edit(idea_id(1), "title", json!("Match the bills"), None);
        server.act(me, &[envelope(501, title), envelope(502, submit(idea_id(502)))], NOW_MS);
        let again = server.snapshot(asker(BYSTANDER), Some(stream(me))).unwrap();
        assert_eq!(again, snapshot, "what came later is not confirmed by it");
        let tail = server.changes(asker(BYSTANDER), Some(&again.cursor), None, 1_000).unwrap();
        assert!(!tail.more && tail.items.len() < 10);
        let together = items.into_iter().chain(items_of(vec![tail]));
        assert_eq!(catalogue(together), catalogue(server.items()));
    }
}

#[test]
fn a_piece_that_is_not_there_is_said_to_be_gone() {
    for mut server in servers() {
        let snapshot = server.snapshot(asker(BYSTANDER), None).unwrap();
        assert_eq!(snapshot.chunks.len(), 1);
        let cases = [
            (snapshot.id.as_str(), 1, ProblemCode::NotFound),
            ("00000000-0000-0000-0000-000000000000", 0, ProblemCode::SnapshotGone),
            ("../../etc", 0, ProblemCode::SnapshotGone),
        ];
        for (id, index, expected) in cases {
            assert_eq!(problem(server.chunk(asker(BYSTANDER), id, index)), expected, "{id}");
        }
    }
}
