//! Invites, accounts, roles, and being removed.

use crate::world::{Desk, Two, email};
use hub_core::rows::Role;
use serde_json::json;

#[test]
fn an_administrator_invites_and_sees_how_people_sign_in() {
    let two = Two::with(Role::Contributor);
    let invite = two.ana.call("invites.create", json!({ "role": "lead", "days": 7 }));
    let folder = tempfile::tempdir().unwrap();
    let cleo = Desk::open(folder.path());
    cleo.join(invite["link"].as_str().unwrap(), "Cleo");
    assert_eq!(cleo.call("app.state", json!({}))["space"]["me"]["role"], "lead");
    let accounts = two.ana.call("members.accounts", json!({}));
    let emails: Vec<_> =
        accounts.as_array().unwrap().iter().map(|it| it["email"].clone()).collect();
    assert_eq!(emails, ["Ana", "Ben", "Cleo"].map(|name| json!(email(name))));
    for (command, params) in
        [("members.accounts", json!({})), ("invites.create", json!({ "role": "admin", "days": 7 }))]
    {
        assert_eq!(two.ben.fails(command, params).code, "FORBIDDEN", "{command}");
    }
    let failed = two.ana.fails("invites.create", json!({ "role": "lead", "days": 400 }));
    assert_eq!(failed.code, "INVALID");
}

#[test]
fn whoever_is_removed_gets_nothing_more_and_is_told() {
    let two = Two::with(Role::Contributor);
    let known = two.ana.submit("Before");
    two.ben.until_there(&known);
    let ben = two.ben.call("app.state", json!({}))["space"]["me"]["id"].clone();
    two.ana.send(json!({ "kind": "member.remove", "member": ben }));
    two.ana.until_sent();
    let later = two.ana.submit("After");
    two.ana.until_sent();
    two.ben.call("sync.now", json!({}));
    two.ben.until("he is told", |ben| {
        let phase = ben.sync()["phase"].clone();
        phase == "removed" || phase == "needs_sign_in"
    });
    assert!(two.ben.page(&later).is_null());
    assert_eq!(two.ben.page(&known)["case"]["title"], "Before", "what was read stays");
    let details = two.ben.call("sync.details", json!({}))["text"].as_str().unwrap().to_owned();
    assert!(details.contains("phase"), "{details}");
    let tokens = std::fs::read_to_string(two.folders[1].path().join("tokens")).unwrap_or_default();
    let words = tokens.split('"').filter(|word| word.len() > 20);
    assert!(words.into_iter().all(|word| !details.contains(word)), "no token in a report");
}
