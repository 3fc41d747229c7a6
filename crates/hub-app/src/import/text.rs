//! The description with what found no place elsewhere (rule I4).

use super::Target;
use super::said::Said;

/// The full title, the file's description, and lines for what is left. With no description in the
/// file, the idea's own is kept and only what it lacks is added.
pub(crate) fn description(said: &Said, kept: &[(Target, String)], known: &str) -> Option<String> {
    let fields = kept.iter().map(|(target, value)| (target.as_str(), value));
    let columns = said.kept.iter().map(|(column, value)| (column.as_str(), value));
    let lines: Vec<String> =
        fields.chain(columns).map(|(name, value)| format!("{}: {value}", heading(name))).collect();
    let head = said.full_title.as_deref();
    let own = said.description.as_deref();
    if own.is_none() && head.is_none() && lines.is_empty() {
        return None;
    }
    let body = own.unwrap_or(known);
    let known_lines = format!("\n{known}\n");
    let lacks = |text: &&str| own.is_some() || !known_lines.contains(&format!("\n{text}\n"));
    let head = head.into_iter().filter(lacks);
    let lines = lines.iter().map(String::as_str).filter(lacks).collect::<Vec<_>>().join("\n");
    let parts = head.chain([body, lines.as_str()]).filter(|part| !part.is_empty());
    Some(parts.collect::<Vec<_>>().join("\n\n"))
}

/// "submitted_for" as "Submitted for".
fn heading(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let text = first.into_iter().chain(letters).collect::<String>().replace('_', " ");
    text.trim_end_matches([':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_found_no_place_is_in_the_description_once() {
        let said = |description: Option<&str>| Said {
            full_title: Some("A very long title".to_owned()),
            description: description.map(str::to_owned),
            ..Said::default()
        };
        let kept = [(Target::SubmittedFor, "Somebody".to_owned())];
        let whole = "A very long title\n\nOwn\n\nSubmitted for: Somebody";
        assert_eq!(description(&said(Some("Own")), &kept, "").as_deref(), Some(whole));
        assert_eq!(description(&said(None), &kept, "Own").as_deref(), Some(whole));
        assert_eq!(description(&said(None), &kept, whole).as_deref(), Some(whole));
        assert_eq!(description(&Said::default(), &[], "Own"), None);
    }
}
