//! The memory of a program and of everything it started, shared pages counted by parts.

use std::collections::HashMap;

/// Proportional set size; 0 for a process that is gone.
pub fn pss_bytes(root: u32) -> u64 {
    let parents = parents();
    let belongs = |process: u32| {
        let mut at = process;
        // Ids end at 0, the parent of the first process.
        while at != root && at != 0 {
            at = parents.get(&at).copied().unwrap_or(0);
        }
        at == root
    };
    parents.keys().filter(|process| belongs(**process)).map(|process| own_bytes(*process)).sum()
}

fn parents() -> HashMap<u32, u32> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let parent = |entry: std::fs::DirEntry| {
        let process = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name in brackets may hold anything; after it stand the state and the parent.
        let (_, rest) = stat.rsplit_once(')')?;
        Some((process, rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    entries.filter_map(parent).collect()
}

fn own_bytes(process: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup"));
    let kib = rollup.ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("Pss:"))?.to_owned();
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    kib.unwrap_or(0) * 1_024
}
