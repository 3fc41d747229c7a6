//! Which crate may know which: the arrows of `docs/ARCHITECTURE.md`, held.

use crate::Failure;
use crate::process::{cargo, output};

/// Each crate with the crates of this workspace that it may name. Who is not listed here has
/// no place in the architecture yet.
const MAY_KNOW: [(&str, &[&str]); 12] = [
    ("hub-core", &[]),
    ("hub-similarity", &[]),
    ("hub-files", &[]),
    ("hub-protocol", &["hub-core"]),
    ("hub-store", &["hub-core"]),
    ("hub-sync", &["hub-core", "hub-protocol", "hub-store"]),
    (
        "hub-app",
        &["hub-core", "hub-similarity", "hub-files", "hub-protocol", "hub-store", "hub-sync"],
    ),
    ("hub-server", &["hub-core", "hub-protocol"]),
    ("hub-cli", &["hub-app", "hub-core", "hub-files"]),
    ("opportunity-hub", &["hub-app"]),
    ("xtask", &[]),
    (
        "hub-tests",
        &[
            "hub-core",
            "hub-files",
            "hub-similarity",
            "hub-protocol",
            "hub-store",
            "hub-sync",
            "hub-app",
            "hub-server",
        ],
    ),
];

/// Libraries that belong to one place only, by the beginning of their name.
const BELONGS_TO: [(&str, &[&str]); 4] = [
    ("tauri", &["opportunity-hub"]),
    ("axum", &["hub-server"]),
    ("rusqlite", &["hub-store", "hub-server", "hub-tests"]),
    ("clap", &["hub-cli", "hub-server"]),
];

/// Asks cargo for the direct dependencies of every crate, on all systems.
pub fn findings() -> Result<Vec<String>, Failure> {
    let tree = output(&mut cargo([
        "tree",
        "--workspace",
        "--depth",
        "1",
        "--prefix",
        "depth",
        "--format",
        " {p}",
        "--edges",
        "normal,build,dev",
        "--target",
        "all",
        "--locked",
        "--quiet",
    ]))?;
    Ok(judge(&tree))
}

/// `tree` has a line `0 name version` for each crate, then `1 name version` for what it names.
fn judge(tree: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let mut who = "";
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), words.next()) {
            (Some("0"), Some(name)) => who = name,
            (Some("1"), Some(name)) => findings.extend(objection(who, name)),
            _ => {}
        }
    }
    findings
}

fn objection(who: &str, known: &str) -> Option<String> {
    let Some((_, may_know)) = MAY_KNOW.iter().find(|(name, _)| *name == who) else {
        return Some(format!("{who}: has no arrows yet; add it to xtask's list and to docs"));
    };
    let is_ours = MAY_KNOW.iter().any(|(name, _)| *name == known);
    let owner = BELONGS_TO.iter().find(|(library, _)| known.starts_with(library));
    let is_allowed = if is_ours {
        may_know.contains(&known)
    } else {
        owner.is_none_or(|(_, owners)| owners.contains(&who))
    };
    (!is_allowed).then(|| format!("{who}: must not depend on {known}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_against_the_architecture_is_found() {
        let cases = [
            ("0 hub-store v0.1.0\n1 hub-core v0.1.0\n1 rusqlite v0.41.1", 0),
            ("0 hub-core v0.1.0\n1 hub-store v0.1.0", 1),
            ("0 hub-app v0.1.0\n1 tauri-plugin-log v2.0.0\n1 rusqlite v0.41.1", 2),
            ("0 opportunity-hub v0.1.0\n1 tauri v2.12.5\n1 hub-app v0.1.0", 0),
            ("0 hub-cli v0.1.0\n1 hub-store v0.1.0\n\n0 hub-app v0.1.0\n1 hub-store v0.1.0", 1),
            ("0 hub-new v0.1.0\n1 serde v1.0.0", 1),
        ];
        for (tree, expected) in cases {
            assert_eq!(judge(tree).len(), expected, "{tree}: {:?}", judge(tree));
        }
    }
}
