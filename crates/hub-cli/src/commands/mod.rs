//! One file for each command.

mod add;
mod backup;
mod claim;
mod comment;
mod doctor;
mod estimate;
mod export;
mod filter;
mod import;
mod imported;
mod init;
mod invite;
mod join;
mod leave;
mod list;
mod merge;
mod moving;
mod pairs;
mod restore;
mod sample;
mod score;
mod send;
mod show;
mod similar;
mod spaces;
mod support;
mod sync;
mod undo;

use crate::args::{Cli, Command, Common};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::{Access, App, Session, default_data_dir};
use std::path::PathBuf;
use std::sync::Arc;

/// Runs the command of the line.
pub fn run(cli: &Cli) -> Result<Exit, Failure> {
    let mut out = Out::new(cli.common.json);
    let common = &cli.common;
    let exit = match &cli.command {
        Command::Init(args) => init::run(common, args, &mut out),
        Command::Add(args) => add::run(common, args, &mut out),
        Command::List(args) => list::run(common, args, &mut out),
        Command::Show(args) => show::run(common, args, &mut out),
        Command::Similar(args) => similar::run(common, args, &mut out),
        Command::Estimate(args) => estimate::run(common, args, &mut out),
        Command::Score(args) => score::run(common, args, &mut out),
        Command::Support(args) => support::run(common, args, &mut out),
        Command::Merge(args) => merge::merge(common, args, &mut out),
        Command::Unmerge(args) => merge::unmerge(common, args, &mut out),
        Command::Pairs(args) => pairs::run(common, args, &mut out),
        Command::Move(args) => moving::run(common, args, &mut out),
        Command::Claim(args) => claim::claim(common, args, &mut out),
        Command::Release(args) => claim::release(common, args, &mut out),
        Command::Assign(args) => claim::assign(common, args, &mut out),
        Command::Comment(args) => comment::run(common, args, &mut out),
        Command::Undo(args) => undo::undo(common, args, &mut out),
        Command::Redo(args) => undo::redo(common, args, &mut out),
        Command::Import(args) => import::run(common, args, &mut out),
        Command::Export(args) => export::run(common, args, &mut out),
        Command::Backup(args) => backup::run(common, args, &mut out),
        Command::Doctor => doctor::run(common, &mut out),
        Command::Withdraw(args) => leave::withdraw(common, args, &mut out),
        Command::Restore(args) => restore::run(common, args, &mut out),
        Command::Sample(args) => sample::run(common, args, &mut out),
        Command::Join(args) => join::run(common, args, &mut out),
        Command::Sync(args) => sync::run(common, args, &mut out),
        Command::Spaces => spaces::run(common, &mut out),
        Command::Invite(args) => invite::run(common, args, &mut out),
    }?;
    out.finish()?;
    Ok(exit)
}

impl Common {
    fn data_dir(&self) -> PathBuf {
        self.data_dir.clone().unwrap_or_else(default_data_dir)
    }

    fn app(&self, access: Access) -> App {
        App::open_as(self.data_dir(), access, self.space.as_deref())
    }

    /// The space, for writing; refused while another process writes to it.
    fn writer(&self) -> Result<Arc<Session>, Failure> {
        Ok(self.app(Access::Write).session()?)
    }

    /// The space, for reading beside a writer. A list that has to be built anew first is.
    fn reader(&self) -> Result<Arc<Session>, Failure> {
        Ok(self.reading().session()?)
    }

    /// The same with all that a window may ask.
    fn reading(&self) -> App {
        let app = self.app(Access::Read);
        match app.trouble() {
            Some(trouble) if is_to_be_built(&trouble.code) => self.app(Access::Write),
            _ => app,
        }
    }
}

fn is_to_be_built(code: &str) -> bool {
    matches!(code, "STORE_CATALOGUE_NOT_READY" | "STORE_CATALOGUE_DAMAGED")
}
