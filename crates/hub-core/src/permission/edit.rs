//! Table 3.2: who may edit which fields of an idea at which stage.

use super::fields::{Group, group_of};
use super::{Standing, Who};
use crate::rows::Stage::{self, *};

/// The fields of a group that a line of the table is about; none: all of them.
type Only = Option<&'static [&'static str]>;

const BUILDERS: Only = Some(&["build_days", "execution_minutes", "running_cost_per_year_minor"]);
const MAINTAINERS: Only =
    Some(&["repository_url", "runs_where", "second_person_id", "run_source_ref"]);

const EDIT: &[(Group, Only, Who, &[Stage])] = &[
    (Group::Case, None, Who::Author, &[New, Assessing, Parked]),
    (
        Group::Case,
        None,
        Who::Lead,
        &[New, Assessing, Ready, Building, Testing, Live, Retired, Parked, Declined],
    ),
    (Group::Estimate, None, Who::Author, &[New, Assessing, Parked]),
    (Group::Estimate, BUILDERS, Who::Engineer, &[Ready]),
    (Group::Estimate, BUILDERS, Who::Holder, &[Building, Testing]),
    (Group::Estimate, None, Who::Lead, &[New, Assessing, Ready, Building, Testing, Live, Parked]),
    (Group::Answers, None, Who::Author, &[New, Assessing]),
    (Group::Answers, None, Who::Lead, &[New, Assessing, Ready, Parked]),
    (Group::Ratings, None, Who::Lead, &[New, Assessing, Ready, Parked]),
    (Group::Build, None, Who::Holder, &[Building, Testing]),
    (Group::Build, MAINTAINERS, Who::Maintainer, &[Live]),
    (Group::Build, None, Who::Lead, &[Building, Testing, Live]),
];

fn lines(field: &str) -> impl Iterator<Item = (Who, &'static [Stage])> {
    let group = group_of(field);
    let covers = move |only: Only| only.is_none_or(|fields| fields.contains(&field));
    EDIT.iter()
        .filter(move |(g, only, ..)| Some(*g) == group && covers(*only))
        .map(|&(_, _, who, stages)| (who, stages))
}

/// Whether this person may edit this field of an idea that stands at this stage.
pub fn may_edit(field: &str, standing: Standing, stage: Stage) -> bool {
    lines(field).any(|(who, stages)| standing.is(who) && stages.contains(&stage))
}

/// Whether there is a stage at which this person may edit this field.
pub(crate) fn editable_somewhere(field: &str, standing: Standing) -> bool {
    lines(field).any(|(who, _)| standing.is(who))
}

/// Who may edit a field at some stage.
pub(crate) fn edit_who(field: &str) -> Vec<Who> {
    lines(field).map(|(who, _)| who).collect()
}

/// All fields that this person may edit at this stage, in the order of the domain.
pub fn editable_fields(standing: Standing, stage: Stage) -> Vec<&'static str> {
    let fields = Group::ALL.iter().flat_map(|group| group.fields().iter().copied());
    fields.filter(|field| may_edit(field, standing, stage)).collect()
}
