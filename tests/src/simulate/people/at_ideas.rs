//! Operations at ideas.

use super::{Seen, id, words};
use crate::simulate::draw::Draw;
use hub_core::operation::{FieldEdit, Imported, Operation, Submission};
use hub_core::rows::{
    Answers, Case, Conflict, EstimateInputs, Idea, Merge, Pair, PairKind, Period, Ratings, Stage,
    StandardState, Volume,
};
use hub_core::{BatchId, Body, CommentId, EntityKind, OpId, Row, StandardItemId, SystemId};
use hub_store::StoreError;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What can be done at ideas.
#[derive(Clone, Copy)]
enum What {
    Submit,
    Import,
    Edit,
    Systems,
    Close,
    HandOver,
    Withdraw,
    Restore,
    Remove,
    Move,
    Take,
    Assign,
    Release,
    Progress,
    Merge,
    Unmerge,
    Pair,
    Support,
    Unsupport,
    Comment,
    EditComment,
    RemoveComment,
    Follow,
    Rerate,
    Answer,
    Except,
}

const WEIGHTS: &[(What, u32)] = &[
    (What::Submit, 6),
    (What::Import, 8),
    (What::Edit, 26),
    (What::Systems, 4),
    (What::Close, 10),
    (What::HandOver, 2),
    (What::Withdraw, 2),
    (What::Restore, 2),
    (What::Remove, 3),
    (What::Move, 16),
    (What::Take, 20),
    (What::Assign, 4),
    (What::Release, 4),
    (What::Progress, 3),
    (What::Merge, 4),
    (What::Unmerge, 5),
    (What::Pair, 4),
    (What::Support, 7),
    (What::Unsupport, 2),
    (What::Comment, 10),
    (What::EditComment, 4),
    (What::RemoveComment, 2),
    (What::Follow, 4),
    (What::Rerate, 2),
    (What::Answer, 6),
    (What::Except, 3),
];

pub(super) fn intent(seen: &Seen<'_>, draw: &mut Draw) -> Result<Option<Operation>, StoreError> {
    let what = draw.weighted(WEIGHTS);
    match what {
        What::Submit => return Ok(Some(Operation::IdeaSubmit(submission(draw)))),
        What::Import => return Ok(Some(import(draw))),
        What::Close => return close(seen, draw),
        What::EditComment | What::RemoveComment => return at_comment(seen, draw, what),
        _ => {}
    }
    let Some((row, idea)) = seen.idea(draw)? else {
        return Ok(Some(Operation::IdeaSubmit(submission(draw))));
    };
    at_idea(seen, draw, what, (&row, &idea))
}

fn at_idea(
    seen: &Seen<'_>,
    draw: &mut Draw,
    what: What,
    (row, idea): (&Row, &Idea),
) -> Result<Option<Operation>, StoreError> {
    use Operation as O;
    let at = hub_core::IdeaId(row.id);
    let expect_claim_no = idea.claim.claim_no;
    Ok(match what {
        What::Edit => Some(O::IdeaEdit { id: at, set: edits(draw, row) }),
        What::Systems => systems(seen, draw, at)?,
        What::HandOver => seen.member(draw)?.map(|to| O::IdeaHandOver { id: at, to }),
        What::Withdraw => Some(O::IdeaWithdraw { id: at }),
        What::Restore => Some(O::IdeaRestore { id: at }),
        What::Remove => Some(O::IdeaRemove { id: at, reason: words(draw) }),
        What::Move => Some(step(draw, at, idea)),
        What::Take => Some(O::ClaimTake { id: at }),
        What::Assign => seen.member(draw)?.map(|to| O::ClaimAssign { id: at, to, expect_claim_no }),
        What::Release => {
            let note = draw.permille(500).then(|| words(draw));
            Some(O::ClaimRelease { id: at, expect_claim_no, note })
        }
        What::Progress => {
            Some(O::ClaimProgress { id: at, note: Some(words(draw)), commit_at_ms: None })
        }
        What::Merge => seen.idea(draw)?.map(|(target, _)| O::Merge {
            source: at,
            target: hub_core::IdeaId(target.id),
            adds_volume: draw.permille(500),
        }),
        What::Unmerge => unmerge(seen, at, idea)?,
        What::Pair => pair(seen, draw, at)?,
        What::Support => Some(support(draw, at)),
        What::Unsupport => Some(O::SupportClear { idea: at }),
        What::Comment => {
            Some(O::CommentAdd { id: CommentId(draw.id()), idea: at, body: words(draw) })
        }
        What::Follow => Some(O::FollowSet { idea: at, on: draw.permille(500) }),
        What::Rerate => {
            let basis = seen.one(EntityKind::Basis, draw)?;
            basis.map(|basis| O::EstimateRerate { id: at, basis_id: hub_core::BasisId(basis.id) })
        }
        What::Answer | What::Except => standard(seen, draw, what, at)?,
        _ => None,
    })
}

