//! From the start of the process to a window that can be worked with, held against an empty window
//! of the same kind: pairs in turn, so that a busy moment meets both.

use std::path::{Path, PathBuf};
use std::time::Instant;

use hub_app::{App, Reply};
use serde_json::json;

use super::catalogue::filled;
use super::figure::{Figure, percentile};
use super::launch::{Launched, Program, Start};
use super::report::Report;
use super::{Outcome, programs};
use crate::window::{PATIENCE, display::Display};

const RATIO_GOAL: f64 = 1.5;
/// Fewer lines than this are no list on a window of that size.
const LEAST_LINES: usize = 15;
/// The calls that the window makes until its first lines stand.
const FIRST_LINES: usize = 100;

/// Measures `pairs` of starts with `ideas` in the catalogue.
///
/// # Errors
/// When a program does not come up, or says that it can be used and cannot.
pub fn measure(ideas: usize, pairs: usize, explain: bool, report: &mut Report) -> Outcome<()> {
    build()?;
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    let (app, session, source) = filled(&data_dir, ideas)?;
    report.note(&format!("start: {source}"));
    drop((app, session));
    let display = Display::start()?;
    let programs = [hub(&data_dir)?, empty_window(folder.path())?];
    let mut starts: [Vec<Start>; 2] = [vec![], vec![]];
    for pair in 0..=pairs {
        for (program, starts) in programs.iter().zip(&mut starts) {
            let start = one(&display, folder.path(), program)?;
            // The first ones make WebKit's folders and fill the system's caches.
            if pair > 0 {
                starts.push(start);
            }
        }
    }
    let [hub, empty] = starts;
    tell(ideas, &hub, &empty, report);
    if explain { tell_why(&data_dir, &hub, &empty, report) } else { Ok(()) }
}

/// Builds the Hub and the empty window.
///
/// # Errors
/// When one does not build.
pub fn build() -> Outcome<()> {
    programs::build(&["-p", "opportunity-hub"])?;
    let empty =
        ["-p", "opportunity-hub", "--example", "empty_window", "--features", "empty-window"];
    programs::build(&empty)
}

/// The Hub on a data folder.
///
/// # Errors
/// When it was not built.
pub fn hub(data_dir: &Path) -> Outcome<Program> {
    let arguments = vec!["--data-dir".into(), data_dir.into()];
    Ok(Program { path: programs::find("opportunity-hub")?, arguments, mark: "hub:usable" })
}

/// A window of the same kind with nothing in it; `folder` takes what WebKit keeps.
///
/// # Errors
/// When it was not built.
pub fn empty_window(folder: &Path) -> Outcome<Program> {
    let path = PathBuf::from("examples").join("empty_window");
    let path = programs::find(&path.to_string_lossy())?;
    Ok(Program { path, arguments: vec![folder.join("empty").into()], mark: "empty:painted" })
}

/// Each start of the Hub is also tried: at the mark there are lines, and `Ctrl+N` opens New idea.
fn one(display: &Display, folder: &Path, program: &Program) -> Outcome<Start> {
    let window = Launched::new(display, folder, program)?;
    let start = window.start.clone();
    if program.mark == "hub:usable" {
        if start.lines < LEAST_LINES {
            return Err(format!("it called itself usable with {} lines", start.lines).into());
        }
        let is_open = "return location.hash.startsWith('#/new') &&
            document.querySelector('main input, main textarea') !== null";
        window.press_and_see("Ctrl+N", is_open, &json!(true))?;
    }
    window.close()?;
    Ok(start)
}

