//! What is erased is nowhere any more: not in a row, an event, a conflict, an operation that was
//! accepted or refused, or a snapshot. The chain does not take it for tampering.

use crate::authority::{Server, asker, problem, servers};
use crate::world::*;
use hub_core::rows::Role;
use hub_core::{EntityKind, Item, Operation, Verdict};
use hub_protocol::ProblemCode;
use serde_json::json;

/// In a table, in the snapshot that is handed out, or left over in a file.
fn holds(server: &mut dyn Server, text: &str) -> bool {
    let admin = asker(member(Role::Admin));
    let snapshot = server.snapshot(admin, None).unwrap();
    let chunks = (0..).zip(&snapshot.chunks).map(|(index, chunk)| {
        let bytes = server.chunk(admin, &snapshot.id, index).unwrap();
        let most = usize::try_from(chunk.unpacked_bytes).unwrap();
        String::from_utf8(zstd::bulk::decompress(&bytes, most).unwrap()).unwrap()
    });
    let in_snapshot = chunks.collect::<String>().contains(text);
    let mut files = server.files().into_iter().map(|file| std::fs::read(file).unwrap());
    let bytes = text.as_bytes();
    let in_file = files.any(|file| file.windows(bytes.len()).any(|window| window == bytes));
    in_snapshot || in_file || server.all_texts().contains(text)
}

fn redact(kind: EntityKind, key: uuid::Uuid, field: &str) -> Operation {
    let (entity, field) = (kind.as_str().to_owned(), field.to_owned());
    Operation::TextRedact { entity, key, field, reason: "A person asked".to_owned() }
}

#[test]
fn an_erased_text_is_nowhere() {
    for mut server in servers() {
        let (author, admin) = (member(Role::Contributor), member(Role::Admin));
        let mut first = submission(idea_id(1), "Match the invoices");
        first.case.description = "SECRET of Ana".to_owned();
        let in_capitals = serde_json::to_string(&envelope(
            9,
            edit(idea_id(1), "description", json!("SECRET in capitals"), Some(op_id(1))),
        ));
        let id = idea_id(1).to_string();
        let in_capitals = in_capitals.unwrap().replace(&id, &id.to_uppercase());
        let of_author = [
            envelope(1, Operation::IdeaSubmit(first)),
            envelope(2, edit(idea_id(1), "description", json!("SECRET again"), Some(op_id(1)))),
            envelope(3, comment(1, idea_id(1), "Not that SECRET")),
        ];
        server.act(author, &of_author, NOW_MS);
        // Stale, so that its value becomes a conflict row; refused; and spelled otherwise.
        let stale = edit(idea_id(1), "description", json!("SECRET elsewhere"), Some(op_id(1)));
        let refused = edit(idea_id(1), "description", json!("NEVERSEEN by others"), Some(op_id(1)));
        let verdicts = server.act(member(Role::Lead), &[envelope(4, stale)], NOW_MS);
        assert!(matches!(verdicts[..], [Verdict::Merged { .. }]), "{verdicts:?}");
        let verdicts = server.act(BYSTANDER, &[envelope(5, refused)], NOW_MS);
        assert!(matches!(verdicts[..], [Verdict::Rejected(_)]), "{verdicts:?}");
        let raw = push_raw(stream(author), 4, op_id(9), &in_capitals);
        server.push(asker(author), &raw, NOW_MS).unwrap();
        let before = server.snapshot(asker(admin), None).unwrap();
        assert!(holds(server.as_mut(), "SECRET again") && holds(server.as_mut(), "elsewhere"));

        let gone = redact(EntityKind::Idea, idea_id(1).0, "description");
        let new = edit(idea_id(1), "description", json!("What may be read"), None);
        let verdicts = server.act(admin, &[envelope(6, gone), envelope(7, new)], NOW_MS);
        assert_eq!(verdicts, [Verdict::Ok, Verdict::Ok], "{}", server.name());
        let chunk = server.chunk(asker(admin), &before.id, 0);
        assert_eq!(problem(chunk), ProblemCode::SnapshotGone);
        for text in ["of Ana", "SECRET again", "elsewhere", "NEVERSEEN", "capitals"] {
            assert!(!holds(server.as_mut(), text), "{text} on {}", server.name());
        }
        assert!(holds(server.as_mut(), "Not that SECRET"), "only what was named");
        assert!(holds(server.as_mut(), "What may be read"), "what came later is new");
        assert!(holds(server.as_mut(), "A person asked"), "that it was erased, and why, stays");
        assert_eq!(server.verified(), Some(9));

        let gone = redact(EntityKind::Comment, comment_id(1).0, "body");
        assert_eq!(server.act(admin, &[envelope(8, gone)], NOW_MS), [Verdict::Ok]);
        assert!(!holds(server.as_mut(), "Not that SECRET"), "{}", server.name());
        assert_eq!(server.verified(), Some(10));
    }
}

#[test]
fn an_erased_name_is_nowhere() {
    for mut server in servers() {
        let admin = member(Role::Admin);
        let profile = Operation::MemberProfile { display_name: "Zenobia".into(), area_id: None };
        server.act(BYSTANDER, &[envelope(1, profile), envelope(2, submit(idea_id(1)))], NOW_MS);
        let remove = envelope(3, Operation::MemberRemove { member: BYSTANDER });
        let erase = envelope(4, Operation::MemberErase { member: BYSTANDER });
        assert!(holds(server.as_mut(), "Zenobia"));
        assert_eq!(server.act(admin, &[remove, erase], NOW_MS), [Verdict::Ok, Verdict::Ok]);
        assert!(!holds(server.as_mut(), "Zenobia"), "{}", server.name());
        assert!(server.items().iter().any(|item: &Item| item.key() == idea_id(1).into()));
        assert_eq!(server.verified(), Some(5));
    }
}
