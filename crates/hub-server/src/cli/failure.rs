//! Why a command did not come to its end, as a sentence.

use hub_protocol::{Problem, ProblemCode};
use hub_server::config::ConfigError;
use hub_server::http::ServeError;
use hub_server::store::StoreError;
use std::io;

/// What is printed. The errors behind it say what happened, what is safe and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A whole sentence.
    #[error("{0}")]
    Said(String),
    /// Of serving.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// Of the command line.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Of the database.
    #[error("{}", of_store(.0))]
    Store(#[from] StoreError),
    /// Of the system.
    #[error("the system failed: {0}")]
    System(#[from] io::Error),
}

fn of_store(error: &StoreError) -> String {
    match error {
        StoreError::Problem(Problem { code, facts }) => of_problem(*code, facts),
        error => error.to_string(),
    }
}

fn of_problem(code: ProblemCode, facts: &serde_json::Map<String, serde_json::Value>) -> String {
    let facts = serde_json::Value::from(facts.clone());
    format!("that was not done, and nothing was changed: {code:?} {facts}")
}
