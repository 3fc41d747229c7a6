//! Bringing files in, as the program does it; what becomes of single values is held in `hub-app`.

use crate::program::Desk;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

const CSV: &str = "Nr;Name;Abteilung;Wie oft;Minuten;Fehler;Status;Notiz\n\
                   1;Rechnungen prüfen;Finanzen;\"1.234,5\";12;5 %;In Betrieb;\n\
                   2;Mahnungen senden;Finanzen;10;7,5;;Idee;x\n\
                   ;;;;;;;\n\
                   3;Kaputt;Finanzen;oft;5;;Idee;\n\
                   4;;HR;1;1;;;\n";

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap().write(0, 0, "Our ideas").unwrap();
    let sheet = book.add_worksheet().set_name("Ideas").unwrap();
    sheet.write(0, 0, "Automation ideas 2026").unwrap();
    for (column, head) in ["Ref", "Title", "Runs", "Errors", "Minutes"].iter().enumerate() {
        sheet.write(2, column as u16, *head).unwrap();
    }
    let percent = Format::new().set_num_format("0%");
    for row in 0..3_u32 {
        sheet.write(3 + row, 0, f64::from(row) + 1.0).unwrap();
        sheet.write(3 + row, 1, format!("Idea {row}")).unwrap();
        sheet.write(3 + row, 2, 10.0).unwrap();
        sheet.write_with_format(3 + row, 3, 0.05, &percent).unwrap();
        sheet.write(3 + row, 4, 12.5).unwrap();
    }
    sheet.write(4, 2, "ten").unwrap();
    book.save_to_buffer().unwrap()
}

fn statuses(report: &Value) -> Vec<(u64, String)> {
    let rows = report["rows"].as_array().expect("rows");
    let row =
        |row: &Value| (row["row"].as_u64().unwrap(), row["status"].as_str().unwrap().to_owned());
    rows.iter().map(row).collect()
}

#[test]
fn a_text_file_of_another_country_comes_in() {
    let desk = Desk::new();
    let file = desk.file("Ideen 2026.csv", CSV);
    let args = [
        "import",
        &file,
        "--map",
        "external_id=Nr",
        "title=Name",
        "area=Abteilung",
        "runs=Wie oft",
        "minutes_per_run=minuten",
        "error_rate=Fehler",
        "--map",
        "stage=Status",
        "--period",
        "week",
        "--stage-map",
        "In Betrieb=live",
        "Idee=new",
        "--json",
    ];
    let dry = desk.run(&[&args[..], &["--dry-run"]].concat());
    assert_eq!((dry.code, desk.total()), (6, 0));
    let said = desk.run(&args);
    assert_eq!((said.code, said.stderr.as_str()), (6, ""), "{said:?}");
    let (mut dry, mut report) = (dry.json(), said.json());
    assert_eq!((dry["dry_run"].take(), report["dry_run"].take()), (json!(true), json!(false)));
    dry["batch_id"] = report["batch_id"].clone();
    assert_eq!(dry, report, "a dry run says what happens");
    let members: Vec<&String> = report.as_object().unwrap().keys().collect();
    let expected = [
        "batch_id",
        "counts",
        "date_order",
        "decimals",
        "dry_run",
        "file",
        "has_header",
        "mapping",
        "new_areas",
        "new_systems",
        "noted",
        "rows",
        "rows_in_file",
        "stage_words",
        "unknown_stages",
        "unmapped",
    ];
    assert_eq!(members, expected);
    let expected = [(2, "new"), (3, "new"), (5, "refused"), (6, "refused")];
    assert_eq!(statuses(&report), expected.map(|(row, status)| (row, status.to_owned())));
    let counts = json!({
        "new": 2, "update": 0, "same": 0, "possible_duplicate": 0, "skipped": 0, "excluded": 0,
        "refused": 2, "blank": 1,
    });
    assert_eq!((&report["counts"], &report["rows_in_file"]), (&counts, &json!(6)));
    let facts = &report["rows"][2]["problems"][0]["facts"];
    let expected = json!({
        "field": "runs", "column": "Wie oft", "value": "oft", "problem": "wrong_type",
    });
    assert_eq!(facts, &expected);
    assert_eq!(report["new_areas"], json!(["Finanzen"]), "no area for a refused row");
    assert_eq!(report["unmapped"], json!(["Notiz"]));
    assert_eq!(report["file"]["delimiter"], ";");
    let page = desk.json(&["show", "1"]);
    assert_eq!((&page["inputs"]["runs"], &page["row"]["stage"]), (&json!(1234.5), &json!("live")));
    assert_eq!(page["inputs"]["period"], "week");

    let again = desk.run(&args).json();
    assert_eq!((&again["counts"]["same"], &again["counts"]["refused"]), (&json!(2), &json!(2)));
    let fixed = CSV.replace(";oft;", ";20;").replace("7,5", "8");
    desk.file("Ideen 2026.csv", fixed);
    let update = desk.run(&args).json();
    let expected = [(2, "same"), (3, "update"), (5, "new"), (6, "refused")];
    assert_eq!(statuses(&update), expected.map(|(row, status)| (row, status.to_owned())));
    assert_eq!(update["rows"][1]["fields"], json!(["minutes_per_run"]));
    assert_eq!(desk.total(), 3);
}

