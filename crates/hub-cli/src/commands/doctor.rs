//! `ohub doctor`.

use crate::args::Common;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::{Access, App, Finding, Report};
use serde_json::{Value, json};

pub fn run(common: &Common, out: &mut Out) -> Result<Exit, Failure> {
    let app = common.app(Access::Write);
    let report = app.session()?.check()?;
    let notices = notices(&app);
    if out.as_json {
        out.json(
            &json!({ "ok": report.findings.is_empty(), "report": report, "notices": notices }),
        )?;
    } else {
        tell(out, &report, &notices)?;
    }
    Ok(if report.findings.is_empty() { Exit::Done } else { Exit::Damaged })
}

/// What was put right while the space was opened.
fn notices(app: &App) -> Vec<Value> {
    let state = app.call("app.state", Value::Null);
    let state = state.ok().and_then(|reply| match reply {
        hub_app::Reply::Json(text) => serde_json::from_str::<Value>(&text).ok(),
        hub_app::Reply::Bytes(_) => None,
    });
    state.and_then(|state| state["notices"].as_array().cloned()).unwrap_or_default()
}

fn tell(out: &mut Out, report: &Report, notices: &[Value]) -> Result<(), Failure> {
    for notice in notices {
        out.line(notice_words(notice))?;
    }
    for finding in &report.findings {
        out.line(format!("Wrong: {}", words(finding)))?;
    }
    out.line(format!(
        "Looked at {} ideas, {} records, {} lines of history, {} operations, {} drafts and {} \
         automatic backups.",
        report.ideas, report.rows, report.events, report.operations, report.drafts, report.backups
    ))?;
    out.line(match report.findings.len() {
        0 => "All is well.".to_owned(),
        _ => {
            "Nothing was changed. Make a copy of the data folder now; then open the Hub's window, \
              which says what can be put back, or report these lines."
                .to_owned()
        }
    })
}

fn notice_words(notice: &Value) -> String {
    let facts = &notice["facts"];
    match notice["code"].as_str().unwrap_or_default() {
        "CATALOGUE_REBUILT" => format!(
            "The list of ideas was damaged and has been built anew from your records; nothing is \
             lost. The damaged file is kept as {}.",
            facts["path"].as_str().unwrap_or_default()
        ),
        "BACKUP_FAILED" => format!(
            "Today's automatic backup could not be made ({}). Your ideas are not touched by this. \
             Check that there is room on the disk.",
            facts["detail"].as_str().unwrap_or_default()
        ),
        "DEVICE_PUT_ASIDE" => format!(
            "The settings of this computer could not be read and start anew; the old file is kept \
             as {}.",
            facts["path"].as_str().unwrap_or_default()
        ),
        code => code.to_owned(),
    }
}

fn words(finding: &Finding) -> String {
    match finding {
        Finding::JournalStructure { detail } => {
            format!("the file that holds your records is damaged ({detail}).")
        }
        Finding::CatalogueStructure { detail } => format!(
            "the list of ideas is damaged ({detail}). Your records are safe; delete catalogue.db \
             and it is built anew."
        ),
        Finding::ChainBroken { at_n } => format!(
            "operation {at_n} is not as it was written: something other than the Hub changed the \
             records."
        ),
        Finding::OrderBroken { at_seq } => {
            format!("the record with the number {at_seq} does not stand where it belongs.")
        }
        Finding::CatalogueDiffers { at_seq } => format!(
            "the list of ideas differs from your records from number {at_seq} on. Your records are \
             safe; delete catalogue.db and the list is built anew."
        ),
        Finding::ListIncomplete { listed, ideas } => format!(
            "the list has {listed} of {ideas} ideas. Your records are safe; delete catalogue.db \
             and the list is built anew."
        ),
    }
}
