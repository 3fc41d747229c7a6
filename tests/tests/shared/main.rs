//! Two desktops and one server, in one process: what one person does the other sees; the network goes
//! away and comes back; nothing is lost. Everything travels over real connections, and every desktop
//! has its own folder.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the crate is made of tests")]

mod away;
mod bring;
mod conflicts;
mod joining;
mod leaving;
mod live;
mod people;
mod terminal;
mod world;
