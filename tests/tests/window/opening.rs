//! The program comes up, draws its first screen without a complaint and reaches its core.

use hub_tests::window::{Trouble, Window};
use serde_json::json;

#[test]
fn the_window_opens_without_a_complaint() -> Result<(), Trouble> {
    let window = Window::open()?;
    assert_eq!(window.complaints()?, Vec::<String>::new());
    assert!(window.rpc("app.state", json!({}))?.is_object());
    Ok(())
}

#[test]
fn an_unknown_command_is_refused_with_a_code() -> Result<(), Trouble> {
    let window = Window::open()?;
    let refusal = window.rpc("no.such.command", json!({})).unwrap_err().to_string();
    assert!(refusal.contains(r#""code":"UNKNOWN_COMMAND""#), "{refusal}");
    Ok(())
}

#[test]
fn the_page_may_load_nothing_from_elsewhere_and_says_so() -> Result<(), Trouble> {
    let window = Window::open()?;
    window.script(
        "new Image().src = 'http://127.0.0.1:9/'; fetch('http://127.0.0.1:9/').catch(() => {})",
        vec![],
    )?;
    window.wait_for_complaint("forbidden: img-src")?;
    window.wait_for_complaint("forbidden: connect-src")
}

#[test]
fn it_opens_again_after_being_closed_and_after_being_killed() -> Result<(), Trouble> {
    let mut window = Window::open()?;
    window.reopen()?;
    window.kill_and_reopen()?;
    assert!(window.rpc("app.state", json!({}))?.is_object());
    Ok(())
}

#[test]
fn two_programs_with_folders_of_their_own_run_side_by_side() -> Result<(), Trouble> {
    let (one, other) = (Window::open()?, Window::open()?);
    one.resize(1100, 720)?;
    other.resize(1440, 900)?;
    assert!(one.rpc("app.state", json!({}))?.is_object());
    assert!(other.rpc("app.state", json!({}))?.is_object());
    Ok(())
}

#[test]
fn the_frame_follows_the_theme_and_goes_back_to_the_systems() -> Result<(), Trouble> {
    let window = Window::open()?;
    let mut device = window.rpc("app.state", json!({}))?["device"].take();
    for (theme, is_dark) in [("dark", true), ("light", false), ("dark", true), ("auto", false)] {
        device["theme"] = json!(theme);
        window.rpc("device.set", device.clone())?;
        let asked = "return matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(window.script(asked, vec![])?, json!(is_dark), "{theme}");
    }
    Ok(())
}
