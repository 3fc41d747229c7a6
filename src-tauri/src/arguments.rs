//! What the command line asks for. It decides nothing about the content of the data folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Shown by `--help`.
pub const HELP: &str = include_str!("help.txt");

/// What one start of the program is for.
#[derive(Debug, PartialEq)]
pub enum Invocation {
    /// Show the window.
    Open(Folder),
    /// Print [`HELP`].
    Help,
    /// Print the version.
    Version,
}

/// Where everything is kept.
#[derive(Debug, PartialEq)]
pub struct Folder {
    /// Absolute, so that it stays the same folder if the working folder changes.
    pub path: PathBuf,
    /// Somebody named this folder for this start.
    pub is_overridden: bool,
}

/// Reads the arguments after the program's name; `from_environment` is `OPPORTUNITY_HUB_DATA`.
///
/// # Errors
/// A sentence for the terminal that says what was not understood and what to do.
pub fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    from_environment: Option<OsString>,
) -> Result<Invocation, String> {
    let mut arguments = arguments.into_iter();
    let mut named = from_environment.filter(|folder| !folder.is_empty());
    while let Some(argument) = arguments.next() {
        match argument.to_string_lossy().split_once('=') {
            Some(("--data-dir", folder)) => named = Some(folder.into()),
            None if argument == "--data-dir" => named = Some(arguments.next().unwrap_or_default()),
            None if argument == "--help" || argument == "-h" => return Ok(Invocation::Help),
            None if argument == "--version" || argument == "-V" => return Ok(Invocation::Version),
            _ => return Err(not_understood(&argument.to_string_lossy())),
        }
    }
    match named {
        None => {
            Ok(Invocation::Open(Folder { path: hub_app::default_data_dir(), is_overridden: false }))
        }
        Some(path) => {
            Ok(Invocation::Open(Folder { path: absolute(path.as_ref())?, is_overridden: true }))
        }
    }
}

fn not_understood(argument: &str) -> String {
    format!("Opportunity Hub does not know \"{argument}\". Try `opportunity-hub --help`.")
}

fn absolute(folder: &Path) -> Result<PathBuf, String> {
    std::path::absolute(folder).map_err(|_| {
        "--data-dir needs the name of a folder, for example --data-dir ./my-data".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &str, environment: &str) -> Result<Invocation, String> {
        let arguments = arguments.split(' ').filter(|word| !word.is_empty());
        parse(arguments.map(OsString::from), Some(environment.into()))
    }

    #[test]
    fn a_folder_is_taken_from_the_option_first_and_then_from_the_environment() {
        let cases = [
            ("--data-dir /a", "", "/a"),
            ("--data-dir=/a=b", "", "/a=b"),
            ("", "/c", "/c"),
            ("--data-dir /a", "/c", "/a"),
            ("--data-dir /a --data-dir=/b", "", "/b"),
        ];
        for (arguments, environment, expected) in cases {
            let path = absolute(expected.as_ref()).unwrap();
            let folder = Invocation::Open(Folder { path, is_overridden: true });
            assert_eq!(parsed(arguments, environment), Ok(folder), "{arguments}");
        }
        let usual = Folder { path: hub_app::default_data_dir(), is_overridden: false };
        assert_eq!(parsed("", ""), Ok(Invocation::Open(usual)));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let cases = [
            ("--colour", "\"--colour\""),
            ("ideas.xlsx", "\"ideas.xlsx\""),
            ("--version=2", "\"--version=2\""),
            ("--data-dir", "needs the name of a folder"),
            ("--data-dir=", "needs the name of a folder"),
        ];
        for (arguments, expected) in cases {
            let message = parsed(arguments, "").unwrap_err();
            assert!(message.contains(expected), "{arguments}: {message}");
        }
    }

    #[test]
    fn help_and_version_need_nothing_else() {
        assert_eq!(parsed("--help --colour", ""), Ok(Invocation::Help));
        assert_eq!(parsed("-V", ""), Ok(Invocation::Version));
    }
}
