//! Laws of the catalogue, on histories that no rule would allow as well as on those it would.

use super::readers::Readers;
use super::*;
use crate::sql::to_json;
use crate::table::Item;
use hub_core::Position;
use hub_core::rows::{Basis, Comment, Event, Idea, Member, Space, Support};
use hub_core::{Body, EntityKind, Key, MemberId, OpId, Row, Set};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An authority in memory: it keeps the last state of each row under its last sequence number.
#[derive(Default)]
struct History {
    items: BTreeMap<u64, Item>,
    rows: BTreeMap<Key, Row>,
    seq: u64,
    epoch: u8,
}

impl Feed for History {
    fn head(&self) -> Result<Position, StoreError> {
        Ok(Position { seq: self.seq, n: 0, chain: [self.epoch; 32] })
    }

    fn continues(&self, position: &Position) -> Result<bool, StoreError> {
        Ok(position.chain == [self.epoch; 32])
    }

    fn items(&self, after: u64, up_to: u64) -> Result<Vec<Item>, StoreError> {
        Ok(self.items.range(after + 1..=up_to).map(|(_, item)| item.clone()).collect())
    }
}

const SPACE: u128 = 1;
const BASIS: u128 = 2;

fn facts<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

fn id(kind: u128, number: u8) -> Uuid {
    Uuid::from_u128((kind << 16) | u128::from(number))
}

impl History {
    fn new() -> Self {
        let mut history = Self::default();
        history.write(Uuid::from_u128(SPACE), facts::<Space>(space(0.5)));
        let basis = json!({ "version": 1, "working_days_per_year": 220, "hours_per_day": 8 });
        history.write(Uuid::from_u128(BASIS), facts::<Basis>(basis));
        history
    }

    fn write(&mut self, id: Uuid, body: impl Into<Body>) {
        let body = body.into();
        let former = self.rows.get(&Key::new(body.kind(), id));
        self.seq += 1;
        let row = Row {
            id,
            seq: self.seq,
            created_op: OpId(Uuid::nil()),
            created_by: MemberId(Uuid::nil()),
            created_at_ms: former.map_or(i64::try_from(self.seq).unwrap(), |row| row.created_at_ms),
            fv: BTreeMap::new(),
            removed: false,
            body,
        };
        self.put(row);
    }

    fn put(&mut self, row: Row) {
        if let Some(former) = self.rows.get(&row.key()) {
            self.items.remove(&former.seq);
        }
        let (seq, kind, id, json) = (row.seq, row.body.kind(), row.id, to_json(&row).unwrap());
        self.items.insert(seq, Item { seq, kind, id, json });
        self.rows.insert(row.key(), row);
    }

    fn event(&mut self, idea: Uuid) {
        self.seq += 1;
        let event: Event = facts(json!({
            "op_id": Uuid::nil(), "idea_id": idea, "kind": "x", "by": Uuid::nil(),
            "at_ms": self.seq * 10, "written_at_ms": 0,
        }));
        let json = to_json(&event).unwrap();
        let id = Uuid::from_u128(u128::from(self.seq) << 64);
        self.items.insert(self.seq, Item { seq: self.seq, kind: EntityKind::Event, id, json });
    }

    fn apply(&mut self, step: &Step) {
        match *step {
            Step::Idea { idea, author, title, head, share } => {
                let merge = head.filter(|head| *head != idea).map(|head| {
                    json!({ "merged_into": id(3, head), "merged_by": Uuid::nil(),
                        "merged_at_ms": 0, "merged_op": Uuid::nil(), "adds_volume": true })
                });
                let idea_facts = json!({
                    "author_id": id(4, author), "owner_id": id(4, author), "number": idea + 1,
                    "case": { "title": format!("Títle {title}"), "description": format!("word{title}") },
                    "estimate": { "runs": f64::from(title) + 1.0,
                        "automatable_share": share.then(|| json!({"low":0.1,"likely":0.2,"high":0.3})) },
                    "basis_id": Uuid::from_u128(BASIS), "merge": merge,
                    "stage": { "now": "new", "since_ms": 0 },
                });
                self.write(id(3, idea), facts::<Idea>(idea_facts));
                self.event(id(3, idea));
            }
            Step::Support { idea, member, active, area } => {
                let support = json!({ "idea_id": id(3, idea), "member_id": id(4, member),
                    "active": active, "area_id": area.map(|area| id(5, area)) });
                self.write(id(6 + u128::from(idea), member), facts::<Support>(support));
                self.event(id(3, idea));
            }
            Step::Comment { idea, comment, removed } => {
                let at = json!({ "idea_id": id(3, idea), "body": "x", "removed": removed });
                self.write(id(90 + u128::from(idea), comment), facts::<Comment>(at));
            }
            Step::Member { member, area } => {
                let member_facts = json!({ "display_name": "M", "role": "lead", "state": "active",
                    "area_id": area.map(|area| id(5, area)) });
                self.write(id(4, member), facts::<Member>(member_facts));
            }
            Step::Remove { idea } => {
                if let Some(row) = self.rows.get(&Key::new(EntityKind::Idea, id(3, idea))).cloned()
                {
                    self.seq += 1;
                    self.put(Row { seq: self.seq, removed: true, ..row });
                }
            }
            Step::Space { share } => {
                self.write(Uuid::from_u128(SPACE), facts::<Space>(space(f64::from(share) / 4.0)));
            }
        }
    }
}

