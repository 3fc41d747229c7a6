//! The area and the systems that a text being typed seems to be about: those it names, and those that
//! most of the likest ideas have. Only ever proposed; a person takes them or not.

use crate::names::Names;
use crate::views::{Proposed, ProposedBy, ProposedFacts, SimilarRequest};
use crate::{AppError, Session};
use hub_core::rows::{Area, Idea, System};
use hub_core::text::fold;
use hub_core::{EntityKind, Row};
use hub_similarity::{NEIGHBOURS_ASKED, most_named};
use uuid::Uuid;

/// So many systems are proposed.
const MOST_SYSTEMS: usize = 3;

/// From so many words on a text has neighbours that say something of it.
const WORDS: usize = 3;

/// Names up to this length are words of other meanings too ("IT"): they count as they are written.
const SHORT_CHARACTERS: usize = 2;

impl Session {
    /// Proposes for a text, with its likest ideas in their order.
    pub(crate) fn proposed<'a>(
        &self,
        request: &SimilarRequest,
        names: &Names,
        neighbours: impl Iterator<Item = &'a Idea>,
    ) -> Result<ProposedFacts, AppError> {
        let text = Text::of(&[&request.title, &request.description]);
        let neighbours: Vec<&Idea> =
            if text.words() < WORDS { vec![] } else { neighbours.take(NEIGHBOURS_ASKED).collect() };
        let areas: Vec<Vec<Uuid>> = neighbours
            .iter()
            .map(|idea| idea.case.area_id.map(|id| id.0).into_iter().collect())
            .collect();
        let systems: Vec<Vec<Uuid>> = neighbours
            .iter()
            .map(|idea| idea.case.system_ids.iter().map(|id| id.0).collect())
            .collect();
        let rows = self.read(|reader| reader.rows(EntityKind::System))?;
        let known = rows.iter().filter_map(system).collect();
        let mut proposed = propose(&text, known, &systems);
        proposed.retain(|it| !request.system_ids.iter().any(|chosen| chosen.0 == it.id));
        proposed.truncate(MOST_SYSTEMS);
        let known = names.rows.iter().filter_map(area).collect();
        let area = request.area_id.is_none().then(|| propose(&text, known, &areas));
        let area = area.into_iter().flatten().next();
        Ok(ProposedFacts { area, systems: proposed })
    }
}

type Known<'a> = (Uuid, &'a str);

fn area(row: &Row) -> Option<Known<'_>> {
    let area = <&Area>::try_from(&row.body).ok()?;
    (!area.archived && !row.removed).then_some((row.id, &area.name))
}

fn system(row: &Row) -> Option<Known<'_>> {
    let system = <&System>::try_from(&row.body).ok()?;
    (!system.archived && !row.removed).then_some((row.id, &system.name))
}

/// What the text names, the longest name first, then what the neighbours have, the most of them first.
fn propose(text: &Text, known: Vec<Known<'_>>, neighbours: &[Vec<Uuid>]) -> Vec<Proposed> {
    let mut named: Vec<Known<'_>> =
        known.iter().filter(|(_, name)| text.names(name)).copied().collect();
    named.sort_by_key(|(id, name)| (std::cmp::Reverse(name.chars().count()), *name, *id));
    let near = most_named(neighbours).into_iter().filter_map(|(id, _)| {
        let is_new = !named.iter().any(|(known, _)| *known == id);
        known.iter().find(|(known, _)| is_new && *known == id).copied()
    });
    let near: Vec<Known<'_>> = near.collect();
    let by =
        |by: ProposedBy| move |(id, name): Known<'_>| Proposed { id, name: name.to_owned(), by };
    let named = named.into_iter().map(by(ProposedBy::Text));
    named.chain(near.into_iter().map(by(ProposedBy::Neighbours))).collect()
}

/// A text as its words, with one space around each.
struct Text {
    folded: String,
    written: String,
}

impl Text {
    fn of(parts: &[&str]) -> Self {
        let text = parts.join(" . ");
        Self { folded: spaced(&fold(&text)), written: spaced(&text) }
    }

    fn words(&self) -> usize {
        self.folded.split_whitespace().count()
    }

    fn names(&self, name: &str) -> bool {
        let is_short = name.chars().count() <= SHORT_CHARACTERS;
        let (text, name) = match is_short {
            true => (&self.written, spaced(name)),
            false => (&self.folded, spaced(&fold(name))),
        };
        let name = name.trim_matches([' ', '.']);
        !name.is_empty() && text.contains(&format!(" {name} "))
    }
}

/// Words between single spaces; what is neither letter nor number parts them, and what ends a
/// sentence stands between them.
fn spaced(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '.' | ';' | ':' | '!' | '?' => '.',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let words = plain.replace('.', " . ");
    words.split_whitespace().fold(" ".to_owned(), |text, word| text + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_text_is_found_as_whole_words() {
        let cases = [
            ("Invoices go into SAP every day", "SAP", true),
            ("invoices go into sap", "SAP", true),
            ("disappointing", "SAP", false),
            ("Contas à pagar, toda semana", "contas a pagar", true),
            ("Copy accounts-payable lists", "Accounts payable", true),
            ("We close accounts; payable is late", "Accounts payable", false),
            ("Accounts are payable", "Accounts payable", false),
            ("Built with Node.js.", "Node.js", true),
            ("Search with yahoo today", "Yahoo!", true),
            ("Ask IT for a badge", "IT", true),
            ("I do it by hand", "IT", false),
            ("S/4 HANA is slow", "S/4HANA", false),
            ("S/4 HANA is slow", "S/4 HANA", true),
            ("C++ and C#", "C", true),
            ("anything", "", false),
            ("- . -", "--", false),
            ("", "SAP", false),
            ("表計算 と SAP", "表計算", true),
        ];
        for (text, name, is_named) in cases {
            assert_eq!(Text::of(&[text, ""]).names(name), is_named, "{text:?} {name:?}");
        }
        assert!(!Text::of(&["Check accounts", "payable soon"]).names("accounts payable"));
    }

    #[test]
    fn what_is_named_comes_before_what_neighbours_have() {
        let id = |nth: u128| Uuid::from_u128(nth);
        let known = vec![(id(1), "SAP"), (id(2), "SAP Ariba"), (id(3), "Excel"), (id(4), "Jira")];
        let near = vec![vec![id(3), id(1)], vec![id(3)], vec![id(3), id(1)], vec![id(9)]];
        let of = |text: &str| -> Vec<(String, ProposedBy)> {
            let proposed = propose(&Text::of(&[text]), known.clone(), &near);
            proposed.into_iter().map(|it| (it.name, it.by)).collect()
        };
        let (text, neighbours) = (ProposedBy::Text, ProposedBy::Neighbours);
        let named = |name: &str, by| (name.to_owned(), by);
        assert_eq!(
            of("Copy from SAP Ariba"),
            [named("SAP Ariba", text), named("SAP", text), named("Excel", neighbours)]
        );
        assert_eq!(of("Nothing of it"), [named("Excel", neighbours), named("SAP", neighbours)]);
    }
}
