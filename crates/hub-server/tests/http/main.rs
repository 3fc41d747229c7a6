//! The server as devices meet it: over a real connection, each route with what it gives and each
//! failure that it documents. Every answer is held against the server's own description.

mod bodies;
mod catalogue;
mod invites;
mod limits;
mod people;
mod program;
mod routes;
mod schema;
mod stopping;
mod tls;
mod tokens;
mod waiting;
mod world;
