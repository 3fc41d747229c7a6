//! The one table from a failure's code to its sentence: what happened, what is safe, what to do.

pub mod act;
mod export;
mod refused;
mod shared;

pub use refused::left_out;

use hub_app::AppError;
use hub_core::Code;
use serde_json::Value;

/// The sentence for a failure.
pub fn sentence(error: &AppError) -> String {
    if let Some((what, todo)) = why(error) {
        return format!("{what} Nothing was changed. {todo}");
    }
    let of_files = of_file(error).or_else(|| export::sentence(error));
    let of_files = of_files.or_else(|| shared::sentence(error));
    of_several(error).or(of_files).or_else(|| of_store(error)).unwrap_or_else(|| {
        format!(
            "Something went wrong that ohub has no words for ({error}). What was saved before is \
             safe. Try again; if it stays, report this line."
        )
    })
}

/// The code of a refusal, if it is one.
pub fn refusal(code: &str) -> Option<Code> {
    serde_json::from_value(Value::from(code)).ok()
}

/// Why something was refused, and what to do; for places that say themselves what was changed.
pub fn why(error: &AppError) -> Option<(String, String)> {
    let code = refusal(&error.code)?;
    Some(refused::why(code, error).unwrap_or_else(|| {
        let (what, todo) = refused::plain(code);
        (what.to_owned(), todo.to_owned())
    }))
}

/// Failures of acts at several ideas, and of taking back.
fn of_several(error: &AppError) -> Option<String> {
    let fact = |name| fact(error, name);
    Some(match error.code.as_str() {
        "SEVERAL_REFUSED" => {
            let (refused, total, why) = (fact("refused"), fact("total"), fact("sentences"));
            format!("{refused} of {total} ideas cannot be merged:\n{why}\nNothing was changed.")
        }
        "NOTHING_TO_UNDO" => "There is nothing to take back. Nothing was changed. \
                              `ohub undo --list` shows what you did last."
            .to_owned(),
        "NOTHING_TO_REDO" => "There is nothing to do again: nothing was taken back, or something \
                              new was done since. Nothing was changed."
            .to_owned(),
        "ACT_NOT_FOUND" => format!(
            "There is no act {} of yours. Nothing was changed. `ohub undo --list` shows your last \
             acts with their ids.",
            fact("act")
        ),
        "NOTHING_TURNED" => format!(
            "This stays as it is: {}.\n{}\nNothing was changed.",
            fact("what"),
            fact("sentences")
        ),
        "COMMENT_NOT_FOUND" => format!(
            "{} has no comment \"{}\". Nothing was changed. `ohub show` numbers the comments.",
            fact("idea"),
            fact("comment")
        ),
        "SYSTEM_NOT_FOUND" => format!(
            "There is no system \"{}\" here. Nothing was changed. Check how it is written.",
            fact("name")
        ),
        _ => return None,
    })
}

/// A fact as text.
pub fn fact(error: &AppError, name: &str) -> String {
    match error.facts.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(values)) => {
            let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
            values.iter().map(text).collect::<Vec<_>>().join(", ")
        }
        Some(value) => value.to_string(),
    }
}

/// What is wrong with a value, without a full stop.
pub fn problem(error: &AppError) -> String {
    let fact = |name| fact(error, name);
    let shown = match fact("value") {
        value if value.is_empty() => String::new(),
        value => format!(" \"{value}\""),
    };
    let at = match (fact("column"), fact("field")) {
        (column, field) if column.is_empty() => field,
        (column, field) => format!("{field} (column \"{column}\")"),
    };
    let bounds = bounds(error);
    let why = match fact("problem").as_str() {
        "empty" => "must not be empty".to_owned(),
        "too_long" => format!("has {} characters, {} are allowed", fact("length"), fact("max")),
        "character" => format!("holds the control character {}", fact("character")),
        "out_of_range" if bounds.is_empty() => "is out of range".to_owned(),
        "out_of_range" => format!("must be {bounds}"),
        "not_in_order" => "must go up from low over likely to high".to_owned(),
        "not_https" => "is not an address that begins with https://".to_owned(),
        "not_found" => "names something that is not there".to_owned(),
        "set_and_cleared" => "is both given and cleared".to_owned(),
        "twice" => format!("stands in row {} already", fact("row")),
        "unknown_field" => "cannot be changed here".to_owned(),
        "required" => "is needed".to_owned(),
        "ambiguous_number" => {
            "could be two numbers; say --decimal comma or --decimal dot".to_owned()
        }
        "ambiguous_date" => {
            "could be two days; say --date-order day-first or --date-order month-first".to_owned()
        }
        "unknown_stage" => "is no stage; say what it means with --stage-map WORD=STAGE".to_owned(),
        "unknown_period" => "is no period such as day, week, month or year".to_owned(),
        _ => "is not the kind of value that belongs here".to_owned(),
    };
    format!("{at}:{shown} {why}")
}

