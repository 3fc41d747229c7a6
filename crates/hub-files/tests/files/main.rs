//! The crate from outside: small files made here for each difficulty, the real samples behind
//! `HUB_DATA`, and laws that hold for any bytes.

mod delimited;
mod laws;
mod made;
mod refusals;
mod samples;
mod workbook;
