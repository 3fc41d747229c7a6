//! The device's store as its callers see it: real files, real rules, real kills.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "the crate is made of tests")]

mod appending;
mod backups;
mod damage;
mod disk_full;
mod found;
mod kills;
mod measures;
mod opening;
mod world;
