//! What helps whoever helps holds nobody's texts.

use super::*;

#[test]
fn the_file_for_whoever_helps_holds_sizes_and_codes_and_nobodys_texts() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let secret = ["Quaggy supplies", "Wilhelmina", "Reconcile the vault"];
    ok(
        &app,
        "space.create",
        json!({
            "name": secret[0], "member_name": secret[1], "currency": "EUR", "time_zone": "UTC",
        }),
    );
    ok(
        &app,
        "device.set",
        json!({
            "language": "en", "theme": "dark", "home": "send", "single_keys_off": false,
            "log": "everything",
        }),
    );
    submit(&app, secret[2]);
    call(&app, "idea.get", json!({ "id": secret[2] })).unwrap_err();
    call(&app, secret[2], json!({})).unwrap_err();
    let files = ok(&app, "diagnostics.look", json!({}))["files"].take();
    for file in files.as_array().unwrap() {
        let is_empty = file["size_bytes"] == 0;
        assert_eq!(is_empty, file["kind"] == "backups", "{file}");
    }
    let saved = ok(&app, "diagnostics.save", json!({ "window": "WebKit\n 1440x900" }));
    let text = std::fs::read_to_string(saved["path"].as_str().unwrap()).unwrap();
    assert_eq!(json!(text), saved["text"]);
    for part in ["idea.get", "NOT_FOUND", "journal:", "\"findings\":[]", "theme", "1440x900"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let path = dir.path().display().to_string();
    for word in secret.iter().chain([&path.as_str()]) {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[test]
fn it_helps_where_no_space_opens() {
    let dir = tempfile::tempdir().unwrap();
    drop(founded(dir.path()));
    let journal = spaces(dir.path())[0].join("journal.db");
    std::fs::write(journal, vec![7_u8; 40_000]).unwrap();
    let app = open(dir.path());
    let seen = ok(&app, "diagnostics.look", json!({}));
    assert_eq!(seen["trouble"]["code"], "STORE_JOURNAL_DAMAGED");
    let saved = ok(&app, "diagnostics.save", json!({ "window": "" }));
    assert!(saved["text"].as_str().unwrap().contains("trouble: STORE_JOURNAL_DAMAGED"));
}
