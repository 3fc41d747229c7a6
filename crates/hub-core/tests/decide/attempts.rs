//! Every operation is tried by every person at every stage: what is decided is what the tables of
//! the domain say, and a preview on a device refuses the very same.

use crate::oracle::{OPERATIONS, cells, expected, outcome, refusal, related, standings};
use crate::world::*;
use hub_core::permission::{Action, Standing, accepted_at_merged, allowed_somewhere};
use hub_core::rows::{PairKind, Role, Stage, StandardState};
use hub_core::*;
use std::collections::{BTreeMap, BTreeSet};

/// Every operation at an idea, ready to be tried; nothing else is in their way.
fn at_idea(id: IdeaId) -> Vec<(Action, Operation)> {
    let basis_id = ids::of_basis(SPACE, None, 2);
    let comment = CommentId(uuid::Uuid::from_u128(0xc0));
    let support =
        Operation::SupportSet { idea: id, volume: None, in_addition: false, area_id: None };
    let operations = vec![
        Operation::IdeaWithdraw { id },
        Operation::IdeaRestore { id },
        support,
        Operation::SupportClear { idea: id },
        Operation::CommentAdd { id: comment, idea: id, body: "Also in Porto".into() },
        Operation::FollowSet { idea: id, on: true },
        Operation::IdeaHandOver { id, to: member(Role::Viewer) },
        Operation::EstimateRerate { id, basis_id },
        Operation::Merge { source: id, target: idea_id(2), adds_volume: true },
        Operation::IdeaRemove { id, reason: "Sent twice".into() },
        Operation::ClaimTake { id },
        Operation::ClaimAssign { id, to: member(Role::Engineer), expect_claim_no: 0 },
        Operation::ClaimRelease { id, expect_claim_no: 0, note: Some("Too large".into()) },
        Operation::ClaimProgress { id, note: None, commit_at_ms: None },
        answer(id, item(), StandardState::Met),
        answer(id, item(), StandardState::NotApplicable),
        answer(id, optional_item(), StandardState::NotApplicable),
        except(id, item()),
        redact(id.into(), "title"),
        pair(id, PairKind::Related, PairKind::None),
        pair(id, PairKind::None, PairKind::None),
        Operation::CommentEdit { id: OF_BYSTANDER, body: "Mine".into(), base: None },
        Operation::CommentRemove { id: OF_BYSTANDER },
    ];
    operations.into_iter().map(|operation| (operation.action(), operation)).collect()
}

/// A comment of the bystander at the idea.
const OF_BYSTANDER: CommentId = CommentId(uuid::Uuid::from_u128(0xc1));

fn pair(a: IdeaId, to: PairKind, expect: PairKind) -> Operation {
    Operation::PairSet { a, b: idea_id(2), to, expect }
}

/// A world with what the operations of [`at_idea`] look at besides the idea.
fn surroundings() -> World {
    let mut world = World::new();
    world.put_body(idea_id(2).0, full_idea(Stage::New));
    world.ok(member(Role::Admin), crate::ideas::basis_of(None, 2));
    let (idea_id, body, unknown) = (idea_id(1), "Same here".into(), rows::Unknown::new());
    let comment = rows::Comment { idea_id, body, edited_at_ms: None, removed: false, unknown };
    world.put_body(OF_BYSTANDER.0, comment);
    let row = world.rows.get_mut(&Key::new(EntityKind::Comment, OF_BYSTANDER.0)).unwrap();
    row.created_by = BYSTANDER;
    world
}

