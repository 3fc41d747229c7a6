//! `ohub export`.

use super::filter::order;
use crate::args::{Columns, Common, Export};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::progress::{Said, Work, on_ctrl_c};
use hub_app::export::Place;
use hub_app::views::{BulkIdeas, ExportColumn, ExportKey, ExportRequest, Exported, IdeasOrder};
use hub_app::{App, AppError};
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

/// The columns of `--columns view`.
const VIEW: &[(ExportKey, &str)] = &[
    (ExportKey::Rank, "Rank"),
    (ExportKey::Number, "Idea"),
    (ExportKey::Title, "Title"),
    (ExportKey::Score, "Score"),
    (ExportKey::HoursLow, "Hours saved a year, low"),
    (ExportKey::Hours, "Hours saved a year"),
    (ExportKey::HoursHigh, "Hours saved a year, high"),
    (ExportKey::Stage, "Stage"),
    (ExportKey::Area, "Area"),
    (ExportKey::Systems, "Systems"),
    (ExportKey::Author, "Author"),
    (ExportKey::Supports, "Supports"),
    (ExportKey::Age, "Sent on"),
];

pub fn run(common: &Common, args: &Export, out: &mut Out) -> Result<Exit, Failure> {
    let app = common.reading();
    let session = app.session()?;
    let request = request(&app, args)?;
    let place = Place::File { path: &args.file, replace: args.replace };
    let stop = on_ctrl_c();
    let mut said = None;
    let exported = session.export(&request, &place, &mut |done, total| {
        let said =
            said.get_or_insert_with(|| Said::new(Work::Export, args.progress, total, out.as_json));
        said.say(done);
        match stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    if let Some(said) = said {
        said.end();
    }
    tell(out, &exported?, args.columns == Columns::All)?;
    Ok(Exit::Done)
}

fn request(app: &App, args: &Export) -> Result<ExportRequest, Failure> {
    let view = order(app, &args.which)?;
    let is_everything = view == IdeasOrder::default();
    let columns =
        VIEW.iter().map(|(key, title)| ExportColumn { key: *key, title: (*title).to_owned() });
    let unknown = || AppError::new("EXPORT_FORMAT").with("path", args.file.display().to_string());
    Ok(ExportRequest {
        id: uuid::Uuid::now_v7(),
        format: args.format().ok_or_else(unknown)?,
        ideas: (!is_everything).then(|| BulkIdeas { view: Some(view), ..BulkIdeas::default() }),
        columns: (args.columns == Columns::View).then(|| columns.collect()),
        stage_words: Default::default(),
        name: "Ideas".to_owned(),
    })
}

fn tell(out: &mut Out, exported: &Exported, is_whole: bool) -> Result<(), Failure> {
    if out.as_json {
        return out.json(exported);
    }
    let ideas = match exported.ideas {
        1 => "1 idea".to_owned(),
        ideas => format!("{} ideas", number(f64::from(ideas))),
    };
    let kilobytes = number((exported.size_bytes as f64 / 1_000.0).ceil());
    out.line(format!("Wrote {ideas} to {} ({kilobytes} kB).", exported.path))?;
    if is_whole && !exported.comes_back {
        out.line("It is larger than an import takes, and would not come back in one piece.")?;
    }
    match exported.cells_left_out {
        0 => Ok(()),
        left_out => out.line(format!(
            "{} texts are longer than a cell of a workbook holds and were left out; CSV and JSON \
             have them.",
            number(f64::from(left_out))
        )),
    }
}