/// A device of a later version may say more than this one knows; it must not get lost.
fn case(draw: &mut Draw) -> Case {
    let mut case = Case { title: words(draw), ..Case::default() };
    if draw.permille(300) {
        case.unknown.insert("case_later".to_owned(), json!({ "said": draw.from(1, 9) }));
    }
    case
}

fn estimate(draw: &mut Draw) -> EstimateInputs {
    EstimateInputs {
        runs: Some(draw.from(1, 20) as f64),
        period: Some(Period::Week),
        minutes_per_run: Some(draw.from(1, 60) as f64),
        people: Some(draw.from(1, 9) as f64),
        ..EstimateInputs::default()
    }
}

fn submission(draw: &mut Draw) -> Submission {
    let is_rich = draw.permille(700);
    let answer = Some(3);
    Submission {
        id: id(draw),
        case: case(draw),
        estimate: if is_rich { estimate(draw) } else { EstimateInputs::default() },
        answers: if is_rich {
            Answers { rules: answer, digital: answer, stable: answer, ..Answers::default() }
        } else {
            Answers::default()
        },
        origin: None,
    }
}

fn import(draw: &mut Draw) -> Operation {
    let submission = Submission { estimate: estimate(draw), ..submission(draw) };
    let stages = [
        (Stage::Ready, 6),
        (Stage::New, 1),
        (Stage::Parked, 1),
        (Stage::Live, 2),
        (Stage::Retired, 1),
    ];
    let imported = Imported {
        stage: draw.weighted(&stages),
        reason_code: None,
        reason: None,
        submitted_for: Some("Kim".to_owned()),
        batch_id: BatchId(draw.id()),
        live_at_ms: None,
        ratings: Ratings::default(),
    };
    Operation::IdeaImport { submission, imported }
}

/// Fields that somebody changes at once, from what they saw; some write over whatever is there.
fn edits(draw: &mut Draw, row: &Row) -> BTreeMap<String, FieldEdit> {
    let fields = ["title", "description", "runs", "minutes_per_run", "rules", "documented", "fit"];
    let count = draw.from(1, 3);
    let edited = (0..count).map(|_| {
        let field = draw.weighted(&fields.map(|field| (field, 1)));
        let value: Value = match field {
            "title" | "description" => words(draw).into(),
            "runs" | "minutes_per_run" => (draw.from(1, 60) as f64).into(),
            _ => draw.from(1, 5).into(),
        };
        let base = draw.permille(800).then(|| row.version_of(field));
        (field.to_owned(), FieldEdit::Value { value, base })
    });
    edited.collect()
}

fn systems(
    seen: &Seen<'_>,
    draw: &mut Draw,
    at: hub_core::IdeaId,
) -> Result<Option<Operation>, StoreError> {
    let Some(system) = seen.one(EntityKind::System, draw)? else { return Ok(None) };
    let (one, none) = (vec![SystemId(system.id)], vec![]);
    let (add, remove) = if draw.permille(600) { (one, none) } else { (none, one) };
    let set = [("system_ids".to_owned(), FieldEdit::Members { add, remove })].into();
    Ok(Some(Operation::IdeaEdit { id: at, set }))
}

fn step(draw: &mut Draw, at: hub_core::IdeaId, idea: &Idea) -> Operation {
    use Stage as S;
    let to: &[Stage] = match idea.stage.now {
        S::New => &[S::Assessing, S::Ready, S::Ready, S::Parked, S::Declined],
        S::Assessing => &[S::Ready, S::Ready, S::New],
        S::Ready => &[S::Assessing, S::Parked, S::New],
        S::Building => &[S::Testing, S::Testing, S::Parked],
        S::Testing => &[S::Live, S::Live, S::Building],
        S::Live => &[S::Retired],
        S::Retired => &[S::Live],
        S::Parked | S::Declined | S::Withdrawn => &[S::New, S::Ready],
    };
    let to = draw.one(to).copied().unwrap_or(S::New);
    Operation::StageMove {
        id: at,
        from: idea.stage.now,
        to,
        reason_code: (to == S::Declined).then(|| "not_worth_it".to_owned()),
        reason: Some(words(draw)),
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    }
}

