//! Operations a second, at 1, 20 and 200 a push, beside the same rows in the same transactions
//! inserted by bare SQL. Both in turns, so that a busy moment of the machine meets both.

use std::thread;
use std::time::{Duration, Instant};

use super::bare::{Bare, Line};
use crate::backend::person::Person;
use crate::backend::{Outcome, ops, things};
use crate::bench::figure::Figure;
use crate::bench::report::Report;
use crate::soak::sync::world::{On, World};
use hub_core::rows::Role;

/// As many as a server has writing connections.
const WRITERS: usize = 4;
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_millis(1_500);

/// Measures both databases.
///
/// # Errors
/// What does not work at all.
pub fn measure(report: &mut Report) -> Outcome<()> {
    for on in [On::Sqlite, On::Postgres] {
        let Some(world) = World::start(on, 0)? else { continue };
        let mut people = vec![];
        for at in 0..WRITERS {
            let (address, invite) = (world.servers[0].address()?, world.admin.invite(Role::Lead)?);
            people.push(Person::join(&address, &invite, &format!("Writer{at}"))?);
        }
        people[0].push(&[ops::submit(ops::new_idea(), TITLE)?])?;
        let lines = lines(&world)?;
        let bare = match &world.cluster {
            Some(cluster) => Bare::postgres(&cluster.address(), WRITERS)?,
            None => Bare::sqlite(&world.folder().join("bare.db"))?,
        };
        for at_once in [1, 20, 200] {
            let (mut ours, mut plain) = (vec![], vec![]);
            for _ in 0..ROUNDS {
                ours.push(pushed(&mut people, at_once)?);
                plain.push(bare.rate(&lines, at_once, ROUND)?);
            }
            let name = |what| format!("{on:?}, {at_once} a push: {what}");
            report.add(&Figure::median(name("operations"), &ours, "/s"));
            report.add(&Figure::median(name("the same by bare SQL"), &plain, "/s"));
        }
        let process = world.servers[0].process();
        report.add(&Figure::new(
            format!("{on:?}: memory of the server"),
            memory_mib(process),
            "MiB",
        ));
    }
    Ok(())
}

const TITLE: &str = "Match supplier invoices with orders";

/// What one operation writes: its row and its events, and what it takes on record.
fn lines(world: &World) -> Outcome<Vec<Line>> {
    let (all, _) = things::of_server(&world.admin)?;
    let idea = all.values().find(|(kind, _, _)| kind == "idea").ok_or("there is no idea")?;
    let id = idea.1.to_string();
    let of_it = all.values().filter(|(_, _, json)| json.contains(&id));
    let mut lines: Vec<Line> =
        of_it.map(|(kind, _, json)| Line { kind: kind.clone(), json: json.clone() }).collect();
    let body = serde_json::to_string(&ops::submit(ops::new_idea(), TITLE)?)?;
    lines.push(Line { kind: "op".to_owned(), json: body });
    Ok(lines)
}

fn pushed(people: &mut [Person], at_once: usize) -> Outcome<f64> {
    let (began, deadline) = (Instant::now(), Instant::now() + ROUND);
    let counts = thread::scope(|scope| {
        let write = |person: &mut Person| -> Outcome<usize> {
            let mut count = 0;
            while Instant::now() < deadline {
                let ideas = (0..at_once).map(|_| ops::submit(ops::new_idea(), TITLE));
                count += person.push(&ideas.collect::<Outcome<Vec<_>>>()?)?.len();
            }
            Ok(count)
        };
        let running: Vec<_> =
            people.iter_mut().map(|person| scope.spawn(move || write(person))).collect();
        let ended =
            running.into_iter().map(|it| it.join().map_err(|_| "a writer broke down".into()));
        ended.map(|it| it.and_then(|count| count)).collect::<Outcome<Vec<_>>>()
    })?;
    Ok(counts.iter().sum::<usize>() as f64 / began.elapsed().as_secs_f64())
}

/// The memory that a process holds now; NaN where the system does not say.
pub fn memory_mib(process: Option<u32>) -> f64 {
    let path = process.map(|process| format!("/proc/{process}/status"));
    let text = path.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.map_or(f64::NAN, |kib| kib / 1_024.0)
}
