//! A disk without room, made with a limit on the pages of a file.

use super::*;
use crate::catalogue::Feed as _;
use crate::{IdeaFigures, Joining, Place};
use hub_core::genesis::{Founding, genesis};
use hub_core::{OpId, ProfileId};
use rusqlite::Connection;
use serde_json::json;
use std::ops::ControlFlow;

const ME: MemberId = MemberId(Uuid::from_u128(7));

fn space(data: &Path) -> Space {
    let founding = Founding {
        space: SpaceId(Uuid::from_u128(1)),
        member: ME,
        op: OpId(Uuid::from_u128(2)),
        profiles: [3, 4, 5, 6].map(|id| ProfileId(Uuid::from_u128(id))),
        name: "Mine".to_owned(),
        member_name: "Ana".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "UTC".to_owned(),
        now_ms: 0,
    };
    let projector = Projector::new(1, |_, _, _| IdeaFigures::default());
    Space::create(data, &genesis(&founding).unwrap(), projector).unwrap()
}

fn ideas(count: usize) -> Vec<Envelope> {
    let one = |_| {
        let id = Uuid::now_v7();
        let case = json!({ "title": "One", "description": "word ".repeat(300) });
        let idea = json!({ "op_id": Uuid::now_v7(), "written_at_ms": 0, "kind": "idea.submit",
            "id": id, "case": case });
        serde_json::from_value(idea).unwrap()
    };
    (0..count).map(one).collect()
}

fn append(space: &mut Space, envelopes: &[Envelope]) -> Result<Appended, StoreError> {
    space.append(ME, envelopes, 0, &mut |_| ControlFlow::Continue(()))
}

/// Lets a file grow by so many pages from now on.
fn allow(connection: &Connection, pages: i64) {
    let present = crate::database::pragma(connection, "page_count").unwrap();
    let sql = format!("PRAGMA max_page_count = {}", present + pages);
    connection.query_row(&sql, [], |_| Ok(())).unwrap();
}

fn listed(space: &Space) -> usize {
    space.readers().read(|reader| reader.count()).unwrap()
}

#[test]
fn a_journal_without_room_stays_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    let mut space = space(data.path());
    append(&mut space, &ideas(10)).unwrap();
    let before = space.check().unwrap();
    allow(space.journal.connection(), 5);
    let batch = ideas(100);
    for _ in 0..2 {
        assert_eq!(append(&mut space, &batch).unwrap_err().code(), "STORE_DISK_FULL");
        assert_eq!(space.check().unwrap(), before);
    }
    let draft = json!({ "title": "x".repeat(100_000) });
    let full = space.journal.draft_put(Uuid::now_v7(), &draft, 0);
    assert_eq!(full.unwrap_err().code(), "STORE_DISK_FULL");
    assert_eq!(space.check().unwrap(), before);
    allow(space.journal.connection(), 10_000);
    append(&mut space, &batch).unwrap();
    let after = space.check().unwrap();
    assert_eq!((after.ideas, after.findings), (110, vec![]));
}

#[test]
fn a_catalogue_without_room_is_behind_and_catches_up() {
    let data = tempfile::tempdir().unwrap();
    let mut space = space(data.path());
    append(&mut space, &ideas(10)).unwrap();
    allow(space.catalogue.connection(), 5);
    let done = append(&mut space, &ideas(100)).unwrap();
    assert_eq!(done.behind.map(|error| error.code()), Some("STORE_DISK_FULL"));
    assert!(done.verdicts.iter().all(|verdict| *verdict == Verdict::Ok));
    assert_eq!(listed(&space), 10, "readers see what they saw");
    allow(space.catalogue.connection(), 10_000);
    let done = append(&mut space, &ideas(1)).unwrap();
    assert!(done.behind.is_none());
    assert_eq!(done.changed.ideas.len(), 101);
    assert_eq!(listed(&space), 111);
    assert_eq!(space.check().unwrap().findings, []);
}

/// The texts and bytes of an encoder's vectors.
fn vectors(space: &Space, model: &str) -> Vec<(TextHash, Vec<u8>)> {
    let mut found = vec![];
    let each = |text, bytes: &[u8]| found.push((text, bytes.to_vec()));
    space.readers().read(|reader| reader.each_vector(model, each)).unwrap();
    found
}

