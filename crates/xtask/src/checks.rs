//! `cargo xtask test`: everything that must hold before a change is kept, cheapest first. It stops
//! at the first failure and says which step it was.

use std::time::{Duration, Instant};

use crate::process::{cargo, npm, run, succeeds};
use crate::system::{For, set_up};
use crate::{Failure, codegen, node, tidy};

type Step = (&'static str, fn() -> Result<(), Failure>);

/// The Rust steps all select the same crates and targets, for another selection would turn on
/// other features and compile dozens of crates a second time.
const STEPS: [Step; 12] = [
    ("set-up", || set_up(For::Testing)),
    ("house rules", tidy::check),
    ("Rust format", || run(&mut cargo(["fmt", "--all", "--check"]))),
    ("messages", codegen::check_messages),
    ("UI build", node::build),
    ("UI checks", || run(&mut npm(["run", "--silent", "check"]))),
    ("dependencies", check_dependencies),
    ("Rust lints", || {
        let lint = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        run(&mut cargo(lint))
    }),
    ("Rust build", || run(&mut cargo(["build", "--workspace", "--all-targets", "--locked"]))),
    ("contract", codegen::check_built_contract),
    ("doc tests", || run(&mut cargo(["test", "--workspace", "--doc", "--locked"]))),
    ("tests", || run(&mut cargo(["test", "--workspace", "--all-targets", "--locked"]))),
];

/// Runs every step.
pub fn all() -> Result<(), Failure> {
    let mut times = Vec::new();
    for (name, step) in STEPS {
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = step();
        times.push((name, start.elapsed()));
        if let Err(Failure(why)) = outcome {
            report(&times);
            return Err(Failure::new(format!("stopped at \"{name}\": {why}")));
        }
    }
    report(&times);
    println!("Everything holds.");
    Ok(())
}

fn report(times: &[(&str, Duration)]) {
    println!();
    for (name, time) in times {
        println!("{name:>16} {:7.1} s", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:>16} {:7.1} s", "together", total.as_secs_f64());
}

fn check_dependencies() -> Result<(), Failure> {
    if !succeeds("cargo", &["deny", "--version"]) {
        println!("cargo-deny is not installed: licences, bans and sources are not checked here.");
        return Ok(());
    }
    run(&mut cargo(["deny", "check", "bans", "licenses", "sources"]))
}
