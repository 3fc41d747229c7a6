//! How many kills met what.

use std::collections::BTreeMap;
use std::fmt;

use super::act::Run;
use super::world::Found;

/// Kills by what the process was at.
#[derive(Default)]
pub struct Tally {
    acts: BTreeMap<&'static str, Counts>,
}

#[derive(Default)]
struct Counts {
    hits: usize,
    /// Nothing of the act was kept.
    nothing: usize,
    /// All of it was kept and not confirmed yet.
    kept: usize,
    /// All of it was kept and confirmed; the process was about to end.
    confirmed: usize,
    /// The process had ended by itself.
    late: usize,
}

impl Tally {
    /// Counts one run and what was found of it.
    pub fn count(&mut self, act: &'static str, run: &Run, found: Found) {
        let counts = self.acts.entry(act).or_default();
        if !run.was_killed {
            counts.late += 1;
            return;
        }
        counts.hits += 1;
        match (found, run.confirmed.is_some()) {
            (Found::Nothing, _) => counts.nothing += 1,
            (Found::Whole, false) => counts.kept += 1,
            (Found::Whole, true) => counts.confirmed += 1,
        }
    }

    /// Counts one kill of the window; `was_kept` says whether the idea on its way was kept, none
    /// that nothing was on its way.
    pub fn count_window(&mut self, was_kept: Option<bool>) {
        let counts = self.acts.entry("adding in the window").or_default();
        match was_kept {
            None => counts.late += 1,
            Some(was_kept) => {
                counts.hits += 1;
                *(if was_kept { &mut counts.kept } else { &mut counts.nothing }) += 1;
            }
        }
    }

    /// Kills that met a process at work.
    pub fn hits(&self) -> usize {
        self.acts.values().map(|counts| counts.hits).sum()
    }

    /// The same by act.
    pub fn hits_by_act(&self) -> BTreeMap<&'static str, usize> {
        self.acts.iter().map(|(act, counts)| (*act, counts.hits)).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} kills, nothing confirmed was lost, nothing is there by half", self.hits())?;
        for (act, counts) in &self.acts {
            let Counts { hits, nothing, kept, confirmed, late } = counts;
            writeln!(
                f,
                "  {hits:>4} {act:<30} nothing kept {nothing:>3}, kept {kept:>3}, kept and \
                 confirmed {confirmed:>3}; not counted: {late} too late"
            )?;
        }
        Ok(())
    }
}
