//! `ohub join`.

use super::sync::{settled, synced};
use crate::args::{Common, Join};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use crate::progress::{Said, Work};
use hub_app::views::{AcceptRequest, SignInRequest, TokensKept};
use hub_app::{Access, App, AppError, TokenPlace, places};
use serde_json::json;
use std::io::BufRead;
use std::path::Path;
use std::time::Duration;

pub fn run(common: &Common, args: &Join, out: &mut Out) -> Result<Exit, Failure> {
    let app = common.app(Access::Write);
    if let Some(file) = &args.token_file {
        app.keep_tokens_in(TokenPlace::File(absolute(file)?));
    }
    let look = app.look_at_link(&args.link)?;
    let password = password()?;
    let tokens = match &look.invite {
        Some(_) => app.join(&accept(args, password)?)?,
        None => app.sign_in(&sign_in(args, password))?,
    };
    let mut said = Said::new(Work::Sync, args.progress, 0, out.as_json);
    let settled = settled(&app, Duration::from_secs(args.within), &mut said)?;
    tell(&app, out, &look.host, tokens)?;
    synced(settled, &app)
}

fn tell(app: &App, out: &mut Out, host: &str, tokens: TokensKept) -> Result<(), Failure> {
    let session = app.session()?;
    let space = session.space()?;
    if out.as_json {
        let sync = session.sync_state()?;
        return out.json(&json!({ "space": space, "sync": sync, "tokens": tokens }));
    }
    out.line(format!("Joined \"{}\" at {host} as {}.", space.name, space.me.name))?;
    out.line(format!("{} ideas are here.", space.ideas))?;
    match tokens {
        TokensKept::Session => out.line(
            "This system has no keychain, so that the next `ohub sync` cannot sign in by itself. \
             Join again with --token-file to keep that in a file of yours.",
        ),
        TokensKept::Keychain | TokensKept::File => Ok(()),
    }
}

fn accept(args: &Join, password: String) -> Result<AcceptRequest, AppError> {
    let name = args.name.clone().ok_or_else(|| AppError::new("NAME_NEEDED"))?;
    Ok(AcceptRequest {
        link: args.link.clone(),
        display_name: name,
        email: args.email.clone(),
        password,
        device_name: device(args),
    })
}

fn sign_in(args: &Join, password: String) -> SignInRequest {
    let (link, email) = (args.link.clone(), args.email.clone());
    SignInRequest { link, email, password, device_name: device(args) }
}

fn device(args: &Join) -> String {
    args.device.clone().unwrap_or_else(places::device_name)
}

/// The first line of stdin.
fn password() -> Result<String, Failure> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|error| {
        Failure::Said(AppError::new("PASSWORD_NEEDED").with("detail", error.to_string()))
    })?;
    match line.trim_end_matches(['\r', '\n']) {
        "" => Err(AppError::new("PASSWORD_NEEDED").into()),
        password => Ok(password.to_owned()),
    }
}

/// The file is found from wherever `ohub` runs next.
fn absolute(file: &Path) -> Result<std::path::PathBuf, Failure> {
    std::path::absolute(file).map_err(|error| Failure::of_file(file, &error))
}
