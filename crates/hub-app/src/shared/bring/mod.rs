//! Bringing one's own ideas from a private space into the shared one that is open. The private space
//! stays as it is. Every id follows from the ideas, so that doing it twice, or again after a crash, or
//! from a copied folder, has no second effect.

mod copy;
mod private;

use crate::bulk::work::Work;
use crate::names::Names;
use crate::views::*;
use crate::{App, AppError, Intent, Session, clock};
use copy::{Copies, Copy};
use hub_core::rows::Idea;
use hub_core::{IdeaId, OpId, Operation, SpaceId, Verdict};
use private::{Own, Private};
use std::ops::ControlFlow;

/// So many look-alikes are shown beside an idea.
const LIKE: u32 = 3;

impl App {
    /// Each idea of a private space against the open one. Nothing is changed.
    ///
    /// # Errors
    /// `NOT_JOINED`, `SPACE_FILLING`, `NO_SUCH_SPACE`, `NOT_PRIVATE`, `STORE_CANCELLED`, or what the
    /// disk says.
    pub fn bring_preview(&self, wanted: &BringLookRequest) -> Result<BringPreview, AppError> {
        let session = self.session()?;
        let private = Private::open(self, wanted.from)?;
        let id = wanted.id.unwrap_or_else(clock::new_id);
        session.works.under(id, |work| session.bring_preview(&private, work))
    }

    /// Brings ideas along, one after the other.
    ///
    /// # Errors
    /// As [`App::bring_preview`]; what was brought until then stays, and is passed over the next
    /// time.
    pub fn bring(&self, wanted: &BringRequest) -> Result<BringResult, AppError> {
        let session = self.session()?;
        let private = Private::open(self, wanted.from)?;
        session.works.under(wanted.id, |work| session.bring(&private, wanted, work))
    }
}

impl Session {
    fn copies(&self, private: &Private) -> Result<Copies, AppError> {
        self.shared()?;
        Copies::new(self, private)
    }

    fn bring_preview(&self, private: &Private, work: &Work) -> Result<BringPreview, AppError> {
        let copies = self.copies(private)?;
        self.read_words()?;
        work.expect(private.ideas.len());
        let mut ideas = vec![];
        for own in &private.ideas {
            ideas.push(self.seen(&copies, private, own)?);
            if work.heard(ideas.len()) == ControlFlow::Break(()) {
                return Err(AppError::new("STORE_CANCELLED"));
            }
        }
        Ok(BringPreview {
            from: BringSpace { id: private.space, name: private.names.space.name.clone() },
            to: BringSpace { id: copies.space, name: copies.names.space.name.clone() },
            ideas,
            may_import: copies.may_import,
        })
    }

    fn seen(&self, copies: &Copies, private: &Private, own: &Own) -> Result<BringIdea, AppError> {
        let copy = copies.of(private, own);
        let case = &own.idea.case;
        let sent_as = self.named_idea(copy.id)?;
        let like = match sent_as {
            Some(_) => vec![],
            None => {
                self.similar(&SimilarRequest {
                    title: case.title.clone(),
                    description: case.description.clone(),
                    area_id: copy.area,
                    system_ids: copy.systems.clone(),
                    limit: LIKE,
                    ..SimilarRequest::default()
                })?
                .found
            }
        };
        Ok(BringIdea {
            idea: private.named(own),
            stage: own.idea.stage.now,
            excerpt: crate::commands::similar::excerpt(&case.description),
            what: match (&sent_as, like.is_empty()) {
                (Some(_), _) => BringWhat::Sent,
                (None, true) => BringWhat::New,
                (None, false) => BringWhat::Possible,
            },
            like,
            sent_as,
            has_volume: hub_core::rows::Volume::of(&own.idea.estimate).is_some(),
            left_out: copy.left_out,
        })
    }

    fn bring(
        &self,
        private: &Private,
        wanted: &BringRequest,
        work: &Work,
    ) -> Result<BringResult, AppError> {
        let copies = self.copies(private)?;
        work.expect(wanted.choices.len());
        let (mut outcomes, mut is_cancelled) = (vec![], false);
        for choice in &wanted.choices {
            let own = private.ideas.iter().find(|own| own.id == choice.idea);
            let own =
                own.ok_or_else(|| AppError::new("NOT_FOUND").with("id", choice.idea.to_string()))?;
            outcomes.push(self.bring_one(&copies, private, own, choice)?);
            if work.heard(outcomes.len()) == ControlFlow::Break(()) {
                is_cancelled = true;
                break;
            }
        }
        self.bring_links(&copies, private)?;
        Ok(BringResult { outcomes, is_cancelled })
    }

