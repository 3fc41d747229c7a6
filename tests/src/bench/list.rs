//! How long the list takes in the core: filters, sorting by each column, searches, all of them
//! together, new weights, the order after an edit, and a start. Through the commands that the window
//! calls, answers in bytes and JSON included.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, UNIX_EPOCH};

use hub_app::{App, Intent, Reply, Session};
use serde_json::{Value, json};

use super::Outcome;
use super::catalogue::filled;
use super::chance::Chance;
use super::figure::Figure;
use super::report::Report;
use super::rows;

const GOAL_MS: f64 = 50.0;
const RANKING_GOAL_MS: f64 = 100.0;
const START_GOAL_MS: f64 = 120.0;
const ROUNDS: usize = 20;
const SEARCHES: usize = 300;
const FIRST_LINES: usize = 100;
/// So many ideas are changed at once.
const BULK: usize = 8_000;
const DAY_MS: i64 = 86_400_000;
const PATIENCE: Duration = Duration::from_secs(60);

const COLUMNS: [&str; 20] = [
    "score",
    "title",
    "hours",
    "hours_today",
    "stage",
    "stage_since",
    "area",
    "author",
    "owner",
    "builder",
    "supports",
    "comments",
    "completeness",
    "build_days",
    "rice",
    "ice",
    "wsjf",
    "age",
    "updated",
    "number",
];

/// Measures a catalogue of `count` ideas.
///
/// # Errors
/// What the core or the disk says.
pub fn measure(count: usize, report: &mut Report) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    let (app, session, source) = filled(&data_dir, count)?;
    report.note(&format!("list: {source}"));
    let desk = Desk { app, session, count };
    desk.liven()?;
    desk.sorting(report)?;
    desk.filters(report)?;
    desk.searches(report)?;
    desk.menu(report)?;
    desk.weights(report)?;
    desk.edits(report)?;
    desk.profiles(report)?;
    drop(desk);
    starts(&data_dir, count, report)?;
    bulk(&data_dir, report)
}

struct Desk {
    app: App,
    session: Arc<Session>,
    count: usize,
}

impl Desk {
    fn call(&self, command: &str, params: Value) -> Outcome<Value> {
        match self.app.call(command, params)? {
            Reply::Json(text) => Ok(serde_json::from_str(&text)?),
            Reply::Bytes(_) => Ok(Value::Null),
        }
    }

    /// Milliseconds until the order of a view is there.
    fn order_ms(&self, view: Value) -> Outcome<f64> {
        timed(|| Ok(self.app.call("ideas.order", view)?)).map(|(_, ms)| ms)
    }

    fn locals(&self, view: Value) -> Outcome<Vec<u32>> {
        locals(&self.app.call("ideas.order", view)?)
    }

    fn rows(&self, locals: &[u32]) -> Outcome<Vec<Value>> {
        let rows = self.call("ideas.rows", json!({ "locals": locals }))?;
        Ok(rows.as_array().cloned().unwrap_or_default())
    }

    fn send(&self, operation: &Value) -> Outcome<()> {
        let operation = serde_json::from_value(operation.clone())?;
        self.session.send(Intent::new(operation))?;
        Ok(())
    }

    /// A few ideas at other stages, so that no condition is true of all.
    fn liven(&self) -> Outcome<()> {
        let locals = self.locals(json!({ "sort": "number" }))?;
        let some: Vec<u32> = locals.iter().copied().step_by(locals.len().div_ceil(200)).collect();
        for (at, row) in self.rows(&some)?.iter().enumerate() {
            let (from, id) = (&row["stage"], &row["id"]);
            let to = ["assessing", "parked"][at % 2];
            let reason = json!("for the measurement");
            self.send(&json!({ "kind": "stage.move", "id": id, "from": from, "to": to, "reason": reason }))?;
        }
        Ok(())
    }

