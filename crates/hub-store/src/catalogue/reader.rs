//! What the application reads: one read-only connection to the catalogue.

use super::idea_list::{self, ListLine};
use super::list_row::ListEntry;
use super::overlay::FIRST_SEQ;
use super::vector::{self, TextHash};
use super::{idea_text, meta, schema};
use crate::database::Mode;
use crate::error::{Blame, StoreError, sqlite};
use crate::journal::seen_ranks;
use crate::sql::{id_from, uuid};
use crate::table::event::EventRow;
use crate::table::{event, row};
use hub_core::rows::{Lang, Space};
use hub_core::{AreaId, BasisId, Body, EntityKind, IdeaId, Key, MemberId, OpId, Position, Row};
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};

/// More hits than this are not a search but the whole list.
const MAX_HITS: usize = 50_000;

/// Enough for the pages of an index or two. There are several readers, some of which look at
/// everything once, and the system keeps the file's pages anyway.
const CACHE_KIB: i64 = 4 * 1_024;

const TEXTS: &str = "
SELECT idea_list.local, idea_list.title,
       coalesce(row.json ->> '$.body.case.description', ''),
       row.json ->> '$.body.case.lang'
FROM idea_list JOIN row ON row.kind = 'idea' AND row.id = idea_list.id
ORDER BY idea_list.local";

const TEXT: &str = "
SELECT idea_list.local, idea_list.title,
       coalesce(row.json ->> '$.body.case.description', ''),
       row.json ->> '$.body.case.lang'
FROM idea_list JOIN row ON row.kind = 'idea' AND row.id = idea_list.id
WHERE idea_list.local = ?1";

/// The texts of an idea, for the index of look-alikes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaText {
    /// The idea.
    pub local: u32,
    /// Its title.
    pub title: String,
    /// Its description, in Markdown.
    pub description: String,
    /// The language it is written in, if it is known.
    pub lang: Option<Lang>,
}

const CONFLICTS: &str = "
SELECT json FROM row WHERE kind = 'conflict'
AND json ->> '$.body.key' = ?1 AND json ->> '$.body.state' = 'open' ORDER BY seq";

/// Estimates whose rates can be changed: not of merged, withdrawn or retired ideas.
const RATED: &str = "
SELECT id, json ->> '$.body.case.area_id', json ->> '$.body.basis_id'
FROM row WHERE kind = 'idea' AND active
AND json ->> '$.body.merge' IS NULL
AND json ->> '$.body.stage.now' NOT IN ('withdrawn', 'retired')
AND json ->> '$.body.estimate.runs' IS NOT NULL
AND json ->> '$.body.estimate.period' IS NOT NULL
AND json ->> '$.body.estimate.minutes_per_run' IS NOT NULL
AND json ->> '$.body.estimate.people' IS NOT NULL
ORDER BY seq";

/// An estimate with the rates it was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    /// Of which idea.
    pub idea: IdeaId,
    /// Its area.
    pub area: Option<AreaId>,
    /// The rates.
    pub basis: BasisId,
}

/// One read-only connection to a catalogue.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
    path: PathBuf,
}

impl Reader {
    /// Opens a catalogue that is there and derived by the present rules.
    pub(crate) fn open(path: &Path, projection_version: i64) -> Result<Self, StoreError> {
        let not_ready =
            || StoreError::CatalogueNotReady { path: path.parent().unwrap_or(path).to_owned() };
        if !path.exists() {
            return Err(not_ready());
        }
        let (connection, found) = schema::SCHEMA.open(path, Mode::Read)?;
        let failed = |error| sqlite(Blame::Catalogue, path, &error);
        connection.pragma_update(None, "cache_size", -CACHE_KIB).map_err(failed)?;
        if found < schema::SCHEMA.supported() {
            return Err(not_ready());
        }
        let reader = Self { connection, path: path.to_owned() };
        match reader.read(meta::get)? {
            Some(meta) if meta.projection_version == projection_version => Ok(reader),
            _ => Err(not_ready()),
        }
    }

    /// Runs several reads on one and the same state.
    pub(crate) fn at_once<T>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let tx = self.connection.unchecked_transaction();
        let tx = tx.map_err(|error| sqlite(Blame::Catalogue, &self.path, &error))?;
        let done = read(self);
        drop(tx);
        done
    }

    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        read(&self.connection).map_err(|error| sqlite(Blame::Catalogue, &self.path, &error))
    }
}

