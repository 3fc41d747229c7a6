//! What becomes of one operation after the other.

use crate::acts::make_ready;
use crate::hub::{ADMIN, Device, ENGINEER, Failed, Server, joining};
use crate::world::{NOW_MS, comment, envelope, imports, new_idea, projector, submit};
use hub_core::operation::FieldEdit;
use hub_core::rows::{Idea, Stage};
use hub_core::{Code, EntityKind, Envelope, IdeaId, Item, OpId, Operation, Position, Verdict};
use hub_store::{Place, Space, SpaceKind, Trouble};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

pub fn titles(device: &mut Device) -> Vec<String> {
    crate::world::titles(device.space())
}

pub fn retitle(id: IdeaId, title: &str) -> Envelope {
    let edit = FieldEdit::Value { value: json!(title), base: None };
    envelope(Operation::IdeaEdit { id, set: BTreeMap::from([("title".to_owned(), edit)]) })
}

fn withdraw(id: IdeaId) -> Envelope {
    envelope(Operation::IdeaWithdraw { id })
}

fn states(device: &mut Device) -> (u64, Vec<OpId>) {
    let attention = device.joined().attention().unwrap();
    (device.joined().waiting().unwrap(), attention.into_iter().map(|it| it.op_id).collect())
}

#[test]
fn what_is_done_is_seen_at_once_and_waits() {
    let server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    assert_eq!(device.space().kind(), SpaceKind::Joined);
    assert_eq!(device.space().member(), Some(ENGINEER));
    let id = new_idea();
    let [first, second] = [submit(id, "One"), comment(id)];
    device.act(first.clone());
    device.act(second.clone());
    assert_eq!(titles(&mut device), ["One"]);
    for _ in 0..2 {
        let events = device.read(|reader| reader.events_of(id).unwrap());
        assert_eq!(events.len(), 2);
        assert!(events.iter().all(hub_store::EventRow::is_waiting));
        let row = device.read(|reader| reader.idea(id).unwrap()).unwrap();
        assert!(hub_store::is_waiting(row.seq));
        assert_eq!(<&Idea>::try_from(&row.body).unwrap().number, None);
        let outbox = device.joined().outbox(9).unwrap();
        let expected = [(1, first.op_id), (2, second.op_id)];
        assert_eq!(outbox.iter().map(|op| (op.n, op.op_id)).collect::<Vec<_>>(), expected);
        let sent: Envelope = serde_json::from_str(&outbox[0].envelope).unwrap();
        assert_eq!(sent, first, "as it was written");
        assert_eq!(device.joined().outbox(1).unwrap().len(), 1);
        device.is_whole();
        device.crash(false);
    }
}

#[test]
fn a_known_operation_answers_what_was_answered_last() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    let one = submit(new_idea(), "One");
    for _ in 0..2 {
        device.try_act(&[one.clone(), one.clone()]);
        assert_eq!(device.joined().waiting().unwrap(), 1);
    }
    device.settle(&mut server);
    let done = device.try_act(std::slice::from_ref(&one));
    assert_eq!((done.verdicts, states(&mut device).0), (vec![Verdict::Ok], 0));
    assert_eq!(device.space().journal().verdict(one.op_id).unwrap(), Some(Verdict::Ok));
}

#[test]
fn what_this_device_knows_will_be_refused_is_not_sent() {
    let server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    let area = hub_core::AreaId(Uuid::now_v7());
    let refused = envelope(Operation::AreaAdd { id: area, name: "Sales".to_owned() });
    let done = device.try_act(&[refused, submit(new_idea(), "One")]);
    assert!(matches!(&done.verdicts[0], Verdict::Rejected(why) if why.code == Code::Forbidden));
    assert_eq!(done.has_changed, [false, true]);
    assert_eq!(states(&mut device), (1, vec![]));
    assert_eq!(device.joined().outbox(9).unwrap()[0].n, 1, "it took no number");
}

#[test]
fn a_rehearsal_leaves_nothing() {
    let server = Server::new();
    let mut device = Device::synced(&server, ADMIN);
    device.act(submit(new_idea(), "One"));
    let before = device.space().check().unwrap();
    let (stream, batch) = (device.joined().stream().unwrap(), imports(50));
    let watch = &mut |_| std::ops::ControlFlow::Continue(());
    let outcomes = device.space().rehearse(ADMIN, &batch, NOW_MS, watch).unwrap();
    assert!(outcomes.iter().all(|it| it.verdict == Verdict::Ok && it.has_changed));
    assert_eq!(device.space().check().unwrap(), before);
    assert_eq!(device.joined().stream().unwrap(), stream);
    assert_eq!(titles(&mut device), ["One"]);
}

#[test]
fn a_refusal_of_the_server_takes_it_back_and_says_so() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let mut device = Device::synced(&server, ADMIN);
    server.decide(ADMIN, withdraw(id));
    let refused = device.act(retitle(id, "Two"));
    let after = device.act(submit(new_idea(), "Other"));
    assert_eq!(titles(&mut device), ["Other", "Two"]);
    device.push(&mut server, 9).unwrap();
    assert_eq!(titles(&mut device), ["One", "Other"], "before any page");
    let attention = device.joined().attention().unwrap();
    assert_eq!(attention.len(), 1);
    let Trouble::Refused(why) = &attention[0].trouble else { panic!("{attention:?}") };
    assert_eq!((attention[0].op_id, why.code), (refused, Code::StageLocked));
    assert!(attention[0].envelope.as_ref().unwrap().contains("Two"));
    device.settle(&mut server);
    assert_eq!(states(&mut device), (0, vec![refused]));
    assert!(!device.joined().discard(after, NOW_MS).unwrap(), "it is in the archive");
    assert!(device.joined().discard(refused, NOW_MS).unwrap());
    assert!(!device.joined().discard(refused, NOW_MS).unwrap());
    assert_eq!(states(&mut device), (0, vec![]));
}

