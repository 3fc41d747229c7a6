//! What a view has to show, worked out line by line from the lines themselves.

use crate::world::{World, all_rows, ok};
use hub_core::text::fold;
use serde_json::{Value, json};
use std::cmp::Ordering;

/// All lines of a space, and what ranks.
pub struct Oracle {
    rows: Vec<Value>,
    method: String,
    me: Value,
}

impl Oracle {
    pub fn of(world: &World) -> Self {
        let summary = ok(&world.app, "ideas.summary", json!({}));
        let me = ok(&world.app, "app.state", json!({}))["space"]["me"]["id"].clone();
        let mut rows = all_rows(&world.app);
        rows.retain(|row| row["merged_into"].is_null());
        Self { rows, method: summary["ranked_by"].as_str().unwrap().to_owned(), me }
    }

    /// The number that ranks.
    fn score(&self, row: &Value) -> Option<f64> {
        match self.method.as_str() {
            "weighted" => row["score"]["score"].as_f64(),
            raw => row[raw]["number"].as_f64().map(|number| f64::from(number as f32)),
        }
    }

    /// Locals in the order of a view, and their ranks.
    pub fn order(&self, view: &Value) -> (Vec<u32>, Vec<u32>) {
        let mut shown: Vec<&Value> =
            self.rows.iter().filter(|row| self.is_shown(row, &view["filter"])).collect();
        let number = |row: &Value| row["shown_id"].as_str().unwrap()[3..].parse::<u32>().unwrap();
        let down = |a: Option<f64>, b: Option<f64>| {
            let key = |score: Option<f64>| score.unwrap_or(-1.0);
            key(b).total_cmp(&key(a))
        };
        shown.sort_by(|a, b| down(self.score(a), self.score(b)).then(number(a).cmp(&number(b))));
        let ranked: Vec<u32> = shown.iter().map(|row| local(row)).collect();
        let sort = view["sort"].as_str().unwrap_or("score");
        shown.sort_by(|a, b| match (self.key(a, sort), self.key(b, sort)) {
            (Some(a), Some(b)) if view["reversed"] == true => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        let rank = |row: &&Value| {
            let place = ranked.iter().position(|other| *other == local(row)).unwrap() as u32;
            self.score(row).map_or(0, |_| place + 1)
        };
        (shown.iter().map(|row| local(row)).collect(), shown.iter().map(rank).collect())
    }

    fn is_shown(&self, row: &Value, filter: &Value) -> bool {
        let listed = |name: &str| filter[name].as_array().filter(|list| !list.is_empty());
        let is_on = |name: &str| filter[name] == true;
        // A list and its twin are alternatives.
        let one_of = |name: &str, twin: &str, values: &[&Value]| {
            let has_one = |list: &Vec<Value>| values.iter().any(|value| list.contains(value));
            let is_asked = listed(name).is_some() || is_on(twin);
            !is_asked || listed(name).is_some_and(has_one) || (is_on(twin) && values.is_empty())
        };
        let within = |min: &str, max: &str, twin: &str, value: Option<f64>| {
            let (min, max) = (filter[min].as_f64(), filter[max].as_f64());
            let is_bound = min.is_some() || max.is_some();
            match value {
                None => !is_bound && !is_on(twin) || is_on(twin),
                Some(_) if !is_bound => !is_on(twin),
                Some(value) => min.is_none_or(|m| value >= m) && max.is_none_or(|m| value <= m),
            }
        };
        let present = |value: &'static str| Some(&row[value]).filter(|value| !value.is_null());
        let systems: Vec<&Value> = row["systems"].as_array().unwrap().iter().collect();
        let stage_is_shown = match listed("stages") {
            Some(stages) => stages.contains(&row["stage"]),
            None => row["stage"] != "withdrawn",
        };
        let created = row["created_at_ms"].as_i64().unwrap();
        stage_is_shown
            && one_of("area_ids", "no_area", &present("area_id").into_iter().collect::<Vec<_>>())
            && one_of("system_names", "no_system", &systems)
            && one_of("authors", "", &[&row["author_key"]])
            && one_of(
                "builder_ids",
                "unclaimed",
                &present("builder").into_iter().collect::<Vec<_>>(),
            )
            && within(
                "hours_min",
                "hours_max",
                "no_estimate",
                row["hours_saved"]["likely"].as_f64(),
            )
            && within("score_min", "score_max", "no_score", self.score(row))
            && filter["supports_min"].as_u64().is_none_or(|m| row["supports"].as_u64() >= Some(m))
            && filter["created_after_ms"].as_i64().is_none_or(|after| created >= after)
            && filter["created_before_ms"].as_i64().is_none_or(|before| created < before)
            && (!is_on("mine") || row["author_key"] == self.me)
            && (!is_on("followed") || row["followed"] == true)
            && (!is_on("waiting_for_me") || row["stage"] == "new" || row["stage"] == "assessing")
    }

    /// What a column sorts by, smaller first; none: no value.
    fn key(&self, row: &Value, sort: &str) -> Option<Key> {
        let text = |field: &str| Some(Key::Text(fold(row[field].as_str()?)));
        let text = |field| text(field).filter(|key| *key != Key::Text(String::new()));
        let most = |value: Option<f64>| value.map(|value| Key::Number(-value));
        match sort {
            "score" => most(self.score(row)),
            "title" | "area" | "author" | "builder" => text(sort),
            "owner" => Some(Key::Text(fold(row["owner"]["name"].as_str()?))),
            "hours" => most(row["hours_saved"]["likely"].as_f64()),
            "hours_today" => most(row["hours_today"].as_f64()),
            "stage" => {
                let stages = crate::world::STAGES;
                let place = stages.iter().position(|stage| row["stage"] == *stage)?;
                Some(Key::Number(place as f64))
            }
            "stage_since" => most(row["stage_since_ms"].as_f64()),
            "supports" | "comments" => most(row[sort].as_f64()),
            "completeness" => {
                let completeness = row["score"]["completeness"].as_f64();
                most(completeness.filter(|_| self.method == "weighted"))
            }
            "build_days" => row["build_days"]["likely"].as_f64().map(Key::Number),
            "rice" | "ice" | "wsjf" => most(row[sort]["number"].as_f64()),
            "age" => most(row["created_at_ms"].as_f64()),
            "updated" => most(row["updated_at_ms"].as_f64()),
            "number" => row["shown_id"].as_str()?[3..].parse().ok().map(Key::Number),
            other => panic!("no column {other}"),
        }
    }
}

fn local(row: &Value) -> u32 {
    row["local"].as_u64().unwrap() as u32
}

#[derive(Debug, PartialEq)]
enum Key {
    Number(f64),
    Text(String),
}

impl Key {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            _ => panic!("one column, one kind of values"),
        }
    }
}
