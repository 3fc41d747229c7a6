//! How long things take in a joined space. Run by hand:
//! `cargo test -p hub-store --test joined measures -- --ignored --nocapture`.

use crate::cases::retitle;
use crate::hub::{ADMIN, Device, ENGINEER};
use crate::server::Server;
use crate::world::{imports, new_idea, submit};
use std::time::{Duration, Instant};

const IDEAS: usize = 10_000;

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what:<52} {:>9.1?}", start.elapsed());
    done
}

fn spread(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let (middle, last) = (times[times.len() / 2], times[times.len() * 95 / 100]);
    println!("{what:<52} p50 {middle:.2?}, p95 {last:.2?}, {} of them", times.len());
}

#[test]
#[ignore = "prints times"]
fn measures() {
    let mut server = Server::new();
    let mut device = Device::synced(&server, ADMIN);
    let batch = imports(IDEAS);
    timed("10,000 imports, queued and shown", || device.try_act(&batch));
    let id = batch[77].operation.idea().unwrap();
    let mut singles = vec![];
    for n in 0..100 {
        let start = Instant::now();
        device.act(retitle(id, &format!("Title {n}")));
        singles.push(start.elapsed());
    }
    spread("one edit beside them", singles);
    let mut pages = vec![];
    for _ in 0..20 {
        server.decide(ENGINEER, submit(new_idea(), "Somebody else's"));
        let start = Instant::now();
        device.pull(&server, 1);
        pages.push(start.elapsed());
    }
    spread("somebody else's page over them", pages);
    timed("an operation refused, taken off", || {
        let op = device.joined().outbox(usize::MAX).unwrap().pop().unwrap().op_id;
        let refusal = hub_core::Refusal::from(hub_core::Code::Forbidden);
        device.joined().answered(&[(op, hub_core::Verdict::Rejected(refusal))], 0).unwrap();
    });
    timed("start with all of them waiting", || device.crash(false));
    timed("all laid anew", || device.fork());
    let (mut answers, mut pages) = (vec![], vec![]);
    while device.joined().waiting().unwrap() > 0 {
        let heard = device.push_unheard(&mut server, 200).unwrap();
        let start = Instant::now();
        device.hear(&heard);
        answers.push(start.elapsed());
        let start = Instant::now();
        while device.pull(&server, 200) {}
        pages.push(start.elapsed());
    }
    spread("200 verdicts", answers);
    spread("200 confirmed by a page", pages);
    let mut other = Device::new(&server, ENGINEER);
    timed("first sync of 10,000 ideas in 8 chunks", || other.anew(&server, 8));
}
