//! Each command as people and scripts use it.

use crate::program::Desk;
use crate::world::members;
use serde_json::{Value, json};

const INVOICES: &[&str] = &[
    "add",
    "Check supplier invoices against orders",
    "--description",
    "Compare each invoice with its order.",
    "--area",
    "Finance",
    "--new-area",
    "--system",
    "SAP",
    "--runs",
    "10",
    "--period",
    "day",
    "--minutes-per-run",
    "12",
    "--people",
    "1",
    "--error-rate",
    "5%",
    "--rework-minutes",
    "20",
    "--reviewed-share",
    "0.1",
    "--review-minutes",
    "5",
    "--share",
    "80%",
    "--labour-per-year",
    "44000",
    "--build-days",
    "5,10,20",
    "--day-cost",
    "350",
    "--running-cost-per-year",
    "2400",
    "--rules",
    "4",
    "--digital",
    "3",
    "--structured",
    "5",
    "--stable",
    "4",
    "--documented",
    "5",
    "--link",
    "https://example.org/how",
];

#[test]
fn a_space_is_made_once() {
    let desk = Desk::empty();
    let args = [
        "init",
        "--name",
        "Alder",
        "--member",
        "Ana",
        "--currency",
        "JPY",
        "--time-zone",
        "Asia/Tokyo",
    ];
    let space = desk.json(&args);
    assert_eq!(space["name"], "Alder");
    assert_eq!((&space["currency"], &space["currency_digits"]), (&json!("JPY"), &json!(0)));
    assert_eq!((&space["me"]["name"], &space["me"]["role"]), (&json!("Ana"), &json!("admin")));
    let again = desk.run(&args);
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains("There is a space already"), "{again:?}");
    let by_id = desk.json(&["list", "--space", space["id"].as_str().unwrap()]);
    assert_eq!(desk.json(&["list", "--space", "Alder"]), by_id);
}

