//! A new device of a large space: its first copy, also after a kill in the middle, and what it
//! takes when nothing happens.

use std::time::{Duration, Instant};

use hub_core::Verdict;
use hub_core::rows::Role;
use uuid::Uuid;

use super::rates::memory_mib;
use crate::backend::device::{Device, join};
use crate::backend::{Outcome, PATIENCE, ops, things};
use crate::bench::figure::Figure;
use crate::bench::report::Report;
use crate::soak::sync::world::{On, World};

const PUSH: usize = 200;
const IDLE: Duration = Duration::from_secs(20);

/// Measures on SQLite, which every server has.
///
/// # Errors
/// What does not work at all.
pub fn measure(ideas: usize, report: &mut Report) -> Outcome<()> {
    let Some(mut world) = World::start(On::Sqlite, 0)? else { return Ok(()) };
    let began = Instant::now();
    for first in (0..ideas).step_by(PUSH) {
        let some = (first..ideas.min(first + PUSH)).map(|n| {
            let title = format!("Match supplier invoices of list {n} with orders");
            ops::import_ready(ops::new_idea(), &title, Uuid::from_u128(n as u128))
        });
        let verdicts = world.admin.push(&some.collect::<Outcome<Vec<_>>>()?)?;
        if let Some(refused) = verdicts.into_iter().find(|verdict| *verdict != Verdict::Ok) {
            return Err(format!("{refused:?}").into());
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    report.add(&Figure::new(format!("{ideas} ideas brought in, 200 a push"), seconds, "s"));
    let (_, cursor) = things::of_server(&world.admin)?;
    let server = world.servers[0].process();
    report.add(&Figure::new("memory of the server with them", memory_mib(server), "MiB"));
    // The first one also has the snapshot made.
    for name in ["first", "second"] {
        let mut device = device(&world, name)?;
        let took = level(&mut device, &cursor)?;
        let what = format!("first copy of {ideas} ideas, the {name} device");
        report.add(&Figure::new(what, took.as_secs_f64(), "s"));
        if name == "second" {
            idle(&device, report);
            killed(&world, &cursor, took / 2, report)?;
        }
    }
    report.add(&Figure::new("memory of the server after", memory_mib(server), "MiB"));
    Ok(())
}

fn device(world: &World, name: &str) -> Outcome<Device> {
    let (folder, address) = (world.folder().join(name), world.servers[0].address()?);
    let space = join(&folder, &address, &world.admin.invite(Role::Contributor)?, name)?;
    Ok(Device::of(&folder, &space, &address))
}

/// Starts a device; how long until everything is there.
fn level(device: &mut Device, cursor: &str) -> Outcome<Duration> {
    let began = Instant::now();
    device.start()?;
    while let Err(stands) = device.until(cursor)? {
        if began.elapsed() > PATIENCE * 10 {
            return Err(stands.into());
        }
    }
    Ok(began.elapsed())
}

fn killed(world: &World, cursor: &str, after: Duration, report: &mut Report) -> Outcome<()> {
    let mut device = device(world, "third")?;
    device.start()?;
    // The moment itself is what is tried here.
    std::thread::sleep(after);
    device.kill()?;
    let rest = level(&mut device, cursor)?;
    let what = format!("the rest of it, killed after {:.1} s", after.as_secs_f64());
    report.add(&Figure::new(what, rest.as_secs_f64(), "s"));
    Ok(())
}

/// What a device that has everything takes of a processor while it waits.
fn idle(device: &Device, report: &mut Report) {
    let before = ticks(device.process());
    // This is the span that is measured.
    std::thread::sleep(IDLE);
    let part = (ticks(device.process()) - before) / IDLE.as_secs_f64();
    report.add(&Figure::new("an idle device, of one processor", part, "%"));
    report.add(&Figure::new("an idle device, memory", memory_mib(device.process()), "MiB"));
}

/// Hundredths of a second of processor time; NaN where the system does not say.
fn ticks(process: Option<u32>) -> f64 {
    let path = process.map(|process| format!("/proc/{process}/stat"));
    let text = path.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
    let after_name = text.rsplit(')').next().unwrap_or_default();
    let figures = after_name.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
    let figures: Vec<f64> = figures.flatten().collect();
    if figures.len() == 2 { figures.iter().sum() } else { f64::NAN }
}
