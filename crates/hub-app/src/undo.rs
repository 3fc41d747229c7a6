//! Taking back what this person did, and doing it again, also after a restart.

use crate::views::{self, ActState, LeftView, NamedIdea, TurnRequest, UndoEntry};
use crate::{AppError, Session, clock};
use hub_core::rows::Idea;
use hub_core::{Body, IdeaId, SpaceId};
use hub_store::{KeptBack, Turn, Turned, UndoState};

/// So many things that stay are told one by one.
const MAX_LEFT: usize = 100;
/// All acts that are kept.
const ALL: usize = 200;

impl Session {
    /// What this person did last, the last act first.
    ///
    /// # Errors
    /// `READ_ONLY`, or what the disk says.
    pub fn undo_list(&self, limit: Option<u32>) -> Result<Vec<UndoEntry>, AppError> {
        let (me, names) = (self.me(), self.names()?);
        let limit = limit.map_or(ALL, |limit| limit as usize);
        let entries = self.write(|space| space.journal().undo_list(me, limit))?;
        Ok(entries.into_iter().map(|entry| self.entry(&names, entry)).collect())
    }

    /// Takes an act back, or the last one that stands.
    ///
    /// # Errors
    /// `READ_ONLY`, `STORE_CANCELLED`, or what the disk says; nothing was changed then.
    pub fn undo(&self, request: &TurnRequest) -> Result<views::Turned, AppError> {
        self.turn(Turn { id: request.id.0, act: request.act, back: true })
    }

    /// Does an act again, or the last one that was taken back.
    ///
    /// # Errors
    /// As [`Session::undo`].
    pub fn redo(&self, request: &TurnRequest) -> Result<views::Turned, AppError> {
        self.turn(Turn { id: request.id.0, act: request.act, back: false })
    }

    fn turn(&self, turn: Turn) -> Result<views::Turned, AppError> {
        let (me, now_ms) = (self.me(), clock::now_ms());
        let (turned, changed, behind) = self.works.under(turn.id, |work| {
            self.write(|space| {
                work.expect(space.journal().turns(me, &turn)?);
                space.turn(me, &turn, now_ms, &mut |done| work.heard(done))
            })
        })?;
        self.shown_to_readers(&changed, behind)?;
        self.shown(turned)
    }

    fn shown(&self, turned: Turned) -> Result<views::Turned, AppError> {
        let names = self.names()?;
        let left_count = turned.kept.len() as u32;
        let first = turned.kept.into_iter().take(MAX_LEFT);
        let left = first.map(|kept| self.left(&names, kept)).collect::<Result<_, AppError>>()?;
        Ok(views::Turned {
            entry: turned.entry.map(|entry| self.entry(&names, entry)),
            done: turned.done as u32,
            left_count,
            left,
        })
    }

    fn left(&self, names: &crate::names::Names, kept: KeptBack) -> Result<LeftView, AppError> {
        Ok(LeftView {
            idea: kept.idea.map(|id| self.named_idea(id)).transpose()?.flatten(),
            field: kept.field,
            code: kept.code,
            facts: kept.facts,
            by: kept.by.map(|by| names.person(by)),
        })
    }

    fn entry(&self, names: &crate::names::Names, entry: hub_store::UndoEntry) -> UndoEntry {
        let about = entry.about;
        let (kind, count) = about.main_kind();
        UndoEntry {
            act: entry.act,
            kind: kind.to_owned(),
            count,
            operations: about.operations(),
            at_ms: entry.at_ms,
            idea_id: about.idea.map(IdeaId),
            shown_id: about.number.map(|number| names.shown_id(Some(number))),
            fields: about.fields.iter().cloned().collect(),
            stage: about.stage,
            state: match entry.state {
                UndoState::Done => ActState::Done,
                UndoState::Undone | UndoState::Gone => ActState::Undone,
                UndoState::Kept => ActState::Kept,
            },
            title: about.title,
        }
    }

    /// An idea by name; none when it is unknown. A removed one has its number.
    pub(crate) fn named_idea(&self, id: IdeaId) -> Result<Option<NamedIdea>, AppError> {
        let row = self.read(|reader| reader.idea(id))?;
        let names = self.names()?;
        let named = |row: &hub_core::Row| {
            let idea = <&Idea>::try_from(&row.body).ok()?;
            let (shown_id, title) = (names.shown_id(idea.number), idea.case.title.clone());
            Some(NamedIdea { id, shown_id, title })
        };
        Ok(row.as_ref().and_then(named))
    }

    /// The open space's id.
    pub(crate) fn space_id(&self) -> Result<SpaceId, AppError> {
        let row = self.read(|reader| reader.space())?.map(|(row, _)| row);
        let row = row.filter(|row| matches!(row.body, Body::Space(_)));
        row.map(|row| SpaceId(row.id)).ok_or_else(|| AppError::new("STORE_NOT_A_SPACE"))
    }
}