    fn sorting(&self, report: &mut Report) -> Outcome<()> {
        let first = self.order_ms(json!({ "sort": "title" }))?;
        report.add(&Figure::new("order by title for the first time", first, "ms"));
        let mut all = vec![];
        for column in COLUMNS {
            let mut runs = vec![];
            for round in 0..ROUNDS {
                // Each is asked for in turns with another: the same view again costs nothing.
                self.order_ms(json!({ "sort": "number", "reversed": column == "number" }))?;
                let view =
                    json!({ "sort": column, "reversed": round % 2 == 1 && column != "number" });
                runs.push(self.order_ms(view)?);
            }
            let name = format!("  by {column}, p95");
            report.add(&Figure::p95(name, &runs, "ms").at_most(GOAL_MS));
            all.extend(runs);
        }
        tell(report, &format!("sort {} by any column", self.count), &all, GOAL_MS);
        Ok(())
    }

    /// Conditions with values that occur.
    fn conditions(&self) -> Outcome<Vec<(&'static str, Value)>> {
        let facets = self.call("ideas.facets", json!({}))?;
        let keys = |list: &str| -> Vec<Value> {
            let of = facets[list].as_array().into_iter().flatten();
            of.map(|facet| facet["key"].clone()).filter(|key| !key.is_null()).take(3).collect()
        };
        let now_ms = UNIX_EPOCH.elapsed()?.as_millis() as i64;
        Ok(vec![
            ("stage", json!({ "stages": ["new", "assessing"] })),
            ("area", json!({ "area_ids": keys("areas") })),
            ("system", json!({ "system_ids": keys("systems") })),
            ("author", json!({ "authors": keys("authors") })),
            ("nobody builds it", json!({ "unclaimed": true })),
            ("hours", json!({ "hours_min": 100.0, "hours_max": 1_000.0 })),
            ("score", json!({ "score_min": 40.0, "score_max": 60.0 })),
            ("supports", json!({ "supports_min": 1 })),
            ("age", json!({ "created_after_ms": now_ms - DAY_MS, "created_before_ms": now_ms })),
            ("no estimate", json!({ "no_estimate": true })),
            ("mine", json!({ "mine": true })),
            ("followed", json!({ "followed": true })),
            ("waiting for me", json!({ "waiting_for_me": true })),
        ])
    }

    fn filters(&self, report: &mut Report) -> Outcome<()> {
        let mut all = vec![];
        for (name, filter) in self.conditions()? {
            let mut runs = vec![];
            for _ in 0..ROUNDS {
                self.order_ms(json!({}))?;
                runs.push(self.order_ms(json!({ "filter": filter }))?);
            }
            report.add(&Figure::p95(format!("  where {name}, p95"), &runs, "ms").at_most(GOAL_MS));
            all.extend(runs);
        }
        tell(report, "filter by one condition", &all, GOAL_MS);
        Ok(())
    }

    /// One to three words of a title, some as far as they are typed.
    fn searches(&self, report: &mut Report) -> Outcome<()> {
        let conditions = self.conditions()?;
        let ideas = rows::of(self.count)?.ideas;
        let mut chance = Chance::new(3);
        let mut runs: [Vec<f64>; 3] = Default::default();
        let mut combined = vec![];
        for at in 0..SEARCHES {
            let title = &ideas[chance.below(ideas.len())].title;
            let words: Vec<&str> = title.split_whitespace().take(1 + at % 3).collect();
            let mut text = words.join(" ");
            if chance.below(2) == 0 {
                let typed = 2 + chance.below(text.chars().count().max(3) - 2);
                text = text.chars().take(typed).collect();
            }
            runs[words.len().saturating_sub(1)].push(self.order_ms(json!({ "search": text }))?);
            let mut filter = json!({ "hours_min": 20.0, "score_min": 20.0 });
            let (_, more) = &conditions[at % conditions.len()];
            for (name, value) in more.as_object().into_iter().flatten() {
                filter[name] = value.clone();
            }
            let column = COLUMNS[at % COLUMNS.len()];
            let view = json!({ "search": text, "filter": filter, "sort": column });
            combined.push(self.order_ms(view)?);
        }
        for (words, runs) in (1..).zip(&runs) {
            tell(report, &format!("search for {words} word(s) of a title"), runs, GOAL_MS);
        }
        let two = timed_runs(ROUNDS, || {
            self.order_ms(json!({}))?;
            self.order_ms(json!({ "search": "re" }))
        })?;
        tell(report, "search for the two letters `re`", &two, GOAL_MS);
        tell(report, "search, filter and sort at once", &combined, GOAL_MS);
        Ok(())
    }