fn tell(ideas: usize, hub: &[Start], empty: &[Start], report: &mut Report) {
    let marks = |starts: &[Start]| starts.iter().map(|start| start.mark_ms).collect::<Vec<f64>>();
    let (hub_ms, empty_ms) = (marks(hub), marks(empty));
    let ratios: Vec<f64> = hub_ms.iter().zip(&empty_ms).map(|(hub, empty)| hub / empty).collect();
    let ratio = percentile(&hub_ms, 0.5) / percentile(&empty_ms, 0.5);
    let name = format!("start to usable with {ideas} ideas");
    report.add(&Figure::median(name, &hub_ms, "ms"));
    report.add(&Figure::median("start of an empty window", &empty_ms, "ms"));
    let name = format!("ratio of the medians of {} pairs", ratios.len());
    let ratio = Figure { value: ratio, ..Figure::median(name, &ratios, "") };
    report.add(&ratio.at_most(RATIO_GOAL));
    let busy = |starts: &[Start]| {
        starts.iter().map(|it| it.processor_ms.values().sum()).collect::<Vec<f64>>()
    };
    let name = "time on processors until then";
    report.add(&Figure::median(name, &busy(hub), "ms"));
    report.add(&Figure::median(format!("{name}, empty window"), &busy(empty), "ms"));
    let mib = |starts: &[Start]| {
        starts.iter().map(|start| start.pss_bytes as f64 / 1_048_576.0).collect::<Vec<f64>>()
    };
    report.add(&Figure::median("memory of all its processes (PSS)", &mib(hub), "MiB"));
    report.add(&Figure::median("memory of an empty window (PSS)", &mib(empty), "MiB"));
}

/// Where the time goes: in the window by what the page says, in the core by its calls alone.
fn tell_why(data_dir: &Path, hub: &[Start], empty: &[Start], report: &mut Report) -> Outcome<()> {
    for (whose, starts) in [("Hub", hub), ("empty window", empty)] {
        let Some(first) = starts.first() else { continue };
        for name in first.processor_ms.keys() {
            let of = |start: &Start| start.processor_ms.get(name).copied();
            let times: Vec<f64> = starts.iter().filter_map(of).collect();
            report.add(&Figure::median(format!("  {whose}: on processors, {name}"), &times, "ms"));
        }
        for (name, _) in &first.moments {
            let of = |start: &Start| Some(start.moments.iter().find(|(other, _)| other == name)?.1);
            let times: Vec<f64> = starts.iter().filter_map(of).collect();
            report.add(&Figure::median(format!("  {whose}: {name}"), &times, "ms"));
        }
    }
    let mut calls: Vec<(String, Vec<f64>)> = vec![];
    for _ in 0..5 {
        for (at, (name, ms)) in core_calls(data_dir)?.into_iter().enumerate() {
            if calls.len() == at {
                calls.push((name, vec![]));
            }
            calls[at].1.push(ms);
        }
    }
    for (name, times) in calls {
        report.add(&Figure::median(format!("  core alone: {name}"), &times, "ms"));
    }
    Ok(())
}

fn core_calls(data_dir: &Path) -> Outcome<Vec<(String, f64)>> {
    let mut times = vec![];
    let (mut begin, app) = open(data_dir)?;
    let mut lap = |name: &str| {
        times.push((name.to_owned(), begin.elapsed().as_secs_f64() * 1_000.0));
        begin = Instant::now();
    };
    lap("opening");
    app.call("app.state", json!({}))?;
    lap("app.state");
    let order = app.call("ideas.order", json!({}))?;
    lap("ideas.order");
    app.call("ideas.summary", json!({}))?;
    lap("ideas.summary");
    app.call("ideas.rows", json!({ "locals": first_lines(&order) }))?;
    lap("ideas.rows");
    app.session()?.read_words()?;
    lap("words (in the background)");
    Ok(times)
}

/// The app, and when its opening began. Who reads the words of all ideas in the background lets go of
/// the space only after that, so it may take some tries.
fn open(data_dir: &Path) -> Outcome<(Instant, App)> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let begin = Instant::now();
        let app = App::open(data_dir.to_owned());
        match app.trouble() {
            None => return Ok((begin, app)),
            Some(trouble) if Instant::now() > deadline => return Err(trouble.into()),
            Some(_) => {}
        }
    }
}

fn first_lines(order: &Reply) -> Vec<u32> {
    let Reply::Bytes(bytes) = order else { return vec![] };
    let numbers = bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    numbers.skip(1).take(FIRST_LINES).collect()
}