/// What the domain says of an operation where its line of the table says more than who and where.
fn more_than_the_table(
    operation: &Operation,
    standing: Standing,
    stage: Stage,
    known: Option<Code>,
) -> Option<Code> {
    let (holds, lead) = (standing.holder, standing.role >= Role::Lead);
    match operation {
        // A merge names two ideas, so it says which of them stands where it may not.
        Operation::Merge { .. } if known == Some(Code::StageLocked) => Some(Code::SourceStage),
        // Who is not the author but only owns it did not write it: that is told as the relation.
        Operation::IdeaRemove { .. } if known.is_none() => match standing.role {
            Role::Admin => holds.then_some(Code::Claimed),
            _ => Some(Code::Forbidden),
        },
        // Somebody was quicker, or moved it: that is what is told, never a locked stage.
        Operation::ClaimTake { .. } if standing.role >= Role::Engineer => match stage {
            Stage::Ready => None,
            Stage::Building | Stage::Testing if holds => None,
            _ => Some(Code::StageChanged),
        },
        Operation::ClaimProgress { .. } if !holds && standing.role >= Role::Contributor => {
            Some(Code::NotHolder)
        }
        // Letting a required line pass is a lead's.
        Operation::StandardAnswer { item: about, state, .. }
            if *about == item() && *state == StandardState::NotApplicable && !lead =>
        {
            known.or(Some(Code::Forbidden))
        }
        _ => known,
    }
}

#[test]
fn decide_holds_to_the_table_of_operations() {
    let table: Vec<Vec<&str>> = cells(OPERATIONS).collect();
    let (mut world, id) = (surroundings(), idea_id(1));
    for standing in standings() {
        let actor = member(standing.role);
        for stage in Stage::ALL {
            world.put_body(id.0, related(*stage, standing, actor));
            for (action, operation) in at_idea(id) {
                let envelope = world.envelope(operation);
                let decided = refusal(world.decide_once(actor, &envelope));
                let previewed = refusal(world.preview(actor, &envelope));
                assert_eq!(decided, previewed, "{action} {standing:?} {stage}: a preview differs");
                let may = |at: Stage| expected(&table, action.as_str(), standing, at);
                let ever = Stage::ALL.iter().any(|at| may(*at));
                assert_eq!(ever, allowed_somewhere(action, standing));
                let known = outcome(may(*stage), ever);
                let known = more_than_the_table(&envelope.operation, standing, *stage, known);
                assert_eq!(decided, known, "{action} {standing:?} {stage}");
            }
        }
    }
}

/// What is marked m goes on at a merged idea as its own stage allows; all else is refused with the
/// head, to whomever some stage allows it.
#[test]
fn decide_holds_to_the_table_at_merged_ideas() {
    let table: Vec<Vec<&str>> = cells(OPERATIONS).collect();
    let (mut world, id, head) = (surroundings(), idea_id(1), idea_id(2));
    let unmerge = Operation::Unmerge { source: id, target: head, expect_merged_op: op_id(0xabc) };
    for standing in standings() {
        let actor = member(standing.role);
        for stage in Stage::ALL {
            let mut merged = related(*stage, standing, actor);
            merged.merge = Some(merged_into(head, op_id(0xabc)));
            world.put_body(id.0, merged);
            let tried = at_idea(id).into_iter().chain([(Action::Unmerge, unmerge.clone())]);
            for (action, operation) in tried {
                let envelope = world.envelope(operation);
                let decided = refusal(world.decide_once(actor, &envelope));
                let may = |at: Stage| expected(&table, action.as_str(), standing, at);
                let ever = Stage::ALL.iter().any(|at| may(*at));
                let least = least_role(&table, action.as_str());
                let known = match action {
                    _ if standing.role < least => Some(Code::Forbidden),
                    Action::Merge => Some(Code::SourceMerged),
                    _ if accepted_at_merged(action) => outcome(may(*stage), ever),
                    _ => Some(Code::IdeaMerged),
                };
                assert_eq!(decided, known, "{action} {standing:?} {stage}");
            }
        }
    }
}

/// The role below which a line of the table is for nobody, whatever the idea.
fn least_role(table: &[Vec<&str>], name: &str) -> Role {
    let any = |role| Standing { author: true, holder: true, maintainer: true, own: true, role };
    let may = |role: &Role| Stage::ALL.iter().any(|at| expected(table, name, any(*role), *at));
    ROLES.into_iter().find(may).unwrap()
}

