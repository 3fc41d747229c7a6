//! What columns are taken for, by their names and by what stands in them.

use crate::desk::desk;
use hub_app::import::{How, guess};
use hub_files::{ReadOptions, read};

#[test]
fn columns_are_understood_in_three_languages() {
    let cases: &[(&str, &str, &str)] = &[
        (
            "Title;Description;Department;Systems;Submitted by;Runs;Period;Minutes per run;People",
            "Check invoices;In SAP;Finance;SAP;Ann;10;day;12;3",
            "title description area systems submitted_for runs period minutes_per_run people",
        ),
        (
            "Nome do processo;Descrição;Setor;Sistemas utilizados;Solicitante;Quantas vezes;Periodicidade;Tempo gasto (min);Nº de pessoas",
            "Conferir notas;No SAP;Fiscal;SAP;Ana;10;diário;12;3",
            "title description area systems submitted_for runs period minutes_per_run people",
        ),
        (
            "Nombre de la idea;Descripción;Área;Herramientas;Propuesto por;Veces;Periodo;Duración;Personas involucradas",
            "Revisar facturas;En SAP;Finanzas;SAP;Ana;10;mensual;12;3",
            "title description area systems submitted_for runs period minutes_per_run people",
        ),
        (
            "Ref;Use case;Error rate (%);Build days;Hourly rate (EUR);Strategic fit;Votes",
            "A-1;Check invoices;5;10;45;3;17",
            "external_id title error_rate build_days hourly_cost fit note",
        ),
        // What stands in a column decides what its name leaves open.
        ("Idea;Frequency", "Check invoices;monthly", "title period"),
        ("Idea;Frequency", "Check invoices;12", "title runs"),
        ("Idea;Frequency", "Check invoices;now and then", "title -"),
        ("Idea;Documentation", "Check invoices;see the wiki", "title -"),
        ("Idea;Link", "Check invoices;on the wiki", "title -"),
        ("id;Idea", "7;Check invoices", "external_id title"),
        ("id;Idea", "0190f7a4-0000-7000-8000-000000000001;Check invoices", "id title"),
        // Two ways to say one thing: the first is taken.
        ("Idea;Runs per year;Times", "Check invoices;1200;10", "title runs_per_year -"),
        // A part of a name, and no name at all.
        ("What is the idea name?;Our department here", "Check invoices;HR", "title area"),
        // A word in passing says nothing about a number, and a question is no name.
        ("Idea;why_share", "Check invoices;0.5", "title -"),
        ("Idea;In which area of your work does this take up time?", "Check invoices;x", "title -"),
        ("Idea;Users", "Check invoices;1-100", "title -"),
        ("Foo;Bar", "12;Check invoices", "- title"),
        ("Foo;Bar", "12;13", "- -"),
    ];
    let desk = desk();
    for (header, row, expected) in cases {
        let csv = format!("{header}\n{row}\n");
        let options =
            ReadOptions { header_row: Some(1), delimiter: Some(';'), ..ReadOptions::default() };
        let table = read("a.csv", csv.as_bytes(), &options).unwrap();
        let guess = guess(&desk.session, &table, "a.csv").unwrap();
        let said = (0..table.headers.len()).map(|at| {
            let column = guess.columns.iter().find(|column| column.at == at);
            column.map_or("-", |column| column.target.as_str())
        });
        let said: Vec<&str> = said.collect();
        assert_eq!(said.join(" "), *expected, "{header}");
        assert!(guess.columns.iter().all(|it| matches!(it.how, How::Name | How::Content)));
        assert_eq!((guess.known, guess.source.as_str()), (None, "a"));
    }
}

#[test]
fn the_source_is_the_files_name_as_far_as_it_can_stand_in_a_text() {
    let desk = desk();
    let table = read("a.csv", b"title\nA\n", &ReadOptions::default()).unwrap();
    let long = format!("{}.csv", "x".repeat(300));
    let cases = [
        ("Ideas 2026.xlsx", "Ideas 2026"),
        ("C:\\lists\\old.list.csv", "old.list"),
        ("/tmp/ideas", "ideas"),
        (".csv", "file"),
        ("", "file"),
        (long.as_str(), &"x".repeat(120)),
    ];
    for (name, expected) in cases {
        assert_eq!(guess(&desk.session, &table, name).unwrap().source, *expected, "{name}");
    }
}
