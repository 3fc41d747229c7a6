//! Processes killed at random moments. What a killed process had said to be done is done; what it
//! was at is done or not, never half.
//!
//! `HUB_KILLS` says how many (20 without it).

use crate::world::*;
use hub_core::{OpId, Verdict};
use hub_store::{Space, backup, restore_backup};
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const BATCH: usize = 2_000;
const PATIENCE: Duration = Duration::from_secs(60);

/// What the child does: ideas and comments one by one, or batches of imports.
const KINDS: [&str; 2] = ["single", "batch"];

/// Not a test: what the test below runs in a process of its own, until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn writes_until_killed() {
    let (Some(folder), Ok(kind)) = (std::env::var_os("HUB_FOLDER"), std::env::var("HUB_KIND"))
    else {
        return;
    };
    let mut space = Space::open(&PathBuf::from(folder), projector(), NOW_MS).unwrap();
    let say = |line: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n@{line}").unwrap();
        out.flush().unwrap();
    };
    say("ready".to_owned());
    loop {
        let batch = if kind == "batch" { imports(BATCH) } else { vec![submit(new_idea(), "One")] };
        say(format!("trying {}", batch[0].op_id));
        let done = space.append(ME, &batch, NOW_MS, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(done.verdicts.iter().all(|verdict| *verdict == Verdict::Ok));
        say(format!("done {}", batch[0].op_id));
    }
}

struct Victim {
    child: Child,
    lines: Receiver<String>,
}

impl Victim {
    fn start(world: &World, kind: &str) -> Self {
        Self::run(world, "kills::writes_until_killed", kind)
    }

    fn run(world: &World, test: &str, kind: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--ignored", "--nocapture"])
            .env("HUB_FOLDER", &world.folder)
            .env("HUB_KIND", kind)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = channel();
        std::thread::spawn(move || {
            let said = out.lines().map_while(Result::ok);
            said.filter_map(|line| line.strip_prefix('@').map(str::to_owned))
                .try_for_each(|line| send.send(line))
        });
        Self { child, lines }
    }

    /// Kills it some time after it began to write; gives what it had said by then.
    fn kill_after(mut self, moment: Duration) -> Vec<String> {
        let first = self.lines.recv_timeout(PATIENCE);
        // The moment itself is what is tried here, so this is no waiting for readiness.
        std::thread::sleep(moment);
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        assert_eq!(first.as_deref(), Ok("ready"));
        self.lines.iter().collect()
    }
}

fn ids(said: &[String], word: &str) -> Vec<OpId> {
    said.iter().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).collect()
}

#[test]
fn what_was_confirmed_survives_a_kill() {
    let kills: u64 = std::env::var("HUB_KILLS").map_or(20, |kills| kills.parse().unwrap());
    let world = World::new();
    let mut moments = fastrand(kills);
    let (mut cut_off, mut behind, mut expected) = (0, 0, 0);
    let mut world = world;
    for kill in 0..kills {
        let kind = KINDS[usize::try_from(kill % 2).unwrap()];
        // A batch takes longer; the moments cover appending and pulling alike.
        let longest = if kind == "batch" { 1_500_000 } else { 120_000 };
        let moment = Duration::from_micros(moments() % longest);
        let said = Victim::start(&world, kind).kill_after(moment);
        let (tried, done) = (ids(&said, "trying"), ids(&said, "done"));
        behind += usize::from(is_behind(&world));
        let mut space = world.open();
        for op in &done {
            assert_eq!(space.journal().verdict(*op).unwrap(), Some(Verdict::Ok), "kill {kill}");
        }
        let known = tried.iter().filter(|op| space.journal().verdict(**op).unwrap().is_some());
        let size = if kind == "batch" { BATCH } else { 1 };
        let kept = known.count();
        cut_off += tried.len() - kept;
        assert!(kept <= done.len() + 1, "kill {kill}");
        expected += kept * size;
        let report = space.check().unwrap();
        assert_eq!(report.findings, [], "kill {kill}");
        assert_eq!(report.ideas, expected, "kill {kill}: all of a batch or none");
        assert_eq!(titles(&space).len(), expected, "kill {kill}");
        accept(&mut space, &[submit(new_idea(), "After the kill")]);
        expected += 1;
        if expected > 40_000 {
            (world, expected) = (World::new(), 0);
        }
    }
    eprintln!("{kills} kills: {cut_off} operations or batches cut off, {behind} times in a pull");
}

/// Not a test: puts two backups in each other's place until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn restores_until_killed() {
    let Some(folder) = std::env::var_os("HUB_FOLDER").map(PathBuf::from) else { return };
    println!("\n@ready");
    for at in 0.. {
        for name in ["small.db", "large.db"] {
            let backup = folder.join("backups").join(name);
            restore_backup(&folder, &backup, NOW_MS + at * 1_000).unwrap();
        }
    }
}

#[test]
fn a_restore_that_is_killed_leaves_the_old_or_the_new() {
    let kills: u64 = std::env::var("HUB_KILLS").map_or(12, |kills| kills.parse().unwrap());
    let world = World::new();
    let mut space = world.open();
    for (name, more) in [("small.db", 40), ("large.db", 400)] {
        accept(&mut space, &imports(more));
        space.backup_to(&world.folder.join("backups").join(name)).unwrap();
    }
    drop(space);
    let mut moments = fastrand(kills + 7);
    let mut seen = [0, 0];
    for kill in 0..kills {
        let moment = Duration::from_micros(moments() % 120_000);
        Victim::run(&world, "kills::restores_until_killed", "").kill_after(moment);
        let space = world.open();
        let ideas = titles(&space).len();
        seen[usize::from(ideas == 440)] += 1;
        assert!(ideas == 40 || ideas == 440, "kill {kill}: {ideas}");
        assert_eq!(space.check().unwrap().findings, [], "kill {kill}");
        for kept in backup::list(&world.folder) {
            assert!(hub_store::look(&kept.path).is_ok(), "kill {kill}: {kept:?}");
        }
    }
    eprintln!("{kills} kills: {} times the small one, {} times the large one", seen[0], seen[1]);
}

/// The journal had more than the catalogue when the process died.
fn is_behind(world: &World) -> bool {
    let number = |file: &str, sql: &str| {
        let db = rusqlite::Connection::open(world.file(file)).unwrap();
        db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    number("journal.db", "SELECT head FROM feed")
        > number("catalogue.db", "SELECT cursor FROM meta")
}

/// A small generator (xorshift64): the moments need no quality, only to differ.
fn fastrand(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 11
    }
}
