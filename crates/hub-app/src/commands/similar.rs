//! Possible duplicates while a person types.

use super::Nothing;
use crate::names::{self, Names};
use crate::views::{FoundIdea, Mark, SimilarReply, SimilarRequest, WordBridge};
use crate::{App, AppError, Session, lexicon};
use hub_core::ids;
use hub_core::rows::{Idea, Stage, Support};
use hub_core::text::fold;
use hub_core::{EntityKind, IdeaId, Key, Row};
use hub_similarity::{Bridge, Calibration, Certainty, Document, Found as Hit, Reasons, Subject};
use hub_store::{ListLine, Reader, StoreError};
use std::ops::Range;

/// So many characters of a description are shown.
const EXCERPT_CHARS: usize = 160;

/// Reads the words of all ideas in the background: somebody is about to type.
pub(crate) fn prepare(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    app.session()?.begin_reading_words();
    Ok(Nothing {})
}

/// The likest ideas.
pub(crate) fn find(app: &App, request: SimilarRequest) -> Result<SimilarReply, AppError> {
    let session = app.session()?;
    session.begin_reading_words();
    session.similar(&request)
}

/// An idea that was found, with all that its reasons need.
struct Found {
    line: ListLine,
    row: Row,
    system_names: Vec<String>,
    is_supported: bool,
}

impl Session {
    /// The likest ideas to a text, with how sure and why.
    ///
    /// # Errors
    /// What the disk says.
    pub fn similar(&self, request: &SimilarRequest) -> Result<SimilarReply, AppError> {
        let limit = if request.limit == 0 { 3 } else { request.limit.min(50) as usize };
        // Asked before the search: what becomes complete meanwhile is found by the next question.
        let indexing = !self.lexicon.is_complete();
        let names = self.names()?;
        let text = Document::read(&request.title, &request.description, hub_similarity::Lang::En);
        let vector = self.meaning.typed(&text);
        let calibration = self.learnt().typed;
        let (hits, systems) = self.read(|reader| {
            let except = request.except.map(|id| reader.local_of(id)).transpose()?.flatten();
            // Withdrawn and removed ideas fall out of the hits, and the first ten propose, so some
            // more are asked for.
            let mut hits = self.lexicon.find(&text, vector.as_ref(), limit * 2 + 8, except);
            hits.retain(|hit| hit.is_worth_listing(calibration.certainty(&hit.evidence)));
            Ok((
                self.found(reader, &names, &hits)?,
                names::systems(reader, request.system_ids.iter().copied())?,
            ))
        })?;
        let systems: Vec<&str> = systems.values().map(String::as_str).collect();
        let area = names.area(request.area_id);
        let typed = Subject { text, systems: &systems, area: area.as_deref() };
        let ideas = hits.iter().filter_map(|(_, found)| <&Idea>::try_from(&found.row.body).ok());
        let proposed = request.propose.then(|| self.proposed(request, &names, ideas));
        let proposed = proposed.transpose()?.unwrap_or_default();
        let found = hits.iter().take(limit);
        Ok(SimilarReply {
            compared: self.lexicon.len() as u32,
            by_meaning: vector.map_or(0, |_| self.meanings_read() as u32),
            indexing,
            proposed,
            found: found
                .filter_map(|(hit, found)| {
                    self.view(&names, &typed, hit, found, (&calibration, request.bridges))
                })
                .collect(),
        })
    }

    fn found(
        &self,
        reader: &Reader,
        names: &Names,
        hits: &[Hit],
    ) -> Result<Vec<(Hit, Found)>, StoreError> {
        let locals: Vec<u32> = hits.iter().map(|hit| hit.local).collect();
        let mut found = vec![];
        for line in reader.lines_of(&locals)? {
            let hit = hits.iter().find(|hit| hit.local == line.row.local);
            let gone = line.row.stage == Stage::Withdrawn || line.row.merged_into.is_some();
            let row = lexicon::found_idea(reader, line.row.id)?.filter(|_| !gone);
            let (Some(hit), Some(row)) = (hit, row) else { continue };
            let system_names = match <&Idea>::try_from(&row.body) {
                Ok(idea) => names::systems(reader, idea.case.system_ids.iter().copied())?,
                Err(_) => continue,
            };
            let is_supported = self.supports(reader, names, line.row.id)?;
            let system_names = system_names.into_values().collect();
            found.push((*hit, Found { line, row, system_names, is_supported }));
        }
        Ok(found)
    }

