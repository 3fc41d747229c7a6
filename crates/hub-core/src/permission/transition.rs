//! Table 4: the moves between stages. What is not here is no move.

use super::{Action, Standing, Who};
use crate::rows::Stage::{self, *};

/// Where a move leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    /// To this stage.
    Stage(Stage),
    /// Back to where the idea was before it was parked, declined or withdrawn.
    Before,
}

/// What must be there for a move, besides the right to make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// The four required fields of the estimate.
    Estimate,
    /// At least three answers.
    ThreeAnswers,
    /// A repository, or the place where it runs.
    Build,
    /// Every required line of the standard answered.
    Standard,
    /// Words.
    Reason,
    /// One of the codes.
    ReasonCode,
}

/// What a move changes besides the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Remembers where to come back to.
    Remember,
    /// Counts as progress of the claim.
    Progress,
    /// Ends the claim.
    ClearClaim,
    /// Notes when it retired.
    Retire,
    /// Forgets when it retired.
    Unretire,
    /// Freezes the baseline and makes the holder the maintainer.
    GoLive,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Transition {
    from: &'static [Stage],
    to: To,
    /// The operation that makes the move.
    pub(crate) by: Action,
    /// Who may, where the operation is `stage.move`; else the rule of the operation says.
    pub(crate) who: &'static [Who],
    /// What must be there.
    pub(crate) needs: &'static [Need],
    /// What else changes.
    pub(crate) effects: &'static [Effect],
}

const fn by_move(
    from: &'static [Stage],
    to: To,
    who: &'static [Who],
    needs: &'static [Need],
    effects: &'static [Effect],
) -> Transition {
    Transition { from, to, by: Action::StageMove, who, needs, effects }
}

const fn by(action: Action, from: &'static [Stage], to: To) -> Transition {
    Transition { from, to, by: action, who: &[], needs: &[], effects: &[] }
}

const LEAD: &[Who] = &[Who::Lead];
const BUILDERS: &[Who] = &[Who::Holder, Who::Lead];

const TABLE: &[Transition] = &[
    by_move(&[New], To::Stage(Assessing), LEAD, &[], &[]),
    by_move(&[New, Assessing], To::Stage(Ready), LEAD, &[Need::Estimate, Need::ThreeAnswers], &[]),
    by_move(&[Assessing, Ready], To::Stage(New), LEAD, &[], &[]),
    by_move(&[Ready], To::Stage(Assessing), LEAD, &[], &[]),
    by(Action::ClaimTake, &[Ready], To::Stage(Building)),
    by(Action::ClaimAssign, &[Ready, Live], To::Stage(Building)),
    by(Action::ClaimRelease, &[Building, Testing], To::Stage(Ready)),
    by_move(&[Building], To::Stage(Testing), BUILDERS, &[Need::Build], &[Effect::Progress]),
    by_move(&[Testing], To::Stage(Building), BUILDERS, &[], &[Effect::Progress]),
    by_move(
        &[Testing],
        To::Stage(Live),
        BUILDERS,
        &[Need::Standard, Need::Estimate],
        &[Effect::GoLive],
    ),
    by_move(&[Live], To::Stage(Retired), LEAD, &[Need::Reason], &[Effect::Retire]),
    by_move(&[Retired], To::Stage(Live), LEAD, &[], &[Effect::Unretire]),
    by_move(
        &[New, Assessing, Ready, Building, Testing],
        To::Stage(Parked),
        LEAD,
        &[Need::Reason],
        &[Effect::Remember, Effect::ClearClaim],
    ),
    by_move(&[Parked], To::Before, LEAD, &[], &[]),
    by_move(
        &[New, Assessing, Ready, Parked],
        To::Stage(Declined),
        LEAD,
        &[Need::ReasonCode, Need::Reason],
        &[Effect::Remember],
    ),
    by_move(&[Declined], To::Before, LEAD, &[], &[]),
    by(Action::IdeaWithdraw, &[New, Assessing, Ready, Parked], To::Stage(Withdrawn)),
    by(Action::IdeaRestore, &[Withdrawn], To::Before),
];

fn leads_to(line: &Transition, before: Option<Stage>) -> Stage {
    match line.to {
        To::Stage(stage) => stage,
        To::Before => before.unwrap_or(New),
    }
}

/// The line for a move, if there is one. `before` is where the idea would come back to.
pub(crate) fn transition(
    from: Stage,
    to: Stage,
    before: Option<Stage>,
) -> Option<&'static Transition> {
    TABLE.iter().find(|line| line.from.contains(&from) && leads_to(line, before) == to)
}

/// Where this person may move an idea by `stage.move`, in the order of the stages. What else the
/// move asks for (an estimate, a reason) is not looked at.
///
/// ```
/// use hub_core::permission::{Standing, moves};
/// use hub_core::rows::{Role, Stage};
/// let holder = Standing { holder: true, ..Standing::of(Role::Engineer) };
/// assert_eq!(moves(holder, Stage::Building, None), [Stage::Testing]);
/// assert_eq!(moves(holder, Stage::Ready, None), []);
/// ```
pub fn moves(standing: Standing, from: Stage, before: Option<Stage>) -> Vec<Stage> {
    let mut stages: Vec<Stage> = TABLE
        .iter()
        .filter(|line| line.by == Action::StageMove && line.from.contains(&from))
        .filter(|line| line.who.iter().any(|who| standing.is(*who)))
        .map(|line| leads_to(line, before))
        .collect();
    stages.sort();
    stages
}

/// The stages between which an operation other than `stage.move` moves an idea.
pub fn moves_of(action: Action) -> Vec<Stage> {
    let lines = TABLE.iter().filter(|line| line.by == action);
    let mut from: Vec<Stage> = lines.flat_map(|line| line.from).copied().collect();
    from.sort();
    from
}
