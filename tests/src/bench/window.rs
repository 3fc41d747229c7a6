//! The real window with a large catalogue: from a key to its paint, scrolling, and memory after a
//! minute of use, held against an empty window of the same run.
//!
//! Times are taken inside the page (`window.js`): from `keydown` to the second frame after the change
//! is there with all lines in sight filled. The frame after the paint counts too, so up to 17 ms of each
//! figure are waiting for the screen.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use super::Outcome;
use super::catalogue::filled;
use super::figure::Figure;
use super::launch::{Launched, Program};
use super::report::Report;
use super::start;
use super::visits::{Shown, Visit, Visits};
use crate::window::display::Display;

const KEY_GOAL_MS: f64 = 100.0;
const NODES_GOAL: f64 = 3_000.0;
const MEMORY_GOAL_MIB: f64 = 260.0;
const USE: Duration = Duration::from_secs(60);
const PRESSES: usize = 70;
const MIB: f64 = 1_048_576.0;
const IN_PAGE: &str = include_str!("window.js");

/// What the page says of one key, in milliseconds since it went down.
#[derive(Deserialize)]
struct Took {
    painted: f64,
    /// The key itself was dealt with.
    handled: Option<f64>,
    /// The first question to the core, and the last answer.
    asked: Option<f64>,
    answered: Option<f64>,
    /// The first frame with all of it.
    seen: f64,
}

impl Took {
    /// In the order of [`STEPS`].
    fn steps(&self) -> [Option<f64>; 4] {
        [self.handled, self.asked, self.answered, Some(self.seen)]
    }
}

/// What happens on the way to the paint.
const STEPS: [&str; 4] = [
    "the key is dealt with",
    "the core is asked",
    "its last answer is there",
    "the frame that draws it begins",
];

/// What the page says of its frames while it scrolls.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scrolled {
    frames: usize,
    /// Frames with a place in sight without a line, and without the idea of its line.
    no_line: usize,
    no_idea: usize,
    times: Vec<f64>,
}

/// Measures the window with `count` ideas.
///
/// # Errors
/// When it does not come up, or never shows what the core says that it shows.
pub fn measure(count: usize, explain: bool, report: &mut Report) -> Outcome<()> {
    start::build()?;
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    let (app, session, source) = filled(&data_dir, count)?;
    report.note(&format!("window: {source}"));
    let visits = Visits::of(&app, count)?;
    drop((app, session));
    let programs = [start::hub(&data_dir)?, start::empty_window(folder.path())?];
    let display = Display::start()?;
    // The first ones make WebKit's folders, fill the system's caches and back the space up.
    for program in &programs {
        Launched::new(&display, folder.path(), program)?.close()?;
    }
    let [hub, empty] = programs;
    let empty_bytes = bytes_of(&display, folder.path(), &empty)?;
    let begin = Instant::now();
    let window = Launched::new(&display, folder.path(), &hub)?;
    let at_start = window.pss_bytes_by_name();
    let desk = Desk { window, explain };
    desk.use_it(&visits, report)?;
    desk.go_on_until(begin + USE)?;
    tell_memory(empty_bytes, &at_start, &desk.window.pss_bytes_by_name(), explain, report);
    desk.window.close()
}

fn bytes_of(display: &Display, folder: &Path, program: &Program) -> Outcome<u64> {
    let window = Launched::new(display, folder, program)?;
    let bytes = window.start.pss_bytes;
    window.close()?;
    Ok(bytes)
}

struct Desk {
    window: Launched,
    explain: bool,
}

impl Desk {
    fn use_it(&self, visits: &Visits, report: &mut Report) -> Outcome<()> {
        self.window.run(IN_PAGE, vec![])?;
        self.moves(report)?;
        self.selects(report)?;
        self.searches(visits, report)?;
        self.sorts(visits, report)?;
        self.filters(visits, report)?;
        self.visit(&visits.all)?;
        self.scrolls(report)?;
        let nodes = self.window.run("return window.hubBench.mostNodes()", vec![])?;
        let nodes = nodes.as_f64().ok_or("the page counts no elements")?;
        report.add(&Figure::new("elements in the page, at most", nodes, "").at_most(NODES_GOAL));
        Ok(())
    }

