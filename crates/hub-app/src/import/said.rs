//! What a row says about an idea, before it is known whether the idea is there already.

use super::Target;
use super::cells::Cells;
use super::links::{addresses, is_link, labelled};
use super::mapping::Options;
use super::stage_words::StageWords;
use super::words;
use crate::AppError;
use hub_core::IdeaId;
use hub_core::rows::{
    Answers, EstimateInputs, Labour, LabourPer, Lang, Link, Period, Ratings, Stage, Triple,
};
use hub_core::text::{fold, problem};
use hub_files::TableRow;

/// A stage word that nobody said the meaning of.
pub(crate) const UNKNOWN_STAGE: &str = "unknown_stage";
/// A period word that is none.
const UNKNOWN_PERIOD: &str = "unknown_period";

const TITLE_MAX: usize = 200;
const DESCRIPTION_MAX: usize = 20_000;
const NAME_MAX: usize = 80;
const PERSON_MAX: usize = 120;
const SYSTEMS_MAX: usize = 50;
const LINKS_MAX: usize = 20;
const REASON_MAX: usize = 2_000;

/// What a row says. Blank cells say nothing.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) id: Option<IdeaId>,
    pub(crate) external_id: Option<String>,
    pub(crate) title: Option<String>,
    /// The title in full where it had to be cut.
    pub(crate) full_title: Option<String>,
    pub(crate) description: Option<String>,
    /// What found no place in its own field, to be kept as lines of the description.
    pub(crate) lines: Vec<(Target, String)>,
    /// Columns kept as lines of the description, by their names.
    pub(crate) kept: Vec<(String, String)>,
    pub(crate) area: Option<String>,
    pub(crate) systems: Option<Vec<String>>,
    pub(crate) links: Option<Vec<Link>>,
    pub(crate) submitted_for: Option<String>,
    pub(crate) lang: Option<Lang>,
    pub(crate) created_at_ms: Option<i64>,
    pub(crate) live_at_ms: Option<i64>,
    pub(crate) reason: Option<String>,
    /// By name.
    pub(crate) goal: Option<String>,
    pub(crate) stage: Option<SaidStage>,
    pub(crate) estimate: EstimateInputs,
    /// Over all people.
    pub(crate) runs_per_year: Option<f64>,
    pub(crate) share: Ends,
    pub(crate) build_days: Ends,
    pub(crate) answers: Answers,
    pub(crate) ratings: Ratings,
    /// Characters that were replaced by spaces.
    pub(crate) replaced: usize,
}

/// A stage in the file's word.
#[derive(Clone, Debug)]
pub(crate) struct SaidStage {
    pub(crate) word: String,
    pub(crate) stage: Stage,
}

/// Low, likely and high as far as they are said.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ends([Option<f64>; 3]);

impl Ends {
    /// The range: what is not said is that of the idea, else the likely value. None when nothing
    /// is said.
    ///
    /// # Errors
    /// When only ends are said, and nothing is expected between them.
    pub(crate) fn range(self, known: Option<Triple>) -> Result<Option<Triple>, ()> {
        let Self([low, likely, high]) = self;
        if low.or(likely).or(high).is_none() {
            return Ok(None);
        }
        let middle = likely.or(known.map(|known| known.likely)).ok_or(())?;
        let low = low.or(known.map(|known| known.low)).unwrap_or(middle);
        let high = high.or(known.map(|known| known.high)).unwrap_or(middle);
        Ok(Some(Triple::new(low, middle, high)))
    }
}

