//! Any two ideas side by side: what they are, what they share, and what was said about them.

use crate::commands::similar::{marks, words};
use crate::names::{self, Names};
use crate::views::{Between, BetweenRequest, IdeaRow, SaidView, Side};
use crate::{AppError, Session, lexicon};
use hub_core::permission::{Action, Standing, allowed_somewhere};
use hub_core::rows::{Idea, Pair, PairKind, Role};
use hub_core::{Code, EntityKind, IdeaId, Key, Refusal, Row, ids};
use hub_similarity::{Marks, Subject};

/// One of the two, with all that comparing needs.
struct Facts {
    row: Row,
    line: IdeaRow,
    system_names: Vec<String>,
}

impl Session {
    /// Two ideas side by side, each named by its id, `OH-12` or `12`.
    ///
    /// # Errors
    /// `NOT_FOUND`, `REMOVED`, `SAME_IDEA`, or what the disk says.
    pub fn between(&self, request: &BetweenRequest) -> Result<Between, AppError> {
        let names = self.names()?;
        let [a, b] = [&request.a, &request.b].map(|name| self.facts_of(name));
        let (a, b) = (a?, b?);
        if a.row.id == b.row.id {
            return Err(Refusal::new(Code::SameIdea).into());
        }
        let (one, other) = (a.idea()?, b.idea()?);
        let systems = [&a, &b].map(|it| it.system_names.iter().map(String::as_str).collect());
        let [in_one, in_other]: [Vec<&str>; 2] = systems;
        let areas = [one, other].map(|idea| names.area(idea.case.area_id));
        let query =
            Subject { text: lexicon::document(one), systems: &in_one, area: areas[0].as_deref() };
        let found = Subject {
            text: lexicon::document(other),
            systems: &in_other,
            area: areas[1].as_deref(),
        };
        let reasons = self.lexicon.reasons(&query, &found);
        let likeness = self.lexicon.likeness(a.line.local, b.line.local);
        let in_query: Vec<&Marks> = reasons.terms.iter().map(|term| &term.in_query).collect();
        let in_found: Vec<&Marks> = reasons.terms.iter().map(|term| &term.in_found).collect();
        let role = names.member(self.me()).map_or(Role::Viewer, |member| member.role);
        let may = |action| allowed_somewhere(action, Standing::before(one, self.me(), role));
        Ok(Between {
            certainty: likeness.and_then(|it| self.learnt().pairs.certainty(&it)).map(Into::into),
            shared_words: words(&reasons),
            said: self.said(&names, [IdeaId(a.row.id), IdeaId(b.row.id)])?,
            may_pair: may(Action::PairSet),
            may_merge: may(Action::Merge),
            shared_systems: reasons.systems.clone(),
            same_area: reasons.same_area,
            a: side(&a, one, &in_query),
            b: side(&b, other, &in_found),
        })
    }

    fn facts_of(&self, name: &str) -> Result<Facts, AppError> {
        let refused = |code| AppError::from(Refusal::new(code)).with("id", name);
        let id = self.resolve(name)?.ok_or_else(|| refused(Code::NotFound))?;
        let (local, row) = self.read(|reader| Ok((reader.local_of(id)?, reader.idea(id)?)))?;
        let row = row.ok_or_else(|| refused(Code::NotFound))?;
        let local = local.filter(|_| !row.removed).ok_or_else(|| refused(Code::Removed))?;
        let line = self.rows(&[local])?.into_iter().next();
        let line = line.ok_or_else(|| refused(Code::NotFound))?;
        let idea = <&Idea>::try_from(&row.body).map_err(|_| refused(Code::NotFound))?;
        let systems = idea.case.system_ids.clone();
        let system_names = self.read(|reader| names::systems(reader, systems.iter().copied()))?;
        Ok(Facts { row, line, system_names: system_names.into_values().collect() })
    }

    fn said(&self, names: &Names, [a, b]: [IdeaId; 2]) -> Result<Option<SaidView>, AppError> {
        let key = Key::new(EntityKind::Pair, ids::of_pair(names.space_id(), a, b));
        let row = self.read(|reader| reader.row(&key))?.filter(|row| !row.removed);
        let pair = row.as_ref().and_then(|row| <&Pair>::try_from(&row.body).ok());
        let said = pair.filter(|pair| pair.kind != PairKind::None);
        Ok(said.map(|pair| SaidView { kind: pair.kind, by: names.person(pair.by) }))
    }
}

impl Facts {
    fn idea(&self) -> Result<&Idea, AppError> {
        <&Idea>::try_from(&self.row.body).map_err(|_| Refusal::new(Code::NotFound).into())
    }
}

fn side(facts: &Facts, idea: &Idea, shared: &[&Marks]) -> Side {
    let case = &idea.case;
    Side {
        title_marks: marks(&case.title, shared.iter().flat_map(|it| &it.title)),
        description_marks: marks(&case.description, shared.iter().flat_map(|it| &it.description)),
        row: facts.line.clone(),
        description: case.description.clone(),
        system_names: facts.system_names.clone(),
        inputs: idea.estimate.clone(),
    }
}
