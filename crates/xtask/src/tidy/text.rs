//! Rules about the words in a file: its length, its opening, what must not be in it.

use crate::process::root;

const LONGEST_LINES: usize = 400;
const CODE: [&str; 9] = ["rs", "ts", "tsx", "mts", "mjs", "js", "css", "html", "sql"];

// Written in pieces, like the folders, or this file would object to itself.
const FOR_LATER: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

/// Folders of this machine, or that only build machines have, each ending in `/`.
pub fn private_folders() -> Vec<String> {
    let mut folders = vec![concat!("/ro", "ot/").to_owned(), concat!("/wo", "rk/").to_owned()];
    let here = root().to_str().map(str::to_owned);
    let home = std::env::var("HOME").or_else(|_| std::env::var("USERPROFILE")).ok();
    folders.extend(here.into_iter().chain(home).map(|path| format!("{path}/")));
    folders
}

/// Everything to object to in the text of the file at `path`.
pub fn findings(path: &str, content: &str, private_folders: &[String]) -> Vec<String> {
    let extension = path.rsplit('.').next().unwrap_or_default();
    let mut findings = Vec::new();
    if CODE.contains(&extension) && !is_generated(content) {
        let lines = content.lines().count();
        if lines > LONGEST_LINES {
            findings.push(format!("{path}: {lines} lines; split it below {LONGEST_LINES}"));
        }
    }
    if extension == "rs" && !content.starts_with("//!") {
        findings.push(format!("{path}: must open with `//!` and its purpose"));
    }
    for (index, line) in content.lines().enumerate() {
        if let Some(objection) = objection(path, line, private_folders) {
            findings.push(format!("{path}:{}: {objection}", index + 1));
        }
    }
    findings
}

fn is_generated(content: &str) -> bool {
    let opening = content.lines().take(5);
    opening.into_iter().any(|line| line.contains("@generated") || line.contains("xtask codegen"))
}

fn objection(path: &str, line: &str, private_folders: &[String]) -> Option<String> {
    if let Some(folder) = private_folders.iter().find(|folder| names(line, folder)) {
        return Some(format!("{folder} is a folder of one machine"));
    }
    if let Some(mark) = FOR_LATER.iter().find(|mark| has_word(line, mark))
        && !line.contains(&format!("{mark}(#"))
        && !path.ends_with(".json")
    {
        return Some(format!("{mark} needs an issue number: {mark}(#12)"));
    }
    let is_lock = path.ends_with("package-lock.json");
    (is_lock && line.contains(r#""resolved": "http"#))
        .then(|| "a lock file must not name a registry's host".to_owned())
}

/// Whether a path in `line` begins with `folder`. In the middle of a longer path or of an address
/// such a name is harmless.
fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric() && !"._-}/*".contains(c))
            && after.is_some_and(char::is_alphanumeric)
    })
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        !line[..at].chars().next_back().is_some_and(is_letter)
            && !line[at + word.len()..].chars().next().is_some_and(is_letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_and_missing_openings_are_found() {
        let long = "//! Purpose.\n".to_owned() + &"line\n".repeat(400);
        let cases = [
            ("a.rs", "//! Purpose.\nfn main() {}", 0),
            ("a.rs", "fn main() {}", 1),
            ("a.ts", "export {}", 0),
            ("a.rs", long.as_str(), 1),
            ("a.md", long.as_str(), 0),
            ("b.ts", &format!("// @generated\n{long}"), 0),
        ];
        for (path, content, expected) in cases {
            assert_eq!(findings(path, content, &[]).len(), expected, "{path}");
        }
    }

    #[test]
    fn folders_of_one_machine_are_found_where_a_path_begins() {
        let folder = "/srv/build/";
        let cases = [
            ("let x = \"/srv/build/app\";", true),
            ("cd /srv/build/main", true),
            ("/srv/build/", false),
            ("https://example.org/srv/build/page", false),
            ("src/srv/build/item.ts", false),
            ("path=\"/srv/build/:id\"", false),
        ];
        for (line, is_found) in cases {
            assert_eq!(names(line, folder), is_found, "{line}");
        }
        assert!(objection("a.md", "see /srv/build/x", &[folder.to_owned()]).is_some());
    }

    #[test]
    fn marks_for_later_need_an_issue() {
        let mark = concat!("TO", "DO");
        let cases = [
            (format!("// {mark}: later"), true),
            (format!("// {mark}(#12): later"), false),
            (format!("// {mark}S_PER_PAGE"), false),
            ("// every method".to_owned(), false),
        ];
        for (line, is_found) in cases {
            assert_eq!(objection("a.ts", &line, &[]).is_some(), is_found, "{line}");
        }
    }

    #[test]
    fn a_lock_file_names_no_host() {
        let line = r#"  "resolved": "https://registry.example/a.tgz","#;
        assert!(objection("ui/package-lock.json", line, &[]).is_some());
        assert!(objection("ui/src/a.ts", line, &[]).is_none());
    }
}
