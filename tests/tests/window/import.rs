//! A list comes in through the window: pasted and dropped, mapped, put right, imported and taken back.
//! The real list is found through `HUB_DATA`.

use std::path::PathBuf;

use hub_tests::window::{Trouble, Window};
use serde_json::{Value, json};

use crate::{accessible, desk};

/// Copies `text` by the window's own clipboard, as a spreadsheet beside it would have done.
const HOLD: &str = "
    const held = document.createElement('textarea');
    held.id = 'held';
    held.value = arguments[0];
    document.body.append(held);
    held.focus();
    held.select();";
const LET_GO: &str = "document.getElementById('held').remove();";

/// Drops a file of this text onto the page.
const DROP: &str = "
    const [name, text] = arguments;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    const over = (type) => document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    over('dragover');
    over('drop');";

const PASTE_FIELD: &str = "textarea";
const NEXT: &str = "footer button[data-variant=filled]";

const LIST: &str = "Idéia;Área;Sistemas;Vezes;Frequência;Minutos;Situação\n\
    Conferir notas de entrega;Compras;SAP;35;dia;4,5;Aberto\n\
    Cobrar faturas vencidas;Financeiro;SAP, Outlook;4;semana;45;Na fila\n\
    Atualizar preços;Vendas;Excel;9;mês;cento e dez;Concluído\n\
    Conferir notas de entrega;Compras;SAP;35;dia;4,5;Aberto\n";

fn to_import(window: &Window) -> Result<(), Trouble> {
    window.keys("g")?;
    window.keys("m")?;
    window.wait_for_text("main h2", "Bring your list")
}

fn paste_by_keys(window: &Window, text: &str) -> Result<(), Trouble> {
    window.script(HOLD, vec![json!(text)])?;
    window.keys("Ctrl+c")?;
    window.script(LET_GO, vec![])?;
    desk::tab_to(window, PASTE_FIELD)?;
    window.keys("Ctrl+v")
}

fn drop_file(window: &Window, name: &str, text: &str) -> Result<(), Trouble> {
    window.script(DROP, vec![json!(name), json!(text)]).map(|_| ())
}

fn step(window: &Window, heading: &str) -> Result<(), Trouble> {
    window.wait_for_text("main h2", heading)?;
    desk::wait_for_focus(window, "main h2")
}

/// On to the next step, by key.
fn next(window: &Window) -> Result<(), Trouble> {
    window.wait_for(&format!("{NEXT}:not(:disabled)"))?;
    desk::tab_to(window, NEXT)?;
    window.keys("Enter")
}

fn ideas(window: &Window) -> Result<u64, Trouble> {
    let state = window.rpc("app.state", json!({}))?;
    Ok(state["space"]["ideas"].as_u64().unwrap_or_default())
}

/// A picture of a step, where somebody asked for them.
fn picture(window: &Window, name: &str) -> Result<(), Trouble> {
    let Some(folder) = std::env::var_os("HUB_SHOTS").map(PathBuf::from) else { return Ok(()) };
    window.settle()?;
    window.screenshot(&folder.join(format!("import-{name}.png")))
}

#[test]
fn a_real_list_comes_in_by_keys_alone_and_goes_again_in_one_step() -> Result<(), Trouble> {
    let Some(folder) = std::env::var_os("HUB_DATA").map(PathBuf::from) else {
        eprintln!("no HUB_DATA: the real list was not tried");
        return Ok(());
    };
    let list = std::fs::read_to_string(folder.join("merged/automation_use_cases_dev.csv"))?;
    let window = desk::founded()?;
    to_import(&window)?;
    paste_by_keys(&window, &list)?;
    step(&window, "What do the columns say?")?;
    picture(&window, "real-columns")?;
    next(&window)?;
    step(&window, "What will come of it")?;
    picture(&window, "real-check")?;
    let button = window.text_content(NEXT)?;
    assert!(button.starts_with("Import "), "{button}");
    next(&window)?;
    step(&window, "ideas imported")?;
    picture(&window, "real-result")?;
    let imported = ideas(&window)?;
    assert!(imported > 5_000, "{imported} ideas");
    window.keys("Ctrl+z")?;
    window.wait_for_text("[role=status] b", "Taken back")?;
    assert_eq!(ideas(&window)?, 0);
    desk::assert_calm(&window)
}

#[test]
fn a_dropped_list_is_put_right_and_every_row_accounted_for() -> Result<(), Trouble> {
    let window = desk::founded()?;
    // Dropped on the list of ideas: it leads to where lists come in.
    drop_file(&window, "ideias.csv", LIST)?;
    step(&window, "What do the columns say?")?;
    desk::wait_for_words(&window, "semicolon")?;
    desk::wait_for_words(&window, "1.234,56")?;
    picture(&window, "columns")?;
    next(&window)?;
    step(&window, "What will come of it")?;
    desk::wait_for_words(&window, "1 word has no meaning yet; 1 row waits for it")?;
    picture(&window, "check")?;

    window.click("[aria-label^='Na fila means']")?;
    desk::wait_for_focus(&window, "[role=combobox]")?;
    window.type_into(":focus", "assess")?;
    window.keys("Enter")?;
    desk::wait_for_words(&window, "3 words, all known")?;

    window.press("Errors 1")?;
    window.wait_for("aside [data-fix]")?;
    desk::refill(&window, "aside [data-fix]", "110")?;
    window.keys("Enter")?;
    window.wait_for_text(NEXT, "Import 4 ideas")?;
    picture(&window, "likes")?;
    next(&window)?;
    step(&window, "4 ideas imported")?;
    desk::wait_for_words(&window, "rows in the file5")?;
    picture(&window, "result")?;
    assert_eq!(ideas(&window)?, 4);

    // The same file once more: known columns, and nothing new but what has no number of its own.
    window.press("Undo the import")?;
    desk::wait_for_words(&window, "Taken back. Do it again")?;
    assert_eq!(ideas(&window)?, 0);
    window.press("Import another list")?;
    window.wait_for_text("main h2", "Bring your list")?;
    drop_file(&window, "ideias.csv", LIST)?;
    step(&window, "What do the columns say?")?;
    desk::wait_for_words(&window, "they become what you said then")?;
    desk::assert_calm(&window)
}

