//! Undo of what was sent, of what was not, and of what came to nothing.

use crate::cases::{retitle, titles};
use crate::hub::{ADMIN, Device, ENGINEER};
use crate::server::Server;
use crate::world::{NOW_MS, new_idea, submit};
use hub_core::IdeaId;
use hub_store::{Turn, Turned, UndoState};
use std::ops::ControlFlow;
use uuid::Uuid;

fn turn(device: &mut Device, back: bool) -> Turned {
    let turn = Turn { id: Uuid::now_v7(), act: None, back };
    let (member, watch) = (device.member, &mut |_| ControlFlow::Continue(()));
    let (turned, _, behind) = device.space().turn(member, &turn, NOW_MS, watch).unwrap();
    assert!(behind.is_none());
    turned
}

fn states(device: &mut Device) -> Vec<UndoState> {
    let member = device.member;
    let list = device.space().journal().undo_list(member, 9).unwrap();
    list.into_iter().map(|entry| entry.state).collect()
}

fn world() -> (Server, Device, IdeaId) {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let device = Device::synced(&server, ADMIN);
    (server, device, id)
}

/// When the server hears of an act and of its undo.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sent {
    Never,
    Before,
    Between,
}

#[test]
fn an_act_is_taken_back_and_done_again_whether_it_was_sent_or_not() {
    for sent in [Sent::Never, Sent::Before, Sent::Between] {
        let (mut server, mut device, id) = world();
        device.act(retitle(id, "Two"));
        if sent != Sent::Never {
            device.settle(&mut server);
        }
        assert_eq!(
            (turn(&mut device, true).done, titles(&mut device)),
            (1, vec!["One".to_owned()])
        );
        assert_eq!(states(&mut device), [UndoState::Undone], "{sent:?}");
        if sent == Sent::Between {
            device.settle(&mut server);
            device.crash(false);
        }
        assert_eq!(
            (turn(&mut device, false).done, titles(&mut device)),
            (1, vec!["Two".to_owned()])
        );
        assert_eq!(turn(&mut device, true).done, 1, "{sent:?}");
        device.settle(&mut server);
        assert_eq!(titles(&mut device), ["One"], "{sent:?}");
        device.is_whole();
    }
}

#[test]
fn a_field_that_somebody_changed_since_stays_and_says_who() {
    let (mut server, mut device, id) = world();
    device.act(retitle(id, "Two"));
    device.settle(&mut server);
    let mut lead = Device::synced(&server, ADMIN);
    lead.act(retitle(id, "Three"));
    lead.settle(&mut server);
    device.settle(&mut server);
    let turned = turn(&mut device, true);
    assert_eq!((turned.done, titles(&mut device)), (0, vec!["Three".to_owned()]));
    assert_eq!((turned.kept.len(), turned.kept[0].by), (1, Some(ADMIN)));
    assert_eq!(device.joined().waiting().unwrap(), 0);
}

#[test]
fn what_was_refused_is_no_act_any_more() {
    let (mut server, mut device, id) = world();
    let mut engineer = Device::synced(&server, ENGINEER);
    let own = new_idea();
    engineer.act(submit(own, "Mine"));
    engineer.settle(&mut server);
    server.decide(ADMIN, hub_core_withdraw(id));
    device.act(retitle(id, "Two"));
    assert_eq!(states(&mut device), [UndoState::Done]);
    device.settle(&mut server);
    assert_eq!(states(&mut device), []);
    assert_eq!(turn(&mut device, true).entry, None);
    // The undo is refused: the act stands again.
    engineer.act(retitle(own, "Otherwise"));
    engineer.settle(&mut server);
    let reason = Some("so".to_owned());
    let locked = hub_core::Operation::StageMove {
        id: own,
        from: hub_core::rows::Stage::New,
        to: hub_core::rows::Stage::Declined,
        reason_code: Some("other".to_owned()),
        reason,
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    };
    server.decide(ADMIN, crate::world::envelope(locked));
    assert_eq!(turn(&mut engineer, true).done, 1);
    assert_eq!(states(&mut engineer)[0], UndoState::Undone);
    engineer.settle(&mut server);
    assert_eq!(titles(&mut engineer), ["One", "Otherwise"]);
    assert_eq!(states(&mut engineer)[0], UndoState::Done);
    assert_eq!(engineer.joined().attention().unwrap().len(), 1);
}

fn hub_core_withdraw(id: IdeaId) -> hub_core::Envelope {
    crate::world::envelope(hub_core::Operation::IdeaWithdraw { id })
}
