//! What the command line needs and the window has otherwise: areas and systems by their names, the
//! rates in force, and an idea sent together with what it names.

use crate::views::{Sent, SpaceView};
use crate::{AppError, Intent, Session, clock, lexicon};
use hub_core::decide::check_submission;
use hub_core::operation::Submission;
use hub_core::rows::{Area, Basis, MemberState};
use hub_core::text::fold;
use hub_core::{
    AreaId, Body, Code, EntityKind, GroupId, IdeaId, MemberId, OpId, Operation, Refusal, Row,
    SpaceId, Verdict, ids,
};
use std::ops::ControlFlow;

/// What a new idea names.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Its area.
    pub area: Option<String>,
    /// Add the area when it is not there.
    pub add_area: bool,
    /// Its systems; those that are not there are added.
    pub systems: Vec<String>,
}

impl Session {
    /// The open space.
    ///
    /// # Errors
    /// What the disk says.
    pub fn space(&self) -> Result<SpaceView, AppError> {
        self.space_view()
    }

    /// The area of a name.
    ///
    /// # Errors
    /// `AREA_NOT_FOUND` with the names there are, or what the disk says.
    pub fn area_named(&self, name: &str) -> Result<AreaId, AppError> {
        let areas = self.read(|reader| reader.rows(EntityKind::Area))?;
        let present: Vec<(AreaId, &str)> = areas.iter().filter_map(present).collect();
        let found = present.iter().find(|(_, present)| fold(present) == fold(name));
        found.map(|(id, _)| *id).ok_or_else(|| {
            let names: Vec<&str> = present.iter().map(|(_, name)| *name).collect();
            AppError::new("AREA_NOT_FOUND").with("name", name).with("areas", names)
        })
    }

    /// The person in the space who is called so, or has this id. Of two with one name neither is
    /// meant.
    ///
    /// # Errors
    /// `MEMBER_NOT_FOUND` with the names there are, or what the disk says.
    pub fn member_named(&self, name: &str) -> Result<MemberId, AppError> {
        let members = self.members()?.members;
        let here = || members.iter().filter(|member| member.state == MemberState::Active);
        let by_id = name.trim().parse::<MemberId>().ok();
        let called: Vec<_> = here().filter(|member| fold(&member.name) == fold(name)).collect();
        let found = here().find(|member| by_id == Some(member.id));
        let only = called.first().filter(|_| called.len() == 1).copied();
        match found.or(only) {
            Some(member) => Ok(member.id),
            None => {
                let names: Vec<&str> = here().map(|member| member.name.as_str()).collect();
                let error = AppError::new("MEMBER_NOT_FOUND").with("name", name);
                Err(error.with("members", names).with("count", called.len()))
            }
        }
    }

    /// How a member is called.
    pub fn member_name(&self, id: MemberId) -> Option<String> {
        let names = self.names().ok()?;
        names.member(id).map(|_| names.person(id).name)
    }

    /// The rates in force for an area, or for the space.
    ///
    /// # Errors
    /// What the disk says.
    pub fn rates(&self, area: Option<AreaId>) -> Result<Basis, AppError> {
        let names = self.names()?;
        let basis = names.basis(names.current_basis(area)).cloned();
        basis.ok_or_else(|| AppError::new("STORE_NOT_A_SPACE"))
    }

    /// Sends a new idea and adds what it names, all in one transaction.
    ///
    /// # Errors
    /// `AREA_NOT_FOUND`, the refusal, or what the disk says.
    pub fn submit(&self, mut given: Submission, named: &Named) -> Result<Sent, AppError> {
        let group_id = Some(GroupId(clock::new_id()));
        let mut operations = self.systems(&mut given, &named.systems)?;
        if let Some(name) = &named.area {
            given.case.area_id = Some(match self.area_named(name) {
                Err(error) if named.add_area && error.code == "AREA_NOT_FOUND" => {
                    let id = AreaId(clock::new_id());
                    operations.push(Operation::AreaAdd { id, name: name.clone() });
                    id
                }
                found => found?,
            });
        }
        let text = format!("{}. {}", given.case.title, given.case.description);
        given.case.lang = given.case.lang.or_else(|| lexicon::guess_lang(&text));
        // What it names is not added for an idea that would be refused.
        check_submission(&given).into_iter().next().map_or(Ok(()), Err)?;
        let id = given.id;
        operations.push(Operation::IdeaSubmit(given));
        let intent = |operation| Intent { op_id: OpId(clock::new_id()), group_id, operation };
        let intents = operations.into_iter().map(intent).collect();
        let verdicts = self.send_all(intents, &mut |_| ControlFlow::Continue(()))?;
        verdicts.into_iter().find_map(refusal).map_or(Ok(()), Err)?;
        let verdict = "ok".to_owned();
        Ok(Sent { verdict, fields: vec![], idea_id: Some(id), shown_id: self.shown_id(id)? })
    }

    /// The idea that a person names by its id, `OH-12` or `12`.
    ///
    /// # Errors
    /// `NOT_FOUND`, or what the disk says.
    pub fn idea_named(&self, name: &str) -> Result<IdeaId, AppError> {
        let found = self.resolve(name)?;
        let found =
            found.map(|id| self.read(|reader| Ok((id, reader.local_of(id)?)))).transpose()?;
        match found {
            Some((id, Some(_))) => Ok(id),
            _ => Err(AppError::from(Refusal::new(Code::NotFound)).with("id", name)),
        }
    }

    /// Puts the systems into the case; gives what adds those that are not there.
    fn systems(
        &self,
        given: &mut Submission,
        names: &[String],
    ) -> Result<Vec<Operation>, AppError> {
        let space: SpaceId = self.space_view()?.id;
        let mut additions = vec![];
        for name in names {
            let name = hub_core::text::line("systems", name, 1, 80)?;
            let id = ids::of_system(space, &fold(&name));
            given.case.system_ids.insert(id);
            additions.push(Operation::SystemAdd { name });
        }
        Ok(additions)
    }
}

fn present(row: &Row) -> Option<(AreaId, &str)> {
    match &row.body {
        Body::Area(area) if !row.removed => {
            let area: &Area = area;
            (!area.archived).then_some((AreaId(row.id), area.name.as_str()))
        }
        _ => None,
    }
}

fn refusal(verdict: Verdict) -> Option<Refusal> {
    match verdict {
        Verdict::Rejected(refusal) => Some(refusal),
        _ => None,
    }
}
