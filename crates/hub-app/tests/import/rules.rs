//! What becomes of rows: found again, new, changed, the same, refused.

use crate::desk::{desk, options, table};
use hub_app::Intent;
use hub_app::import::{
    Decimal, Like, Mapping, Options, Report, RowNote, RowReport, RowStatus, Target, apply, plan,
};
use hub_core::operation::FieldEdit;
use hub_core::rows::{LabourPer, Period, Stage, Triple};
use hub_core::{IdeaId, Operation};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

fn statuses(report: &Report) -> Vec<RowStatus> {
    report.rows.iter().map(|row| row.status).collect()
}

fn problem(row: &RowReport) -> (String, String) {
    let fact = |name: &str| row.problems[0].facts[name].as_str().unwrap_or_default().to_owned();
    (fact("field"), fact("problem"))
}

#[test]
fn a_file_brought_in_twice_is_the_same_and_a_changed_cell_an_update() {
    let desk = desk();
    let first = "external_id,title,description,area,systems,stage,runs,period,minutes_per_run,people,error_rate,share,build_days,hourly_cost,rules,fit\n\
                 a,Check invoices,In SAP,Finance,SAP;Excel,Ready,10,day,12,1,5 %,80%,10,25.50,4,3\n\
                 b,Send reminders,,finance,Excel,Idea,,,,,,,,,,\n";
    let report = desk.import(first);
    assert_eq!(statuses(&report), [RowStatus::New, RowStatus::New]);
    assert_eq!(report.new_areas, ["Finance"], "one area, whatever its case");
    assert_eq!(report.new_systems, ["SAP", "Excel"]);
    let again = desk.plan_with(first, &options()).unwrap();
    assert_eq!(statuses(&again.report), [RowStatus::Same, RowStatus::Same]);
    assert_eq!(again.operations(), 0);

    let page = desk.page("1");
    assert_eq!(page.stage.now, Stage::Ready);
    assert_eq!(page.inputs.error_rate, Some(0.05));
    assert_eq!(page.inputs.automatable_share, Some(Triple::exactly(0.8)));
    let labour = page.inputs.labour.unwrap();
    assert_eq!((labour.per, labour.minor), (LabourPer::Hour, 2_550));
    assert_eq!(page.ratings.fit, Some(3));
    assert_eq!(page.submitted_for.as_deref(), Some("imported"));

    // Blank cells say nothing: the description stays. Systems are what the cell says.
    let changed = "external_id,title,description,systems,runs,stage\n\
                   a,Check invoices,,SAP,20,Pilot\n";
    let report = desk.import(changed);
    assert_eq!(statuses(&report), [RowStatus::Update]);
    assert_eq!(report.rows[0].fields, ["runs", "system_ids"]);
    let differs = RowNote::StageDiffers { said: "Pilot".to_owned(), stage: Stage::Ready };
    assert_eq!(report.rows[0].notes, [differs]);
    let page = desk.page("1");
    assert_eq!((page.case.description.as_str(), page.inputs.runs), ("In SAP", Some(20.0)));
    assert_eq!(page.system_names, ["SAP"]);
    assert_eq!(page.stage.now, Stage::Ready, "an import never moves an idea");
    assert_eq!(desk.total(), 2);
}

#[test]
fn a_row_without_an_id_is_new_and_shown_when_title_and_area_are_equal() {
    let desk = desk();
    let csv = "title,area\nCheck invoices,Finance\nCheck  INVOICES,Finance\nCheck invoices,HR\n";
    let report = desk.import(csv);
    let expected = [RowStatus::New, RowStatus::PossibleDuplicate, RowStatus::New];
    assert_eq!(statuses(&report), expected);
    assert_eq!(report.rows[1].like, Some(Like::Row { row: 2 }));
    let again = desk.plan(csv);
    assert_eq!(statuses(&again), [RowStatus::PossibleDuplicate; 3]);
    let third = &again.rows[2].like;
    assert!(matches!(third, Some(Like::Idea { shown_id, .. }) if shown_id == "OH-3"), "{third:?}");
    let skip = Options { skip_possible_duplicates: true, ..options() };
    let skipped = desk.import_with(csv, &skip);
    assert_eq!((statuses(&skipped), desk.total()), (vec![RowStatus::Skipped; 3], 3));
}

