//! Who may import whom in the user interface: the desktop only behind `api/`, and no feature
//! another feature.

const API: &str = "ui/src/api/";
const FEATURES: &str = "ui/src/features/";

/// Everything to object to among the imports of the file at `path`.
pub fn findings(path: &str, content: &str) -> Vec<String> {
    let is_script = [".ts", ".tsx", ".mts"].iter().any(|end| path.ends_with(end));
    if !is_script || !path.starts_with("ui/src/") {
        return Vec::new();
    }
    let imported = content.lines().flat_map(specifiers);
    imported.filter_map(|specifier| objection(path, specifier)).collect()
}

/// What stands quoted after `from`, `import` or `import(` in a line.
fn specifiers(line: &str) -> impl Iterator<Item = &str> {
    let starts = ["from ", "import ", "import(", "mock("];
    starts.into_iter().flat_map(move |start| {
        line.match_indices(start).filter_map(move |(at, _)| {
            let rest = &line[at + start.len()..];
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            rest[1..].split(quote).next()
        })
    })
}

fn objection(path: &str, specifier: &str) -> Option<String> {
    if specifier.starts_with("@tauri-apps/") && !path.starts_with(API) {
        return Some(format!("{path}: {specifier} may be imported in {API} only"));
    }
    let home = feature(path)?;
    let other = feature(&resolved(path, specifier)?)?.to_owned();
    (other != home).then(|| format!("{path}: the feature {home} must not import {other}"))
}

fn feature(path: &str) -> Option<&str> {
    path.strip_prefix(FEATURES)?.split('/').next()
}

/// Where a relative import, or one that starts at `ui/src`, leads; `None` for packages.
fn resolved(path: &str, specifier: &str) -> Option<String> {
    let from_source = ["@/", "~/", "#/", "/src/", "src/"];
    if let Some(rest) = from_source.iter().find_map(|start| specifier.strip_prefix(start)) {
        return Some(format!("ui/src/{rest}"));
    }
    if specifier.starts_with("features/") {
        return Some(format!("ui/src/{specifier}"));
    }
    specifier.starts_with('.').then(|| {
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop();
        for step in specifier.split('/') {
            match step {
                "." => {}
                ".." => drop(parts.pop()),
                name => parts.push(name),
            }
        }
        parts.join("/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_across_the_walls_are_found() {
        let idea = "ui/src/features/idea/Idea.tsx";
        let cases = [
            (idea, r#"import { invoke } from "@tauri-apps/api/core";"#, 1),
            ("ui/src/api/host.ts", r#"import { invoke } from "@tauri-apps/api/core";"#, 0),
            (idea, r#"import { Row } from "../ideas/Row";"#, 1),
            (idea, r#"import { Row } from "@/features/ideas";"#, 1),
            (idea, r#"const Row = lazy(() => import('../ideas/Row'));"#, 1),
            (idea, r#"import { Case } from "./Case";"#, 0),
            (idea, r#"import "../idea/idea.css";"#, 0),
            (idea, r#"import { call } from "@/api";"#, 0),
            (idea, r#"import { Button } from "@mantine/core";"#, 0),
            ("ui/src/app/router.tsx", r#"import { Idea } from "../features/idea";"#, 0),
            ("docs/x.md", r#"import { invoke } from "@tauri-apps/api/core";"#, 0),
        ];
        for (path, line, expected) in cases {
            assert_eq!(findings(path, line).len(), expected, "{path}: {line}");
        }
    }
}
