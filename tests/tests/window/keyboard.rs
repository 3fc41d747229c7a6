//! The list of ideas without a mouse: walking, opening and coming back, sorting, searching, the list of
//! shortcuts, and what stands there when there is nothing.

use hub_tests::sample;
use hub_tests::window::{Trouble, Window};

use crate::desk;

const GRID: &str = "[role=grid]";
const SEARCH: &str = "input[aria-label='Search ideas']";
const COUNT: &str = "main [role=status]";

fn walked_to(window: &Window, place: usize) -> Result<(), Trouble> {
    desk::wait_for_focus(window, &format!("{GRID}[aria-activedescendant=cell-{place}-title]"))
}

fn first_title(window: &Window, title: &str) -> Result<(), Trouble> {
    window.wait_for_text("#cell-0-title", title)
}

fn filled() -> Result<Window, Trouble> {
    let window = desk::founded()?;
    window.wait_for_text("main h2", "No ideas yet")?;
    sample::send_ideas(&window)?;
    window.wait_for_text(COUNT, "14 ideas")?;
    window.wait_for("#cell-13-title")?;
    Ok(window)
}

#[test]
fn one_walks_through_the_list_opens_an_idea_and_comes_back_to_it() -> Result<(), Trouble> {
    let window = filled()?;
    desk::tab_to(&window, GRID)?;
    walked_to(&window, 0)?;
    let steps = [
        ("Down", 1),
        ("j", 2),
        ("j", 3),
        ("k", 2),
        ("Up", 1),
        ("End", 13),
        ("Home", 0),
        ("Down", 1),
        ("Down", 2),
    ];
    for (key, place) in steps {
        window.keys(key)?;
        walked_to(&window, place)?;
    }
    let title = window.text_content("#cell-2-title")?;
    for way_back in
        [|w: &Window| w.keys("Escape"), |w: &Window| w.script("history.back()", vec![]).map(|_| ())]
    {
        window.keys("Enter")?;
        window.wait_for_text("main h1", &title)?;
        way_back(&window)?;
        window.wait_for("#cell-2-title")?;
        walked_to(&window, 2)?;
    }
    window.keys("Down")?;
    walked_to(&window, 3)?;
    desk::assert_calm(&window)
}

#[test]
fn a_head_sorts_by_key_both_ways() -> Result<(), Trouble> {
    let window = filled()?;
    desk::tab_to(&window, "[role=columnheader][data-column=title] button")?;
    let sorted =
        |direction: &str| window.wait_for(&format!("[data-column=title][aria-sort={direction}]"));
    window.keys("Enter")?;
    sorted("ascending")?;
    first_title(&window, "Answer where-is-my-parcel questions")?;
    window.keys("Space")?;
    sorted("descending")?;
    first_title(&window, "Watch competitors' prices")?;
    desk::wait_for_focus(&window, "[data-column=title] button")?;
    desk::assert_calm(&window)
}

#[test]
fn search_and_shortcuts_are_a_key_away() -> Result<(), Trouble> {
    let window = filled()?;
    let best = window.text_content("#cell-0-title")?;
    window.keys("?")?;
    window.wait_for_text("[role=dialog] h2", "Keyboard shortcuts")?;
    window.keys("Escape")?;
    window.wait_until("no dialog", "return !document.querySelector('[role=dialog]')", &[])?;

    window.keys("/")?;
    desk::wait_for_focus(&window, SEARCH)?;
    window.type_into(":focus", "overdue inv")?;
    window.wait_for_text(COUNT, "2 of 14 ideas")?;
    window.keys("Down")?;
    walked_to(&window, 0)?;
    window.keys("/")?;
    desk::wait_for_focus(&window, SEARCH)?;
    window.type_into(":focus", "zzz ?j")?;
    window.wait_for_text("main h2", "No idea has “zzz ?j”")?;
    window.wait_for_text(COUNT, "0 of 14 ideas")?;
    window.keys("Escape")?;
    window.wait_for_text(COUNT, "14 ideas")?;
    first_title(&window, &best)?;
    window.keys("Escape")?;
    window.keys("g")?;
    window.keys("h")?;
    window.wait_for_text("main h1", "Home")?;
    desk::assert_calm(&window)
}

#[test]
fn before_the_first_idea_there_is_one_thing_to_do() -> Result<(), Trouble> {
    let window = desk::founded()?;
    window.wait_for_text("main h2", "No ideas yet")?;
    desk::tab_to(&window, "main a[href$='#/new']")?;
    window.keys("Enter")?;
    desk::wait_for_focus(&window, "#idea-title")?;
    desk::assert_calm(&window)
}
