//! Erasing names and texts: what is marked, and that afterwards nothing that a store keeps by the
//! rule holds the text any more.

use crate::world::*;
use hub_core::operation::Envelope;
use hub_core::redaction::{REMOVED, Redaction};
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));
const COMMENT: CommentId = CommentId(Uuid::from_u128(0xc0));

fn admin() -> MemberId {
    member(Role::Admin)
}

/// A space whose store keeps operations, also refused ones, and applies the rule.
struct Store {
    world: World,
    bodies: Vec<(MemberId, Envelope)>,
}

impl Store {
    fn new() -> Self {
        Self { world: World::new(), bodies: vec![] }
    }

    fn act(&mut self, actor: MemberId, operation: Operation) -> Decision {
        let envelope = self.world.envelope(operation);
        let decision = self.world.decide(actor, &envelope);
        self.world.absorb(&decision);
        self.bodies.push((actor, envelope.clone()));
        if !matches!(decision.verdict, Verdict::Rejected(_)) {
            let by_operation = Redaction::of(&envelope.operation);
            let by_event = decision.events.iter().find_map(|(_, it)| Redaction::of_event(it));
            assert_eq!(by_operation, by_event, "device and authority see the same");
            by_operation.iter().for_each(|gone| self.purge(gone));
            // Twice is the same as once.
            let kept = self.everything();
            by_operation.iter().for_each(|gone| self.purge(gone));
            assert_eq!(kept, self.everything());
        }
        decision
    }

    fn purge(&mut self, gone: &Redaction) {
        self.bodies.retain(|(actor, envelope)| {
            let is_first_look = gone.kinds().contains(&envelope.operation.kind())
                && gone
                    .mentioned()
                    .is_none_or(|id| json!(envelope).to_string().contains(&id.to_string()));
            let goes = gone.deletes_body(SPACE, *actor, envelope);
            assert!(is_first_look || !goes, "the quick look misses {envelope:?}");
            !goes
        });
        for (_, event) in &mut self.world.events {
            if let Some(cleaned) = gone.without(event) {
                *event = cleaned;
            }
        }
        self.world.rows.retain(|_, row| match &row.body {
            Body::Conflict(conflict) => !gone.deletes_conflict(conflict),
            _ => true,
        });
    }

    /// All that is kept, as text.
    fn everything(&self) -> String {
        let rows: Vec<_> = self.world.rows.values().collect();
        json!([rows, self.world.events, self.bodies]).to_string()
    }
}

fn secret(n: usize) -> String {
    format!("SECRET {n}")
}

type History = Vec<(MemberId, Operation)>;

