//! Columns of one's own choice: typed, in the order and the words that were asked for.

use crate::desk::{desk, request, table};
use hub_app::views::{ExportColumn, ExportFormat, ExportKey, ExportRequest};
use hub_core::operation::Submission;
use hub_core::rows::{Answers, Case, EstimateInputs, Period, Stage, Triple};
use hub_core::{IdeaId, Operation};
use hub_files::Cell;
use std::path::Path;
use uuid::Uuid;

fn submission() -> Submission {
    Submission {
        id: IdeaId(Uuid::now_v7()),
        case: Case { title: "=Match invoices".to_owned(), ..Case::default() },
        estimate: EstimateInputs {
            runs: Some(10.0),
            period: Some(Period::Day),
            minutes_per_run: Some(12.0),
            people: Some(1.0),
            automatable_share: Some(Triple::new(0.5, 0.8, 0.9)),
            build_days: Some(Triple::exactly(10.0)),
            ..EstimateInputs::default()
        },
        answers: Answers {
            rules: Some(4),
            digital: Some(3),
            structured: Some(5),
            ..Answers::default()
        },
        origin: None,
    }
}

#[test]
fn columns_are_typed_and_worded_as_asked() {
    let desk = desk();
    assert!(desk.send(Operation::IdeaSubmit(submission())));
    let wanted = [
        (ExportKey::Rank, Cell::Number(1.0)),
        (ExportKey::Number, Cell::Text("OH-1".into())),
        (ExportKey::Title, Cell::Text("=Match invoices".into())),
        (ExportKey::HoursToday, Cell::Number(440.0)),
        (ExportKey::HoursLow, Cell::Number(220.0)),
        (ExportKey::Hours, Cell::Number(352.0)),
        (ExportKey::HoursHigh, Cell::Number(396.0)),
        (ExportKey::Stage, Cell::Text("Novo".into())),
        (ExportKey::Author, Cell::Text("Ana".into())),
        (ExportKey::Supports, Cell::Number(0.0)),
        (ExportKey::BuildDays, Cell::Number(10.0)),
        (ExportKey::Completeness, Cell::Percent(0.85)),
        (ExportKey::Area, Cell::Empty),
    ];
    let columns = wanted
        .iter()
        .enumerate()
        .map(|(at, (key, _))| ExportColumn { key: *key, title: format!("Coluna {at}") });
    let request = ExportRequest {
        columns: Some(columns.collect()),
        stage_words: [(Stage::New, "Novo".to_owned())].into(),
        ..request(ExportFormat::Xlsx)
    };
    let exported = desk.export(&request).expect("a file");
    assert!(!exported.comes_back, "it is for reading");
    let table = table(Path::new(&exported.path));
    assert_eq!(table.headers[0], "Coluna 0");
    assert_eq!(table.found.sheet.as_deref(), Some("Ideas"));
    let expected: Vec<Cell> = wanted.into_iter().map(|(_, cell)| cell).collect();
    assert_eq!(table.rows[0].cells, expected);
}

#[test]
fn json_has_always_everything_with_units_in_its_names() {
    let desk = desk();
    let sent = submission();
    assert!(desk.send(Operation::IdeaSubmit(sent.clone())));
    let columns = Some(vec![ExportColumn { key: ExportKey::Title, title: "Title".to_owned() }]);
    let exported = desk.export(&ExportRequest { columns, ..request(ExportFormat::Json) });
    let text = std::fs::read(exported.expect("a file").path).expect("the file");
    let json: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    assert_eq!(json["format"], "opportunity-hub.ideas");
    assert_eq!(json["version"], 1);
    assert_eq!(json["space"]["currency"], "EUR");
    let idea = &json["ideas"][0];
    assert_eq!(idea["idea_id"], sent.id.to_string());
    assert_eq!(idea["shown_id"], "OH-1");
    assert_eq!(idea["estimate"]["minutes_per_run"], 12.0);
    assert_eq!(idea["estimate"]["automatable_share"]["likely"], 0.8);
    assert_eq!(idea["answers"]["digital"], 3);
    assert_eq!(idea["figures"]["hours_saved_per_year"]["likely"], 352.0);
    assert_eq!(idea["stage"]["now"], "new");
}
