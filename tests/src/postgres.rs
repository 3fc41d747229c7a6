//! PostgreSQL for tests: a cluster of this process's own, made in a temporary folder and gone with
//! the process, and in it an empty database for each test. `HUB_TEST_DATABASE_URL` names another
//! cluster to make the databases in.
//!
//! On Linux there has to be one (`cargo xtask setup` installs it); elsewhere a test without it says
//! so and does nothing.

#[cfg(unix)]
pub mod own;

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
#[cfg(unix)]
use tempfile::TempDir;
use tokio_postgres::NoTls;

/// What went wrong, in words.
pub type Trouble = Box<dyn Error + Send + Sync>;

/// The cluster refuses to run as root, and then runs as this user.
const USER: &str = "postgres";

/// Longer paths are no addresses of sockets.
const SOCKET_BYTES: usize = 90;

/// Runs the cluster until standard input ends, which it does with the process that started it.
const RUN: &str = "
trap '' INT
\"$1/postgres\" -D \"$2/data\" -k \"$2\" -c listen_addresses= -c fsync=off -c max_connections=200 &
read _
kill -QUIT $!
wait $!
rm -rf \"$2\"
";

struct Cluster {
    address: String,
    /// Holds the standard input that keeps it alive.
    _running: Option<Child>,
}

/// The address of an empty database; none where there is no PostgreSQL and need not be.
///
/// # Errors
/// When there has to be a PostgreSQL and it does not start.
pub fn database() -> Result<Option<String>, Trouble> {
    static CLUSTER: OnceLock<Result<Option<Cluster>, String>> = OnceLock::new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let cluster = CLUSTER.get_or_init(|| start().map_err(|trouble| trouble.to_string()));
    let Some(cluster) = cluster.as_ref().map_err(String::as_str)? else { return Ok(None) };
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("hub_test_{}_{count}", std::process::id());
    execute(
        &cluster.address,
        &format!("CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"),
    )?;
    Ok(Some(with_database(&cluster.address, &name)))
}

/// Runs SQL in a database.
///
/// # Errors
/// What the database says.
pub fn execute(address: &str, sql: &str) -> Result<(), Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
        let connection = tokio::spawn(connection);
        client.batch_execute(sql).await?;
        drop(client);
        Ok(connection.await??)
    })
}

fn with_database(address: &str, name: &str) -> String {
    match (address.contains("://"), address.contains('?')) {
        (true, true) => format!("{address}&dbname={name}"),
        (true, false) => format!("{address}?dbname={name}"),
        (false, _) => format!("{address} dbname={name}"),
    }
}

fn start() -> Result<Option<Cluster>, Trouble> {
    if let Ok(address) = std::env::var("HUB_TEST_DATABASE_URL") {
        return Ok(Some(Cluster { address, _running: None }));
    }
    match programs() {
        Some(programs) if cfg!(unix) => run(&programs).map(Some),
        _ if cfg!(target_os = "linux") => {
            Err("there is no PostgreSQL; `cargo xtask setup` installs it".into())
        }
        _ => {
            eprintln!("No PostgreSQL can be started here: what needs one is not tested.");
            Ok(None)
        }
    }
}

/// The folder of its programs: on the path, or where Debian puts them, the newest version.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let on_path = std::env::split_paths(&path).map(|folder| folder.join("initdb"));
    let found = on_path.filter_map(|initdb| initdb.canonicalize().ok()).find(|path| path.is_file());
    let of_debian = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        let initdbs = versions.map(|version| version.path().join("bin/initdb"));
        initdbs.filter(|initdb| initdb.is_file()).max()
    };
    found.or_else(of_debian)?.parent().map(Path::to_path_buf)
}

#[cfg(unix)]
fn run(programs: &Path) -> Result<Cluster, Trouble> {
    let folder = make(programs)?;
    let mut shell = Command::new("sh");
    shell.args(["-c", RUN, "sh"]).arg(programs).arg(folder.path());
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    as_owner(&mut shell, folder.path())?;
    let mut running = shell.spawn()?;
    wait_until_ready(&mut running)?;
    // The shell removes it.
    let folder = folder.keep();
    let address = format!("host={} user={USER}", folder.display());
    Ok(Cluster { address, _running: Some(running) })
}

/// Makes the files of a cluster in a folder of its own.
#[cfg(unix)]
fn make(programs: &Path) -> Result<TempDir, Trouble> {
    let folder = tempfile::Builder::new().prefix("hub-pg-").tempdir_in(short_folder())?;
    if let Some((user, group)) = owner()? {
        std::os::unix::fs::chown(folder.path(), Some(user), Some(group))?;
    }
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "--username"]);
    initdb.arg(USER).arg("--pgdata").arg(folder.path().join("data"));
    as_owner(&mut initdb, folder.path())?;
    let made = initdb.output()?;
    match made.status.success() {
        true => Ok(folder),
        false => Err(String::from_utf8_lossy(&made.stderr).into_owned().into()),
    }
}

/// A program of the cluster, as the user that may run it.
#[cfg(unix)]
fn as_owner(command: &mut Command, folder: &Path) -> Result<(), Trouble> {
    use std::os::unix::process::CommandExt;
    if let Some((user, group)) = owner()? {
        command.uid(user).gid(group);
    }
    command.current_dir(folder);
    Ok(())
}

#[cfg(not(unix))]
fn run(_: &Path) -> Result<Cluster, Trouble> {
    Err("a cluster for tests is only started on Unix; name one by HUB_TEST_DATABASE_URL".into())
}

#[cfg(unix)]
fn short_folder() -> PathBuf {
    let usual = std::env::temp_dir();
    if usual.as_os_str().len() < SOCKET_BYTES { usual } else { PathBuf::from("/tmp") }
}

/// The user and group to run as, where this is root.
#[cfg(unix)]
fn owner() -> Result<Option<(u32, u32)>, Trouble> {
    let id = |arguments: &[&str]| -> Result<u32, Trouble> {
        let said = Command::new("id").args(arguments).output()?;
        Ok(String::from_utf8_lossy(&said.stdout).trim().parse()?)
    };
    match id(&["-u"])? {
        0 => Ok(Some((id(&["-u", USER])?, id(&["-g", USER])?))),
        _ => Ok(None),
    }
}

/// Reads what the cluster says until it is ready; what it says later is read and dropped.
fn wait_until_ready(running: &mut Child) -> Result<(), Trouble> {
    let said = running.stderr.take().ok_or("nothing can be heard of the cluster")?;
    let mut lines = BufReader::new(said).lines();
    let mut heard = String::new();
    for line in lines.by_ref() {
        let line = line?;
        if line.contains("ready to accept connections") {
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(());
        }
        heard.push_str(&line);
        heard.push('\n');
    }
    Err(format!("the cluster ended:\n{heard}").into())
}
