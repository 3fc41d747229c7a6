//! `cargo xtask simulate`: runs histories and tells what was found.

use super::{Planted, Tally, history};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const HELP: &str = "\
cargo xtask simulate [--histories N] [--seed S] [--threads T] [--trace] [--go-on] [--planted [NAME]]

Runs N histories (200) from seed S (1) on and stops at the first that breaks a promise; the seed
repeats it, --trace says all that happens, and --go-on looks for more. With --planted, mistakes are made on purpose, and each has to be found within five
minutes.
";
/// How long a planted mistake may go unnoticed.
const PATIENCE: Duration = Duration::from_secs(300);

struct Options {
    histories: u64,
    seed: u64,
    threads: u64,
    is_traced: bool,
    goes_on: bool,
    planted: Option<Vec<Planted>>,
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        histories: 200,
        seed: 1,
        threads: 2,
        is_traced: false,
        goes_on: false,
        planted: None,
    };
    while let Some(word) = words.next() {
        let mut number = || {
            let next = words.next().and_then(|word| word.parse().ok());
            next.ok_or_else(|| format!("{word} wants a number"))
        };
        match word.as_str() {
            "--histories" => options.histories = number()?,
            "--seed" => options.seed = number()?,
            "--threads" => options.threads = number()?.max(1),
            "--go-on" => options.goes_on = true,
            "--trace" => options.is_traced = true,
            "--planted" => options.planted = Some(Planted::ALL.to_vec()),
            name if options.planted.is_some() => options.planted = Some(vec![name.parse()?]),
            _ => return Err(HELP.to_owned()),
        }
    }
    Ok(options)
}

/// The program.
pub fn main() -> ExitCode {
    let done = options(std::env::args().skip(1)).and_then(|options| match &options.planted {
        None => honest(&options),
        Some(planted) => planted.iter().try_for_each(|planted| find(*planted, &options)),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(says) => {
            eprintln!("{says}");
            ExitCode::FAILURE
        }
    }
}

/// Runs histories in which nobody makes a mistake.
#[expect(clippy::print_stdout, reason = "a program for the terminal prints")]
fn honest(options: &Options) -> Result<(), String> {
    let began = Instant::now();
    let (tally, findings) = run_many(options);
    println!("{tally}");
    findings.iter().for_each(|finding| println!("{finding}"));
    if !findings.is_empty() {
        return Err(format!(
            "{} of {} histories broke a promise",
            findings.len(),
            options.histories
        ));
    }
    println!("{} histories held in {:.1} s", options.histories, began.elapsed().as_secs_f64());
    Ok(())
}

/// Runs histories on some threads. The findings, each with the seed that repeats it, end them unless
/// it is to go on.
fn run_many(options: &Options) -> (Tally, Vec<String>) {
    let next = AtomicU64::new(0);
    let (tally, findings) = (Mutex::new(Tally::default()), Mutex::new(vec![]));
    std::thread::scope(|scope| {
        for _ in 0..options.threads {
            scope.spawn(|| {
                while let Some(at) = next_of(&next, options, &findings) {
                    let seed = options.seed + at;
                    match history(seed, None, options.is_traced) {
                        Ok(one) => held(&tally).add(one),
                        Err(finding) => held(&findings).push(format!("seed {seed}: {finding}")),
                    }
                }
            });
        }
    });
    let of = |findings: Mutex<Vec<String>>| {
        findings.into_inner().unwrap_or_else(PoisonError::into_inner)
    };
    (tally.into_inner().unwrap_or_else(PoisonError::into_inner), of(findings))
}

fn next_of(next: &AtomicU64, options: &Options, findings: &Mutex<Vec<String>>) -> Option<u64> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    let ends = !options.goes_on && !held(findings).is_empty();
    (at < options.histories && !ends).then_some(at)
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs so many histories from a seed on.
///
/// # Errors
/// What was found, with the seeds that repeat it.
pub fn honest_run(seed: u64, histories: u64) -> Result<Tally, Vec<String>> {
    let (tally, findings) = run_many(&Options {
        histories,
        seed,
        threads: 2,
        is_traced: false,
        goes_on: false,
        planted: None,
    });
    if findings.is_empty() { Ok(tally) } else { Err(findings) }
}

/// Runs histories with a mistake until a check finds it.
#[expect(clippy::print_stdout, reason = "a program for the terminal prints")]
fn find(planted: Planted, options: &Options) -> Result<(), String> {
    let began = Instant::now();
    for seed in options.seed.. {
        if let Err(finding) = history(seed, Some(planted), options.is_traced) {
            let (histories, seconds) = (seed - options.seed + 1, began.elapsed().as_secs_f64());
            println!("{planted}: found after {histories} histories, {seconds:.1} s: {finding}");
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            break;
        }
    }
    Err(format!("{planted}: not found within {} s", PATIENCE.as_secs()))
}