    fn focus(&self, css: &str) -> Outcome<()> {
        let script = "const it = document.querySelector(arguments[0]); it.focus();
            return document.activeElement === it";
        match self.window.run(script, vec![json!(css)])? {
            Value::Bool(true) => Ok(()),
            _ => Err(format!("{css} does not take the focus").into()),
        }
    }

    fn taken(&self) -> Outcome<Took> {
        let script = "window.hubBench.taken().then(arguments[0])";
        let told = self.window.run_until_done(script, vec![])?;
        match told["problem"].as_str() {
            Some(problem) => Err(format!("it never shows what it should: {problem}").into()),
            None => Ok(serde_json::from_value(told)?),
        }
    }

    /// Presses a key and waits until the page shows what comes of it.
    fn press(&self, chord: &str, kind: &str, shown: Option<&Shown>) -> Outcome<Took> {
        let key = if chord == "Down" { "ArrowDown" } else { chord };
        let arguments = vec![json!(kind), json!(key), json!(shown)];
        self.window.run("window.hubBench.arm(...arguments)", arguments)?;
        self.window.press(chord)?;
        self.taken()
    }

    fn visit(&self, visit: &Visit) -> Outcome<Took> {
        let arguments = vec![json!(visit.address), json!(visit.shown)];
        self.window.run("window.hubBench.visit(...arguments)", arguments)?;
        self.taken()
    }

    fn moves(&self, report: &mut Report) -> Outcome<()> {
        self.focus("[role=grid]")?;
        for (name, chords) in [
            ("ArrowDown", ["Down"; 1].as_slice()),
            ("PageDown", &["PageDown"]),
            ("End and Home", &["End", "Home"]),
        ] {
            let chords = chords.iter().cycle().take(PRESSES);
            let took: Outcome<Vec<Took>> = chords.map(|it| self.press(it, "moved", None)).collect();
            self.tell(name, &took?, report);
        }
        Ok(())
    }

    fn selects(&self, report: &mut Report) -> Outcome<()> {
        let mut took = vec![];
        for _ in 0..PRESSES {
            took.push(self.press("x", "selected", None)?);
            self.press("Down", "moved", None)?;
        }
        self.tell("X selects", &took, report);
        self.window.press("Escape")
    }

    fn searches(&self, visits: &Visits, report: &mut Report) -> Outcome<()> {
        let mut took = vec![];
        for word in &visits.words {
            self.focus("label input[type=text]")?;
            for letter in word {
                match &letter.shown {
                    Some(shown) => took.push(self.press(&letter.what, "view", Some(shown))?),
                    None => self.window.press(&letter.what)?,
                }
            }
            self.press("Escape", "view", Some(&visits.all.shown))?;
        }
        self.tell("a letter in the search", &took, report);
        Ok(())
    }

    fn sorts(&self, visits: &Visits, report: &mut Report) -> Outcome<()> {
        let mut took = vec![];
        for (begin, presses) in &visits.sorts {
            self.visit(begin)?;
            for press in presses {
                self.focus(&format!("[role=columnheader][data-column={}] button", press.what))?;
                match &press.shown {
                    Some(shown) => took.push(self.press("Enter", "view", Some(shown))?),
                    None => self.window.press("Enter")?,
                }
            }
        }
        self.tell("Enter on the header of a column", &took, report);
        Ok(())
    }

    fn filters(&self, visits: &Visits, report: &mut Report) -> Outcome<()> {
        self.visit(&visits.all)?;
        let (mut set, mut taken_away) = (vec![], vec![]);
        for filter in &visits.filters {
            set.push(self.visit(filter)?);
            taken_away.push(self.visit(&visits.all)?);
        }
        self.tell("a filter", &set, report);
        self.tell("a filter taken away", &taken_away, report);
        Ok(())
    }