#[test]
fn an_idea_is_sent_listed_and_shown() {
    let desk = Desk::new();
    let sent = desk.json(INVOICES);
    assert_eq!(members(&sent), ["fields", "idea_id", "shown_id", "verdict"]);
    assert_eq!((&sent["shown_id"], &sent["verdict"]), (&json!("OH-1"), &json!("ok")));
    let said = desk.ok(&["add", "Send reminders"]);
    assert_eq!(
        said,
        "OH-2  Send reminders\nIt has no estimate yet; missing: runs, period, minutes per run, people.\n"
    );

    let list = desk.json(&["list"]);
    let expected = [
        "bar_max_hours",
        "count",
        "estimated",
        "hours_saved",
        "ideas",
        "left_out",
        "ranked_by",
        "scored",
        "total",
    ];
    assert_eq!(members(&list), expected);
    assert_eq!((&list["count"], &list["estimated"]), (&json!(2), &json!(1)));
    let first = &list["ideas"][0];
    assert_eq!((&first["rank"], &first["shown_id"]), (&json!(1), &json!("OH-1")));
    assert_eq!(list["ideas"][1]["rank"], Value::Null);
    let hours = first["hours_saved"]["likely"].as_f64().unwrap();
    assert!((hours - 396.0).abs() < 1e-9, "{hours}");

    let page = desk.json(&["show", "OH-1"]);
    let expected = [
        "actions",
        "answers",
        "author",
        "case",
        "comments",
        "conflicts",
        "estimate",
        "events",
        "followers",
        "following",
        "inputs",
        "left_out",
        "mentioned",
        "merged",
        "merged_into",
        "newer_rates",
        "next",
        "owner",
        "pairs",
        "parts",
        "previous",
        "rank",
        "ratings",
        "row",
        "stage",
        "submitted_for",
        "supports",
        "system_names",
        "versions",
    ];
    // New members may come; none goes.
    let missing = expected.iter().find(|name| page.get(name).is_none());
    assert_eq!(missing, None, "{:?}", members(&page));
    assert_eq!(page["system_names"], json!(["SAP"]));
    assert_eq!(page["row"]["area"], "Finance");
    assert_eq!(page["estimate"]["figures"]["money_saved_minor"]["likely"], json!(990_000.0));
    assert_eq!(page["inputs"]["build_days"], json!({"low": 5.0, "likely": 10.0, "high": 20.0}));
    assert_eq!(page["case"]["lang"], "en");
    for name in ["1", "oh-1", sent["idea_id"].as_str().unwrap()] {
        assert_eq!(desk.json(&["show", name])["row"]["shown_id"], "OH-1", "{name}");
    }
    let text = desk.ok(&["show", "1"]);
    let lines = [
        "OH-1  Check supplier invoices against orders",
        "  Systems                 SAP",
        "  Followers               1, you too",
        "  Hours saved             396 h a year",
        "  10 × 220 × 1 = 2,200 runs a year",
        "  396 h × 25.00 EUR = 9,900.00 EUR saved a year",
        "History, newest first",
    ];
    for line in lines {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
}

#[test]
fn a_list_is_searched_sorted_and_cut() {
    let desk = Desk::new();
    for title in ["Banana report", "Apple report", "Cherry audit"] {
        desk.ok(&["add", title]);
    }
    let titles = |args: &[&str]| -> Vec<String> {
        let list = desk.json(&[&["list"], args].concat());
        let ideas = list["ideas"].as_array().unwrap().clone();
        ideas.iter().map(|idea| idea["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(&["--sort", "title"]), ["Apple report", "Banana report", "Cherry audit"]);
    assert_eq!(titles(&["--sort", "number", "--reversed", "--limit", "1"]), ["Cherry audit"]);
    assert_eq!(
        titles(&["--search", "report", "--sort", "title"]),
        ["Apple report", "Banana report"]
    );
    assert_eq!(titles(&["--limit", "0"]).len(), 3);
    let text = desk.ok(&["list", "--limit", "2"]);
    assert!(text.ends_with("\n2 of 3 ideas, none with an estimate.\n"), "{text}");
    assert_eq!(desk.ok(&["list", "--search", "zebra"]), "No idea has these words.\n");
    let none = Desk::new().ok(&["list"]);
    assert!(none.starts_with("There are no ideas yet."), "{none}");
}

#[test]
fn numbers_stand_to_the_right() {
    let desk = Desk::new();
    desk.ok(INVOICES);
    desk.ok(&["add", "Größe prüfen"]);
    let text = desk.ok(&["list"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0].find("Rank"), Some(0));
    let ends = |line: &str, text: &str| line.find(text).map(|at| at + text.len());
    assert_eq!(ends(lines[0], "Hours saved a year"), ends(lines[1], "396"), "{text}");
    assert_eq!(lines[0].find("Title"), lines[1].find("Check"), "{text}");
}

#[test]
fn look_alikes_are_told_with_the_shared_words() {
    let desk = Desk::new();
    desk.ok(INVOICES);
    desk.ok(&["add", "Order flowers for the office"]);
    let reply = desk.json(&["similar", "compare supplier invoices with orders", "--limit", "1"]);
    assert_eq!(members(&reply), ["by_meaning", "compared", "found", "indexing", "proposed"]);
    assert_eq!((&reply["compared"], &reply["indexing"]), (&json!(2), &json!(false)));
    let found = reply["found"].as_array().unwrap();
    assert_eq!((found.len(), &found[0]["shown_id"]), (1, &json!("OH-1")));
    let words = found[0]["shared_words"].as_array().unwrap();
    assert!(words.contains(&json!("invoices")), "{words:?}");
    let text = desk.ok(&["similar", "compare supplier invoices with orders"]);
    assert!(text.contains("OH-1") && text.contains("shared words:"), "{text}");
    let text = Desk::new().ok(&["similar", "anything"]);
    assert_eq!(text, "None of 0 ideas looks like it.\n");
}

#[test]
fn look_alikes_in_other_words_are_told_where_there_is_a_model() {
    let desk = Desk::new();
    desk.ok(&["add", "Quicker vendor payment"]);
    desk.ok(&["add", "Order flowers for the office"]);
    let question = ["similar", "Settle supplier bills sooner", "--progress", "always"];
    assert_eq!(desk.ok(&question), "None of 2 ideas looks like it.\n");
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/all-minilm-l6-v2");
    let ask = || {
        let mut command = desk.command(&question);
        let said = command.env("OPPORTUNITY_HUB_MODEL", model).output().unwrap();
        [said.stdout, said.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    };
    let [told, progress] = ask();
    assert!(told.contains("Quicker vendor payment"), "{told}");
    assert!(told.contains("near words: ") && told.contains("supplier ~ vendor"), "{told}");
    assert_eq!(progress, "progress: 0 of 2\nprogress: 2 of 2\n");
    assert_eq!(ask(), [told, String::new()], "what was read is kept");
}

#[test]
fn an_estimate_needs_no_space() {
    let desk = Desk::empty();
    let args =
        ["estimate", "--runs", "10", "--period", "day", "--minutes-per-run", "12", "--people", "1"];
    let answer = desk.json(&[&args[..], &["--share", "80%", "--currency", "USD"]].concat());
    assert_eq!(members(&answer), ["figures", "inputs", "lines", "missing", "rates"]);
    assert_eq!(answer["rates"]["working_days_per_year"], 220.0);
    assert_eq!(
        (&answer["rates"]["space"], &answer["rates"]["currency"]),
        (&Value::Null, &json!("USD"))
    );
    assert_eq!(answer["figures"]["hours_today"], 440.0);
    assert_eq!(answer["figures"]["money_saved_minor"], Value::Null);
    assert!(!desk.data_dir().exists(), "asking makes no folder");

    let rates = ["--working-days", "200", "--hours-per-day", "7.5", "--labour-per-hour", "40"];
    let text = desk.ok(&[&args[..], &rates].concat());
    assert!(text.contains("  10 × 200 × 1 = 2,000 runs a year\n"), "{text}");
    assert!(
        text.contains("  [50 % – 65 % – 80 %] × 400 h = [200 – 260 – 320] h saved a year\n"),
        "{text}"
    );
    assert!(text.ends_with("Rates of the standard: 200 days a year, 7.5 hours a day.\n"), "{text}");

    let part = desk.json(&["estimate", "--runs", "5"]);
    assert_eq!(part["missing"], json!(["period", "minutes_per_run", "people"]));
    assert_eq!(part["figures"], Value::Null);
    let text = desk.ok(&["estimate", "--runs", "5"]);
    assert!(
        text.starts_with("An estimate needs --period, --minutes-per-run, --people too."),
        "{text}"
    );

    let space = Desk::new();
    assert_eq!(space.json(&args)["rates"]["space"], "Alder");
    let area = space.run(&[&args[..], &["--area", "Nowhere"]].concat());
    assert_eq!(area.code, 4, "{area:?}");
}

#[test]
fn a_backup_is_written_and_never_over_a_file() {
    let desk = Desk::new();
    desk.ok(INVOICES);
    let path = desk.data_dir().join("copy.db").display().to_string();
    let written = desk.json(&["backup", &path]);
    assert_eq!(written["path"], json!(path));
    let size = std::fs::metadata(&path).unwrap().len();
    assert_eq!(written["size_bytes"], json!(size));
    let again = desk.run(&["backup", &path]);
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains("is there already"), "{again:?}");
    assert_eq!(std::fs::metadata(&path).unwrap().len(), size);
    let own = desk.json(&["backup"]);
    assert!(std::path::Path::new(own["path"].as_str().unwrap()).exists());
}

#[test]
fn a_healthy_space_is_said_to_be_well() {
    let desk = Desk::new();
    desk.ok(INVOICES);
    let report = desk.json(&["doctor"]);
    assert_eq!(members(&report), ["notices", "ok", "report"]);
    assert_eq!((&report["ok"], &report["report"]["ideas"]), (&json!(true), &json!(1)));
    assert_eq!(report["report"]["findings"], json!([]));
    assert!(desk.ok(&["doctor"]).ends_with("All is well.\n"));
}

#[test]
fn an_idea_is_taken_back_and_brought_back() {
    let desk = Desk::new();
    desk.ok(&["add", "Send reminders"]);
    let gone = desk.json(&["withdraw", "OH-1"]);
    assert_eq!(members(&gone), ["idea_id", "shown_id", "stage"]);
    assert_eq!((&gone["stage"], desk.total()), (&json!("withdrawn"), 0));
    let twice = desk.run(&["withdraw", "1"]);
    assert_eq!(twice.code, 1, "{twice:?}");
    assert_eq!(desk.json(&["restore", "1"])["stage"], "new");
    assert_eq!(desk.run(&["restore", "OH-9"]).code, 4);
}
