//! How long possible duplicates take: as the window asks for them (the index, then reading what it
//! found and saying why), and the index alone.

use std::time::Instant;

use hub_app::Session;
use hub_app::views::SimilarRequest;
use hub_similarity::{Document, Lang, LexicalIndex};

use super::catalogue::filled;
use super::figure::Figure;
use super::report::Report;
use super::rows::{self, Idea};
use super::{Outcome, demo};

const QUERIES: usize = 1_000;
const GOAL_MS: f64 = 2.0;
/// The window asks for this many and gets a few more from the index.
const LIMIT: u32 = 3;
const FROM_INDEX: usize = 14;

/// Measures titles and whole texts.
///
/// # Errors
/// What the core or the disk says.
pub fn measure(count: usize, report: &mut Report) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let (_app, session, source) = filled(&folder.path().join("data"), count)?;
    report.note(&format!("similar: {source}"));
    session.read_words()?;
    let ideas = rows::of(count)?.ideas;
    let queries: Vec<&Idea> = ideas.iter().step_by((count / QUERIES).max(1)).collect();
    let index = index(&ideas);
    let kinds = [("titles", false), ("whole texts", true)];
    for (kind, is_whole) in kinds {
        let description =
            |idea: &Idea| if is_whole { idea.description.clone() } else { String::new() };
        let asked = timed(&queries, |idea| ask(&session, idea, description(idea)))?;
        let name = format!("possible duplicates of {kind} among {count}, p95");
        report.add(&Figure::p95(name, &asked, "ms").at_most(GOAL_MS));
        let alone = timed(&queries, |idea| {
            let text = description(idea);
            index.search(&Document::read(&idea.title, &text, Lang::En), FROM_INDEX, None).len()
        })?;
        report.add(&Figure::p95("  the index alone, p95", &alone, "ms").at_most(GOAL_MS));
    }
    Ok(())
}

fn index(ideas: &[Idea]) -> LexicalIndex {
    let mut index = LexicalIndex::new();
    for (local, idea) in (0..).zip(ideas) {
        index.insert(local, &Document::read(&idea.title, &demo::described(idea), Lang::En));
    }
    index
}

fn ask(session: &Session, idea: &Idea, description: String) -> usize {
    let title = idea.title.clone();
    let request = SimilarRequest { title, description, limit: LIMIT, ..SimilarRequest::default() };
    session.similar(&request).map_or(0, |reply| reply.found.len())
}

/// Milliseconds of each query. One that finds nothing would be fast for the wrong reason.
fn timed(queries: &[&Idea], find: impl Fn(&Idea) -> usize) -> Outcome<Vec<f64>> {
    let mut times = vec![];
    for query in queries {
        let begin = Instant::now();
        let found = find(query);
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
        if found == 0 {
            return Err(
                format!("nothing is like {:?}, which is in the catalogue", query.title).into()
            );
        }
    }
    Ok(times)
}
