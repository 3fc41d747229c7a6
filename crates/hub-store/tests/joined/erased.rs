//! Texts that were erased leave every file of every device.

use crate::cases::retitle;
use crate::hub::{ADMIN, Device, ENGINEER};
use crate::server::Server;
use crate::world::{envelope, new_idea, submit};
use hub_core::operation::FieldEdit;
use hub_core::{IdeaId, Operation};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const SECRET: &str = "Salary of Jo Smith";

fn describe(id: IdeaId, text: &str) -> hub_core::Envelope {
    let edit = FieldEdit::Value { value: json!(text), base: None };
    envelope(Operation::IdeaEdit { id, set: BTreeMap::from([("description".to_owned(), edit)]) })
}

fn redact(id: IdeaId, field: &str) -> hub_core::Envelope {
    envelope(Operation::TextRedact {
        entity: "idea".to_owned(),
        key: id.0,
        field: field.to_owned(),
        reason: "private".to_owned(),
    })
}

/// In which tables of a space the text still stands.
fn found(folder: &Path) -> Vec<&'static str> {
    let places = [
        ("journal.db", "op", "body"),
        ("journal.db", "own_op", "body"),
        ("journal.db", "undo_entry", "about"),
        ("journal.db", "row", "json"),
        ("journal.db", "event", "json"),
        ("catalogue.db", "row", "json"),
        ("catalogue.db", "event", "json"),
        ("catalogue.db", "covered", "json"),
        ("catalogue.db", "idea_list", "title"),
    ];
    let stands = |&(file, table, column): &(&str, &str, &str)| {
        let db = rusqlite::Connection::open(folder.join(file)).unwrap();
        let sql = format!("SELECT count(*) > 0 FROM {table} WHERE instr({column}, ?1) > 0");
        db.query_row(&sql, [SECRET], |row| row.get::<_, Option<bool>>(0)).unwrap() == Some(true)
    };
    places.iter().filter(|place| stands(place)).map(|(_, table, _)| *table).collect()
}

#[test]
fn an_erased_text_is_gone_from_archive_history_and_acts() {
    for by_snapshot in [false, true] {
        let mut server = Server::new();
        let id = new_idea();
        server.decide(ENGINEER, submit(id, "One"));
        let mut device = Device::synced(&server, ENGINEER);
        device.act(retitle(id, SECRET));
        device.act(retitle(id, "Two"));
        // Written more than once: what a row was before stands in free pages.
        for text in [SECRET, "Otherwise", SECRET] {
            device.act(describe(id, text));
            device.settle(&mut server);
        }
        device.settle(&mut server);
        let kept = device.act(crate::world::comment(id));
        assert_eq!(found(&device.folder), ["own_op", "undo_entry", "row", "event"]);
        assert_eq!(found(server.folder()), ["op", "undo_entry", "row", "event", "row", "event"]);
        server.decide(ADMIN, redact(id, "description"));
        server.decide(ADMIN, redact(id, "title"));
        // What was not sent is a new text of its author.
        let outbox = device.joined().outbox(9).unwrap();
        assert_eq!(outbox.iter().map(|op| op.op_id).collect::<Vec<_>>(), [kept]);
        if by_snapshot {
            device.anew(&server, 2);
        } else {
            while device.pull(&server, 1) {}
        }
        assert_eq!(found(&device.folder), [""; 0], "{by_snapshot}");
        assert_eq!(found(server.folder()), [""; 0]);
        // Nor does any page, free or not, nor any log.
        for folder in [&device.folder, server.folder()] {
            for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
                let bytes = if file.is_file() { fs::read(&file).unwrap() } else { vec![] };
                for word in [SECRET, "salary"] {
                    let stands = bytes.windows(word.len()).any(|at| at == word.as_bytes());
                    assert!(!stands, "{word} in {file:?}, {by_snapshot}");
                }
            }
        }
        assert_eq!(device.joined().outbox(9).unwrap(), outbox);
        assert!(server.is_whole(), "the chain still fits, and its catalogue is as its journal");
        device.settle(&mut server);
        device.is_whole();
    }
}

#[test]
fn what_was_written_after_it_was_erased_stays() {
    for operations in [1, 9] {
        let mut server = Server::new();
        let id = new_idea();
        server.decide(ENGINEER, submit(id, "One"));
        let stale = server.decide(ENGINEER, retitle(id, "Before"));
        assert_eq!(stale, hub_core::Verdict::Ok);
        let mut device = Device::synced(&server, ENGINEER);
        server.decide(ADMIN, redact(id, "title"));
        server.decide(ENGINEER, retitle(id, "After"));
        // An edit that knew nothing of all that: its value becomes a conflict, after the erasing.
        let base = Some(hub_core::OpId(uuid::Uuid::now_v7()));
        let edit = FieldEdit::Value { value: json!("Late"), base };
        let set = BTreeMap::from([("title".to_owned(), edit)]);
        server.decide(ADMIN, envelope(Operation::IdeaEdit { id, set }));
        while device.pull(&server, operations) {}
        let conflicts = device.read(|reader| reader.open_conflicts_of(id).unwrap());
        assert_eq!(conflicts.len(), 1);
        let events = device.read(|reader| reader.events_of(id).unwrap());
        let told = events.iter().map(|row| serde_json::to_string(&row.event).unwrap());
        let told: Vec<String> = told.collect();
        assert!(told.iter().any(|event| event.contains("After")), "{told:?}");
        assert!(told.iter().all(|event| !event.contains("Before")), "{told:?}");
        let theirs: Vec<String> = server.items().into_iter().map(|item| item.json).collect();
        assert!(told.iter().all(|event| theirs.contains(event)));
        assert!(server.is_whole());
    }
}

#[test]
fn a_text_that_is_not_sent_stays_with_its_author() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ENGINEER, submit(id, "One"));
    let mut device = Device::synced(&server, ENGINEER);
    let waiting = device.act(describe(id, "What I write now"));
    server.decide(ADMIN, redact(id, "description"));
    device.pull(&server, 9);
    let outbox = device.joined().outbox(9).unwrap();
    assert_eq!(outbox.iter().map(|op| op.op_id).collect::<Vec<_>>(), [waiting]);
    device.settle(&mut server);
    device.is_whole();
}
