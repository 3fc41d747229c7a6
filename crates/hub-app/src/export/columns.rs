//! The columns of a table with everything. Those with a target come back by an import, which finds
//! them by their names; the others are for the reader and are passed over.

use super::line::Line;
use super::notation::{Notation, number, share, text, whole};
use crate::import::Target;
use hub_core::rows::{Labour, LabourPer, Period, Stage};
use hub_files::Cell;
use hub_files::write::{Column, Look};

/// A column of the table.
pub(crate) struct Named {
    /// Its heading in lower case.
    pub(crate) name: &'static str,
    pub(crate) look: Look,
    /// In characters.
    pub(crate) width: u16,
    /// What an import takes it for.
    target: Option<Target>,
    pub(crate) cell: fn(&Line, &Notation) -> Cell,
}

/// A column that comes back.
const fn back(
    name: &'static str,
    target: Target,
    (look, width): (Look, u16),
    cell: fn(&Line, &Notation) -> Cell,
) -> Named {
    Named { name, look, width, target: Some(target), cell }
}

/// A column that is only for the reader.
const fn only(
    name: &'static str,
    (look, width): (Look, u16),
    cell: fn(&Line, &Notation) -> Cell,
) -> Named {
    Named { name, look, width, target: None, cell }
}

const ID: (Look, u16) = (Look::Text, 12);
const WORD: (Look, u16) = (Look::Text, 14);
const NAME: (Look, u16) = (Look::Text, 22);
const TITLE: (Look, u16) = (Look::Text, 48);
const PROSE: (Look, u16) = (Look::Text, 60);
const NUMBER: (Look, u16) = (Look::Number, 11);
const COUNT: (Look, u16) = (Look::Whole, 10);
const HOURS: (Look, u16) = (Look::Tenths, 12);
const POINTS: (Look, u16) = (Look::Tenths, 8);
const SHARE: (Look, u16) = (Look::Percent, 11);
/// Shown with as many digits as the currency has.
pub(crate) const MONEY: (Look, u16) = (Look::Hundredths, 13);
const DAY: (Look, u16) = (Look::Day, 11);
const MOMENT: (Look, u16) = (Look::Moment, 16);

