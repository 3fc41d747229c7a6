//! What people do: operations of every kind, on what a device shows them at that moment.

mod around;
mod at_ideas;

use super::draw::Draw;
use hub_core::operation::Operation;
use hub_core::rows::{Idea, Member, MemberState};
use hub_core::{Body, EntityKind, IdeaId, MemberId, Row};
use hub_store::{Readers, StoreError};

/// What a person sees.
pub struct Seen<'a> {
    readers: &'a Readers,
    /// Who looks.
    pub me: MemberId,
}

impl<'a> Seen<'a> {
    /// What is shown to somebody.
    pub fn new(readers: &'a Readers, me: MemberId) -> Self {
        Self { readers, me }
    }

    /// Rows of a kind that were not removed.
    pub fn rows(&self, kind: EntityKind) -> Result<Vec<Row>, StoreError> {
        let rows = self.readers.read(|reader| reader.rows(kind))?;
        Ok(rows.into_iter().filter(|row| !row.removed).collect())
    }

    /// One of the ideas; a later one more often, so that people meet.
    fn idea(&self, draw: &mut Draw) -> Result<Option<(Row, Idea)>, StoreError> {
        let ideas = self.rows(EntityKind::Idea)?;
        let last = ideas.len().saturating_sub(4);
        let from = if draw.permille(800) { last } else { 0 };
        let one = draw.one(&ideas[from.min(ideas.len())..]).cloned();
        Ok(one.and_then(|row| {
            let idea = <&Idea>::try_from(&row.body).ok().cloned()?;
            Some((row, idea))
        }))
    }

    /// An active member.
    fn member(&self, draw: &mut Draw) -> Result<Option<MemberId>, StoreError> {
        let mut members = self.rows(EntityKind::Member)?;
        members.retain(
            |row| matches!(&row.body, Body::Member(member) if member.state == MemberState::Active),
        );
        Ok(draw.one(&members).map(|row| MemberId(row.id)))
    }

    /// The members besides oneself.
    pub fn others(&self) -> Result<Vec<(MemberId, Member)>, StoreError> {
        let rows = self.rows(EntityKind::Member)?.into_iter();
        let others = rows.filter(|row| row.id != self.me.0);
        let others = others.filter_map(|row| {
            let member = <&Member>::try_from(&row.body).ok().cloned()?;
            Some((MemberId(row.id), member))
        });
        Ok(others.collect())
    }

    fn one(&self, kind: EntityKind, draw: &mut Draw) -> Result<Option<Row>, StoreError> {
        Ok(draw.one(&self.rows(kind)?).cloned())
    }
}

/// What somebody may want to do next. Whether they may is for the device to say.
///
/// # Errors
/// What the disk says.
pub fn intent(seen: &Seen<'_>, draw: &mut Draw) -> Result<Option<Operation>, StoreError> {
    if draw.permille(780) { at_ideas::intent(seen, draw) } else { around::intent(seen, draw) }
}

/// Words that nobody else writes.
fn words(draw: &mut Draw) -> String {
    format!("copy list {} by hand", draw.from(0, u64::from(u32::MAX)))
}

fn id(draw: &mut Draw) -> IdeaId {
    IdeaId(draw.id())
}
