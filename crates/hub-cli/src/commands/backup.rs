//! `ohub backup`.

use crate::args::{Backup, Common};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use hub_app::views::BackupView;

pub fn run(common: &Common, args: &Backup, out: &mut Out) -> Result<Exit, Failure> {
    let (path, size_bytes) = common.writer()?.back_up(args.path.clone())?;
    if out.as_json {
        out.json(&BackupView { path: path.display().to_string(), size_bytes })?;
    } else {
        let kilobytes = number((size_bytes as f64 / 1_000.0).ceil());
        out.line(format!("Wrote {} ({kilobytes} kB).", path.display()))?;
    }
    Ok(Exit::Done)
}