/// What is erased, and the history that spread it.
fn cases() -> Vec<(&'static str, Key, &'static str, History)> {
    let lead = member(Role::Lead);
    let idea = Key::from(ID);
    let sent = |title: &str, description: &str| {
        let mut given = submission(ID, title);
        given.case.description = description.into();
        (BYSTANDER, Operation::IdeaSubmit(given))
    };
    let said = |field: &str, n: usize| (lead, edit(ID, field, json!(secret(n))));
    let stale = |field: &str, n: usize| {
        (BYSTANDER, edit_from(ID, field, json!(secret(n)), Some(op_id(999))))
    };
    let decline = |reason: String| Operation::StageMove {
        id: ID,
        from: Stage::New,
        to: Stage::Declined,
        reason_code: Some("other".into()),
        reason: Some(reason),
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    };
    let comment = Key::new(EntityKind::Comment, COMMENT.0);
    let say = |n: usize| Operation::CommentAdd { id: COMMENT, idea: ID, body: secret(n) };
    let correct = |body: String, base| Operation::CommentEdit { id: COMMENT, body, base };
    let unsaid = (BYSTANDER, Operation::CommentRemove { id: COMMENT });
    let mut held = answer(ID, item(), StandardState::Met);
    if let Operation::StandardAnswer { evidence, .. } = &mut held {
        *evidence = secret(1);
    }
    let answered = Key::new(EntityKind::StandardAnswer, ids::of_standard_answer(SPACE, ID, item()));
    let imported = Operation::IdeaImport {
        submission: submission(ID, "Match"),
        imported: Imported {
            stage: Stage::Declined,
            reason_code: None,
            reason: Some(secret(1)),
            submitted_for: Some("Eva".into()),
            batch_id: BatchId(Uuid::nil()),
            live_at_ms: None,
            ratings: Ratings::default(),
        },
    };
    let mut named = imported.clone();
    if let Operation::IdeaImport { imported, .. } = &mut named {
        (imported.reason, imported.submitted_for) = (None, Some(secret(1)));
    }
    let removal = (admin(), Operation::IdeaRemove { id: ID, reason: secret(3) });
    let area = Key::new(EntityKind::Area, AREA.0);
    let rename = |name: String| Operation::AreaEdit { id: AREA, name: Some(name), archived: None };
    let system = ids::of_system(SPACE, "secret 1");
    vec![
        (
            "a title, won and lost and refused",
            idea,
            "title",
            vec![
                sent(&secret(0), "fine"),
                said("title", 1),
                stale("title", 2),
                (lead, move_to(ID, Stage::New, Stage::Assessing)),
                (member(Role::Viewer), edit(ID, "title", json!(secret(3)))),
                (lead, edit(ID, "title", json!("Clean again"))),
            ],
        ),
        (
            "a description",
            idea,
            "description",
            vec![sent("Fine", &secret(0)), said("description", 1)],
        ),
        (
            "of a removed idea",
            idea,
            "title",
            vec![
                sent(&secret(0), ""),
                said("title", 1),
                (admin(), Operation::IdeaRemove { id: ID, reason: "Sent by mistake".into() }),
            ],
        ),
        (
            "a reason",
            idea,
            "reason",
            vec![
                sent("Fine", ""),
                (lead, decline(secret(0))),
                (lead, move_to(ID, Stage::Declined, Stage::New)),
                removal,
            ],
        ),
        ("a reason of a list", idea, "reason", vec![(lead, imported)]),
        ("whom a list names", idea, "submitted_for", vec![(lead, named)]),
        (
            "a comment",
            comment,
            "body",
            vec![
                sent("Fine", ""),
                (BYSTANDER, say(0)),
                (BYSTANDER, correct(secret(1), None)),
                (BYSTANDER, correct(secret(2), Some(op_id(999)))),
                unsaid,
            ],
        ),
        (
            "evidence",
            answered,
            "evidence",
            vec![sent("Fine", ""), (lead, edit(ID, "runs", json!(1))), (lead, held)],
        ),
        (
            "an area",
            area,
            "name",
            vec![(admin(), rename(secret(0))), (admin(), rename("Fine".into()))],
        ),
        (
            "a system",
            Key::new(EntityKind::System, system.0),
            "name",
            vec![
                (BYSTANDER, Operation::SystemAdd { name: secret(1) }),
                (lead, Operation::SystemAdd { name: "secret  1".into() }),
                (lead, Operation::SystemEdit { id: system, name: Some(secret(2)), archived: None }),
            ],
        ),
        (
            "a line of the standard",
            Key::new(EntityKind::StandardItem, item().0),
            "text",
            vec![
                (lead, put_item(item(), &secret(0), true)),
                (lead, put_item(item(), "Fine", true)),
            ],
        ),
    ]
}

#[test]
fn an_erased_text_is_nowhere_any_more_and_why_stays() {
    for (name, key, field, history) in cases() {
        let mut store = Store::new();
        let at_building = name == "evidence";
        for (actor, operation) in history {
            if at_building && matches!(operation, Operation::StandardAnswer { .. }) {
                store.world.with_idea(ID, |idea| idea.stage.now = Stage::Building);
            }
            store.act(actor, operation);
        }
        assert!(store.everything().to_lowercase().contains("secret "), "{name}: nothing to erase");
        let decision = store.act(admin(), redact(key, field));
        assert_eq!(decision.verdict, Verdict::Ok, "{name}");
        let left = store.everything();
        let at = left.to_lowercase().find("secret ");
        let around = at.map(|at| &left[at.saturating_sub(200)..at + 20]);
        assert_eq!(around, None, "{name}");
        assert!(left.contains("A person asked"), "{name}: why is told");
    }
}