/// Every operation of the space, as its one row of the table allows it: the role is all that counts.
fn of_the_space() -> Vec<Operation> {
    let somebody = BYSTANDER;
    let profile = ProfileId(uuid::Uuid::from_u128(0xf1));
    vec![
        submit(idea_id(20)),
        imported(idea_id(21)),
        Operation::SystemAdd { name: "SAP".into() },
        Operation::SystemEdit { id: SYSTEM, name: Some("S/4".into()), archived: None },
        Operation::AreaAdd { id: AreaId(uuid::Uuid::from_u128(0xa9)), name: "Transport".into() },
        Operation::AreaEdit { id: AREA, name: None, archived: Some(true) },
        crate::ideas::basis_of(None, 2),
        Operation::ProfileSave {
            id: ProfileId(uuid::Uuid::from_u128(0xf9)),
            family_id: profile,
            version: 2,
            name: "Ours".into(),
            method: rows::Method::Rice,
            weights: BTreeMap::new(),
        },
        Operation::ProfileActivate { id: profile },
        put_item(item(), "It is in git", true),
        Operation::SpaceEdit(SpaceEdit { stale_claim_days: Some(7), ..SpaceEdit::default() }),
        Operation::MemberProfile { display_name: "Me".into(), area_id: None },
        Operation::MemberRole { member: somebody, role: Role::Engineer },
        Operation::MemberRemove { member: somebody },
        Operation::MemberErase { member: LEFT },
        redact(Key::new(EntityKind::StandardItem, item().0), "text"),
        Operation::Skip { op_id: op_id(1), why: String::new() },
    ]
}

const SYSTEM: SystemId = SystemId(uuid::Uuid::from_u128(0x5a9));
const LEFT: MemberId = MemberId(uuid::Uuid::from_u128(0x1fe));

fn imported(id: IdeaId) -> Operation {
    let batch_id = BatchId(uuid::Uuid::from_u128(1));
    Operation::IdeaImport {
        submission: submission(id, "From a list"),
        imported: Imported {
            stage: Stage::New,
            reason_code: None,
            reason: None,
            submitted_for: None,
            batch_id,
            live_at_ms: None,
            ratings: rows::Ratings::default(),
        },
    }
}

#[test]
fn decide_holds_to_the_table_at_the_space() {
    let table: Vec<Vec<&str>> = cells(OPERATIONS).collect();
    let mut world = World::new();
    let (archived, unknown) = (false, rows::Unknown::new());
    world.put_body(SYSTEM.0, rows::System { name: "SAP ECC".into(), archived, unknown });
    let removed = rows::MemberState::Removed;
    world.put_body(LEFT.0, rows::Member { state: removed, ..person(Role::Lead) });
    for role in ROLES {
        for operation in of_the_space() {
            let name = operation.kind();
            let may = expected(&table, name, Standing::of(role), Stage::New);
            let envelope = world.envelope(operation);
            let decided = refusal(world.decide_once(member(role), &envelope));
            assert_eq!(decided, (!may).then_some(Code::Forbidden), "{name} {role}");
        }
    }
}

/// What is kept and sent is the operation and nothing else.
#[test]
fn every_operation_comes_back_from_its_json() {
    let operations = at_idea(idea_id(1)).into_iter().map(|(_, operation)| operation);
    for operation in operations.chain(of_the_space()) {
        let op_id = op_id(7);
        let envelope = Envelope { op_id, written_at_ms: 1, group_id: None, operation };
        let text = serde_json::to_string(&envelope).unwrap();
        let back: Envelope = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert_eq!(back, envelope);
    }
}

/// What is compared above is all that there is.
#[test]
fn no_operation_is_left_out() {
    let at_others = [Action::IdeaEdit, Action::ConflictClose, Action::StageMove, Action::Unmerge];
    let at_idea = at_idea(idea_id(1)).into_iter().map(|(action, _)| action);
    let compared = at_idea.chain(of_the_space().into_iter().map(|it| it.action())).chain(at_others);
    let compared: BTreeSet<Action> = compared.collect();
    assert_eq!(compared, Action::ALL.iter().copied().collect());
}
