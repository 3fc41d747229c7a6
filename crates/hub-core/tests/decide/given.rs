//! Random operations over a few ids, with good, wrong and hostile values, so that histories meet
//! in the same rows.

use crate::built::{answering, claiming, erasing, item_put};
use crate::world::*;
use hub_core::operation::Imported;
use hub_core::permission::Group;
use hub_core::rows::*;
use hub_core::*;
use jiff::civil::date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Members of every role, and somebody who is none.
pub fn actor() -> impl Strategy<Value = MemberId> {
    let members = ROLES.map(member).into_iter().chain([BYSTANDER, MemberId(Uuid::from_u128(9))]);
    select(members.collect::<Vec<_>>())
}

pub fn idea() -> impl Strategy<Value = IdeaId> {
    (1..4_u128).prop_map(idea_id)
}

fn small() -> impl Strategy<Value = Uuid> {
    (1..4_u128).prop_map(Uuid::from_u128)
}

fn area() -> impl Strategy<Value = AreaId> {
    select(vec![AREA, OTHER_AREA, AreaId(Uuid::from_u128(1))])
}

fn stage() -> impl Strategy<Value = Stage> {
    select(Stage::ALL)
}

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec!["Accounts", "accounts", "Match the invoices", "Zé", "two\r\nlines", "e\u{301}"])
            .prop_map(str::to_owned),
        1 => select(vec!["", "  ", "\u{0}", "\u{202E}a", "\u{200B}", "a\u{85}b"]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => (1..400_usize).prop_map(|n| "ß".repeat(n * 60)),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    let wrong = vec![f64::NAN, f64::INFINITY, -1.0, -0.0, 0.0, f64::MIN_POSITIVE, 1e300];
    prop_oneof![3 => 0.0..50.0_f64, 1 => select(wrong), 1 => any::<f64>()]
}

fn fraction() -> impl Strategy<Value = f64> {
    prop_oneof![6 => 0.0..1.0_f64, 1 => number()]
}

fn triple() -> impl Strategy<Value = Triple> {
    let any = [fraction(), fraction(), fraction()].prop_map(|[a, b, c]| Triple::new(a, b, c));
    let ordered = [0.0..1.0_f64, 0.0..1.0_f64, 0.0..1.0_f64].prop_map(|mut it| {
        it.sort_by(f64::total_cmp);
        Triple::new(it[0], it[1], it[2])
    });
    prop_oneof![3 => ordered, 1 => any]
}

fn estimate() -> impl Strategy<Value = EstimateInputs> {
    let runs = (of(number()), of(select(Period::ALL)), of(number()), of(1.0..9.0_f64));
    let more = (of(fraction()), of(triple()), of(triple()), of(any::<i64>()));
    (runs, more).prop_map(
        |((runs, period, minutes_per_run, people), (rate, share, days, money))| EstimateInputs {
            runs,
            period,
            minutes_per_run,
            people,
            error_rate: rate,
            automatable_share: share,
            build_days: days,
            day_cost_minor: money.map(|money| money % 20_000_000_000_000),
            ..EstimateInputs::default()
        },
    )
}

fn submission_of() -> impl Strategy<Value = Submission> {
    let case = (idea(), text(), text(), of(area()), btree_set(small(), 0..3));
    let estimate = prop_oneof![2 => Just(EstimateInputs::default()), 1 => estimate()];
    (case, estimate, [of(0..7_u8), of(1..6_u8), of(1..6_u8)]).prop_map(
        |(case, estimate, answers)| {
            let (id, title, description, area_id, systems) = case;
            let system_ids = systems.into_iter().map(SystemId).collect();
            let [rules, digital, stable] = answers;
            Submission {
                case: Case { title, description, area_id, system_ids, ..Case::default() },
                answers: Answers { rules, digital, stable, ..Answers::default() },
                estimate,
                ..submission(id, "")
            }
        },
    )
}

fn import() -> impl Strategy<Value = Operation> {
    let said = (of(text()), of(text()), of(text()), of(any::<i64>()));
    (submission_of(), stage(), said, of(0..7_u8)).prop_map(|(submission, stage, said, risk)| {
        let (reason_code, reason, submitted_for, live_at_ms) = said;
        let batch_id = BatchId(Uuid::from_u128(1));
        let ratings = Ratings { risk, ..Ratings::default() };
        let imported =
            Imported { stage, reason_code, reason, submitted_for, batch_id, live_at_ms, ratings };
        Operation::IdeaImport { submission, imported }
    })
}

