//! An idea as it is to be in the shared space: what goes along, what does not, and the operations.

use super::private::{Own, Private};
use super::{Made, copy_id};
use crate::names::Names;
use crate::{AppError, Session};
use hub_core::operation::{Imported, Submission};
use hub_core::rows::{
    Area, Case, EstimateInputs, Origin, PairKind, Ratings, Role, Stage, System, Volume,
};
use hub_core::text::fold;
use hub_core::{
    AreaId, BatchId, Body, CommentId, EntityKind, IdeaId, OpId, Operation, SpaceId, SystemId, ids,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The longest description and comment.
const TEXT_CHARACTERS: usize = 20_000;
const COMMENT_CHARACTERS: usize = 10_000;

/// The shared space, as far as copies need it.
pub(super) struct Copies {
    pub(super) space: SpaceId,
    pub(super) names: Names,
    /// The person leads there: stages go along.
    pub(super) may_import: bool,
    me: String,
    areas: HashMap<String, AreaId>,
    systems: BTreeSet<SystemId>,
}

/// One copy.
pub(super) struct Copy {
    pub(super) id: IdeaId,
    pub(super) area: Option<AreaId>,
    pub(super) systems: Vec<SystemId>,
    pub(super) left_out: Vec<String>,
    submission: Submission,
    /// Systems that are not there yet, by name.
    new_systems: Vec<String>,
    /// For those who lead.
    imported: Option<Imported>,
}

impl Copies {
    pub(super) fn new(session: &Session, _: &Private) -> Result<Self, AppError> {
        let names = session.names()?;
        let (areas, systems) = session.read(|reader| {
            Ok((reader.rows(EntityKind::Area)?, reader.rows(EntityKind::System)?))
        })?;
        let area = |row: &hub_core::Row| {
            let area = <&Area>::try_from(&row.body).ok()?;
            (!row.removed && !area.archived).then(|| (fold(&area.name), AreaId(row.id)))
        };
        let is_system = |row: &&hub_core::Row| matches!(&row.body, Body::System(system) if !row.removed && !System::clone(system).archived);
        let me = names.member(session.me());
        Ok(Self {
            space: names.space_id(),
            may_import: me.is_some_and(|member| member.role >= Role::Lead),
            me: me.map(|member| member.display_name.clone()).unwrap_or_default(),
            areas: areas.iter().filter_map(area).collect(),
            systems: systems.iter().filter(is_system).map(|row| SystemId(row.id)).collect(),
            names,
        })
    }

    pub(super) fn id_of(&self, private: &Private, idea: IdeaId) -> IdeaId {
        copy_id(self.space, private.space, idea)
    }

    pub(super) fn of(&self, private: &Private, own: &Own) -> Copy {
        let id = self.id_of(private, own.id);
        let mut left_out = vec![];
        let area_name = private.names.area(own.idea.case.area_id);
        let area = area_name.as_ref().and_then(|name| self.areas.get(&fold(name)).copied());
        if area_name.is_some() && area.is_none() {
            left_out.push("area".to_owned());
        }
        let names = own.idea.case.system_ids.iter().filter_map(|id| private.systems.get(id));
        let names: Vec<&String> = names.collect();
        let system = |name: &&String| ids::of_system(self.space, &fold(name));
        let new = names.iter().filter(|name| !self.systems.contains(&system(name)));
        let mut estimate = own.idea.estimate.clone();
        if private.names.space.currency != self.names.space.currency && takes_money(&mut estimate) {
            left_out.push("money".to_owned());
        }
        let systems: Vec<SystemId> = names.iter().map(system).collect();
        let case = Case {
            area_id: area,
            system_ids: systems.iter().copied().collect(),
            description: described(own),
            ..own.idea.case.clone()
        };
        let submission = Submission {
            id,
            case,
            estimate,
            answers: own.idea.answers.clone(),
            origin: Some(origin(private, own)),
        };
        Copy {
            id,
            area,
            new_systems: new.map(|name| (*name).clone()).collect(),
            systems,
            left_out,
            submission,
            imported: self.may_import.then(|| self.imported(id, own)).flatten(),
        }
    }

    /// Where it stands; none for a new one, which is simply sent. What was built is claimed anew.
    fn imported(&self, id: IdeaId, own: &Own) -> Option<Imported> {
        let stage = match own.idea.stage.now {
            Stage::New | Stage::Withdrawn => return None,
            Stage::Building | Stage::Testing => Stage::Ready,
            stage => stage,
        };
        let is_aside = matches!(stage, Stage::Parked | Stage::Declined);
        Some(Imported {
            stage,
            reason_code: own.idea.stage.reason_code.clone().filter(|_| is_aside),
            reason: own.idea.stage.reason.clone().filter(|_| is_aside),
            submitted_for: Some(own.idea.submitted_for.clone().unwrap_or_else(|| self.me.clone())),
            batch_id: BatchId(Uuid::new_v5(&id.0, b"batch")),
            live_at_ms: own.idea.build.live_at_ms,
            // Goals are those of a space.
            ratings: Ratings { goal_id: None, ..own.idea.ratings.clone() },
        })
    }
}

impl Copy {
    /// It is sent, with the systems that it names and what was said at it.
    pub(super) fn sent(&self, own: &Own) -> Vec<Made> {
        let mut made: Vec<Made> =
            self.new_systems.iter().map(|name| self.new_system(name)).collect();
        let submission = self.submission.clone();
        let operation = match self.imported.clone() {
            Some(imported) => Operation::IdeaImport { submission, imported },
            None => Operation::IdeaSubmit(submission),
        };
        made.push((self.op("join"), operation));
        if !own.notes.is_empty() {
            let body = cut(&own.notes.join("\n\n---\n\n"), COMMENT_CHARACTERS);
            let id = CommentId(Uuid::new_v5(&self.id.0, b"notes"));
            made.push((self.op("join.notes"), Operation::CommentAdd { id, idea: self.id, body }));
        }
        made
    }

    /// "I have this too", with how often.
    pub(super) fn same(&self, own: &Own, idea: IdeaId, in_addition: bool) -> Vec<Made> {
        let volume = Volume::of(&own.idea.estimate);
        let in_addition = in_addition && volume.is_some();
        let operation = Operation::SupportSet { idea, volume, in_addition, area_id: self.area };
        vec![(self.op(&format!("same {idea} {in_addition}")), operation)]
    }

    /// It and one that is there belong together.
    pub(super) fn related(&self, like: IdeaId) -> Made {
        Self::link(self.id, like)
    }

    pub(super) fn link(a: IdeaId, b: IdeaId) -> Made {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let op = OpId(Uuid::new_v5(&a.0, format!("related {b}").as_bytes()));
        (op, Operation::PairSet { a, b, to: PairKind::Related, expect: PairKind::None })
    }

    fn new_system(&self, name: &str) -> Made {
        (self.op(&format!("system {name}")), Operation::SystemAdd { name: name.to_owned() })
    }

    fn op(&self, what: &str) -> OpId {
        OpId(Uuid::new_v5(&self.id.0, what.as_bytes()))
    }
}

/// Amounts of another currency mean something else.
fn takes_money(estimate: &mut EstimateInputs) -> bool {
    let had = estimate.labour.take().is_some();
    let had = estimate.day_cost_minor.take().is_some() || had;
    estimate.running_cost_per_year_minor.take().is_some() || had
}

fn described(own: &Own) -> String {
    let also = own.also.iter().map(|title| format!("also: {title}"));
    let text = std::iter::once(own.idea.case.description.clone()).filter(|text| !text.is_empty());
    cut(&text.chain(also).collect::<Vec<_>>().join("\n\n"), TEXT_CHARACTERS)
}

fn cut(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

/// What stands in a file of elsewhere stays the idea's name there.
fn origin(private: &Private, own: &Own) -> Origin {
    let former = own.idea.origin.as_ref();
    Origin {
        space_id: Some(private.space),
        idea_id: Some(own.id),
        number: own.idea.number,
        source: former.and_then(|origin| origin.source.clone()),
        external_id: former.and_then(|origin| origin.external_id.clone()),
        created_at_ms: former.and_then(|it| it.created_at_ms).or(Some(own.created_at_ms)),
    }
}
