//! How our own text file is read: nothing of it has to be guessed.

use super::columns::COLUMNS;
use hub_files::ReadOptions;

/// The options for a file that begins as our own CSV does. A guess looks at the beginning of a file
/// only, and one long description with many lines can fill that.
pub(crate) fn read_options(bytes: &[u8]) -> Option<ReadOptions> {
    let start = bytes.strip_prefix("\u{FEFF}".as_bytes())?;
    let names: Vec<String> = COLUMNS.iter().take(3).map(|column| column.heading()).collect();
    let is_own = start.starts_with(format!("{},", names.join(",")).as_bytes());
    is_own.then(|| ReadOptions {
        delimiter: Some(','),
        encoding: Some("UTF-8".to_owned()),
        header_row: Some(1),
        ..ReadOptions::default()
    })
}
