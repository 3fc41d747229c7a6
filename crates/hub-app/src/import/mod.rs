//! Bringing ideas in from a table (rules I1 to I5).
//!
//! [`read`] makes a table of a file, [`guess`] says what its columns seem to mean, [`plan`] is the
//! dry run: it reads every row, finds out what each becomes, and makes the operations. [`apply`]
//! sends those very operations, all in one transaction and as one act.
//!
//! What is not written in the domain and was decided here:
//! - A row with a cell that cannot be read is refused as a whole and told with all its problems;
//!   nothing of it is taken.
//! - `runs_per_year` counts all people: it is kept as runs a year for one person, which is the
//!   number divided by the people (of the row, else of the idea, else 1).
//! - What comma and dot mean is decided by column, then by file; a number that could still be two
//!   is refused.
//! - A bare number in a column of shares is a share (0 to 1), under a heading with "%" a
//!   percentage.
//! - The systems of a cell stand between semicolons, bars or line breaks; only a column without any
//!   of these is also split at commas, which are a part of many names.
//! - Our own export names ideas by UUID. A number such as `OH-12` is never taken for an id, since it
//!   means another idea in another space.
//! - A column that an idea has no field for can be kept as a note: a line of the description under
//!   the column's name. Votes of other tools come in so, never as supports.
//! - What is withdrawn elsewhere comes in as declined: only its author withdraws an idea.
//!
//! `desk` is the same for the window: one file in memory, looked at, tried, its new rows compared
//! with what is there in the background (rule I5), and carried out. What a person said about column
//! names is remembered with the space (`remembered`).
//!
//! Deliberately not here: reading the bytes of spreadsheets (`hub-files`).

mod apply;
mod cells;
mod compare;
mod date;
mod desk;
mod file;
mod fixes;
mod given;
mod guess;
mod known;
mod likes;
mod links;
mod mapping;
mod named;
mod number;
mod plan;
mod planner;
mod remembered;
mod report;
mod said;
mod stage_words;
mod target;
mod text;
mod words;

pub use apply::apply;
pub use date::DateOrder;
pub(crate) use desk::Desk;
pub use file::read;
pub use guess::{Guess, How, Suggestion, guess};
pub use known::KnownExport;
pub use mapping::{Mapping, Options};
pub use number::Decimal;
pub use plan::{Plan, plan, plan_watched};
pub use remembered::remember;
pub use report::{Counts, Like, Report, RowNote, RowReport, RowStatus, StageWord};
pub use target::Target;
