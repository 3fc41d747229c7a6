//! The real program in a real window, driven like a person would drive it: under Xvfb, with
//! WebKit's own driver. Every call waits for what it needs and gives up after [`PATIENCE`];
//! it then leaves a picture. There is no pausing for a fixed time.
//!
//! ```no_run
//! use hub_tests::window::{Trouble, Window};
//!
//! fn an_idea_survives_a_crash() -> Result<(), Trouble> {
//!     let mut window = Window::open()?;
//!     window.press("New idea")?;
//!     window.type_into("[name=title]", "Reconcile the card statements")?;
//!     window.keys("Ctrl+Enter")?;
//!     window.wait_for_text("main", "Reconcile the card statements")?;
//!     window.kill_and_reopen()?;
//!     window.wait_for_text("main", "Reconcile the card statements")
//! }
//! ```

mod acts;
pub(crate) mod display;
pub(crate) mod driver;
mod group;
pub(crate) mod keys;
mod trouble;

use std::path::Path;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use display::Display;
use driver::{Drawn, Driver};
pub use trouble::Trouble;

/// How long anything may take before a test gives up; long, for machines that do much else.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at something that is awaited.
const PAUSE: Duration = Duration::from_millis(20);
/// Until the program has drawn, its page shows a still picture of itself.
const FIRST_SCREEN: &str = "#root > :not(.boot)";

/// One running Opportunity Hub with a folder and a screen of its own. Dropping it ends everything
/// it started and deletes the folder.
pub struct Window {
    runtime: Runtime,
    session: Option<(Client, Driver)>,
    display: Display,
    folder: TempDir,
}

impl Window {
    /// Opens the program on an empty data folder and waits for its first screen.
    ///
    /// # Errors
    /// When the program, Xvfb or the driver does not come up.
    pub fn open() -> Result<Window, Trouble> {
        let mut window = Window {
            runtime: Builder::new_current_thread().enable_all().build()?,
            session: None,
            display: Display::start()?,
            folder: tempfile::Builder::new().prefix("hub-window-").tempdir()?,
        };
        window.start()?;
        Ok(window)
    }

    /// The data folder of this window's program.
    #[must_use]
    pub fn data_dir(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// Ends the program by ending its driver's session and opens it again on the same data.
    ///
    /// # Errors
    /// When the program does not end or does not come up again.
    pub fn reopen(&mut self) -> Result<(), Trouble> {
        self.close()?;
        self.start()
    }

    /// Kills the program in the middle of whatever it does and opens it again on the same data.
    ///
    /// # Errors
    /// When the program does not come up again.
    pub fn kill_and_reopen(&mut self) -> Result<(), Trouble> {
        driver::kill_program(&self.data_dir())?;
        self.session = None;
        self.start()
    }

    fn start(&mut self) -> Result<(), Trouble> {
        let driver = Driver::start(&self.display, self.folder.path(), Drawn::ForPictures)?;
        let wanted = capabilities(&driver::program()?, &self.data_dir())?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = self.wait(builder.capabilities(wanted).connect(&driver.address));
        let client = client.map_err(|error| error.with_log(self.folder.path()))?;
        self.session = Some((client, driver));
        self.wait_for(FIRST_SCREEN)
    }

    fn client(&self) -> Result<&Client, Trouble> {
        let session = self.session.as_ref().ok_or_else(|| Trouble::new("the window is closed"))?;
        Ok(&session.0)
    }

    /// Waits for one answer of the driver.
    fn wait<T, E: std::fmt::Display>(
        &self,
        answer: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Trouble> {
        let answer = async { tokio::time::timeout(PATIENCE, answer).await };
        match self.runtime.block_on(answer) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(Trouble::new(error.to_string())),
            Err(_) => Err(Trouble::new("the driver does not answer")),
        }
    }
}

/// WebKit's driver refuses a browser name.
fn capabilities(program: &Path, data_dir: &Path) -> Result<fantoccini::wd::Capabilities, Trouble> {
    let options = json!({ "binary": program, "args": ["--data-dir", data_dir] });
    match json!({ "webkitgtk:browserOptions": options }) {
        Value::Object(capabilities) => Ok(capabilities),
        _ => Err(Trouble::new("capabilities are an object")),
    }
}
