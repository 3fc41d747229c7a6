//! `ohub sync`: one sync to its end, or until Ctrl+C.

use crate::args::{Common, Sync};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use crate::progress::{Said, Work, on_ctrl_c};
use hub_app::views::SyncState;
use hub_app::{Access, App, AppError, Settled};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How often Ctrl+C is looked for.
const LOOK: Duration = Duration::from_millis(200);

pub fn run(common: &Common, args: &Sync, out: &mut Out) -> Result<Exit, Failure> {
    let app = common.app(Access::Write);
    app.session()?;
    let mut said = Said::new(Work::Sync, args.progress, 0, out.as_json);
    if args.watch {
        return watch(&app, &mut said);
    }
    let settled = settled(&app, Duration::from_secs(args.within), &mut said)?;
    tell(&app, out)?;
    synced(settled, &app)
}

/// Keeps the space level. What is in the way is tried again and again.
fn watch(app: &App, said: &mut Said) -> Result<Exit, Failure> {
    let stop = on_ctrl_c();
    let session = app.session()?;
    while !stop.load(Ordering::Relaxed) {
        session.sync_to_the_end(LOOK, |taken, of| said.say_of(taken as usize, of as usize))?;
        std::thread::park_timeout(LOOK);
    }
    said.end();
    app.close();
    Ok(Exit::Done)
}

/// One sync to its end.
pub fn settled(app: &App, within: Duration, said: &mut Said) -> Result<Settled, Failure> {
    let session = app.session()?;
    let settled =
        session.sync_to_the_end(within, |taken, of| said.say_of(taken as usize, of as usize));
    said.end();
    let settled = settled?;
    app.close();
    Ok(settled)
}

/// How it ended, for scripts.
pub fn synced(settled: Settled, app: &App) -> Result<Exit, Failure> {
    let trouble = || -> Result<AppError, AppError> {
        let state = app.session()?.sync_state()?;
        Ok(state.last_error.unwrap_or_else(|| AppError::new("SYNC_LATE")))
    };
    match settled {
        Settled::Level => Ok(Exit::Done),
        Settled::Stuck => Err(trouble()?.into()),
        Settled::Late => Err(AppError::new("SYNC_LATE").into()),
    }
}

fn tell(app: &App, out: &mut Out) -> Result<(), Failure> {
    let session = app.session()?;
    let state: SyncState = session.sync_state()?;
    if out.as_json {
        return out.json(&state);
    }
    let name = session.space()?.name;
    match state.queue {
        0 => out.line(format!("\"{name}\" is level with {}.", state.host.unwrap_or_default()))?,
        waiting => out.line(format!("{waiting} changes of yours wait to be sent."))?,
    }
    match session.inbox().map_or(0, |inbox| inbox.open) {
        0 => Ok(()),
        open => {
            out.line(format!("{open} things need an answer: see the Inbox of the Hub's window."))
        }
    }
}
