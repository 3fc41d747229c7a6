//! The way back of claims and of the standard, there and back again.

use crate::turning::*;
use crate::world::*;
use hub_core::rows::*;
use hub_core::undo::Why;
use hub_core::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn id() -> IdeaId {
    idea_id(1)
}

fn engineer() -> MemberId {
    member(Role::Engineer)
}

fn lead() -> MemberId {
    member(Role::Lead)
}

fn at(stage: Stage, holder: Option<MemberId>) -> World {
    let mut world = World::new();
    let mut idea = full_idea(stage);
    idea.claim.claimed_by = holder;
    idea.claim.claim_no = u32::from(holder.is_some());
    world.put_body(id().0, idea);
    world
}

fn take() -> Operation {
    Operation::ClaimTake { id: id() }
}

fn assign(to: MemberId, expect_claim_no: u32) -> Operation {
    Operation::ClaimAssign { id: id(), to, expect_claim_no }
}

fn release(expect_claim_no: u32, note: Option<&str>) -> Operation {
    Operation::ClaimRelease { id: id(), expect_claim_no, note: note.map(str::to_owned) }
}

fn progress(note: &str) -> Operation {
    Operation::ClaimProgress { id: id(), note: Some(note.into()), commit_at_ms: None }
}

/// What is to be seen; how often and since when it was claimed only ever goes on.
fn shown(world: &World) -> BTreeSet<String> {
    let without = |text: String| {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        if let Some(claim) = value.pointer_mut("/1/body/claim").and_then(|it| it.as_object_mut()) {
            claim.retain(|name, _| name == "claimed_by");
        }
        value.to_string()
    };
    seen(world).into_iter().map(without).collect()
}

#[test]
fn claims_are_taken_back_and_done_again() {
    use Stage::*;
    let (engineer, lead) = (engineer(), lead());
    let cases: &[(&str, World, MemberId, Operation)] = &[
        ("take", at(Ready, None), engineer, take()),
        ("assign", at(Ready, None), lead, assign(engineer, 0)),
        ("assign, to another", at(Building, Some(engineer)), lead, assign(lead, 1)),
        ("assign, in testing", at(Testing, Some(engineer)), lead, assign(lead, 1)),
        ("release", at(Building, Some(engineer)), engineer, release(1, None)),
        ("release, with a note", at(Building, Some(engineer)), engineer, release(1, Some("So"))),
        ("release, in testing", at(Testing, Some(engineer)), engineer, release(1, Some(" "))),
        ("release, of another's", at(Testing, Some(engineer)), lead, release(1, Some("So"))),
        ("progress", at(Building, Some(engineer)), engineer, progress("Half of it")),
    ];
    for (name, world, by, operation) in cases {
        let mut world = world.clone();
        let without = shown(&world);
        let mut done = act(&mut world, *by, operation.clone());
        let with = shown(&world);
        assert_ne!(with, without, "{name} does nothing");
        for turn in 0..2 {
            let way = take_back(&mut world, &mut done);
            assert_eq!(way.kept, [], "{name}, {turn}");
            assert_eq!(shown(&world), without, "{name}, {turn}");
            if name.starts_with("progress") {
                break;
            }
            done = do_again_as_done(&mut world, done);
            assert_eq!(shown(&world), with, "{name}, {turn}");
        }
    }
}

/// Does it again; from then on that is what was done, and the first is where it came from.
fn do_again_as_done(world: &mut World, done: Done) -> Done {
    let way = do_again(world, &done);
    assert_eq!((way.kept.len(), way.operations.len()), (0, 1));
    let again = world.events.last().unwrap().1.clone();
    // The history of the first is what the way back is read from.
    let mut done = done;
    done.envelope = Envelope { op_id: again.op_id, ..done.envelope };
    done.undone.clear();
    done.events.iter_mut().for_each(|event| event.op_id = again.op_id);
    done
}