fn bounds(error: &AppError) -> String {
    let number = |name| error.facts.get(name).and_then(Value::as_f64).map(crate::number::number);
    let above = error.facts.get("above_min").is_some_and(|above| above == &Value::Bool(true));
    match (number("min"), number("max")) {
        (Some(min), Some(max)) if above => format!("above {min} and at most {max}"),
        (Some(min), Some(max)) => format!("between {min} and {max}"),
        _ => match fact(error, "choices") {
            choices if choices.is_empty() => choices,
            choices => format!("one of {choices}"),
        },
    }
}

/// Failures around a file that is brought in.
fn of_file(error: &AppError) -> Option<String> {
    let fact = |name| fact(error, name);
    Some(match error.code.as_str() {
        "FILE_NOT_FOUND" => {
            format!("There is no file {}. Nothing was changed. Check the path.", fact("path"))
        }
        "FILE_UNREADABLE" => format!(
            "The file {} cannot be read ({}). Nothing was changed. Check that it is a file and \
             that you may read it.",
            fact("path"),
            fact("detail")
        ),
        "COLUMN_NOT_FOUND" => format!(
            "The file has no column \"{}\". Nothing was changed. Its columns are: {}.",
            fact("column"),
            fact("columns")
        ),
        "MAPPED_TWICE" => format!(
            "The columns for {} and {} say the same thing. Nothing was changed. Map one of them.",
            fact("one"),
            fact("other")
        ),
        "TITLE_NOT_MAPPED" => format!(
            "No column is mapped to the title. Nothing was changed. Say which one it is, for \
             example --map title=\"{}\". The columns are: {}.",
            error.facts.get("columns").and_then(|all| all[0].as_str()).unwrap_or("Title"),
            fact("columns")
        ),
        _ => match fact("sentence") {
            sentence if sentence.is_empty() => return None,
            sentence => format!("{sentence} Nothing was changed."),
        },
    })
}

/// Failures of folder, files and program.
fn of_store(error: &AppError) -> Option<String> {
    let fact = |name| fact(error, name);
    Some(match error.code.as_str() {
        "NO_SPACE" => {
            "There is no space yet. Make one with `ohub init`, or open the Hub's window.".to_owned()
        }
        "NO_SUCH_SPACE" => format!(
            "There is no space \"{}\" on this computer. Nothing was changed. Leave out --space to \
             use the one that was open last.",
            fact("space")
        ),
        "SPACE_EXISTS" => "There is a space already, and it was left as it is. Use it, or name \
                           another folder with --data-dir."
            .to_owned(),
        "MEMBER_NOT_FOUND" => match fact("count").as_str() {
            "0" => format!(
                "There is nobody called \"{}\" here. Nothing was changed. The members are: {}.",
                fact("name"),
                fact("members")
            ),
            count => format!(
                "{count} people are called \"{}\". Nothing was changed. Name one of them by id.",
                fact("name")
            ),
        },
        "AREA_NOT_FOUND" => format!(
            "There is no area \"{}\". Nothing was changed. {} `ohub add --new-area` makes \
             one.",
            fact("name"),
            match fact("areas") {
                areas if areas.is_empty() => "There are no areas yet.".to_owned(),
                areas => format!("The areas are: {areas}."),
            }
        ),
        "STORE_IN_USE" | "READ_ONLY" => "The Hub's window (or another ohub) has this space open. \
                                         Nothing was changed. Close it and run the command again."
            .to_owned(),
        "STORE_NEWER" => format!(
            "{} was written by a newer version of the Hub (version {}, this one knows {}). Nothing \
             was changed. Install the newer version on this computer.",
            fact("file"),
            fact("found"),
            fact("supported")
        ),
        "BACKUP_NEWER" => format!(
            "{} was made by a newer version of the Hub (version {}, this one knows {}). Nothing was \
             changed. Install the newer version on this computer.",
            fact("path"),
            fact("found"),
            fact("supported")
        ),
        "BACKUP_DAMAGED" => format!(
            "{} is damaged, or it is no backup of the Hub ({}). Nothing was changed. Try an older \
             backup.",
            fact("path"),
            fact("detail")
        ),
        "BACKUP_NOT_OURS" => {
            format!("{} is no backup of the Hub. Nothing was changed.", fact("path"))
        }
        "BACKUP_OTHER_SPACE" => format!(
            "This is a backup of another space, \"{}\". Nothing was changed. Name that space with \
             --space, or another data folder with --data-dir.",
            fact("name")
        ),
        "NOT_THE_SAMPLE" => {
            "The space that is open is not the sample. Nothing was removed.".to_owned()
        }
        "STORE_DISK_FULL" => "There is no room left on the disk. What was saved before is safe; \
                              this was not stored. Free some space and run the command again."
            .to_owned(),
        "STORE_JOURNAL_DAMAGED" => damaged(error),
        "STORE_CATALOGUE_DAMAGED" => "The list of ideas is damaged. Your records themselves are \
                                      safe; the list is a copy of them. Run `ohub doctor`, which \
                                      builds it anew."
            .to_owned(),
        "STORE_CATALOGUE_NOT_READY" => "The list of ideas is still being built. Your records are \
                                        safe. Wait a moment and run the command again."
            .to_owned(),
        "STORE_NOT_A_SPACE" => "The folder does not hold a space of the Hub. Nothing was changed. \
                                Name another one with --data-dir."
            .to_owned(),
        "STORE_EXISTS" => format!(
            "{} is there already and was left as it is. Choose another place.",
            fact("path")
        ),
        "STORE_TOO_LARGE" => format!(
            "This is larger than the Hub stores ({} bytes, {} are allowed). Nothing was changed. \
             Shorten it.",
            fact("bytes"),
            fact("max_bytes")
        ),
        "STORE_CANCELLED" => "Cancelled. Nothing was changed.".to_owned(),
        "STORE_IO" => format!(
            "The system did not let the Hub read or write {} ({}). What was saved before is safe. \
             Check that the folder is there and that you may write in it.",
            fact("path"),
            fact("detail")
        ),
        "OUTPUT_FAILED" => format!("The output could not be written ({}).", fact("detail")),
        _ => return None,
    })
}

