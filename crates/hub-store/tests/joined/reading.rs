//! What becomes of what the server hands out: pages, snapshots, and numbers of streams.

use crate::cases::{retitle, states, titles, withdraw};
use crate::hub::{ADMIN, Device, ENGINEER};
use crate::server::{Failed, Server};
use crate::world::{comment, envelope, imports, new_idea, submit};
use hub_core::{EntityKind, Item, OpId, Operation, Position, Verdict};
use hub_store::Place;
use serde_json::json;
use uuid::Uuid;

#[test]
fn a_page_is_taken_where_it_begins_or_not_at_all() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    let at = server.head();
    for title in ["One", "Two"] {
        server.decide(ADMIN, submit(new_idea(), title));
    }
    let stream = device.stream();
    let (items, place, _) = server.changes(Some(at), stream, 9).unwrap();
    let elsewhere = Position { chain: [7; 32], ..at };
    for after in [None, Some(elsewhere), Some(Position::START)] {
        assert!(device.joined().take_page(after.as_ref(), &items, &place).unwrap().is_none());
        assert_eq!(titles(&mut device), [""; 0]);
    }
    let mut broken = items.clone();
    broken[1].json = json!({ "later": "versions" }).to_string();
    let error = device.joined().take_page(Some(&at), &broken, &place).unwrap_err();
    assert_eq!(
        (error.code(), error.facts()["at_seq"].as_u64()),
        ("STORE_NOT_UNDERSTOOD", Some(broken[1].seq))
    );
    assert_eq!(device.joined().place().unwrap().unwrap().position, at);
    assert!(device.take(Some(at), &items, &place).is_some());
    assert!(device.joined().take_page(Some(&at), &items, &place).unwrap().is_none(), "twice");
    assert_eq!(titles(&mut device), ["One", "Two"]);
}

#[test]
fn the_history_is_read_on_without_what_waits() {
    let mut server = Server::new();
    let (id, before) = (new_idea(), server.head().seq);
    let [first, second] = [submit(id, "One"), comment(id)];
    server.decide(ADMIN, first.clone());
    server.decide(ENGINEER, second.clone());
    let mut device = Device::synced(&server, ADMIN);
    let waiting = device.act(comment(id));
    let ops = |rows: Vec<hub_store::EventRow>| -> Vec<OpId> {
        rows.iter().map(|row| row.event.op_id).collect()
    };
    device.read(|reader| {
        let all = reader.events_after(before, 9).unwrap();
        assert_eq!(ops(reader.events_after(before, 1).unwrap()), [first.op_id]);
        assert_eq!(ops(reader.events_after(all[0].seq, 9).unwrap()), [second.op_id]);
        assert_eq!(ops(all), [first.op_id, second.op_id]);
        let by = reader.event_by_op(Some(id), second.op_id).unwrap().map(|row| row.event.by);
        assert_eq!(by, Some(ENGINEER));
        assert!(reader.event_by_op(Some(id), waiting).unwrap().is_some_and(|it| it.is_waiting()));
        assert_eq!(reader.event_by_op(None, second.op_id).unwrap(), None);
    });
}

#[test]
fn numbers_are_confirmed_once_and_for_one_stream() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    device.act(submit(new_idea(), "One"));
    device.push(&mut server, 9).unwrap();
    device.pull(&server, 9);
    let confirmed = |device: &mut Device| device.joined().place().unwrap().unwrap().confirmed_n;
    assert_eq!(confirmed(&mut device), 1);
    let place = device.joined().place().unwrap().unwrap();
    for said in [0, 1] {
        let again = Place { confirmed_n: said, ..place };
        device.joined().take_page(Some(&place.position), &[], &again).unwrap().unwrap();
        assert_eq!(confirmed(&mut device), 1, "a page that says {said} takes nothing back");
    }
    device.act(submit(new_idea(), "Two"));
    device.fork();
    let former = Place { confirmed_n: 9, ..place };
    device.joined().take_page(Some(&place.position), &[], &former).unwrap().unwrap();
    assert_eq!((confirmed(&mut device), titles(&mut device).len()), (0, 2));
}

