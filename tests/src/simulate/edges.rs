//! A device's store as its process meets it: at every step that writes, the process may end or the
//! disk be full. The device's planted mistakes are here, too.

use super::draw::Draw;
use super::ledger::Ledger;
use super::planted::Planted;
use super::tally::Tally;
use hub_core::{Item, OpId, Verdict};
use hub_protocol::{Answered, Problem};
use hub_store::{Changed, StoreError};
use hub_sync::{Anew, Device, Lent, Place, Queued, Stream};
use std::path::{Path, PathBuf};

/// How a process ends at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Before or after it.
    Clean,
    /// After the journal's part and before the catalogue's: this is the catalogue as it was.
    Between(Vec<(PathBuf, Option<Vec<u8>>)>),
}

/// How bad it is.
#[derive(Clone, Copy, Debug)]
pub struct Odds {
    /// The process ends.
    pub crash_permille: u32,
    /// The disk is full.
    pub full_permille: u32,
}

/// What a step has to do with besides the store.
pub struct Around<'a> {
    /// Chance.
    pub draw: &'a mut Draw,
    /// How bad it is.
    pub odds: Odds,
    /// What was done and told.
    pub ledger: &'a mut Ledger,
    /// What happened.
    pub tally: &'a mut Tally,
    /// Which of the server's histories answers come from.
    pub generation: u32,
    /// The mistake, if one is made.
    pub planted: Option<Planted>,
    /// The folder of the space.
    pub folder: &'a Path,
}

/// The store with its edges.
pub struct Edges<'a> {
    lent: Lent<'a>,
    around: Around<'a>,
    /// How the process ended, if it did.
    pub end: Option<End>,
    /// Two verdicts for one operation.
    pub contradiction: Option<String>,
}

/// What stands for the end of the process while the engine still runs.
fn ended() -> StoreError {
    StoreError::Cancelled
}

/// The files of a catalogue, as bytes.
pub fn catalogue(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let names = ["catalogue.db", "catalogue.db-wal", "catalogue.db-shm"];
    names.iter().map(|name| folder.join(name)).map(|path| (path.clone(), bytes(&path))).collect()
}

fn bytes(path: &Path) -> Option<Vec<u8>> {
    // Of what several processes share in memory nothing survives them.
    let is_shared = path.extension().is_some_and(|name| name == "db-shm");
    if is_shared { None } else { std::fs::read(path).ok() }
}

/// Puts the files of a catalogue back.
///
/// # Errors
/// What the disk says.
pub fn put_back(files: &[(PathBuf, Option<Vec<u8>>)]) -> std::io::Result<()> {
    for (path, bytes) in files {
        match bytes {
            Some(bytes) => std::fs::write(path, bytes)?,
            None if path.exists() => std::fs::remove_file(path)?,
            None => {}
        }
    }
    Ok(())
}

impl<'a> Edges<'a> {
    /// A store and what surrounds it.
    pub fn new(lent: Lent<'a>, around: Around<'a>) -> Self {
        Self { lent, around, end: None, contradiction: None }
    }

    /// What the step changed for readers.
    pub fn changed(self) -> Changed {
        self.lent.changed()
    }

    fn write<T>(
        &mut self,
        write: impl FnOnce(&mut Lent<'a>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.end.is_some() {
            return Err(ended());
        }
        if self.around.draw.permille(self.around.odds.full_permille) {
            self.around.tally.count("fault: disk full");
            return Err(StoreError::DiskFull);
        }
        if !self.around.draw.permille(self.around.odds.crash_permille) {
            return write(&mut self.lent);
        }
        let (what, end) = match self.around.draw.from(0, 2) {
            0 => ("fault: crash before a step", End::Clean),
            1 => {
                write(&mut self.lent)?;
                ("fault: crash after a step", End::Clean)
            }
            _ => {
                let files = catalogue(self.around.folder);
                write(&mut self.lent)?;
                ("fault: crash between the files", End::Between(files))
            }
        };
        self.around.tally.count(what);
        self.end = Some(end);
        Err(ended())
    }

    fn read<T>(
        &mut self,
        read: impl FnOnce(&mut Lent<'a>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.end.is_some() { Err(ended()) } else { read(&mut self.lent) }
    }

    fn tell(&mut self, answers: &[Answered]) {
        for Answered { op_id, verdict, .. } in answers {
            self.around.tally.count(&format!("verdict: {}", word(verdict)));
            let other = self.around.ledger.told(*op_id, self.around.generation, verdict);
            // An answer of a history that is gone may be heard in the next one.
            if let Some(other) = other.filter(|_| self.around.generation == 0) {
                self.contradiction = Some(format!("{op_id} was told {other:?}, then {verdict:?}"));
            }
        }
    }
}

/// A verdict as it is counted.
pub fn word(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Ok => "ok".to_owned(),
        Verdict::Merged { .. } => "merged".to_owned(),
        Verdict::Requested => "requested".to_owned(),
        Verdict::Rejected(refusal) => format!("{:?}", refusal.code),
    }
}

impl Device for Edges<'_> {
    fn stream(&mut self) -> Result<Stream, StoreError> {
        self.read(Device::stream)
    }

    fn waiting(&mut self) -> Result<u64, StoreError> {
        self.read(Device::waiting)
    }

    fn outbox(&mut self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        self.read(|lent| lent.outbox(limit))
    }

    fn answered(&mut self, answers: &[Answered]) -> Result<(), StoreError> {
        let kept = self.write(|lent| lent.answered(answers));
        // Also what was kept by a step after which the process ended.
        if kept.is_ok() {
            self.tell(answers);
        }
        if kept.is_ok() && self.around.planted == Some(Planted::OverlayBySeq) {
            // What is answered counts as if it stood in the rows.
            if let (Some(place), Some(last)) = (self.lent.place()?, answers.last()) {
                let confirmed_n = place.confirmed_n.max(last.n);
                self.lent.take_page(&place, vec![], &Place { confirmed_n, ..place })?;
            }
        }
        kept
    }

    fn place(&mut self) -> Result<Option<Place>, StoreError> {
        self.read(Device::place)
    }

    fn take_page(
        &mut self,
        after: &Place,
        items: Vec<Item>,
        place: &Place,
    ) -> Result<(), StoreError> {
        if self.around.planted == Some(Planted::CursorBeforeRows) {
            let items = items.clone();
            self.write(|lent| lent.take_page(after, vec![], place))?;
            return self.write(|lent| lent.take_page(place, items, place));
        }
        self.write(|lent| lent.take_page(after, items, place))
    }

    fn anew(&mut self) -> Result<Option<(Anew, Vec<u32>)>, StoreError> {
        self.read(Device::anew)
    }

    fn begin_anew(&mut self, anew: &Anew) -> Result<(), StoreError> {
        self.write(|lent| lent.begin_anew(anew))
    }

    fn take_chunk(&mut self, index: u32, items: Vec<Item>) -> Result<(), StoreError> {
        self.write(|lent| lent.take_chunk(index, items))
    }

    fn finish_anew(&mut self, place: &Place) -> Result<(), StoreError> {
        self.write(|lent| lent.finish_anew(place))
    }

    fn fork(&mut self) -> Result<(), StoreError> {
        self.write(Device::fork)
    }

    fn resend(&mut self, last_n: u64) -> Result<(), StoreError> {
        self.write(|lent| lent.resend(last_n))
    }

    fn set_aside(&mut self, op: OpId, why: &Problem) -> Result<(), StoreError> {
        self.write(|lent| lent.set_aside(op, why))?;
        self.around.ledger.set_aside(op);
        Ok(())
    }
}
