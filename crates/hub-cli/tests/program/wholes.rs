//! Whole spaces: the sample, and backups looked into and put back.

use crate::program::Desk;
use hub_app::{Access, App};
use serde_json::{Value, json};

#[test]
fn the_sample_comes_and_goes() {
    let desk = Desk::empty();
    let made = desk.json(&["sample"]);
    assert_eq!((&made["name"], &made["is_sample"]), (&json!("Alder Supply"), &json!(true)));
    assert!(desk.total() >= 24);
    let again = desk.run(&["sample"]);
    assert_eq!(again.code, 1, "{again:?}");
    let said = desk.ok(&["sample", "--remove"]);
    assert!(said.starts_with("Removed the sample."), "{said}");
    assert_eq!(std::fs::read_dir(desk.data_dir().join("spaces")).unwrap().count(), 0);
    assert_eq!(desk.run(&["list"]).code, 4, "there is no space any more");
    desk.ok(&["init"]);
    let kept = desk.run(&["sample", "--remove"]);
    assert!(kept.code == 1 && kept.stderr.contains("not the sample"), "{kept:?}");
}

#[test]
fn a_backup_is_looked_into_put_back_and_taken_back() {
    let desk = Desk::new();
    desk.ok(&["add", "Before"]);
    let path = desk.data_dir().join("copy.db").display().to_string();
    desk.ok(&["backup", &path]);
    desk.ok(&["add", "After"]);

    let window = App::open_as(desk.data_dir(), Access::Write, None);
    let seen = desk.json(&["restore", &path, "--dry-run"]);
    assert_eq!(seen["present"], json!({ "ideas": 2, "changes_since": 1 }), "also beside a window");
    assert_eq!(desk.run(&["restore", &path]).code, 3);
    drop(window);
    let said = desk.ok(&["restore", &path, "--dry-run"]);
    assert!(said.contains("with 1 ideas") && said.ends_with("Nothing was changed.\n"), "{said}");
    assert_eq!(desk.total(), 2);

    let done = desk.json(&["restore", &path]);
    assert_eq!((&done["space"]["ideas"], desk.total()), (&json!(1), 1));
    let kept = done["kept"].as_str().unwrap();
    assert!(desk.ok(&["restore", kept]).contains("The backup is back"));
    assert_eq!(desk.total(), 2);
}

#[test]
fn a_backup_becomes_the_space_of_another_computer() {
    let (desk, other) = (Desk::new(), Desk::empty());
    desk.ok(&["add", "Comes along"]);
    let path = desk.data_dir().join("copy.db").display().to_string();
    desk.ok(&["backup", &path]);
    let said = other.ok(&["restore", &path, "--dry-run"]);
    assert!(said.starts_with("A backup of \"Alder\" with 1 ideas"), "{said}");
    assert_eq!(other.json(&["restore", &path])["kept"], Value::Null);
    assert_eq!(other.total(), 1);
}

#[test]
fn what_is_no_backup_of_the_space_is_refused() {
    let (desk, other) = (Desk::new(), Desk::new());
    desk.ok(&["add", "Mine"]);
    let strange = other.json(&["backup"])["path"].as_str().unwrap().to_owned();
    let text = desk.file("list.db", "not a database, but long enough to be looked at as one");
    let cases = [
        (strange.as_str(), 1, "of another space"),
        (text.as_str(), 5, "no backup of the Hub"),
        ("nowhere.db", 4, "nowhere.db"),
    ];
    for (path, code, words) in cases {
        for more in [&["--dry-run"][..], &[]] {
            let said = desk.run(&[&["restore", path][..], more].concat());
            assert_eq!(said.code, code, "{path}: {said:?}");
            assert!(said.stderr.contains(words), "{path}: {said:?}");
        }
    }
    assert_eq!(desk.total(), 1);
}
