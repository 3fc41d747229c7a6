//! The team's checklist an automation meets before it goes live: the lines that come with the Hub,
//! and when one of them is open. Who may answer is in [`crate::permission`].

use crate::ids::{self, SpaceId, StandardItemId};
use crate::rows::{Check, StandardItem, StandardState, Unknown};

/// A line that comes with the Hub. Whoever shows it words it in the reader's language by its name,
/// as long as it is marked `builtin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// What it is known by.
    pub name: &'static str,
    /// In English, for exports and for whoever does not know the name.
    pub text: &'static str,
    /// Whether going live asks for it.
    pub required: bool,
    /// Whether it can be seen in a repository.
    pub check: Check,
}

const fn seen(name: &'static str, required: bool, text: &'static str) -> Builtin {
    Builtin { name, text, required, check: Check::Auto }
}

const fn asked(name: &'static str, text: &'static str) -> Builtin {
    Builtin { name, text, required: true, check: Check::Manual }
}

/// The lines of a new space, in their order.
pub const BUILTIN: &[Builtin] = &[
    seen("version_control", true, "The code is under version control"),
    seen("readme", true, "A README says purpose, arguments and expected output"),
    seen("dependencies", true, "Dependencies are pinned to versions"),
    seen("formatter_linter", false, "A formatter and a linter are configured"),
    seen("tests", true, "There are tests"),
    seen("no_credentials", true, "No credentials are in the code"),
    seen("no_personal_paths", true, "No paths of one person's machine are in the code"),
    seen("docstrings", false, "Functions say what they do"),
    asked("runs_where", "It runs in a named place, not on somebody's desk"),
    asked("second_person", "A second person knows it"),
];

/// The lines of a new space as rows hold them.
pub fn first_items(space: SpaceId) -> impl Iterator<Item = (StandardItemId, StandardItem)> {
    BUILTIN.iter().zip(1_u32..).map(move |(line, position)| {
        let item = StandardItem {
            text: line.text.to_owned(),
            builtin: Some(line.name.to_owned()),
            check: line.check,
            check_name: (line.check == Check::Auto).then(|| line.name.to_owned()),
            required: line.required,
            position,
            archived: false,
            unknown: Unknown::new(),
        };
        (ids::of_builtin_item(space, line.name), item)
    })
}

/// The name by which a line is worded: it came with the Hub and was not written anew.
pub(crate) fn builtin(space: SpaceId, id: StandardItemId, text: &str) -> Option<String> {
    let same = |line: &&Builtin| line.text == text && ids::of_builtin_item(space, line.name) == id;
    BUILTIN.iter().find(same).map(|line| line.name.to_owned())
}

/// Whether going live still asks for this line, which has this answer.
pub fn is_open(item: &StandardItem, answer: Option<StandardState>) -> bool {
    let is_settled = matches!(
        answer,
        Some(StandardState::Met | StandardState::NotApplicable | StandardState::Excepted)
    );
    item.required && !item.archived && !is_settled
}
