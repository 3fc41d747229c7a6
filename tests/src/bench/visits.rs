//! The views that the window is brought to, and what the core says that they show: by that the page
//! tells the new lines from the old ones. Hardly a view comes twice, since the window keeps answers.

use std::collections::HashSet;

use hub_app::{App, Reply};
use serde::Serialize;
use serde_json::{Value, json};

use super::chance::Chance;
use super::{Outcome, rows};

/// So many of each kind at least.
const ENOUGH: usize = 60;
/// Columns that are shown without choosing any, with their headers to press.
const COLUMNS: [&str; 9] =
    ["title", "number", "hours", "score", "stage", "area", "builder", "supports", "age"];

/// What a view shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// The id of its first idea.
    pub first: String,
    /// How many ideas.
    pub count: usize,
}

/// An address, and what it shows.
pub struct Visit {
    /// Behind the `#`.
    pub address: String,
    /// What is there.
    pub shown: Shown,
}

/// A letter in the search, or `Enter` on the header of a column.
pub struct Press {
    /// The letter or the column.
    pub what: String,
    /// What comes of it; none when that looks like what was there before.
    pub shown: Option<Shown>,
}

/// All of them.
pub struct Visits {
    /// The whole list.
    pub all: Visit,
    /// Filters, each another one.
    pub filters: Vec<Visit>,
    /// Words as they are typed.
    pub words: Vec<Vec<Press>>,
    /// Where a round begins, and the headers that are pressed then.
    pub sorts: Vec<(Visit, Vec<Press>)>,
}

impl Visits {
    /// Asks the core what all of them show.
    ///
    /// # Errors
    /// What it says.
    pub fn of(app: &App, count: usize) -> Outcome<Visits> {
        let core = Core(app);
        let Some(all) = core.shown(json!({}))? else { return Err("no idea is there".into()) };
        let all = Visit { address: "/ideas".to_owned(), shown: all };
        let words = core.words(count, &all.shown)?;
        Ok(Visits { filters: core.filters(&all.shown)?, words, sorts: core.sorts(&all)?, all })
    }
}

struct Core<'a>(&'a App);

impl Core<'_> {
    fn call(&self, command: &str, params: Value) -> Outcome<Value> {
        match self.0.call(command, params)? {
            Reply::Json(text) => Ok(serde_json::from_str(&text)?),
            Reply::Bytes(_) => Err(format!("{command} answers in bytes").into()),
        }
    }

    /// None without any idea.
    fn shown(&self, view: Value) -> Outcome<Option<Shown>> {
        let Reply::Bytes(bytes) = self.0.call("ideas.order", view)? else {
            return Err("an order is bytes".into());
        };
        let [count, first, ..] = bytes.as_chunks().0 else { return Ok(None) };
        let first = u32::from_le_bytes(*first);
        let rows = self.call("ideas.rows", json!({ "locals": [first] }))?;
        let first = rows[0]["id"].as_str().ok_or("the first idea has no row")?.to_owned();
        Ok(Some(Shown { first, count: u32::from_le_bytes(*count) as usize }))
    }

    fn filters(&self, all: &Shown) -> Outcome<Vec<Visit>> {
        let facets = self.call("ideas.facets", json!({}))?;
        let areas = facets["areas"].as_array().into_iter().flatten();
        let areas = areas.filter_map(|area| area["key"].as_str());
        let mut filters: Vec<(String, Value)> = vec![];
        for at in 1..=ENOUGH / 2 {
            let (hours, score) = (7 * at, 20 + at);
            filters.push((format!("hours_min={hours}"), json!({ "hours_min": hours })));
            filters.push((format!("score_min={score}"), json!({ "score_min": score })));
        }
        for id in areas.take(ENOUGH / 3) {
            filters.push((format!("area_ids=%5B%22{id}%22%5D"), json!({ "area_ids": [id] })));
        }
        let mut visits = vec![];
        for (address, filter) in filters {
            let shown = self.shown(json!({ "filter": filter }))?;
            if let Some(shown) = shown.filter(|shown| shown != all) {
                visits.push(Visit { address: format!("/ideas?{address}"), shown });
            }
        }
        Ok(visits)
    }

    /// The first five letters of the first words of titles. One letter alone asks for nothing.
    fn words(&self, count: usize, all: &Shown) -> Outcome<Vec<Vec<Press>>> {
        let ideas = rows::of(count)?.ideas;
        let mut chance = Chance::new(11);
        let (mut words, mut asked, mut measured) = (vec![], HashSet::new(), 0);
        for _ in 0..100 * ENOUGH {
            let title = ideas[chance.below(ideas.len())].title.to_lowercase();
            let word: String = title.chars().take_while(char::is_ascii_lowercase).take(5).collect();
            if word.len() < 5 || asked.contains(&word[..3]) || measured > ENOUGH {
                continue;
            }
            let mut presses = vec![Press { what: word[..1].to_owned(), shown: None }];
            let mut before = all.clone();
            for end in 2..=word.len() {
                let Some(now) = self.shown(json!({ "search": word[..end] }))? else { break };
                let is_new = asked.insert(word[..end].to_owned()) && now != before;
                measured += usize::from(is_new);
                let shown = is_new.then(|| now.clone());
                presses.push(Press { what: word[end - 1..end].to_owned(), shown });
                before = now;
            }
            words.push(presses);
        }
        Ok(words)
    }

    /// Each round under a condition of its own that is true of all.
    fn sorts(&self, all: &Visit) -> Outcome<Vec<(Visit, Vec<Press>)>> {
        let mut rounds = vec![];
        let mut measured = 0;
        while measured < ENOUGH && rounds.len() < ENOUGH {
            let address = format!("/ideas?newer_than_days={}", 90_000 - rounds.len());
            let mut before = all.shown.clone();
            let mut presses = vec![];
            for (column, reversed) in COLUMNS.iter().flat_map(|it| [(it, false), (it, true)]) {
                let view = json!({ "sort": column, "reversed": reversed });
                let Some(now) = self.shown(view)? else { continue };
                let shown = (now != before).then(|| now.clone());
                measured += usize::from(shown.is_some());
                presses.push(Press { what: (*column).to_owned(), shown });
                before = now;
            }
            rounds.push((Visit { address, shown: all.shown.clone() }, presses));
        }
        Ok(rounds)
    }
}