#[test]
fn a_workbook_comes_in_from_its_sheet() {
    let desk = Desk::new();
    let file = desk.file("book.xlsx", workbook());
    let maps = [
        "--map",
        "external_id=Ref",
        "title=Title",
        "runs=Runs",
        "error_rate=Errors",
        "minutes_per_run=Minutes",
    ];
    let args = [
        &["import", &file, "--sheet", "Ideas", "--header-row", "3", "--source", "book"],
        &maps[..],
    ]
    .concat();
    let said = desk.run(&args);
    assert_eq!(said.code, 6, "{said:?}");
    let lines = [
        "(Excel, sheet \"Ideas\", column names in row 3)",
        "2  new\n",
        "1  refused\n",
        "row 5: runs (column \"Runs\"): \"ten\" is not the kind of value that belongs here",
        "left out above the column names: \"Automation ideas 2026\"",
        "Done.\n",
    ];
    for line in lines {
        assert!(said.stdout.contains(line), "{line} in\n{}", said.stdout);
    }
    let page = desk.json(&["show", "1"]);
    assert_eq!(page["inputs"]["error_rate"], 0.05);
    let again = desk.run(&args);
    assert!(again.stdout.contains("2  the same\n"), "{again:?}");
    assert!(again.stdout.contains("There was nothing to change."), "{again:?}");
    let sheet = desk.run(&["import", &file, "--sheet", "Nope"]);
    assert_eq!(sheet.code, 4, "{sheet:?}");
    assert!(sheet.stderr.contains("Choose one of: Cover, Ideas"), "{sheet:?}");
    let column = desk.run(&["import", &file, "--sheet", "Ideas", "--map", "title=Nope"]);
    assert_eq!(column.code, 4, "{column:?}");
    assert!(column.stderr.contains("Its columns are: Ref, Title, Runs"), "{column:?}");
}

#[test]
fn columns_named_like_targets_map_themselves_and_duplicates_are_shown() {
    let desk = Desk::new();
    let file = desk.file("plain.csv", "title,area,other\nCheck invoices,Finance,x\n");
    let first = desk.ok(&["import", &file]);
    assert!(first.contains("Columns: area=\"area\" title=\"title\"\nNot read: other\n"), "{first}");
    let again = desk.ok(&["import", &file]);
    assert!(again.contains("  row 2: Check invoices (like OH-1)\n"), "{again}");
    assert_eq!(desk.total(), 2);
    let skipped = desk.json(&["import", &file, "--skip-duplicates"]);
    assert_eq!((&skipped["counts"]["skipped"], desk.total()), (&json!(1), 2));
    assert_eq!(skipped["rows"][0]["like"], json!({ "shown_id": "OH-1" }));
}

