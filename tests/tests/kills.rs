//! A few kills of the real `ohub`; `cargo xtask soak` makes many, and of the window too.

use hub_tests::bench::Outcome;
use hub_tests::soak;

#[test]
fn what_ohub_confirmed_survives_its_kill() -> Outcome<()> {
    let tally = soak::kills(20, 300, false)?;
    assert_eq!(tally.hits(), 20);
    assert_eq!(tally.hits_by_act().len(), 4, "each act was tried: {tally}");
    Ok(())
}
