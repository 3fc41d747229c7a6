//! The files of the encoder: where they are, whether they are the right ones, and the encoder that
//! is set up from them once somebody is about to type.
//!
//! Not here: what it is used for. Without a model possible duplicates are found by words alone.

use hub_similarity::{Encoder, EncoderError, NETWORK_FILE, WORD_PIECES_FILE};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

/// The folder of the model, below a folder named `models`.
const NAME: &str = "all-minilm-l6-v2";

/// Why there is no encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// There are no files.
    Missing,
    /// They are not the ones this program was made for, or cannot be read or set up.
    Damaged,
}

/// The encoder of this process.
#[derive(Default)]
pub(crate) struct Model {
    /// Where to look first.
    named: Mutex<Option<PathBuf>>,
    /// The one that answers while somebody types. It stays.
    typing: OnceLock<Result<Arc<Encoder>, Trouble>>,
    /// The one there is: it takes some 40 MB, so that there are never two.
    shared: Mutex<Weak<Encoder>>,
    /// What the last look at the files said.
    looked: Mutex<Option<Result<(), Trouble>>>,
}

impl Model {
    /// Takes the files from this folder and from no other.
    pub(crate) fn take_from(&self, folder: PathBuf) {
        *held(&self.named) = Some(folder);
    }

    /// The encoder for who types, set up at the first call, in some 100 ms.
    pub(crate) fn typing(&self) -> Result<Arc<Encoder>, Trouble> {
        self.typing.get_or_init(|| self.shared()).clone()
    }

    /// The same, if it has been set up already.
    pub(crate) fn ready(&self) -> Option<Arc<Encoder>> {
        self.typing.get()?.as_ref().ok().cloned()
    }

    /// The encoder, as long as somebody holds it. Its thread has the priority of whoever asked first.
    pub(crate) fn shared(&self) -> Result<Arc<Encoder>, Trouble> {
        let mut shared = held(&self.shared);
        if let Some(encoder) = shared.upgrade() {
            return Ok(encoder);
        }
        let encoder = Arc::new(self.load()?);
        *shared = Arc::downgrade(&encoder);
        Ok(encoder)
    }

    fn load(&self) -> Result<Encoder, Trouble> {
        let known = *held(&self.looked);
        if let Some(Err(trouble)) = known {
            return Err(trouble);
        }
        let loaded = self.folder().ok_or(Trouble::Missing).and_then(|folder| load(&folder));
        *held(&self.looked) = Some(loaded.as_ref().map(drop).map_err(|trouble| *trouble));
        loaded
    }

    /// Whether the files are the right ones; they are looked at once.
    pub(crate) fn look(&self) -> Result<(), Trouble> {
        let known = *held(&self.looked);
        known.unwrap_or_else(|| self.shared().map(drop))
    }

    /// Whether there are files, right or wrong.
    pub(crate) fn is_here(&self) -> bool {
        self.folder().is_some()
    }

    fn folder(&self) -> Option<PathBuf> {
        let named = held(&self.named).clone();
        let named = named.or_else(|| {
            let named = std::env::var_os("OPPORTUNITY_HUB_MODEL").filter(|it| !it.is_empty());
            named.map(PathBuf::from)
        });
        match named {
            Some(folder) => Some(folder).filter(|folder| is_model(folder)),
            None => beside(&std::env::current_exe().ok()?),
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where the packages put the model, seen from the program; in a checkout it is above it.
fn beside(program: &Path) -> Option<PathBuf> {
    let folder = program.parent()?;
    let packed = ["", "../lib/opportunity-hub", "../lib/Opportunity Hub", "../Resources"];
    let packed = packed.iter().map(|part| folder.join(part));
    let above = folder.ancestors().map(Path::to_owned);
    packed.chain(above).map(|place| place.join("models").join(NAME)).find(|it| is_model(it))
}

fn is_model(folder: &Path) -> bool {
    folder.join(NETWORK_FILE).is_file() && folder.join(WORD_PIECES_FILE).is_file()
}

fn load(folder: &Path) -> Result<Encoder, Trouble> {
    let network = fs::read(folder.join(NETWORK_FILE)).map_err(|_| Trouble::Damaged)?;
    let pieces = fs::read_to_string(folder.join(WORD_PIECES_FILE)).map_err(|_| Trouble::Damaged)?;
    Encoder::load(network, &pieces, 1).map_err(|_: EncoderError| Trouble::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_found_from_the_program() {
        let places = [
            ("bin/ohub", "bin/models", true),
            ("usr/bin/ohub", "usr/lib/opportunity-hub/models", true),
            ("usr/bin/opportunity-hub", "usr/lib/Opportunity Hub/models", true),
            ("Hub.app/Contents/MacOS/hub", "Hub.app/Contents/Resources/models", true),
            ("checkout/target/debug/deps/ohub", "checkout/models", true),
            ("bin/ohub", "lib/other/models", false),
        ];
        for (program, models, is_found) in places {
            let root = tempfile::tempdir().unwrap();
            let folder = root.path().join(models).join(NAME);
            let program = root.path().join(program);
            fs::create_dir_all(&folder).unwrap();
            fs::create_dir_all(program.parent().unwrap()).unwrap();
            fs::write(folder.join(NETWORK_FILE), "").unwrap();
            assert_eq!(beside(&program), None, "{models}: half a model is none");
            fs::write(folder.join(WORD_PIECES_FILE), "").unwrap();
            let found = beside(&program).map(|found| found.canonicalize().unwrap());
            let expected = is_found.then(|| folder.canonicalize().unwrap());
            assert_eq!(found, expected, "{models}");
        }
    }

    #[test]
    fn a_model_that_is_missing_or_another_is_told_of() {
        let root = tempfile::tempdir().unwrap();
        let model = Model::default();
        model.take_from(root.path().to_owned());
        assert_eq!(model.look(), Err(Trouble::Missing));
        assert_eq!(model.typing().map(drop), Err(Trouble::Missing));
        fs::write(root.path().join(NETWORK_FILE), "no network").unwrap();
        fs::write(root.path().join(WORD_PIECES_FILE), "no pieces").unwrap();
        let model = Model::default();
        model.take_from(root.path().to_owned());
        assert_eq!(model.typing().map(drop), Err(Trouble::Damaged));
        assert_eq!(model.look(), Err(Trouble::Damaged));
        assert!(model.ready().is_none());
    }
}
