//! What one read brings for a page: the idea, its group, and the ideas that these name.

use super::mentioned;
use crate::names;
use hub_core::rows::{Comment, Follow, Idea, Pair};
use hub_core::{Body, IdeaId, Row};
use hub_store::{EventRow, Reader, StoreError};
use std::collections::BTreeMap;

/// Rows, nothing worked out.
pub(super) struct Facts {
    pub(super) local: u32,
    pub(super) row: Row,
    /// [`hub_core::Set::Parts`].
    pub(super) parts: Vec<Row>,
    /// Of the group.
    pub(super) comments: Vec<Row>,
    /// Of the group.
    pub(super) follows: Vec<Follow>,
    /// Of the group.
    pub(super) pairs: Vec<Pair>,
    pub(super) conflicts: Vec<Row>,
    pub(super) events: Vec<EventRow>,
    /// Of the merged ideas.
    pub(super) source_events: BTreeMap<IdeaId, Vec<EventRow>>,
    /// Ideas outside of the group: those in pairs and in the history, and the heads of those and of
    /// this one.
    pub(super) others: BTreeMap<IdeaId, Idea>,
    pub(super) system_names: Vec<String>,
}

/// Everything for the page of an idea; none when it is not there any more.
pub(super) fn read(reader: &Reader, id: IdeaId) -> Result<Option<Facts>, StoreError> {
    let (Some(local), Some(row)) = (reader.local_of(id)?, reader.idea(id)?) else {
        return Ok(None);
    };
    let ids = <&Idea>::try_from(&row.body).map(|idea| idea.case.system_ids.clone());
    let ids = ids.unwrap_or_default();
    let mut systems = names::systems(reader, ids.iter().copied())?;
    let system_names = ids.iter().map(|id| systems.remove(id).unwrap_or_default()).collect();
    let mut facts = Facts {
        local,
        parts: reader.parts_of(id)?,
        comments: vec![],
        follows: vec![],
        pairs: vec![],
        conflicts: reader.open_conflicts_of(id)?,
        events: reader.events_of(id)?,
        source_events: BTreeMap::new(),
        others: BTreeMap::new(),
        row,
        system_names,
    };
    facts.read_group(reader, id)?;
    facts.read_others(reader)?;
    Ok(Some(facts))
}

impl Facts {
    fn read_group(&mut self, reader: &Reader, id: IdeaId) -> Result<(), StoreError> {
        let sources = self.parts.iter().filter(|row| matches!(row.body, Body::Idea(_)));
        let sources: Vec<IdeaId> = sources.map(|row| IdeaId(row.id)).collect();
        for at in std::iter::once(id).chain(sources.iter().copied()) {
            self.comments.extend(reader.comments_of(at)?);
            let follows = reader.follows_of(at)?.into_iter().filter(|row| !row.removed);
            let follow = |row: Row| <&Follow>::try_from(&row.body).ok().cloned();
            self.follows.extend(follows.filter_map(follow));
            let pairs = reader.pairs_of(at)?.into_iter().filter(|row| !row.removed);
            let pair = |row: Row| <&Pair>::try_from(&row.body).ok().cloned();
            self.pairs.extend(pairs.filter_map(pair));
        }
        for source in sources {
            self.source_events.insert(source, reader.events_of(source)?);
        }
        let is_comment = |row: &Row| <&Comment>::try_from(&row.body).is_ok();
        self.comments.retain(is_comment);
        // Not by `seq`: that moves when a comment is changed.
        self.comments.sort_by_key(|row| (row.created_at_ms, row.id));
        Ok(())
    }

    fn read_others(&mut self, reader: &Reader) -> Result<(), StoreError> {
        let mut asked: Vec<IdeaId> = self.pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
        asked.extend(<&Idea>::try_from(&self.row.body).ok().and_then(head));
        asked.extend(mentioned::ideas(self.histories()));
        while let Some(id) = asked.pop() {
            if self.others.contains_key(&id) {
                continue;
            }
            let row = reader.idea(id)?.filter(|row| !row.removed);
            if let Some(Body::Idea(idea)) = row.map(|row| row.body) {
                asked.extend(head(&idea));
                self.others.insert(id, *idea);
            }
        }
        Ok(())
    }

    /// What happened at the idea, and at those merged into it.
    pub(super) fn histories(&self) -> impl Iterator<Item = &EventRow> {
        self.events.iter().chain(self.source_events.values().flatten())
    }

    /// The head of an idea's group; the idea itself where it is not merged, or not known.
    pub(super) fn head_of(&self, id: IdeaId) -> IdeaId {
        self.others.get(&id).and_then(head).unwrap_or(id)
    }
}

/// The idea that goes on for a merged one.
fn head(idea: &Idea) -> Option<IdeaId> {
    idea.merge.as_ref().map(|merge| merge.merged_into)
}