fn damaged(error: &AppError) -> String {
    let backup = match fact(error, "newest_backup") {
        path if path.is_empty() => "There is no automatic backup.".to_owned(),
        path => format!(
            "The newest backup is {path}; it lacks {} changes. Open the Hub's window to put it \
             back.",
            match fact(error, "missing_changes") {
                changes if changes.is_empty() => "an unknown number of".to_owned(),
                changes => changes,
            }
        ),
    };
    format!(
        "The file that holds your ideas is damaged ({}). It was left as it was found. {backup}",
        fact(error, "detail")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of `hub-store`, `hub-app` and `hub-cli` that are no refusals; refusals are held by
    /// the match above.
    const CODES: &[&str] = &[
        "NO_SPACE",
        "NO_SUCH_SPACE",
        "SPACE_EXISTS",
        "AREA_NOT_FOUND",
        "MEMBER_NOT_FOUND",
        "READ_ONLY",
        "FILE_NOT_FOUND",
        "FILE_UNREADABLE",
        "COLUMN_NOT_FOUND",
        "MAPPED_TWICE",
        "TITLE_NOT_MAPPED",
        "STORE_IN_USE",
        "STORE_NEWER",
        "BACKUP_NEWER",
        "BACKUP_DAMAGED",
        "BACKUP_NOT_OURS",
        "BACKUP_OTHER_SPACE",
        "NOT_THE_SAMPLE",
        "STORE_DISK_FULL",
        "STORE_JOURNAL_DAMAGED",
        "STORE_CATALOGUE_DAMAGED",
        "STORE_CATALOGUE_NOT_READY",
        "STORE_NOT_A_SPACE",
        "STORE_EXISTS",
        "STORE_TOO_LARGE",
        "STORE_CANCELLED",
        "STORE_IO",
        "OUTPUT_FAILED",
        "SEVERAL_REFUSED",
        "NOTHING_TO_UNDO",
        "NOTHING_TO_REDO",
        "NOTHING_TURNED",
        "ACT_NOT_FOUND",
        "COMMENT_NOT_FOUND",
        "SYSTEM_NOT_FOUND",
        "EXPORT_EXISTS",
        "EXPORT_DISK_FULL",
        "EXPORT_NOT_ALLOWED",
        "EXPORT_NO_FOLDER",
        "EXPORT_FAILED",
        "EXPORT_FORMAT",
        "EXPORT_DAMAGED",
        "EXPORT_NEWER",
    ];

    #[test]
    fn every_code_has_its_sentence() {
        for code in CODES {
            let sentence = sentence(&AppError::new(code));
            assert!(!sentence.contains("no words for"), "{code}");
            assert!(sentence.ends_with(['.', ')']), "{code}: {sentence}");
        }
        assert!(sentence(&AppError::new("WHAT")).contains("no words for"));
    }

    #[test]
    fn a_wrong_value_says_where_and_why() {
        let invalid =
            |problem: &str| AppError::new("INVALID").with("field", "runs").with("problem", problem);
        let cases = [
            (invalid("empty"), "runs: must not be empty"),
            (
                invalid("out_of_range")
                    .with("min", 0)
                    .with("max", 1_000_000)
                    .with("above_min", true),
                "runs: must be above 0 and at most 1,000,000",
            ),
            (
                invalid("wrong_type").with("column", "How often").with("value", "abc"),
                "runs (column \"How often\"): \"abc\" is not the kind of value that belongs here",
            ),
        ];
        for (error, expected) in cases {
            assert_eq!(problem(&error), expected);
        }
    }
}
