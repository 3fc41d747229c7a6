//! What has to be on the system besides Rust and Node, and how it gets there. Only Debian and its
//! relatives are installed for; on others the missing parts are named.

use std::process::Command;

use crate::process::{command, output, run, succeeds};
use crate::{Failure, system::For};

const TO_BUILD: [&str; 5] =
    ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev"];
const TO_TEST: [&str; 4] = ["xvfb", "webkit2gtk-driver", "fonts-dejavu-core", "postgresql"];

/// Sees to it that the system has what `purpose` needs.
///
/// # Errors
/// A sentence that names what is missing and how to get it.
pub fn prepare(purpose: For) -> Result<(), Failure> {
    match std::env::consts::OS {
        "linux" if succeeds("apt-get", &["--version"]) => install(&missing_packages(purpose)?),
        "linux" => name_what_linux_lacks(purpose),
        "macos" if !succeeds("xcode-select", &["-p"]) => Err(Failure::new(
            "the Xcode command line tools are missing; `xcode-select --install` installs them",
        )),
        "windows" if !has_webview2() => Err(Failure::new(
            "the WebView2 runtime is missing; `winget install Microsoft.EdgeWebView2Runtime` \
             installs it. (Building also needs the \"Desktop development with C++\" tools.)",
        )),
        _ => Ok(()),
    }
}

fn missing_packages(purpose: For) -> Result<Vec<&'static str>, Failure> {
    let tests: &[&str] = if purpose == For::Testing { &TO_TEST } else { &[] };
    let wanted: Vec<&str> = TO_BUILD.iter().chain(tests).copied().collect();
    let mut ask =
        command("dpkg-query", ["--show", "--showformat=${Package} ${db:Status-Status}\n"]);
    // dpkg-query fails when it knows nothing of a package, and lists the others all the same.
    let answer = ask.args(&wanted).output()?;
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    Ok(absent(&wanted, &answer))
}

fn absent(wanted: &[&'static str], answer: &str) -> Vec<&'static str> {
    let is_there =
        |package: &&str| answer.lines().any(|line| line == format!("{package} installed"));
    wanted.iter().filter(|package| !is_there(package)).copied().collect()
}

fn install(packages: &[&str]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    println!("Installing with apt-get: {}", packages.join(" "));
    run(apt_get()?.arg("update"))
        .and_then(|()| {
            run(apt_get()?.args(["install", "-y", "--no-install-recommends"]).args(packages))
        })
        .map_err(|Failure(why)| {
            let list = packages.join(" ");
            Failure::new(format!("{why}\nInstall these packages by hand, then try again: {list}"))
        })
}

/// As root directly; otherwise through sudo, which asks for itself except where nobody can answer.
fn apt_get() -> Result<Command, Failure> {
    if output(&mut command("id", ["-u"]))?.trim() == "0" {
        let mut apt = command("apt-get", ["-q"]);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        return Ok(apt);
    }
    let is_unattended = std::env::var_os("CI").is_some();
    let mut sudo = command("sudo", is_unattended.then_some("-n"));
    sudo.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    Ok(sudo)
}

fn name_what_linux_lacks(purpose: For) -> Result<(), Failure> {
    let mut missing = Vec::new();
    for library in ["webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0"] {
        if !succeeds("pkg-config", &["--exists", library]) {
            missing.push(format!("the development files of {library}"));
        }
    }
    let tests =
        [("Xvfb", ["-help"]), ("WebKitWebDriver", ["--version"]), ("initdb", ["--version"])];
    for (program, arguments) in tests {
        if purpose == For::Testing && !succeeds(program, &arguments) {
            missing.push(format!("the program {program}"));
        }
    }
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "this system lacks {}. Fedora calls them webkit2gtk4.1-devel, gtk3-devel, \
             librsvg2-devel, xorg-x11-server-Xvfb, postgresql-server; Arch webkit2gtk-4.1, gtk3, \
             librsvg, xorg-server-xvfb, postgresql",
            missing.join(", ")
        ))),
    }
}

fn has_webview2() -> bool {
    const RUNTIME: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\Software"]
        .iter()
        .any(|hive| succeeds("reg", &["query", &format!(r"{hive}\{RUNTIME}"), "/v", "pv"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_counts_only_when_it_is_installed() {
        let wanted = ["xvfb", "pkg-config", "librsvg2-dev", "xvf"];
        let answer = "xvfb installed\npkg-config config-files\n";
        assert_eq!(absent(&wanted, answer), ["pkg-config", "librsvg2-dev", "xvf"]);
    }
}
