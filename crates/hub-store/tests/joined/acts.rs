//! Things that people do, made from small numbers, about whatever they see.

use crate::hub::{ADMIN, Device, ENGINEER};
use crate::world::{envelope, submit};
use hub_core::operation::{FieldEdit, SpaceEdit};
use hub_core::rows::{Idea, Stage};
use hub_core::{AreaId, Body, CommentId, EntityKind, Envelope, IdeaId, Operation, Row, SystemId};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many things there are to do.
pub const KINDS: u8 = 24;

/// One of them, at one idea of few, with one value of few; none where there is nothing to do it at.
pub fn act(device: &mut Device, kind: u8, which: u8, value: u8) -> Option<Envelope> {
    if kind == 0 {
        return Some(submit(IdeaId(Uuid::now_v7()), &format!("Idea {value}")));
    }
    let ideas = device.read(|reader| reader.rows(EntityKind::Idea).unwrap());
    // Few, so that people meet: the oldest, by an order that is the same on all devices.
    let mut ideas: Vec<Row> = ideas.into_iter().filter(|row| !row.removed).collect();
    ideas.sort_by_key(|row| row.id);
    ideas.truncate(3);
    let at = ideas.get(usize::from(which) % ideas.len().max(1));
    let other = ideas.get((usize::from(which) + 1) % ideas.len().max(1));
    at_space(device, kind, value)
        .or_else(|| at_idea(device, kind, at?, other?, value))
        .map(envelope)
}

fn at_space(device: &mut Device, kind: u8, value: u8) -> Option<Operation> {
    Some(match kind {
        1 => Operation::AreaAdd {
            id: AreaId(Uuid::from_u128(0xA0 + u128::from(value))),
            name: format!("Area {}", value / 2),
        },
        2 => Operation::SystemAdd { name: format!("System {value}") },
        3 => Operation::MemberProfile {
            display_name: format!("Somebody {value}"),
            area_id: first(device, EntityKind::Area).map(|row| AreaId(row.id)),
        },
        4 => Operation::SpaceEdit(SpaceEdit {
            name: Some(format!("Space {value}")),
            ..SpaceEdit::default()
        }),
        5 => Operation::ConflictClose {
            conflict: first(device, EntityKind::Conflict)?.id,
            take_lost: value.is_multiple_of(2),
        },
        _ => return None,
    })
}

fn first(device: &mut Device, kind: EntityKind) -> Option<Row> {
    device.read(|reader| reader.rows(kind).unwrap()).into_iter().find(|row| !row.removed)
}

fn at_idea(device: &mut Device, kind: u8, row: &Row, other: &Row, value: u8) -> Option<Operation> {
    let (id, other_id) = (IdeaId(row.id), IdeaId(other.id));
    let idea = <&Idea>::try_from(&row.body).ok()?;
    let edit = |field: &str, value: serde_json::Value, has_base: bool| {
        let base = has_base.then(|| row.version_of(field));
        let set = BTreeMap::from([(field.to_owned(), FieldEdit::Value { value, base })]);
        Operation::IdeaEdit { id, set }
    };
    Some(match kind {
        6 | 7 => edit("title", json!(format!("Title {value}")), true),
        8 => edit("description", json!(format!("Text {value}")), false),
        9 => edit("runs", json!(f64::from(value) + 1.0), true),
        10 => Operation::IdeaEdit {
            id,
            set: BTreeMap::from([(
                "system_ids".to_owned(),
                FieldEdit::Members {
                    add: vec![SystemId(Uuid::from_u128(u128::from(value)))],
                    remove: vec![],
                },
            )]),
        },
        11 => Operation::CommentAdd {
            id: CommentId(Uuid::now_v7()),
            idea: id,
            body: format!("Comment {value}"),
        },
        12 => Operation::SupportSet { idea: id, volume: None, in_addition: false, area_id: None },
        13 => Operation::SupportClear { idea: id },
        14 => Operation::FollowSet { idea: id, on: value.is_multiple_of(2) },
        15 => {
            Operation::Merge { source: id, target: other_id, adds_volume: value.is_multiple_of(2) }
        }
        16 => {
            let merge = idea.merge.as_ref()?;
            Operation::Unmerge {
                source: id,
                target: merge.merged_into,
                expect_merged_op: merge.merged_op,
            }
        }
        17 => moved(id, idea.stage.now, value),
        18 => Operation::ClaimTake { id },
        19 => Operation::ClaimRelease {
            id,
            expect_claim_no: idea.claim.claim_no,
            note: (value.is_multiple_of(2)).then(|| "Later".to_owned()),
        },
        20 => Operation::IdeaWithdraw { id },
        21 => Operation::IdeaRemove { id, reason: "x".to_owned() },
        22 => Operation::IdeaHandOver {
            id,
            to: if value.is_multiple_of(2) { ADMIN } else { ENGINEER },
        },
        23 => {
            let comments = device.read(|reader| reader.comments_of(id).unwrap());
            let comment = comments.iter().find(|row| matches!(row.body, Body::Comment(_)))?;
            let id = CommentId(comment.id);
            let base = Some(comment.version_of("body"));
            Operation::CommentEdit { id, body: format!("Otherwise {value}"), base }
        }
        _ => return None,
    })
}

fn moved(id: IdeaId, from: Stage, value: u8) -> Operation {
    let to = [Stage::Assessing, Stage::Parked, Stage::New, Stage::Ready][usize::from(value) % 4];
    Operation::StageMove {
        id,
        from,
        to,
        reason_code: None,
        reason: Some("so".to_owned()),
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    }
}

/// Makes an idea of the server ready to be claimed.
pub fn make_ready(server: &mut crate::server::Server, id: IdeaId) {
    let answers = ["rules", "digital", "structured"];
    let set =
        answers.map(|field| (field.to_owned(), FieldEdit::Value { value: json!(4), base: None }));
    server.decide(ADMIN, envelope(Operation::IdeaEdit { id, set: BTreeMap::from(set) }));
    for (from, to) in [(Stage::New, Stage::Assessing), (Stage::Assessing, Stage::Ready)] {
        let reason = None;
        let operation = Operation::StageMove {
            id,
            from,
            to,
            reason_code: None,
            reason,
            revisit_on: None,
            seen_score: None,
            seen_profile: None,
        };
        let verdict = server.decide(ADMIN, envelope(operation));
        assert_eq!(verdict, hub_core::Verdict::Ok);
    }
}
