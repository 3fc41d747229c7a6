//! What a program and everything it started take of the machine: memory, with shared pages counted
//! by parts, and time on the processors, which a busy machine changes less than the clock.

use std::collections::{BTreeMap, HashMap};

/// Processes that one process started, with itself.
pub struct Family(Vec<u32>);

impl Family {
    /// Those that are there now.
    pub fn of(root: u32) -> Family {
        let parents = parents();
        let belongs = |process: &u32| {
            let mut at = *process;
            // Ids end at 0, the parent of the first process.
            while at != root && at != 0 {
                at = parents.get(&at).copied().unwrap_or(0);
            }
            at == root
        };
        Family(parents.keys().copied().filter(belongs).collect())
    }

    /// Proportional set size.
    pub fn pss_bytes(&self) -> u64 {
        self.pss_bytes_by_name().values().sum()
    }

    /// The same by the names of the programs.
    pub fn pss_bytes_by_name(&self) -> BTreeMap<String, u64> {
        let mut sizes = BTreeMap::new();
        for process in &self.0 {
            *sizes.entry(name_of(*process)).or_default() += pss_kib(*process).unwrap_or(0) * 1_024;
        }
        sizes
    }

    /// On processors so far, by the names of the programs and the system's hundredths of a second.
    pub fn processor_ms_by_name(&self) -> BTreeMap<String, f64> {
        let mut times = BTreeMap::new();
        for process in &self.0 {
            let ms = hundredths(*process).unwrap_or(0) as f64 * 10.0;
            *times.entry(name_of(*process)).or_default() += ms;
        }
        times
    }
}

fn name_of(process: u32) -> String {
    let name = std::fs::read_to_string(format!("/proc/{process}/comm"));
    name.unwrap_or_default().trim().to_owned()
}

fn parents() -> HashMap<u32, u32> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    processes.filter_map(|process| Some((process, stat(process)?[1].parse().ok()?))).collect()
}

/// What the system counts of a process: its state, its parent and so on.
fn stat(process: u32) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold anything.
    let (_, rest) = stat.rsplit_once(')')?;
    let words: Vec<String> = rest.split_whitespace().map(str::to_owned).collect();
    (words.len() > 12).then_some(words)
}

/// In the program and in the system for it, threads that have ended too.
fn hundredths(process: u32) -> Option<u64> {
    let stat = stat(process)?;
    Some(stat[11].parse::<u64>().ok()? + stat[12].parse::<u64>().ok()?)
}

fn pss_kib(process: u32) -> Option<u64> {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
