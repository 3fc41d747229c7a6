//! The law: whatever is in a catalogue, its export comes back as the same, in every format.

use crate::desk::{Desk, desk_in};
use crate::given::{Event, World, event};
use hub_core::SystemId;
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// Rows on which the law was held, and how many ideas there were with awkward company.
static SAME: AtomicU64 = AtomicU64::new(0);

fn systems(desk: &Desk) -> Vec<SystemId> {
    let choices = desk.call("space.choices");
    let systems = choices["systems"].as_array().expect("a list");
    let id = |system: &serde_json::Value| system["id"].as_str().expect("an id").parse();
    systems.iter().map(|system| id(system).expect("an id")).collect()
}

fn happens(desk: &Desk, events: &[Event]) -> World {
    let mut world = World::default();
    for event in events {
        let Some(operation) = world.operation(event) else { continue };
        if desk.send(operation.clone()) {
            world.accepted(&operation, systems(desk));
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    fn any_catalogue_comes_back(
        events in prop::collection::vec(event(), 10..60),
        (currency, zone) in prop::sample::select(vec![
            ("EUR", "UTC"), ("JPY", "Asia/Tokyo"), ("BRL", "America/Sao_Paulo"), ("KWD", "Asia/Kuwait"),
        ]),
    ) {
        let desk = desk_in(currency, zone);
        happens(&desk, &events);
        SAME.fetch_add(desk.comes_back(), Ordering::Relaxed);
    }
}

#[test]
fn whatever_is_in_a_catalogue() {
    any_catalogue_comes_back();
    let same = SAME.load(Ordering::Relaxed);
    assert!(same >= 100, "only {same} ideas were exported; the law looks at too little");
}
