//! The file itself: its name, its folder, what happens when it cannot be written or is stopped.

use crate::desk::{Desk, FORMATS, desk, request, table};
use hub_app::export::Place;
use hub_app::views::{BulkIdeas, ExportFormat, ExportRequest};
use hub_core::operation::Submission;
use hub_core::rows::Case;
use hub_core::{IdeaId, Operation};
use std::ops::ControlFlow;
use std::path::Path;
use uuid::Uuid;

fn with_ideas(count: usize) -> Desk {
    let desk = desk();
    for at in 0..count {
        assert!(desk.send(idea(&format!("Idea {at}"), "")));
    }
    desk
}

fn idea(title: &str, description: &str) -> Operation {
    Operation::IdeaSubmit(Submission {
        id: IdeaId(Uuid::now_v7()),
        case: Case {
            title: title.to_owned(),
            description: description.to_owned(),
            ..Case::default()
        },
        estimate: Default::default(),
        answers: Default::default(),
        origin: None,
    })
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.expect("an entry").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn a_name_has_the_day_and_never_takes_that_of_another_file() {
    let desk = with_ideas(1);
    let day = jiff::Zoned::now().date();
    let written: Vec<String> =
        (0..3).map(|_| desk.whole(ExportFormat::Csv, None).file_name).collect();
    let expected = [
        format!("Ideas {day}.csv"),
        format!("Ideas {day} (2).csv"),
        format!("Ideas {day} (3).csv"),
    ];
    assert_eq!(written, expected);
    assert_eq!(names(desk.files.path()).len(), 3, "nothing else is left in the folder");
    let named = ExportRequest { name: "../Q1: \"best\"".to_owned(), ..request(ExportFormat::Json) };
    let exported = desk.export(&named).expect("a file");
    assert_eq!(exported.file_name, format!("Q1 best {day}.json"));
    assert_eq!(Path::new(&exported.path).parent(), Some(desk.files.path()));
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_is_said() {
    let desk = with_ideas(1);
    let path = desk.files.path().join("mine.csv");
    std::fs::write(&path, "precious").expect("a file");
    let to = |replace| Place::File { path: &path, replace };
    let refused = desk.export_to(&request(ExportFormat::Csv), &to(false)).expect_err("it is there");
    assert_eq!(refused.code, "EXPORT_EXISTS");
    assert_eq!(std::fs::read(&path).expect("the file"), b"precious");
    desk.export_to(&request(ExportFormat::Csv), &to(true)).expect("a file");
    assert_eq!(table(&path).rows.len(), 1);
    assert_eq!(names(desk.files.path()), ["mine.csv"]);
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is_left() {
    let desk = with_ideas(1);
    let missing = desk.files.path().join("not/there");
    let file = desk.files.path().join("a file");
    std::fs::write(&file, "x").expect("a file");
    let cases = [(missing.as_path(), "EXPORT_NO_FOLDER"), (file.as_path(), "EXPORT_NO_FOLDER")];
    for (folder, code) in cases {
        let error = desk.export_to(&request(ExportFormat::Xlsx), &Place::Folder(folder));
        let error = error.expect_err("it cannot be written");
        assert_eq!(error.code, code);
        assert_eq!(error.facts["path"], folder.display().to_string());
    }
    assert_eq!(names(desk.files.path()), ["a file"]);
}

/// `HUB_SMALL_DISK` names an empty folder on a file system of a few MiB, where it is tried for real.
#[test]
fn a_full_disk_leaves_nothing() {
    let Some(disk) = std::env::var_os("HUB_SMALL_DISK") else {
        eprintln!("skipped: HUB_SMALL_DISK is not set");
        return;
    };
    let (desk, disk) = (desk(), Path::new(&disk));
    for at in 0..600_u32 {
        // Text that no archive makes much smaller.
        let part =
            |part: u32| Uuid::new_v5(&Uuid::nil(), &[at, part].map(u32::to_le_bytes).concat());
        let noise: String = (0..550).map(|at| part(at).to_string()).collect();
        assert!(desk.send(idea(&format!("Idea {at}"), &noise)));
    }
    for format in FORMATS {
        let error = desk.export_to(&request(format), &Place::Folder(disk));
        assert_eq!(error.expect_err("there is no room").code, "EXPORT_DISK_FULL", "{format:?}");
        assert_eq!(names(disk), [""; 0], "{format:?}");
    }
}

#[test]
fn who_stops_it_finds_no_file() {
    let desk = with_ideas(3);
    for format in FORMATS {
        for stop_at in [0, 1] {
            let mut heard = 0;
            let place = Place::Folder(desk.files.path());
            let stopped = desk.session.export(&request(format), &place, &mut |_, total| {
                assert_eq!(total, 3);
                heard += 1;
                if heard > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert_eq!(stopped.expect_err("it was stopped").code, "STORE_CANCELLED");
            assert_eq!(names(desk.files.path()), [""; 0]);
        }
    }
}

#[test]
fn a_space_without_ideas_gives_a_file_with_its_header() {
    let desk = desk();
    for format in FORMATS {
        let exported = desk.whole(format, None);
        assert_eq!(exported.ideas, 0);
        if format == ExportFormat::Json {
            assert_eq!(table(Path::new(&exported.path)).rows.len(), 0);
        }
    }
}

#[test]
fn a_selection_is_written_in_its_order() {
    let desk = with_ideas(5);
    let ids = BulkIdeas { locals: vec![4, 2], ..BulkIdeas::default() };
    for format in FORMATS {
        let exported = desk.whole(format, Some(ids.clone()));
        let table = table(Path::new(&exported.path));
        let titles: Vec<_> = table.rows.iter().map(|row| row.cells[2].as_text()).collect();
        assert_eq!(titles, ["Idea 3", "Idea 1"], "{format:?}");
        assert_eq!(desk.dry_run(Path::new(&exported.path)).counts.same, 2);
    }
}

#[test]
fn a_text_that_no_cell_of_a_workbook_holds_changes_nothing_when_it_comes_back() {
    let desk = desk();
    assert!(desk.send(idea("Long", &"😀".repeat(20_000))));
    for (format, left_out) in [(ExportFormat::Xlsx, 1), (ExportFormat::Csv, 0)] {
        assert_eq!(desk.whole(format, None).cells_left_out, left_out);
    }
    assert_eq!(desk.comes_back(), 1);
}

#[test]
fn a_json_file_that_is_damaged_or_newer_is_refused_in_words() {
    let desk = with_ideas(1);
    let exported = desk.whole(ExportFormat::Json, None);
    let text = std::fs::read_to_string(&exported.path).expect("the file");
    let cases = [
        (text[..text.len() / 2].to_owned(), "EXPORT_DAMAGED"),
        (text.replace("\"version\":1", "\"version\":2"), "EXPORT_NEWER"),
    ];
    for (text, code) in cases {
        let error = hub_app::import::read("a.json", text.as_bytes(), &Default::default());
        assert_eq!(error.expect_err("it cannot be read").code, code);
    }
}
