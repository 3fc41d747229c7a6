//! A private space in a temporary folder, and operations for it.

use hub_core::estimate::estimate;
use hub_core::genesis::{Founding, genesis};
use hub_core::rows::{Basis, Case, EstimateInputs, Period, Triple};
use hub_core::{
    BatchId, EntityKind, Envelope, IdeaId, Key, MemberId, OpId, Operation, ProfileId, SpaceId,
    Verdict,
};
use hub_store::{Appended, IdeaFigures, Projector, Space, StoreError};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use uuid::Uuid;

/// A Monday in 2026, at noon.
pub const NOW_MS: i64 = 1_780_920_000_000;
pub const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
pub const ME: MemberId = MemberId(Uuid::from_u128(0xA11CE));
pub const SPACE: SpaceId = SpaceId(Uuid::from_u128(0x5BACE));

/// A data folder with one private space.
pub struct World {
    pub data: TempDir,
    pub folder: PathBuf,
}

impl World {
    /// Its space is made and closed.
    pub fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let space = Space::create(data.path(), &first_rows(), projector()).unwrap();
        let folder = space.folder().to_owned();
        Self { data, folder }
    }

    pub fn open(&self) -> Space {
        self.try_open().unwrap()
    }

    pub fn try_open(&self) -> Result<Space, StoreError> {
        Space::open(&self.folder, projector(), NOW_MS)
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

pub fn first_rows() -> Vec<hub_core::Row> {
    let founding = Founding {
        space: SPACE,
        member: ME,
        op: OpId(Uuid::from_u128(0xF0)),
        profiles: [1, 2, 3, 4].map(|n| ProfileId(Uuid::from_u128(0xF000 + n))),
        name: "Mine".to_owned(),
        member_name: "Ana".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        now_ms: NOW_MS,
    };
    genesis(&founding).unwrap()
}

/// The core's own estimate of the idea alone.
pub fn projector() -> Projector {
    Projector::new(1, |_, idea, rows| {
        let basis = rows.get::<Basis>(&Key::new(EntityKind::Basis, idea.basis_id.0));
        let share = Triple::exactly(0.65);
        let made = basis.and_then(|(_, basis)| estimate(&idea.estimate, basis, share, &[]));
        let saved = made.as_ref().map(|made| made.hours_saved);
        IdeaFigures {
            hours_today: made.as_ref().map(|made| made.hours_today),
            hours_low: saved.map(|saved| saved.low),
            hours_likely: saved.map(|saved| saved.likely),
            hours_high: saved.map(|saved| saved.high),
            people: 1,
            areas: 1,
            ..IdeaFigures::default()
        }
    })
}

pub fn envelope(operation: Operation) -> Envelope {
    Envelope { op_id: OpId(Uuid::now_v7()), written_at_ms: NOW_MS, group_id: None, operation }
}

pub fn new_idea() -> IdeaId {
    IdeaId(Uuid::now_v7())
}

pub fn case(title: &str) -> Case {
    let description = "Every morning somebody copies the figures of the day before from the \
        ledger into a sheet, compares them with the bank's list line by line, and writes to \
        whoever is late. It takes the better part of an hour, and on the first of the month \
        two, and when it goes wrong nobody notices until the quarter is closed.";
    Case { title: title.to_owned(), description: description.to_owned(), ..Case::default() }
}

pub fn inputs(runs: f64) -> EstimateInputs {
    EstimateInputs {
        runs: Some(runs),
        period: Some(Period::Week),
        minutes_per_run: Some(12.0),
        people: Some(2.0),
        ..EstimateInputs::default()
    }
}

pub fn submit(id: IdeaId, title: &str) -> Envelope {
    let submission = hub_core::operation::Submission {
        id,
        case: case(title),
        estimate: inputs(3.0),
        answers: Default::default(),
        origin: None,
    };
    envelope(Operation::IdeaSubmit(submission))
}

/// `count` imports, made as one batch.
pub fn imports(count: usize) -> Vec<Envelope> {
    let batch_id = BatchId(Uuid::now_v7());
    let one = |n: usize| {
        let submission = hub_core::operation::Submission {
            id: new_idea(),
            case: case(&format!("Reconcile list {n} of department {}", n % 97)),
            estimate: inputs(1.0 + (n % 50) as f64),
            answers: Default::default(),
            origin: None,
        };
        let imported = hub_core::operation::Imported {
            stage: hub_core::rows::Stage::New,
            reason_code: None,
            reason: None,
            submitted_for: None,
            batch_id,
            live_at_ms: None,
            ratings: Default::default(),
        };
        envelope(Operation::IdeaImport { submission, imported })
    };
    (0..count).map(one).collect()
}

pub fn comment(idea: IdeaId) -> Envelope {
    let id = hub_core::CommentId(Uuid::now_v7());
    envelope(Operation::CommentAdd { id, idea, body: "Same here".to_owned() })
}

pub fn append(space: &mut Space, envelopes: &[Envelope]) -> Appended {
    let done = space.append(ME, envelopes, NOW_MS, &mut |_| ControlFlow::Continue(()));
    let done = done.unwrap();
    assert!(done.behind.is_none(), "{:?}", done.behind);
    done
}

/// Appends what has to be accepted.
pub fn accept(space: &mut Space, envelopes: &[Envelope]) {
    for (verdict, envelope) in append(space, envelopes).verdicts.iter().zip(envelopes) {
        assert_eq!(*verdict, Verdict::Ok, "{envelope:?}");
    }
}

pub fn titles(space: &Space) -> Vec<String> {
    let read = space.readers().read(|reader| {
        let mut locals = vec![];
        reader.each_title(|local, _| locals.push(local))?;
        Ok(reader.lines_of(&locals)?.into_iter().map(|line| line.title).collect())
    });
    read.unwrap()
}

/// Nothing is wrong with the files.
pub fn assert_healthy(space: &Space) {
    assert_eq!(space.check().unwrap().findings, [], "{:?}", space.folder());
}

/// Overwrites bytes of a file in place.
pub fn overwrite(path: &Path, at: u64, bytes: &[u8]) {
    use std::io::{Seek, SeekFrom, Write};
    let mut file = std::fs::File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}
