//! The way of a file through the window: handed in, looked at, tried, put right, carried out, taken
//! back; and what is remembered of it.

use crate::desk::{Desk, desk};
use serde_json::{Value, json};
use std::sync::mpsc::channel;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

const CSV: &str = "Nome da ideia;Departamento;Frequência;Quantas vezes;Minutos;Custo por hora;Status;Criado em;Votos\n\
                   Conciliação bancária;Finanças;mensal;\"1.234,5\";12;\"45,50\";Em produção;31/12/2025;7\n\
                   Cobrança de faturas;Finanças;semanal;10;7,5;;Descoberta;01/02/2026;2\n\
                   Folha;RH;mensal;muitas;5;;Ideia;;\n";

impl Desk {
    fn ask(&self, command: &str, params: Value) -> Value {
        self.try_to(command, params).unwrap_or_else(|code| panic!("{command}: {code}"))
    }

    fn try_to(&self, command: &str, params: Value) -> Result<Value, String> {
        match self.app.call(command, params) {
            Ok(hub_app::Reply::Json(text)) => Ok(serde_json::from_str(&text).unwrap()),
            Ok(other) => panic!("{command}: {other:?}"),
            Err(error) => Err(error.code),
        }
    }

    fn upload(&self, name: &str, bytes: &[u8]) -> Value {
        json!(self.session.import_upload(name, bytes.to_vec()).unwrap())
    }

    fn look(&self, upload: &Value) -> Value {
        self.ask("import.look", json!({ "upload": upload }))
    }
}

