//! Random ideas with every field of case, estimate, answers and ratings, and things that happen to
//! them and around them.

use hub_core::operation::{FieldEdit, Imported, SpaceEdit, Submission};
use hub_core::rows::*;
use hub_core::{AreaId, BatchId, IdeaId, Operation, SystemId};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;
use uuid::Uuid;

/// Texts that mean something to spreadsheets, text files, XML, or an import of other files.
const AWKWARD: &[&str] = &[
    "=1+1",
    "'=1+1",
    "''=1",
    "+49 30",
    "-",
    "@home",
    "'quoted'",
    "\"Quote\", she said",
    "a;b|c,d",
    "SAP; Excel",
    "n/a",
    "TRUE",
    "007",
    "1.234",
    "1,5",
    "_x0041_",
    "sep=;",
    "#comment",
    "é😀",
    "<b>&amp;</b>",
    "Idea id",
    "OH-12",
    "new",
    "\u{FF1D}1",
    "\u{200B}=1",
    "\u{FEFF}x",
    "x \u{A0}",
];

fn line() -> impl Strategy<Value = String> {
    let any = "[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,24}";
    prop_oneof![3 => select(AWKWARD).prop_map(str::to_owned), 2 => any]
}

fn lines() -> impl Strategy<Value = String> {
    let many = vec(line(), 1..6).prop_map(|lines| lines.join("\n"));
    let long = (1..60_usize).prop_map(|count| "; one, two\n\"three\"|four".repeat(count));
    prop_oneof![2 => Just(String::new()), 4 => many, 1 => long]
}

fn above_zero(max: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        (1..400_u32).prop_map(f64::from),
        select(vec![0.1 + 0.2, 1.0 / 3.0, 12.345, 1_234.0, 1_234.567, 1e-7, f64::MIN_POSITIVE]),
        (0.0..1.0_f64).prop_map(move |share| (share * max).max(f64::MIN_POSITIVE)),
    ]
}

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![select(vec![0.0, 1.0, 0.05, 0.655, 1.0 / 3.0]), 0.0..=1.0_f64]
}

