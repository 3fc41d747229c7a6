//! Table 4: every pair of stages for every person, what the moves ask for, and what they change.

use crate::oracle::{holds, related, stage_of, standings};
use crate::world::*;
use hub_core::permission::{Action, allowed, moves, moves_of};
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;

/// From -> to | who. `before` is the stage that the idea was parked, declined or withdrawn from.
const MOVES: &str = "
    N -> S | L
    N -> R | L
    S -> R | L
    S -> N | L
    R -> N | L
    R -> S | L
    B -> T | Ho L
    T -> B | Ho L
    T -> Li | Ho L
    Li -> X | L
    X -> Li | L
    N -> P | L
    S -> P | L
    R -> P | L
    B -> P | L
    T -> P | L
    P -> before | L
    N -> D | L
    S -> D | L
    R -> D | L
    P -> D | L
    D -> before | L
";

/// The moves that other operations make.
const OTHER: &str = "
    R -> B | claim.take
    B -> R | claim.release
    T -> R | claim.release
    Li -> B | claim.assign
    N -> W | idea.withdraw
    S -> W | idea.withdraw
    R -> W | idea.withdraw
    P -> W | idea.withdraw
    W -> before | idea.restore
";

fn line(table: &'static str, from: Stage, to: Stage, before: Stage) -> Option<&'static str> {
    table.lines().filter_map(|line| line.split_once('|')).find_map(|(stages, rest)| {
        let (a, b) = stages.split_once("->")?;
        let b = if b.trim() == "before" { before } else { stage_of(b.trim()) };
        (stage_of(a.trim()) == from && b == to).then(|| rest.trim())
    })
}

fn with_reason(id: IdeaId, from: Stage, to: Stage) -> Operation {
    Operation::StageMove {
        id,
        from,
        to,
        reason_code: Some("other".into()),
        reason: Some("The supplier goes away".into()),
        revisit_on: None,
        seen_score: Some(53.03),
        seen_profile: None,
    }
}

#[test]
fn only_the_moves_of_the_table_are_made_and_only_by_whom_it_names() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.without_standard();
    for standing in standings() {
        let actor = member(standing.role);
        for (from, before) in Stage::ALL.iter().flat_map(|from| {
            [Stage::New, Stage::Assessing, Stage::Ready].map(|before| (*from, before))
        }) {
            let mut idea = related(from, standing, actor);
            idea.stage.before = idea.stage.before.map(|_| before);
            world.put_body(id.0, idea);
            let listed = moves(standing, from, Some(before));
            for to in Stage::ALL {
                let known = line(MOVES, from, *to, before);
                let may = known.is_some_and(|who| who.split(' ').any(|w| holds(w, standing)));
                assert_eq!(listed.contains(to), may, "{from} {to} {standing:?}");
                let envelope = world.envelope(with_reason(id, from, *to));
                let decided = world.decide_once(actor, &envelope).verdict;
                let expected = match known {
                    _ if standing.role == Role::Viewer => Some(Code::Forbidden),
                    Some(_) if !may => Some(Code::Forbidden),
                    Some(_) => None,
                    None if standing.role >= Role::Lead => Some(Code::NoSuchMove),
                    None if !standing.holder => Some(Code::Forbidden),
                    None if matches!(from, Stage::Building | Stage::Testing) => {
                        Some(Code::NoSuchMove)
                    }
                    None => Some(Code::StageLocked),
                };
                let code = match &decided {
                    Verdict::Rejected(refusal) => Some(refusal.code),
                    _ => None,
                };
                assert_eq!(code, expected, "{from} {to} {standing:?}");
                if let (Verdict::Rejected(refusal), Some(Code::NoSuchMove)) = (decided, code) {
                    let by = refusal.facts.get("by").and_then(|by| by.as_str());
                    assert_eq!(by, line(OTHER, from, *to, before), "{from} {to}");
                }
            }
        }
    }
}

