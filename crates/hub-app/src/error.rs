//! The one error that leaves the core: a code that the window and the command line switch on, and
//! facts for their sentence.

use hub_core::Refusal;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

/// What went wrong, without words.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AppError {
    /// For example `INVALID`, `IN_USE` or `NEWER_DATABASE`.
    pub code: String,
    /// What the sentence needs.
    #[ts(type = "Record<string, unknown>")]
    pub facts: Map<String, Value>,
}

impl AppError {
    /// An error without facts.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), facts: Map::new() }
    }

    /// Adds one fact.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, Value::Object(self.facts.clone()))
    }
}

impl std::error::Error for AppError {}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let code = serde_json::to_value(refusal.code).ok();
        let code = code.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        Self { code, facts: refusal.facts }
    }
}

impl From<hub_store::StoreError> for AppError {
    fn from(error: hub_store::StoreError) -> Self {
        Self { code: error.code().to_owned(), facts: error.facts() }
    }
}
