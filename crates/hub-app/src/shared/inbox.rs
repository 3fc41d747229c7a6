//! The Inbox: what needs an answer (conflicts, refused changes), and what others did at ideas that this
//! person follows. What was read is kept on this device.

use super::changes;
use crate::names::Names;
use crate::views::{InboxConflict, InboxEvent, InboxItem, InboxRead, InboxView, NamedIdea};
use crate::{AppError, Session};
use hub_core::permission::{Standing, may_edit};
use hub_core::rows::{Comment, Conflict, ConflictState, Event, Follow, Idea, Role, Support};
use hub_core::{EntityKind, IdeaId, Key, MemberId, OpId, Row, ids};
use hub_store::{EventRow, Reader, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};

/// The setting of what was read.
const READ: &str = "inbox_read";
/// So far back beyond what was read, what was read is shown, in places of the order.
const BACK: u64 = 5_000;
/// So many events are read at once.
const PAGE: usize = 2_000;
/// So many of the last are shown.
const SHOWN: usize = 300;
/// A comment begins with so many characters.
const EXCERPT: usize = 160;
/// One's own claim that was decided so much later was made without a network.
const LATE_MS: i64 = 60_000;
/// What others do that a person who follows an idea hears of.
const TOLD: [&str; 14] = [
    "comment.add",
    "stage.move",
    "merge",
    "unmerge",
    "claim.take",
    "claim.assign",
    "claim.release",
    "idea.hand_over",
    "idea.withdraw",
    "idea.restore",
    "idea.remove",
    "idea.edit",
    "support.set",
    "standard.except",
];

/// What was read: all up to a place of the order but for some, and some after it. What has no place
/// there is named.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Read {
    up_to: u64,
    /// Of these the contrary holds.
    but: BTreeSet<String>,
    /// Conflicts and refused changes.
    also: BTreeSet<String>,
}

impl Session {
    /// Everything, for this person.
    ///
    /// # Errors
    /// `SPACE_FILLING`, or what the disk says.
    pub fn inbox(&self) -> Result<InboxView, AppError> {
        if self.shared.is_none() {
            return Ok(InboxView { items: vec![], unread: 0, open: 0 });
        }
        let names = self.names()?;
        let read = self.inbox_read(&names)?;
        let mut items = self.conflicts(&names, &read)?;
        items.extend(self.refused()?.into_iter().map(|refused| {
            let id = refused.view.op_id.to_string();
            let is_read = read.also.contains(&id);
            let (idea, at_ms) = (refused.idea, refused.at_ms);
            InboxItem {
                id,
                idea,
                at_ms,
                is_read,
                conflict: None,
                refused: Some(refused.view),
                event: None,
            }
        }));
        let open = items.len() as u32;
        items.sort_by_key(|item| std::cmp::Reverse(item.at_ms));
        items.extend(self.news(&names, &read)?);
        let unread = items.iter().filter(|item| !item.is_read).count() as u32;
        Ok(InboxView { items, unread, open })
    }

    /// Marks things as read, or as not read.
    ///
    /// # Errors
    /// `NOT_JOINED`, or what the disk says.
    pub fn mark_inbox(&self, mark: &InboxRead) -> Result<(), AppError> {
        self.shared()?;
        let (names, view) = (self.names()?, self.inbox()?);
        let mut read = self.inbox_read(&names)?;
        if mark.all && mark.is_read {
            read.up_to = self.read(|reader| reader.position())?.seq;
            read.but.clear();
        }
        for item in &view.items {
            if (mark.all || mark.ids.contains(&item.id)) && item.is_read != mark.is_read {
                read.turn(item, mark);
            }
        }
        // What was answered meanwhile is forgotten.
        let ids: BTreeSet<&str> = view.items.iter().map(|item| item.id.as_str()).collect();
        read.but.retain(|id| ids.contains(id.as_str()));
        read.also.retain(|id| ids.contains(id.as_str()));
        self.keep_read(&read)?;
        self.inbox_changed();
        Ok(())
    }

    pub(super) fn inbox_changed(&self) {
        self.tell(&json!({ "kinds": ["inbox", "sync"], "ids": [], "all": false }));
    }

    /// What was read. Whoever has just joined has not missed what happened before.
    fn inbox_read(&self, _: &Names) -> Result<Read, AppError> {
        let head = self.read(|reader| reader.position())?.seq;
        if self.is_read_only() {
            return Ok(Read { up_to: head, ..Read::default() });
        }
        let kept = self.write(|space| space.journal().setting_get(READ))?;
        if let Some(kept) = kept {
            let read: Read = serde_json::from_value(kept).unwrap_or_default();
            // A server that was restored may stand before what was read.
            return Ok(Read { up_to: read.up_to.min(head), ..read });
        }
        let read = Read { up_to: head, ..Read::default() };
        self.keep_read(&read)?;
        Ok(read)
    }