#[test]
fn the_rules_of_operations_name_the_same_stages_as_their_moves() {
    let admin = permission::Standing {
        author: true,
        holder: true,
        ..permission::Standing::of(Role::Admin)
    };
    for action in
        [Action::IdeaWithdraw, Action::IdeaRestore, Action::ClaimTake, Action::ClaimRelease]
    {
        let at = Stage::ALL.iter().copied().filter(|stage| allowed(action, admin, *stage));
        assert_eq!(at.collect::<Vec<_>>(), moves_of(action), "{action}");
    }
}

/// An idea at a stage; gives the world and its id.
fn at(stage: Stage, change: impl FnOnce(&mut Idea)) -> (World, IdeaId) {
    let (mut world, id) = (World::new(), idea_id(1));
    let mut idea = full_idea(stage);
    change(&mut idea);
    world.put_body(id.0, idea);
    (world, id)
}

#[test]
fn ready_asks_for_the_estimate_and_then_for_three_answers() {
    let lead = member(Role::Lead);
    let (mut world, id) = at(Stage::New, |idea| {
        idea.estimate.people = None;
        idea.estimate.runs = None;
        idea.answers.rules = None;
    });
    let refusal = world.refused(lead, move_to(id, Stage::New, Stage::Ready));
    assert_eq!(refusal.code, Code::EstimateMissing);
    assert_eq!(refusal.facts["fields"], json!(["runs", "people"]));
    world.ok(lead, edit(id, "people", json!(2)));
    world.ok(lead, edit(id, "runs", json!(2)));
    let refusal = world.refused(lead, move_to(id, Stage::New, Stage::Ready));
    assert_eq!((refusal.code, &refusal.facts["given"]), (Code::AnswersMissing, &json!(2)));
    world.ok(lead, edit(id, "rules", json!(5)));
    world.ok(lead, move_to(id, Stage::New, Stage::Ready));
    assert_eq!(world.idea(id).stage.now, Stage::Ready);
}

#[test]
fn testing_asks_where_it_is_built_or_runs() {
    let lead = member(Role::Lead);
    let (mut world, id) = at(Stage::Building, |idea| idea.build.runs_where = None);
    let refusal = world.refused(lead, move_to(id, Stage::Building, Stage::Testing));
    assert_eq!(refusal.code, Code::BuildMissing);
    world.ok(lead, edit(id, "repository_url", json!("git@example.org:team/code.git")));
    let now_ms = world.now_ms;
    world.ok(lead, move_to(id, Stage::Building, Stage::Testing));
    assert_eq!(world.idea(id).claim.progress_at_ms, Some(now_ms));
}

#[test]
fn parking_remembers_where_to_come_back_to_and_ends_the_claim() {
    let (lead, holder) = (member(Role::Lead), member(Role::Engineer));
    for (from, back) in [
        (Stage::New, Stage::New),
        (Stage::Assessing, Stage::Assessing),
        (Stage::Ready, Stage::Ready),
        (Stage::Building, Stage::Ready),
        (Stage::Testing, Stage::Ready),
    ] {
        let (mut world, id) = at(from, |idea| {
            idea.claim = Claim {
                claimed_by: Some(holder),
                claimed_at_ms: Some(5),
                claim_no: 3,
                progress_at_ms: Some(6),
                requested_by: None,
            };
        });
        assert_eq!(world.refused(lead, move_to(id, from, Stage::Parked)).code, Code::ReasonMissing);
        world.ok(lead, with_reason(id, from, Stage::Parked));
        let idea = world.idea(id);
        assert_eq!(idea.stage.before, Some(back));
        assert_eq!(idea.claim, Claim { claim_no: 3, ..Claim::default() });
        world.ok(lead, with_reason(id, Stage::Parked, Stage::Declined));
        assert_eq!(world.idea(id).stage.before, Some(back), "declined from parked");
        world.ok(lead, move_to(id, Stage::Declined, back));
        let since_ms = world.now_ms - 1_000;
        assert_eq!(world.idea(id).stage, IdeaStage::at(back, since_ms));
    }
}

