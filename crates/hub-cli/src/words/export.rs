//! Sentences about files that are written, and about our own that are read.

use super::fact;
use hub_app::AppError;

/// The sentence, if it is such a failure.
pub fn sentence(error: &AppError) -> Option<String> {
    let fact = |name| fact(error, name);
    let path = fact("path");
    Some(match error.code.as_str() {
        "EXPORT_EXISTS" => format!(
            "{path} is there already and was left as it is. Name another file, or say --replace."
        ),
        "EXPORT_DISK_FULL" => format!(
            "There is no room for {path}. No file was left there, and your ideas are untouched. \
             Free some space, or name another place."
        ),
        "EXPORT_NOT_ALLOWED" => format!(
            "You may not write {path}. No file was left there, and your ideas are untouched. Name \
             another place."
        ),
        "EXPORT_NO_FOLDER" => format!(
            "There is no folder for {path}. Nothing was written, and your ideas are untouched. \
             Make the folder, or name another place."
        ),
        "EXPORT_FAILED" => format!(
            "{path} could not be written ({}). No file was left there, and your ideas are \
             untouched. Try again, or name another place.",
            fact("detail")
        ),
        "EXPORT_FORMAT" => format!(
            "The ending of {path} does not tell the format. Nothing was written. Say --format csv, \
             xlsx or json."
        ),
        "EXPORT_DAMAGED" => format!(
            "The file begins like an export of the Hub but is damaged ({}). Nothing was changed. \
             Export it again.",
            fact("detail")
        ),
        "EXPORT_NEWER" => "The file was exported by a newer version of the Hub. Nothing was \
                           changed. Install the newer version on this computer."
            .to_owned(),
        _ => return None,
    })
}
