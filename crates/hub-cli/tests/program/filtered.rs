//! The conditions and orders of the list.

use crate::program::Desk;
use crate::world::{each, world};
use hub_app::views::SortKey;
use serde_json::Value;

fn listed(desk: &Desk, args: &[&str]) -> Vec<String> {
    let list = desk.json(&[&["list", "--sort", "number"], args].concat());
    each(&list["ideas"], "shown_id").into_iter().map(str::to_owned).collect()
}

#[test]
fn conditions_hold_at_once_and_values_are_alternatives() {
    let desk = world();
    desk.ok(&["move", "3", "--to", "assessing"]);
    desk.ok(&["support", "4"]);
    assert_eq!(listed(&desk, &["--no-score"]), ["OH-5"]);
    desk.ok(&["score", "5", "--rules", "4", "--digital", "4", "--structured", "4"]);
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &["OH-1", "OH-2", "OH-3", "OH-4", "OH-5"]),
        (&["--stage", "assessing"], &["OH-3"]),
        (&["--stage", "assessing,ready", "--stage", "live"], &["OH-3"]),
        (&["--area", "finance"], &["OH-1", "OH-2"]),
        (&["--area", "Finance", "--area", "Sales"], &["OH-1", "OH-2", "OH-3", "OH-4"]),
        (&["--no-area"], &["OH-5"]),
        (&["--area", "Sales", "--no-area"], &["OH-3", "OH-4", "OH-5"]),
        (&["--system", "mail"], &["OH-4"]),
        (&["--system", "SAP", "--area", "Sales"], &["OH-3"]),
        (&["--no-system"], &["OH-5"]),
        (&["--author", "ana"], &["OH-1"]),
        (&["--author", "Ben"], &["OH-2", "OH-4"]),
        (&["--author", "Nobody"], &[]),
        (&["--hours-min", "200"], &["OH-1", "OH-3"]),
        (&["--hours-max", "200", "--hours-min", "100"], &["OH-2"]),
        (&["--no-estimate"], &["OH-5"]),
        (&["--hours-min", "300", "--no-estimate"], &["OH-1", "OH-5"]),
        (&["--score-min", "45", "--score-max", "48"], &["OH-5"]),
        (&["--score-min", "45", "--no-score"], &["OH-1", "OH-5"]),
        (&["--supports-min", "1"], &["OH-4"]),
        (&["--since", "2000-01-01"], &["OH-1", "OH-2", "OH-3", "OH-4", "OH-5"]),
        (&["--until", "2000-01-01"], &[]),
        (&["--mine", "--hours-min", "300"], &["OH-1"]),
        (&["--search", "orders", "--area", "Sales"], &["OH-3"]),
    ];
    for (args, expected) in cases {
        assert_eq!(listed(&desk, args), *expected, "{args:?}");
    }
    let none = desk.ok(&["list", "--author", "Nobody"]);
    assert_eq!(none, "No idea fulfils all of these conditions.\n");
    let refused: &[(&[&str], i32, &str)] = &[
        (
            &["--area", "Mars"],
            4,
            "There is no area \"Mars\". Nothing was changed. The areas are: Finance, Sales.",
        ),
        (&["--system", "Mars"], 4, "There is no system \"Mars\" here."),
        (&["--stage", "merged"], 2, "not one of new"),
        (&["--since", "yesterday"], 2, "not a day"),
        (&["--hours-min", "many"], 2, "not a number"),
        (&["--sort", "colour"], 2, "possible values"),
    ];
    for (args, code, sentence) in refused {
        let said = desk.run(&[&["list"], *args].concat());
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
}

#[test]
fn the_days_are_those_of_the_space() {
    let desk = world();
    let sent = desk.json(&["show", "1"])["row"]["created_at_ms"].as_i64().unwrap();
    let day = jiff::Timestamp::from_millisecond(sent).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
    let (today, before, after) = (
        day.date().to_string(),
        day.date().yesterday().unwrap().to_string(),
        day.date().tomorrow().unwrap().to_string(),
    );
    for (since, until, is_there) in [
        (&today, &today, true),
        (&before, &after, true),
        (&before, &before, false),
        (&after, &after, false),
    ] {
        let found = listed(&desk, &["--since", since, "--until", until, "--search", "orders"]);
        assert_eq!(found.contains(&"OH-1".to_owned()), is_there, "{since} {until}");
    }
}

#[test]
fn every_order_of_the_window_is_offered() {
    use SortKey::*;
    let desk = world();
    let keys = [
        Score,
        Title,
        Hours,
        HoursToday,
        Stage,
        StageSince,
        Area,
        Author,
        Owner,
        Builder,
        Supports,
        Comments,
        Completeness,
        BuildDays,
        Rice,
        Ice,
        Wsjf,
        Age,
        Updated,
        Number,
    ];
    for key in keys {
        let word = serde_json::to_value(key).unwrap().as_str().unwrap().replace('_', "-");
        let list = desk.json(&["list", "--sort", &word]);
        assert_eq!((list["count"].as_u64(), &list["left_out"]), (Some(5), &Value::Array(vec![])));
    }
    let order = |args: &[&str]| {
        let list = desk.json(&[&["list", "--sort", "hours", "--limit", "3"], args].concat());
        each(&list["ideas"], "shown_id").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(order(&[]), ["OH-1", "OH-3", "OH-2"]);
    assert_eq!(order(&["--reversed"]), ["OH-4", "OH-2", "OH-3"], "without hours comes last");
}
