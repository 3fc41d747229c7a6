//! The bounds of section 2.2, each at its edge: what stands and what does not.

use crate::world::*;
use hub_core::decide::{check_import, check_submission};
use hub_core::operation::Imported;
use hub_core::rows::*;
use hub_core::*;
use serde_json::{Value, json};
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));

/// Field, values that stand, values that do not with the problem that is told.
type Edge = (&'static str, Vec<Value>, Vec<(Value, &'static str)>);

fn edges() -> Vec<Edge> {
    let range = "out_of_range";
    let wrong = "wrong_type";
    let triple =
        |low: f64, likely: f64, high: f64| json!({ "low": low, "likely": likely, "high": high });
    let long = |n: usize| json!("é".repeat(n));
    let link = |url: &str| json!([{ "url": url, "label": "" }]);
    let address = |n: usize| json!([{ "url": format!("https://{}", "a".repeat(n - 8)) }]);
    vec![
        (
            "title",
            vec![long(200), json!("a\u{200D}b\u{200E}")],
            vec![
                (long(201), "too_long"),
                (json!(" \u{200B}\u{200D} "), "empty"),
                (json!("a\nb"), "character"),
                (json!("a\u{7}b"), "character"),
                (json!("a\u{202E}b"), "character"),
                (json!("a\u{2066}b"), "character"),
                (json!(5), wrong),
                (json!(["a"]), wrong),
            ],
        ),
        (
            "description",
            vec![long(20_000), json!("a\n\tb")],
            vec![(long(20_001), "too_long"), (json!("\u{0}a\u{0}b"), "character")],
        ),
        (
            "links",
            vec![link("HTTPS://example.org/a?b=c#d"), address(2_000), link("https://[::1]/")],
            vec![
                (link("http://example.org"), "not_https"),
                (link("javascript:alert(1)"), "not_https"),
                (link("https://"), "not_https"),
                (link("https:///etc"), "not_https"),
                (link("https://a b"), "not_https"),
                (link("https://a\"onclick="), "not_https"),
                (link(""), "empty"),
                (address(2_001), "too_long"),
                (json!([{ "url": "https://a", "label": "x".repeat(81) }]), "too_long"),
                (json!(vec![json!({ "url": "https://a" }); 21]), "too_long"),
                (json!("https://a"), wrong),
            ],
        ),
        ("lang", vec![json!("en"), json!("other")], vec![(json!("fr"), wrong)]),
        (
            "runs",
            vec![json!(0.001), json!(1_000_000)],
            vec![
                (json!(0), range),
                (json!(-1), range),
                (json!(1_000_000.1), range),
                (json!("5"), wrong),
            ],
        ),
        ("period", vec![json!("half_year")], vec![(json!("decade"), wrong)]),
        (
            "minutes_per_run",
            vec![json!(0.5), json!(100_000)],
            vec![(json!(0), range), (json!(100_001), range)],
        ),
        (
            "people",
            vec![json!(1), json!(100_000)],
            vec![(json!(0.5), range), (json!(100_001), range)],
        ),
        ("error_rate", vec![json!(0), json!(1)], vec![(json!(-0.1), range), (json!(1.1), range)]),
        ("reviewed_share", vec![json!(0), json!(1)], vec![(json!(1.01), range)]),
        (
            "rework_minutes",
            vec![json!(0), json!(100_000)],
            vec![(json!(-1), range), (json!(1e300), range)],
        ),
        ("review_minutes", vec![json!(0)], vec![(json!(-1), range)]),
        ("execution_minutes", vec![json!(0)], vec![(json!(100_000.5), range)]),
        (
            "automatable_share",
            vec![triple(0.0, 0.5, 1.0), triple(0.5, 0.5, 0.5)],
            vec![
                (triple(0.6, 0.5, 0.8), "not_in_order"),
                (triple(0.1, 0.9, 0.8), "not_in_order"),
                (triple(0.1, 0.2, 1.1), range),
                (json!(0.5), wrong),
                (json!({ "low": 0.1, "likely": 0.2 }), wrong),
            ],
        ),
        (
            "build_days",
            vec![triple(0.1, 5.0, 10_000.0)],
            vec![(triple(0.0, 1.0, 2.0), range), (triple(1.0, 2.0, 10_001.0), range)],
        ),
        (
            "labour",
            vec![
                json!({ "per": "year", "minor": 10_000_000_000_000_i64 }),
                json!({ "per": "hour", "minor": 0 }),
            ],
            vec![
                (json!({ "per": "hour", "minor": 10_000_000_000_001_i64 }), range),
                (json!({ "per": "hour", "minor": -1 }), range),
                (json!({ "per": "week", "minor": 1 }), wrong),
                (json!({ "per": "hour", "minor": 1.5 }), wrong),
            ],
        ),
        ("day_cost_minor", vec![json!(0)], vec![(json!(-1), range), (json!(1e13 + 2.0), wrong)]),
        ("running_cost_per_year_minor", vec![json!(0)], vec![(json!(-1), range)]),
        (
            "rules",
            vec![json!(1), json!(5)],
            vec![(json!(0), range), (json!(6), range), (json!(300), wrong), (json!(2.5), wrong)],
        ),
        ("documented", vec![json!(1)], vec![(json!(6), range)]),
        ("fit", vec![json!(5)], vec![(json!(0), range)]),
        ("rice_reach", vec![json!(0)], vec![(json!(-1), range)]),
        (
            "rice_impact",
            [0.25, 0.5, 1.0, 2.0, 3.0].map(|it| json!(it)).into(),
            vec![(json!(0.3), range)],
        ),
        ("rice_confidence", [0.5, 0.8, 1.0].map(|it| json!(it)).into(), vec![(json!(0.9), range)]),
        ("ice_ease", vec![json!(1), json!(10)], vec![(json!(11), range)]),
        (
            "wsjf_size",
            [1, 2, 3, 5, 8, 13, 20].map(|it| json!(it)).into(),
            vec![(json!(4), range), (json!(0), range)],
        ),
    ]
}