#[test]
fn what_was_refused_can_be_done_again_once() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let mut device = Device::synced(&server, ADMIN);
    server.decide(ADMIN, withdraw(id));
    let refused = device.act(retitle(id, "Two"));
    device.settle(&mut server);
    let [again, other] = [0, 0].map(|_| OpId(Uuid::now_v7()));
    let done = device.joined().retry(refused, again, NOW_MS).unwrap().unwrap();
    assert!(matches!(done.verdicts[0], Verdict::Rejected(_)), "this device knows by now");
    assert_eq!(states(&mut device), (0, vec![refused]));
    server.decide(ADMIN, envelope(Operation::IdeaRestore { id }));
    device.settle(&mut server);
    let done = device.joined().retry(refused, again, NOW_MS).unwrap().unwrap();
    assert_eq!(done.verdicts, [Verdict::Ok]);
    assert_eq!(states(&mut device), (1, vec![]));
    assert!(device.joined().retry(refused, other, NOW_MS).unwrap().is_none());
    device.settle(&mut server);
    assert_eq!(server.verdict(again), Some(Verdict::Ok));
    assert_eq!(titles(&mut device), ["Two"]);
}

#[test]
fn what_the_server_cannot_take_in_delays_nothing() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ENGINEER);
    let poison = device.act(submit(new_idea(), "Poison"));
    let fine = device.act(submit(new_idea(), "Fine"));
    let why = json!({ "code": "INTERNAL", "facts": {} });
    device.joined().set_aside(poison, &why, NOW_MS).unwrap();
    assert_eq!(titles(&mut device), ["Fine"]);
    let outbox = device.joined().outbox(9).unwrap();
    assert_eq!(outbox.iter().map(|op| op.n).collect::<Vec<_>>(), [1, 2], "a skip has its number");
    let skip = outbox[0].op_id;
    assert_ne!(skip, poison);
    let twice = device.joined().set_aside(poison, &why, NOW_MS).unwrap();
    assert_eq!(twice, hub_store::Changed::default());
    device.joined().set_aside(skip, &why, NOW_MS).unwrap();
    assert_eq!(states(&mut device), (2, vec![poison]), "a skip is never set aside");
    device.push(&mut server, 9).unwrap();
    while device.pull(&server, 9) {}
    assert_eq!((server.verdict(poison), server.verdict(fine)), (None, Some(Verdict::Ok)));
    let attention = device.joined().attention().unwrap();
    assert_eq!(attention[0].trouble, Trouble::SetAside(why));
    let again = OpId(Uuid::now_v7());
    device.joined().retry(poison, again, NOW_MS).unwrap().unwrap();
    assert_eq!((titles(&mut device).len(), states(&mut device)), (2, (1, vec![])));
}

#[test]
fn a_claim_is_only_asked_for_until_the_server_has_said() {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    make_ready(&mut server, id);
    let [mut first, mut second] = [ADMIN, ENGINEER].map(|member| Device::synced(&server, member));
    let claim = |device: &mut Device| {
        let row = device.read(|reader| reader.idea(id).unwrap()).unwrap();
        let idea = <&Idea>::try_from(&row.body).unwrap();
        (idea.stage.now, idea.claim.claimed_by, idea.claim.requested_by)
    };
    let take = || envelope(Operation::ClaimTake { id });
    for device in [&mut first, &mut second] {
        assert_eq!(device.try_act(&[take()]).verdicts, [Verdict::Requested]);
        assert_eq!(claim(device), (Stage::Ready, None, Some(device.member)));
    }
    first.settle(&mut server);
    second.settle(&mut server);
    for device in [&mut first, &mut second] {
        assert_eq!(claim(device), (Stage::Building, Some(ADMIN), None));
    }
    let trouble = second.joined().attention().unwrap().remove(0).trouble;
    assert!(matches!(trouble, Trouble::Refused(why) if why.code == Code::ClaimTaken));
    assert_eq!(states(&mut first), (0, vec![]));
}

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

#[test]
fn a_space_is_joined_once() {
    let server = Server::new();
    let mut device = Device::synced(&server, ADMIN);
    device.act(submit(new_idea(), "One"));
    let twice = Space::join(device.data.path(), &joining(&server, ADMIN), projector(), NOW_MS);
    assert_eq!(twice.unwrap_err().code(), "STORE_EXISTS");
    let found = hub_store::joined_space(&device.folder).unwrap().unwrap();
    assert_eq!((found.space, found.member, found.name.as_str()), (server.id(), ADMIN, "Ours"));
    assert_eq!(found.waiting, 1);
    assert_eq!(found.server["address"], "https://hub.example");
    let private = crate::world::World::new();
    assert_eq!(hub_store::joined_space(&private.folder).unwrap(), None);
    assert!(private.open().joined().is_none());
}