    fn menu(&self, report: &mut Report) -> Outcome<()> {
        let mut facets = vec![];
        let mut summaries = vec![];
        for (_, filter) in self.conditions()? {
            let view = json!({ "filter": filter });
            facets.push(timed(|| self.call("ideas.facets", view.clone()))?.1);
            self.order_ms(view.clone())?;
            summaries.push(timed(|| self.call("ideas.summary", view.clone()))?.1);
        }
        tell(report, "counts for the menu of filters", &facets, GOAL_MS);
        tell(report, "totals of the view that is shown", &summaries, GOAL_MS);
        Ok(())
    }

    fn weights(&self, report: &mut Report) -> Outcome<()> {
        let mut chance = Chance::new(5);
        let runs = timed_runs(ROUNDS, || {
            let names = ["value", "feasibility", "demand", "fit", "effort", "risk"];
            let weights = names.map(|name| (name.to_owned(), json!(chance.below(101))));
            let profile = serde_json::from_value(json!({
                "family_id": "00000000-0000-7000-8000-000000000000", "version": 2,
                "name": "Other", "method": "weighted", "weights": Value::from_iter(weights),
            }))?;
            let (moved, ms) = timed(|| Ok(self.session.moves_under(&profile)?))?;
            if moved.len() < self.count / 2 {
                Err("most ideas have no place".into())
            } else {
                Ok(ms)
            }
        })?;
        tell(report, "rank all anew under other weights", &runs, RANKING_GOAL_MS);
        Ok(())
    }

    /// The same as a person sees it before it applies, with who moves how far.
    fn profiles(&self, report: &mut Report) -> Outcome<()> {
        let mut chance = Chance::new(7);
        let previews = timed_runs(ROUNDS, || {
            let names = ["value", "feasibility", "demand", "fit", "effort", "risk"];
            let weights = names.map(|name| (name.to_owned(), json!(1 + chance.below(100))));
            let params = json!({ "method": "weighted", "weights": Value::from_iter(weights) });
            let (preview, ms) = timed(|| self.call("profiles.preview", params))?;
            match preview["moved"].as_u64() {
                Some(1..) => Ok(ms),
                _ => Err(format!("nobody moves: {preview}").into()),
            }
        })?;
        tell(report, "who moves how far under other weights", &previews, RANKING_GOAL_MS);
        let lists = timed_runs(ROUNDS, || {
            timed(|| self.call("profiles.list", json!({}))).map(|(_, ms)| ms)
        })?;
        tell(report, "the ways of ranking and their versions", &lists, GOAL_MS);
        Ok(())
    }

    /// From the person's edit to the list in its new order; the edit itself is on the disk by then.
    fn edits(&self, report: &mut Report) -> Outcome<()> {
        let (mut sends, mut orders, mut by_title) = (vec![], vec![], vec![]);
        let locals = self.locals(json!({}))?;
        for round in 0..ROUNDS {
            let row = self.rows(&locals[round * 7..=round * 7])?.remove(0);
            let base = &row["versions"]["*"];
            let set = json!({
                "title": { "value": format!("Title {round}"), "base": base },
                "minutes_per_run": { "value": 1.0 + round as f64, "base": base },
            });
            let edit = json!({ "kind": "idea.edit", "id": row["id"], "set": set });
            sends.push(timed(|| self.send(&edit))?.1);
            orders.push(self.order_ms(json!({}))?);
            by_title.push(self.order_ms(json!({ "sort": "title" }))?);
        }
        tell(report, "an edit, until it is safe and the list level", &sends, RANKING_GOAL_MS);
        tell(report, "the order after it", &orders, GOAL_MS);
        tell(report, "the order by title after it", &by_title, GOAL_MS);
        Ok(())
    }
}

