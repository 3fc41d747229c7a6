//! Tables 2.4, 3.1 and 3.2 of the domain, written down here once more as the domain writes them,
//! and compared exhaustively: 5 roles x 8 sets of relations x 10 stages x everything.

use crate::world::*;
use hub_core::permission::{
    Action, Group, Standing, accepted_at_merged, allowed, editable_fields, may_edit, rights,
};
use hub_core::rows::{Role, Stage};
use hub_core::*;
use std::collections::BTreeMap;

/// Operation | who | stages. Several lines of one operation are a union.
pub const OPERATIONS: &str = "
    idea.submit         | C       | all
    idea.import         | L       | all
    idea.hand_over      | Au L    | N S R B T Li X P D
    idea.withdraw       | Au      | N S R P
    idea.restore        | Au L    | W
    idea.remove         | A Au    | all
    stage.move          | L       | all
    stage.move          | Ho      | B T
    claim.take          | E       | R
    claim.assign        | L       | R B T Li
    claim.release       | Ho L    | B T
    claim.progress      | Ho      | B T
    merge               | L       | N S R P D
    unmerge             | L       | all
    pair.set            | C       | all
    pair.clear          | L Me    | all
    support.set         | C       | N S R B T Li P
    support.clear       | C       | all
    comment.add         | C       | all
    comment.edit        | Me      | all
    comment.remove      | Me L    | all
    follow.set          | V       | all
    estimate.rerate     | L       | N S R B T Li P D
    standard.answer     | Ho L    | B T
    standard.answer     | Ma      | Li
    standard.except     | L       | B T Li
    system.add          | C       | all
    system.edit         | L       | all
    area.add            | A       | all
    area.edit           | A       | all
    basis.add           | A       | all
    profile.save        | L       | all
    profile.activate    | L       | all
    standard_item.put   | L       | all
    space.edit          | A       | all
    member.profile      | V       | all
    member.role         | A       | all
    member.remove       | A       | all
    member.erase        | A       | all
    text.redact         | A       | all
    skip                | V       | all
    conflict.close      | C       | all
";

/// Marked m: still accepted at an idea that was merged.
const AT_MERGED: &str = "unmerge support.set support.clear comment.add comment.edit \
    comment.remove follow.set text.redact";

/// Group | who | stages | fields (none named: all of the group).
const EDITS: &str = "
    case     | Au | N S P              |
    case     | L  | N S R B T Li X P D |
    estimate | Au | N S P              |
    estimate | E  | R                  | build_days execution_minutes running_cost_per_year_minor
    estimate | Ho | B T                | build_days execution_minutes running_cost_per_year_minor
    estimate | L  | N S R B T Li P     |
    answers  | Au | N S                |
    answers  | L  | N S R P            |
    ratings  | L  | N S R P            |
    build    | Ho | B T                |
    build    | Ma | Li                 | repository_url runs_where second_person_id run_source_ref
    build    | L  | B T Li             |
";

/// The fields of the domain's section 2.2 that an edit can name.
const FIELDS: &str = "
    case     | title description area_id system_ids links lang
    estimate | runs period minutes_per_run people error_rate rework_minutes reviewed_share
    estimate | review_minutes execution_minutes automatable_share build_days labour
    estimate | day_cost_minor running_cost_per_year_minor
    answers  | rules digital structured stable documented
    ratings  | fit risk goal_id rice_reach rice_impact rice_confidence ice_impact
    ratings  | ice_confidence ice_ease wsjf_value wsjf_time wsjf_risk wsjf_size
    build    | repository_url runs_where second_person_id target_on run_source_ref
    build    | realise_by_items manual_minutes_per_unit investment_minor maintainer_id
";

pub fn cells(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.split('|').map(str::trim).collect())
}

pub fn stage_of(word: &str) -> Stage {
    let words = ["N", "S", "R", "B", "T", "Li", "X", "P", "D", "W"];
    Stage::ALL[words.iter().position(|known| *known == word).unwrap()]
}

pub fn holds(who: &str, standing: Standing) -> bool {
    let contributor = standing.role >= Role::Contributor;
    match who {
        "V" => true,
        "C" => contributor,
        "E" => standing.role >= Role::Engineer,
        "L" => standing.role >= Role::Lead,
        "A" => standing.role == Role::Admin,
        "Au" => standing.author && contributor,
        "Ho" => standing.holder && contributor,
        "Ma" => standing.maintainer && contributor,
        "Me" => standing.own && contributor,
        other => panic!("{other}"),
    }
}

pub fn expected(table: &[Vec<&str>], name: &str, standing: Standing, stage: Stage) -> bool {
    table.iter().filter(|line| line[0] == name).any(|line| {
        let stages = line[2];
        let at = stages == "all" || stages.split(' ').any(|word| stage_of(word) == stage);
        at && line[1].split(' ').any(|who| holds(who, standing))
    })
}

/// 5 roles x the 8 subsets of {author or owner, holder, maintainer}.
pub fn standings() -> Vec<Standing> {
    let subsets = 0..8_u8;
    let of = |role: Role| {
        subsets.clone().map(move |bits| Standing {
            author: bits & 1 > 0,
            holder: bits & 2 > 0,
            maintainer: bits & 4 > 0,
            ..Standing::of(role)
        })
    };
    ROLES.into_iter().flat_map(of).collect()
}