#[test]
fn vectors_stay_when_the_projections_are_made_anew() {
    let data = tempfile::tempdir().unwrap();
    let mut space = space(data.path());
    let kept = [([1; 16], vec![1, 2, 3]), ([2; 16], vec![])];
    space.keep_vectors("one", &kept).unwrap();
    space.keep_vectors("other", &kept[..1]).unwrap();
    let folder = space.folder().to_owned();
    drop(space);
    let projector = Projector::new(2, |_, _, _| IdeaFigures::default());
    let mut space = Space::open(&folder, projector, 0).unwrap();
    assert_eq!(vectors(&space, "one"), kept);
    let get = |space: &Space, text| space.readers().read(|it| it.vector("one", &text)).unwrap();
    assert_eq!(get(&space, [1; 16]), Some(vec![1, 2, 3]));
    assert_eq!(get(&space, [3; 16]), None);
    space.keep_vectors("one", &[([1; 16], vec![9])]).unwrap();
    assert_eq!(get(&space, [1; 16]), Some(vec![9]), "made anew");
    space.drop_vectors("one", &[[2; 16]]).unwrap();
    assert_eq!((vectors(&space, "one").len(), vectors(&space, "other").len()), (1, 0));
    space.rebuild_catalogue().unwrap();
    assert_eq!(vectors(&space, "one"), [], "a damaged file takes them along");
}

#[test]
fn a_catalogue_of_the_first_version_gets_its_vectors() {
    let data = tempfile::tempdir().unwrap();
    let opened = space(data.path());
    let folder = opened.folder().to_owned();
    drop(opened);
    let older = Connection::open(folder.join("catalogue.db")).unwrap();
    let former = "
        DROP TABLE vector; DROP TABLE covered; DROP TABLE standing; DROP TABLE incoming;
        DROP TABLE incoming_chunk; PRAGMA user_version = 1;";
    older.execute_batch(former).unwrap();
    drop(older);
    let projector = Projector::new(1, |_, _, _| IdeaFigures::default());
    let error = Space::open_read_only(&folder, &projector).unwrap_err();
    assert_eq!(error.code(), "STORE_CATALOGUE_NOT_READY");
    let mut space = Space::open(&folder, projector, 0).unwrap();
    space.keep_vectors("one", &[([1; 16], vec![1])]).unwrap();
    assert_eq!((vectors(&space, "one").len(), space.notices().len()), (1, 0));
}

/// A joined space that has read the first rows of another.
fn joined(data: &Path) -> Space {
    let other = tempfile::tempdir().unwrap();
    let server = space(other.path());
    let joining = Joining {
        space: server.id(),
        member: ME,
        stream: Uuid::now_v7(),
        name: "Ours".to_owned(),
        server: json!({}),
    };
    let projector = Projector::new(1, |_, _, _| IdeaFigures::default());
    let mut space = Space::join(data, &joining, projector, 0).unwrap();
    let position = server.journal.head().unwrap();
    let items = server.journal.items(0, position.seq).unwrap();
    let place = Place { stream: joining.stream, epoch: 1, position, confirmed_n: 0 };
    space.joined().unwrap().take_page(None, &items, &place).unwrap().unwrap();
    space
}

fn waiting(space: &mut Space) -> u64 {
    space.joined().unwrap().waiting().unwrap()
}

#[test]
fn a_joined_space_without_room_in_either_file_keeps_all_or_nothing() {
    for is_journal in [true, false] {
        let data = tempfile::tempdir().unwrap();
        let mut space = joined(data.path());
        append(&mut space, &ideas(10)).unwrap();
        let before = space.check().unwrap();
        let file = |space: &Space, pages| {
            let files = [space.catalogue.connection(), space.journal.connection()];
            allow(files[usize::from(is_journal)], pages);
        };
        file(&space, 5);
        let batch = ideas(100);
        for _ in 0..2 {
            assert_eq!(append(&mut space, &batch).unwrap_err().code(), "STORE_DISK_FULL");
            assert_eq!((space.check().unwrap(), waiting(&mut space)), (before.clone(), 10));
        }
        file(&space, 10_000);
        append(&mut space, &batch).unwrap();
        assert_eq!((listed(&space), waiting(&mut space)), (110, 110));
        assert_eq!(space.check().unwrap().findings, []);
    }
}

#[test]
fn an_answer_that_finds_no_room_is_kept_and_shown_later() {
    let data = tempfile::tempdir().unwrap();
    let mut space = joined(data.path());
    let batch = ideas(200);
    append(&mut space, &batch).unwrap();
    let refused = Verdict::Rejected(hub_core::Code::Forbidden.into());
    let answers: Vec<_> = batch.iter().map(|it| (it.op_id, refused.clone())).collect();
    let answer = |space: &mut Space| {
        let changed = space.joined().unwrap().answered(&answers, 1);
        changed.map(|changed| changed.ideas.len())
    };
    // As a disk that takes nothing.
    space.catalogue.connection().execute_batch("PRAGMA query_only = ON").unwrap();
    answer(&mut space).unwrap_err();
    assert_eq!((waiting(&mut space), listed(&space)), (0, 200), "safe, and not shown yet");
    space.catalogue.connection().execute_batch("PRAGMA query_only = OFF").unwrap();
    assert_eq!(answer(&mut space).unwrap(), 200);
    assert_eq!((listed(&space), space.check().unwrap().findings), (0, vec![]));
    assert_eq!(space.joined().unwrap().attention().unwrap().len(), 200);
}
