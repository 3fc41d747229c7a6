//! Laws that hold whatever stands in the cells.

use crate::desk::{Desk, desk, options, table};
use hub_app::import::{Mapping, RowStatus, Target, apply, plan};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Cells that people, programs and attackers put into tables.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        60 => Just(String::new()),
        2 => prop::sample::select(vec![
            "Check invoices", "SAP; Excel", "10", "1,5", "1.234", "5 %", "day", "mensal", "live",
            "In development", "3", "-1", "1e400", "NaN", "€ 12,50", "https://a.b", "\u{202e}abc",
            "a\u{1b}[2J", "=1+1", "n/a", "٣", "0", "2026-01-01", "TRUE", "12 min", "x;|,\n",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

/// Rows on which the law about the second time was held.
static SAME: AtomicUsize = AtomicUsize::new(0);

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the cells: nothing panics, every row is accounted for, a dry run tells
    /// what happens, and what came in by an id is the same the next time.
    fn every_row_is_accounted_for(
        rows in prop::collection::vec(prop::collection::vec(cell(), Target::ALL.len()), 1..6),
        one_of in prop::collection::vec(any::<bool>(), 4),
    ) {
        let desk = shared();
        let mut table = table("title\nx\n");
        table.headers = Target::ALL.iter().map(|target| target.as_str().to_owned()).collect();
        let column = |target| Target::ALL.iter().position(|one| *one == target).unwrap();
        let (id, title) = (column(Target::ExternalId), column(Target::Title));
        table.rows = rows.iter().enumerate().map(|(at, cells)| {
            let text = |(column, text): (usize, &String)| match text.trim() {
                "" if column == id => hub_files::Cell::Text(format!("row {at}")),
                "" if column == title => hub_files::Cell::Text("Idea".to_owned()),
                "" => hub_files::Cell::Empty,
                _ => hub_files::Cell::Text(text.clone()),
            };
            let cells = cells.iter().enumerate().map(text).collect();
            hub_files::TableRow { number: at as u64 + 2, cells }
        }).collect();
        table.found.rows_in_file = rows.len() as u64 + 1;
        let mut mapping = Mapping::by_names(&table);
        drop_one_of(&mut mapping, &one_of);
        // Ids of our own are UUIDs, which would leave no row to look at here.
        mapping.columns.remove(&Target::Id);
        let planned = plan(&desk.session, &table, &mapping, &options()).expect("a plan");
        let dry = planned.report.clone();
        let done = apply(&desk.session, planned, &mut |_| ControlFlow::Continue(())).expect("done");
        prop_assert_eq!(&dry, &done);
        prop_assert_eq!(done.counts.total() + 1, done.rows_in_file);
        let again = plan(&desk.session, &table, &mapping, &options()).expect("a plan").report;
        for (row, second) in done.rows.iter().zip(&again.rows) {
            if matches!(row.status, RowStatus::New | RowStatus::Update) {
                prop_assert_eq!(second.status, RowStatus::Same, "{:?}", second);
                SAME.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

#[test]
fn whatever_stands_in_the_cells() {
    every_row_is_accounted_for();
    let same = SAME.load(Ordering::Relaxed);
    assert!(same >= 10, "only {same} rows with an id came in; the law looks at too little");
}

/// One space for all cases: making one takes longer than a case.
fn shared() -> &'static Desk {
    static DESK: std::sync::OnceLock<Desk> = std::sync::OnceLock::new();
    DESK.get_or_init(desk)
}

/// Of two ways to say one thing, one is mapped.
fn drop_one_of(mapping: &mut Mapping, choices: &[bool]) {
    let pairs = [
        (vec![Target::Runs, Target::Period], vec![Target::RunsPerYear]),
        (vec![Target::Share], vec![Target::ShareLow, Target::ShareLikely, Target::ShareHigh]),
        (
            vec![Target::BuildDays],
            vec![Target::BuildDaysLow, Target::BuildDaysLikely, Target::BuildDaysHigh],
        ),
        (vec![Target::HourlyCost], vec![Target::YearlyCost]),
    ];
    for ((one, other), first) in pairs.into_iter().zip(choices) {
        let dropped = if *first { one } else { other };
        mapping.columns.retain(|target, _| !dropped.contains(target));
    }
}
