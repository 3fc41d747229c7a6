//! `ohub export`: which ideas, into which file.

use super::{Progress, Which};
use clap::{Args, ValueEnum};
use hub_app::views::ExportFormat;
use std::path::PathBuf;

/// A file to write.
#[derive(Debug, Args)]
pub struct Export {
    /// The file; it must not be there
    pub file: PathBuf,
    /// csv, xlsx or json [default: by the file's ending]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// All columns, which `ohub import` brings back, or those of a list, for reading
    #[arg(long, value_enum, default_value = "all")]
    pub columns: Columns,
    /// Replace the file if it is there
    #[arg(long)]
    pub replace: bool,
    /// Which ideas.
    #[command(flatten)]
    pub which: Which,
    /// Whether to say on stderr how far it is [default: on a terminal]
    #[arg(long, value_enum, default_value = "auto")]
    pub progress: Progress,
}

/// The format of the file.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Text with commas, UTF-8
    Csv,
    /// A workbook for Excel and its kin
    Xlsx,
    /// For programs; always everything
    Json,
}

/// Which columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Columns {
    /// Everything
    All,
    /// As in a list
    View,
}

impl From<Format> for ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Json => Self::Json,
        }
    }
}

impl Export {
    /// The format: as said, else by the ending of the file.
    pub fn format(&self) -> Option<ExportFormat> {
        let ending = self.file.extension().and_then(|ending| ending.to_str());
        let by_ending = || Format::from_str(ending?, true).ok();
        self.format.or_else(by_ending).map(Into::into)
    }
}
