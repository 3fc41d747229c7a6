//! What every task calls first: is everything there? Cheap when it is.

use crate::process::{command, npm, output, succeeds};
use crate::{Failure, node, platform};

const OLDEST_NODE: (u32, u32) = (20, 19);

/// What the system is prepared for; testing needs more than building.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    /// Compile and open the program.
    Building,
    /// Also drive the real window without a screen.
    Testing,
}

/// Installs or names what is missing and brings the user interface's packages.
///
/// # Errors
/// A sentence that says what is missing and where it comes from.
pub fn set_up(purpose: For) -> Result<(), Failure> {
    require_c_compiler()?;
    require_node()?;
    platform::prepare(purpose)?;
    node::install_packages()
}

fn require_c_compiler() -> Result<(), Failure> {
    if cfg!(windows) || succeeds("cc", &["--version"]) {
        return Ok(());
    }
    Err(Failure::new(
        "there is no C compiler (`cc`); on Debian and Ubuntu: apt-get install build-essential",
    ))
}

fn require_node() -> Result<(), Failure> {
    let advice = format!(
        "Node {}.{} or later is needed, with npm; nodejs.org or your package manager has it",
        OLDEST_NODE.0, OLDEST_NODE.1
    );
    let found = output(&mut command("node", ["--version"])).map_err(|_| Failure::new(&advice))?;
    if version(&found).is_none_or(|found| found < OLDEST_NODE) {
        return Err(Failure::new(format!("this is Node {}; {advice}", found.trim())));
    }
    output(&mut npm(["--version"]))
        .map_err(|_| Failure::new(format!("npm is missing; {advice}")))?;
    Ok(())
}

fn version(printed: &str) -> Option<(u32, u32)> {
    let mut numbers = printed.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_as_numbers() {
        let cases = [
            ("v20.19.0\n", true),
            ("v20.9.1", false),
            ("v18.20.4", false),
            ("v22.0.0", true),
            ("v100.1.0", true),
            ("nonsense", false),
            ("", false),
        ];
        for (printed, is_enough) in cases {
            assert_eq!(version(printed).is_some_and(|v| v >= OLDEST_NODE), is_enough, "{printed}");
        }
    }
}