#[test]
fn a_claim_that_somebody_changed_since_stays() {
    let (engineer, lead) = (engineer(), lead());
    for (stage, holder, by, operation, since) in [
        (Stage::Ready, None, engineer, take(), vec![(lead, assign(lead, 1))]),
        (Stage::Ready, None, engineer, take(), vec![(lead, release(1, None)), (lead, take())]),
        (Stage::Building, Some(engineer), lead, assign(lead, 1), vec![(lead, assign(engineer, 2))]),
        (Stage::Building, Some(engineer), engineer, release(1, None), vec![(lead, take())]),
    ] {
        let mut world = at(stage, holder);
        let done = act(&mut world, by, operation);
        let changed = since.into_iter().map(|(by, it)| act(&mut world, by, it)).last().unwrap();
        let way = way_back(&world, &done);
        assert_eq!(way.operations, []);
        let kept = &way.kept[0];
        assert_eq!((kept.why, kept.since), (Why::ChangedSince, Some(changed.envelope.op_id)));
    }
}

#[test]
fn what_was_live_is_not_brought_back_by_ending_a_claim() {
    let mut world = at(Stage::Live, None);
    let done = act(&mut world, lead(), assign(engineer(), 0));
    assert_eq!(way_back(&world, &done).kept[0].why, Why::NoWayBack);
}

#[test]
fn the_standard_is_taken_back() {
    use StandardState::*;
    let own = StandardItemId(Uuid::from_u128(0x17e));
    let came = standard::BUILTIN[0].text;
    let met = || vec![(engineer(), answer(id(), item(), Met))];
    let excepted = || vec![(lead(), except(id(), item()))];
    let cases = [
        ("answered again", met(), lead(), answer(id(), item(), NotApplicable)),
        ("excepted after an answer", met(), lead(), except(id(), item())),
        ("answered after an exception", excepted(), lead(), answer(id(), item(), Met)),
        ("a line anew", vec![], lead(), put_item(item(), "It is in git", false)),
        (
            "a line of one's own anew",
            vec![(lead(), put_item(own, "Logs", true))],
            lead(),
            put_item(own, "A log is kept", true),
        ),
    ];
    for (name, before, by, operation) in cases {
        let mut world = at(Stage::Building, Some(engineer()));
        for (by, operation) in before {
            act(&mut world, by, operation);
        }
        let without = seen(&world);
        let mut done = act(&mut world, by, operation);
        let with = seen(&world);
        assert_ne!(with, without, "{name} does nothing");
        assert_eq!(take_back(&mut world, &mut done).kept, [], "{name}");
        // Who answered, and when, is that of the way back.
        assert_eq!(without_people(&world), without_people_of(without), "{name}");
        assert_eq!(do_again(&mut world, &done).kept, [], "{name}");
        assert_eq!(without_people(&world), without_people_of(with), "{name}");
    }
    let mut world = World::new();
    let mut done = act(&mut world, lead(), put_item(own, came, true));
    take_back(&mut world, &mut done);
    let archived = world.all::<StandardItem>().into_iter().filter(|item| item.archived);
    assert_eq!(archived.count(), 1, "what was added is archived");
}

fn without_people(world: &World) -> BTreeSet<String> {
    without_people_of(seen(world))
}

fn without_people_of(seen: BTreeSet<String>) -> BTreeSet<String> {
    let without = |text: String| {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        if let Some(facts) = value.pointer_mut("/1/body").and_then(|it| it.as_object_mut()) {
            facts.retain(|name, _| name != "by" && name != "at_ms");
        }
        value.to_string()
    };
    seen.into_iter().map(without).collect()
}

/// A line that had no answer goes back to "not met", which asks for one just as well.
#[test]
fn the_first_answer_goes_back_to_an_open_one() {
    for (by, operation) in
        [(engineer(), answer(id(), item(), StandardState::Met)), (lead(), except(id(), item()))]
    {
        let mut world = at(Stage::Building, Some(engineer()));
        let mut done = act(&mut world, by, operation);
        take_back(&mut world, &mut done);
        let answers = world.all::<StandardAnswer>();
        let (state, evidence) = (answers[0].state, answers[0].evidence.as_str());
        assert_eq!((state, evidence), (StandardState::NotMet, ""));
    }
}
