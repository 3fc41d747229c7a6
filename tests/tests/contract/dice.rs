//! Operations at random, the same for the same seed, over so few ideas and people that they meet.

use crate::world::*;
use hub_core::operation::{FieldEdit, SpaceEdit};
use hub_core::permission::Action;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

const IDEAS: u64 = 5;

/// SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }

    fn idea(&mut self) -> IdeaId {
        idea_id(u128::from(self.below(IDEAS)))
    }

    fn comment(&mut self) -> CommentId {
        comment_id(u128::from(self.below(6)))
    }

    fn op(&mut self, up_to: u128) -> OpId {
        op_id(u128::from(self.below(u64::try_from(up_to).unwrap() + 1)))
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    fn name(&mut self) -> String {
        self.of(&["Accounts", "  accounts ", "Claims", "", "A\u{0}B", "Zoë 🦊", "\u{202e}odd"])
            .to_owned()
    }

    fn text(&mut self) -> String {
        let long = "x".repeat(301);
        self.of(&["Once a day", "Twice\na day", "", "\u{0}", "ação", long.as_str()]).to_owned()
    }

    fn field(&mut self) -> (String, FieldEdit) {
        let (field, value) = self.of(&[
            ("title", json!("Match the bills")),
            ("title", json!("")),
            ("title", json!(7)),
            ("description", json!("More of it")),
            ("area_id", json!(AREA)),
            ("area_id", json!(null)),
            ("lang", json!("pt")),
            ("runs", json!(20)),
            ("runs", json!(null)),
            ("build_days", json!({ "low": 1, "likely": 2, "high": 3 })),
            ("rules", json!(5)),
            ("risk", json!(4)),
            ("repository_url", json!("https://example.org/code.git")),
            ("run_source_ref", json!({ "source": "jenkins", "label": "bills" })),
            ("run_source_ref", json!({ "source": "jen\u{0}kins", "label": "bills" })),
            ("nonsense", json!(true)),
        ]);
        (field.to_owned(), FieldEdit::Value { value, base: None })
    }

    /// What a story begins with, so that claims, the standard, conflicts and rates have something
    /// to be about.
    pub fn beginning() -> Vec<(MemberId, Vec<Operation>)> {
        let (author, lead, engineer) =
            (member(Role::Contributor), member(Role::Lead), member(Role::Engineer));
        let base = Some(op_id(1));
        let basis = Operation::BasisAdd {
            area: None,
            version: 2,
            labour: None,
            day_cost_minor: Some(30_000),
            working_days_per_year: 200.0,
            hours_per_day: 8.0,
        };
        let title = |text: &str| edit(idea_id(0), "title", json!(text), base);
        vec![
            (author, vec![submit(idea_id(0)), submit(idea_id(1))]),
            (lead, vec![title("Match the bills"), import(idea_id(2), Stage::Ready, 1)]),
            (author, vec![title("Match the letters")]),
            (lead, vec![import(idea_id(3), Stage::Ready, 2), import(idea_id(4), Stage::Live, 3)]),
            (engineer, vec![Operation::ClaimTake { id: idea_id(2) }]),
            (member(Role::Admin), vec![basis]),
        ]
    }

    /// An operation that somebody could send, most of them possible. `sent` were before it.
    pub fn operation(&mut self, sent: u128) -> Operation {
        use Operation as O;
        let (id, other) = (self.idea(), self.idea());
        let item = ids::of_builtin_item(
            SPACE,
            self.of(&["version_control", "docstrings", "linting", "none"]),
        );
        let action = self.of(Action::ALL);
        match action {
            Action::IdeaSubmit => submit(id),
            Action::IdeaImport => {
                let stage = self.of(&[
                    Stage::New,
                    Stage::Ready,
                    Stage::Ready,
                    Stage::Live,
                    Stage::Building,
                ]);
                import(id, stage, sent)
            }
            Action::IdeaEdit => {
                let fields = (0..=self.below(2)).map(|_| self.field());
                let mut set: BTreeMap<_, _> = fields.collect();
                let base = if self.yes() { Some(self.op(sent)) } else { None };
                for edit in set.values_mut() {
                    if let FieldEdit::Value { base: at, .. } = edit {
                        *at = base;
                    }
                }
                O::IdeaEdit { id, set }
            }
            Action::ConflictClose => {
                let (idea, by) = (idea_id(u128::from(self.below(2))), self.of(&everybody()[1..4]));
                let conflict = ids::of_conflict(SPACE, idea.0, "title", by);
                O::ConflictClose { conflict, take_lost: self.yes() }
            }
            Action::IdeaHandOver => O::IdeaHandOver { id, to: self.of(&everybody()) },
            Action::IdeaWithdraw => O::IdeaWithdraw { id },
            Action::IdeaRestore => O::IdeaRestore { id },
            Action::IdeaRemove => O::IdeaRemove { id, reason: self.text() },
            Action::StageMove => {
                let (from, to) = (self.of(Stage::ALL), self.of(Stage::ALL));
                move_to(id, from, to)
            }
            Action::ClaimTake => O::ClaimTake { id },
            Action::ClaimAssign => {
                let (to, claim_no) = (self.of(&everybody()), self.below(3));
                O::ClaimAssign { id, to, expect_claim_no: u32::try_from(claim_no).unwrap() }
            }
            Action::ClaimRelease => {
                let expect_claim_no = u32::try_from(self.below(3)).unwrap();
                O::ClaimRelease { id, expect_claim_no, note: Some(self.text()) }
            }
            Action::ClaimProgress => {
                O::ClaimProgress { id, note: Some(self.text()), commit_at_ms: None }
            }
            Action::Merge => O::Merge { source: id, target: other, adds_volume: self.yes() },
            Action::Unmerge => {
                let expect_merged_op = self.op(sent);
                O::Unmerge { source: id, target: other, expect_merged_op }
            }
            Action::PairSet | Action::PairClear => {
                let kinds = PairKind::ALL;
                O::PairSet { a: id, b: other, to: self.of(kinds), expect: self.of(kinds) }
            }
            Action::SupportSet => {
                let volume =
                    Volume { runs: 3.0, period: Period::Week, people: 2.0, minutes_per_run: None };
                O::SupportSet {
                    idea: id,
                    volume: Some(volume),
                    in_addition: self.yes(),
                    area_id: Some(AREA),
                }
            }
            Action::SupportClear => O::SupportClear { idea: id },
            Action::CommentAdd => O::CommentAdd { id: self.comment(), idea: id, body: self.text() },
            Action::CommentEdit => {
                let base = if self.yes() { Some(self.op(sent)) } else { None };
                O::CommentEdit { id: self.comment(), body: self.text(), base }
            }
            Action::CommentRemove => O::CommentRemove { id: self.comment() },
            Action::FollowSet => O::FollowSet { idea: id, on: self.yes() },
            Action::EstimateRerate => {
                let version = u32::try_from(self.below(3)).unwrap();
                O::EstimateRerate { id, basis_id: ids::of_basis(SPACE, None, version) }
            }
            Action::StandardAnswer => O::StandardAnswer {
                idea: id,
                item,
                state: self.of(StandardState::ALL),
                evidence: self.text(),
                by_scan: self.yes(),
                reason: Some("Because".to_owned()),
            },
            Action::StandardExcept => O::StandardExcept { idea: id, item, reason: self.text() },
            Action::SystemAdd => O::SystemAdd { name: self.name() },
            Action::SystemEdit => {
                let id = ids::of_system(SPACE, &text::fold(&self.name()));
                O::SystemEdit { id, name: Some(self.name()), archived: Some(self.yes()) }
            }
            _ => self.at_space(action, sent),
        }
    }

    fn at_space(&mut self, action: Action, sent: u128) -> Operation {
        use Operation as O;
        let area = self.of(&[AREA, AreaId(Uuid::from_u128(0xa2))]);
        let person = self.of(&everybody());
        let small = u32::try_from(self.below(4)).unwrap();
        match action {
            Action::AreaAdd => O::AreaAdd { id: area, name: self.name() },
            Action::AreaEdit => {
                O::AreaEdit { id: area, name: Some(self.name()), archived: Some(self.yes()) }
            }
            Action::BasisAdd => O::BasisAdd {
                area: if self.yes() { Some(area) } else { None },
                version: small,
                labour: None,
                day_cost_minor: Some(40_000),
                working_days_per_year: 220.0,
                hours_per_day: 8.0,
            },
            Action::ProfileSave => O::ProfileSave {
                id: ProfileId(Uuid::from_u128(0xe0 + u128::from(small))),
                family_id: ProfileId(Uuid::from_u128(0xe1)),
                version: small,
                name: self.name(),
                method: Method::Weighted,
                weights: genesis::balanced_weights(),
            },
            Action::ProfileActivate => {
                O::ProfileActivate { id: ProfileId(Uuid::from_u128(0xf0 + u128::from(small))) }
            }
            Action::StandardItemPut => O::StandardItemPut {
                id: StandardItemId(Uuid::from_u128(0x57d + u128::from(small))),
                text: self.name(),
                check: Check::Manual,
                check_name: None,
                required: false,
                position: small,
                archived: self.yes(),
            },
            Action::SpaceEdit => {
                O::SpaceEdit(SpaceEdit { name: Some(self.name()), ..SpaceEdit::default() })
            }
            Action::MemberProfile => {
                O::MemberProfile { display_name: self.name(), area_id: Some(area) }
            }
            Action::MemberErase => O::MemberErase { member: person },
            Action::TextRedact => {
                let idea = (EntityKind::Idea, self.idea().0, self.of(&["title", "description"]));
                let comment = (EntityKind::Comment, self.comment().0, "body");
                let (kind, key, field) = self.of(&[idea, comment]);
                let (entity, field) = (kind.as_str().to_owned(), field.to_owned());
                O::TextRedact { entity, key, field, reason: "Asked for".to_owned() }
            }
            Action::MemberRole => O::MemberRole { member: person, role: self.of(Role::ALL) },
            // Otherwise soon nobody is left to act.
            Action::MemberRemove if self.below(6) > 0 => {
                O::FollowSet { idea: self.idea(), on: true }
            }
            Action::MemberRemove => O::MemberRemove { member: person },
            _ => O::Skip { op_id: self.op(sent), why: "poison".to_owned() },
        }
    }
}
