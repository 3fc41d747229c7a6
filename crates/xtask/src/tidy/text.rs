//! Rules about the words in a file: its length, its opening, what must not be in it.

const LONGEST_LINES: usize = 400;
const CODE: [&str; 9] = ["rs", "ts", "tsx", "mts", "mjs", "js", "css", "html", "sql"];

// Written in pieces, like the folders below, or this file would object to itself.
const FOR_LATER: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

/// Everything to object to in the text of the file at `path`.
pub fn findings(path: &str, content: &str) -> Vec<String> {
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
        if let Some(objection) = objection(path, line) {
            findings.push(format!("{path}:{}: {objection}", index + 1));
        }
    }
    findings
}

fn is_generated(content: &str) -> bool {
    let opening = content.lines().take(5);
    opening.into_iter().any(|line| line.contains("@generated") || line.contains("xtask codegen"))
}

fn objection(path: &str, line: &str) -> Option<String> {
    if let Some(folder) = personal_folder(line) {
        return Some(format!("{folder} is a folder of one machine (examples use someone's)"));
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

/// The folder of a person, or one that only a build machine has. As part of a longer path or
/// address such a name is harmless.
fn personal_folder(line: &str) -> Option<&'static str> {
    const FOLDERS: [&str; 4] = [
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
    ];
    FOLDERS.into_iter().find(|folder| {
        line.match_indices(folder).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = &line[at + folder.len()..];
            let starts_a_path =
                before.is_none_or(|c| !c.is_alphanumeric() && !"._-}/*".contains(c));
            let names_a_person = after.chars().next().is_some_and(char::is_alphanumeric);
            starts_a_path && names_a_person && !after.starts_with("someone")
        })
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
            assert_eq!(findings(path, content).len(), expected, "{path}");
        }
    }

    #[test]
    fn folders_of_one_machine_are_found_where_a_path_begins() {
        let home = concat!("/ho", "me/");
        let work = concat!("/wo", "rk/");
        let cases = [
            (format!("let x = \"{home}ana/app\";"), true),
            (format!("cd {work}main"), true),
            (format!("{home}someone/app"), false),
            (format!("https://example.org{home}page"), false),
            (format!("src{work}item.ts"), false),
            (format!("path=\"{work}:id\""), false),
        ];
        for (line, is_found) in cases {
            assert_eq!(personal_folder(&line).is_some(), is_found, "{line}");
        }
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
            assert_eq!(objection("a.ts", &line).is_some(), is_found, "{line}");
        }
    }

    #[test]
    fn a_lock_file_names_no_host() {
        let line = r#"  "resolved": "https://registry.example/a.tgz","#;
        assert!(objection("ui/package-lock.json", line).is_some());
        assert!(objection("ui/src/a.ts", line).is_none());
    }
}