    fn keep_read(&self, read: &Read) -> Result<(), AppError> {
        let json = serde_json::to_value(read).unwrap_or_default();
        self.write(|space| space.journal_mut().setting_put(READ, &json))
    }

    /// What others did, the newest first.
    fn news(&self, names: &Names, read: &Read) -> Result<Vec<InboxItem>, AppError> {
        let me = self.me();
        let from = read.up_to.saturating_sub(BACK);
        let mut items = self.read(|reader| {
            let (mut known, mut found, mut after) = (HashMap::new(), vec![], from);
            loop {
                let page = reader.events_after(after, PAGE)?;
                let Some(last) = page.last() else { break };
                after = last.seq;
                for row in page {
                    let Some(idea) = row.event.idea_id.filter(|_| is_told(&row.event, me)) else {
                        continue;
                    };
                    let about = match known.entry(idea) {
                        std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                        std::collections::hash_map::Entry::Vacant(unknown) => {
                            unknown.insert(followed(reader, names, idea, me)?)
                        }
                    };
                    if let Some(named) = about {
                        found.push(told(reader, names, &row, named, read)?);
                    }
                }
                let more = found.len().saturating_sub(SHOWN);
                found.drain(..more);
            }
            Ok(found)
        })?;
        items.reverse();
        Ok(items)
    }

    /// Values that did not win and concern this person: one's own, and those that one's own stands
    /// against.
    fn conflicts(&self, names: &Names, read: &Read) -> Result<Vec<InboxItem>, AppError> {
        let me = self.me();
        let role = names.member(me).map_or(Role::Viewer, |member| member.role);
        self.read(|reader| {
            let mut items = vec![];
            for row in reader.rows(EntityKind::Conflict)? {
                let Ok(conflict) = <&Conflict>::try_from(&row.body) else { continue };
                if row.removed || conflict.state != ConflictState::Open {
                    continue;
                }
                items.extend(conflict_item(reader, names, &row, conflict, (me, role), read)?);
            }
            Ok(items)
        })
    }
}

impl Read {
    fn has(&self, seq: u64, id: &str) -> bool {
        (seq <= self.up_to) != self.but.contains(id)
    }

    fn turn(&mut self, item: &InboxItem, mark: &InboxRead) {
        let named = if item.event.is_some() { &mut self.but } else { &mut self.also };
        if item.event.is_some() && mark.all && mark.is_read {
            return;
        }
        if !named.remove(&item.id) {
            named.insert(item.id.clone());
        }
    }
}

/// Whether somebody who follows the idea hears of it. Of one's own acts only a claim that was
/// decided long after it was made.
fn is_told(event: &Event, me: MemberId) -> bool {
    let is_late = event.at_ms.saturating_sub(event.written_at_ms) > LATE_MS;
    let is_won = event.kind == "claim.take" && is_late;
    TOLD.contains(&event.kind.as_str()) && (event.by != me || is_won)
}

/// The idea's name, if this person follows it: by word, or as author, owner, holder or supporter.
fn followed(
    reader: &Reader,
    names: &Names,
    id: IdeaId,
    me: MemberId,
) -> Result<Option<NamedIdea>, StoreError> {
    let Some(row) = reader.idea(id)? else { return Ok(None) };
    let Ok(idea) = <&Idea>::try_from(&row.body) else { return Ok(None) };
    let said = |kind: EntityKind, what: &str| {
        let key = ids::of_idea_and_member(names.space_id(), what, id, me);
        reader.row(&Key::new(kind, key))
    };
    let follow = said(EntityKind::Follow, "follow")?;
    let follow = follow.as_ref().and_then(|row| <&Follow>::try_from(&row.body).ok());
    let support = said(EntityKind::Support, "support")?;
    let support = support.as_ref().and_then(|row| <&Support>::try_from(&row.body).ok());
    let is_own = idea.author_id == me
        || idea.owner_id == me
        || idea.claim.claimed_by == Some(me)
        || support.is_some_and(|support| support.active);
    let follows = follow.map_or(is_own, |follow| follow.on);
    Ok(follows.then(|| named(names, id, idea)))
}

fn named(names: &Names, id: IdeaId, idea: &Idea) -> NamedIdea {
    NamedIdea { id, shown_id: names.shown_id(idea.number), title: idea.case.title.clone() }
}