/// A JSON value that has nothing to do with the field.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(|it| json!(it)),
        any::<i64>().prop_map(|it| json!(it)),
        number().prop_map(|it| json!(it)),
        text().prop_map(|it| json!(it)),
        triple().prop_map(|it| json!(it)),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            btree_map(text(), inner, 0..3).prop_map(|it| json!(it)),
        ]
    })
}

/// The fields that can be edited.
pub fn field() -> impl Strategy<Value = &'static str> {
    select(Group::ALL.iter().flat_map(|group| group.fields().iter().copied()).collect::<Vec<_>>())
}

fn field_edit() -> impl Strategy<Value = (String, FieldEdit)> {
    let named = prop_oneof![20 => field().prop_map(str::to_owned), 1 => text()];
    let base = of((0..12_u128).prop_map(op_id));
    (named, any_json(), base, 0..6_u8, btree_set(small(), 0..3)).prop_map(
        |(field, wrong, base, which, systems)| {
            let systems: Vec<SystemId> = systems.into_iter().map(SystemId).collect();
            let edit = match which {
                0 => FieldEdit::Value { value: wrong, base },
                1 => FieldEdit::Value { value: Value::Null, base },
                _ if field == "system_ids" || which == 2 => {
                    let remove = systems.iter().skip(1).copied().collect();
                    FieldEdit::Members { add: systems, remove }
                }
                _ => FieldEdit::Value { value: good_value(&field), base },
            };
            (field, edit)
        },
    )
}

fn editing() -> impl Strategy<Value = Operation> {
    (idea(), vec(field_edit(), 0..4)).prop_map(|(id, set)| Operation::IdeaEdit {
        id,
        set: set.into_iter().collect::<BTreeMap<_, _>>(),
    })
}

fn moving() -> impl Strategy<Value = Operation> {
    let code = of(select(vec!["other", "not_feasible", "boring"]).prop_map(str::to_owned));
    let day = of(select(vec![date(2030, 1, 1), date(-9999, 1, 1), date(9999, 12, 31)]));
    let said = (code, of(text()), day, of(number()));
    (idea(), stage(), stage(), said).prop_map(|(id, from, to, said)| {
        let (reason_code, reason, revisit_on, seen_score) = said;
        let seen_profile = None;
        Operation::StageMove {
            id,
            from,
            to,
            reason_code,
            reason,
            revisit_on,
            seen_score,
            seen_profile,
        }
    })
}

fn at_idea() -> BoxedStrategy<Operation> {
    let volume = (number(), select(Period::ALL), 0.0..3.0_f64, of(number())).prop_map(
        |(runs, period, people, minutes_per_run)| Volume { runs, period, people, minutes_per_run },
    );
    let supporting = (idea(), of(volume), any::<bool>(), of(area())).prop_map(
        |(idea, volume, in_addition, area_id)| Operation::SupportSet {
            idea,
            volume,
            in_addition,
            area_id,
        },
    );
    let pairing = (idea(), idea(), select(PairKind::ALL), select(PairKind::ALL))
        .prop_map(|(a, b, to, expect)| Operation::PairSet { a, b, to, expect });
    prop_oneof![
        4 => submission_of().prop_map(Operation::IdeaSubmit),
        2 => import(),
        8 => editing(),
        4 => moving(),
        2 => supporting,
        2 => pairing,
        1 => idea().prop_map(|id| Operation::IdeaWithdraw { id }),
        1 => idea().prop_map(|id| Operation::IdeaRestore { id }),
        1 => (idea(), text()).prop_map(|(id, reason)| Operation::IdeaRemove { id, reason }),
        1 => idea().prop_map(|idea| Operation::SupportClear { idea }),
        1 => (idea(), any::<bool>()).prop_map(|(idea, on)| Operation::FollowSet { idea, on }),
        3 => claiming(),
        2 => answering(),
        2 => (idea(), idea(), any::<bool>()).prop_map(|(source, target, adds_volume)| {
            Operation::Merge { source, target, adds_volume }
        }),
        1 => (idea(), idea(), 1..20_u128).prop_map(|(source, target, op)| Operation::Unmerge {
            source,
            target,
            expect_merged_op: op_id(op)
        }),
        1 => (idea(), actor()).prop_map(|(id, to)| Operation::IdeaHandOver { id, to }),
        1 => (idea(), of(area()), 1..4_u32).prop_map(|(id, area, version)| {
            Operation::EstimateRerate { id, basis_id: ids::of_basis(SPACE, area, version) }
        }),
        1 => (idea(), field(), actor(), any::<bool>()).prop_map(|(idea, field, lost_by, take_lost)| {
            let conflict = ids::of_conflict(SPACE, idea.0, field, lost_by);
            Operation::ConflictClose { conflict, take_lost }
        }),
    ]
    .boxed()
}

