//! What a private space has to bring along.

use super::{idea_of, name_in};
use crate::app::Access;
use crate::names::{self, Names};
use crate::views::NamedIdea;
use crate::{App, AppError, Session};
use hub_core::rows::{Comment, Idea, Pair, PairKind, Stage};
use hub_core::{EntityKind, IdeaId, SpaceId, SystemId};
use std::collections::BTreeMap;

/// A private space, read once.
pub(super) struct Private {
    pub(super) space: SpaceId,
    pub(super) names: Names,
    pub(super) ideas: Vec<Own>,
    /// Ideas that belong together there.
    pub(super) related: Vec<(IdeaId, IdeaId)>,
    pub(super) systems: BTreeMap<SystemId, String>,
}

/// One of its ideas.
pub(super) struct Own {
    pub(super) id: IdeaId,
    pub(super) idea: Idea,
    pub(super) created_at_ms: i64,
    /// Titles of those merged into it.
    pub(super) also: Vec<String>,
    /// What was said at it, the oldest first.
    pub(super) notes: Vec<String>,
}

impl Private {
    pub(super) fn open(app: &App, space: SpaceId) -> Result<Self, AppError> {
        let folder = crate::shared::spaces::folder(app.data_dir(), space)?;
        if hub_store::joined_space(&folder)?.is_some() {
            return Err(AppError::new("NOT_PRIVATE"));
        }
        // One that an older version left has to be brought up to date first.
        let session = match Session::open(&folder, Access::Read) {
            Err(error) if error.code == "STORE_CATALOGUE_NOT_READY" => {
                Session::open(&folder, Access::Write)
            }
            opened => opened,
        }?;
        Self::read(space, &session)
    }

    fn read(space: SpaceId, session: &Session) -> Result<Self, AppError> {
        let names = session.names()?;
        session
            .read(|reader| {
                let rows = reader.rows(EntityKind::Idea)?;
                let mut also: BTreeMap<IdeaId, Vec<String>> = BTreeMap::new();
                for idea in rows.iter().filter_map(idea_of) {
                    if let Some(merge) = &idea.merge {
                        also.entry(merge.merged_into).or_default().push(idea.case.title.clone());
                    }
                }
                let mut ideas = vec![];
                for row in &rows {
                    let Some(idea) = idea_of(row).filter(|idea| is_brought(idea)) else { continue };
                    let id = IdeaId(row.id);
                    let comments = reader.comments_of(id)?;
                    let comments =
                        comments.iter().filter_map(|row| <&Comment>::try_from(&row.body).ok());
                    let notes = comments.filter(|it| !it.removed).map(|it| it.body.clone());
                    ideas.push(Own {
                        id,
                        idea: idea.clone(),
                        created_at_ms: row.created_at_ms,
                        also: also.remove(&id).unwrap_or_default(),
                        notes: notes.collect(),
                    });
                }
                ideas.sort_by_key(|own| (own.idea.number, own.id));
                let systems = ideas.iter().flat_map(|own| own.idea.case.system_ids.iter().copied());
                let systems =
                    names::systems(reader, systems.collect::<std::collections::BTreeSet<_>>())?;
                let pairs = reader.rows(EntityKind::Pair)?;
                let pairs = pairs.iter().filter_map(|row| <&Pair>::try_from(&row.body).ok());
                let related = pairs.filter(|pair| pair.kind == PairKind::Related);
                let related = related.map(|pair| (pair.a, pair.b)).collect();
                Ok(Self { space, names: Names::load(reader)?, ideas, related, systems })
            })
            .map(|read| Self { names, ..read })
    }

    pub(super) fn named(&self, own: &Own) -> NamedIdea {
        name_in(&self.names, own.id, &own.idea)
    }
}

/// What was taken back stays, and what was merged goes along with its head.
fn is_brought(idea: &Idea) -> bool {
    idea.stage.now != Stage::Withdrawn && idea.merge.is_none()
}
