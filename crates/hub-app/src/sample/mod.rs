//! The sample space: a company that does not exist, with several people and half a year of history.
//! What happens in it is data (`story.json`), its texts are a table for each language (`en.json`, `pt.json`, `es.json`).
//! Every step of the story is an operation that the ordinary rules decide at its own time.
//!
//! Nothing in it is by the person at this device, so there is nothing of it to take back.

mod acts;
mod story;

use crate::error::AppError;
use crate::session::Session;
use crate::{clock, figures};
use hub_core::genesis::{Founding, genesis};
use hub_core::rows::{Member, MemberState, Unknown};
use hub_core::{Envelope, MemberId, OpId, ProfileId, Row, SpaceId, Verdict};
use hub_store::{Journal, SavedView, Space};
use jiff::tz::TimeZone;
use serde_json::json;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use story::{Cast, Story};

/// The setting of a space that says that it is the sample.
pub(crate) const MARK: &str = "sample";

/// The currency of the company.
const CURRENCY: &str = "EUR";

/// Views that it comes with: the text that names it, and what stands in the list's address.
const VIEWS: [(&str, &str); 2] = [
    ("view.assess", r#"{"stages":["new"],"sort":"supports"}"#),
    ("view.ready", r#"{"stages":["ready"]}"#),
];

/// Who looks at it.
pub(crate) struct Visitor {
    /// None: nobody knows it.
    pub(crate) name: Option<String>,
    pub(crate) time_zone: String,
    /// As in the device's settings.
    pub(crate) language: String,
}

/// Makes the sample space, all of it or nothing, and opens it.
///
/// # Errors
/// What the disk says.
pub(crate) fn create(data_dir: &Path, visitor: &Visitor) -> Result<Session, AppError> {
    let story = Story::read(&visitor.language)?;
    let now_ms = clock::now_ms();
    let founding = founding(&story, visitor, now_ms)?;
    let mut cast = Cast::new(&story, founding.space, now_ms, zone(&visitor.time_zone));
    let mut rows = genesis(&founding)?;
    rows.extend(story.people.iter().map(|person| {
        let id = cast.member(&person.key);
        member(&founding, id, person)
    }));
    let space = Space::create_filled(data_dir, &rows, figures::projector(), now_ms, |journal| {
        tell(journal, &story, &mut cast)?;
        furnish(journal, &story)
    })?;
    Session::of_writer(space)
}

fn founding(story: &Story, visitor: &Visitor, now_ms: i64) -> Result<Founding, AppError> {
    let time_zone = hub_core::genesis::time_zone(&visitor.time_zone);
    let first_ms = story.steps.first().map_or(now_ms, |step| now_ms - step.ms_ago());
    Ok(Founding {
        space: SpaceId(clock::new_id()),
        member: MemberId(clock::new_id()),
        op: OpId(clock::new_id()),
        profiles: [(); 4].map(|()| ProfileId(clock::new_id())),
        name: story.text("space")?.to_owned(),
        member_name: visitor.name.clone().unwrap_or(story.text("you")?.to_owned()),
        currency: CURRENCY.to_owned(),
        time_zone: time_zone.unwrap_or_else(|_| "UTC".to_owned()),
        now_ms: first_ms - 2 * story::DAY_MS,
    })
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// A colleague; who looks at it was there before.
fn member(founding: &Founding, id: MemberId, person: &story::Person) -> Row {
    let member = Member {
        display_name: person.name.clone(),
        role: person.role,
        area_id: None,
        state: MemberState::Active,
        erased_no: None,
        unknown: Unknown::new(),
    };
    Row {
        id: id.0,
        seq: 0,
        created_op: founding.op,
        created_by: founding.member,
        created_at_ms: founding.now_ms + 1,
        fv: BTreeMap::new(),
        removed: false,
        body: member.into(),
    }
}

/// Step after step, each at its time and by whoever does it.
fn tell(journal: &mut Journal, story: &Story, cast: &mut Cast) -> Result<(), AppError> {
    for step in &story.steps {
        let at_ms = cast.moment(step);
        let (actor, operation) = (cast.member(&step.by), cast.operation(story, step)?);
        let op_id = OpId(clock::new_id());
        let envelope = Envelope { op_id, written_at_ms: at_ms, group_id: None, operation };
        let mut go_on = |_| ControlFlow::Continue(());
        let outcomes = journal.append(actor, &[envelope], at_ms, &mut go_on)?;
        let refused = outcomes.iter().find(|it| it.verdict != Verdict::Ok);
        if let Some(refused) = refused {
            let detail = format!("{:?} of {:?}", refused.verdict, step);
            return Err(AppError::new("INTERNAL").with("detail", detail));
        }
    }
    Ok(())
}

fn furnish(journal: &mut Journal, story: &Story) -> Result<(), AppError> {
    for (name, address) in VIEWS {
        let (name, address) = (story.text(name)?.to_owned(), address.to_owned());
        journal.view_put(&SavedView { id: clock::new_id(), name, address })?;
    }
    Ok(journal.setting_put(MARK, &json!(true))?)
}