fn at_space() -> BoxedStrategy<Operation> {
    let comment = || small().prop_map(CommentId);
    let base = of((0..12_u128).prop_map(op_id));
    let rates = (of(area()), 0..4_u32, number(), number(), any::<i64>()).prop_map(
        |(area, version, working_days_per_year, hours_per_day, minor)| Operation::BasisAdd {
            area,
            version,
            labour: Some(Labour { per: LabourPer::Year, minor: minor % 20_000_000_000_000 }),
            day_cost_minor: None,
            working_days_per_year,
            hours_per_day,
        },
    );
    let weights = btree_map(select(Criterion::ALL), number(), 0..4);
    let profile = (small(), small(), 0..3_u32, text(), select(Method::ALL), weights).prop_map(
        |(id, family, version, name, method, weights)| Operation::ProfileSave {
            id: ProfileId(id),
            family_id: ProfileId(family),
            version,
            name,
            method,
            weights,
        },
    );
    let space = (of(text()), of(triple()), of(number()), of(0..9_u32)).prop_map(
        |(name, share_default, value_full, stale_claim_days)| {
            let edit = SpaceEdit { name, share_default, value_full, ..SpaceEdit::default() };
            Operation::SpaceEdit(SpaceEdit { stale_claim_days, ..edit })
        },
    );
    prop_oneof![
        (comment(), idea(), text()).prop_map(|(id, idea, body)| Operation::CommentAdd {
            id,
            idea,
            body
        }),
        (comment(), text(), base).prop_map(|(id, body, base)| Operation::CommentEdit {
            id,
            body,
            base
        }),
        comment().prop_map(|id| Operation::CommentRemove { id }),
        text().prop_map(|name| Operation::SystemAdd { name }),
        (small(), of(text()), of(any::<bool>())).prop_map(|(id, name, archived)| {
            Operation::SystemEdit { id: SystemId(id), name, archived }
        }),
        (area(), text()).prop_map(|(id, name)| Operation::AreaAdd { id, name }),
        (area(), of(text()), of(any::<bool>()))
            .prop_map(|(id, name, archived)| Operation::AreaEdit { id, name, archived }),
        rates,
        profile,
        small().prop_map(|id| Operation::ProfileActivate { id: ProfileId(id) }),
        space,
        (text(), of(area()))
            .prop_map(|(display_name, area_id)| Operation::MemberProfile { display_name, area_id }),
        (actor(), select(Role::ALL))
            .prop_map(|(member, role)| Operation::MemberRole { member, role }),
        actor().prop_map(|member| Operation::MemberRemove { member }),
        (small(), text()).prop_map(|(op, why)| Operation::Skip { op_id: OpId(op), why }),
        actor().prop_map(|member| Operation::MemberErase { member }),
        item_put(),
        erasing(),
    ]
    .boxed()
}

pub fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![3 => at_idea(), 1 => at_space()]
}

/// Something that happened to the rows behind the operations' back.
#[derive(Clone, Debug)]
pub enum Damage {
    /// A row is gone.
    Lost(usize),
    /// A row is a tombstone.
    Removed(usize),
    /// An idea is in a state that no operation leads to.
    Idea(IdeaId, Stage, Option<Stage>, bool),
}

pub fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<usize>().prop_map(Damage::Lost),
        any::<usize>().prop_map(Damage::Removed),
        (idea(), stage(), of(stage()), any::<bool>())
            .prop_map(|(id, now, before, merged)| Damage::Idea(id, now, before, merged)),
    ]
}

impl Damage {
    pub fn apply(&self, world: &mut World) {
        match self {
            Self::Lost(n) => {
                let key = *world.rows.keys().nth(n % world.rows.len()).unwrap();
                if world.rows.len() > 1 {
                    world.rows.remove(&key);
                }
            }
            Self::Removed(n) => {
                let n = n % world.rows.len();
                world.rows.values_mut().nth(n).unwrap().removed = true;
            }
            Self::Idea(id, now, before, merged) => {
                let mut idea = full_idea(*now);
                idea.stage.before = *before;
                idea.claim.claimed_by = Some(member(Role::Engineer));
                idea.merge = merged.then(|| Merge {
                    merged_into: idea_id(1),
                    merged_by: BYSTANDER,
                    merged_at_ms: 0,
                    merged_op: op_id(1),
                    adds_volume: true,
                });
                world.put_body(id.0, idea);
            }
        }
    }
}
