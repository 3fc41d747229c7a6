//! What becomes of one operation after the other.

use crate::acts::make_ready;
use crate::hub::{ADMIN, Device, ENGINEER, joining};
use crate::server::Server;
use crate::world::{NOW_MS, comment, envelope, imports, new_idea, projector, submit};
use hub_core::operation::FieldEdit;
use hub_core::rows::{Idea, Stage};
use hub_core::{Code, Envelope, IdeaId, OpId, Operation, Verdict};
use hub_store::{Space, SpaceKind, Trouble};
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

pub fn withdraw(id: IdeaId) -> Envelope {
    envelope(Operation::IdeaWithdraw { id })
}

pub fn states(device: &mut Device) -> (u64, Vec<OpId>) {
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
    device.space().journal_mut().setting_put("left", &json!(true)).unwrap();
    let set = |key| hub_store::setting_beside(&device.folder, key).unwrap();
    assert_eq!((set("left"), set("other")), (Some(json!(true)), None));
    let private = crate::world::World::new();
    assert_eq!(hub_store::joined_space(&private.folder).unwrap(), None);
    assert!(private.open().joined().is_none());
}
