//! A large file through the window's way in: looked at, tried, compared with itself in the
//! background, carried out, taken back.

use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use hub_app::views::{
    ImportLook, ImportLookRequest, ImportMapped, ImportPreviewRequest, ImportRowsRequest,
    ImportRunRequest, ImportSettings,
};

use super::catalogue::found;
use super::figure::Figure;
use super::report::Report;
use super::{Outcome, demo, rows};

const COMMIT_GOAL_MS: f64 = 5_000.0;
const LIKES_GOAL_MS: f64 = 60_000.0;
const PAGE_GOAL_MS: f64 = 100.0;
/// Nothing here takes as long.
const PATIENCE: Duration = Duration::from_secs(900);

/// Measures it once, into an empty space.
///
/// # Errors
/// What the core or the disk says.
pub fn measure(ideas: usize, report: &mut Report) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("made.csv");
    let rows = rows::of(ideas)?;
    demo::write(&file, &rows.ideas)?;
    report.note(&format!("import of a large file: {}", rows.source));
    through(&folder.path().join("data"), &std::fs::read(&file)?, ideas, report)
}

fn through(data_dir: &Path, bytes: &[u8], ideas: usize, report: &mut Report) -> Outcome<()> {
    let (app, session) = found(data_dir)?;
    let (tell, told) = channel();
    app.on_changed(move |change| {
        if change.contains("\"import\"") {
            // Nobody waits any more when the measurement failed.
            let _ = tell.send(());
        }
    });
    let upload = session.import_upload("made.csv", bytes.to_vec())?;
    let settings = ImportSettings::default();
    let (look, look_ms) =
        timed(|| session.import_look(&ImportLookRequest { upload, settings: settings.clone() }))?;
    let request = request(&look, settings);
    let begin = Instant::now();
    let (preview, preview_ms) = timed(|| session.import_preview(&request))?;
    told.recv_timeout(PATIENCE)?;
    let likes_ms = ms(begin);
    let likes = session.import_likes(preview.plan)?;
    let page = ImportRowsRequest {
        plan: preview.plan,
        kinds: vec![],
        problem: None,
        offset: 50_000,
        limit: 100,
    };
    let (_, page_ms) = timed(|| session.import_rows(&page))?;
    let run = ImportRunRequest { plan: preview.plan, forget: false };
    let (done, run_ms) = timed(|| session.import_run(&run))?;
    if done.counts.new as usize != ideas {
        return Err(format!("{:?} of {ideas} rows came in", done.counts).into());
    }
    let mut add = |name: String, value, unit| report.add(&Figure::new(name, value, unit));
    add(format!("{ideas} rows: reading the file, guessing its columns"), look_ms, "ms");
    add("  the dry run".to_owned(), preview_ms, "ms");
    let compared = format!("  possible duplicates in the background, {} found", likes.found);
    report.add(&Figure::new(compared, likes_ms, "ms").at_most(LIKES_GOAL_MS));
    report.add(&Figure::new("  a page of 100 rows of it", page_ms, "ms").at_most(PAGE_GOAL_MS));
    report.add(&Figure::new("  carried out", run_ms, "ms").at_most(COMMIT_GOAL_MS));
    Ok(())
}

/// The dry run as the look suggests it.
fn request(look: &ImportLook, settings: ImportSettings) -> ImportPreviewRequest {
    let mapped = look.columns.iter().filter_map(|column| {
        Some(ImportMapped { column: column.name.clone(), target: column.target? })
    });
    ImportPreviewRequest {
        upload: look.upload,
        settings,
        mapping: mapped.collect(),
        source: look.source.clone(),
        stage_words: look.stage_words.clone(),
        period: look.period,
        skip_possible_duplicates: false,
        fixes: vec![],
        exclude: vec![],
    }
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, f64), E> {
    let begin = Instant::now();
    let done = work()?;
    Ok((done, ms(begin)))
}

fn ms(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1_000.0
}
