//! How long things take. Run by hand, in release:
//! `cargo test --release -p hub-store --test store measures -- --ignored --nocapture`.

use crate::world::*;
use hub_store::Space;
use std::ops::ControlFlow;
use std::time::Instant;

/// Time on a processor so far, in milliseconds; on a busy machine it says more than the clock.
fn processor_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, processor) = (Instant::now(), processor_ms());
    let done = work();
    let clock = start.elapsed().as_secs_f64() * 1_000.0;
    println!("{what:<44} {clock:>9.1} ms, on a processor {:>9.1}", processor_ms() - processor);
    done
}

#[test]
#[ignore = "prints times"]
fn measures() {
    let world = World::new();
    let mut space = world.open();
    let batch = imports(15_000);
    let mut decided = f64::NAN;
    timed("15,000 imports, with pull", || {
        let start = processor_ms();
        let done = space.append(ME, &batch, NOW_MS, &mut |_| {
            decided = processor_ms() - start;
            ControlFlow::Continue(())
        });
        assert!(done.unwrap().behind.is_none());
    });
    println!("of that decided, on a processor {decided:>32.1}");
    let mut singles = vec![];
    let mut id = new_idea();
    for n in 0..300 {
        let one = if n % 3 == 0 { submit(id, "A new idea") } else { comment(id) };
        let start = Instant::now();
        accept(&mut space, &[one]);
        singles.push(start.elapsed());
        id = if n % 3 == 2 { new_idea() } else { id };
    }
    singles.sort();
    println!("one operation: p50 {:.2?}, p95 {:.2?}", singles[150], singles[285]);
    let readers = space.readers();
    let read = |what: &str, words: &str| {
        timed(what, || readers.read(|reader| reader.search(words)).unwrap().len())
    };
    for what in ["facts of 15,100", "facts of 15,100, again"] {
        timed(what, || readers.read(|reader| reader.each_entry(|_| ())).unwrap());
    }
    timed("order by title", || readers.read(|reader| reader.each_title(|_, _| ())).unwrap());
    timed("texts of 15,100", || {
        let mut bytes = 0;
        readers.read(|reader| reader.each_text(|text| bytes += text.description.len())).unwrap();
        bytes
    });
    timed("50 lines", || {
        let locals: Vec<u32> = (1..=50).map(|n| n * 300).collect();
        readers.read(|reader| reader.lines_of(&locals)).unwrap()
    });
    read("search, rare", "department 96");
    read("search, all 15,000", "reco");
    timed("check", || assert_healthy(&space));
    timed("backup", || space.backup_to(&world.data.path().join("copy.db")).unwrap());
    drop(readers);
    drop(space);
    for file in ["journal.db", "catalogue.db"] {
        let db = rusqlite::Connection::open(world.file(file)).unwrap();
        timed(&format!("quick_check of {file}"), || {
            db.query_row("PRAGMA quick_check", [], |row| row.get::<_, String>(0)).unwrap()
        });
    }
    let open = |at_ms| Space::open(&world.folder, projector(), at_ms).unwrap();
    timed("open", || open(NOW_MS));
    timed("open, with the day's backup", || open(NOW_MS + 2 * DAY_MS));
    std::fs::remove_file(world.file("catalogue.db")).unwrap();
    timed("open, catalogue lost", || open(NOW_MS + 2 * DAY_MS));
    for file in ["journal.db", "catalogue.db"] {
        println!(
            "{file}: {:.1} MB",
            std::fs::metadata(world.file(file)).unwrap().len() as f64 / 1e6
        );
    }
}