/// The request of a dry run as the look suggests it.
fn suggested(look: &Value) -> Value {
    let columns = look["columns"].as_array().unwrap();
    let mapped = columns.iter().filter(|column| !column["target"].is_null());
    let mapping: Vec<Value> = mapped
        .map(|column| json!({ "column": column["name"], "target": column["target"] }))
        .collect();
    json!({
        "upload": look["upload"], "mapping": mapping, "source": look["source"],
        "stage_words": look["stage_words"], "period": look["period"],
    })
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn with(request: &Value, member: &str, value: Value) -> Value {
    let mut request = request.clone();
    request[member] = value;
    request
}

#[test]
fn a_file_is_looked_at_tried_put_right_brought_in_and_taken_back() {
    let desk = desk();
    let upload = desk.upload("Ideias 2026.csv", &latin(CSV));
    let look = desk.look(&upload);
    let settings = json!({
        "sheet": null, "header_row": 1, "encoding": "windows-1252", "delimiter": ";",
        "decimal": "comma", "date_order": "day_first",
    });
    assert_eq!((&look["settings"], &look["format"]), (&settings, &json!("delimited")));
    assert_eq!((&look["rows"], &look["rows_in_file"]), (&json!(3), &json!(4)));
    assert_eq!((&look["source"], &look["known"]), (&json!("Ideias 2026"), &Value::Null));
    let targets: Vec<&str> = look["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["target"].as_str().unwrap_or("-"))
        .collect();
    let expected = [
        "title",
        "area",
        "period",
        "runs",
        "minutes_per_run",
        "hourly_cost",
        "stage",
        "created_on",
        "note",
    ];
    assert_eq!(targets, expected);
    assert_eq!(look["first_rows"][0]["cells"][0], "Nome da ideia");
    assert_eq!(look["table_rows"][0]["cells"][0], "Conciliação bancária");
    assert_eq!(look["table_rows"].as_array().unwrap().len(), 3);

    let request = suggested(&look);
    let first = desk.ask("import.preview", request.clone());
    assert_eq!((&first["counts"]["new"], &first["counts"]["refused"]), (&json!(1), &json!(2)));
    assert_eq!(desk.total(), 0, "a dry run writes nothing");
    let words = json!([
        { "word": "Em produção", "rows": 1, "stage": "live", "by": "common" },
        { "word": "Descoberta", "rows": 1, "stage": null, "by": null },
        { "word": "Ideia", "rows": 1, "stage": "new", "by": "common" },
    ]);
    assert_eq!(first["stage_words"], words);
    let problems = json!([
        { "column": "Quantas vezes", "field": "runs", "problem": "wrong_type", "rows": 1 },
        { "column": "Status", "field": "stage", "problem": "unknown_stage", "rows": 1 },
    ]);
    assert_eq!(first["problems"], problems);
    let refused = json!({ "plan": first["plan"], "kinds": ["refused"] });
    let rows = desk.ask("import.rows", refused);
    assert_eq!(rows["total"], 2);
    let of_problem = |nth: usize, what: &str| {
        let mut key = first["problems"][nth].clone();
        key["problem"] = json!(what);
        let asked = json!({ "plan": first["plan"], "kinds": ["refused"], "problem": key });
        let rows = desk.ask("import.rows", asked);
        (rows["total"].as_u64().unwrap(), rows["rows"][0]["row"].as_u64())
    };
    assert_eq!(of_problem(0, "wrong_type"), (1, rows["rows"][1]["row"].as_u64()));
    assert_eq!(of_problem(1, "unknown_stage"), (1, rows["rows"][0]["row"].as_u64()));
    assert_eq!(of_problem(1, "wrong_type"), (0, None), "of another column");
    let facts = &rows["rows"][1]["problems"][0]["facts"];
    assert_eq!((&facts["column"], &facts["value"]), (&json!("Quantas vezes"), &json!("muitas")));
    assert_eq!(rows["rows"][1]["cells"][3], "muitas");

    // The word said, the cell put right, and then one row left out.
    let said = with(&request, "stage_words", json!({ "descoberta": "assessing" }));
    let fixes = json!([{ "row": 4, "column": "Quantas vezes", "text": "1.000" }]);
    let said = with(&said, "fixes", fixes);
    let second = desk.ask("import.preview", said.clone());
    assert_eq!((&second["counts"]["new"], &second["counts"]["refused"]), (&json!(3), &json!(0)));
    assert_eq!(desk.try_to("import.rows", json!({ "plan": first["plan"] })), Err("NO_PLAN".into()));
    let all = desk.ask("import.rows", json!({ "plan": second["plan"], "offset": 2 }));
    assert_eq!((&all["total"], &all["rows"][0]["cells"][3]), (&json!(3), &json!("1.000")));
    let runs =
        all["rows"][0]["changes"].as_array().unwrap().iter().find(|it| it["field"] == "runs");
    assert_eq!(runs.unwrap()["after"], 1_000.0);
    let third = desk.ask("import.preview", with(&said, "exclude", json!([3])));
    let counts = &third["counts"];
    assert_eq!((&counts["new"], &counts["excluded"]), (&json!(2), &json!(1)));

    let done = desk.ask("import.run", json!({ "plan": third["plan"] }));
    assert_eq!((&done["counts"], desk.total()), (counts, 2));
    assert_eq!(done["new_areas"], json!(["Finanças", "RH"]));
    let again = desk.ask("import.run", json!({ "plan": third["plan"] }));
    assert_eq!((&again, desk.total()), (&done, 2), "sent twice, it acts once");
    assert_eq!(desk.ask("import.result", json!({ "plan": third["plan"] })), done);
    let rows = desk.ask("import.rows", json!({ "plan": third["plan"], "kinds": ["new"] }));
    assert_eq!(rows["rows"][0]["shown_id"], "OH-1");
    let page = desk.page("1");
    assert_eq!(page.case.description, "Votos: 7");
    assert_eq!(page.inputs.labour.unwrap().minor, 4_550);
    assert_eq!(page.inputs.runs, Some(1_234.5));

    let undone = desk.ask("undo.do", json!({ "id": uuid(), "act": done["act"] }));
    assert_eq!((undone["left_count"].as_u64(), desk.total()), (Some(0), 0), "{undone}");
}

fn uuid() -> String {
    uuid::Uuid::now_v7().to_string()
}

#[test]
fn what_was_said_is_remembered_for_the_same_column_names() {
    let desk = desk();
    let csv = "What,Where,Level\nCheck invoices,Finance,gamma\n";
    let look = desk.look(&desk.upload("a.csv", csv.as_bytes()));
    let request = json!({
        "upload": look["upload"], "source": "Old list",
        "mapping": [
            { "column": "What", "target": "title" },
            { "column": "Where", "target": "note" },
            { "column": "Level", "target": "stage" },
        ],
        "stage_words": { "gamma": "live" },
    });
    let preview = desk.ask("import.preview", request);
    desk.ask("import.run", json!({ "plan": preview["plan"] }));
    // The same names in another order and another case.
    let csv = "LEVEL,what,Where\ngamma,Send reminders,Sales\n";
    let look = desk.look(&desk.upload("b.csv", csv.as_bytes()));
    let columns = look["columns"].as_array().unwrap();
    let targets: Vec<&Value> = columns.iter().map(|column| &column["target"]).collect();
    assert_eq!(targets, ["stage", "title", "note"]);
    assert!(columns.iter().all(|column| column["how"] == "remembered"), "{columns:?}");
    assert_eq!(
        (&look["source"], &look["stage_words"]),
        (&json!("Old list"), &json!({ "gamma": "live" }))
    );
    let preview = desk.ask("import.preview", suggested(&look));
    assert_eq!(
        (&preview["counts"]["new"], &preview["stage_words"][0]["by"]),
        (&json!(1), &json!("said"))
    );
    // Asked to forget, a run keeps nothing; other names know nothing.
    let look = desk.look(&desk.upload("c.csv", b"What,Where\nA thing,B\n"));
    let preview = desk.ask("import.preview", suggested(&look));
    desk.ask("import.run", json!({ "plan": preview["plan"], "forget": true }));
    let look = desk.look(&desk.upload("c.csv", b"What,Where\nA thing,B\n"));
    assert!(look["columns"].as_array().unwrap().iter().all(|it| it["how"] != "remembered"));
}

#[test]
fn possible_duplicates_are_found_in_the_background() {
    let desk = desk();
    desk.import("title,description\nMatch incoming bank payments with open customer invoices,Each morning the bank statement is compared with the list of open invoices by hand\n");
    let csv = "title,description,area\n\
               Match bank payments with the open invoices of customers,Every morning the bank statement is compared by hand with the list of open invoices,\n\
               Order new laptops for people who join,Hardware is ordered by mail,IT\n\
               Order new laptops for people who join,Hardware is ordered by mail,IT\n\
               Plan holidays of the night shift,A table on the wall,\n";
    let (tell, told) = channel();
    desk.app.on_changed(move |change| {
        let change: Value = serde_json::from_str(change).unwrap();
        if change["kinds"] == json!(["import"]) {
            let _ = tell.send(());
        }
    });
    let look = desk.look(&desk.upload("new.csv", csv.as_bytes()));
    let preview = desk.ask("import.preview", suggested(&look));
    let plan = json!({ "plan": preview["plan"] });
    told.recv_timeout(PATIENCE).unwrap();
    let likes = desk.ask("import.likes", plan.clone());
    let expected = json!({ "phase": "ready", "done": 4, "total": 4, "found": 2, "failure": null });
    assert_eq!(likes, expected);
    let rows = json!({ "plan": preview["plan"], "kinds": ["possible_duplicate"] });
    let rows = desk.ask("import.rows", rows);
    assert_eq!(rows["total"], 2, "{rows}");
    let first = &rows["rows"][0]["likes"][0];
    assert_eq!((&rows["rows"][0]["row"], &first["idea"]["shown_id"]), (&json!(2), &json!("OH-1")));
    assert!(["probably", "very_likely"].contains(&first["sureness"].as_str().unwrap()), "{first}");
    let second = &rows["rows"][1]["likes"];
    assert_eq!((&second[0]["row"], &second[0]["sureness"]), (&json!(3), &Value::Null));
    assert_eq!(second.as_array().unwrap().len(), 1, "the same row is told once: {second}");
    assert_eq!(desk.ask("import.skip_likes", plan)["phase"], "ready", "it is over already");
}

#[test]
fn everything_that_is_found_out_can_be_overruled() {
    let desk = desk();
    let csv = "Export of 2026,,\nname|runs|when\nA|1.5|03/04/2026\n";
    let upload = desk.upload("x.csv", csv.as_bytes());
    let settings = json!({
        "header_row": 2, "delimiter": "|", "encoding": "UTF-8", "decimal": "comma",
        "date_order": "month_first",
    });
    let look = desk.ask("import.look", json!({ "upload": upload, "settings": settings }));
    for (name, value) in settings.as_object().unwrap() {
        assert_eq!(&look["settings"][name], value, "{name}");
    }
    let names: Vec<&Value> =
        look["columns"].as_array().unwrap().iter().map(|column| &column["name"]).collect();
    assert_eq!(names, ["name", "runs", "when"]);
    let wrong = [
        (json!({ "delimiter": "ab" }), "BAD_DELIMITER"),
        (json!({ "delimiter": "\"" }), "BAD_DELIMITER"),
        (json!({ "encoding": "klingon" }), "UNKNOWN_ENCODING"),
        (json!({ "header_row": 99 }), "HEADER_ROW_BLANK"),
    ];
    for (settings, code) in wrong {
        let request = json!({ "upload": upload, "settings": settings });
        assert_eq!(desk.try_to("import.look", request), Err(code.to_owned()));
    }
}

#[test]
fn one_file_is_held_and_what_is_gone_is_told() {
    let desk = desk();
    let first = desk.upload("a.csv", b"title\nA\n");
    let second = desk.upload("b.csv", b"title\nB\n");
    let gone = Err("NO_UPLOAD".to_owned());
    assert_eq!(desk.try_to("import.look", json!({ "upload": first })), gone);
    desk.ask("import.close", json!({ "upload": first }));
    let preview = desk.ask("import.preview", suggested(&desk.look(&second)));
    desk.ask("import.close", json!({ "upload": second }));
    assert_eq!(desk.try_to("import.look", json!({ "upload": second })), gone);
    let plan = json!({ "plan": preview["plan"] });
    for command in
        ["import.rows", "import.likes", "import.skip_likes", "import.run", "import.result"]
    {
        assert_eq!(desk.try_to(command, plan.clone()), Err("NO_PLAN".to_owned()), "{command}");
    }
    assert_eq!(desk.ask("bulk.progress", json!({ "id": second })), Value::Null);
    let large = vec![b'x'; hub_files::MAX_FILE_BYTES as usize + 1];
    assert_eq!(desk.session.import_upload("x", large).unwrap_err().code, "FILE_TOO_LARGE");
}

#[test]
fn a_mapping_that_cannot_be_and_files_that_are_none_are_refused_with_a_code() {
    let desk = desk();
    let look = desk.look(&desk.upload("a.csv", b"A,B\nx,1\n"));
    let mapped = |columns: &[(&str, &str)]| -> Value {
        columns
            .iter()
            .map(|(column, target)| json!({ "column": column, "target": target }))
            .collect()
    };
    let cases = [
        (mapped(&[]), "TITLE_NOT_MAPPED"),
        (mapped(&[("A", "title"), ("B", "title")]), "MAPPED_TWICE"),
        (mapped(&[("A", "title"), ("C", "note")]), "COLUMN_NOT_FOUND"),
        (mapped(&[("A", "tilte")]), "BAD_PARAMETERS"),
    ];
    for (mapping, code) in cases {
        let request = json!({ "upload": look["upload"], "mapping": mapping, "source": "x" });
        assert_eq!(desk.try_to("import.preview", request), Err(code.to_owned()), "{mapping}");
    }
    let files: [(&str, &[u8], &str); 4] = [
        ("a.csv", b"", "FILE_EMPTY"),
        ("a.xls", b"<html><table>", "NOT_A_SPREADSHEET"),
        ("a.json", b"{\"format\":\"opportunity-hub.ideas\",", "EXPORT_DAMAGED"),
        ("a.xlsx", &[1; 3_000], "FILE_DAMAGED"),
    ];
    for (name, bytes, code) in files {
        let upload = desk.upload(name, bytes);
        let refused = desk.try_to("import.look", json!({ "upload": upload }));
        assert_eq!(refused, Err(code.to_owned()), "{name}");
    }
}