fn unmerge(
    seen: &Seen<'_>,
    at: hub_core::IdeaId,
    idea: &Idea,
) -> Result<Option<Operation>, StoreError> {
    let of = |source, merge: &Merge| Operation::Unmerge {
        source,
        target: merge.merged_into,
        expect_merged_op: merge.merged_op,
    };
    if let Some(merge) = &idea.merge {
        return Ok(Some(of(at, merge)));
    }
    let merged = seen.rows(EntityKind::Idea)?.into_iter().find_map(|row| {
        let merge = <&Idea>::try_from(&row.body).ok()?.merge.clone()?;
        Some(of(hub_core::IdeaId(row.id), &merge))
    });
    Ok(merged)
}

fn pair(
    seen: &Seen<'_>,
    draw: &mut Draw,
    a: hub_core::IdeaId,
) -> Result<Option<Operation>, StoreError> {
    let Some((other, _)) = seen.idea(draw)? else { return Ok(None) };
    let b = hub_core::IdeaId(other.id);
    let said = seen.rows(EntityKind::Pair)?.into_iter().find_map(|row| {
        let pair = <&Pair>::try_from(&row.body).ok()?;
        ((pair.a, pair.b) == (a.min(b), a.max(b))).then_some(pair.kind)
    });
    let kinds = [(PairKind::Related, 3), (PairKind::Different, 2), (PairKind::None, 1)];
    let to = draw.weighted(&kinds);
    Ok(Some(Operation::PairSet { a, b, to, expect: said.unwrap_or(PairKind::None) }))
}

fn support(draw: &mut Draw, at: hub_core::IdeaId) -> Operation {
    let (runs, people) = (draw.from(1, 9) as f64, 1.0);
    let volume = Volume { runs, period: Period::Month, people, minutes_per_run: None };
    let volume = draw.permille(600).then_some(volume);
    Operation::SupportSet { idea: at, in_addition: volume.is_some(), volume, area_id: None }
}

fn close(seen: &Seen<'_>, draw: &mut Draw) -> Result<Option<Operation>, StoreError> {
    use hub_core::rows::ConflictState;
    let mut open = seen.rows(EntityKind::Conflict)?;
    open.retain(|row| {
        <&Conflict>::try_from(&row.body)
            .is_ok_and(|conflict: &Conflict| conflict.state == ConflictState::Open)
    });
    let take_lost = draw.permille(500);
    Ok(draw.one(&open).map(|row| Operation::ConflictClose { conflict: row.id, take_lost }))
}

fn at_comment(
    seen: &Seen<'_>,
    draw: &mut Draw,
    what: What,
) -> Result<Option<Operation>, StoreError> {
    let mut comments = seen.rows(EntityKind::Comment)?;
    let me = seen.me;
    comments.retain(|row| {
        let is_there = matches!(&row.body, Body::Comment(comment) if !comment.removed);
        is_there && (row.created_by == me || draw.permille(200))
    });
    let Some(row) = draw.one(&comments).cloned() else { return Ok(None) };
    let id = CommentId(row.id);
    let base: Option<OpId> = draw.permille(800).then(|| row.version_of("body"));
    Ok(Some(match what {
        What::EditComment => Operation::CommentEdit { id, body: words(draw), base },
        _ => Operation::CommentRemove { id },
    }))
}

fn standard(
    seen: &Seen<'_>,
    draw: &mut Draw,
    what: What,
    at: hub_core::IdeaId,
) -> Result<Option<Operation>, StoreError> {
    let Some(item) = seen.one(EntityKind::StandardItem, draw)? else { return Ok(None) };
    let (item, reason) = (StandardItemId(item.id), words(draw));
    if matches!(what, What::Except) {
        return Ok(Some(Operation::StandardExcept { idea: at, item, reason }));
    }
    let states =
        [(StandardState::Met, 6), (StandardState::NotMet, 2), (StandardState::NotApplicable, 2)];
    Ok(Some(Operation::StandardAnswer {
        idea: at,
        item,
        state: draw.weighted(&states),
        evidence: words(draw),
        by_scan: false,
        reason: Some(reason),
    }))
}
