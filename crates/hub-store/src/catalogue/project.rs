//! Derives what lists and search know of an idea from the rows.

use super::list_row::{ListEntry, ListRow};
use super::{idea_list, idea_text};
use crate::journal::load;
use crate::table::{event, row};
use hub_core::rows::{Idea, Support};
use hub_core::{Body, EntityKind, IdeaId, Key, MemberId, Row, Rows, Set};
use rusqlite::{Connection, Transaction};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// Numbers that rules derive from an idea and what belongs to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the same facts as in ListRow, see there")]
pub struct IdeaFigures {
    pub hours_today: Option<f64>,
    pub hours_low: Option<f64>,
    pub hours_likely: Option<f64>,
    pub hours_high: Option<f64>,
    pub money_likely_minor: Option<f64>,
    pub people: u32,
    pub areas: u32,
    pub rice: Option<f64>,
    pub ice: Option<f64>,
    pub wsjf: Option<f64>,
}

/// How figures come from an idea: its row and facts, and [`Rows`] with the space, all members,
/// areas and bases, and the idea's [`Set::Parts`].
type Figures = dyn Fn(&Row, &Idea, &Rows) -> IdeaFigures + Send + Sync;

/// The rules that derive figures. They may look at the idea, the ideas merged into it, their
/// supports, the areas of members, bases, and the space's `share_default`; what they took from
/// anything else would not follow when that changes.
#[derive(Clone)]
pub struct Projector {
    /// Goes up when the rules change: everything is then derived again at the next start.
    pub version: u32,
    /// The rules.
    pub figures: Arc<Figures>,
}

impl Projector {
    /// Rules and their version.
    pub fn new(
        version: u32,
        figures: impl Fn(&Row, &Idea, &Rows) -> IdeaFigures + Send + Sync + 'static,
    ) -> Self {
        Self { version, figures: Arc::new(figures) }
    }
}

impl fmt::Debug for Projector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Projector").field("version", &self.version).finish_non_exhaustive()
    }
}

const COMMENTS: &str = "
SELECT count(*) FROM row WHERE kind = 'comment' AND active AND idea_id IN (
    SELECT ?1 UNION ALL SELECT id FROM row WHERE idea_id = ?1 AND kind = 'idea')";

/// Derives everything from all ideas.
pub(crate) fn project_all(
    tx: &Transaction<'_>,
    projector: &Projector,
    context: &Rows,
) -> rusqlite::Result<()> {
    let mut statement = tx.prepare("SELECT json FROM row WHERE kind = 'idea' ORDER BY seq")?;
    let mut jsons = statement.query([])?;
    while let Some(json) = jsons.next()? {
        let row: Row = crate::sql::from_json(json.get_ref(0)?.as_str()?)?;
        project(tx, projector, context, &row)?;
    }
    Ok(())
}

/// Derives an idea's line and words anew, from its row as it is in the table.
pub(crate) fn project_stored(
    tx: &Transaction<'_>,
    projector: &Projector,
    context: &Rows,
    idea: IdeaId,
) -> rusqlite::Result<()> {
    match row::get(tx, &Key::from(idea))? {
        Some(row) => project(tx, projector, context, &row),
        // It was only laid over the rows, and is not there any more.
        None => idea_list::local_of(tx, idea)?.map_or(Ok(()), |local| delete(tx, local)),
    }
}

/// Takes ideas off the list that are not there any more.
pub(crate) fn forget_missing(
    tx: &Transaction<'_>,
    ideas: &BTreeSet<IdeaId>,
) -> rusqlite::Result<()> {
    for idea in ideas {
        if row::get(tx, &Key::from(*idea))?.is_none() {
            idea_list::local_of(tx, *idea)?.map_or(Ok(()), |local| delete(tx, local))?;
        }
    }
    Ok(())
}

/// Derives an idea's line and words anew.
pub(crate) fn project(
    tx: &Transaction<'_>,
    projector: &Projector,
    context: &Rows,
    row: &Row,
) -> rusqlite::Result<()> {
    let Ok(idea) = <&Idea>::try_from(&row.body) else { return Ok(()) };
    let id = IdeaId(row.id);
    let local = idea_list::local_of(tx, id)?;
    local.map_or(Ok(()), |local| delete(tx, local))?;
    if row.removed {
        return Ok(());
    }
    let parts = load::parts(tx, id)?;
    let supports = supporters(&parts);
    let context = with_parts(context, id, parts);
    let figures = (projector.figures)(row, idea, &context);
    let (comments, last_ms) = (comments(tx, row)?, event::last_at(tx, row.id)?);
    let line = ListRow { supports, comments, ..line(row, idea, &figures, last_ms) };
    write(tx, local, &line, idea)
}

/// As [`project`] for an idea that is new here: it has no line yet, and when no row names it nothing
/// belongs to it. `last_ms` is when its last event was.
pub(crate) fn project_new(
    tx: &Transaction<'_>,
    projector: &Projector,
    context: &Rows,
    row: &Row,
    last_ms: i64,
) -> rusqlite::Result<()> {
    match <&Idea>::try_from(&row.body) {
        Ok(idea) if !row.removed && !row::is_named(tx, IdeaId(row.id))? => {
            let figures = (projector.figures)(row, idea, context);
            write(tx, None, &line(row, idea, &figures, Some(last_ms)), idea)
        }
        _ => project(tx, projector, context, row),
    }
}