    fn supports(&self, reader: &Reader, names: &Names, id: IdeaId) -> Result<bool, StoreError> {
        let space = names.rows.iter().find(|row| row.body.kind() == EntityKind::Space);
        let Some(space) = space else { return Ok(false) };
        let key = ids::of_idea_and_member(hub_core::SpaceId(space.id), "support", id, self.me());
        let row = reader.row(&Key::new(EntityKind::Support, key))?;
        let support = row.as_ref().and_then(|row| <&Support>::try_from(&row.body).ok());
        Ok(support.is_some_and(|support| support.active))
    }

    fn view(
        &self,
        names: &Names,
        typed: &Subject,
        hit: &Hit,
        found: &Found,
        (calibration, is_asked_why): (&Calibration, bool),
    ) -> Option<FoundIdea> {
        let idea = <&Idea>::try_from(&found.row.body).ok()?;
        let systems: Vec<&str> = found.system_names.iter().map(String::as_str).collect();
        let area = names.area(idea.case.area_id);
        let subject =
            Subject { text: lexicon::document(idea), systems: &systems, area: area.as_deref() };
        let reasons = self.lexicon.reasons(typed, &subject);
        let is_asked_why = is_asked_why && hit.evidence.cosine.is_some();
        let bridges = is_asked_why.then(|| {
            let bridges = |index: &_| self.meaning.bridges(index, &typed.text, &subject.text);
            self.lexicon.with_words(bridges)
        });
        let bridges = bridges.unwrap_or_default();
        Some(FoundIdea {
            id: IdeaId(found.row.id),
            shown_id: names.shown_id(idea.number),
            title: idea.case.title.clone(),
            marks: marks(&idea.case.title, in_titles(&reasons)),
            excerpt: excerpt(&idea.case.description),
            stage: idea.stage.now,
            supports: found.line.row.supports,
            certainty: calibration.certainty(&hit.evidence).and_then(word),
            percentage: calibration.percentage(&hit.evidence),
            shared_words: words(&reasons),
            similar_meaning: is_asked_why && reasons.is_empty() && bridges.is_empty(),
            bridges: bridges.into_iter().map(WordBridge::from).collect(),
            shared_systems: reasons.systems,
            same_area: reasons.same_area,
            mine: idea.author_id == self.me() && idea.submitted_for.is_none(),
            supported_by_me: found.is_supported,
        })
    }
}

impl From<Bridge> for WordBridge {
    fn from(bridge: Bridge) -> Self {
        Self { typed: bridge.query_surface, found: bridge.found_surface }
    }
}

fn word(certainty: Certainty) -> Option<String> {
    let word = serde_json::to_value(certainty).ok()?;
    word.as_str().map(str::to_owned)
}

fn in_titles(reasons: &Reasons) -> impl Iterator<Item = &Range<usize>> {
    reasons.terms.iter().flat_map(|term| &term.in_found.title)
}

/// Each shared word once, as the found idea writes it.
pub(crate) fn words(reasons: &Reasons) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let words = reasons.terms.iter().map(|term| term.found_surface.clone());
    words.filter(|word| seen.insert(fold(word))).collect()
}

pub(crate) fn excerpt(description: &str) -> String {
    let line = description.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT_CHARS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The marked words of a text, in UTF-16 code units.
pub(crate) fn marks<'a>(
    text: &str,
    ranges: impl IntoIterator<Item = &'a Range<usize>>,
) -> Vec<Mark> {
    let mut ranges: Vec<&Range<usize>> = ranges.into_iter().collect();
    ranges.sort_by_key(|range| range.start);
    let units = |end: usize| text.get(..end).map_or(0, |text| text.encode_utf16().count() as u32);
    ranges
        .into_iter()
        .map(|range| Mark { start: units(range.start), end: units(range.end) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_similarity::{Lang, LexicalIndex};

    #[test]
    fn marks_count_as_the_window_counts() {
        let title = "😀 Überweisung prüfen";
        let index = LexicalIndex::new();
        let subject = Subject {
            text: Document { title, description: "", lang: Lang::De },
            systems: &[],
            area: None,
        };
        let marked: Vec<String> = marks(title, in_titles(&index.reasons(&subject, &subject)))
            .into_iter()
            .map(|mark| {
                let units: Vec<u16> = title.encode_utf16().collect();
                String::from_utf16_lossy(&units[mark.start as usize..mark.end as usize])
            })
            .collect();
        assert_eq!(marked, ["Überweisung", "prüfen"]);
    }

    #[test]
    fn an_excerpt_ends_at_a_character() {
        assert_eq!(excerpt(" a\n b "), "a b");
        let long = "é".repeat(EXCERPT_CHARS + 1);
        assert_eq!(excerpt(&long).chars().count(), EXCERPT_CHARS + 1);
    }
}