#[test]
fn values_stand_up_to_their_bounds_and_not_beyond() {
    for (field, stand, refused) in edges() {
        for value in stand {
            let mut world = World::new();
            world.put_body(ID.0, full_idea(Stage::New));
            world.ok(member(Role::Lead), edit(ID, field, value));
        }
        for (value, problem) in refused {
            let mut world = World::new();
            world.put_body(ID.0, full_idea(Stage::New));
            let refusal = world.refused(member(Role::Lead), edit(ID, field, value.clone()));
            let told = (refusal.facts["field"].as_str(), refusal.facts["problem"].as_str());
            assert_eq!(told, (Some(field), Some(problem)), "{value}");
        }
    }
}

#[test]
fn values_of_the_build_stand_up_to_their_bounds() {
    let cases = [
        ("repository_url", json!("ssh://git@example.org/a.git"), true),
        ("repository_url", json!("file:///home/a"), false),
        ("repository_url", json!("git@example.org:a b"), false),
        ("runs_where", json!("x".repeat(200)), true),
        ("runs_where", json!("x".repeat(201)), false),
        ("target_on", json!("2100-12-31"), true),
        ("target_on", json!("1969-12-31"), false),
        ("target_on", json!("soon"), false),
        ("manual_minutes_per_unit", json!(0), false),
        ("investment_minor", json!(-1), false),
        ("run_source_ref", json!({ "source": "", "label": "a" }), false),
    ];
    for (field, value, stands) in cases {
        let mut world = World::new();
        world.put_body(ID.0, full_idea(Stage::Building));
        let decision = world.act(member(Role::Lead), edit(ID, field, value.clone()));
        assert_eq!(decision.verdict == Verdict::Ok, stands, "{field} {value}");
    }
}

#[test]
fn all_that_is_wrong_with_a_submission_is_listed_in_the_order_of_the_fields() {
    let mut given = submission(ID, "");
    given.case.links = vec![Link { url: "http://a".into(), label: String::new() }];
    given.estimate.runs = Some(f64::NAN);
    given.estimate.build_days = Some(Triple::new(3.0, 2.0, 1.0));
    given.answers.stable = Some(9);
    let found = check_submission(&given);
    let fields: Vec<_> =
        found.iter().map(|refusal| refusal.facts["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["title", "links", "runs", "build_days", "stable"]);
    let first = World::new().refused(BYSTANDER, Operation::IdeaSubmit(given.clone()));
    assert_eq!(first, found[0]);
    let imported = Imported {
        stage: Stage::Testing,
        reason_code: None,
        reason: Some("x".repeat(2_001)),
        submitted_for: Some("x".repeat(121)),
        batch_id: BatchId(Uuid::nil()),
        live_at_ms: Some(i64::MAX),
        ratings: Ratings { risk: Some(0), ..Ratings::default() },
    };
    let found = check_import(&given, &imported);
    let last: Vec<_> = found[5..].iter().map(|it| it.facts["field"].as_str().unwrap()).collect();
    assert_eq!(last, ["stage", "reason", "submitted_for", "live_at_ms", "risk"]);
    assert_eq!(check_submission(&submission(ID, "Fine")), []);
}

#[test]
fn refusals_say_the_bounds() {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::New));
    let refusal = world.refused(BYSTANDER, edit(ID, "error_rate", json!(2)));
    assert_eq!((&refusal.facts["min"], &refusal.facts["max"]), (&json!(0.0), &json!(1.0)));
    let refusal = world.refused(BYSTANDER, edit(ID, "title", json!("x".repeat(500))));
    assert_eq!((&refusal.facts["length"], &refusal.facts["max"]), (&json!(500), &json!(200)));
    let refusal = world.refused(BYSTANDER, edit(ID, "runs", json!(0)));
    assert_eq!(refusal.facts["above_min"], json!(true));
}