#[test]
fn a_stream_that_forked_goes_on_under_another_name() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    for title in ["One", "Two", "Three"] {
        device.act(submit(new_idea(), title));
    }
    device.push(&mut server, 1).unwrap();
    device.pull(&server, 9);
    // The second arrives, and its answer is lost; the third was never sent.
    device.push_unheard(&mut server, 1).unwrap();
    let former = device.stream();
    device.fork();
    let stream = device.joined().stream().unwrap();
    assert_ne!(stream.id, former);
    assert_eq!((stream.next_n, stream.answered_n), (3, 0));
    assert_eq!(titles(&mut device).len(), 3);
    device.settle(&mut server);
    assert_eq!(titles(&mut device).len(), 3, "nothing acts twice");
    device.is_whole();
}

#[test]
fn numbers_that_are_known_otherwise_are_found_out() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    device.act(submit(new_idea(), "One"));
    let (stream, outbox) = (device.stream(), device.joined().outbox(9).unwrap());
    let mut other = outbox.clone();
    other[0].op_id = OpId(Uuid::now_v7());
    server.push(stream, ENGINEER, &outbox).unwrap();
    assert_eq!(server.push(stream, ENGINEER, &other), Err(Failed::Forked));
    other[0].n = 5;
    assert_eq!(server.push(stream, ENGINEER, &other), Err(Failed::Gap(2)));
}

#[test]
fn a_snapshot_comes_in_pieces_over_many_starts() {
    let mut server = Server::new();
    for n in 0..20 {
        server.decide(ADMIN, submit(new_idea(), &format!("Idea {n:02}")));
    }
    let mut device = Device::new(&server, ENGINEER);
    assert!(device.joined().place().unwrap().is_none());
    assert!(device.joined().anew().unwrap().is_none());
    let stream = device.stream();
    let (chunks, place) = server.snapshot(stream, 5);
    let begin = |device: &mut Device, id: &str| {
        device.joined().begin_anew(id, "{\"of\":\"the server\"}", 5).unwrap();
    };
    begin(&mut device, "first");
    let order = [4, 0, 2, 2, 1];
    for index in order {
        device.joined().take_chunk(index, &chunks[index as usize]).unwrap();
        device.crash(false);
        begin(&mut device, "first");
        assert!(device.joined().finish_anew(&place).unwrap().is_none(), "chunk 3 is missing");
        assert_eq!(titles(&mut device), [""; 0], "nothing is seen before all of it is there");
    }
    let anew = device.joined().anew().unwrap().unwrap();
    assert_eq!((anew.snapshot.as_str(), anew.taken), ("first", vec![0, 1, 2, 4]));
    let broken = [Item { json: "{}".to_owned(), ..chunks[3][0].clone() }];
    let error = device.joined().take_chunk(3, &broken).unwrap_err();
    assert_eq!(error.code(), "STORE_NOT_UNDERSTOOD");
    device.joined().take_chunk(3, &chunks[3]).unwrap();
    assert!(device.joined().anew().unwrap().unwrap().is_whole());
    let changed = device.joined().finish_anew(&place).unwrap().unwrap();
    assert!(changed.anew && changed.kinds.contains(&EntityKind::Idea));
    assert_eq!((titles(&mut device).len(), device.joined().anew().unwrap()), (20, None));
    assert_eq!(device.joined().place().unwrap(), Some(place));
    device.is_whole();
    begin(&mut device, "second");
    device.joined().take_chunk(0, &chunks[0]).unwrap();
    begin(&mut device, "third");
    assert_eq!(device.joined().anew().unwrap().unwrap().taken, [0_u32; 0]);
    device.joined().drop_anew().unwrap();
    assert!(device.joined().anew().unwrap().is_none());
    assert_eq!(titles(&mut device).len(), 20, "what is there stays until another is whole");
}

#[test]
fn a_snapshot_goes_under_what_is_not_sent() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let mut device = Device::synced(&server, ADMIN);
    device.act(retitle(id, "Mine"));
    device.act(submit(new_idea(), "New"));
    server.decide(ADMIN, comment(id));
    device.anew(&server, 2);
    assert_eq!(titles(&mut device), ["Mine", "New"]);
    assert_eq!(device.read(|reader| reader.comments_of(id).unwrap()).len(), 1);
    device.is_whole();
}

