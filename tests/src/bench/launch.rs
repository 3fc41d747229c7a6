//! One start of a window under WebKit's driver, from the moment its process begins to a mark that
//! its page sets; both moments on the system's clock.
//!
//! The driver starts this very program as `bench launch STAMP PROGRAM ..`, which notes the time and
//! becomes the program: nobody else can know when the process began. Driver, display and the
//! question for the mark weigh the same on every window that is compared.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::Outcome;
use super::processes::Family;
use crate::window::{
    PATIENCE,
    display::Display,
    driver::{Drawn, Driver},
    keys,
};

/// Answers when the mark is there, without asking again and again.
const AWAIT_MARK: &str = "
    const [mark, done] = arguments;
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? null;
    const tell = () => done({
        origin_ms: performance.timeOrigin,
        mark_ms: at(mark),
        moments: [
            ['page begins', 0],
            ['scripts have run', performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd],
            ['something is painted', at('first-contentful-paint')],
            ...performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime]),
        ].filter(([, ms]) => typeof ms === 'number'),
        lines: document.querySelectorAll('[role=row] a').length,
    });
    if (at(mark) !== null) tell();
    else new PerformanceObserver((list, observer) => {
        if (list.getEntriesByName(mark).length === 0) return;
        observer.disconnect();
        tell();
    }).observe({ entryTypes: ['mark'] });";

/// What is started and how.
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// The mark that its page sets.
    pub mark: &'static str,
}

/// What the page says about its start.
#[derive(Debug, Deserialize)]
struct Page {
    origin_ms: f64,
    mark_ms: f64,
    moments: Vec<(String, f64)>,
    lines: usize,
}

/// One start. Times are milliseconds since the process began.
#[derive(Clone, Debug)]
pub struct Start {
    /// What the page can name; everything before it begins is the program's and WebKit's.
    pub moments: Vec<(String, f64)>,
    /// The mark.
    pub mark_ms: f64,
    /// Lines of ideas in the page at that moment.
    pub lines: usize,
    /// Proportional memory of all its processes, right after.
    pub pss_bytes: u64,
    /// Their time on the processors until then, by the names of the programs.
    pub processor_ms: BTreeMap<String, f64>,
}

/// A running window and its driver; dropping it ends both.
pub struct Launched {
    runtime: Runtime,
    client: Client,
    _driver: Driver,
    process_id: u32,
    /// What was measured.
    pub start: Start,
}

impl Launched {
    /// Starts a program and waits for its mark. `folder` takes the driver's log.
    ///
    /// # Errors
    /// When it does not come up in time.
    pub fn new(display: &Display, folder: &Path, program: &Program) -> Outcome<Launched> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let stamp = folder.join("began");
        let driver = Driver::start(display, folder, Drawn::AsShipped)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(program, &stamp)?);
        let client = runtime.block_on(builder.connect(&driver.address))?;
        let page = await_mark(&runtime, &client, program.mark)?;
        let (process_id, began_ms) = read_stamp(&stamp)?;
        let family = Family::of(process_id);
        let processor_ms = family.processor_ms_by_name();
        let since = |at_ms: f64| page.origin_ms + at_ms - began_ms;
        let start = Start {
            moments: page.moments.into_iter().map(|(name, ms)| (name, since(ms))).collect(),
            mark_ms: since(page.mark_ms),
            lines: page.lines,
            pss_bytes: family.pss_bytes(),
            processor_ms,
        };
        Ok(Launched { runtime, client, _driver: driver, process_id, start })
    }

    /// Presses a chord and waits until the page says `expected` to `script`.
    ///
    /// # Errors
    /// When it never does.
    pub fn press_and_see(&self, chord: &str, script: &str, expected: &Value) -> Outcome<()> {
        self.press(chord)?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = self.runtime.block_on(self.client.execute(script, vec![]))?;
            if seen == *expected {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(format!("{chord}: {script} is {seen} and not {expected}").into());
            }
        }
    }

    /// Presses a chord; what comes of it is the page's.
    ///
    /// # Errors
    /// When the driver says so.
    pub fn press(&self, chord: &str) -> Outcome<()> {
        Ok(self.runtime.block_on(self.client.perform_actions(keys::chord(chord)?))?)
    }

    /// Runs a script in the page and gives back what it returns.
    ///
    /// # Errors
    /// When it fails.
    pub fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.runtime.block_on(self.client.execute(script, arguments))?)
    }

    /// Runs a script in the page until it calls its last argument, with what it says then.
    ///
    /// # Errors
    /// When it fails, or takes longer than [`PATIENCE`].
    pub fn run_until_done(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let asked = self.client.execute_async(script, arguments);
        let answer = async { tokio::time::timeout(PATIENCE, asked).await };
        Ok(self.runtime.block_on(answer)??)
    }

    /// Proportional memory of its processes now, by the names of the programs.
    pub fn pss_bytes_by_name(&self) -> BTreeMap<String, u64> {
        Family::of(self.process_id).pss_bytes_by_name()
    }

    /// Closes the window as a person would, and waits until its process is gone.
    ///
    /// # Errors
    /// When it does not end.
    pub fn close(self) -> Outcome<()> {
        self.runtime.block_on(self.client.close())?;
        let process = PathBuf::from(format!("/proc/{}", self.process_id));
        let deadline = Instant::now() + PATIENCE;
        while process.exists() {
            if Instant::now() > deadline {
                return Err("the program does not end".into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

/// The page may be loaded anew under the question, which then fails and is asked again.
fn await_mark(runtime: &Runtime, client: &Client, mark: &str) -> Outcome<Page> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let asked = client.execute_async(AWAIT_MARK, vec![json!(mark)]);
        let answer = runtime.block_on(async { tokio::time::timeout(PATIENCE, asked).await })?;
        match answer {
            Ok(page) => return Ok(serde_json::from_value(page)?),
            Err(error) if Instant::now() > deadline => return Err(error.into()),
            Err(_) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn capabilities(program: &Program, stamp: &Path) -> Outcome<fantoccini::wd::Capabilities> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut arguments = vec!["launch".to_owned(), text(stamp), text(&program.path)];
    arguments.extend(program.arguments.iter().map(|word| text(Path::new(word))));
    let options = json!({ "binary": std::env::current_exe()?, "args": arguments });
    match json!({ "webkitgtk:browserOptions": options }) {
        Value::Object(capabilities) => Ok(capabilities),
        _ => Err("capabilities are an object".into()),
    }
}

/// What `bench launch STAMP PROGRAM ..` does: it notes the time and becomes the program.
///
/// # Errors
/// When the program cannot be started; else it does not return.
pub fn become_program(arguments: &[OsString]) -> Outcome<()> {
    let [stamp, program, rest @ ..] = arguments else {
        return Err("launch needs a file and a program".into());
    };
    let now_ms = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1_000.0;
    std::fs::write(stamp, format!("{} {now_ms}", std::process::id()))?;
    Err(Command::new(program).args(rest).exec().into())
}

fn read_stamp(stamp: &Path) -> Outcome<(u32, f64)> {
    let text = std::fs::read_to_string(stamp)?;
    let (process_id, began_ms) = text.split_once(' ').ok_or("the time of the start is missing")?;
    Ok((process_id.parse()?, began_ms.parse()?))
}