/// The note of a claim is a comment; it goes with the operation that said it.
#[test]
fn a_note_is_erased_with_the_claim_that_said_it() {
    let mut store = Store::new();
    store.world.put_body(ID.0, full_idea(Stage::Ready));
    let lead = member(Role::Lead);
    store.act(lead, Operation::ClaimTake { id: ID });
    let noted = |n| Operation::ClaimProgress { id: ID, note: Some(secret(n)), commit_at_ms: None };
    let op = store.world.upcoming(0);
    store.act(lead, noted(0));
    store.act(lead, noted(1));
    let key = Key::new(EntityKind::Comment, ids::of_note(SPACE, op).0);
    store.act(admin(), redact(key, "body"));
    let left = store.everything();
    assert!(!left.contains(&secret(0)) && left.contains(&secret(1)));
}

#[test]
fn what_is_erased_is_marked_and_says_no_value() {
    let mut store = Store::new();
    store.act(BYSTANDER, submit(ID));
    let decision = store.act(admin(), redact(ID.into(), "title"));
    assert_eq!(store.world.idea(ID).case.title, REMOVED);
    let changes = json!(decision.events[0].1.changes);
    let told = json!([
        { "field": "title", "before": null, "after": REMOVED },
        { "field": "why", "before": null, "after": "A person asked" },
    ]);
    assert_eq!(changes, told);
    let again = store.act(admin(), redact(ID.into(), "title"));
    assert_eq!((again.rows.len(), again.events.len()), (0, 1));
    store.act(BYSTANDER, edit(ID, "title", json!("Anew")));
    assert_eq!(store.world.idea(ID).case.title, "Anew", "it can be written anew");
}

#[test]
fn only_texts_can_be_erased() {
    let mut world = World::new();
    world.ok(BYSTANDER, submit(ID));
    let mut nowhere = redact(ID.into(), "title");
    let Operation::TextRedact { entity, .. } = &mut nowhere else { unreachable!() };
    *entity = "cat".into();
    let mut silent = redact(ID.into(), "title");
    let Operation::TextRedact { reason, .. } = &mut silent else { unreachable!() };
    reason.clear();
    for (operation, code, fact, value) in [
        (redact(ID.into(), "runs"), Code::Invalid, "field", "field"),
        (redact(ID.into(), "number"), Code::Invalid, "field", "field"),
        (nowhere, Code::Invalid, "field", "entity"),
        (silent, Code::Invalid, "field", "reason"),
        (redact(admin().into(), "display_name"), Code::Invalid, "field", "field"),
        (redact(idea_id(9).into(), "title"), Code::NotFound, "entity", "idea"),
    ] {
        let refusal = world.refused(admin(), operation);
        assert_eq!((refusal.code, &refusal.facts[fact]), (code, &json!(value)));
    }
}

#[test]
fn an_erased_member_is_a_number_and_what_they_wrote_stays() {
    let mut store = Store::new();
    let (first, second) = (BYSTANDER, member(Role::Engineer));
    let called = |name: String| Operation::MemberProfile { display_name: name, area_id: None };
    store.act(first, called(secret(0)));
    store.act(first, called(secret(1)));
    store.act(first, submit(ID));
    let erase = |member| Operation::MemberErase { member };
    assert_eq!(store.world.refused(admin(), erase(first)).code, Code::Active);
    assert_eq!(store.world.refused(admin(), erase(admin())).code, Code::LastAdmin);
    for (n, member) in [(1, first), (2, second)] {
        store.act(admin(), Operation::MemberRemove { member });
        let decision = store.act(admin(), erase(member));
        assert_eq!(decision.verdict, Verdict::Ok);
        let row = &store.world.rows[&member.into()];
        let facts = <&Member>::try_from(&row.body).unwrap();
        assert_eq!((facts.display_name.as_str(), facts.erased_no), ("", Some(n)));
        assert_eq!(facts.state, MemberState::Erased);
        assert!(store.world.ok(admin(), erase(member)).rows.is_empty(), "once is enough");
    }
    assert!(!store.everything().contains("SECRET"));
    assert_eq!(store.world.idea(ID).author_id, first);
}
