//! Exports of other tools: recognised, mapped without asking, votes kept as a note of their number.

use crate::desk::desk;
use hub_app::import::{Guess, How, KnownExport, Options, apply, guess, plan, read};
use hub_core::rows::Stage;
use hub_files::{ReadOptions, Table};
use std::ops::ControlFlow;

struct Case {
    export: KnownExport,
    source: &'static str,
    csv: &'static str,
    /// Of each row: external id, stage, a line that its description has.
    rows: &'static [(&'static str, Stage, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        export: KnownExport::Fider,
        source: "Fider",
        csv: "number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,responded_at,response,original_number,original_title,tags\n\
              1,Dark mode,\"Eyes hurt.\nAt night.\",2025-03-05T14:30:00Z,Jon,42,3,open,,,,,,\n\
              2,Export,,2025-03-06T08:00:00Z,Arya,7,0,completed,Ned,2025-04-01T08:00:00Z,It is there,,,\"ui, files\"\n\
              3,Night mode,,2025-03-07T08:00:00Z,Bran,1,0,duplicate,,,,1,Dark mode,\n\
              4,Fly,,2025-03-07T08:00:00Z,Bran,1,0,started,,,,,,\n",
        rows: &[
            ("1", Stage::New, "Votes count: 42"),
            ("2", Stage::Live, "Response: It is there"),
            ("3", Stage::Declined, "Original number: 1"),
            ("4", Stage::Assessing, "Comments count: 0"),
        ],
    },
    Case {
        export: KnownExport::Jira,
        source: "Jira",
        csv: "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Resolution,Assignee,Reporter,Created,Updated,Labels,Labels,Description,Votes,Time Spent\n\
              Automate payroll,HR-7,10007,Story,To Do,HR,People,High,,,Dana,12/Mar/24 9:41 AM,14/Mar/24 1:00 PM,rpa,soon,By hand today,5,3600\n\
              Old thing,HR-8,10008,Task,Closed,HR,People,Low,Won't Do,,Sam,13/Mar/24 9:41 PM,14/Mar/24 1:00 PM,,,,0,\n",
        rows: &[
            ("HR-7", Stage::New, "Votes: 5"),
            ("HR-8", Stage::Declined, "Resolution: Won't Do"),
        ],
    },
    Case {
        export: KnownExport::AzureDevops,
        source: "Azure DevOps",
        csv: "ID,Work Item Type,Title,Assigned To,State,Tags,Created Date,Created By,Area Path\n\
              \"4411\",\"Feature\",\"Check invoices\",,\"New\",\"rpa; finance\",\"12/31/2025 9:15:00 AM\",\"Bob <bob@example.com>\",\"Contoso\\Finance\"\n\
              \"4412\",\"Feature\",\"Post invoices\",,\"Closed\",,\"1/2/2026 3:00:00 PM\",\"Bob <bob@example.com>\",\"Contoso\\Finance\"\n",
        rows: &[
            ("4411", Stage::New, "Tags: rpa; finance"),
            ("4412", Stage::Live, "Work Item Type: Feature"),
        ],
    },
    Case {
        export: KnownExport::UipathAutomationHub,
        source: "UiPath Automation Hub",
        csv: "Automation Name*,Automation ID,Description,Category,Phase,Status,Submitter,Date Submitted,Est. Benefit (Hours),Votes,Applications\n\
              Invoice entry,A1,Typed by hand,Finance,Idea,Awaiting review,Ann,2025-05-01,1200,9,SAP\n\
              Vendor check,A2,,Finance,Qualification,Rejected,Ann,2025-05-02,,0,\n\
              Payroll,A3,,HR,Live,In production,Ann,2025-05-03,300,2,\n\
              Reports,A4,,HR,Solution Design,In progress,Ann,2025-05-03,300,2,\n",
        rows: &[
            ("A1", Stage::New, "Votes: 9"),
            ("A2", Stage::Declined, "Status: Rejected"),
            ("A3", Stage::Live, "Est. Benefit (Hours): 300"),
            ("A4", Stage::Assessing, "Status: In progress"),
        ],
    },
    Case {
        export: KnownExport::MicrosoftInnovationBacklog,
        source: "Microsoft Innovation Backlog",
        csv: "(Do Not Modify) Innovation Backlog Idea,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Idea Name,Description,Department,Status Reason,Created By,Created On,Number of Votes\n\
              5f3e,abc=,2025-05-02 10:00:00,Travel claims,On paper,HR,Active,Ann,2025-05-01 10:00:00,12\n",
        rows: &[("5f3e", Stage::New, "Number of Votes: 12")],
    },
];

fn looked_at(desk: &crate::desk::Desk, csv: &str) -> (Table, Guess) {
    let table = read("export.csv", csv.as_bytes(), &ReadOptions::default()).unwrap();
    let guess = guess(&desk.session, &table, "export.csv").unwrap();
    (table, guess)
}

#[test]
fn known_exports_come_in_without_a_question() {
    for case in CASES {
        let desk = desk();
        let (table, guess) = looked_at(&desk, case.csv);
        assert_eq!(guess.known, Some(case.export));
        assert_eq!(guess.source, case.source);
        assert!(guess.columns.iter().any(|it| it.how == How::Known), "{:?}", case.export);
        let options = Options { source: guess.source.clone(), ..Options::default() };
        let mapping = guess.mapping(&table);
        let planned = plan(&desk.session, &table, &mapping, &options).unwrap();
        let report = apply(&desk.session, planned, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(report.counts.new, case.rows.len() as u64, "{:?}: {report:#?}", case.export);
        for ((external, stage, line), row) in case.rows.iter().zip(&report.rows) {
            let page = desk.page(&row.idea_id.unwrap().to_string());
            let what = format!("{:?} {external}: {}", case.export, page.case.description);
            assert_eq!(page.stage.now, *stage, "{what}");
            assert!(page.case.description.lines().any(|it| it == *line), "{what}");
            assert!(page.supports.is_empty(), "votes are no supports");
            let origin =
                hub_core::ids::of_external(desk.session.space().unwrap().id, case.source, external);
            assert_eq!(row.idea_id, Some(origin), "{what}");
        }
        let again = plan(&desk.session, &table, &mapping, &options).unwrap().report;
        assert_eq!(again.counts.same, case.rows.len() as u64, "{:?}", again.counts);
    }
}

#[test]
fn a_table_that_only_looks_like_an_export_is_none() {
    let desk = desk();
    for csv in
        ["number,title,status\n1,A,open\n", "Summary,Status\nA,Open\n", "ID,Title,State\n1,A,New\n"]
    {
        let (_, guess) = looked_at(&desk, csv);
        assert_eq!(guess.known, None, "{csv}");
    }
}
