//! Two spaces in one database know nothing of each other.

use crate::authority::{asker, problem, servers};
use crate::world::*;
use hub_core::SpaceId;
use hub_core::rows::Role;
use hub_protocol::ProblemCode;
use hub_server::authority::{Asker, Verified};
use hub_server::store::StoreError;
use uuid::Uuid;

const OTHER: SpaceId = SpaceId(Uuid::from_u128(0x07e4));

#[test]
fn spaces_stay_apart() {
    for mut server in servers() {
        server.found(&first_rows(OTHER)).unwrap();
        assert!(matches!(server.found(&first_rows(OTHER)), Err(StoreError::Exists)));
        let me = member(Role::Contributor);
        let there = Asker { space: OTHER, member: me };
        let same = push(stream(me), 1, &[envelope(1, submit(idea_id(1)))]);
        server.push(asker(me), &same, NOW_MS).unwrap();
        let (here, head) = (server.items(), server.head(OTHER));
        // The very same operation, in the other space.
        server.push(there, &same, NOW_MS).unwrap();
        assert_ne!(server.head(OTHER), head);
        assert_eq!(server.items(), here, "{}", server.name());
        let cursor = server.head(SPACE).to_string();
        let strange = server.changes(there, Some(&cursor), None, 9);
        assert_eq!(problem(strange), ProblemCode::CursorUnknown);
        let snapshot = server.snapshot(asker(me), None).unwrap();
        assert_eq!(problem(server.chunk(there, &snapshot.id, 0)), ProblemCode::SnapshotGone);
        for space in [SPACE, OTHER] {
            assert_eq!(server.verify(space), Verified::Whole { operations: 2 });
        }
        let nowhere = Asker { space: SpaceId(Uuid::from_u128(1)), member: me };
        let pushed = server.push(nowhere, &same, NOW_MS);
        assert!(matches!(pushed, Err(StoreError::NoSpace)), "{pushed:?}");
    }
}