/// All of them, in this order.
pub(crate) const COLUMNS: &[Named] = &[
    back("idea id", Target::Id, ID, |line, _| match line.idea_id {
        Some(id) => text(id.to_string()),
        None => Cell::Empty,
    }),
    only("number", ID, |line, _| text(&*line.shown_id)),
    back("title", Target::Title, TITLE, |line, _| text(&*line.title)),
    back("description", Target::Description, PROSE, |line, _| text(&*line.description)),
    back("area", Target::Area, NAME, |line, _| text(line.area.as_deref().unwrap_or_default())),
    back("systems", Target::Systems, NAME, |line, _| text(line.systems.join("\n"))),
    back("links", Target::Links, NAME, |line, _| {
        let link = |link: &hub_core::rows::Link| format!("{} {}", link.url, link.label);
        let links: Vec<String> = line.links.iter().map(link).collect();
        text(links.iter().map(|link| link.trim_end()).collect::<Vec<_>>().join("\n"))
    }),
    back("language", Target::Lang, ID, |line, _| text(line.lang.map_or("", |it| it.as_str()))),
    back("author", Target::SubmittedFor, NAME, |line, _| text(&*line.author)),
    only("owner", NAME, |line, _| text(&*line.owner)),
    only("created", MOMENT, |line, notation| notation.moment(line.created_at_ms)),
    only("updated", MOMENT, |line, notation| notation.moment(line.updated_at_ms)),
    back("stage", Target::Stage, WORD, |line, notation| notation.stage(line.stage.now)),
    only("stage since", MOMENT, |line, notation| notation.moment(line.stage.since_ms)),
    only("reason code", WORD, |line, _| text(line.stage.reason_code.as_deref().unwrap_or(""))),
    back("reason", Target::Reason, NAME, |line, _| {
        text(line.stage.reason.as_deref().unwrap_or_default())
    }),
    only("revisit on", DAY, |line, _| line.stage.revisit_on.map_or(Cell::Empty, Cell::Date)),
    only("live since", MOMENT, |line, notation| {
        line.stage.live_at_ms.map_or(Cell::Empty, |at| notation.moment(at))
    }),
    back("runs", Target::Runs, NUMBER, |line, _| number(line.estimate.runs)),
    back("period", Target::Period, WORD, |line, _| {
        text(line.estimate.period.map_or("", Period::as_str))
    }),
    back("minutes per run", Target::MinutesPerRun, NUMBER, |line, _| {
        number(line.estimate.minutes_per_run)
    }),
    back("people", Target::People, NUMBER, |line, _| number(line.estimate.people)),
    back("error rate", Target::ErrorRate, SHARE, |line, _| share(line.estimate.error_rate)),
    back("rework minutes", Target::ReworkMinutes, NUMBER, |line, _| {
        number(line.estimate.rework_minutes)
    }),
    back("reviewed share", Target::ReviewedShare, SHARE, |line, _| {
        share(line.estimate.reviewed_share)
    }),
    back("review minutes", Target::ReviewMinutes, NUMBER, |line, _| {
        number(line.estimate.review_minutes)
    }),
    back("execution minutes", Target::ExecutionMinutes, NUMBER, |line, _| {
        number(line.estimate.execution_minutes)
    }),
    back("automatable share low", Target::ShareLow, SHARE, |line, _| {
        share(line.estimate.automatable_share.map(|it| it.low))
    }),
    back("automatable share likely", Target::ShareLikely, SHARE, |line, _| {
        share(line.estimate.automatable_share.map(|it| it.likely))
    }),
    back("automatable share high", Target::ShareHigh, SHARE, |line, _| {
        share(line.estimate.automatable_share.map(|it| it.high))
    }),
    back("build days low", Target::BuildDaysLow, NUMBER, |line, _| {
        number(line.estimate.build_days.map(|it| it.low))
    }),
    back("build days likely", Target::BuildDaysLikely, NUMBER, |line, _| {
        number(line.estimate.build_days.map(|it| it.likely))
    }),
    back("build days high", Target::BuildDaysHigh, NUMBER, |line, _| {
        number(line.estimate.build_days.map(|it| it.high))
    }),
    back("hourly cost", Target::HourlyCost, MONEY, |line, notation| {
        notation.money(labour(line, LabourPer::Hour))
    }),
    back("yearly cost", Target::YearlyCost, MONEY, |line, notation| {
        notation.money(labour(line, LabourPer::Year))
    }),
    back("day cost", Target::DayCost, MONEY, |line, notation| {
        notation.money(line.estimate.day_cost_minor)
    }),
    back("running cost per year", Target::RunningCostPerYear, MONEY, |line, notation| {
        notation.money(line.estimate.running_cost_per_year_minor)
    }),
    only("currency", ID, |_, notation| text(&*notation.currency)),
    back("rules", Target::Rules, COUNT, |line, _| whole(line.answers.rules)),
    back("digital", Target::Digital, COUNT, |line, _| whole(line.answers.digital)),
    back("structured", Target::Structured, COUNT, |line, _| whole(line.answers.structured)),
    back("stable", Target::Stable, COUNT, |line, _| whole(line.answers.stable)),
    back("documented", Target::Documented, COUNT, |line, _| whole(line.answers.documented)),
    back("fit", Target::Fit, COUNT, |line, _| whole(line.ratings.fit)),
    back("risk", Target::Risk, COUNT, |line, _| whole(line.ratings.risk)),
    back("goal", Target::Goal, NAME, |line, _| text(line.goal.as_deref().unwrap_or_default())),
    back("rice reach", Target::RiceReach, NUMBER, |line, _| number(line.ratings.rice_reach)),
    back("rice impact", Target::RiceImpact, NUMBER, |line, _| number(line.ratings.rice_impact)),
    back("rice confidence", Target::RiceConfidence, SHARE, |line, _| {
        share(line.ratings.rice_confidence)
    }),
    back("ice impact", Target::IceImpact, COUNT, |line, _| whole(line.ratings.ice_impact)),
    back("ice confidence", Target::IceConfidence, COUNT, |line, _| {
        whole(line.ratings.ice_confidence)
    }),
    back("ice ease", Target::IceEase, COUNT, |line, _| whole(line.ratings.ice_ease)),
    back("wsjf value", Target::WsjfValue, COUNT, |line, _| whole(line.ratings.wsjf_value)),
    back("wsjf time", Target::WsjfTime, COUNT, |line, _| whole(line.ratings.wsjf_time)),
    back("wsjf risk", Target::WsjfRisk, COUNT, |line, _| whole(line.ratings.wsjf_risk)),
    back("wsjf size", Target::WsjfSize, COUNT, |line, _| whole(line.ratings.wsjf_size)),
    only("merged into", ID, |line, _| text(line.merged_into.as_deref().unwrap_or_default())),
    only("merged ideas", COUNT, |line, _| Cell::Number(f64::from(line.merged_count))),
    only("builder", NAME, |line, _| text(line.builder.as_deref().unwrap_or_default())),
    only("supports", COUNT, |line, _| Cell::Number(f64::from(line.figures.supports))),
    only("comments", COUNT, |line, _| Cell::Number(f64::from(line.figures.comments))),
    only("rank", COUNT, |line, _| number(line.figures.rank.map(f64::from))),
    only("score", POINTS, |line, _| number(line.figures.score)),
    only("score completeness", SHARE, |line, _| share(line.figures.score_completeness)),
    only("hours today per year", HOURS, |line, _| number(line.figures.hours_today_per_year)),
    only("hours saved per year low", HOURS, |line, _| number(saved(line).map(|it| it.low))),
    only("hours saved per year likely", HOURS, |line, _| number(saved(line).map(|it| it.likely))),
    only("hours saved per year high", HOURS, |line, _| number(saved(line).map(|it| it.high))),
    only("money saved per year", MONEY, |line, notation| {
        notation.money(line.figures.money_saved_per_year_minor.map(|minor| minor.round() as i64))
    }),
    only("rice", NUMBER, |line, _| number(line.figures.rice)),
    only("ice", NUMBER, |line, _| number(line.figures.ice)),
    only("wsjf", NUMBER, |line, _| number(line.figures.wsjf)),
    only("source", NAME, |line, _| text(line.source.as_deref().unwrap_or_default())),
    only("external id", WORD, |line, _| text(line.external_id.as_deref().unwrap_or_default())),
];

