//! The device's store as its callers see it: real files, real rules, real kills.

mod appending;
mod backups;
mod damage;
mod disk_full;
mod kills;
mod measures;
mod opening;
mod world;