/// Opening, the state, the order and the first lines, one after the other as the window asks.
fn starts(data_dir: &Path, count: usize, report: &mut Report) -> Outcome<()> {
    let names = ["opening", "app.state", "ideas.order", "ideas.rows"];
    let mut steps: [Vec<f64>; 4] = Default::default();
    let mut whole = vec![];
    for _ in 0..7 {
        let (app, opened) = open(data_dir)?;
        let (_, state) = timed(|| Ok(app.call("app.state", json!({}))?))?;
        let (order, ordered) = timed(|| Ok(app.call("ideas.order", json!({ "view": "all" }))?))?;
        let first: Vec<u32> = locals(&order)?.into_iter().take(FIRST_LINES).collect();
        let (_, lines) = timed(|| Ok(app.call("ideas.rows", json!({ "locals": first }))?))?;
        let all = [opened, state, ordered, lines];
        whole.push(all.iter().sum());
        steps.iter_mut().zip(all).for_each(|(step, ms)| step.push(ms));
    }
    for (name, step) in names.iter().zip(&steps) {
        report.add(&Figure::median(format!("  {name}"), step, "ms"));
    }
    let name = format!("a start in the core with {count} ideas");
    report.add(&Figure::median(name, &whole, "ms").at_most(START_GOAL_MS));
    Ok(())
}

/// One act at thousands of ideas and its undo, with the list level after it; they change the score.
fn bulk(data_dir: &Path, report: &mut Report) -> Outcome<()> {
    let (app, _) = open(data_dir)?;
    let locals = locals(&app.call("ideas.order", json!({}))?)?;
    let some = &locals[..BULK.min(locals.len())];
    let act = json!({
        "group_id": "01890000-0000-7000-8000-000000000001", "ideas": { "locals": some },
        "act": { "act": "edit", "set": { "minutes_per_run": { "value": 7.0 } } },
    });
    let undo = json!({ "id": "01890000-0000-7000-8000-000000000002" });
    let steps = [("an edit", "ideas.bulk", act), ("its undo", "undo.do", undo)];
    for (name, command, params) in steps {
        let (_, ms) = timed(|| {
            app.call(command, params)?;
            Ok(app.call("ideas.order", json!({}))?)
        })?;
        report.add(&Figure::new(format!("{name} of {} ideas at once", some.len()), ms, "ms"));
    }
    Ok(())
}

/// Who works in the background lets go of the space a moment later, so it may take some tries.
fn open(data_dir: &Path) -> Outcome<(App, f64)> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let (app, ms) = timed(|| Ok(App::open(data_dir.to_owned())))?;
        match app.trouble() {
            None => return Ok((app, ms)),
            Some(trouble) if Instant::now() > deadline => return Err(trouble.into()),
            Some(_) => {}
        }
    }
}

fn locals(reply: &Reply) -> Outcome<Vec<u32>> {
    let Reply::Bytes(bytes) = reply else { return Err("an order is bytes".into()) };
    let numbers = bytes.as_chunks().0.iter().copied().map(u32::from_le_bytes);
    let numbers: Vec<u32> = numbers.collect();
    let count = numbers.first().copied().unwrap_or(0) as usize;
    Ok(numbers[1..=count].to_vec())
}

/// The result and the milliseconds it took.
fn timed<T>(act: impl FnOnce() -> Outcome<T>) -> Outcome<(T, f64)> {
    let begin = Instant::now();
    let done = act()?;
    Ok((done, begin.elapsed().as_secs_f64() * 1_000.0))
}

fn timed_runs(count: usize, mut run: impl FnMut() -> Outcome<f64>) -> Outcome<Vec<f64>> {
    (0..count).map(|_| run()).collect()
}

fn tell(report: &mut Report, name: &str, runs: &[f64], goal: f64) {
    report.add(&Figure::median(format!("{name}, p50"), runs, "ms"));
    report.add(&Figure::p95(format!("{name}, p95"), runs, "ms").at_most(goal));
}
