//! The engine over a device in memory, answered by hand.

mod desk;
mod laws;
mod pushes;
mod reads;
mod sessions;
