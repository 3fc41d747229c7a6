//! From one client's push to another's screen, while a thousand others wait for the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Builder;

use crate::backend::person::Person;
use crate::backend::{Outcome, PATIENCE, ops, things};
use crate::bench::figure::{Figure, percentile};
use crate::bench::report::Report;
use crate::soak::sync::world::{On, World};

const WAITING: usize = 1_000;
const PUSHES: usize = 60;
/// Between two pushes everybody comes to wait again.
const PAUSE: Duration = Duration::from_millis(1_500);

/// Measures both databases.
///
/// # Errors
/// What does not work at all.
pub fn measure(report: &mut Report) -> Outcome<()> {
    for on in [On::Sqlite, On::Postgres] {
        let Some(mut world) = World::start(on, 0)? else { continue };
        for waiting in [0, WAITING] {
            let runs = seen(&mut world, waiting)?;
            let name = format!("{on:?}: push to visible, {waiting} others waiting");
            report.add(&Figure::median(format!("{name}, p50"), &runs, "ms").at_most(1_000.0));
            let p99 = percentile(&runs, 0.99);
            report.add(&Figure::new(format!("{name}, p99"), p99, "ms").at_most(1_000.0));
        }
        let memory = super::rates::memory_mib(world.servers[0].process());
        report.add(&Figure::new(format!("{on:?}: memory with {WAITING} waiting"), memory, "MiB"));
    }
    Ok(())
}

fn seen(world: &mut World, waiting: usize) -> Outcome<Vec<f64>> {
    let address = world.servers[0].address()?;
    let (_, cursor) = things::of_server(&world.admin)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let at_it = Arc::new(AtomicUsize::new(0));
    let (space, token) = {
        let signed_in = &world.admin.signed_in;
        (signed_in.space.to_string(), signed_in.access_token.clone())
    };
    for _ in 0..waiting {
        let (address, space, token) = (address.clone(), space.clone(), token.clone());
        let (cursor, at_it) = (cursor.clone(), Arc::clone(&at_it));
        runtime.spawn(async move {
            let mut after = cursor;
            while let Ok(next) = poll(&address, &space, &token, &after, &at_it).await {
                after = next;
            }
        });
    }
    let deadline = Instant::now() + PATIENCE;
    while at_it.load(Ordering::SeqCst) < waiting && Instant::now() < deadline {
        thread::yield_now();
    }
    let (mut pusher, reader) = (world.admin.at(&address)?, world.admin.at(&address)?);
    let mut runs = vec![];
    let mut after = cursor;
    for _ in 0..PUSHES {
        // The load is what is measured, and a person does not act in the same moment again.
        thread::sleep(PAUSE.min(Duration::from_millis(50 + waiting as u64)));
        let (took, next) = once(&mut pusher, &reader, &after)?;
        runs.push(took.as_secs_f64() * 1_000.0);
        after = next;
    }
    runtime.shutdown_background();
    Ok(runs)
}

/// One push, and the moment another has it in hand.
fn once(pusher: &mut Person, reader: &Person, after: &str) -> Outcome<(Duration, String)> {
    thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let page = reader.changes(Some(after), 25)?;
            Ok::<_, crate::backend::Trouble>((Instant::now(), page.cursor))
        });
        // It is on its way to the server before anything is pushed.
        thread::sleep(Duration::from_millis(50));
        let began = Instant::now();
        pusher.push(&[ops::submit(ops::new_idea(), "Match invoices")?])?;
        let (seen, cursor) = reading.join().map_err(|_| "the reader broke down")??;
        Ok((seen.duration_since(began), cursor))
    })
}

/// Waits for something new, as a device does; gives the cursor behind it.
async fn poll(
    address: &str,
    space: &str,
    token: &str,
    after: &str,
    at_it: &AtomicUsize,
) -> Outcome<String> {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).await?;
    let request = format!(
        "GET /v1/spaces/{space}/changes?wait=25&after={after} HTTP/1.1\r\nHost: {host}\r\n\
         Connection: close\r\nAuthorization: Bearer {token}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    at_it.fetch_add(1, Ordering::SeqCst);
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let cursor = answer.split("\"cursor\":\"").nth(1).and_then(|rest| rest.split('"').next());
    Ok(cursor.ok_or("no cursor")?.to_owned())
}