#[test]
fn values_that_cannot_be_are_refused_with_field_and_reason() {
    let desk = desk();
    let cases = [
        ("title,runs", "A,abc", "runs", "wrong_type"),
        ("title,runs", "A,NaN", "runs", "wrong_type"),
        ("title,runs", "A,1e400", "runs", "wrong_type"),
        ("title,runs", "A,-5", "runs", "out_of_range"),
        ("title,runs", "A,0", "runs", "out_of_range"),
        ("title,runs", "A,2000000", "runs", "out_of_range"),
        ("title,runs", "A,\"1,234\"", "runs", "ambiguous_number"),
        ("title,runs_per_year", "A,1e300", "runs_per_year", "out_of_range"),
        ("title,people", "A,0.5", "people", "out_of_range"),
        ("title,minutes_per_run", "A,200000", "minutes_per_run", "out_of_range"),
        ("title,minutes_per_run", "A,soon", "minutes_per_run", "wrong_type"),
        ("title,error_rate", "A,5", "error_rate", "out_of_range"),
        ("title,error_rate", "A,105 %", "error_rate", "out_of_range"),
        ("title,share_low,share_likely,share_high", "A,0.9,0.5,0.6", "share_low", "not_in_order"),
        ("title,share_low,share_high", "A,0.5,0.9", "share_likely", "required"),
        ("title,build_days", "A,0", "build_days", "out_of_range"),
        ("title,hourly_cost", "A,USD 20", "hourly_cost", "wrong_type"),
        ("title,hourly_cost", "A,-1", "hourly_cost", "out_of_range"),
        ("title,yearly_cost", "A,1e17", "yearly_cost", "out_of_range"),
        ("title,rules", "A,6", "rules", "out_of_range"),
        ("title,rules", "A,2.5", "rules", "out_of_range"),
        ("title,risk", "A,high", "risk", "wrong_type"),
        ("title,period", "A,sometimes", "period", "unknown_period"),
        ("title,stage", "A,Scoping", "stage", "unknown_stage"),
        ("title,goal,rice_impact", "A,,4", "rice_impact", "out_of_range"),
        ("title,wsjf_size", "A,4", "wsjf_size", "out_of_range"),
        ("title,ice_ease", "A,11", "ice_ease", "out_of_range"),
        ("title,lang", "A,Klingon", "lang", "wrong_type"),
        ("title,created_on", "A,03/04/2026", "created_on", "ambiguous_date"),
        ("title,created_on", "A,soon", "created_on", "wrong_type"),
        ("title,hourly_cost,yearly_cost", "A,10,20000", "yearly_cost", "twice"),
        ("title,id", "A,OH-12", "id", "wrong_type"),
        ("title,description", ",only words", "title", "empty"),
        ("title,description", "\u{200b},only words", "title", "empty"),
    ];
    for (header, row, field, expected) in cases {
        let report = desk.import(&format!("{header}\n{row}\nFine\n"));
        let expected = (field.to_owned(), expected.to_owned());
        assert_eq!(report.rows[0].status, RowStatus::Refused, "{header}: {row}");
        assert_eq!(problem(&report.rows[0]), expected, "{header}: {row}");
        assert_eq!(report.counts.refused, 1, "{row}");
    }
    let long = format!("title\n{}\n", "x".repeat(1_100_000));
    assert_eq!(problem(&desk.import(&long).rows[0]), ("title".to_owned(), "too_long".to_owned()));
    let all = desk.plan("title,runs,people,rules\nA,abc,-1,9\n");
    assert_eq!(all.rows[0].problems.len(), 3, "all that is wrong is told at once");
}

#[test]
fn what_is_too_long_for_its_field_is_kept_in_the_description() {
    let desk = desk();
    let (title, area) = ("many words ".repeat(30), "a".repeat(81));
    let system = "s".repeat(81);
    let header = "external_id,title,description,area,systems,links,submitted_for";
    let row = format!("x,{title},Own words,{area},SAP;{system},http://a.b https://c.d,Rui");
    let csv = format!("{header}\n{row}\n");
    let page = desk.only(&csv);
    assert!(page.case.title.ends_with('…') && page.case.title.chars().count() <= 200);
    let kept = format!(
        "{}\n\nOwn words\n\nArea: {area}\nSystems: {system}\nLinks: http://a.b",
        title.trim()
    );
    assert_eq!(page.case.description, kept);
    assert_eq!((page.row.area, page.system_names.as_slice()), (None, &["SAP".to_owned()][..]));
    assert_eq!(page.case.links[0].url, "https://c.d");
    assert_eq!(page.submitted_for.as_deref(), Some("Rui"));
    assert_eq!(statuses(&desk.plan(&csv)), [RowStatus::Same]);
}

