//! What lists, filters and ranking know of an idea, as one row and as columns of all.

use hub_core::rows::Stage;
use hub_core::{AreaId, IdeaId, MemberId};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use uuid::Uuid;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident: $type:ty),+ $(,)?) => {
        /// What lists know of one idea, but for its title.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct ListRow { $($(#[$doc])* pub $name: $type),+ }

        /// The same of all ideas, one vector for each fact, all in the order of `local`.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Columns { $($(#[$doc])* pub $name: Vec<$type>),+ }

        impl Columns {
            /// With room for so many ideas.
            pub(crate) fn with_capacity(ideas: usize) -> Self {
                Self { $($name: Vec::with_capacity(ideas)),+ }
            }

            /// All ideas, one by one.
            pub fn rows(&self) -> impl Iterator<Item = ListRow> {
                (0..self.local.len()).map(|at| ListRow { $($name: self.$name[at]),+ })
            }

            /// Adds an idea.
            pub(crate) fn push(&mut self, row: ListRow) {
                $(self.$name.push(row.$name);)+
            }
        }

        impl ListRow {
            /// The columns in the order of [`ListRow::read`], for a SELECT.
            pub(crate) const COLUMNS: &str = concat!("'' ", $(", ", stringify!($name)),+);

            /// Reads one row of such a SELECT.
            pub(crate) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut column = 0;
                $(column += 1; let $name = row.get::<_, Column<$type>>(column)?.0;)+
                Ok(Self { $($name),+ })
            }
        }
    };
}

columns! {
    /// The small number by which the view names it; stays the same while the catalogue lives.
    local: u32,
    /// Its id.
    id: IdeaId,
    /// Its number, once the authority gave one.
    number: Option<u32>,
    /// Where it stands.
    stage: Stage,
    /// Since when, in UTC milliseconds.
    stage_since_ms: i64,
    /// Where the work is done.
    area_id: Option<AreaId>,
    /// Who sent it.
    author_id: MemberId,
    /// The person to ask.
    owner_id: MemberId,
    /// Who holds it.
    claimed_by: Option<MemberId>,
    /// The holder's last sign of progress, in UTC milliseconds.
    progress_ms: Option<i64>,
    /// The idea that goes on for it.
    merged_into: Option<IdeaId>,
    /// How many were merged into it.
    merged_count: u32,
    /// Hours a year that the work costs today.
    hours_today: Option<f64>,
    /// Hours saved a year, the least expected.
    hours_low: Option<f64>,
    /// Hours saved a year, as expected.
    hours_likely: Option<f64>,
    /// Hours saved a year, the most expected.
    hours_high: Option<f64>,
    /// Minor units of money saved a year, as expected.
    money_likely_minor: Option<f64>,
    /// How many people have it.
    people: u32,
    /// In how many known areas.
    areas: u32,
    /// How many members support it, in its group of merged ideas.
    supports: u32,
    /// How many comments stand at it, in its group of merged ideas.
    comments: u32,
    /// The mean of the given answers, 1 to 5.
    answers_mean: Option<f64>,
    /// How many of the five questions are answered.
    answers_count: u32,
    /// Days of building, as expected.
    build_days_likely: Option<f64>,
    /// How well it serves the goals, 1 to 5.
    fit: Option<u8>,
    /// How much can go wrong, 1 to 5.
    risk: Option<u8>,
    /// The raw number of RICE.
    rice: Option<f64>,
    /// The raw number of ICE.
    ice: Option<f64>,
    /// The raw number of WSJF.
    wsjf: Option<f64>,
    /// When it was written first, in UTC milliseconds.
    created_ms: i64,
    /// When something last happened at it, in UTC milliseconds.
    updated_ms: i64,
}

/// How a fact stands in a column.
struct Column<T>(T);

impl<T: Cell> FromSql for Column<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        T::cell(value).map(Self)
    }
}

trait Cell: Sized {
    fn cell(value: ValueRef<'_>) -> FromSqlResult<Self>;
}

impl<T: Cell> Cell for Option<T> {
    fn cell(value: ValueRef<'_>) -> FromSqlResult<Self> {
        if value == ValueRef::Null { Ok(None) } else { T::cell(value).map(Some) }
    }
}

impl Cell for Stage {
    fn cell(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

macro_rules! plain_cells {
    ($($type:ty),+) => {$(impl Cell for $type {
        fn cell(value: ValueRef<'_>) -> FromSqlResult<Self> {
            Self::column_result(value)
        }
    })+};
}

macro_rules! id_cells {
    ($($type:ident),+) => {$(impl Cell for $type {
        fn cell(value: ValueRef<'_>) -> FromSqlResult<Self> {
            <[u8; 16]>::column_result(value).map(|bytes| $type(Uuid::from_bytes(bytes)))
        }
    })+};
}

plain_cells!(u8, u32, i64, f64);
id_cells!(IdeaId, AreaId, MemberId);
