//! The lines of an open formula, as data: ids and numbers with units; the words are the reader's.

use super::{Outlook, Payback, Roi};
use crate::rows::Triple;
use serde::Serialize;
use ts_rs::TS;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after the inputs and figures of the estimate")]
pub enum Quantity {
    Runs,
    PeriodsPerYear,
    People,
    MinutesPerRun,
    ErrorRate,
    ReworkMinutes,
    ReviewedShare,
    ReviewMinutes,
    ExecutionMinutes,
    AutomatableShare,
    WorkingDaysPerYear,
    HoursPerDay,
    LabourPerYear,
    BuildDays,
    DayCost,
    RunningCostPerYear,
    /// The number 60.
    MinutesPerHour,
    /// The number 3.
    YearsCounted,
    RunsPerYear,
    HoursProcessing,
    HoursRework,
    HoursReview,
    HoursToday,
    HoursExecution,
    NetHours,
    HoursSaved,
    FteToday,
    /// Net hours as full-time people, of a part.
    FteNet,
    FteSaved,
    LabourPerHour,
    MoneyToday,
    /// Net hours as money, of a part.
    MoneyNet,
    MoneySaved,
    OneOff,
    /// Money saved a year without the running cost.
    MoneyAfterRunning,
    Payback,
    Roi3y,
}

/// What a number counts. Money is in minor units of the space's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the unit it names")]
pub enum Unit {
    /// A bare count.
    Count,
    /// 0 to 1.
    Share,
    Minutes,
    Hours,
    Days,
    Years,
    People,
    /// Full-time people.
    Fte,
    Minor,
    MinorPerHour,
    MinorPerDay,
    /// 1 is 100 %.
    Ratio,
}

impl Quantity {
    /// The unit of its values.
    pub fn unit(self) -> Unit {
        match self {
            Self::Runs | Self::PeriodsPerYear | Self::RunsPerYear => Unit::Count,
            Self::People => Unit::People,
            Self::ErrorRate | Self::ReviewedShare | Self::AutomatableShare => Unit::Share,
            Self::MinutesPerRun | Self::ReworkMinutes | Self::ReviewMinutes => Unit::Minutes,
            Self::ExecutionMinutes | Self::MinutesPerHour => Unit::Minutes,
            Self::WorkingDaysPerYear | Self::BuildDays => Unit::Days,
            Self::HoursPerDay | Self::HoursProcessing | Self::HoursRework => Unit::Hours,
            Self::HoursReview | Self::HoursToday | Self::HoursExecution => Unit::Hours,
            Self::NetHours | Self::HoursSaved => Unit::Hours,
            Self::FteToday | Self::FteNet | Self::FteSaved => Unit::Fte,
            Self::LabourPerHour => Unit::MinorPerHour,
            Self::DayCost => Unit::MinorPerDay,
            Self::LabourPerYear | Self::RunningCostPerYear | Self::OneOff => Unit::Minor,
            Self::MoneyToday | Self::MoneyNet | Self::MoneySaved => Unit::Minor,
            Self::MoneyAfterRunning => Unit::Minor,
            Self::YearsCounted | Self::Payback => Unit::Years,
            Self::Roi3y => Unit::Ratio,
        }
    }
}

/// One number, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(untagged)]
pub enum Amount {
    /// Known as one number.
    Point(f64),
    /// Low, likely, high.
    Range(Triple),
}

impl From<f64> for Amount {
    fn from(point: f64) -> Self {
        Self::Point(point)
    }
}

impl From<Triple> for Amount {
    /// A range whose ends are equal is a point.
    fn from(range: Triple) -> Self {
        if range.low == range.high { Self::Point(range.likely) } else { Self::Range(range) }
    }
}

/// What a step does with what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the arithmetic it names")]
pub enum Op {
    /// The first step: the value itself.
    Start,
    Plus,
    Minus,
    Times,
    DividedBy,
}

/// One operand of a line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Step {
    /// What it does.
    pub op: Op,
    /// What its number is.
    pub quantity: Quantity,
    /// What its number counts.
    pub unit: Unit,
    /// Its number.
    pub value: Amount,
    /// Which part it is of, in a sum over parts.
    pub part: Option<u32>,
}

/// What a line comes to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Outcome {
    /// A number or a range.
    Amount(Amount),
    /// Years, or a word.
    Payback(Outlook<Payback>),
    /// A ratio, or a word.
    Roi(Outlook<Roi>),
}

/// One line of the open formula.
///
/// The steps apply strictly from left to right. Whoever writes a line out puts brackets around what
/// stands before a `x` or `/` that follows a `+` or `-`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Line {
    /// What is worked out.
    pub id: Quantity,
    /// What the result counts.
    pub unit: Unit,
    /// For which part; none where it is the estimate's figure.
    pub part: Option<u32>,
    /// From what; empty where it cannot be worked out and the result is a word.
    pub steps: Vec<Step>,
    /// The result.
    pub result: Outcome,
}
