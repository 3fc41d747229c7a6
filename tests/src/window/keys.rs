//! Names of keys and chords, as a person writes them: `Enter`, `Ctrl+Enter`, `Ctrl+Shift+K`, `?`.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Trouble;

/// Presses the keys of `chord` in order and releases them in the opposite order.
///
/// # Errors
/// When a name is unknown.
pub fn chord(chord: &str) -> Result<KeyActions, Trouble> {
    let keys = chord.split('+').map(key).collect::<Result<Vec<char>, Trouble>>()?;
    let mut actions = KeyActions::new("keyboard".to_owned());
    for value in &keys {
        actions = actions.then(KeyAction::Down { value: *value });
    }
    for value in keys.into_iter().rev() {
        actions = actions.then(KeyAction::Up { value });
    }
    Ok(actions)
}

fn key(name: &str) -> Result<char, Trouble> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Ok(letter);
    }
    Ok(match name {
        "Ctrl" => Key::Control.into(),
        "Shift" => Key::Shift.into(),
        "Alt" => Key::Alt.into(),
        "Enter" => Key::Enter.into(),
        "Escape" => Key::Escape.into(),
        "Tab" => Key::Tab.into(),
        "Space" => ' ',
        "Plus" => '+',
        "Backspace" => Key::Backspace.into(),
        "Delete" => Key::Delete.into(),
        "Up" => Key::Up.into(),
        "Down" => Key::Down.into(),
        "Left" => Key::Left.into(),
        "Right" => Key::Right.into(),
        "Home" => Key::Home.into(),
        "End" => Key::End.into(),
        "PageUp" => Key::PageUp.into(),
        "PageDown" => Key::PageDown.into(),
        _ => return Err(Trouble::new(format!("no key is called {name:?}"))),
    })
}
