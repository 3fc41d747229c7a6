//! `cargo xtask serve`: a shared backend to try, with people who can sign in at once.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::Failure;
use crate::process::{built, cargo, command, output, run};

/// Made-up people, one for each role.
const PEOPLE: [(&str, &str); 5] = [
    ("Ana", "admin"),
    ("Lia", "lead"),
    ("Ben", "engineer"),
    ("Cas", "contributor"),
    ("Vic", "viewer"),
];
const PASSWORD: &str = "correct horse battery";
const ADDRESS: &str = "127.0.0.1:8470";

/// Builds the server, makes its people when it is new, and runs it until it is stopped.
pub fn serve(arguments: &[String]) -> Result<(), Failure> {
    let is_fresh = match arguments {
        [] => false,
        [flag] if flag == "--fresh" => true,
        _ => return Err(Failure::new("it takes --fresh, to begin anew, and nothing else")),
    };
    run(&mut cargo(["build", "-p", "hub-server"]))?;
    let data = data()?;
    if is_fresh && data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    let is_new = !data.join("hub.db").exists();
    let first = if is_new { Some(init()?) } else { None };
    let mut server = start()?;
    let told = tell(first);
    if told.is_err() {
        server.kill()?;
    }
    server.wait()?;
    told
}

/// Beside what cargo builds.
fn data() -> Result<PathBuf, Failure> {
    Ok(built("hub-server")?.with_file_name("serve"))
}

fn server(arguments: &[&str]) -> Result<Command, Failure> {
    let mut server = command(built("hub-server")?, ["--data"]);
    server.arg(data()?).args(["--listen", ADDRESS]).args(arguments);
    Ok(server)
}

fn init() -> Result<String, Failure> {
    let zone = ["--time-zone", "Europe/Lisbon"];
    let said = ["init", "--name", "Alder Mutual", "--currency", "EUR", zone[0], zone[1]];
    Ok(invite(&output(&mut server(&said)?)?))
}

/// Starts it; it says when it serves.
fn start() -> Result<Child, Failure> {
    let mut server = server(&["--log-level", "warn"])?.stdout(Stdio::piped()).spawn()?;
    let mut line = String::new();
    if let Some(said) = server.stdout.take() {
        BufReader::new(said).read_line(&mut line)?;
    }
    match line.is_empty() {
        true => Err(Failure::new("the server did not start")),
        false => Ok(server),
    }
}

fn tell(first: Option<String>) -> Result<(), Failure> {
    if let Some(first) = first {
        join(&first, PEOPLE[0].0)?;
        for (name, role) in &PEOPLE[1..] {
            join(&invite(&link(role)?), name)?;
        }
    }
    println!("The shared backend serves at http://{ADDRESS}; Ctrl-C stops it.\n");
    println!("Sign in with the password \"{PASSWORD}\" as");
    for (name, role) in PEOPLE {
        println!("  {:<20} {role}", email(name));
    }
    println!("\nor join as somebody new, once for each link:");
    for (_, role) in PEOPLE {
        println!("  {role:<12} {}", link(role)?);
    }
    Ok(())
}

fn link(role: &str) -> Result<String, Failure> {
    let link = output(&mut server(&["admin", "invite", "--role", role])?)?;
    Ok(link.trim().to_owned())
}

/// The secret in a link.
fn invite(said: &str) -> String {
    let rest = said.split("invite=").nth(1).unwrap_or_default();
    rest.split(['&', '\n']).next().unwrap_or_default().to_owned()
}

fn email(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

fn join(invite: &str, name: &str) -> Result<(), Failure> {
    let body = format!(
        r#"{{"invite":"{invite}","display_name":"{name}","email":"{}","password":"{PASSWORD}","device_name":"made by xtask"}}"#,
        email(name)
    );
    let mut stream = TcpStream::connect(ADDRESS)?;
    write!(
        stream,
        "POST /v1/invites/accept HTTP/1.1\r\nHost: {ADDRESS}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    match answer.starts_with("HTTP/1.1 200") {
        true => Ok(()),
        false => Err(Failure::new(format!("{name} could not join: {answer}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_found_in_what_the_server_says() {
        let cases = [
            ("Open\n\n  ohub://join?server=x&invite=ohi_a-1\n\n", "ohi_a-1"),
            ("ohub://join?server=x&invite=ohi_b&pin=sha256%2Fx\n", "ohi_b"),
            ("nothing", ""),
        ];
        for (said, secret) in cases {
            assert_eq!(invite(said), secret);
        }
    }
}
