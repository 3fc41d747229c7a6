//! Two desktops and one server, in one process: what one person does the other sees; the network goes
//! away and comes back; nothing is lost. Everything travels over real connections, and every desktop
//! has its own folder.

mod away;
mod bring;
mod conflicts;
mod joining;
mod leaving;
mod live;
mod people;
mod terminal;
mod world;
