//! Who would move how far under another profile. The order in force stays as it is.

use crate::listing::Moved;
use crate::names::Names;
use crate::views::{MoveStep, PreviewIdea, PreviewRequest, PreviewView};
use crate::{AppError, Session};
use hub_core::refusal::{Code, Refusal};
use hub_core::rows::{Criterion, Method, Profile, Unknown};
use hub_core::text::problem;
use hub_core::{IdeaId, ProfileId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// So many ideas stand in each list.
const NAMED: usize = 20;
/// A step reaches to so many places; the last one has no end.
const STEPS: [Option<u32>; 4] = [Some(5), Some(20), Some(100), None];

impl Session {
    /// Who would move how far if this ranked.
    ///
    /// # Errors
    /// `WEIGHTS_ZERO`, `INVALID` for a weight outside of 0 to 100, or what the disk says.
    pub fn preview_profile(&self, request: &PreviewRequest) -> Result<PreviewView, AppError> {
        check(request)?;
        let moves = self.moves_under(&profile(request.method, request.weights.clone()))?;
        let lists = Lists::of(&moves);
        let names = self.names()?;
        let lines = self.read(|reader| reader.lines_of(&lists.locals()))?;
        let lines = lines.into_iter().map(|line| (line.row.local, line));
        let lines: HashMap<_, _> = lines
            .map(|(local, line)| (local, (line.row.id, line.row.number, line.title)))
            .collect();
        let shown = |moves: &[Moved]| -> Vec<PreviewIdea> {
            let idea = |it: &Moved| lines.get(&it.local).map(|line| idea(&names, it, line));
            moves.iter().filter_map(idea).collect()
        };
        Ok(PreviewView {
            top_before: shown(&lists.top_before),
            top_after: shown(&lists.top_after),
            gain: shown(&lists.gain),
            lose: shown(&lists.lose),
            ..counts(&moves)
        })
    }
}

/// A profile that nobody saved.
pub(super) fn profile(method: Method, weights: BTreeMap<Criterion, f64>) -> Profile {
    let (family_id, unknown) = (ProfileId(Uuid::nil()), Unknown::new());
    Profile { family_id, version: 1, name: String::new(), builtin: None, method, weights, unknown }
}

/// What saving these weights would refuse is refused here too.
fn check(request: &PreviewRequest) -> Result<(), Refusal> {
    for (criterion, weight) in &request.weights {
        if !(0.0..=100.0).contains(weight) {
            let refusal = Refusal::invalid(&format!("weights.{criterion}"), problem::OUT_OF_RANGE);
            return Err(refusal.with("min", 0.0).with("max", 100.0));
        }
    }
    let has_weight = request.weights.values().any(|weight| *weight > 0.0);
    if request.method == Method::Weighted && !has_weight {
        return Err(Code::WeightsZero.into());
    }
    Ok(())
}

type Line = (IdeaId, Option<u32>, String);

fn idea(names: &Names, moved: &Moved, (id, number, title): &Line) -> PreviewIdea {
    PreviewIdea {
        id: *id,
        shown_id: names.shown_id(*number),
        title: title.clone(),
        rank_before: moved.rank_before,
        rank_after: moved.rank_after,
        score_before: moved.score_before,
        score_after: moved.score_after,
    }
}

/// How many places an idea gains; below 0 it loses some. None without a rank now or then.
fn gained(moved: &Moved) -> Option<i64> {
    Some(i64::from(moved.rank_before?) - i64::from(moved.rank_after?))
}

fn counts(moves: &[Moved]) -> PreviewView {
    let mut from = 1;
    let steps = STEPS.map(|to| {
        let step = MoveStep { from, to, up: 0, down: 0 };
        from = to.map_or(from, |to| to + 1);
        step
    });
    let mut view =
        PreviewView { ideas: moves.len() as u32, steps: steps.to_vec(), ..PreviewView::default() };
    for moved in moves {
        view.ranked_before += u32::from(moved.rank_before.is_some());
        view.ranked_after += u32::from(moved.rank_after.is_some());
        view.appear += u32::from(moved.rank_before.is_none() && moved.rank_after.is_some());
        view.disappear += u32::from(moved.rank_before.is_some() && moved.rank_after.is_none());
        let Some(places) = gained(moved).filter(|places| *places != 0) else { continue };
        view.moved += 1;
        let reaches =
            |step: &&mut MoveStep| step.to.is_none_or(|to| places.unsigned_abs() <= u64::from(to));
        if let Some(step) = view.steps.iter_mut().find(reaches) {
            *if places > 0 { &mut step.up } else { &mut step.down } += 1;
        }
    }
    view
}

/// The ideas that are named.
struct Lists {
    top_before: Vec<Moved>,
    top_after: Vec<Moved>,
    gain: Vec<Moved>,
    lose: Vec<Moved>,
}

impl Lists {
    fn of(moves: &[Moved]) -> Self {
        let gain = |moved: &Moved| gained(moved).filter(|places| *places > 0);
        let lose = |moved: &Moved| gained(moved).map(|places| -places).filter(|lost| *lost > 0);
        let place = |rank: Option<u32>| rank.filter(|rank| *rank as usize <= NAMED);
        Self {
            top_before: first(moves, |moved| place(moved.rank_before)),
            top_after: first(moves, |moved| place(moved.rank_after)),
            gain: first(moves, |moved| gain(moved).map(|n| (Reverse(n), moved.rank_after))),
            lose: first(moves, |moved| lose(moved).map(|n| (Reverse(n), moved.rank_after))),
        }
    }

    fn locals(&self) -> Vec<u32> {
        let all = [&self.top_before, &self.top_after, &self.gain, &self.lose];
        let mut locals: Vec<u32> = all.into_iter().flatten().map(|moved| moved.local).collect();
        locals.sort_unstable();
        locals.dedup();
        locals
    }
}

/// The first few by a key; what has none is left out.
fn first<K: Ord>(moves: &[Moved], key: impl Fn(&Moved) -> Option<K>) -> Vec<Moved> {
    let mut keyed: Vec<(K, Moved)> =
        moves.iter().filter_map(|moved| Some((key(moved)?, *moved))).collect();
    if keyed.len() > NAMED {
        keyed.select_nth_unstable_by(NAMED, |a, b| a.0.cmp(&b.0));
        keyed.truncate(NAMED);
    }
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, moved)| moved).collect()
}