#[test]
fn what_stayed_out_can_be_taken_along_and_comes_back_with_why() -> Result<(), Trouble> {
    let window = desk::founded()?;
    to_import(&window)?;
    drop_file(&window, "ideias.csv", LIST)?;
    step(&window, "What do the columns say?")?;
    next(&window)?;
    step(&window, "What will come of it")?;
    next(&window)?;
    step(&window, "2 ideas imported")?;
    window.press("Copy the 2 rows that stayed out")?;
    desk::wait_for_words(&window, "Copied. Paste it into a spreadsheet.")?;
    window.press("Import another list")?;
    desk::tab_to(&window, PASTE_FIELD)?;
    window.keys("Ctrl+v")?;
    step(&window, "What do the columns say?")?;
    let head = desk::texts(&window, "thead th span[title]")?;
    assert_eq!(head[..3], ["Row", "Why", "Idéia"]);
    let cells = desk::texts(&window, "tbody tr:first-of-type td")?;
    assert_eq!(cells[..1], ["3"]);
    assert!(cells[1].contains("does not know this stage word"), "{cells:?}");
    desk::assert_calm(&window)
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words_and_nothing_is_held() -> Result<(), Trouble> {
    let window = desk::founded()?;
    to_import(&window)?;
    let cases = [
        ("empty.csv", "", "The file is empty."),
        ("page.html", "%PDF-1.7 a document", "This file is no table that the Hub can read."),
    ];
    for (name, text, words) in cases {
        drop_file(&window, name, text)?;
        window.wait_for_text("main [role=alert]", words)?;
        window.wait_for_text("main h2", words)?;
    }
    picture(&window, "refused")?;
    desk::assert_calm(&window)
}

#[test]
fn what_one_has_come_to_stays_while_one_looks_elsewhere() -> Result<(), Trouble> {
    let window = desk::founded()?;
    to_import(&window)?;
    desk::paste(&window, PASTE_FIELD, "Title\tArea\nMatch receipts\tFinance\n")?;
    step(&window, "What do the columns say?")?;
    window.go("/settings")?;
    window.wait_for_text("main h1", "Settings")?;
    window.go("/import")?;
    window.wait_for_text("main h2", "What do the columns say?")?;
    let chosen: Value =
        window.script("return document.querySelectorAll('thead button').length", vec![])?;
    assert_eq!(chosen, json!(2));
    desk::assert_calm(&window)
}

/// Everything that keeps somebody from reading what stands there now.
fn wrong_at(window: &Window, what: &str) -> Result<Vec<String>, Trouble> {
    window.settle()?;
    let found = [
        accessible::side_scrolling(window)?,
        accessible::cut_off(window)?,
        accessible::grave(window)?,
    ];
    Ok(found.concat().into_iter().map(|one| format!("{what}: {one}")).collect())
}

/// From the file to the result, with a look at each step.
fn walk(window: &Window, what: &str) -> Result<Vec<String>, Trouble> {
    let mut wrong = vec![];
    let mut look = |at: &str| -> Result<(), Trouble> {
        picture(window, &format!("{at}-{what}"))?;
        wrong.extend(wrong_at(window, &format!("{at}, {what}"))?);
        Ok(())
    };
    window.go("/import")?;
    window.wait_for(PASTE_FIELD)?;
    look("file")?;
    drop_file(window, "no.csv", "%PDF-1.7")?;
    window.wait_for("main [role=alert] h2")?;
    look("refused")?;
    drop_file(window, "ideias.csv", LIST)?;
    window.wait_for("thead button")?;
    look("columns")?;
    window.click("thead button")?;
    window.wait_for("[role=dialog] [role=option]")?;
    look("meaning")?;
    window.keys("Escape")?;
    next(window)?;
    window.wait_for("main ol li button")?;
    look("check")?;
    next(window)?;
    window.wait_for("main dl .num")?;
    look("result")?;
    Ok(wrong)
}

#[test]
fn every_step_can_be_read_by_everybody() -> Result<(), Trouble> {
    let window = desk::founded()?;
    let axe = accessible::axe()?;
    let (width, height) = accessible::NARROW;
    window.resize(width, height)?;
    let mut wrong = vec![];
    for theme in ["light", "dark"] {
        for (language, _) in accessible::LANGUAGES {
            accessible::wear(&window, theme, language)?;
            window.script(&axe, vec![])?;
            wrong.extend(walk(&window, &format!("{theme}-{language}"))?);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    desk::assert_calm(&window)
}
