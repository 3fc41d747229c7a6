//! How long a real list of tasks takes from the file to the catalogue.

use std::collections::BTreeMap;
use std::path::Path;

use hub_app::import::{Mapping, Target};

use super::catalogue::{Steps, bring_in, found};
use super::figure::Figure;
use super::report::Report;
use super::{Outcome, demo, rows};

const RUNS: usize = 5;
const GOAL_MS: f64 = 2_000.0;

/// Measures it, each time into an empty space.
///
/// # Errors
/// What the core or the disk says.
pub fn measure(ideas: Option<usize>, report: &mut Report) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let made = folder.path().join("made.csv");
    let mut runs: Vec<Steps> = vec![];
    let file = match (rows::folder(), ideas) {
        (Some(data), None) => {
            report.note(&format!("import: {} of HUB_DATA, as it is", rows::TASKS));
            data.join(rows::TASKS)
        }
        (_, ideas) => {
            let rows = rows::of(ideas.unwrap_or(15_000))?;
            demo::write(&made, &rows.ideas)?;
            report.note(&format!("import: {}, with made-up estimates", rows.source));
            made
        }
    };
    for run in 0..RUNS {
        runs.push(import(&file, &folder.path().join(run.to_string()))?);
    }
    tell(&runs, report);
    Ok(())
}

fn import(file: &Path, data_dir: &Path) -> Outcome<Steps> {
    let (_app, session) = found(data_dir)?;
    bring_in(&session, file, |table| {
        let by_names = Mapping::by_names(table);
        let is_real = table.headers.iter().any(|header| header == "source_ref");
        if is_real { of_tasks() } else { by_names }
    })
}

/// What the columns of the real tasks say.
fn of_tasks() -> Mapping {
    let columns = [
        (Target::ExternalId, "source_ref"),
        (Target::Title, "title"),
        (Target::Description, "description"),
        (Target::Area, "department"),
        (Target::Systems, "systems"),
        (Target::RunsPerYear, "runs_per_year"),
    ];
    Mapping {
        columns: columns
            .map(|(target, column)| (target, column.to_owned()))
            .into_iter()
            .collect::<BTreeMap<_, _>>(),
        notes: vec![],
    }
}

fn tell(runs: &[Steps], report: &mut Report) {
    let step = |of: fn(&Steps) -> f64| runs.iter().map(of).collect::<Vec<f64>>();
    let ideas = runs.first().map_or(0, |steps| steps.ideas);
    let all = step(|steps| steps.read_ms + steps.plan_ms + steps.apply_ms);
    report.add(&Figure::median(format!("import of {ideas} ideas"), &all, "ms").at_most(GOAL_MS));
    let mut part = |name, times: &[f64]| report.add(&Figure::median(name, times, "ms"));
    part("  reading the file", &step(|steps| steps.read_ms));
    part("  finding out what each row becomes", &step(|steps| steps.plan_ms));
    part("  deciding, writing, bringing the catalogue level", &step(|steps| steps.apply_ms));
}