#[test]
fn declining_asks_for_a_code_and_for_words() {
    let lead = member(Role::Lead);
    let (mut world, id) = at(Stage::Assessing, |_| {});
    let decline = |code: Option<&str>, reason: Option<&str>| Operation::StageMove {
        id,
        from: Stage::Assessing,
        to: Stage::Declined,
        reason_code: code.map(str::to_owned),
        reason: reason.map(str::to_owned),
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    };
    for (code, reason, refused, field) in [
        (None, Some("no"), Code::ReasonMissing, "reason_code"),
        (Some("other"), None, Code::ReasonMissing, "reason"),
        (Some("other"), Some(" \n "), Code::ReasonMissing, "reason"),
        (Some("boring"), Some("no"), Code::Invalid, "reason_code"),
    ] {
        let refusal = world.refused(lead, decline(code, reason));
        assert_eq!((refusal.code, refusal.facts["field"].as_str()), (refused, Some(field)));
    }
    world.ok(lead, decline(Some("not_worth_it"), Some("  Too rare  ")));
    assert_eq!(world.idea(id).stage.reason.as_deref(), Some("Too rare"));
}

#[test]
fn retiring_is_noted_and_taken_back() {
    let lead = member(Role::Lead);
    let (mut world, id) = at(Stage::Live, |_| {});
    assert_eq!(
        world.refused(lead, move_to(id, Stage::Live, Stage::Retired)).code,
        Code::ReasonMissing
    );
    let now_ms = world.now_ms;
    world.ok(lead, with_reason(id, Stage::Live, Stage::Retired));
    assert_eq!(world.idea(id).build.retired_at_ms, Some(now_ms));
    world.ok(lead, move_to(id, Stage::Retired, Stage::Live));
    assert_eq!(world.idea(id).build.retired_at_ms, None);
}

#[test]
fn a_move_from_another_stage_than_the_person_saw_says_where_it_is_now() {
    let (mut world, id) = at(Stage::Ready, |_| {});
    let refusal = world.refused(member(Role::Lead), move_to(id, Stage::New, Stage::Assessing));
    assert_eq!((refusal.code, &refusal.facts["stage"]), (Code::StageChanged, &json!("ready")));
}

#[test]
fn what_the_person_saw_is_in_the_history_only() {
    let (mut world, id) = at(Stage::New, |_| {});
    let decision = world.ok(member(Role::Lead), with_reason(id, Stage::New, Stage::Assessing));
    let changes = &decision.events[0].1.changes;
    let find = |field: &str| changes.iter().find(|change| change.field == field).unwrap();
    assert_eq!(find("seen_score").after, json!(53.03));
    assert_eq!((&find("stage").before, &find("stage").after), (&json!("new"), &json!("assessing")));
    assert!(!serde_json::to_string(&decision.rows).unwrap().contains("53.03"));
    assert!(!decision.rows[0].fv.contains_key("seen_score"));
}

#[test]
fn a_day_to_look_again_belongs_to_parking() {
    let (mut world, id) = at(Stage::New, |_| {});
    let moved = |to: Stage, day: &str| Operation::StageMove {
        id,
        from: Stage::New,
        to,
        reason_code: None,
        reason: Some("Later".into()),
        revisit_on: Some(day.parse().unwrap()),
        seen_score: None,
        seen_profile: None,
    };
    let lead = member(Role::Lead);
    for (to, day) in [
        (Stage::Assessing, "2027-01-01"),
        (Stage::Parked, "1969-12-31"),
        (Stage::Parked, "2101-01-01"),
    ] {
        let refusal = world.refused(lead, moved(to, day));
        assert_eq!(refusal.facts["field"], json!("revisit_on"));
    }
    world.ok(lead, moved(Stage::Parked, "2100-12-31"));
}
