//! `cargo xtask shots`: pictures of every place of the real window, in both themes and two sizes.
//! It judges nothing; people look at them.

#[cfg(target_os = "linux")]
fn main() -> Result<(), hub_tests::window::Trouble> {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("The window can only be driven without a screen on Linux.");
}

#[cfg(target_os = "linux")]
mod linux {
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use hub_tests::sample;
    use hub_tests::window::{Trouble, Window};
    use serde_json::json;

    const SIZES: [(u32, u32); 2] = [(1440, 900), (1100, 720)];
    const THEMES: [&str; 2] = ["light", "dark"];
    const LANGUAGES: [&str; 3] = ["en", "pt-BR", "es"];
    const FIRST_RUN: [(&str, &str); 3] = [
        ("first-run", "/welcome"),
        ("first-run-empty", "/welcome?door=empty"),
        ("first-run-backup", "/welcome?door=backup"),
    ];
    const SAMPLE: [(&str, &str); 4] = [
        ("sample-home", "/home"),
        ("sample-ideas", "/ideas"),
        ("sample-idea", "/ideas/OH-7"),
        ("settings-rates", "/settings?part=rates"),
    ];
    const BUILT: [(&str, &str); 3] = [
        ("idea-built", "/ideas/:id"),
        ("idea-build", "/ideas/:id?tab=build"),
        ("builds", "/builds"),
    ];
    const PLACES: [(&str, &str); 16] = [
        ("home", "/home"),
        ("ideas", "/ideas"),
        ("ideas-filtered", "/ideas?stages=new&hours_min=50&density=roomy"),
        ("idea", "/ideas/:id"),
        ("activity", "/ideas/:id?tab=activity"),
        ("scoring", "/scoring"),
        ("duplicates", "/duplicates"),
        ("new", "/new"),
        ("import", "/import"),
        ("settings", "/settings"),
        ("settings-people", "/settings?part=people"),
        ("settings-space", "/settings?part=space"),
        ("settings-appearance", "/settings?part=appearance"),
        ("settings-keyboard", "/settings?part=keyboard"),
        ("settings-data", "/settings?part=data"),
        ("settings-about", "/settings?part=about"),
    ];

    /// `shots LANGUAGE FOLDER`, by default English and `shots` in the working folder.
    pub fn main() -> Result<(), Trouble> {
        let (languages, folders): (Vec<_>, Vec<_>) =
            std::env::args().skip(1).partition(|said| LANGUAGES.contains(&said.as_str()));
        let folder = PathBuf::from(folders.first().map_or("shots", String::as_str));
        let window = Window::open()?;
        speak(&window, languages.first().map_or("en", String::as_str))?;
        take_all(&window, &FIRST_RUN, "", &folder)?;
        window.rpc("sample.create", json!({}))?;
        take_all(&window, &SAMPLE, "", &folder)?;
        window.rpc("sample.remove", json!({}))?;
        let (idea_id, built_id) = fill(&window)?;
        take_all(&window, &PLACES, &idea_id, &folder)?;
        take_all(&window, &BUILT, &built_id, &folder)?;
        let complaints = window.complaints()?;
        if complaints.is_empty() {
            return Ok(());
        }
        Err(Trouble::new(format!("the page complained: {}", complaints.join("; "))))
    }

    fn take_all(
        window: &Window,
        places: &[(&str, &str)],
        idea_id: &str,
        folder: &Path,
    ) -> Result<(), Trouble> {
        for theme in THEMES {
            set_theme(window, theme)?;
            for (width, height) in SIZES {
                window.resize(width, height)?;
                for (name, place) in places {
                    window.go(&place.replace(":id", idea_id))?;
                    window.settle()?;
                    let file = folder.join(format!("{name}-{width}x{height}-{theme}.png"));
                    window.screenshot(&file)?;
                    // Nobody reads along when the terminal is gone.
                    let _ = writeln!(std::io::stdout(), "{}", file.display());
                }
            }
        }
        Ok(())
    }

    /// The one place that knows how a theme is chosen. It is a setting of the device, and the page reads
    /// those when it starts.
    fn set_theme(window: &Window, theme: &str) -> Result<(), Trouble> {
        let mut device = window.rpc("app.state", json!({}))?["device"].take();
        device["theme"] = json!(theme);
        window.rpc("device.set", device)?;
        window.reload()?;
        window.wait_for(&format!("html[data-mantine-color-scheme={theme}]"))
    }

    /// The page speaks it from its next start on, which every theme brings.
    fn speak(window: &Window, language: &str) -> Result<(), Trouble> {
        let mut device = window.rpc("app.state", json!({}))?["device"].take();
        device["language"] = json!(language);
        window.rpc("device.set", device).map(|_| ())
    }

    /// A space with the sample catalogue. Returns the idea to open, and one that is built.
    fn fill(window: &Window) -> Result<(String, String), Trouble> {
        sample::found_space(window)?;
        let ids = sample::send_ideas(window)?;
        let mut ids = ids.into_iter();
        let missing = || Trouble::new("the sample has too few ideas");
        let (id, built) = ids.next().zip(ids.next()).ok_or_else(missing)?;
        sample::tell_history(window, &id)?;
        sample::build(window, &built)?;
        Ok((id, built))
    }
}
