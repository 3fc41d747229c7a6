//! The one table from a failure's code to its sentence: what happened, what is safe, what to do.

use hub_app::AppError;
use hub_core::Code;
use serde_json::Value;

/// The sentence for a failure.
pub fn sentence(error: &AppError) -> String {
    if let Some(code) = refusal(&error.code) {
        return of_refusal(code, error);
    }
    of_file(error).or_else(|| of_store(error)).unwrap_or_else(|| {
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

fn of_refusal(code: Code, error: &AppError) -> String {
    let fact = |name| fact(error, name);
    let (what, todo) = match code {
        Code::NotMember => ("You are no member of this space.", "Ask one of its admins."),
        Code::Forbidden => ("Your role does not allow this.", "Ask a lead of the space."),
        Code::NotFound => {
            return format!(
                "There is no idea \"{}\" here. Nothing was changed. `ohub list` shows the ideas \
                 with their numbers.",
                fact("id")
            );
        }
        Code::Removed => ("This was removed.", "`ohub list` shows what there is."),
        Code::IdeaMerged => ("This idea was merged into another one.", "Use the other one."),
        Code::StageLocked => {
            return format!(
                "This cannot be done while the idea is \"{}\". Nothing was changed. Move the idea \
                 first, or write a comment, in the Hub's window.",
                fact("stage")
            );
        }
        Code::Invalid => {
            return format!("{}. Nothing was changed. Correct it and try again.", problem(error));
        }
        Code::KeyTaken => ("This was sent already.", "Look for it with `ohub list`."),
        Code::ExternalTaken => {
            ("Another idea has this number from outside.", "Choose another number.")
        }
        Code::AlreadyClosed => ("This was settled already.", "Look at the idea as it is now."),
        Code::TargetNotMember => ("That person is no member of this space.", "Choose another."),
        Code::Supported => {
            ("Others have this too, so it cannot be taken back.", "Hand it over to one of them.")
        }
        Code::HasMerged => ("Other ideas were merged into this one.", "Separate them first."),
        Code::Claimed => ("Somebody is building this.", "Talk to that person first."),
        Code::StageChanged => ("The idea was moved in the meantime.", "Look at it as it is now."),
        Code::NoSuchMove => ("An idea cannot move between these stages.", "Choose another stage."),
        Code::EstimateMissing => {
            ("The idea has no estimate yet.", "Say how often, how long and how many people.")
        }
        Code::AnswersMissing => {
            ("Fewer than three of the five questions are answered.", "Answer three of them.")
        }
        Code::BuildMissing => {
            ("It is not known where the program is kept or runs.", "Fill in one of the two.")
        }
        Code::StandardOpen => {
            ("Required points of the standard are open.", "Meet them, or ask for an exception.")
        }
        Code::ReasonMissing => ("This needs a reason.", "Give one in your own words."),
        Code::ClaimTaken => ("Somebody else claimed this first.", "Choose another opportunity."),
        Code::ClaimChanged => ("The claim changed in the meantime.", "Look at it as it is now."),
        Code::TargetNotEngineer => {
            ("That person's role does not allow building.", "Choose somebody else.")
        }
        Code::NotHolder => ("You do not hold the claim.", "Look at it as it is now."),
        Code::SelfMerge => ("An idea cannot be merged into itself.", "Choose another idea."),
        Code::SourceMerged => ("This idea is merged already.", "Look at it as it is now."),
        Code::TargetMerged => ("The other idea was merged itself.", "Use the one it went into."),
        Code::SourceHasMerged => {
            ("Other ideas were merged into this one.", "Merge the other way round.")
        }
        Code::SourceStage => ("What is being built cannot be merged away.", "Link the two."),
        Code::TargetStage => ("The other idea was withdrawn.", "Choose another idea."),
        Code::NotMerged => ("These two are not merged.", "Look at them as they are now."),
        Code::MergeChanged => ("The merge changed in the meantime.", "Look at it as it is now."),
        Code::SameIdea => ("These two are the same idea.", "Choose another one."),
        Code::PairChanged => ("This was answered in the meantime.", "Look at it as it is now."),
        Code::OwnIdea => ("This is your own idea; you are counted already.", "Edit it instead."),
        Code::SameBasis => ("The idea has these rates already.", "There is nothing to do."),
        Code::ItemArchived => ("This point is not part of the standard.", "Look at it again."),
        Code::SelfException => ("Who builds it cannot make the exception.", "Ask another lead."),
        Code::NameTaken => ("This name is taken.", "Choose another name."),
        Code::WeightsZero => ("All weights are zero.", "Give at least one part a weight."),
        Code::LastAdmin => ("The space needs an admin.", "Make somebody else admin first."),
        Code::Active => ("This person is still active here.", "Remove the person first."),
        Code::NotSupported => ("This version cannot do this yet.", "A newer version will."),
    };
    format!("{what} Nothing was changed. {todo}")
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
        "twice" => format!("stands in row {} already", fact("row")),
        "unknown_field" => "cannot be changed here".to_owned(),
        "required" => "is needed".to_owned(),
        "ambiguous_number" => {
            "could be two numbers; say --decimal comma or --decimal dot".to_owned()
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
        "AREA_NOT_FOUND" => format!(
            "There is no area \"{}\". Nothing was changed. {} Add --new-area to make it.",
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
        "READ_ONLY",
        "FILE_NOT_FOUND",
        "FILE_UNREADABLE",
        "COLUMN_NOT_FOUND",
        "MAPPED_TWICE",
        "TITLE_NOT_MAPPED",
        "STORE_IN_USE",
        "STORE_NEWER",
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