#[test]
fn stages_come_in_as_the_domain_says() {
    let desk = desk();
    let estimate = "10,day,12,1";
    let cases = [
        ("Em produção", "", Stage::Live),
        ("In development", estimate, Stage::Ready),
        ("Pilot", "", Stage::Assessing),
        ("Ready", "", Stage::Assessing),
        ("Ready", estimate, Stage::Ready),
        ("rechazado", "", Stage::Declined),
        ("On hold", "", Stage::Parked),
        ("Retired", "", Stage::Retired),
        ("withdrawn", "", Stage::Declined),
        ("", "", Stage::New),
    ];
    for (word, estimate, expected) in cases {
        let row = format!("T,{word},{estimate}");
        let page = desk.only(&format!("title,stage,runs,period,minutes_per_run,people\n{row}\n"));
        assert_eq!(page.stage.now, expected, "{row}");
        let is_told =
            ["In development", "Pilot", "rechazado", "On hold", "withdrawn"].contains(&word);
        let told = is_told.then(|| format!("In the imported file: {word}"));
        assert_eq!(page.stage.reason, told, "{row}");
    }
    let csv = "title,stage\nA,Scoping\nB,scoping\nC,Live\n";
    assert_eq!(
        desk.plan(csv).unknown_stages,
        BTreeMap::from([("Scoping".to_owned(), 1), ("scoping".to_owned(), 1)])
    );
    let said = Options {
        stage_words: BTreeMap::from([("SCOPING".to_owned(), Stage::Assessing)]),
        ..options()
    };
    assert_eq!(desk.import_with(csv, &said).counts.new, 3);
}

#[test]
fn numbers_are_read_as_the_column_writes_them() {
    let desk = desk();
    let cases: &[(&str, &str, &str, f64)] = &[
        ("runs", "\"1.234\"", "\"5,5\"", 1_234.0),
        ("runs", "\"1,234\"", "5.5", 1_234.0),
        ("minutes_per_run", "1.5 h", "1", 90.0),
        ("minutes_per_run", "30 min", "1", 30.0),
        ("runs", "2e3", "1", 2_000.0),
    ];
    for (target, cell, other, expected) in cases {
        let report = desk.import(&format!("title,{target}\nA,{cell}\nB,{other}\n"));
        let page = desk.page(&report.rows[0].idea_id.unwrap().to_string());
        let number = if *target == "runs" { page.inputs.runs } else { page.inputs.minutes_per_run };
        assert_eq!(number, Some(*expected), "{cell}");
    }
    let forced = Options { decimal: Some(Decimal::Comma), ..options() };
    let report = desk.import_with("title,runs\nA,1.234\n", &forced);
    let page = desk.page(&report.rows[0].idea_id.unwrap().to_string());
    assert_eq!(page.inputs.runs, Some(1_234.0));
    let page = desk.only("title,yearly_cost,day_cost\nA,\"€ 44.000,00\",\"350,50 EUR\"\n");
    let labour = page.inputs.labour.unwrap();
    assert_eq!((labour.per, labour.minor), (LabourPer::Year, 4_400_000));
    assert_eq!(page.inputs.day_cost_minor, Some(35_050));
}

#[test]
fn runs_a_year_count_all_people() {
    let desk = desk();
    let page = desk.only("external_id,title,runs_per_year,people\na,A,1200,4\n");
    let inputs = &page.inputs;
    assert_eq!(
        (inputs.runs, inputs.period, inputs.people),
        (Some(300.0), Some(Period::Year), Some(4.0))
    );
    // Nobody says how many now: the idea does.
    let page = desk.only("external_id,title,runs_per_year\na,A,800\n");
    assert_eq!((page.inputs.runs, page.inputs.people), (Some(200.0), Some(4.0)));
    let page = desk.only("external_id,title,runs_per_year\nb,B,800\n");
    assert_eq!((page.inputs.runs, page.inputs.people), (Some(800.0), Some(1.0)));
    let monthly = Options { period: Some(Period::Month), ..options() };
    desk.import_with("external_id,title,runs\nc,C,10\n", &monthly);
    assert_eq!(desk.page("3").inputs.period, Some(Period::Month));
}

#[test]
fn the_systems_of_a_column_stand_between_its_strongest_sign() {
    let desk = desk();
    let page = desk.only("title,systems\nA,\"SAP, Excel\"\n");
    assert_eq!(page.system_names.len(), 2);
    let page = desk.only("title,systems\nA,X;Y\nB,\"Dynamics 365, Finance\"\n");
    assert_eq!(page.system_names, ["Dynamics 365, Finance"]);
}