fn write(
    tx: &Transaction<'_>,
    local: Option<u32>,
    line: &ListRow,
    idea: &Idea,
) -> rusqlite::Result<()> {
    let systems = idea.case.system_ids.iter().copied();
    let facts = ListEntry::pack(line, idea.submitted_for.as_deref(), systems);
    let local = idea_list::insert(tx, local, line, &idea.case.title, &facts)?;
    idea_text::insert(tx, local, &idea.case.title, &idea.case.description)
}

fn delete(tx: &Transaction<'_>, local: u32) -> rusqlite::Result<()> {
    idea_list::delete(tx, local)?;
    idea_text::delete(tx, local)
}

fn with_parts(context: &Rows, idea: IdeaId, parts: Vec<Row>) -> Cow<'_, Rows> {
    if parts.is_empty() {
        return Cow::Borrowed(context);
    }
    let mut rows = context.clone();
    rows.insert_set(Set::Parts(idea), parts);
    Cow::Owned(rows)
}

/// How many different members support an idea or one that was merged into it.
fn supporters(parts: &[Row]) -> u32 {
    let supports = parts.iter().filter(|row| !row.removed);
    let supports = supports.filter_map(|row| <&Support>::try_from(&row.body).ok());
    let members: BTreeSet<_> =
        supports.filter(|support| support.active).map(|support| support.member_id).collect();
    count(members.len())
}

/// The line of an idea to which nothing belongs.
fn line(row: &Row, idea: &Idea, figures: &IdeaFigures, last_ms: Option<i64>) -> ListRow {
    let answers = idea.answers.in_order();
    let sum: f64 = answers.iter().flatten().map(|answer| f64::from(*answer)).sum();
    let given = count(idea.answers.given());
    ListRow {
        local: 0,
        id: IdeaId(row.id),
        number: idea.number,
        stage: idea.stage.now,
        stage_since_ms: idea.stage.since_ms,
        area_id: idea.case.area_id,
        author_id: idea.author_id,
        owner_id: idea.owner_id,
        claimed_by: idea.claim.claimed_by,
        progress_ms: idea.claim.progress_at_ms,
        merged_into: idea.merge.as_ref().map(|merge| merge.merged_into),
        merged_count: idea.merged_count,
        hours_today: figures.hours_today,
        hours_low: figures.hours_low,
        hours_likely: figures.hours_likely,
        hours_high: figures.hours_high,
        money_likely_minor: figures.money_likely_minor,
        people: figures.people,
        areas: figures.areas,
        supports: 0,
        comments: 0,
        answers_mean: (given > 0).then(|| sum / f64::from(given)),
        answers_count: given,
        build_days_likely: idea.estimate.build_days.map(|days| days.likely),
        fit: idea.ratings.fit,
        risk: idea.ratings.risk,
        rice: figures.rice,
        ice: figures.ice,
        wsjf: figures.wsjf,
        created_ms: row.created_at_ms,
        updated_ms: last_ms.unwrap_or(row.created_at_ms),
    }
}

fn comments(connection: &Connection, row: &Row) -> rusqlite::Result<u32> {
    connection.prepare_cached(COMMENTS)?.query_row([row.id.as_bytes()], |row| row.get(0))
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The ideas whose figures or counts depend on a row besides the idea's own.
pub(crate) fn dependents(connection: &Connection, row: &Row) -> rusqlite::Result<Vec<IdeaId>> {
    match &row.body {
        Body::Support(support) => with_head(connection, support.idea_id),
        Body::Comment(comment) => with_head(connection, comment.idea_id),
        Body::Idea(idea) => {
            let former = row::head_of(connection, IdeaId(row.id))?;
            Ok(heads(idea, former).collect())
        }
        _ => Ok(vec![]),
    }
}

/// The ideas that an idea is or was merged into: they gain or lose its parts.
pub(crate) fn heads(idea: &Idea, former: Option<IdeaId>) -> impl Iterator<Item = IdeaId> + use<> {
    idea.merge.as_ref().map(|merge| merge.merged_into).into_iter().chain(former)
}

/// The ideas at which the areas of these members count: those they sent or support.
pub(crate) fn of_members(
    connection: &Connection,
    members: &BTreeSet<MemberId>,
) -> rusqlite::Result<Vec<IdeaId>> {
    let mut ideas = vec![];
    for member in members {
        ideas.extend(idea_list::by_author(connection, *member)?);
    }
    let supports =
        if members.is_empty() { vec![] } else { row::list(connection, EntityKind::Support)? };
    let supports = supports.iter().filter_map(|row| <&Support>::try_from(&row.body).ok());
    ideas.extend(supports.filter(|s| members.contains(&s.member_id)).map(|s| s.idea_id));
    let heads = ideas.iter().map(|idea| with_head(connection, *idea));
    Ok(heads.collect::<rusqlite::Result<Vec<_>>>()?.concat())
}

fn with_head(connection: &Connection, idea: IdeaId) -> rusqlite::Result<Vec<IdeaId>> {
    Ok(row::head_of(connection, idea)?.into_iter().chain([idea]).collect())
}