    /// A quick wheel, a page a frame, and the scroll bar in the hand; each where no line was yet.
    fn scrolls(&self, report: &mut Report) -> Outcome<()> {
        let script = "const [part, step, frames, done] = arguments;
            window.hubBench.scroll(part, step, frames).then(done)";
        let pace = [
            ("a wheel, 120 pixels a frame", 0.2, 120, 300, Some(0.0)),
            ("a page a frame", 0.4, 760, 150, Some(0.0)),
            ("the scroll bar, 500 lines a frame", 0.05, 20_000, 150, None),
        ];
        for (name, part, step, frames, goal) in pace {
            let arguments = vec![json!(part), json!(step), json!(frames)];
            let told = self.window.run_until_done(script, arguments)?;
            let told: Scrolled = serde_json::from_value(told)?;
            let of = told.frames;
            let lines = Figure::new(
                format!("{name}: of {of} frames without a line"),
                told.no_line as f64,
                "",
            );
            report.add(&lines.at_most(0.0));
            let ideas =
                Figure::new("  with a line still waiting for its idea", told.no_idea as f64, "");
            report.add(&match goal {
                Some(goal) => ideas.at_most(goal),
                None => ideas,
            });
            report.add(&Figure::p95("  a frame, p95", &told.times, "ms"));
        }
        Ok(())
    }

    /// Pages down until then.
    fn go_on_until(&self, end: Instant) -> Outcome<()> {
        self.focus("[role=grid]")?;
        while Instant::now() < end {
            self.press("PageDown", "moved", None)?;
            self.press("Home", "moved", None)?;
        }
        Ok(())
    }

    fn tell(&self, name: &str, took: &[Took], report: &mut Report) {
        let painted: Vec<f64> = took.iter().map(|took| took.painted).collect();
        let name = format!("key to paint: {name}");
        report.add(&Figure::median(format!("{name}, p50 of {}", took.len()), &painted, "ms"));
        report.add(&Figure::p95(format!("{name}, p95"), &painted, "ms").at_most(KEY_GOAL_MS));
        if !self.explain {
            return;
        }
        let bytes: u64 = self.window.pss_bytes_by_name().values().sum();
        report.add(&Figure::new("  memory of the Hub after that", bytes as f64 / MIB, "MiB"));
        for (at, step) in STEPS.iter().enumerate() {
            let times: Vec<f64> = took.iter().filter_map(|took| took.steps()[at]).collect();
            if !times.is_empty() {
                let name = format!("  until {step} ({} of them)", times.len());
                report.add(&Figure::median(name, &times, "ms"));
            }
        }
    }
}

fn tell_memory(
    empty_bytes: u64,
    at_start: &BTreeMap<String, u64>,
    after: &BTreeMap<String, u64>,
    explain: bool,
    report: &mut Report,
) {
    let total = |sizes: &BTreeMap<String, u64>| sizes.values().sum::<u64>() as f64 / MIB;
    let empty = empty_bytes as f64 / MIB;
    report.add(&Figure::new("memory of an empty window (PSS)", empty, "MiB"));
    report.add(&Figure::new("memory of the Hub right after its start", total(at_start), "MiB"));
    let used = total(after);
    report.add(&Figure::new("memory of the Hub after a minute of use", used, "MiB"));
    let more = Figure::new("  more than an empty window", used - empty, "MiB");
    report.add(&more.at_most(MEMORY_GOAL_MIB));
    for (name, bytes) in after.iter().filter(|_| explain) {
        let before = at_start.get(name).copied().unwrap_or(0) as f64 / MIB;
        let name = format!("  of that {name} (after its start {before:.0})");
        report.add(&Figure::new(name, *bytes as f64 / MIB, "MiB"));
    }
}