fn space(share: f64) -> Value {
    json!({
        "name": "S", "prefix": "OH", "currency": "EUR", "time_zone": "UTC",
        "current_basis_id": Uuid::from_u128(BASIS), "value_basis": "hours", "value_full": 5000,
        "share_default": { "low": share, "likely": share, "high": share },
        "active_profile_id": Uuid::nil(), "stale_claim_days": 14,
    })
}

#[derive(Clone, Debug)]
enum Step {
    Idea { idea: u8, author: u8, title: u8, head: Option<u8>, share: bool },
    Support { idea: u8, member: u8, active: bool, area: Option<u8> },
    Comment { idea: u8, comment: u8, removed: bool },
    Member { member: u8, area: Option<u8> },
    Remove { idea: u8 },
    Space { share: u8 },
}

fn step() -> impl Strategy<Value = Step> {
    let area = || proptest::option::of(0..3_u8);
    prop_oneof![
        4 => (0..6_u8, 0..4_u8, 0..5_u8, proptest::option::of(0..6_u8), any::<bool>()).prop_map(
            |(idea, author, title, head, share)| Step::Idea { idea, author, title, head, share }),
        4 => (0..6_u8, 0..4_u8, any::<bool>(), area()).prop_map(
            |(idea, member, active, area)| Step::Support { idea, member, active, area }),
        2 => (0..6_u8, 0..3_u8, any::<bool>()).prop_map(
            |(idea, comment, removed)| Step::Comment { idea, comment, removed }),
        2 => (0..4_u8, area()).prop_map(|(member, area)| Step::Member { member, area }),
        1 => (0..6_u8).prop_map(|idea| Step::Remove { idea }),
        1 => (0..3_u8).prop_map(|share| Step::Space { share }),
    ]
}

/// Figures that show every fact they may look at.
fn projector(version: u32) -> Projector {
    Projector::new(version, move |row, idea, rows| {
        let parts: Vec<&Row> = rows.set(&Set::Parts(hub_core::IdeaId(row.id))).collect();
        let of = |body: &Body| match body {
            Body::Idea(source) => source.estimate.runs.unwrap_or_default() * 1_000.0,
            Body::Support(support) if support.active => {
                let member = rows.get::<Member>(&Key::from(support.member_id));
                let area = member.and_then(|(_, member)| member.area_id).or(support.area_id);
                1.0 + area.map_or(0.0, |area| (area.0.as_u128() & 0xff) as f64 * 10.0)
            }
            _ => 0.0,
        };
        let author = rows.get::<Member>(&Key::from(idea.author_id));
        let share = rows.get::<Space>(&Key::new(EntityKind::Space, Uuid::from_u128(SPACE)));
        let share = share.map(|(_, space)| space.share_default);
        IdeaFigures {
            hours_today: Some(parts.iter().map(|row| of(&row.body)).sum()),
            hours_likely: idea.estimate.automatable_share.or(share).map(|share| share.likely),
            hours_low: idea.estimate.runs.map(|runs| runs * f64::from(version)),
            areas: u32::from(author.is_some_and(|(_, member)| member.area_id.is_some())),
            ..IdeaFigures::default()
        }
    })
}

type Derived = BTreeMap<Uuid, (String, Vec<bool>)>;

