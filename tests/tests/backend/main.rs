//! A small part of `cargo xtask soak sync`: the shared backend as real processes, a PostgreSQL of its
//! own and real connections, killed, cut, restored, copied and filled up.
#![cfg(unix)]

use hub_core::OpId;
use hub_tests::backend::Outcome;
use hub_tests::postgres;
use hub_tests::soak::sync::claims::{Race, race};
use hub_tests::soak::sync::kills::{Victim, kills};
use hub_tests::soak::sync::world::{On, World};
use hub_tests::soak::sync::{cursor, troubles};
use std::time::Duration;
use uuid::Uuid;

#[test]
fn a_device_that_is_killed_at_work_loses_nothing() -> Outcome<()> {
    let tally = kills(Victim::Client, 5, 1)?.ok_or("there is always SQLite")?;
    assert!(tally.kills == 5 && tally.done > 0, "{tally:?}");
    Ok(())
}

#[test]
fn a_server_that_is_killed_at_work_loses_nothing() -> Outcome<()> {
    let tally = kills(Victim::Server, 3, 2)?.ok_or("there is always SQLite")?;
    assert!(tally.kills == 3 && tally.done > 0, "{tally:?}");
    Ok(())
}

#[test]
fn a_postgresql_that_is_killed_at_work_loses_nothing() -> Outcome<()> {
    let tally = kills(Victim::Postgres, 1, 3)?;
    assert!(tally.is_none_or(|tally| tally.kills == 1 && tally.done > 0));
    Ok(())
}

#[test]
fn of_all_who_race_for_an_idea_one_holds_it_and_the_others_are_told_who() -> Outcome<()> {
    let race = race(8, 2, 20, 4)?;
    assert!(race.is_none_or(|it| it == Race { won: 20, lost: 7 * 20 }), "{race:?}");
    Ok(())
}

#[test]
fn a_reader_behind_the_counter_passes_nothing_by() -> Outcome<()> {
    let seen = cursor::behind_the_counter(4, Duration::from_secs(3))?;
    assert!(seen.is_none_or(|it| it.skipped == 0 && it.all > 50 && it.pages > 1), "{seen:?}");
    Ok(())
}

/// If this does not fail to see everything, the test above shows nothing.
#[test]
fn a_reader_behind_a_sequence_does() -> Outcome<()> {
    let Some(address) = postgres::database()? else { return Ok(()) };
    let seen = cursor::behind_a_sequence(&address, 4, Duration::from_secs(20))?;
    assert!(seen.skipped > 0, "{seen:?}");
    Ok(())
}

#[test]
fn a_server_set_back_to_an_older_backup_gets_everything_again() -> Outcome<()> {
    troubles::restored().map(drop)
}

#[test]
fn a_copied_folder_goes_on_beside_the_first() -> Outcome<()> {
    troubles::copied().map(drop)
}

#[test]
fn older_programs_are_told_and_leave_alone_what_newer_ones_write() -> Outcome<()> {
    troubles::versions().map(drop)
}

#[test]
fn a_full_disk_of_the_server_loses_nothing() -> Outcome<()> {
    troubles::full_server().map(drop)
}

#[test]
fn a_full_disk_of_a_device_loses_nothing() -> Outcome<()> {
    troubles::full_client().map(drop)
}

/// Otherwise none of the above would show anything.
#[test]
fn what_is_lost_is_noticed() -> Outcome<()> {
    let mut world = World::start(On::Sqlite, 1)?.ok_or("there is always SQLite")?;
    world.work()?;
    assert!(world.settle()?.done > 0);
    let nowhere = OpId(Uuid::now_v7());
    world.devices[0].done.push(nowhere);
    let lost = world.settle().map_err(|trouble| trouble.to_string());
    assert!(lost.is_err_and(|it| it.contains(&nowhere.to_string()) && it.contains("is lost")));
    Ok(())
}
