//! The story as data, and its names: `@key` stands for an id, `#key` for a text, `=ms-300` for a
//! moment and `=day+75` for a day from now, and `{key}` in a text for the number of an idea.

use crate::clock;
use crate::error::AppError;
use hub_core::rows::Role;
use hub_core::text::fold;
use hub_core::{MemberId, Operation, SpaceId, ids};
use jiff::civil::time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

const STORY: &str = include_str!("story.json");

/// The languages that there is a table for; the first is that of everybody else.
pub(super) const TEXTS: [(&str, &str); 3] = [
    ("en", include_str!("en.json")),
    ("pt", include_str!("pt.json")),
    ("es", include_str!("es.json")),
];

/// People work from half past eight for nine hours.
const BEGIN_MINUTES: f64 = 510.0;
const WORK_MINUTES: f64 = 540.0;

/// Who is in it and what happens.
#[derive(Debug, Deserialize)]
pub(super) struct Story {
    pub(super) people: Vec<Person>,
    pub(super) steps: Vec<Step>,
    #[serde(skip)]
    texts: BTreeMap<String, String>,
    /// What the texts are written in.
    #[serde(skip)]
    language: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) role: Role,
}

/// One intent of one person.
#[derive(Debug, Deserialize)]
pub(super) struct Step {
    days_ago: f64,
    pub(super) by: String,
    #[serde(rename = "do")]
    operation: Value,
}

impl Story {
    /// The story in a language, as far as there is a table for it.
    pub(super) fn read(language: &str) -> Result<Self, AppError> {
        let is_spoken = |(code, _): &&(&str, &str)| language.split(['-', '_']).next() == Some(code);
        let (code, texts) = TEXTS.iter().find(is_spoken).unwrap_or(&TEXTS[0]);
        let mut story: Self = serde_json::from_str(STORY).map_err(broken)?;
        story.language = (*code).to_owned();
        story.texts = serde_json::from_str(texts).map_err(broken)?;
        story.number_ideas();
        Ok(story)
    }

    pub(super) fn text(&self, key: &str) -> Result<&str, AppError> {
        self.texts.get(key).map(String::as_str).ok_or_else(|| broken(key))
    }

    /// Ideas get their numbers in the order in which they come in.
    fn number_ideas(&mut self) {
        let is_new = |step: &&Step| matches!(step.kind(), "idea.submit" | "idea.import");
        let ideas = self.steps.iter().filter(is_new).filter_map(Step::idea);
        let numbers: Vec<_> =
            ideas.zip(1..).map(|(key, n)| (format!("{{{key}}}"), format!("OH-{n}"))).collect();
        for text in self.texts.values_mut().filter(|text| text.contains('{')) {
            *text = numbers.iter().fold(text.clone(), |text, (key, n)| text.replace(key, n));
        }
    }
}

impl Step {
    pub(super) fn ms_ago(&self) -> i64 {
        (self.days_ago * DAY_MS as f64) as i64
    }

    fn kind(&self) -> &str {
        self.operation["kind"].as_str().unwrap_or_default()
    }

    /// The key of the idea that comes in by it.
    fn idea(&self) -> Option<String> {
        Some(self.operation["id"].as_str()?.strip_prefix('@')?.to_owned())
    }
}

/// What stands for the keys in one space that is made of the story.
pub(super) struct Cast {
    now: Zoned,
    known: BTreeMap<String, Uuid>,
}

impl Cast {
    pub(super) fn new(story: &Story, space: SpaceId, now_ms: i64, zone: TimeZone) -> Self {
        let now = Timestamp::from_millisecond(now_ms).unwrap_or_default().to_zoned(zone);
        let systems = story.texts.iter().filter_map(|(key, name)| {
            let key = key.strip_prefix("system.")?;
            Some((format!("system.{key}"), ids::of_system(space, &fold(name)).0))
        });
        Self { now, known: systems.collect() }
    }

    pub(super) fn member(&mut self, key: &str) -> MemberId {
        MemberId(self.id(&format!("member.{key}")))
    }

    fn id(&mut self, key: &str) -> Uuid {
        *self.known.entry(key.to_owned()).or_insert_with(clock::new_id)
    }

    /// When it happens: a part of a day is that part of the working day.
    pub(super) fn moment(&self, step: &Step) -> i64 {
        let (days, left) = (step.days_ago.ceil(), step.days_ago.ceil() - step.days_ago);
        let day = self.now.date().saturating_sub((days as i64).days());
        let at = day.to_datetime(time(0, 0, 0, 0));
        let minutes = BEGIN_MINUTES + left * WORK_MINUTES;
        let at = at.saturating_add(((minutes * 60_000.0) as i64).milliseconds());
        let zoned = at.to_zoned(self.now.time_zone().clone());
        zoned.map_or(self.now.timestamp().as_millisecond() - step.ms_ago(), |zoned| {
            zoned.timestamp().as_millisecond()
        })
    }

    pub(super) fn operation(&mut self, story: &Story, step: &Step) -> Result<Operation, AppError> {
        let mut filled = self.filled(story, &step.operation)?;
        if let Some(case) = filled.get_mut("case").and_then(Value::as_object_mut) {
            case.insert("lang".to_owned(), json!(story.language));
        }
        serde_json::from_value(filled).map_err(broken)
    }

    fn filled(&mut self, story: &Story, value: &Value) -> Result<Value, AppError> {
        Ok(match value {
            Value::String(text) => self.named(story, text)?,
            Value::Array(values) => {
                values.iter().map(|value| self.filled(story, value)).collect::<Result<_, _>>()?
            }
            Value::Object(members) => {
                let filled = members.iter().map(|(name, value)| {
                    let value = self.filled(story, value)?;
                    Ok((name.clone(), value))
                });
                Value::Object(filled.collect::<Result<Map<_, _>, AppError>>()?)
            }
            other => other.clone(),
        })
    }

    fn named(&mut self, story: &Story, text: &str) -> Result<Value, AppError> {
        let now_ms = self.now.timestamp().as_millisecond();
        if let Some(key) = text.strip_prefix('@') {
            return Ok(json!(self.id(key)));
        }
        if let Some(key) = text.strip_prefix('#') {
            return Ok(json!(story.text(key)?));
        }
        if let Some(days) = text.strip_prefix("=ms-") {
            return Ok(json!(now_ms - days.parse::<i64>().map_err(broken)? * DAY_MS));
        }
        if let Some(days) = text.strip_prefix("=day+") {
            let days = days.parse::<i64>().map_err(broken)?;
            return Ok(json!(self.now.date().saturating_add(days.days())));
        }
        Ok(json!(text))
    }
}

/// The story is part of the program, so this is a defect of it.
fn broken(what: impl ToString) -> AppError {
    AppError::new("INTERNAL").with("detail", what.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_language_says_everything() {
        let keys = |code: &str| {
            let story = Story::read(code).unwrap();
            assert_eq!(story.language, code);
            assert!(story.texts.values().all(|text| !text.contains(['{', '}'])), "{code}");
            story.texts.into_keys().collect::<BTreeSet<_>>()
        };
        for (code, _) in TEXTS {
            assert_eq!(keys(code), keys("en"), "{code}");
        }
        assert_eq!(Story::read("pt-BR").unwrap().language, "pt");
        assert_eq!(Story::read("de_AT").unwrap().language, "en");
    }
}
