//! The shared backend measured: real processes of server and device, real connections, SQLite and
//! PostgreSQL, beside bare SQL in the same run.

mod bare;
mod first;
mod live;
mod rates;

use super::report::Report;
use super::{Outcome, programs};
use crate::backend::Trouble;

/// Measures everything of it at a size of so many ideas.
///
/// # Errors
/// What does not work at all.
pub fn measure(ideas: usize, report: &mut Report) -> Outcome<()> {
    // Both packages at once, so that nothing is built in two ways.
    let both = ["-p", "hub-tests", "-p", "hub-server", "--bin", "hub-server", "--bin", "soak"];
    programs::build(&both)?;
    let all = [rates::measure(report), live::measure(report), first::measure(ideas, report)];
    all.into_iter().try_for_each(|measured| measured.map_err(|it: Trouble| it.to_string().into()))
}