fn labour(line: &Line, per: LabourPer) -> Option<i64> {
    line.estimate.labour.filter(|labour: &Labour| labour.per == per).map(|labour| labour.minor)
}

fn saved(line: &Line) -> Option<hub_core::rows::Triple> {
    line.figures.hours_saved_per_year
}

impl Named {
    /// The column as the file has it.
    pub(crate) fn of_file(&self, notation: &Notation) -> Column {
        let look = if self.look == MONEY.0 { notation.money_look() } else { self.look };
        Column { name: self.heading(), look, width: self.width }
    }

    /// Its heading as it stands in the file.
    pub(crate) fn heading(&self) -> String {
        let (first, rest) = self.name.split_at(1);
        first.to_uppercase() + rest
    }
}

const fn count_back() -> usize {
    let (mut at, mut count) = (0, 0);
    while at < COLUMNS.len() {
        if COLUMNS[at].target.is_some() {
            count += 1;
        }
        at += 1;
    }
    count
}

const TARGETS: [(&str, Target); count_back()] = {
    let mut targets = [("", Target::Id); count_back()];
    let (mut at, mut next) = (0, 0);
    while at < COLUMNS.len() {
        if let Some(target) = COLUMNS[at].target {
            targets[next] = (COLUMNS[at].name, target);
            next += 1;
        }
        at += 1;
    }
    targets
};

/// What the columns say, for the import that recognises them.
pub(crate) const BACK: &[(&str, Target)] = &TARGETS;

/// Every stage in the words of the file.
pub(crate) const STAGE_WORDS: &[(&str, Stage)] = &[
    ("new", Stage::New),
    ("assessing", Stage::Assessing),
    ("ready", Stage::Ready),
    ("building", Stage::Building),
    ("testing", Stage::Testing),
    ("live", Stage::Live),
    ("retired", Stage::Retired),
    ("parked", Stage::Parked),
    ("declined", Stage::Declined),
    ("withdrawn", Stage::Withdrawn),
];