#[test]
fn every_operation_is_allowed_to_whom_the_domain_allows_it() {
    let table: Vec<Vec<&str>> = cells(OPERATIONS).collect();
    let mut compared = 0;
    for action in Action::ALL.iter().copied().filter(|action| *action != Action::IdeaEdit) {
        assert!(
            table.iter().any(|line| line[0] == action.as_str()),
            "{action} is not in the table"
        );
        for standing in standings().into_iter().flat_map(|it| [it, it.own(true)]) {
            for stage in Stage::ALL {
                let told = allowed(action, standing, *stage);
                let known = expected(&table, action.as_str(), standing, *stage);
                assert_eq!(told, known, "{action} {standing:?} {stage}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 40 * 80 * 10);
}

#[test]
fn a_merged_idea_takes_what_the_domain_marks() {
    let marked = Action::ALL.iter().filter(|action| accepted_at_merged(**action));
    let mut marked: Vec<&str> = marked.map(|action| action.as_str()).collect();
    let mut known: Vec<&str> = AT_MERGED.split_whitespace().collect();
    marked.sort();
    known.sort();
    assert_eq!(marked, known);
}

/// The domain's fields by name, with their group.
fn fields() -> BTreeMap<&'static str, &'static str> {
    cells(FIELDS).flat_map(|line| line[1].split_whitespace().map(move |f| (f, line[0]))).collect()
}

pub fn edit_expected(field: &str, standing: Standing, stage: Stage) -> bool {
    let group = fields()[field];
    let lines: Vec<Vec<&str>> = cells(EDITS)
        .filter(|line| line[3].is_empty() || line[3].split(' ').any(|only| only == field))
        .collect();
    expected(&lines, group, standing, stage)
}

#[test]
fn every_field_is_editable_to_whom_the_domain_allows_it() {
    let fields = fields();
    let named = Group::ALL.iter().flat_map(|group| group.fields().iter().map(move |f| (*f, group)));
    let known: BTreeMap<&str, &str> = named.map(|(f, group)| (f, group.as_str())).collect();
    assert_eq!(known, fields);
    for standing in standings() {
        for stage in Stage::ALL {
            let listed = editable_fields(standing, *stage);
            for field in fields.keys() {
                let known = edit_expected(field, standing, *stage);
                assert_eq!(
                    may_edit(field, standing, *stage),
                    known,
                    "{field} {standing:?} {stage}"
                );
                assert_eq!(listed.contains(field), known);
            }
            assert_eq!(allowed(Action::IdeaEdit, standing, *stage), !listed.is_empty());
        }
    }
}

/// An idea to which the member has these relations.
pub fn related(stage: Stage, standing: Standing, to: MemberId) -> rows::Idea {
    let mut idea = full_idea(stage);
    idea.owner_id = if standing.author { to } else { BYSTANDER };
    idea.claim.claimed_by = standing.holder.then_some(to);
    idea.build.maintainer_id = standing.maintainer.then_some(to);
    idea
}

pub fn refusal(decision: Decision) -> Option<Code> {
    match decision.verdict {
        Verdict::Rejected(refusal) => Some(refusal.code),
        _ => None,
    }
}

/// What the domain says about one attempt: nothing, or which of the two refusals.
pub fn outcome(now: bool, ever: bool) -> Option<Code> {
    match (now, ever) {
        (true, _) => None,
        (false, true) => Some(Code::StageLocked),
        (false, false) => Some(Code::Forbidden),
    }
}

#[test]
fn decide_holds_to_the_table_of_fields() {
    let mut world = World::new();
    let id = idea_id(1);
    for standing in standings() {
        let actor = member(standing.role);
        for stage in Stage::ALL {
            world.put_body(id.0, related(*stage, standing, actor));
            for field in fields().keys().filter(|field| **field != "system_ids") {
                let operation = edit(id, field, good_value(field));
                let envelope = world.envelope(operation);
                let decided = refusal(world.decide_once(actor, &envelope));
                let ever = Stage::ALL.iter().any(|at| edit_expected(field, standing, *at));
                let known = outcome(edit_expected(field, standing, *stage), ever);
                assert_eq!(decided, known, "{field} {standing:?} {stage}");
            }
        }
    }
}

#[test]
fn buttons_are_what_the_tables_allow() {
    let of = |idea: &rows::Idea, role: Role| rights(idea, member(role), role);
    let author = MemberId(BYSTANDER.0);
    let new = full_idea(Stage::New);
    let told = rights(&new, author, Role::Contributor);
    for (action, shown) in [
        (Action::IdeaEdit, true),
        (Action::IdeaWithdraw, true),
        (Action::IdeaRemove, true),
        (Action::CommentAdd, true),
        (Action::IdeaRestore, false),
        (Action::StageMove, false),
        (Action::ClaimTake, false),
        (Action::IdeaSubmit, false),
    ] {
        assert_eq!(told.actions.contains(&action), shown, "{action}");
    }
    assert!(told.fields.contains(&"title") && !told.fields.contains(&"fit"));
    assert_eq!(told.moves, []);
    assert_eq!(
        of(&new, Role::Lead).moves,
        [Stage::Assessing, Stage::Ready, Stage::Parked, Stage::Declined]
    );
    let testing = full_idea(Stage::Testing);
    assert_eq!(of(&testing, Role::Lead).moves, [Stage::Building, Stage::Live, Stage::Parked]);
    assert_eq!(of(&new, Role::Viewer).actions, [Action::FollowSet]);
    assert!(of(&full_idea(Stage::Ready), Role::Engineer).actions.contains(&Action::ClaimTake));
    assert!(!of(&testing, Role::Engineer).actions.contains(&Action::ClaimTake));
}