fn triple(value: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = Triple> {
    [value.clone(), value.clone(), value].prop_map(|mut ends| {
        ends.sort_by(f64::total_cmp);
        Triple::new(ends[0], ends[1], ends[2])
    })
}

fn money() -> impl Strategy<Value = i64> {
    prop_oneof![0..2_000_i64, 0..=10_000_000_000_000_i64]
}

fn estimate() -> impl Strategy<Value = EstimateInputs> {
    let days = prop_oneof![above_zero(10_000.0)].boxed();
    let shares = prop_oneof![share()].boxed();
    let volume = (
        of(above_zero(1e6)),
        of(select(Period::ALL)),
        of(above_zero(1e5)),
        of(prop_oneof![1.0..100_000.0_f64, 1.0..9.0_f64]),
    );
    let rework = (of(share()), of(above_zero(1e5)), of(share()), of(above_zero(1e5)));
    let labour = (select(vec![LabourPer::Hour, LabourPer::Year]), money())
        .prop_map(|(per, minor)| Labour { per, minor });
    let costs = (of(labour), of(money()), of(money()));
    let ranges = (of(triple(shares)), of(triple(days)), of(above_zero(1e5)));
    (volume, rework, costs, ranges).prop_map(|(volume, rework, costs, ranges)| EstimateInputs {
        runs: volume.0,
        period: volume.1,
        minutes_per_run: volume.2,
        people: volume.3,
        error_rate: rework.0,
        rework_minutes: rework.1,
        reviewed_share: rework.2,
        review_minutes: rework.3,
        labour: costs.0,
        day_cost_minor: costs.1,
        running_cost_per_year_minor: costs.2,
        automatable_share: ranges.0,
        build_days: ranges.1,
        execution_minutes: ranges.2,
        ..EstimateInputs::default()
    })
}

fn answers() -> impl Strategy<Value = Answers> {
    vec(of(1..=5_u8), 5).prop_map(|given| Answers {
        rules: given[0],
        digital: given[1],
        structured: given[2],
        stable: given[3],
        documented: given[4],
        ..Answers::default()
    })
}

fn ratings() -> impl Strategy<Value = Ratings> {
    let sizes = vec(of(select(vec![1_u8, 2, 3, 5, 8, 13, 20])), 4);
    let tens = vec(of(1..=10_u8), 3);
    let rice = (
        of(prop_oneof![Just(0.0), above_zero(1e12)]),
        of(select(vec![0.25, 0.5, 1.0, 2.0, 3.0])),
        of(select(vec![0.5, 0.8, 1.0])),
    );
    (of(1..=5_u8), of(1..=5_u8), rice, tens, sizes).prop_map(|(fit, risk, rice, ice, wsjf)| {
        Ratings {
            fit,
            risk,
            rice_reach: rice.0,
            rice_impact: rice.1,
            rice_confidence: rice.2,
            ice_impact: ice[0],
            ice_confidence: ice[1],
            ice_ease: ice[2],
            wsjf_value: wsjf[0],
            wsjf_time: wsjf[1],
            wsjf_risk: wsjf[2],
            wsjf_size: wsjf[3],
            ..Ratings::default()
        }
    })
}

fn link() -> impl Strategy<Value = Link> {
    let url =
        select(vec!["https://a.b", "https://example.org/x?a=1;b=2,c", "HTTPS://É.example/#=1"]);
    (url, prop_oneof![Just(String::new()), line()])
        .prop_map(|(url, label)| Link { url: url.to_owned(), label })
}

/// Areas and systems by their places in the world.
fn case() -> impl Strategy<Value = (Case, Option<Index>, Vec<Index>)> {
    let words = (line(), lines(), vec(link(), 0..4), of(select(Lang::ALL)));
    (words, of(any::<Index>()), vec(any::<Index>(), 0..4)).prop_map(|(words, area, systems)| {
        let (title, description, links, lang) = words;
        (Case { title, description, links, lang, ..Case::default() }, area, systems)
    })
}

/// Something that happens.
#[derive(Clone, Debug)]
pub enum Event {
    Area(String),
    System(String),
    RenameSystem(Index, String),
    RenameArea(Index, String),
    ArchiveArea(Index),
    Goals(Vec<String>),
    Idea(Box<Submission>, Box<Imported>, Option<Index>, Vec<Index>, bool),
    Goal(Index, Index),
    UnknownSystem(Index, Uuid),
    Support(Index, Volume, bool),
    Withdraw(Index),
    Move(Index, Stage),
    Merge(Index, Index, bool),
    Remove(Index),
}

fn idea() -> impl Strategy<Value = Event> {
    let stage = select(vec![
        Stage::New,
        Stage::Assessing,
        Stage::Ready,
        Stage::Parked,
        Stage::Declined,
        Stage::Live,
        Stage::Retired,
    ]);
    let said = (stage, of(lines()), of(line()));
    let given = (case(), estimate(), answers(), ratings());
    (any::<u128>(), given, said, any::<bool>()).prop_map(|(id, given, said, is_own)| {
        let ((case, area, systems), estimate, answers, ratings) = given;
        let id = IdeaId(Uuid::from_u128(id));
        let submission = Submission { id, case, estimate, answers, origin: None };
        let (stage, reason, submitted_for) = said;
        let imported = Imported {
            stage,
            reason_code: None,
            reason,
            submitted_for,
            batch_id: BatchId(Uuid::nil()),
            live_at_ms: None,
            ratings,
        };
        Event::Idea(Box::new(submission), Box::new(imported), area, systems, is_own)
    })
}

pub fn event() -> impl Strategy<Value = Event> {
    let at = any::<Index>;
    let volume = (above_zero(1e6), select(Period::ALL), 1.0..9.0_f64, of(above_zero(1e5)))
        .prop_map(|(runs, period, people, minutes_per_run)| Volume {
            runs,
            period,
            people,
            minutes_per_run,
        });
    prop_oneof![
        10 => idea(),
        1 => line().prop_map(Event::Area),
        2 => line().prop_map(Event::System),
        2 => (at(), line()).prop_map(|(at, name)| Event::RenameSystem(at, name)),
        1 => (at(), line()).prop_map(|(at, name)| Event::RenameArea(at, name)),
        1 => at().prop_map(Event::ArchiveArea),
        1 => vec(line(), 0..4).prop_map(Event::Goals),
        3 => (at(), at()).prop_map(|(idea, goal)| Event::Goal(idea, goal)),
        1 => (at(), any::<u128>()).prop_map(|(at, id)| Event::UnknownSystem(at, Uuid::from_u128(id))),
        2 => (at(), volume, any::<bool>()).prop_map(|(at, it, on_top)| Event::Support(at, it, on_top)),
        1 => at().prop_map(Event::Withdraw),
        2 => (at(), select(Stage::ALL)).prop_map(|(at, to)| Event::Move(at, to)),
        2 => (at(), at(), any::<bool>()).prop_map(|(a, b, adds)| Event::Merge(a, b, adds)),
        1 => at().prop_map(Event::Remove),
    ]
}

/// The ids of what events are about.
#[derive(Debug, Default)]
pub struct World {
    pub areas: Vec<AreaId>,
    pub systems: Vec<SystemId>,
    pub goals: Vec<Uuid>,
    pub ideas: Vec<IdeaId>,
}

fn one_of<T: Copy>(all: &[T], at: &Index) -> Option<T> {
    (!all.is_empty()).then(|| *at.get(all))
}

impl World {
    /// The operation of an event; none while what it is about is not there.
    pub fn operation(&self, event: &Event) -> Option<Operation> {
        let idea = |at: &Index| one_of(&self.ideas, at);
        let set = |id, field: &str, edit| Operation::IdeaEdit {
            id,
            set: [(field.to_owned(), edit)].into(),
        };
        Some(match event {
            Event::Area(name) => {
                Operation::AreaAdd { id: AreaId(Uuid::now_v7()), name: name.clone() }
            }
            Event::System(name) => Operation::SystemAdd { name: name.clone() },
            Event::RenameSystem(at, name) => {
                let (name, archived) = (Some(name.clone()), None);
                Operation::SystemEdit { id: one_of(&self.systems, at)?, name, archived }
            }
            Event::RenameArea(at, name) => {
                let (name, archived) = (Some(name.clone()), None);
                Operation::AreaEdit { id: one_of(&self.areas, at)?, name, archived }
            }
            Event::ArchiveArea(at) => {
                let (name, archived) = (None, Some(true));
                Operation::AreaEdit { id: one_of(&self.areas, at)?, name, archived }
            }
            Event::Goals(names) => {
                let goal = |name: &String| Goal { id: Uuid::now_v7(), name: name.clone() };
                let goals = Some(names.iter().map(goal).collect());
                Operation::SpaceEdit(SpaceEdit { goals, ..SpaceEdit::default() })
            }
            Event::Idea(submission, imported, area, systems, is_own) => {
                let mut submission = Submission::clone(submission);
                submission.case.area_id = area.as_ref().and_then(|at| one_of(&self.areas, at));
                submission.case.system_ids =
                    systems.iter().filter_map(|at| one_of(&self.systems, at)).collect();
                match is_own {
                    true => Operation::IdeaSubmit(submission),
                    false => {
                        let imported = Imported::clone(imported);
                        Operation::IdeaImport { submission, imported }
                    }
                }
            }
            Event::Goal(at, goal) => {
                let value = json!(one_of(&self.goals, goal)?);
                set(idea(at)?, "goal_id", FieldEdit::Value { value, base: None })
            }
            Event::UnknownSystem(at, id) => {
                let edit = FieldEdit::Members { add: vec![SystemId(*id)], remove: vec![] };
                set(idea(at)?, "system_ids", edit)
            }
            Event::Support(at, volume, in_addition) => Operation::SupportSet {
                idea: idea(at)?,
                volume: Some(*volume),
                in_addition: *in_addition,
                area_id: None,
            },
            Event::Withdraw(at) => Operation::IdeaWithdraw { id: idea(at)? },
            Event::Move(at, to) => Operation::StageMove {
                id: idea(at)?,
                from: Stage::New,
                to: *to,
                reason_code: Some("other".to_owned()),
                reason: Some("so".to_owned()),
                revisit_on: None,
                seen_score: None,
                seen_profile: None,
            },
            Event::Merge(a, b, adds_volume) => {
                Operation::Merge { source: idea(a)?, target: idea(b)?, adds_volume: *adds_volume }
            }
            Event::Remove(at) => Operation::IdeaRemove { id: idea(at)?, reason: "so".to_owned() },
        })
    }

    /// Takes in what an accepted operation made.
    pub fn accepted(&mut self, operation: &Operation, systems: Vec<SystemId>) {
        match operation {
            Operation::AreaAdd { id, .. } => self.areas.push(*id),
            Operation::SystemAdd { .. } => self.systems = systems,
            Operation::SpaceEdit(edit) => {
                let goals = edit.goals.iter().flatten().map(|goal| goal.id);
                self.goals.extend(goals);
            }
            Operation::IdeaSubmit(submission) | Operation::IdeaImport { submission, .. } => {
                self.ideas.push(submission.id);
            }
            _ => {}
        }
    }
}