/// Everything derived, by id: `local` may differ.
fn derived(path: &Path) -> Derived {
    let reader = Readers::open(path, schema::projection_version(&projector(1))).unwrap();
    let search = |words: &str| reader.read(|reader| reader.search(words)).unwrap();
    let hits: Vec<_> = (0..5).map(|word| search(&format!("title word{word}"))).collect();
    reader
        .read(|reader| {
            let mut locals = vec![];
            reader.each_entry(|entry| locals.push(entry.row.local))?;
            let mut titles = 0;
            reader.each_title(|_, _| titles += 1)?;
            assert_eq!(titles, locals.len());
            reader.lines_of(&locals)
        })
        .unwrap()
        .into_iter()
        .map(|line| {
            let found = hits.iter().map(|hits| hits.contains(&line.row.local)).collect();
            let row = list_row::ListRow { local: 0, ..line.row };
            (line.row.id.0, (format!("{} {row:?}", line.title), found))
        })
        .collect()
}

fn pulled(path: &Path, version: u32, history: &History) {
    Catalogue::open(path, projector(version)).unwrap().pull(history).unwrap();
}

/// Names the ideas that differ, not all of them.
fn same(left: &Derived, right: &Derived) -> Result<(), TestCaseError> {
    prop_assert_eq!(left.keys().collect::<Vec<_>>(), right.keys().collect::<Vec<_>>());
    for (id, line) in left {
        prop_assert_eq!(Some(line), right.get(id));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn derived_step_by_step_is_derived_anew(
        steps in proptest::collection::vec((step(), any::<bool>(), any::<bool>()), 1..60),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("catalogue.db");
        let mut history = History::new();
        let mut catalogue = Catalogue::open(&path, projector(1)).unwrap();
        for (step, pull, reopen) in &steps {
            history.apply(step);
            if *pull {
                catalogue.pull(&history).unwrap();
            }
            if *pull && *reopen {
                drop(catalogue);
                catalogue = Catalogue::open(&path, projector(1)).unwrap();
            }
        }
        catalogue.pull(&history).unwrap();
        let fresh = folder.path().join("fresh.db");
        pulled(&fresh, 1, &history);
        let expected = derived(&fresh);
        same(&derived(&path), &expected)?;

        // Other rules, then these again: derived anew from the rows, twice.
        drop(catalogue);
        pulled(&path, 2, &history);
        pulled(&path, 1, &history);
        same(&derived(&path), &expected)?;

        // Another history under the same numbers, as after a restored backup.
        history.epoch = 1;
        history.apply(&Step::Comment { idea: 0, comment: 0, removed: false });
        pulled(&path, 1, &history);
        pulled(&folder.path().join("other.db"), 1, &history);
        same(&derived(&path), &derived(&folder.path().join("other.db")))?;
    }
}

#[test]
fn a_pull_says_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut catalogue = Catalogue::open(&folder.path().join("catalogue.db"), projector(1)).unwrap();
    let mut history = History::new();
    for member in 0..3 {
        history.apply(&Step::Member { member, area: None });
    }
    for idea in 0..3 {
        history.apply(&Step::Idea { idea, author: 0, title: 0, head: None, share: true });
    }
    assert!(catalogue.pull(&history).unwrap().anew);
    assert_eq!(catalogue.pull(&history).unwrap(), Changed::default());
    let mut ideas_after = |step: Step| {
        history.apply(&step);
        let changed = catalogue.pull(&history).unwrap();
        assert!(!changed.anew, "{step:?}");
        changed.ideas.iter().map(|idea| (idea.0.as_u128() & 0xff) as u8).collect::<Vec<_>>()
    };
    let merge = Step::Idea { idea: 1, author: 0, title: 0, head: Some(0), share: true };
    assert_eq!(ideas_after(merge), [0, 1]);
    assert_eq!(ideas_after(Step::Support { idea: 1, member: 1, active: true, area: None }), [0, 1]);
    assert_eq!(ideas_after(Step::Comment { idea: 2, comment: 0, removed: false }), [2]);
    assert_eq!(ideas_after(Step::Member { member: 1, area: Some(1) }), [0, 1]);
    assert_eq!(ideas_after(Step::Member { member: 1, area: Some(1) }), [0_u8; 0]);
    assert_eq!(ideas_after(Step::Member { member: 2, area: Some(1) }), [0_u8; 0]);
    assert_eq!(ideas_after(Step::Remove { idea: 2 }), [2]);
    history.apply(&Step::Space { share: 3 });
    assert!(catalogue.pull(&history).unwrap().anew);
}