#[test]
fn an_id_that_stands_twice_is_refused_the_second_time() {
    let desk = desk();
    let report = desk.import("external_id,title\na,First\na,Second\n,Third\n,Fourth\n");
    let expected = [RowStatus::New, RowStatus::Refused, RowStatus::New, RowStatus::New];
    assert_eq!(statuses(&report), expected);
    assert_eq!(report.rows[1].problems[0].facts["row"], 2);
    let other = Options { source: "another".to_owned(), ..options() };
    assert_eq!(desk.import_with("external_id,title\na,Other\n", &other).counts.new, 1);
}

#[test]
fn our_own_ids_find_ideas_again_and_withdrawn_or_removed_ones_are_told() {
    let desk = desk();
    let page = desk.only("title\nA\n");
    let id = page.row.id;
    let csv = format!("id,title\n{id},A renamed\n");
    assert_eq!(desk.import(&csv).rows[0].fields, ["title"]);
    desk.session.send(Intent::new(Operation::IdeaWithdraw { id })).unwrap();
    let locked = desk.import(&format!("id,title\n{id},Again\n"));
    assert_eq!(locked.rows[0].problems[0].code, "STAGE_LOCKED");
    assert_eq!(desk.plan(&csv).rows[0].status, RowStatus::Same, "nothing to change is no refusal");
    let remove = Operation::IdeaRemove { id, reason: "test".to_owned() };
    desk.session.send(Intent::new(remove)).unwrap();
    assert_eq!(statuses(&desk.import(&csv)), [RowStatus::New]);
    assert_eq!(desk.page("1").row.id, id, "it comes back under its number");
}

#[test]
fn an_edit_between_dry_run_and_import_is_not_overwritten() {
    let desk = desk();
    let id: IdeaId = desk.only("external_id,title,runs\na,A,5\n").row.id;
    let plan = desk.plan_with("external_id,title,runs\na,A,7\n", &options()).unwrap();
    let edit = FieldEdit::Value { value: 6.0.into(), base: None };
    let set = BTreeMap::from([("runs".to_owned(), edit)]);
    desk.session.send(Intent::new(Operation::IdeaEdit { id, set })).unwrap();
    let report = apply(&desk.session, plan, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(report.rows[0].notes, [RowNote::KeptBeside { fields: vec!["runs".to_owned()] }]);
    assert_eq!(desk.page("1").inputs.runs, Some(6.0), "the first one wins");
}

#[test]
fn a_mapping_that_cannot_be_is_refused_as_a_whole() {
    let desk = desk();
    let table = table("Name,Runs,Yearly\nA,1,2\n");
    let map = |columns: &[(Target, &str)]| Mapping {
        columns: columns.iter().map(|(target, name)| (*target, (*name).to_owned())).collect(),
        notes: vec![],
    };
    let cases = [
        (map(&[]), "TITLE_NOT_MAPPED"),
        (map(&[(Target::Title, "Nmae")]), "COLUMN_NOT_FOUND"),
        (
            map(&[
                (Target::Title, "Name"),
                (Target::Runs, "Runs"),
                (Target::RunsPerYear, "Yearly"),
            ]),
            "MAPPED_TWICE",
        ),
    ];
    for (mapping, code) in cases {
        let refused = plan(&desk.session, &table, &mapping, &options()).unwrap_err();
        assert_eq!(refused.code, code);
    }
    let no_source = Options { source: " ".to_owned(), ..Options::default() };
    let refused = plan(&desk.session, &table, &map(&[(Target::Title, "name")]), &no_source);
    assert_eq!(refused.unwrap_err().code, "INVALID");
    assert!(plan(&desk.session, &table, &map(&[(Target::Title, "name")]), &options()).is_ok());
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let desk = desk();
    let rows: String = (0..500).map(|n| format!("{n},Idea {n},Area {n},System {n}\n")).collect();
    let csv = format!("external_id,title,area,systems\n{rows}");
    for stop_at in [0, 64, 1_400] {
        let plan = desk.plan_with(&csv, &options()).unwrap();
        let stopped = apply(&desk.session, plan, &mut |decided| match decided >= stop_at {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        });
        assert_eq!(stopped.unwrap_err().code, "STORE_CANCELLED");
        assert_eq!(desk.total(), 0);
        assert_eq!(desk.session.check().unwrap().operations, 1, "only the founding");
    }
    assert_eq!(desk.import(&csv).counts.new, 500);
}