#[test]
fn files_that_are_none_are_refused_with_a_sentence() {
    let desk = Desk::new();
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty.csv", b"", "The file is empty."),
        ("zeros.csv", &[0; 64], "not a spreadsheet"),
        ("page.xls", b"<html><table><tr><td>A</td></tr></table></html>", "web page"),
        ("cut.xlsx", &workbook()[..2_000], "damaged"),
        ("only.csv", b"a,b\n1,2\n", "No column is mapped to the title."),
    ];
    for (name, bytes, sentence) in cases {
        let said = desk.run(&["import", &desk.file(name, bytes)]);
        assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{name}: {said:?}");
        assert!(said.stderr.contains(sentence), "{name}: {}", said.stderr);
        assert!(said.stderr.contains("Nothing was changed."), "{name}: {}", said.stderr);
    }
    assert_eq!(desk.total(), 0);
}

#[test]
fn a_title_of_a_megabyte_is_refused_and_the_other_rows_come_in() {
    let desk = Desk::new();
    let file = desk.file("big.csv", format!("title\n{}\nFine\n", "x".repeat(1_000_000)));
    let said = desk.run(&["import", &file]);
    assert_eq!((said.code, desk.total()), (6, 1));
    assert!(
        said.stdout.contains("row 2: title (column \"title\"): \"xxx"),
        "{}",
        said.stdout.len()
    );
    assert!(said.stdout.len() < 2_000, "what is told back is short");
}

const FIDER: &str = "number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,responded_at,response,original_number,original_title,tags\n\
                     7,Dark mode,,2025-03-05T14:30:00Z,Jon,42,3,completed,,,,,,\n";

#[test]
fn a_known_export_comes_in_without_a_map() {
    let desk = Desk::new();
    let file = desk.file("export.csv", FIDER);
    let said = desk.ok(&["import", &file]);
    assert!(said.contains("This is an export of Fider."), "{said}");
    let page = desk.json(&["show", "1"]);
    assert_eq!(page["row"]["stage"], "live");
    assert!(page["case"]["description"].as_str().unwrap().contains("Votes count: 42"), "{page}");
    let again = desk.json(&["import", &file]);
    assert_eq!((&again["counts"]["same"], &again["file"]["known"]), (&json!(1), &json!("fider")));
}

#[test]
fn columns_are_guessed_and_what_was_said_is_remembered() {
    let desk = Desk::new();
    let file = desk.file(
        "a.csv",
        "Nome da ideia;Setor;Level;Criado em\nConferir notas;Fiscal;gamma;13/01/2026\n",
    );
    let first = desk.ok(&["import", &file, "--dry-run"]);
    assert!(
        first.contains("area=\"Setor\" created_on=\"Criado em\" title=\"Nome da ideia\""),
        "{first}"
    );
    assert!(first.contains("Dates read like 31/12/2026."), "{first}");
    let maps =
        ["--map", "title=Nome da ideia", "stage=Level", "note=Setor", "--stage", "gamma=live"];
    desk.ok(&[&["import", &file, "--source", "old list"], &maps[..]].concat());
    let file = desk.file(
        "b.csv",
        "Level;Setor;Nome da ideia;Criado em\ngamma;Fiscal;Emitir notas;14/01/2026\n",
    );
    let second = desk.ok(&["import", &file]);
    assert!(second.contains("The columns as in the last file with these names."), "{second}");
    assert!(second.contains("stage=\"Level\" title=\"Nome da ideia\" note=\"Setor\""), "{second}");
    let page = desk.json(&["show", "2"]);
    assert_eq!(
        (&page["row"]["stage"], &page["case"]["description"]),
        (&json!("live"), &json!("Setor: Fiscal"))
    );
}

#[test]
fn days_and_months_are_told_apart_when_asked() {
    let desk = Desk::new();
    let file = desk.file("a.csv", "title,created_on\nA,03/04/2026\n");
    let said = desk.run(&["import", &file]);
    assert!(said.stdout.contains("could be two days; say --date-order"), "{said:?}");
    desk.ok(&["import", &file, "--date-order", "month-first"]);
    assert_eq!(desk.total(), 1);
}