#[test]
fn what_is_sent_again_does_not_cover_what_others_did_since() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let copy = server.copy();
    let mut device = Device::synced(&server, ADMIN);
    device.act(retitle(id, "Mine"));
    device.settle(&mut server);
    server.decide(ADMIN, retitle(id, "Theirs"));
    device.pull(&server, 9);
    device.resend(0);
    assert_eq!(
        (titles(&mut device), device.joined().waiting().unwrap()),
        (vec!["Theirs".to_owned()], 1)
    );
    device.act(retitle(id, "Mine again"));
    assert_eq!(titles(&mut device), ["Mine again"]);
    device.settle(&mut server);
    assert_eq!(titles(&mut device), ["Mine again"]);
    // A server that has forgotten it: it is shown until it is there again.
    server.restore(&copy);
    device.anew(&server, 2);
    device.resend(0);
    assert_eq!(titles(&mut device), ["Mine again"]);
    device.settle(&mut server);
    assert_eq!((titles(&mut device), server.is_whole()), (vec!["Mine again".to_owned()], true));
}

#[test]
fn a_lost_catalogue_costs_nothing_that_was_done() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let mut device = Device::synced(&server, ADMIN);
    device.act(retitle(id, "Mine"));
    device.lose_catalogue();
    assert!(device.joined().place().unwrap().is_none());
    assert_eq!((titles(&mut device).len(), device.joined().waiting().unwrap()), (0, 1));
    device.anew(&server, 2);
    assert_eq!(titles(&mut device), ["Mine"]);
    device.space().rebuild_catalogue().unwrap();
    assert!(device.joined().place().unwrap().is_none());
    device.settle(&mut server);
    assert_eq!(titles(&mut device), ["Mine"]);
    device.is_whole();
}

#[test]
fn a_page_leaves_alone_what_it_does_not_concern() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ADMIN);
    let batch = imports(300);
    device.try_act(&batch);
    let mine = batch.iter().filter_map(|it| it.operation.idea().map(|id| id.0));
    let mine: std::collections::BTreeSet<Uuid> = mine.collect();
    server.decide(ENGINEER, submit(new_idea(), "Somebody else's"));
    let (after, stream) = (device.joined().place().unwrap().unwrap().position, device.stream());
    let (items, place, _) = server.changes(Some(after), stream, 9).unwrap();
    let changed = device.take(Some(after), &items, &place).unwrap();
    assert!(changed.ideas.iter().all(|id| !mine.contains(&id.0)), "{:?}", changed.ideas.len());
    device.push(&mut server, 100).unwrap();
    let changed = device.pull_changed(&server);
    assert_eq!(changed.ideas.len(), 100, "those that are confirmed");
    assert_eq!(titles(&mut device).len(), 301);
    device.is_whole();
}

#[test]
fn what_others_do_takes_off_what_would_be_refused_now() {
    let support = |idea| {
        let (volume, area_id) = (None, None);
        envelope(Operation::SupportSet { idea, volume, in_addition: false, area_id })
    };
    let remove = |id| envelope(Operation::IdeaRemove { id, reason: "x".to_owned() });
    let [mine, merged] = [0, 0].map(|_| new_idea());
    // None of these writes a row that the operation names: it looks at what belongs to the idea.
    let cases = [
        ("a support", withdraw(mine), support(mine)),
        ("a support at a merged one", withdraw(mine), support(merged)),
        ("a comment", remove(merged), comment(merged)),
    ];
    for (name, waiting, theirs) in cases {
        let mut server = Server::new();
        server.decide(ENGINEER, submit(mine, "Mine"));
        server.decide(ENGINEER, submit(merged, "Merged"));
        if name.ends_with("merged one") {
            let merge = Operation::Merge { source: merged, target: mine, adds_volume: false };
            assert_eq!(server.decide(ADMIN, envelope(merge)), Verdict::Ok);
        }
        let mut device = Device::synced(&server, ENGINEER);
        let row = |device: &mut Device| {
            let id = waiting.operation.idea().unwrap();
            device.read(|reader| reader.idea(id).unwrap()).unwrap()
        };
        let before = row(&mut device);
        // What lies beside it, and is not concerned.
        device.act(submit(new_idea(), "Other"));
        device.act(waiting.clone());
        assert_ne!(row(&mut device), before, "{name}");
        assert_eq!(server.decide(ADMIN, theirs), Verdict::Ok, "{name}");
        device.pull(&server, 9);
        assert_eq!(row(&mut device), before, "{name}");
        assert_eq!(states(&mut device), (2, vec![]), "{name}: only the server refuses");
        device.settle(&mut server);
        assert_eq!(states(&mut device), (0, vec![waiting.op_id]), "{name}");
    }
}