    fn bring_one(
        &self,
        copies: &Copies,
        private: &Private,
        own: &Own,
        choice: &BringChoice,
    ) -> Result<BringOutcome, AppError> {
        let copy = copies.of(private, own);
        let idea = private.named(own);
        let is_there = self.named_idea(copy.id)?.is_some();
        let (outcome, to, operations) = match (choice.act, choice.like) {
            (BringAct::Skip, _) => (BringOutcomeKind::Skipped, None, vec![]),
            (BringAct::Same, Some(like)) => {
                let in_addition = choice.in_addition == Some(true);
                (BringOutcomeKind::Same, Some(like), copy.same(own, like, in_addition))
            }
            (BringAct::Same | BringAct::Related, None) => {
                let problem = hub_core::text::problem::EMPTY;
                return Err(hub_core::Refusal::invalid("like", problem).into());
            }
            (BringAct::Send, _) if is_there => {
                (BringOutcomeKind::SentBefore, Some(copy.id), vec![])
            }
            (BringAct::Send, _) => (BringOutcomeKind::Sent, Some(copy.id), copy.sent(own)),
            (BringAct::Related, Some(like)) => {
                let mut operations = if is_there { vec![] } else { copy.sent(own) };
                operations.push(copy.related(like));
                (BringOutcomeKind::Related, Some(copy.id), operations)
            }
        };
        let refusal = self.send_copied(operations)?;
        let outcome = if refusal.is_some() { BringOutcomeKind::Refused } else { outcome };
        let to = match to {
            Some(id) => self.named_idea(id)?,
            None => None,
        };
        Ok(BringOutcome { idea, outcome, to, refusal })
    }

    /// Sends what belongs to one idea, in one transaction. All or nothing: a comment without its
    /// idea would be refused anyway.
    fn send_copied(&self, operations: Vec<Made>) -> Result<Option<AppError>, AppError> {
        if operations.is_empty() {
            return Ok(None);
        }
        self.is_filled()?;
        let intent = |(op_id, operation)| Intent { op_id, group_id: None, operation };
        let intents = operations.into_iter().map(intent).collect();
        let (_, outcomes) = self.send_group(intents, true)?;
        let refused = outcomes.into_iter().find_map(|(verdict, _)| match verdict {
            Verdict::Rejected(refusal) => Some(refusal.into()),
            _ => None,
        });
        Ok(refused)
    }

    /// Ideas that are related there are related here, once both are here.
    fn bring_links(&self, copies: &Copies, private: &Private) -> Result<(), AppError> {
        for (a, b) in &private.related {
            let [a, b] = [*a, *b].map(|id| copies.id_of(private, id));
            if self.named_idea(a)?.is_some() && self.named_idea(b)?.is_some() {
                self.send_copied(vec![Copy::link(a, b)])?;
            }
        }
        Ok(())
    }
}

/// An operation with the id that follows from what it copies.
type Made = (OpId, Operation);

fn idea_of(row: &hub_core::Row) -> Option<&Idea> {
    <&Idea>::try_from(&row.body).ok().filter(|_| !row.removed)
}

fn name_in(names: &Names, id: IdeaId, idea: &Idea) -> NamedIdea {
    NamedIdea { id, shown_id: names.shown_id(idea.number), title: idea.case.title.clone() }
}

/// Where ids of copies come from: the shared space, the private one, and the idea there.
fn copy_id(to: SpaceId, from: SpaceId, idea: IdeaId) -> IdeaId {
    let name = [from.0.into_bytes(), idea.0.into_bytes()].concat();
    IdeaId(uuid::Uuid::new_v5(&to.0, &name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_same_idea_has_the_same_copy_and_no_other_has() {
        let ids: Vec<SpaceId> = (1..5).map(|n| SpaceId(Uuid::from_u128(n))).collect();
        let idea = |n| IdeaId(Uuid::from_u128(n));
        let first = copy_id(ids[0], ids[1], idea(9));
        assert_eq!(first, copy_id(ids[0], ids[1], idea(9)));
        let others = [
            copy_id(ids[2], ids[1], idea(9)),
            copy_id(ids[0], ids[3], idea(9)),
            copy_id(ids[0], ids[1], idea(8)),
        ];
        assert!(others.iter().all(|other| *other != first));
    }
}
