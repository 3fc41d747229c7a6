//! Joining: what a link says, what can go wrong, and going on after it was cut off.

use crate::world::{Desk, PASSWORD, Server, accept, email};
use hub_core::rows::Role;
use serde_json::{Value, json};

fn look(desk: &Desk, link: &str) -> Value {
    desk.call("join.look", json!({ "link": link }))
}

fn sign_in(server: &Server, name: &str, password: &str) -> Value {
    json!({ "link": server.address(), "email": email(name), "password": password,
        "device_name": "Laptop" })
}

#[test]
fn a_link_says_who_invites_where_and_nothing_is_changed() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    let link = server.link(Some(Role::Engineer));
    for _ in 0..2 {
        let look = look(&desk, &link);
        assert_eq!(look["host"], "127.0.0.1");
        assert_eq!(look["protection"], "loopback");
        assert_eq!(look["known"], json!(null));
        let invite = &look["invite"];
        assert_eq!((&invite["space_name"], &invite["role"]), (&json!("Alder"), &json!("engineer")));
    }
    assert_eq!(look(&desk, &server.address())["invite"], json!(null));
    assert_eq!(desk.call("space.list", json!({})), json!([]));
    desk.join(&link, "Ben");
    let space = json!(server.space);
    assert_eq!(look(&desk, &server.link(Some(Role::Viewer)))["known"], space);
    let spaces = desk.call("space.list", json!({}));
    let entry = &spaces[0];
    assert_eq!((&entry["id"], &entry["name"]), (&space, &json!("Alder")));
    assert_eq!((&entry["kind"], &entry["is_open"]), (&json!("joined"), &json!(true)));
}

#[test]
fn what_can_be_wrong_with_a_link_has_a_code_each() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    let spent = server.link(Some(Role::Viewer));
    desk.join(&spent, "Ben");
    let nobody = {
        let mut other = Server::start();
        other.stop();
        other.address()
    };
    let unknown = hub_server::link::join(&server.address(), "ohi_nothing", None);
    let plain = "http://hub.example.org";
    let unreadable = [
        ("", "LINK_UNREADABLE"),
        ("ohub://join?invite=x", "LINK_UNREADABLE"),
        ("ftp://hub.example.org", "LINK_UNREADABLE"),
        (plain, "PLAIN_HTTP"),
        (&nobody, "SERVER_UNREACHABLE"),
        (&format!("{}/elsewhere", server.address()), "NOT_A_HUB"),
        (&spent, "INVITE_SPENT"),
        (&unknown, "NOT_ACCEPTED"),
    ];
    for (link, code) in unreadable {
        assert_eq!(desk.fails("join.look", json!({ "link": link })).code, code, "{link}");
    }
}

#[test]
fn what_a_person_types_is_refused_by_field_and_nothing_is_left() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    let link = server.link(Some(Role::Viewer));
    let cases = [
        ("password", "short", "INVALID"),
        ("display_name", "", "INVALID"),
        ("email", "nobody", "INVALID"),
        ("device_name", "", "INVALID"),
    ];
    for (field, value, code) in cases {
        let mut wanted = accept(&link, "Ben");
        wanted[field] = json!(value);
        let failed = desk.fails("join.accept", wanted);
        assert_eq!((failed.code.as_str(), &failed.facts["field"]), (code, &json!(field)));
    }
    assert_eq!(desk.call("space.list", json!({})), json!([]));
    desk.join(&link, "Ben");
    let taken = desk.fails("join.accept", accept(&server.link(Some(Role::Viewer)), "Ben"));
    assert_eq!(taken.code, "EMAIL_TAKEN");
}

#[test]
fn an_invite_whose_answer_was_lost_is_accepted_again_by_signing_in() {
    let server = Server::start();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let link = server.link(Some(Role::Contributor));
    // The first device heard no answer: it kept nothing.
    Desk::open(folders[0].path()).join(&link, "Ben");
    let desk = Desk::open(folders[1].path());
    let failed = desk.fails("join.accept", {
        let mut other = accept(&link, "Ben");
        other["password"] = json!("another password");
        other
    });
    assert_eq!(failed.code, "INVITE_SPENT");
    desk.join(&link, "Ben");
    let me = desk.call("app.state", json!({}))["space"]["me"]["name"].clone();
    assert_eq!(me, "Ben");
}

#[test]
fn whoever_has_an_account_signs_in_on_a_second_device_and_it_can_be_revoked() {
    let server = Server::start();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let first = Desk::open(folders[0].path());
    first.join(&server.link(None), "Ana");
    let second = Desk::open(folders[1].path());
    let wrong = second.fails("join.sign_in", sign_in(&server, "Ana", "wrong password"));
    assert_eq!(wrong.code, "NOT_ACCEPTED");
    let joined = second.call("join.sign_in", sign_in(&server, "Ana", PASSWORD));
    assert_eq!(joined["tokens"], "file");
    second.until_sent();
    let devices = first.call("devices.list", json!({}));
    let other = devices.as_array().unwrap().iter().find(|device| device["is_this"] == false);
    let other = other.unwrap();
    assert_eq!(other["name"], "Laptop");
    let left = first.call("devices.revoke", json!({ "session": other["session"] }));
    assert_eq!(left.as_array().map(Vec::len), Some(1));
    second.call("sync.now", json!({}));
    let id = second.submit("Match invoices");
    second.until_phase("needs_sign_in");
    assert_eq!(second.sync()["last_error"]["code"], "NOT_SIGNED_IN");
    assert_eq!(second.sync()["queue"], 1, "what waits stays");
    second.call("join.sign_in", sign_in(&server, "Ana", PASSWORD));
    second.until_sent();
    first.until_there(&id);
}

#[test]
fn a_sync_that_was_cut_off_goes_on_with_the_next_start() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    // Closed at once: the first copy may be anywhere on its way.
    desk.call("join.accept", accept(&server.link(None), "Ana"));
    drop(desk);
    let desk = Desk::open(folder.path());
    desk.until_sent();
    assert_eq!(desk.call("app.state", json!({}))["space"]["me"]["name"], "Ana");
    let spaces = std::fs::read_dir(folder.path().join("spaces")).unwrap().count();
    assert_eq!(spaces, 1, "no half-made folder is left");
}

#[test]
fn until_the_first_copy_is_whole_only_the_sync_has_answers() {
    let mut server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let link = server.link(None);
    let desk = Desk::open(folder.path());
    desk.call("join.accept", accept(&link, "Ana"));
    drop(desk);
    server.stop();
    let copy = hub_store_folder(folder.path());
    std::fs::remove_file(copy.join("catalogue.db")).unwrap();
    let desk = Desk::open(folder.path());
    let state = desk.call("app.state", json!({}));
    assert_eq!((&state["trouble"], &state["space"]["name"]), (&json!(null), &json!("Alder")));
    assert_eq!(
        (&state["space"]["is_filling"], &state["space"]["kind"]),
        (&json!(true), &json!("joined"))
    );
    for (command, params) in
        [("ideas.summary", json!({})), ("space.members", json!({})), ("inbox.list", json!({}))]
    {
        assert_eq!(desk.fails(command, params).code, "SPACE_FILLING", "{command}");
    }
    desk.until_phase("offline");
    server.serve();
    desk.call("sync.now", json!({}));
    desk.until_sent();
    assert_eq!(desk.call("ideas.summary", json!({}))["total"], 0);
}

fn hub_store_folder(data: &std::path::Path) -> std::path::PathBuf {
    std::fs::read_dir(data.join("spaces")).unwrap().flatten().next().unwrap().path()
}
