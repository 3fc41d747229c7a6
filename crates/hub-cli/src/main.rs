//! `ohub`: the Opportunity Hub for terminals, CI jobs and bots.
//!
//! Deliberately not here: what the commands do (`hub-app`) and every rule behind it (`hub-core`).
//! This crate reads options, asks, and words the answer.

mod args;
mod commands;
mod exit;
mod failure;
mod formula;
mod inputs;
mod number;
mod out;
mod progress;
mod score;
mod when;
mod words;

use args::Cli;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match commands::run(&cli) {
        Ok(exit) => exit.into(),
        Err(failure) => failure.tell(cli.common.json).into(),
    }
}