/// All of them fail only with what the disk says.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Reader {
    /// How far the catalogue has come.
    pub fn position(&self) -> Result<Position, StoreError> {
        let meta = self.read(meta::get)?.unwrap_or_else(meta::Meta::start);
        Ok(meta.position)
    }

    /// Which stream and which state of the journal lie over the rows of a joined space.
    pub(crate) fn laying(&self) -> Result<(uuid::Uuid, i64), StoreError> {
        Ok(self.read(super::overlay::standing::get)?.laying())
    }

    /// How many ideas are listed.
    pub fn count(&self) -> Result<usize, StoreError> {
        self.read(idea_list::count)
    }

    /// Every estimate with its rates, as far as these can be changed.
    pub fn rated(&self) -> Result<Vec<Rated>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(RATED)?;
            let rated = statement.query_map([], |row| {
                let area: Option<String> = row.get(1)?;
                Ok(Rated {
                    idea: IdeaId(uuid(row, 0)?),
                    area: area.map(|id| id_from(&id).map(AreaId)).transpose()?,
                    basis: BasisId(id_from(&row.get::<_, String>(2)?)?),
                })
            })?;
            rated.collect()
        })
    }

    /// Hands what sorting, filtering and ranking need of all ideas to `each`, in one scan.
    pub fn each_entry(&self, each: impl FnMut(ListEntry<'_>)) -> Result<(), StoreError> {
        self.read(|connection| idea_list::entries(connection, each))
    }

    /// The same of one idea; none when it is not there.
    pub fn entry<T>(
        &self,
        local: u32,
        use_it: impl FnOnce(ListEntry<'_>) -> T,
    ) -> Result<Option<T>, StoreError> {
        self.read(|connection| idea_list::entry(connection, local, use_it))
    }

    /// Hands all ideas and the folded titles by which they are sorted to `each`: in the order of
    /// these, equal ones by `local`.
    pub fn each_title(&self, each: impl FnMut(u32, &str)) -> Result<(), StoreError> {
        self.read(|connection| idea_list::by_title(connection, each))
    }

    /// The folded title by which an idea is sorted.
    pub fn title_sort(&self, local: u32) -> Result<Option<String>, StoreError> {
        self.read(|connection| idea_list::title_sort(connection, local))
    }

    /// The idea that comes after a place in the order of [`Reader::each_title`].
    pub fn next_by_title(&self, title_sort: &str, local: u32) -> Result<Option<u32>, StoreError> {
        self.read(|connection| idea_list::next_by_title(connection, title_sort, local))
    }

    /// The ideas that a member supports (or follows, by the kind), or once did: then it is false.
    pub fn said_by(
        &self,
        member: MemberId,
        kind: EntityKind,
    ) -> Result<Vec<(u32, bool)>, StoreError> {
        self.read(|connection| idea_list::of_member(connection, kind, member))
    }

    /// Lines of the list, in the order asked for; what is gone is left out.
    pub fn lines_of(&self, locals: &[u32]) -> Result<Vec<ListLine>, StoreError> {
        self.read(|connection| idea_list::lines(connection, locals))
    }

    /// The small number of an idea; none when it is unknown or removed.
    pub fn local_of(&self, id: IdeaId) -> Result<Option<u32>, StoreError> {
        self.read(|connection| idea_list::local_of(connection, id))
    }

    /// The idea with a number, as its small number.
    pub fn local_of_number(&self, number: u32) -> Result<Option<u32>, StoreError> {
        self.read(|connection| idea_list::by_number(connection, number))
    }

    /// The row of a key, also a removed one.
    pub fn row(&self, key: &Key) -> Result<Option<Row>, StoreError> {
        self.read(|connection| row::get(connection, key))
    }

    /// An idea's row, also a removed one.
    pub fn idea(&self, id: IdeaId) -> Result<Option<Row>, StoreError> {
        self.row(&Key::from(id))
    }

    /// All rows of a kind, in the order of their last writing, also removed ones.
    pub fn rows(&self, kind: EntityKind) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| row::list(connection, kind))
    }

    /// The space's row and facts.
    pub fn space(&self) -> Result<Option<(Row, Space)>, StoreError> {
        let first = self.rows(EntityKind::Space)?.into_iter().next();
        Ok(first.and_then(|row| match &row.body {
            Body::Space(space) => Some((row.clone(), Space::clone(space))),
            _ => None,
        }))
    }

    /// The supports of an idea, also those taken back.
    pub fn supports_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| row::of_idea(connection, idea.0, EntityKind::Support))
    }

    /// The ideas merged into an idea.
    pub fn sources_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| row::of_idea(connection, idea.0, EntityKind::Idea))
    }

    /// The idea's supports, the ideas merged into it and their supports: `Set::Parts`.
    pub fn parts_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| crate::journal::load::parts(connection, idea))
    }

    /// The comments of an idea, in the order of their last writing.
    pub fn comments_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| row::of_idea(connection, idea.0, EntityKind::Comment))
    }

    /// Who said whether to hear of an idea.
    pub fn follows_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| row::of_idea(connection, idea.0, EntityKind::Follow))
    }

    /// The values that did not win at fields of an idea and that nobody has looked at. There are
    /// few conflicts in a space, so that they need no index.
    pub fn open_conflicts_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(CONFLICTS)?;
            let rows = statement.query_map([idea.to_string()], |row| row.get::<_, String>(0))?;
            rows.map(|json| crate::sql::from_json(&json?)).collect()
        })
    }

    /// What was said about an idea and any other.
    pub fn pairs_of(&self, idea: IdeaId) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| row::pairs_of(connection, idea.0))
    }

    /// The history of an idea, oldest first.
    pub fn events_of(&self, idea: IdeaId) -> Result<Vec<EventRow>, StoreError> {
        self.read(|connection| event::of_idea(connection, idea.0))
    }

    /// What the authority wrote into the history after a place, oldest first, so many at most. What
    /// still waits for a server is not among it.
    pub fn events_after(&self, seq: u64, limit: usize) -> Result<Vec<EventRow>, StoreError> {
        self.read(|connection| event::list_after(connection, seq, FIRST_SEQ, limit))
    }

    /// What an operation left in the history of an idea, or of the space: who did it, and when.
    pub fn event_by_op(
        &self,
        idea: Option<IdeaId>,
        op: OpId,
    ) -> Result<Option<EventRow>, StoreError> {
        self.read(|connection| event::of_op(connection, idea, op))
    }

    /// The ideas in which every word of `text` begins a word, the best first; an idea named by its
    /// number (`OH-12`, `12`) comes before all.
    pub fn search(&self, text: &str) -> Result<Vec<u32>, StoreError> {
        let by_number = match self.number_in(text)? {
            Some(number) => self.local_of_number(number)?,
            None => None,
        };
        let hits = self.read(|connection| idea_text::search(connection, text, MAX_HITS))?;
        let others = hits.into_iter().filter(|local| Some(*local) != by_number);
        Ok(by_number.into_iter().chain(others).collect())
    }

    /// All ideas that [`Reader::search`] finds, in no order.
    pub fn matching(&self, text: &str) -> Result<Vec<u32>, StoreError> {
        let by_number = match self.number_in(text)? {
            Some(number) => self.local_of_number(number)?,
            None => None,
        };
        let mut hits = self.read(|connection| idea_text::matching(connection, text))?;
        hits.extend(by_number);
        Ok(hits)
    }

    fn number_in(&self, text: &str) -> Result<Option<u32>, StoreError> {
        let text = text.trim().trim_start_matches('#');
        let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let prefix = &text[..text.len() - digits.len()];
        let Ok(number) = digits.trim_start_matches('-').parse() else { return Ok(None) };
        if prefix.is_empty() {
            return Ok(Some(number));
        }
        let space = self.space()?;
        let ours = space.is_some_and(|(_, space)| space.prefix.eq_ignore_ascii_case(prefix));
        Ok(ours.then_some(number))
    }

    /// The numbers of the ideas of a view, best first, as this person saw them at the last visit.
    pub fn seen_ranks(&self, view: &str) -> Result<Option<Vec<u32>>, StoreError> {
        seen_ranks::read_beside(&self.path.with_file_name("journal.db"), view)
    }

    /// Hands the texts of all ideas to `each`, one after the other.
    pub fn each_text(&self, mut each: impl FnMut(IdeaText)) -> Result<(), StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(TEXTS)?;
            let texts = statement.query_map([], text)?;
            texts.into_iter().try_for_each(|text| text.map(&mut each))
        })
    }

    /// The texts of one idea; none when it is not there any more.
    pub fn text(&self, local: u32) -> Result<Option<IdeaText>, StoreError> {
        self.read(|connection| connection.prepare_cached(TEXT)?.query_row([local], text).optional())
    }

    /// What an encoder saw in a text, if that is kept.
    pub fn vector(&self, model: &str, text: &TextHash) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| vector::get(connection, model, text))
    }

    /// Hands all that an encoder saw in texts to `each`, by rising hash of these.
    pub fn each_vector(
        &self,
        model: &str,
        each: impl FnMut(TextHash, &[u8]),
    ) -> Result<(), StoreError> {
        self.read(|connection| vector::list(connection, model, each))
    }
}

fn text(row: &rusqlite::Row<'_>) -> rusqlite::Result<IdeaText> {
    let lang: Option<String> = row.get(3)?;
    Ok(IdeaText {
        local: row.get(0)?,
        title: row.get(1)?,
        description: row.get(2)?,
        lang: lang.as_deref().and_then(Lang::from_word),
    })
}
