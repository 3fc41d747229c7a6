//! Taking ideas home as files, as the program does it; what stands in them is held in `hub-app`.

use crate::program::Desk;
use crate::world::world;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn beside(desk: &Desk, name: &str) -> PathBuf {
    desk.data_dir().with_file_name(name)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path is text")
}

fn export(desk: &Desk, name: &str, more: &[&str]) -> (PathBuf, Value) {
    let file = beside(desk, name);
    let said = desk.json(&[&["export", text(&file)], more].concat());
    (file, said)
}

#[test]
fn everything_comes_back_as_the_same_in_every_format() {
    let desk = world();
    desk.ok(&["add", "=1+1", "--system", "SAP; Excel", "--description", "'@x"]);
    desk.ok(&["merge", "OH-2", "--into", "OH-1"]);
    desk.ok(&["withdraw", "OH-6"]);
    for name in ["ideas.csv", "ideas.xlsx", "ideas.json"] {
        let (file, said) = export(&desk, name, &[]);
        assert_eq!(said["ideas"], 6);
        assert_eq!(said["path"], text(&file));
        assert_eq!(said["size_bytes"], file.metadata().expect("the file").len());
        let report = desk.json(&["import", text(&file), "--dry-run"]);
        assert_eq!(report["counts"]["same"], 6, "{name}: {report:#}");
    }
}

#[test]
fn conditions_choose_and_the_columns_of_a_list_are_for_reading() {
    let desk = world();
    let (file, said) =
        export(&desk, "sales.csv", &["--area", "Sales", "--columns", "view", "--sort", "number"]);
    assert_eq!(said["ideas"], 2);
    let text = std::fs::read_to_string(file).expect("the file");
    let expected = "\u{FEFF}Rank,Idea,Title,Score,\"Hours saved a year, low\"";
    assert!(text.starts_with(expected), "{text}");
    let ids: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(ids, ["OH-3", "OH-4"]);
}

#[test]
fn what_is_in_the_way_is_told_and_stays() {
    let desk = world();
    let taken = desk.file("taken.csv", "precious");
    let folder = beside(&desk, "not/there.csv");
    let strange = beside(&desk, "ideas.txt");
    let cases = [
        (taken.as_str(), 1, "is there already and was left as it is"),
        (text(&folder), 1, "There is no folder for"),
        (text(&strange), 1, "does not tell the format"),
    ];
    for (path, code, words) in cases {
        let said = desk.run(&["export", path]);
        assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said:?}");
        assert!(said.stderr.contains(words), "{said:?}");
    }
    assert_eq!(std::fs::read(&taken).expect("the file"), b"precious");
    assert!(!strange.exists());
    let said = desk.ok(&["export", &taken, "--replace"]);
    assert!(said.starts_with("Wrote 5 ideas to "), "{said}");
    let said = desk.ok(&["export", text(&strange), "--format", "csv"]);
    assert!(said.contains("ideas.txt"), "{said}");
}

#[test]
fn a_later_or_damaged_file_of_our_own_is_refused_in_words() {
    let desk = world();
    let (file, _) = export(&desk, "ideas.json", &[]);
    let written = std::fs::read_to_string(file).expect("the file");
    let cases = [
        (written.replace("\"version\":1", "\"version\":9"), "by a newer version of the Hub"),
        (written[..written.len() / 2].to_owned(), "is damaged"),
    ];
    for (content, words) in cases {
        let said = desk.run(&["import", &desk.file("other.json", content), "--dry-run"]);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.stderr.contains(words), "{said:?}");
    }
}
