//! `cargo xtask`: the one way to set up, run, test and package Opportunity Hub. Standard library
//! only, so that it is there seconds after cloning; it knows no rule of the product itself.

#![expect(clippy::print_stdout, reason = "a program for the terminal prints")]

mod checks;
mod codegen;
mod node;
mod platform;
mod process;
mod products;
mod serve;
mod system;
mod tidy;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>

  run [-- ARGS]      build the release program and open its window
  serve [--fresh]    a shared backend to try, with made-up people who can sign in
  test               everything that must hold: rules, types, lints, all tests
  bench [ARGS]       measure the speed goals
  shots [ARGS]       pictures of every place, light and dark, in ./shots
  soak [ARGS]        random work and kills for a long time
  simulate [ARGS]    bad days of shared spaces by the thousand, in virtual time
  codegen [--check]  write the UI's types, message catalogues and docs/openapi.json
  bundle             the installable package for this system
  tidy               the house rules alone
  setup              install or name what the others need (they call it themselves)

Needs Rust, a C compiler and Node 20.19 or later. On Debian and Ubuntu the rest is
installed with apt-get; elsewhere `setup` names what is missing.
";

/// What stopped a task: a sentence for the terminal.
pub struct Failure(pub String);

impl Failure {
    fn new(sentence: impl Into<String>) -> Failure {
        Failure(sentence.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure(error.to_string())
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &[String]) -> Result<(), Failure> {
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("--help", arguments),
    };
    // `cargo xtask run -- --data-dir x` and `cargo xtask run --data-dir x` mean the same.
    let passed = rest.strip_prefix(&["--".to_owned()]).unwrap_or(rest);
    match (task, rest) {
        ("--help" | "-h" | "help", _) => {
            print!("{HELP}");
            Ok(())
        }
        ("run", _) => products::run(passed),
        ("bench" | "soak", _) => products::measure(task, passed),
        ("simulate", _) => products::simulate(passed),
        ("serve", _) => serve::serve(passed),
        ("shots", _) => products::shots(passed),
        ("codegen", []) => codegen::write(),
        ("codegen", [flag]) if flag == "--check" => codegen::check(),
        ("test", []) => checks::all(),
        ("bundle", []) => products::bundle(),
        ("tidy", []) => tidy::check(),
        ("setup", []) => system::set_up(system::For::Testing),
        _ => Err(Failure::new(format!(
            "`{}` is not something it can do; see `cargo xtask --help`",
            arguments.join(" ")
        ))),
    }
}
