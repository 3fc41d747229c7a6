//! Real ideas, each written twice, among real use cases: the list is sensible. How good it is, the
//! measurements say.

use super::*;
use hub_app::Intent;
use std::{env, fs, ops::ControlFlow, path::PathBuf};

#[test]
fn ideas_written_twice_find_each_other() {
    let Some(folder) = env::var_os("HUB_DATA").map(PathBuf::from) else {
        eprintln!("skipped 1 test: HUB_DATA is not set");
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let pairs = fs::read_to_string(folder.join("duplicates/ideas_en_dev.tsv")).unwrap();
    let others = fs::read_to_string(folder.join("duplicates/ideas_distractors_synth.tsv")).unwrap();
    let mut texts: Vec<(&str, &str)> = vec![];
    for line in pairs.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        texts.extend([(cells[1], cells[2]), (cells[3], cells[4])]);
    }
    let written = texts.len() as u32;
    texts.extend(others.lines().take(400).filter_map(|line| line.split_once('\t')));
    let intent = |(title, description): &(&str, &str)| {
        let case = json!({ "title": title, "description": description });
        let submit = json!({ "kind": "idea.submit", "id": id(), "case": case });
        Intent::new(serde_json::from_value(submit).unwrap())
    };
    let session = app.session().unwrap();
    let intents = texts.iter().map(intent).collect();
    session.send_all(intents, &mut |_| ControlFlow::Continue(())).unwrap();
    session.read_meanings(&mut |_| ControlFlow::Continue(())).unwrap();
    find(&app);
    let list = ok(&app, "pairs.list", json!({ "limit": 500 }));
    let number = |idea: &str| idea.trim_start_matches("OH-").parse::<u32>().unwrap() - 1;
    let (mut right, mut wrong) = (0, 0);
    for ideas in list["entries"].as_array().unwrap().iter().map(|entry| shown(&entry["ideas"])) {
        let numbers: Vec<u32> = ideas.iter().map(|idea| number(idea)).collect();
        if numbers.iter().any(|number| *number < written) {
            let is_right = numbers.iter().any(|a| numbers.contains(&(a ^ 1)));
            *(if is_right { &mut right } else { &mut wrong }) += 1;
        }
    }
    assert!(right >= 20 && right > 2 * wrong, "{right} right, {wrong} wrong");
}
