//! Random catalogues: every view is what a naive reading says, and after any changes the list in
//! memory is the one that is read anew.

use crate::oracle::Oracle;
use crate::world::{NAMES, STAGES, World, beside, draws, ok, order};
use proptest::prelude::*;
use serde_json::{Value, json};

pub const COLUMNS: [&str; 20] = [
    "score",
    "title",
    "hours",
    "hours_today",
    "stage",
    "stage_since",
    "area",
    "author",
    "owner",
    "builder",
    "supports",
    "comments",
    "completeness",
    "build_days",
    "rice",
    "ice",
    "wsjf",
    "age",
    "updated",
    "number",
];

/// One or more conditions with values that occur. The oracle knows systems by name.
fn filter(world: &World, (kinds, a, b): (u32, u16, u16)) -> (Value, Value) {
    let mut filter = json!({});
    let area = world.areas[usize::from(a) % 3].clone();
    let conditions: [(&str, Value); 19] = [
        ("stages", json!([STAGES[usize::from(a) % 10], STAGES[usize::from(b) % 10]])),
        ("area_ids", json!([area])),
        ("no_area", json!(true)),
        ("system_ids", json!([world.systems[usize::from(a) % 3]])),
        ("no_system", json!(true)),
        ("authors", json!([NAMES[usize::from(b) % 4]])),
        ("unclaimed", json!(true)),
        ("hours_min", json!(f64::from(a % 100))),
        ("hours_max", json!(f64::from(b % 200))),
        ("no_estimate", json!(true)),
        ("score_min", json!(f64::from(a % 60))),
        ("score_max", json!(f64::from(b % 100))),
        ("no_score", json!(true)),
        ("supports_min", json!(1)),
        ("created_after_ms", json!(0)),
        ("created_before_ms", json!(1)),
        ("mine", json!(true)),
        ("followed", json!(true)),
        ("waiting_for_me", json!(true)),
    ];
    for (at, (name, value)) in conditions.into_iter().enumerate() {
        if kinds >> at & 1 == 1 {
            filter[name] = value;
        }
    }
    let mut named = filter.clone();
    if let Some(system) = filter["system_ids"][0].as_str() {
        let choices = ok(&world.app, "space.choices", json!({}));
        let systems = choices["systems"].as_array().unwrap();
        let known = systems.iter().find(|choice| choice["id"] == *system).unwrap();
        named["system_names"] = json!([known["name"]]);
    }
    (filter, named)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_view_is_what_a_naive_reading_says(
        arrivals in draws(18),
        acts in draws(25),
        views in proptest::collection::vec((any::<[u32; 3]>(), any::<u16>(), any::<u16>(), any::<bool>()), 30),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut world = World::new(dir.path());
        arrivals.into_iter().for_each(|draw| world.arrive(draw));
        acts.into_iter().for_each(|draw| world.act(draw));
        let oracle = Oracle::of(&world);
        for (at, (kinds, a, b, reversed)) in views.into_iter().enumerate() {
            // Three drawn at once leave one condition in eight, so that most views show something.
            let kinds = kinds[0] & kinds[1] & kinds[2];
            let (filter, named) = filter(&world, (kinds, a, b));
            let view = json!({ "filter": filter, "sort": COLUMNS[at % 20], "reversed": reversed });
            let asked = json!({ "filter": named, "sort": COLUMNS[at % 20], "reversed": reversed });
            let [locals, ranks, before] = order(&world.app, &view);
            prop_assert_eq!((&locals, &ranks), (&oracle.order(&asked).0, &oracle.order(&asked).1), "{}", view);
            prop_assert!(before.iter().all(|rank| *rank == 0));
            let summary = ok(&world.app, "ideas.summary", view.clone());
            prop_assert_eq!(&summary["count"], &json!(locals.len()));
            let scored = ranks.iter().filter(|rank| **rank > 0).count();
            prop_assert_eq!(&summary["scored"], &json!(scored));
            prop_assert_eq!(&summary["left_out"], &json!([]));
            facets_count_what_a_filter_shows(&world, &view)?;
        }
    }

    #[test]
    fn after_any_change_the_list_is_the_one_that_is_read_anew(
        arrivals in draws(12),
        acts in proptest::collection::vec((draws(3), any::<bool>()), 12),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut world = World::new(dir.path());
        arrivals.into_iter().for_each(|draw| world.arrive(draw));
        for (acts, looks) in acts {
            // Somebody looks now and then, so that there is something to be kept level.
            if looks {
                order(&world.app, &json!({ "sort": "title" }));
            }
            acts.into_iter().for_each(|draw| world.act(draw));
            let fresh = beside(dir.path());
            for (at, column) in COLUMNS.iter().enumerate() {
                let search = ["", "zebra", "word1", "OH-3"][at % 4];
                let view = json!({ "sort": column, "search": search, "reversed": at % 3 == 0 });
                prop_assert_eq!(order(&world.app, &view), order(&fresh, &view), "{}", view);
                for command in ["ideas.summary", "ideas.facets"] {
                    let view = view.clone();
                    prop_assert_eq!(ok(&world.app, command, view.clone()), ok(&fresh, command, view));
                }
            }
            let ideas = |app| ok(app, "app.state", json!({}))["space"]["ideas"].clone();
            prop_assert_eq!(ideas(&world.app), ideas(&fresh));
        }
    }
}

/// Choosing a value of the menu shows as many ideas as the menu says.
fn facets_count_what_a_filter_shows(world: &World, view: &Value) -> Result<(), TestCaseError> {
    let facets = ok(&world.app, "ideas.facets", view.clone());
    let lists = [
        ("stages", "stages", ""),
        ("areas", "area_ids", "no_area"),
        ("systems", "system_ids", "no_system"),
        ("authors", "authors", ""),
        ("builders", "builder_ids", "unclaimed"),
    ];
    for (list, condition, twin) in lists {
        for facet in facets[list].as_array().unwrap() {
            let mut chosen = view.clone();
            let filter = chosen["filter"].as_object_mut().unwrap();
            filter.remove(condition);
            filter.remove(twin);
            match facet["key"].is_null() {
                true => filter.insert(twin.to_owned(), json!(true)),
                false => filter.insert(condition.to_owned(), json!([facet["key"]])),
            };
            let shown = order(&world.app, &chosen)[0].len();
            prop_assert_eq!(&facet["count"], &json!(shown), "{} {}", list, facet);
        }
    }
    Ok(())
}