fn told(
    reader: &Reader,
    names: &Names,
    row: &EventRow,
    idea: &NamedIdea,
    read: &Read,
) -> Result<InboxItem, StoreError> {
    let event = &row.event;
    let comment = match event.about.filter(|key| key.kind == EntityKind::Comment) {
        Some(key) => reader.row(&key)?,
        None => None,
    };
    let comment = comment.as_ref().and_then(|row| <&Comment>::try_from(&row.body).ok());
    let id = row.id.to_string();
    Ok(InboxItem {
        is_read: read.has(row.seq, &id),
        id,
        idea: Some(idea.clone()),
        at_ms: event.at_ms,
        conflict: None,
        refused: None,
        event: Some(InboxEvent {
            act: event.kind.clone(),
            by: names.person(event.by),
            changes: event.changes.clone(),
            excerpt: comment.map(|comment| excerpt(&comment.body)),
        }),
    })
}

fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn conflict_item(
    reader: &Reader,
    names: &Names,
    row: &Row,
    conflict: &Conflict,
    (me, role): (MemberId, Role),
    read: &Read,
) -> Result<Option<InboxItem>, StoreError> {
    let id = IdeaId(conflict.key);
    let Some(found) = reader.idea(id)?.filter(|_| conflict.entity == EntityKind::Idea.as_str())
    else {
        return Ok(None);
    };
    let Ok(idea) = <&Idea>::try_from(&found.body) else { return Ok(None) };
    let kept = kept(reader, &found, conflict)?;
    if conflict.lost_by != me && kept.by != me {
        return Ok(None);
    }
    let field = conflict.field.clone();
    let is_head = idea.merge.is_none();
    let standing = Standing::before(idea, me, role);
    let may_take = is_head && may_edit(&field, standing, idea.stage.now);
    let item_id = row.id.to_string();
    Ok(Some(InboxItem {
        is_read: read.also.contains(&item_id),
        id: item_id,
        idea: Some(named(names, id, idea)),
        at_ms: conflict.lost_written_at_ms,
        refused: None,
        event: None,
        conflict: Some(InboxConflict {
            conflict: row.id,
            before: kept.before,
            lost_value: conflict.lost_value.clone(),
            lost_by: names.person(conflict.lost_by),
            lost_at_ms: conflict.lost_written_at_ms,
            kept_value: changes::fields(idea).remove(&field).unwrap_or_default(),
            kept_by: names.person(kept.by),
            kept_at_ms: kept.at_ms,
            may_take,
            may_dismiss: may_take || (is_head && conflict.lost_by == me),
            field,
        }),
    }))
}

/// Who wrote the value that stands.
struct Kept {
    by: MemberId,
    at_ms: i64,
    before: serde_json::Value,
}

fn kept(reader: &Reader, row: &Row, conflict: &Conflict) -> Result<Kept, StoreError> {
    let writer: OpId = conflict.kept_op;
    let event = reader.event_by_op(Some(IdeaId(row.id)), writer)?;
    Ok(match event {
        Some(found) => {
            let change = found.event.changes.iter().find(|change| change.field == conflict.field);
            Kept {
                by: found.event.by,
                at_ms: found.event.at_ms,
                before: change.map(|change| change.before.clone()).unwrap_or_default(),
            }
        }
        None => Kept { by: row.created_by, at_ms: row.created_at_ms, before: json!(null) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn item(id: &str, is_event: bool) -> InboxItem {
        let event = is_event.then(|| InboxEvent {
            act: String::new(),
            by: crate::views::PersonView { id: MemberId(Uuid::nil()), name: String::new() },
            changes: vec![],
            excerpt: None,
        });
        let id = id.to_owned();
        InboxItem { id, idea: None, at_ms: 0, is_read: false, conflict: None, refused: None, event }
    }

    #[test]
    fn what_was_read_is_a_place_and_its_exceptions() {
        let mark = |all| InboxRead { ids: vec![], all, is_read: true };
        let mut read = Read { up_to: 10, ..Read::default() };
        assert_eq!([9, 10, 11].map(|seq| read.has(seq, "x")), [true, true, false]);
        read.turn(&item("x", true), &mark(false));
        assert_eq!([9, 11].map(|seq| read.has(seq, "x")), [false, true]);
        read.turn(&item("x", true), &mark(false));
        assert_eq!([9, 11].map(|seq| read.has(seq, "x")), [true, false]);
        read.turn(&item("y", true), &mark(true));
        assert!(read.but.is_empty(), "all of them are read by their place");
        read.turn(&item("c", false), &mark(true));
        assert!(read.also.contains("c"), "a conflict has no place");
    }

    #[test]
    fn an_excerpt_ends_at_a_character() {
        assert_eq!(excerpt(" a\n b "), "a b");
        assert_eq!(excerpt(&"é".repeat(EXCERPT + 1)).chars().count(), EXCERPT + 1);
    }
}
