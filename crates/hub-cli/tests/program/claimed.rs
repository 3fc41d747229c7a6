//! Claiming, assigning, releasing.

use crate::program::Desk;
use crate::world::{members, world};
use serde_json::json;

fn ready() -> Desk {
    let desk = world();
    desk.ok(&["move", "OH-1", "--to", "ready"]);
    desk
}

#[test]
fn an_opportunity_is_claimed_released_and_assigned() {
    let desk = ready();
    let claimed = desk.json(&["claim", "OH-1"]);
    let told = ["builder", "builder_id", "idea_id", "requested", "shown_id", "stage"];
    assert_eq!(members(&claimed), told);
    assert_eq!((&claimed["stage"], &claimed["requested"]), (&json!("building"), &json!(false)));
    let me = claimed["builder"].as_str().expect("a name").to_owned();
    assert!(desk.ok(&["claim", "1"]).contains(&format!("is built by {me} (building)")));
    let released = desk.json(&["release", "1", "--note", "No access yet"]);
    assert_eq!((&released["stage"], &released["builder"]), (&json!("ready"), &json!(null)));
    let comments = desk.json(&["show", "1"])["comments"].clone();
    assert_eq!(comments[0]["body"], "No access yet");
    let assigned = desk.json(&["assign", "1", &me.to_uppercase()]);
    assert_eq!(assigned["builder"], json!(me));
    assert!(desk.ok(&["undo"]).contains("assigned"));
    assert_eq!(desk.json(&["show", "1"])["stage"]["now"], "ready");
}

#[test]
fn what_is_refused_says_what_to_do() {
    let desk = ready();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["claim", "OH-2"], 1, "OH-2 is \"new\" now."),
        (&["claim", "99"], 4, "There is no idea \"99\" here."),
        (&["release", "OH-1"], 1, "This cannot be done while the idea is \"ready\"."),
        (&["assign", "OH-1", "Nobody"], 4, "There is nobody called \"Nobody\" here."),
        (&["move", "OH-1", "--to", "building"], 1, "Use `ohub claim`"),
    ];
    for (args, exit, words) in cases {
        let answer = desk.run(args);
        assert_eq!(answer.code, *exit, "{args:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(words), "{args:?}: {}", answer.stderr);
    }
    desk.ok(&["claim", "OH-1"]);
    let answer = desk.run(&["move", "OH-1", "--to", "testing"]);
    assert!(answer.stderr.contains("where the program of OH-1 is kept"), "{}", answer.stderr);
}
