//! Random claims, answers to the standard, lines of it, and erasures, for random histories.

use crate::given::{actor, idea, text};
use crate::world::*;
use hub_core::rows::*;
use hub_core::*;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

pub fn claiming() -> impl Strategy<Value = Operation> {
    let note = || of(text());
    prop_oneof![
        2 => idea().prop_map(|id| Operation::ClaimTake { id }),
        1 => (idea(), actor(), 0..3_u32).prop_map(|(id, to, expect_claim_no)| {
            Operation::ClaimAssign { id, to, expect_claim_no }
        }),
        1 => (idea(), 0..3_u32, note()).prop_map(|(id, expect_claim_no, note)| {
            Operation::ClaimRelease { id, expect_claim_no, note }
        }),
        1 => (idea(), note(), of(any::<i64>())).prop_map(|(id, note, commit_at_ms)| {
            Operation::ClaimProgress { id, note, commit_at_ms }
        }),
    ]
}

pub fn answering() -> impl Strategy<Value = Operation> {
    let item = || select(vec![item(), optional_item(), StandardItemId(Uuid::from_u128(1))]);
    let said = (select(StandardState::ALL), text(), any::<bool>(), of(text()));
    prop_oneof![
        2 => (idea(), item(), said).prop_map(|(idea, item, (state, evidence, by_scan, reason))| {
            Operation::StandardAnswer { idea, item, state, evidence, by_scan, reason }
        }),
        1 => (idea(), item(), text())
            .prop_map(|(idea, item, reason)| Operation::StandardExcept { idea, item, reason }),
    ]
}

/// Texts that can be erased, and others that cannot.
pub fn erasing() -> impl Strategy<Value = Operation> {
    let system = ids::of_system(SPACE, "accounts");
    let keys = vec![
        idea_id(1).into(),
        idea_id(2).into(),
        Key::new(EntityKind::Comment, Uuid::from_u128(1)),
        Key::new(EntityKind::StandardItem, item().0),
        Key::new(EntityKind::StandardAnswer, ids::of_standard_answer(SPACE, idea_id(1), item())),
        Key::new(EntityKind::Area, AREA.0),
        Key::new(EntityKind::System, system.0),
        Key::new(EntityKind::Space, SPACE.0),
    ];
    let field = select(vec!["title", "description", "reason", "body", "text", "name", "evidence"]);
    (select(keys), field, text()).prop_map(|(key, field, reason)| Operation::TextRedact {
        entity: key.kind.as_str().to_owned(),
        key: key.id,
        field: field.to_owned(),
        reason,
    })
}

pub fn item_put() -> impl Strategy<Value = Operation> {
    let id = select(vec![item(), StandardItemId(Uuid::from_u128(1))]);
    let said = (text(), select(Check::ALL), of(text()));
    (id, said, any::<bool>(), any::<u32>(), any::<bool>()).prop_map(
        |(id, (text, check, check_name), required, position, archived)| {
            Operation::StandardItemPut { id, text, check, check_name, required, position, archived }
        },
    )
}