/// Reads rows one after the other.
pub(crate) struct RowReader<'a> {
    pub(crate) cells: &'a Cells<'a>,
    pub(crate) stage_words: StageWords,
    period: Option<Period>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(cells: &'a Cells<'a>, stage_words: StageWords, options: &Options) -> Self {
        Self { cells, stage_words, period: options.period }
    }

    /// What the row says, and which of its cells cannot be read.
    pub(crate) fn read(&self, row: &'a TableRow) -> (Said, Vec<AppError>) {
        let mut said = Said::default();
        let mut problems = vec![];
        self.words(row, &mut said, &mut problems);
        self.places(row, &mut said);
        self.numbers(row, &mut said, &mut problems);
        self.costs(row, &mut said, &mut problems);
        self.answers(row, &mut said, &mut problems);
        self.ratings(row, &mut said, &mut problems);
        self.days(row, &mut said, &mut problems);
        (said, problems)
    }

    /// What stands in the title's cell.
    pub(crate) fn title(&self, row: &'a TableRow) -> String {
        let title = self.cells.text(row, Target::Title, false);
        title.map(|(title, _)| cut_at_word(&title)).unwrap_or_default()
    }

    fn line(&self, row: &'a TableRow, target: Target, said: &mut Said) -> Option<String> {
        let (text, replaced) = self.cells.text(row, target, false)?;
        said.replaced += replaced;
        Some(text)
    }

    fn words(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let wrong = |target, problem| self.cells.wrong(row, target, problem);
        if let Some(id) = self.line(row, Target::Id, said) {
            match id.parse() {
                Ok(id) => said.id = Some(id),
                Err(_) => problems.push(wrong(Target::Id, problem::WRONG_TYPE)),
            }
        }
        said.external_id = self.line(row, Target::ExternalId, said);
        if let Some(title) = self.line(row, Target::Title, said) {
            let length = title.chars().count();
            if length > DESCRIPTION_MAX {
                let wrong = wrong(Target::Title, problem::TOO_LONG);
                problems.push(wrong.with("max", DESCRIPTION_MAX).with("length", length));
            } else if length > TITLE_MAX {
                said.title = Some(cut_at_word(&title));
                said.full_title = Some(title);
            } else {
                said.title = Some(title);
            }
        }
        if let Some((description, replaced)) = self.cells.text(row, Target::Description, true) {
            said.replaced += replaced;
            said.description = Some(description);
        }
        let kept = self.cells.notes(row).into_iter();
        said.kept = kept.map(|(column, text)| (column.to_owned(), text)).collect();
        if let Some(word) = self.line(row, Target::Lang, said) {
            match words::lang(&word) {
                Some(lang) => said.lang = Some(lang),
                None => problems.push(wrong(Target::Lang, problem::WRONG_TYPE)),
            }
        }
        self.stage(row, said, problems);
    }

    fn stage(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let Some(word) = self.line(row, Target::Stage, said) else { return };
        if let Some((word, stage)) = self.stage_words.aside(row) {
            said.stage = Some(SaidStage { word, stage });
            return;
        }
        match self.stage_words.of(&word) {
            Some((stage, _)) => said.stage = Some(SaidStage { word, stage }),
            None => problems.push(self.cells.wrong(row, Target::Stage, UNKNOWN_STAGE)),
        }
    }

    /// Names and addresses; what is too long for its field becomes a line.
    fn places(&self, row: &'a TableRow, said: &mut Said) {
        said.area = self.line_within(row, Target::Area, NAME_MAX, said);
        said.submitted_for = self.line_within(row, Target::SubmittedFor, PERSON_MAX, said);
        if let Some((text, replaced)) = self.cells.text(row, Target::Systems, true) {
            said.replaced += replaced;
            let is_short = |name: &String| name.chars().count() <= NAME_MAX;
            let (mut short, long): (Vec<_>, Vec<_>) =
                self.cells.split(&text).into_iter().partition(is_short);
            let mut seen = std::collections::BTreeSet::new();
            short.retain(|name| seen.insert(fold(name)));
            let more = short.split_off(short.len().min(SYSTEMS_MAX));
            let kept = long.into_iter().chain(more).map(|name| (Target::Systems, name));
            said.lines.extend(kept);
            said.systems = Some(short).filter(|names| !names.is_empty());
        }
        if let Some((text, replaced)) = self.cells.text(row, Target::Links, true) {
            said.replaced += replaced;
            let entries = match self.cells.form.lists_by_line {
                true => labelled(&text),
                false => addresses(&text),
            };
            let (mut links, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_link);
            let more = links.split_off(links.len().min(LINKS_MAX));
            let kept = others.into_iter().chain(more).map(|link| (Target::Links, link.url));
            said.lines.extend(kept);
            said.links = Some(links).filter(|links| !links.is_empty());
        }
        said.goal = self.line_within(row, Target::Goal, DESCRIPTION_MAX, said);
        if let Some((text, replaced)) = self.cells.text(row, Target::Reason, true) {
            said.replaced += replaced;
            match text.chars().count() <= REASON_MAX {
                true => said.reason = Some(text),
                false => said.lines.push((Target::Reason, text)),
            }
        }
    }

    fn line_within(
        &self,
        row: &'a TableRow,
        target: Target,
        max: usize,
        said: &mut Said,
    ) -> Option<String> {
        let text = self.line(row, target, said)?;
        if text.chars().count() <= max {
            return Some(text);
        }
        said.lines.push((target, text));
        None
    }

    fn numbers(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let mut number = |target| match self.cells.number(row, target) {
            Ok(number) => number,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let share = [Target::ShareLow, Target::ShareLikely, Target::ShareHigh].map(&mut number);
        let days = [Target::BuildDaysLow, Target::BuildDaysLikely, Target::BuildDaysHigh];
        let days = days.map(&mut number);
        let exactly = |value: Option<f64>, ends| match value {
            Some(value) => Ends([Some(value); 3]),
            None => Ends(ends),
        };
        said.share = exactly(number(Target::Share), share);
        said.build_days = exactly(number(Target::BuildDays), days);
        said.runs_per_year = number(Target::RunsPerYear);
        said.estimate = EstimateInputs {
            runs: number(Target::Runs),
            minutes_per_run: number(Target::MinutesPerRun),
            people: number(Target::People),
            error_rate: number(Target::ErrorRate),
            rework_minutes: number(Target::ReworkMinutes),
            reviewed_share: number(Target::ReviewedShare),
            review_minutes: number(Target::ReviewMinutes),
            execution_minutes: number(Target::ExecutionMinutes),
            ..EstimateInputs::default()
        };
        said.estimate.period = said.estimate.runs.and(self.period);
        if let Some(word) = self.line(row, Target::Period, said) {
            match words::period(&word) {
                Some(period) => said.estimate.period = Some(period),
                None => problems.push(self.cells.wrong(row, Target::Period, UNKNOWN_PERIOD)),
            }
        }
    }

    fn costs(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let mut money = |target| match self.cells.money(row, target) {
            Ok(minor) => minor,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let labour = |per| move |minor| Labour { per, minor };
        let hourly = money(Target::HourlyCost).map(labour(LabourPer::Hour));
        let yearly = money(Target::YearlyCost).map(labour(LabourPer::Year));
        said.estimate.labour = hourly.or(yearly);
        said.estimate.day_cost_minor = money(Target::DayCost);
        said.estimate.running_cost_per_year_minor = money(Target::RunningCostPerYear);
        if hourly.is_some() && yearly.is_some() {
            problems.push(self.cells.wrong(row, Target::YearlyCost, problem::TWICE));
        }
    }

    fn answers(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let mut answer = |target| match self.cells.answer(row, target) {
            Ok(answer) => answer,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        said.answers = Answers {
            rules: answer(Target::Rules),
            digital: answer(Target::Digital),
            structured: answer(Target::Structured),
            stable: answer(Target::Stable),
            documented: answer(Target::Documented),
            ..Answers::default()
        };
        said.ratings.fit = answer(Target::Fit);
        said.ratings.risk = answer(Target::Risk);
    }

    fn ratings(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let rice = [Target::RiceReach, Target::RiceImpact, Target::RiceConfidence];
        let [reach, impact, confidence] = rice.map(|target| {
            self.cells.number(row, target).unwrap_or_else(|problem| {
                problems.push(problem);
                None
            })
        });
        let mut scale = |target| {
            self.cells.answer(row, target).unwrap_or_else(|problem| {
                problems.push(problem);
                None
            })
        };
        said.ratings = Ratings {
            rice_reach: reach,
            rice_impact: impact,
            rice_confidence: confidence,
            ice_impact: scale(Target::IceImpact),
            ice_confidence: scale(Target::IceConfidence),
            ice_ease: scale(Target::IceEase),
            wsjf_value: scale(Target::WsjfValue),
            wsjf_time: scale(Target::WsjfTime),
            wsjf_risk: scale(Target::WsjfRisk),
            wsjf_size: scale(Target::WsjfSize),
            ..std::mem::take(&mut said.ratings)
        };
    }

    fn days(&self, row: &'a TableRow, said: &mut Said, problems: &mut Vec<AppError>) {
        let mut day = |target| match self.cells.date(row, target) {
            Ok(day) => day,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        (said.created_at_ms, said.live_at_ms) = (day(Target::CreatedOn), day(Target::LiveOn));
    }
}

/// The beginning of a title that is too long, up to a word, with an ellipsis.
fn cut_at_word(title: &str) -> String {
    if title.chars().count() <= TITLE_MAX {
        return title.to_owned();
    }
    let end = title.char_indices().nth(TITLE_MAX - 1).map_or(title.len(), |(at, _)| at);
    let start = &title[..end];
    // A cut inside the last word leaves the word out, unless that is most of the title.
    let word = start.rfind(char::is_whitespace).filter(|at| *at > end / 2);
    format!("{}…", start[..word.unwrap_or(end)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let title = "word ".repeat(60);
        let cut = cut_at_word(title.trim());
        assert!(cut.chars().count() <= TITLE_MAX && cut.ends_with("word…"), "{cut}");
        let one = "é".repeat(300);
        assert_eq!(cut_at_word(&one), format!("{}…", "é".repeat(TITLE_MAX - 1)));
    }

    #[test]
    fn ends_that_are_not_said_follow_the_likely_value_or_the_idea() {
        let known = Some(Triple::new(0.1, 0.2, 0.3));
        let cases = [
            ([None, None, None], None, Ok(None)),
            ([None, Some(0.5), None], None, Ok(Some(Triple::exactly(0.5)))),
            ([Some(0.4), Some(0.5), None], None, Ok(Some(Triple::new(0.4, 0.5, 0.5)))),
            ([Some(0.4), None, Some(0.6)], None, Err(())),
            ([Some(0.15), None, None], known, Ok(Some(Triple::new(0.15, 0.2, 0.3)))),
        ];
        for (ends, known, expected) in cases {
            assert_eq!(Ends(ends).range(known), expected, "{ends:?}");
        }
    }
}
