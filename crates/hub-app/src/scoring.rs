//! Scores from what lists know of ideas, by the space's profile in force.

use crate::views::{ScoreFacts, ScoreView};
use hub_core::rows::{Answers, Criterion, Method, Profile, Space};
use hub_core::score::{Criteria, CriteriaInput, ScoreSettings, Weights, criteria, score};
use hub_store::ListRow;

/// The settings that scores go by, with the profile's name.
#[derive(Clone, Debug)]
pub(crate) struct Scoring {
    settings: ScoreSettings,
    method: Method,
    profile: String,
    profile_version: u32,
}

impl Scoring {
    /// By the space's settings and the profile in force.
    pub(crate) fn of(space: &Space, profile: &Profile) -> Self {
        Self {
            settings: ScoreSettings::of(space, profile),
            method: profile.method,
            profile: profile.builtin.clone().unwrap_or_else(|| profile.name.clone()),
            profile_version: profile.version,
        }
    }

    /// The same space by another profile.
    pub(crate) fn with(&self, profile: &Profile) -> Self {
        let weights = Weights::from(&profile.weights);
        Self {
            settings: ScoreSettings { weights, ..self.settings },
            method: profile.method,
            profile: profile.builtin.clone().unwrap_or_else(|| profile.name.clone()),
            profile_version: profile.version,
        }
    }

    /// What ranks: the weighted score or a raw number.
    pub(crate) fn method(&self) -> Method {
        self.method
    }

    /// Whether the scales of the criteria are the same; only weights may differ then.
    pub(crate) fn has_scales_of(&self, other: &Self) -> bool {
        let scales = |scoring: &Self| (scoring.settings.value_basis, scoring.settings.value_full);
        scales(self) == scales(other)
    }

    /// Whether ideas rank the same.
    pub(crate) fn ranks_as(&self, other: &Self) -> bool {
        (self.settings, self.method) == (other.settings, other.method)
    }

    /// The weights in force.
    pub(crate) fn weights(&self) -> &Weights {
        &self.settings.weights
    }

    /// The scales of an idea as lists know it.
    pub(crate) fn criteria(&self, row: &ListRow) -> Criteria {
        let mut scales = criteria(&input(row, &Answers::default()), &self.settings);
        // Lists keep the mean of the answers; the scale is the same rule as for the answers.
        let mean = row.answers_mean.filter(|_| row.answers_count >= 3);
        scales.0[Criterion::Feasibility as usize] =
            mean.map(|mean| ((mean - 1.0) / 4.0 * 100.0) as f32);
        scales
    }

    /// The score with its parts and what they were made from.
    pub(crate) fn view(&self, row: &ListRow, answers: &Answers) -> Option<ScoreView> {
        let scales = criteria(&input(row, answers), &self.settings);
        Some(ScoreView {
            score: score(&scales, &self.settings.weights)?,
            profile: self.profile.clone(),
            profile_version: self.profile_version,
            facts: ScoreFacts {
                hours_saved: row.hours_likely,
                money_saved_minor: row.money_likely_minor,
                answers: answers.in_order(),
                people: row.people,
                areas: row.areas,
                build_days: row.build_days_likely,
                fit: row.fit,
                risk: row.risk,
            },
        })
    }
}

fn input<'a>(row: &ListRow, answers: &'a Answers) -> CriteriaInput<'a> {
    CriteriaInput {
        hours_saved_likely: row.hours_likely,
        money_saved_likely_minor: row.money_likely_minor,
        answers,
        people: row.people,
        areas: row.areas,
        build_days_likely: row.build_days_likely,
        fit: row.fit,
        risk: row.risk,
    }
}
